import type { Checkout, FakeServer } from './action-stage.ts';
import type { QuietStep } from './quiet-steps.ts';
import { createStandaloneStage } from './standalone-stage.ts';

/** What a job's own token may be given of what the check needs. */
const permissions = { contents: 'read', pull_requests: 'read', checks: 'read', deployments: 'read' };

/** The root action's check of a pull request that meets every rule, on an emulated GitHub that listens. */
export async function quietRootStep(
  checkout: Checkout,
  fake: FakeServer,
): Promise<QuietStep & { readonly close: () => Promise<void> }> {
  const files = { 'README.md': 'shop\n', '.github/fairlead.yml': 'strategy: feature\n' };
  const repositories = [
    { name: '.github', files: {} },
    { name: 'shop', files },
  ];
  const { organisation } = createStandaloneStage({ repositories }, permissions);
  const repository = organisation.repo('shop');
  repository.createBranch('feature/x');
  repository.commit('feature/x', { files: { 'a.txt': 'a\n' }, author: 'dev' });
  const { number } = repository.openPull({ head: 'feature/x', author: 'dev' });
  repository.review(number, 'rita');
  const github = await organisation.listen();
  const sha = '1'.repeat(40);
  const payload = {
    repository: { id: repository.id, default_branch: 'main' },
    pull_request: {
      number,
      head: { sha, repo: { id: repository.id } },
      base: { sha, repo: { id: repository.id } },
    },
  };
  const env = {
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REPOSITORY_ID: String(repository.id),
  };
  const inputs = { token: organisation.installationToken(), organisation: 'skip' };
  const step = {
    action: 'fairlead',
    checkout,
    inputs,
    event: 'pull_request',
    payload,
    sha,
    fake,
    env,
  } as const;
  return { step: { ...step, ref: `refs/pull/${number}/merge` }, requests: [], close: () => github.close() };
}
