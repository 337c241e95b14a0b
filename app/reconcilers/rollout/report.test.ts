import { describe, expect, test } from '@jest/globals';
import { TransientError } from '../../../core/errors/fairlead-error.ts';
import { RolloutStage } from '../../../test/fakes/rollout-stage.ts';
import type { DeploymentState } from '../../../core/ports/deployments.ts';
import type { CheckRun } from '../../../core/ports/github.ts';
import type { RolloutDeps } from './deps.ts';
import { reconcileReport } from './report.ts';

async function finished(): Promise<RolloutStage> {
  const stage = new RolloutStage();
  await stage.live('1.2.0', '1.1.0');
  await stage.promote('1.3.0');
  await stage.request('c3', '1.3.0');
  return stage;
}

/** GitHub as it keeps things: deployments by key, checks by external id; the answers of these calls, counted from 1, are lost. */
function lossyGitHub(lost: readonly number[]) {
  const deployments = new Map<string, number>();
  const checks = new Map<string, CheckRun>();
  const statuses: string[] = [];
  let calls = 0;
  const answer = <T>(value: T): Promise<T> => {
    calls += 1;
    return lost.includes(calls)
      ? Promise.reject(new TransientError('FL_GITHUB_UNREACHABLE'))
      : Promise.resolve(value);
  };
  const github: RolloutDeps['github'] = {
    checks: {
      put: (_, run) => {
        checks.set(`${run.headSha} ${run.externalId}`, run);
        return answer(1);
      },
    },
    deployments: {
      of: () => ({
        list: () => answer([...deployments].map(([key, id]) => ({ id, payload: { key, service: 'notes' } }))),
        create: ({ payload: { key } }) => {
          deployments.set(key, deployments.size + 11);
          return answer(deployments.get(key) ?? 0);
        },
        newest: (id) => {
          const said = statuses.findLast((status) => status.startsWith(`${id} `));
          return answer((said?.split(' ')[1] as DeploymentState | undefined) ?? null);
        },
        say: async (id, { state }) => {
          statuses.push(`${id} ${state}`);
          await answer(null);
        },
      }),
    },
  };
  return { github, deployments, checks, statuses };
}

describe('the report to GitHub', () => {
  test.each([[[1]], [[2]], [[3]], [[5]], [[1, 3, 6, 8]]])(
    'is one deployment and one check, though answers %p are lost',
    async (lost) => {
      const stage = await finished();
      const lossy = lossyGitHub(lost);
      const deps = { ...stage.deps, github: lossy.github };
      const report = async (): Promise<void> => {
        for (let tries = 0; tries < 6; tries += 1) {
          try {
            await reconcileReport('rollout-report:c3', deps);
            return;
          } catch (error) {
            if (!(error instanceof TransientError)) throw error;
          }
        }
      };
      await stage.run('c3');
      await report();
      await stage.play(['c3']);
      await report();
      expect([...lossy.deployments.entries()]).toEqual([['c3', 11]]);
      expect([...lossy.checks.keys()]).toEqual(['c-1.3.0 rollout:c3']);
      expect([...lossy.checks.values()][0]).toMatchObject({
        name: 'fairlead/rollout',
        status: 'completed',
        conclusion: 'success',
        detailsUrl: 'https://fairlead.test/rollouts/c3',
      });
      expect(lossy.statuses.every((said) => said.startsWith('11 '))).toBe(true);
      expect(lossy.statuses.at(-1)).toBe('11 success');
    },
  );

  test('says nothing twice, and nothing of a rollout that is not there', async () => {
    const stage = await finished();
    expect(await stage.report('c3')).toEqual({});
    expect(stage.said).toEqual([]);
    await stage.run('c3');
    await stage.report('c3');
    await stage.report('c3');
    expect(stage.said).toEqual(['check rollout:c3 in_progress', 'create c3', 'status 11 in_progress']);
  });

  test('says that a version went back', async () => {
    const stage = await finished();
    stage.world.errors = (id, requests) => (id.endsWith('1.3.0') ? requests : 0);
    await stage.play(['c3']);
    await stage.report('c3');
    expect(stage.said).toEqual(['check rollout:c3 failure', 'create c3', 'status 11 failure']);
  });

  test('makes the deployment inactive that a success replaces', async () => {
    const stage = await finished();
    await stage.play(['c3']);
    await stage.report('c3');
    await stage.promote('1.4.0');
    await stage.request('c4', '1.4.0');
    await stage.play(['c4']);
    await stage.report('c4');
    expect(stage.deployments.map(({ payload, state }) => [payload, state])).toEqual([
      [{ key: 'c3', service: 'notes' }, 'inactive'],
      [{ key: 'c4', service: 'notes' }, 'success'],
    ]);
  });

  test('is on the deployment that the job makes, and on one of its own where the job makes none', async () => {
    for (const made of [true, false]) {
      const stage = new RolloutStage();
      await stage.live('1.2.0', '1.1.0');
      await stage.promote('1.3.0');
      await stage.request('c3', '1.3.0', { deployment: 'job' });
      await stage.run('c3');
      expect(await stage.report('c3')).toEqual({ runAgainAt: stage.world.now + 5_000 });
      expect(stage.said).toEqual(['check rollout:c3 in_progress']);
      const payload = { key: 'c3', service: 'notes' };
      if (made) stage.deployments.push({ id: 5, payload, state: 'queued' });
      else for (let second = 0; second < 60; second += 1) stage.world.second();
      expect(await stage.report('c3')).toEqual({});
      expect(stage.deployments).toEqual([{ id: made ? 5 : 11, payload, state: 'in_progress' }]);
    }
  });

  test('says nothing again that the job said of the end', async () => {
    const stage = await finished();
    await stage.run('c3');
    await stage.report('c3');
    await stage.play(['c3']);
    const [deployment] = stage.deployments;
    if (deployment !== undefined) deployment.state = 'success';
    await stage.report('c3');
    expect(stage.said.filter((said) => said.endsWith('11 success'))).toEqual([]);
  });

  test('names of others are text in its table', async () => {
    const stage = await finished();
    await stage.run('c3');
    const stored = await stage.memory.load('rollout:c3');
    const state = { ...(stored?.state as object), log: [{ at: 0, line: 'a|b <img> @all [x](y)' }] };
    await stage.memory.transaction((batch) => batch.save('rollout:c3', state, stored?.version ?? 0));
    const lossy = lossyGitHub([]);
    await reconcileReport('rollout-report:c3', { ...stage.deps, github: lossy.github });
    const summary = [...lossy.checks.values()][0]?.summary ?? '';
    expect(summary).toContain(String.raw`a\|b \<img\> @${'\u200b'}all \[x\](y)`);
  });
});
