import { z } from 'zod';
import type { GitHubHandOvers, HandOverRun, RunArtifact } from '../../../core/ports/github-hand-overs.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import { call, callOrNull, callPages, type ClientFor } from './call.ts';
import { downloadFrom } from './download.ts';
import { pull, toPull } from './pulls.ts';

const run = z.object({
  id: z.number(),
  run_attempt: z.number().optional(),
  event: z.string(),
  status: z.string().nullable(),
  conclusion: z.string().nullish(),
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

const maxPages = 3;
const downloadRoute = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';

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
    artifacts: async (repository, runId) => {
      const parameters = { ...at(repository), run_id: runId };
      const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
      const client = await clientFor(repository);
      const found = await callPages(client, route, parameters, artifacts, (page) => page.artifacts, maxPages);
      const newest = new Map<string, RunArtifact>();
      // A run that was repeated has one of each attempt.
      for (const { id, name, size_in_bytes: bytes, expired } of found.toSorted((x, y) => y.id - x.id)) {
        if (!newest.has(name)) newest.set(name, { id, name, bytes, expired });
      }
      return [...newest.values()];
    },
    download: async (repository, artifactId, maxBytes) => {
      const parameters = { ...at(repository), artifact_id: artifactId, archive_format: 'zip' };
      return downloadFrom(await clientFor(repository), downloadRoute, parameters, { maxBytes, given });
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
    // One that waits for a maintainer's approval counts as completed to GitHub.
    completed: data.status === 'completed' && data.conclusion !== 'action_required',
    headSha: data.head_sha,
    headBranch: data.head_branch,
    head: head === null || head === undefined ? null : { repositoryId: head.id, owner: head.owner.login },
  };
}
