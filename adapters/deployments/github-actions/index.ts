import { getOctokit } from '@actions/github';
import { z } from 'zod';
import { FairleadError, FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Deployments } from '../../../core/ports/deployments.ts';
import { cut } from '../../../core/reporting/text.ts';

const created = z.object({ id: z.number() });
const list = z.array(z.object({ id: z.number(), payload: z.unknown() }));
const statuses = z.array(
  z.object({
    state: z.enum(['queued', 'in_progress', 'pending', 'success', 'failure', 'error', 'inactive']),
  }),
);
const maxDescription = 140;
const perPage = 100;
const timeoutMs = 20_000;

/** What octokit threw, as an error of ours. */
function asFairleadError(error: unknown, what: string): FairleadError {
  if (error instanceof FairleadError) return error;
  const status =
    typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
      ? error.status
      : null;
  if (status === null || status >= 500 || status === 408 || status === 429) {
    const detail = status === null ? 'no answer' : `status ${status}`;
    return new TransientError('FL_GITHUB_UNREACHABLE', `${what}: ${detail}`, { cause: error });
  }
  const why = [403, 404].includes(status) ? '; the job needs `permissions: deployments: write`' : '';
  return new FinalError('FL_GITHUB_REFUSED', `${what}: status ${status}${why}`, { cause: error });
}

/** Data of an expected shape; anything else is no answer. */
function read<T>(data: unknown, what: string, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new TransientError('FL_GITHUB_UNREACHABLE', `${what} answered without a usable body`);
}

/**
 * Deployments of the job's own repository, with the job's token. The address of the API is that of `GITHUB_API_URL`.
 * See GitHub's documentation, "REST API endpoints for deployments".
 */
export function createJobDeployments(options: {
  readonly token: string;
  /** `owner/name` */
  readonly repository: string;
  /** Default: the toolkit's, which heeds proxies. */
  readonly fetch?: typeof fetch;
}): Deployments {
  const { token, repository } = options;
  const octokit = getOctokit(token, options.fetch === undefined ? {} : { request: { fetch: options.fetch } });
  const [owner = '', repo = ''] = repository.split('/');
  const where = { owner, repo };
  const call = async <T>(what: string, shape: z.ZodType<T>, work: Promise<{ readonly data: unknown }>) => {
    try {
      return read((await work).data, what, shape);
    } catch (error) {
      throw asFairleadError(error, what);
    }
  };
  const { rest } = octokit;
  const request = () => ({ request: { signal: AbortSignal.timeout(timeoutMs) } });
  return {
    list: ({ environment, sha }) => {
      const of = sha === undefined ? { environment } : { environment, sha };
      const asked = { ...where, ...of, per_page: perPage, ...request() };
      return call('the list of deployments', list, rest.repos.listDeployments(asked));
    },
    create: async ({ sha, environment, description, production, payload }) => {
      const body = {
        ref: sha,
        environment,
        description: cut(description, maxDescription),
        production_environment: production,
        transient_environment: false,
        // The rollout decides when; GitHub neither merges the base branch into it nor waits for checks.
        auto_merge: false,
        required_contexts: [],
        payload,
      };
      const made = rest.repos.createDeployment({ ...where, ...body, ...request() });
      return (await call('a new deployment', created, made)).id;
    },
    newest: async (id) => {
      const asked = { ...where, deployment_id: id, per_page: 1, ...request() };
      const page = await call(
        'the statuses of a deployment',
        statuses,
        rest.repos.listDeploymentStatuses(asked),
      );
      const state = page[0]?.state ?? null;
      return state === 'pending' ? 'queued' : state;
    },
    say: async (id, { state, description, logUrl, environmentUrl }) => {
      const body = {
        state,
        description: cut(description, maxDescription),
        log_url: logUrl,
        ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
        // GitHub would make deployments of other services inactive as well.
        auto_inactive: false,
      };
      const said = rest.repos.createDeploymentStatus({
        ...where,
        deployment_id: id,
        ...body,
        ...request(),
      });
      await call('a status of a deployment', created, said);
    },
  };
}
