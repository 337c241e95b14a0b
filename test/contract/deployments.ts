import { expect } from '@jest/globals';
import { openDeployment, retireEarlier, sayState } from '../../core/delivery/github-deployments.ts';
import type { Deployments } from '../../core/ports/deployments.ts';

/** Holds an implementation of the port to what its users count on. `sha` is a commit of the repository. */
export async function checkDeployments(deployments: Deployments, sha: string): Promise<void> {
  const environment = `contract-${Date.now()}`;
  const open = (key: string, service = 'notes') =>
    openDeployment(deployments, {
      sha,
      environment,
      description: 'x'.repeat(200),
      production: true,
      payload: { key, service },
    });
  const logUrl = 'https://example.com/log';
  const success = { state: 'success', description: 'x'.repeat(200), logUrl } as const;

  const first = await open('a');
  expect(await deployments.newest(first)).toBeNull();
  expect(await open('a')).toBe(first);
  const other = await open('other', 'web');
  const second = await open('b');
  expect(new Set([first, other, second]).size).toBe(3);
  expect((await deployments.list({ environment })).map(({ id }) => id)).toEqual([second, other, first]);
  expect(await deployments.list({ environment: `${environment}-none` })).toEqual([]);

  for (const id of [first, other]) expect(await sayState(deployments, id, success)).toBe(true);
  expect(await sayState(deployments, first, success)).toBe(false);
  expect(await deployments.newest(first)).toBe('success');
  await sayState(deployments, second, { ...success, environmentUrl: 'https://example.com/notes' });
  // A success leaves the others as they are; only what it replaces is made inactive, once.
  expect(await deployments.newest(first)).toBe('success');
  for (const _ of [1, 2])
    await retireEarlier(deployments, { id: second, environment, service: 'notes' }, logUrl);
  const states = [first, other, second].map((id) => deployments.newest(id));
  expect(await Promise.all(states)).toEqual(['inactive', 'success', 'success']);
}
