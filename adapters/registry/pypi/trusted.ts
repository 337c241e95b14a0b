import { z } from 'zod';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import { jsonOrNull } from '../../../core/json.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import { type HttpAnswer, isTransientStatus, request } from '../../http.ts';

export interface TrustedOptions {
  /** Where uploads go; the token is made by the same host and good for nothing else. */
  readonly publishUrl: string;
  /** The job's identity for an audience. */
  readonly idToken: (audience: string) => Promise<string>;
  /** The plain audience of the Fairlead App, which no index gets; empty where it has none. */
  readonly appAudience?: string;
  readonly clock?: Pick<Clock, 'sleep'>;
}

/**
 * A plain word as `pypi`. The index chooses the audience, so it could else ask for an identity that opens doors
 * elsewhere: those of a cloud, of the Fairlead App and of most others have a dot, a colon or a slash.
 */
const plainAudience = /^[a-z][a-z0-9-]{0,49}$/;
/** As `http:` is allowed in addresses: to this machine only. */
const thisMachine = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const audienceAnswer = z.object({ audience: z.string().min(1).max(200) });
const mintAnswer = z.object({ token: z.string().min(1).max(10_000) });
const refusalAnswer = z.object({
  errors: z.array(z.object({ code: z.string().max(100), description: z.string().max(1000) })).max(20),
});

function json(answer: HttpAnswer): unknown {
  return jsonOrNull(new TextDecoder().decode(answer.bytes));
}

function failure(answer: HttpAnswer, what: string, host: string): Error {
  const said = `${host} says ${answer.status} to ${what}`;
  if (isTransientStatus(answer.status)) return new TransientError('FL_REGISTRY_UNREACHABLE', said);
  const reasons = refusalAnswer.safeParse(json(answer));
  const codes = reasons.success
    ? reasons.data.errors.map(({ code, description }) => `${code}: ${description}`)
    : [];
  return new FinalError('FL_TRUSTED_PUBLISHING', [said, ...codes].join('; ').slice(0, 2000));
}

function requirePlain(audience: string, host: string, appAudience = ''): void {
  if (plainAudience.test(audience) && audience !== appAudience && !audience.startsWith('fairlead')) return;
  throw new FinalError(
    'FL_TRUSTED_PUBLISHING',
    `${host} wants an identity for ${JSON.stringify(audience)}; only a plain word such as pypi is given to an index`,
  );
}

/**
 * A token for uploads, made by the index for the identity of this job; it lives for some fifteen minutes. The protocol
 * is PyPI's (https://docs.pypi.org/trusted-publishers/using-a-publisher/): the index names its audience, and exchanges
 * the identity. An audience that is no plain word is refused before an identity is made.
 * @throws FinalError FL_TRUSTED_PUBLISHING, FL_TOKEN_MISSING; TransientError FL_REGISTRY_UNREACHABLE
 */
export async function mintPypiToken(options: TrustedOptions): Promise<string> {
  const { publishUrl, idToken, clock } = options;
  const home = new URL(publishUrl);
  if (home.protocol !== 'https:' && !thisMachine.test(home.hostname))
    throw new FinalError('FL_TRUSTED_PUBLISHING', `${home.origin} would get the identity in the clear`);
  const common = {
    unreachable: 'FL_REGISTRY_UNREACHABLE',
    maxBytes: 64 * 1024,
    ...(clock === undefined ? {} : { clock }),
  } as const;
  const audience = await request(new URL('/_/oidc/audience', home), common);
  const named = audienceAnswer.safeParse(audience.status === 200 ? json(audience) : null);
  if (!named.success) throw failure(audience, 'the question for its audience', home.host);
  requirePlain(named.data.audience, home.host, options.appAudience);
  const minted = await request(new URL('/_/oidc/mint-token', home), {
    ...common,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: await idToken(named.data.audience) }),
  });
  const token = mintAnswer.safeParse(minted.status === 200 ? json(minted) : null);
  if (!token.success) throw failure(minted, 'the request for a token', home.host);
  return token.data.token;
}
