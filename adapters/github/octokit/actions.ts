import { z } from 'zod';
import type { GitHubActions, RepositoryRef } from '../../../core/ports/github.ts';
import { call, type Requester } from './call.ts';

const workflowRun = z.object({
  id: z.number(),
  run_attempt: z.number().optional(),
  event: z.string(),
  head_sha: z.string(),
  head_branch: z.string().nullable(),
});

export function createActions(clientFor: (repository: RepositoryRef) => Promise<Requester>): GitHubActions {
  return {
    run: async (repository, runId) => {
      const client = await clientFor(repository);
      const where = { owner: repository.owner, repo: repository.name, run_id: runId };
      const data = await call(client, 'GET /repos/{owner}/{repo}/actions/runs/{run_id}', where, workflowRun);
      return {
        id: data.id,
        attempt: data.run_attempt ?? 1,
        event: data.event,
        headSha: data.head_sha,
        headBranch: data.head_branch ?? '',
      };
    },
  };
}
