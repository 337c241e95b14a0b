import { z } from 'zod';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { HostedKind, PackageHost } from '../../../core/ports/packages.ts';
import { type HttpAnswer, isTransientStatus, request, retryAfterMs } from '../../http.ts';

export interface PackagesOptions {
  /** `https://api.github.com` */
  readonly apiUrl: string;
  readonly token: string;
  /** `acme/shop`: its owner holds the packages. */
  readonly repository: string;
  readonly clock?: Pick<Clock, 'sleep'>;
}

const perPage = 100;
const maxPages = 200;

const account = z.object({ type: z.string().max(100) });
const hosted = z.object({ repository: z.object({ id: z.number().int().positive() }).nullish() });
const versionPage = z
  .array(
    z.object({
      id: z.number().int().positive(),
      name: z.string().max(256),
      metadata: z
        .object({ container: z.object({ tags: z.array(z.string().max(128)) }).optional() })
        .optional(),
    }),
  )
  .max(perPage);
const pull = z.object({ closed_at: z.iso.datetime({ offset: true }).nullable() });

function refusal(answer: HttpAnswer, what: string): Error {
  const detail = `${answer.status} to ${what}`;
  // A share that is used up comes as 403 as well.
  const limited = answer.status === 403 && answer.headers.get('x-ratelimit-remaining') === '0';
  if (!isTransientStatus(answer.status) && !limited) return new FinalError('FL_GITHUB_REFUSED', detail);
  const wait = retryAfterMs(answer.headers);
  return new TransientError(
    'FL_GITHUB_UNREACHABLE',
    detail,
    wait === undefined ? {} : { retryAfterMs: wait },
  );
}

function read<Shape extends z.ZodType>(shape: Shape, answer: HttpAnswer, what: string): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(new TextDecoder().decode(answer.bytes)));
  } catch (cause) {
    throw new FinalError('FL_GITHUB_REFUSED', `${what} is not what GitHub's documentation says`, { cause });
  }
}

/** GitHub's own packages, by its REST API ("REST API endpoints for packages"). Errors: FL_GITHUB_UNREACHABLE, FL_GITHUB_REFUSED. */
export function createGitHubPackages(options: PackagesOptions): PackageHost {
  const { token, repository, clock } = options;
  const base = options.apiUrl.replace(/\/+$/, '');
  const [owner = ''] = repository.split('/');
  let home: Promise<string> | null = null;

  async function ask(path: string, method = 'GET'): Promise<HttpAnswer> {
    return request(`${base}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        authorization: `Bearer ${token}`,
      },
      unreachable: 'FL_GITHUB_UNREACHABLE',
      timeoutMs: 30_000,
      ...(clock === undefined ? {} : { clock }),
    });
  }

  /** Packages of organisations and of people stand at different addresses. */
  async function findHome(): Promise<string> {
    const answer = await ask(`/users/${encodeURIComponent(owner)}`);
    if (answer.status !== 200) throw refusal(answer, `the account ${owner}`);
    const { type } = read(account, answer, `the account ${owner}`);
    return `/${type === 'Organization' ? 'orgs' : 'users'}/${encodeURIComponent(owner)}/packages`;
  }

  const packagePath = async (kind: HostedKind, name: string) =>
    `${await (home ??= findHome())}/${kind}/${encodeURIComponent(name)}`;

  return {
    async repository(kind, name) {
      const answer = await ask(await packagePath(kind, name));
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw refusal(answer, `the package ${name}`);
      return read(hosted, answer, `the package ${name}`).repository?.id ?? null;
    },
    async versions(kind, name) {
      const path = `${await packagePath(kind, name)}/versions`;
      const found: z.output<typeof versionPage> = [];
      for (let page = 1; ; page += 1) {
        const answer = await ask(`${path}?per_page=${perPage}&page=${page}`);
        if (answer.status === 404 && page === 1) return [];
        if (answer.status !== 200) throw refusal(answer, `the versions of ${name}`);
        const part = read(versionPage, answer, `the versions of ${name}`);
        found.push(...part);
        if (part.length < perPage) break;
        if (page >= maxPages) {
          throw new FinalError('FL_GITHUB_REFUSED', `${name} has more than ${perPage * maxPages} versions`);
        }
      }
      return found.map(({ id, name: version, metadata }) => {
        return { id, name: version, tags: metadata?.container?.tags ?? [] };
      });
    },
    async remove(kind, name, id) {
      const answer = await ask(`${await packagePath(kind, name)}/versions/${id}`, 'DELETE');
      if (answer.status !== 204 && answer.status !== 404)
        throw refusal(answer, `the deletion of ${name} ${id}`);
    },
    async pullRequestEnd(number) {
      const answer = await ask(`/repos/${repository}/pulls/${number}`);
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw refusal(answer, `#${number}`);
      const { closed_at: closed } = read(pull, answer, `#${number}`);
      return closed === null ? null : Date.parse(closed);
    },
  };
}
