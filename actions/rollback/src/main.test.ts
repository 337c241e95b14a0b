import { describe, expect, test } from '@jest/globals';
import { rollbackRequest } from '../../../core/api/rollouts.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import { createRolloutJob, release, rolloutStatus } from '../../../test/fakes/rollout-app.ts';
import type { RollbackInputs } from './inputs.ts';
import { main } from './main.ts';

const inputs: RollbackInputs = {
  appUrl: 'https://app.example',
  service: 'notes',
  environment: 'production',
  to: 'previous',
  reason: 'empty pages',
  wait: true,
  timeoutMs: 60_000,
  deployment: true,
  environmentUrl: undefined,
  token: 't',
};

describe('a rollback', () => {
  test('is asked for in the shape that the App reads', async () => {
    const { state, deps } = createRolloutJob();
    await main({ ...deps, inputs });
    const body = {
      schema: 1,
      repository: { id: 7, name: 'acme/shop' },
      run: { id: 11, attempt: 2 },
      service: 'notes',
      environment: 'production',
      to: 'previous',
      reason: 'empty pages',
      key: '11/2/notes/production',
      deployment: 'job',
    };
    expect(state.asked).toEqual([body]);
    expect(rollbackRequest.parse(state.asked[0])).toEqual(body);
    expect(state.outputs).toEqual({
      'rollout-id': 'r1',
      'status-url': 'https://app.example/v1/rollouts/r1',
      version: '1.4.0',
      state: 'done',
    });
    expect(state.log[0]).toBe('Rollback r1 of notes in production to 1.4.0: https://app.example/rollouts/r1');
  });

  test.each([
    ['done', null],
    ['rolled_back', null],
    ['failed', 'it did not start'],
  ] as const)('that ends %s gives %p', async (end, failure) => {
    const { state, deps } = createRolloutJob();
    state.statuses = [rolloutStatus({ state: end, sentence: 'it did not start' })];
    expect(await main({ ...deps, inputs })).toBe(failure);
    expect(state.outputs['state']).toBe(end);
  });

  test('with nothing to do succeeds and says so', async () => {
    const { state, deps } = createRolloutJob();
    const sentence = 'notes 1.4.0 was live already and runs.';
    state.statuses = [rolloutStatus({ state: 'done', sentence })];
    expect(await main({ ...deps, inputs })).toBeNull();
    expect(state.log.at(-1)).toBe(`done: ${sentence}`);
    expect(state.summary).toContain('was live already');
  });

  test('that the App refuses fails with its reason', async () => {
    const { state, deps, deployments } = createRolloutJob();
    state.refusal = new FinalError('FL_NOT_FOUND', 'notes has no previous version to go back to');
    await expect(main({ ...deps, inputs })).rejects.toThrow('no previous version');
    expect(deployments.made).toEqual([]);
  });

  test('has a deployment of the commit of the version, and none where that is not known', async () => {
    const known = createRolloutJob();
    await main({ ...known.deps, inputs });
    expect(known.deployments.made).toEqual([expect.objectContaining({ sha: release })]);
    expect(await known.deployments.newest(1)).toBe('success');
    const unknown = createRolloutJob();
    unknown.state.sha = undefined;
    expect(await main({ ...unknown.deps, inputs })).toBeNull();
    expect([unknown.state.loads, unknown.deployments.made]).toEqual([0, []]);
  });

  test('that is not waited for leaves the deployment to the App', async () => {
    const { state, deps } = createRolloutJob();
    expect(await main({ ...deps, inputs: { ...inputs, wait: false } })).toBeNull();
    expect(state.asked[0]).toMatchObject({ deployment: 'app' });
    expect([state.loads, state.outputs['state']]).toEqual([0, 'running']);
  });
});
