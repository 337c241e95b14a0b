import type { GitHubSources } from '../../../core/ports/github-sources.ts';
import type { ClientFor } from './call.ts';
import { downloadFrom } from './download.ts';

const route = 'GET /repos/{owner}/{repo}/tarball/{ref}';

/** @param given the `fetch` of tests; the global one by default */
export function createSources(clientFor: ClientFor, given?: typeof fetch): GitHubSources {
  return {
    tarball: async (repository, sha, maxBytes) => {
      const parameters = { owner: repository.owner, repo: repository.name, ref: sha };
      return downloadFrom(await clientFor(repository), route, parameters, { maxBytes, given });
    },
  };
}
