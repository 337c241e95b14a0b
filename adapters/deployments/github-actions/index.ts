import { getOctokit } from '@actions/github';
import type { z } from 'zod';
import {
  createdShape,
  deploymentBody,
  deploymentsShape,
  newestState,
  statusBody,
  statusesShape,
} from '../../../core/delivery/github-bodies.ts';
import { FairleadError, FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Deployments } from '../../../core/ports/deployments.ts';

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
      return call('the list of deployments', deploymentsShape, rest.repos.listDeployments(asked));
    },
    create: async (wanted) => {
      const made = rest.repos.createDeployment({ ...where, ...deploymentBody(wanted), ...request() });
      return (await call('a new deployment', createdShape, made)).id;
    },
    newest: async (id) => {
      const asked = { ...where, deployment_id: id, per_page: 1, ...request() };
      const page = await call(
        'the statuses of a deployment',
        statusesShape,
        rest.repos.listDeploymentStatuses(asked),
      );
      return newestState(page);
    },
    say: async (id, status) => {
      const said = rest.repos.createDeploymentStatus({
        ...where,
        deployment_id: id,
        ...statusBody(status),
        ...request(),
      });
      await call('a status of a deployment', createdShape, said);
    },
  };
}
