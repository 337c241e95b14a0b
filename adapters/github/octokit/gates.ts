import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { GitHubGates, RepositoryRef } from '../../../core/ports/github.ts';
import { cut } from '../../../core/reporting/text.ts';
import { send, type ClientFor } from './call.ts';

/** GitHub's limit for a comment's Markdown. */
const maxComment = 1024;
const path = /\/repos\/([^/]+)\/([^/]+)\/actions\/runs\/(\d+)\/deployment_protection_rule$/;

/**
 * @param baseUrl of the API. The address to call comes with a webhook: only the run's number is taken from it, and only
 *   where the rest is the API's and the repository's own.
 */
export function createGates(clientFor: ClientFor, baseUrl: string): GitHubGates {
  return {
    answer: async (repository, callbackUrl, { environment, state, comment }) => {
      const runId = runOf(callbackUrl, baseUrl, repository);
      if (runId === null) {
        throw new FinalError('FL_GITHUB_REFUSED', 'the callback of a deployment is not of this API');
      }
      const client = await clientFor(repository);
      await send(client, 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule', {
        owner: repository.owner,
        repo: repository.name,
        run_id: runId,
        environment_name: environment,
        state,
        comment: cut(comment, maxComment),
      });
    },
  };
}

function runOf(callbackUrl: string, baseUrl: string, { owner, name }: RepositoryRef): number | null {
  if (!URL.canParse(callbackUrl)) return null;
  const url = new URL(callbackUrl);
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/$/, '');
  const match = path.exec(url.pathname);
  if (url.origin !== base.origin || match === null || match.index !== prefix.length) return null;
  if (!url.pathname.startsWith(prefix)) return null;
  const same = (a: string | undefined, b: string) =>
    a !== undefined && decodeURIComponent(a).toLowerCase() === b.toLowerCase();
  return same(match[1], owner) && same(match[2], name) ? Number(match[3]) : null;
}
