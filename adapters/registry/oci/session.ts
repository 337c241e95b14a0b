import { z } from 'zod';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import { type HttpAnswer, type HttpOptions, isTransientStatus, request, retryAfterMs } from '../../http.ts';
import { parseChallenge, trustedRealm } from './challenge.ts';

export interface OciOptions {
  /** `ghcr.io` or `127.0.0.1:5000`. */
  readonly registry: string;
  /** `acme/shop/web` */
  readonly repository: string;
  /** Sent to the registry, or to where it makes its tokens, and to nobody else. */
  readonly credentials?: { readonly user: string; readonly token: string };
  readonly clock?: Pick<Clock, 'sleep'>;
}

/** Talks to one repository of a registry and knows how it wants to be asked for permission. */
export interface Session {
  readonly origin: URL;
  /** One exchange. A path starts with `/v2/`; a whole address is one that the registry itself gave. */
  ask(path: string, options?: HttpOptions): Promise<HttpAnswer>;
  /** The error for an answer that is no answer. */
  refusal(answer: HttpAnswer, what: string): Error;
}

const tokenAnswer = z.object({
  token: z.string().max(64_000).optional(),
  access_token: z.string().max(64_000).optional(),
});

/** Docker Hub's registry is not where its name says. */
const elsewhere: Readonly<Record<string, string>> = { 'docker.io': 'registry-1.docker.io' };

/** Registries on this machine speak HTTP, as Docker and buildah have it too; all others HTTPS. */
export function originOf(registry: string): URL {
  const host = Object.hasOwn(elsewhere, registry) ? elsewhere[registry] : registry;
  const url = URL.parse(`https://${host}`);
  if (url === null) throw new FinalError('FL_INPUT_INVALID', `${JSON.stringify(registry)} is no registry`);
  if (/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)) url.protocol = 'http:';
  return url;
}

function basic({ user, token }: NonNullable<OciOptions['credentials']>): string {
  return `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
}

function readToken(answer: HttpAnswer, host: string): string {
  try {
    const { token, access_token: other } = tokenAnswer.parse(
      JSON.parse(new TextDecoder().decode(answer.bytes)),
    );
    return token ?? other ?? '';
  } catch (cause) {
    throw new FinalError('FL_REGISTRY_REFUSED', `${host} gave no token`, { cause });
  }
}

export function createSession(options: OciOptions): Session {
  const origin = originOf(options.registry);
  const common = {
    unreachable: 'FL_REGISTRY_UNREACHABLE',
    timeoutMs: 30_000,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  } as const;
  let authorization: string | null = null;

  function refusal(answer: HttpAnswer, what: string): Error {
    const said = `${options.registry} says ${answer.status} to ${what} of ${options.repository}`;
    if (!isTransientStatus(answer.status)) return new FinalError('FL_REGISTRY_REFUSED', said);
    const wait = retryAfterMs(answer.headers);
    return new TransientError(
      'FL_REGISTRY_UNREACHABLE',
      said,
      wait === undefined ? {} : { retryAfterMs: wait },
    );
  }

  /** The header that answers a challenge (https://distribution.github.io/distribution/spec/auth/token/), or null. */
  async function answerChallenge(refused: HttpAnswer): Promise<string | null> {
    const challenge = parseChallenge(refused.headers.get('www-authenticate'));
    const { credentials } = options;
    if (challenge?.scheme === 'basic') return credentials === undefined ? null : basic(credentials);
    if (challenge === null) return null;
    const { realm, service } = challenge.parameters;
    const url = trustedRealm(realm, origin);
    if (url === null) {
      const where = URL.parse(realm ?? '')?.host ?? 'nowhere';
      const detail = `${options.registry} sends to ${where} for a token, which is not its own site`;
      throw new FinalError('FL_REGISTRY_REFUSED', detail);
    }
    if (service !== undefined) url.searchParams.set('service', service);
    url.searchParams.set(
      'scope',
      `repository:${options.repository}:${credentials === undefined ? 'pull' : 'pull,push'}`,
    );
    const headers: Record<string, string> =
      credentials === undefined ? {} : { authorization: basic(credentials) };
    const answer = await request(url, { ...common, headers, maxBytes: 256 * 1024 });
    if (answer.status !== 200) throw refusal(answer, 'the request for a token');
    return `Bearer ${readToken(answer, url.host)}`;
  }

  async function ask(path: string, more: HttpOptions = {}): Promise<HttpAnswer> {
    const url = new URL(path, origin);
    // Uploads may be sent on to another host, which gets no credentials of this one.
    const own = url.origin === origin.origin;
    const once = () =>
      request(url, {
        ...common,
        ...more,
        headers: {
          ...more.headers,
          ...(authorization === null || !own ? {} : { authorization }),
        },
      });
    const first = await once();
    if (first.status !== 401 || !own) return first;
    // Tokens end after minutes; a second refusal is one.
    authorization = await answerChallenge(first);
    return authorization === null ? first : once();
  }

  return { origin, ask, refusal };
}
