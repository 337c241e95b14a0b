import { expect, test } from '@jest/globals';
import type { DeploymentState } from '../ports/github-history.ts';
import { greenSince } from './promotion.ts';

const repository = { installationId: 1, id: 2, owner: 'acme', name: 'shop' };
const environment = { name: 'dev', target: null, deploys: ['main'], approval: [], waitMs: 0, services: {} };

function deployment(more: Partial<DeploymentState> = {}): DeploymentState {
  return { id: 1, sha: 'tip', state: 'success', createdAt: 5, since: 9, ...more };
}

async function since(
  deployments: readonly DeploymentState[],
  rules: { readonly environments?: object; readonly bakeMs?: Readonly<Record<string, number>> } = {},
) {
  const asked: string[] = [];
  const history = {
    deployments: async (_: unknown, name: string) => {
      asked.push(name);
      return deployments;
    },
  };
  const config = { environments: {}, bakeMs: {}, ...rules };
  const branch = { name: 'main', sha: 'tip' };
  const answer = await greenSince(repository, branch, { config } as never, { history } as never);
  return [answer, asked[0]];
}

test('a branch is green since its newest commit was deployed, in the environment that deploys it', async () => {
  expect(
    await since([deployment(), deployment({ since: 1 })], { environments: { dev: environment } }),
  ).toEqual([9, 'dev']);
  expect(await since([deployment()])).toEqual([9, 'main']);
  expect(await since([deployment({ sha: 'old' })])).toEqual([null, 'main']);
  expect(await since([deployment({ state: 'failure' }), deployment()])).toEqual([null, 'main']);
});

test('one that was never deployed is ready only where the configuration asks for nothing', async () => {
  expect(await since([])).toEqual([0, 'main']);
  expect(await since([], { bakeMs: { main: 1 } })).toEqual([null, 'main']);
  expect(await since([], { environments: { dev: environment } })).toEqual([null, 'dev']);
});
