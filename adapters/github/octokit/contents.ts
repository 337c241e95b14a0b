import { z } from 'zod';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { GitHubContents, RepositoryRef } from '../../../core/ports/github.ts';
import { call, isNotFound, refusalText, type ClientFor } from './call.ts';

const file = z.union([
  z.object({ type: z.literal('file'), encoding: z.string(), content: z.string() }),
  z.array(z.unknown()),
  z.object({ type: z.string() }),
]);
const repositoryShape = z.object({ default_branch: z.string().min(1) });

export function createContents(clientFor: ClientFor): GitHubContents {
  const defaultBranch = async (repository: RepositoryRef) => {
    const client = await clientFor(repository);
    const where = { owner: repository.owner, repo: repository.name };
    const data = await call(client, 'GET /repos/{owner}/{repo}', where, repositoryShape);
    return data.default_branch;
  };
  const read = async (repository: RepositoryRef, path: string, ref: string) => {
    const client = await clientFor(repository);
    const parameters = { owner: repository.owner, repo: repository.name, path, ref };
    const route = 'GET /repos/{owner}/{repo}/contents/{path}';
    try {
      const data = await call(client, route, parameters, file);
      if (Array.isArray(data) || !('content' in data)) return null;
      if (data.encoding === 'base64') return Buffer.from(data.content, 'base64').toString('utf8');
      throw new FinalError('FL_GITHUB_REFUSED', `${path} is too large to be read`);
    } catch (error) {
      if (!isNotFound(error) || refusalText(error).startsWith('No commit found')) throw error;
      // A repository that is out of reach answers 404 as well: only one that can be read has a missing file.
      await defaultBranch(repository);
      return null;
    }
  };
  return { read, defaultBranch };
}
