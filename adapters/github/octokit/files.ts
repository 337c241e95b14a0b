import { z } from 'zod';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { GitHubFiles } from '../../../core/ports/github.ts';
import { call, callOrNull, refusedWith, type ClientFor } from './call.ts';
import { documents } from './graphql/documents.ts';
import { partError, runQuery } from './graphql/run.ts';
import { steady } from './steady.ts';

const written = z.object({ commit: z.object({ sha: z.string() }) });
const committed = z.object({
  createCommitOnBranch: z.object({ commit: z.object({ oid: z.string() }).nullable() }).nullable(),
});
const content = z.union([
  z.object({ type: z.literal('file'), sha: z.string(), encoding: z.string(), content: z.string() }),
  z.array(z.unknown()),
  z.object({ type: z.string() }),
]);

export function createFiles(clientFor: ClientFor, clock: Pick<Clock, 'sleep'>): GitHubFiles {
  return {
    put: async (repository, { branch, path, before, text, message }) => {
      const client = await clientFor(repository);
      const parameters = {
        owner: repository.owner,
        repo: repository.name,
        path,
        branch,
        message,
        content: Buffer.from(text, 'utf8').toString('base64'),
        ...(before === null ? {} : { sha: before }),
      };
      try {
        const { commit } = await call(
          client,
          'PUT /repos/{owner}/{repo}/contents/{path}',
          parameters,
          written,
        );
        return { kind: 'written', commit: commit.sha };
      } catch (error) {
        // 409: another blob is there; 422: there is one, and none was named.
        if ([409, 422].includes(refusedWith(error) ?? 0)) return { kind: 'changed' };
        throw error;
      }
    },
    commit: async (repository, { branch, head, files, message }) => {
      const input = {
        branch: { repositoryNameWithOwner: `${repository.owner}/${repository.name}`, branchName: branch },
        expectedHeadOid: head,
        message: { headline: message },
        fileChanges: {
          additions: files.map(({ path, text }) => ({
            path,
            contents: Buffer.from(text, 'utf8').toString('base64'),
          })),
        },
      };
      const client = await clientFor(repository);
      const { data, errors } = await runQuery(client, 'commit', documents.commit(), { input }, committed);
      const commit = data.createCommitOnBranch?.commit?.oid;
      if (commit !== undefined) return { kind: 'written', commit };
      if (errors.some(({ type }) => type === 'STALE_DATA')) return { kind: 'changed' };
      throw partError(`the commit on ${branch}`, errors);
    },
    get: async (repository, path, ref) => {
      const client = steady(await clientFor(repository), clock);
      const where = { owner: repository.owner, repo: repository.name, path, ref };
      const found = await callOrNull(client, 'GET /repos/{owner}/{repo}/contents/{path}', where, content);
      if (found === null || Array.isArray(found) || !('content' in found)) return null;
      if (found.encoding !== 'base64') {
        throw new FinalError('FL_GITHUB_REFUSED', `${path} is too large to be read`);
      }
      return { text: Buffer.from(found.content, 'base64').toString('utf8'), sha: found.sha };
    },
  };
}
