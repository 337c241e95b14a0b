import { expect, test } from '@jest/globals';
import type { RepositoryOverview } from '../ports/github-settings.ts';
import type { Json } from '../json.ts';
import { checkSources, pinnedSources } from './sources.ts';

function overview(...specs: readonly { readonly [key: string]: Json }[]): RepositoryOverview {
  const resources = specs.map((spec, id) => ({ kind: 'ruleset' as const, name: `r${id}`, id, spec }));
  return {
    repository: { installationId: 0, id: 1, owner: 'acme', name: 'shop' },
    observed: { resources, unread: [], unenforceable: false },
    defaultBranch: 'main',
    branches: [{ name: 'main', sha: 'a'.repeat(40), committedAt: 0 }],
  } as unknown as RepositoryOverview;
}

const checks = (list: readonly Json[]) => ({
  rules: [{ type: 'required_status_checks', parameters: { required_status_checks: list } }],
});

const history = {
  checks: async () => [
    { name: 'build', appId: 7, status: 'completed', conclusion: 'success' },
    { name: 'audit', appId: null, status: 'completed', conclusion: 'success' },
    { name: 'other', appId: 9, status: 'completed', conclusion: 'success' },
  ],
};

test('sources are read of rulesets and of branch protection', () => {
  const observed = overview(
    checks([
      { context: 'build', integration_id: 5 },
      { context: 'unit' },
      { context: 'x', integration_id: null },
    ]),
    {
      required_status_checks: {
        checks: [
          { context: 'lint', app_id: 6 },
          { context: 'y', app_id: -1 },
        ],
      },
    },
  ).observed;
  expect(pinnedSources(observed)).toEqual({ build: 5, lint: 6 });
});

test('nobody becomes the source of a pinned check by reporting last', async () => {
  const pinned = overview(checks([{ context: 'build', integration_id: 5 }]));
  const config = { checks: ['build', 'audit', 'never'] };
  expect(await checkSources(pinned, config, { history } as never)).toEqual({ build: 5, audit: null });
  expect(await checkSources(overview(), config, { history } as never)).toEqual({ build: 7, audit: null });
});

test('nothing is asked where everything is known', async () => {
  const pinned = overview(checks([{ context: 'build', integration_id: 5 }]));
  const none = { history: {} } as never;
  expect(await checkSources(pinned, { checks: ['build'] }, none)).toEqual({ build: 5 });
});
