import { z } from 'zod';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { GitHubHandOvers, HandOverRun } from '../../../core/ports/github-hand-overs.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import { isTransientStatus, request } from '../../http.ts';
import { call, callOrNull, isNotFound, lowerCase, send, type Answer, type ClientFor } from './call.ts';
import { pull, toPull } from './pulls.ts';

const run = z.object({
  id: z.number(),
  run_attempt: z.number().optional(),
  event: z.string(),
  status: z.string().nullable(),
  head_sha: z.string(),
  head_branch: z.string().nullable(),
  head_repository: z.object({ id: z.number(), owner: z.object({ login: z.string() }) }).nullish(),
});
const runs = z.object({ workflow_runs: z.array(run) });
const artifacts = z.object({
  artifacts: z.array(
    z.object({ id: z.number(), name: z.string(), size_in_bytes: z.number(), expired: z.boolean() }),
  ),
});

const downloadRoute = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
const downloadMs = 30_000;

/** @param given the `fetch` of tests; the global one by default */
export function createHandOvers(clientFor: ClientFor, given?: typeof fetch): GitHubHandOvers {
  return {
    run: async (repository, runId) => {
      const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
      const client = await clientFor(repository);
      const found = await callOrNull(client, route, { ...at(repository), run_id: runId }, run);
      return found === null ? null : toRun(found);
    },
    runsOf: async (repository, headSha) => {
      const parameters = { ...at(repository), head_sha: headSha, event: 'pull_request', per_page: 100 };
      const route = 'GET /repos/{owner}/{repo}/actions/runs';
      const found = await call(await clientFor(repository), route, parameters, runs);
      return found.workflow_runs.map(toRun).toSorted((a, b) => b.id - a.id);
    },
    pullsFrom: async (repository, { owner, branch }) => {
      const parameters = { ...at(repository), state: 'open', head: `${owner}:${branch}`, per_page: 100 };
      const route = 'GET /repos/{owner}/{repo}/pulls';
      const found = await call(await clientFor(repository), route, parameters, z.array(pull));
      return found.map(toPull);
    },
    artifact: async (repository, runId, name) => {
      const parameters = { ...at(repository), run_id: runId, name, per_page: 100 };
      const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
      const found = await call(await clientFor(repository), route, parameters, artifacts);
      // A run that was repeated has one of each attempt.
      const [newest] = found.artifacts
        .filter((artifact) => artifact.name === name)
        .toSorted((a, b) => b.id - a.id);
      if (newest === undefined) return null;
      return { id: newest.id, bytes: newest.size_in_bytes, expired: newest.expired };
    },
    download: async (repository, artifactId, maxBytes) => {
      const parameters = { ...at(repository), artifact_id: artifactId, archive_format: 'zip' };
      const answer = await sendUnfollowed(await clientFor(repository), parameters);
      return fetchArchive(placeOf(answer), maxBytes, given);
    },
  };
}

function at({ owner, name }: RepositoryRef) {
  return { owner, repo: name };
}

function toRun(data: z.infer<typeof run>): HandOverRun {
  const { head_repository: head } = data;
  return {
    id: data.id,
    attempt: data.run_attempt ?? 1,
    event: data.event,
    completed: data.status === 'completed',
    headSha: data.head_sha,
    headBranch: data.head_branch,
    head: head === null || head === undefined ? null : { repositoryId: head.id, owner: head.owner.login },
  };
}

/** Gone (410) is what GitHub says of an artifact that has expired. */
async function sendUnfollowed(
  client: Awaited<ReturnType<ClientFor>>,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  try {
    return await send(client, downloadRoute, { ...parameters, request: { redirect: 'manual' } });
  } catch (error) {
    if (isNotFound(error))
      throw new FinalError('FL_GITHUB_REFUSED', 'the artifact is gone', { cause: error });
    throw error;
  }
}

/** The address that GitHub redirects to. It is signed and good for a minute, so that it is used at once and never kept. */
function placeOf({ headers }: Answer): URL {
  const location = URL.parse(lowerCase(headers)['location'] ?? '');
  if (location !== null && /^https?:$/.test(location.protocol)) return location;
  throw new TransientError('FL_GITHUB_UNREACHABLE', `${downloadRoute} answered without an address`);
}

async function fetchArchive(
  url: URL,
  maxBytes: number,
  given: typeof fetch | undefined,
): Promise<Uint8Array> {
  const answer = await request(url, {
    maxBytes,
    timeoutMs: downloadMs,
    unreachable: 'FL_GITHUB_UNREACHABLE',
    ...(given === undefined ? {} : { fetch: given }),
  });
  if (answer.status === 200) return answer.bytes;
  // An address that has run out is refused; the next try asks for a new one.
  const Problem = isTransientStatus(answer.status) || answer.status === 403 ? TransientError : FinalError;
  const code = Problem === TransientError ? 'FL_GITHUB_UNREACHABLE' : 'FL_GITHUB_REFUSED';
  throw new Problem(code, `the artifact’s address answered with status ${answer.status}`);
}
