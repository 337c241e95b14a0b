import { createGitHubForToken } from '../../adapters/github/octokit/index.ts';
import { createOrganisation } from '../../demo/organisation/index.ts';

export { tarOf } from '../../demo/organisation/tar.ts';

/** An organisation without the App, and what a token of a job sees of it. Stranger `eve` has a pull request from a fork. */
export function createForkStage(permissions: Readonly<Record<string, string>>) {
  const organisation = createOrganisation({
    login: 'acme',
    app: { id: 15_368, slug: 'github-actions', installationId: 1, permissions },
    users: [
      { login: 'olga', owner: true },
      { login: 'eve', member: false },
    ],
    repositories: [{ name: 'shop', files: { 'README.md': 'shop\n' } }],
  });
  const shop = organisation.repo('shop');
  const { number, headSha } = shop.openPull({
    head: 'patch',
    author: 'eve',
    fork: { owner: 'eve', files: { 'a.py': 'print(1)\n' } },
  });
  const github = createGitHubForToken({
    token: organisation.installationToken(),
    fetch: organisation.fetch,
  });
  return { shop, number, headSha, github };
}
