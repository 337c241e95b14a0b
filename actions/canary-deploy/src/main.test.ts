import { describe, expect, test } from '@jest/globals';
import { rolloutRequest } from '../../../core/api/rollouts.ts';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import { createRolloutJob, head, release, rolloutStatus } from '../../../test/fakes/rollout-app.ts';
import type { DeployInputs } from './inputs.ts';
import { main } from './main.ts';
import { versionOf } from './version.ts';

const inputs: DeployInputs = {
  appUrl: 'https://app.example',
  service: 'notes',
  environment: 'production',
  version: 'newest',
  artifacts: null,
  way: {},
  wait: true,
  timeoutMs: 600_000,
  deployment: true,
  environmentUrl: undefined,
  token: 't',
};

const done = rolloutStatus({ state: 'done', weight: 100, step: 4, sentence: 'notes 1.4.0 serves all' });

describe('what is asked for', () => {
  test('is what the inputs say, in the shape that the App reads', async () => {
    const { state, deps } = createRolloutJob();
    const way = { pattern: 'canary', steps: [1, 5], bakeMs: 60_000, finalBakeMs: 120_000 } as const;
    const environmentUrl = 'https://notes.example/';
    await main({ ...deps, inputs: { ...inputs, way: { ...way, steps: [1, 5] }, environmentUrl } });
    const body = {
      schema: 1,
      repository: { id: 7, name: 'acme/shop' },
      run: { id: 11, attempt: 2 },
      service: 'notes',
      environment: 'production',
      version: 'newest',
      sha: head,
      key: '11/2/notes/production',
      ...way,
      environmentUrl,
      deployment: 'job',
    };
    expect(state.asked).toEqual([body]);
    expect(rolloutRequest.parse(state.asked[0])).toEqual(body);
  });

  test('is no deployment of the job’s where it may make none, or does not wait', async () => {
    for (const change of [{ wait: false }, { deployments: null }] as const) {
      const { state, deps, deployments } = createRolloutJob();
      await main({ ...deps, ...change, inputs: { ...inputs, ...change } });
      expect(state.asked[0]).toMatchObject({ deployment: 'app' });
      expect([state.loads, deployments.made]).toEqual([0, []]);
    }
  });

  test('is told at once, with outputs and the rollout’s page', async () => {
    const { state, deps } = createRolloutJob();
    expect(await main({ ...deps, inputs: { ...inputs, wait: false } })).toBeNull();
    expect(state.outputs).toEqual({
      'rollout-id': 'r1',
      'status-url': 'https://app.example/v1/rollouts/r1',
      version: '1.4.0',
      state: 'running',
    });
    expect(state.log).toEqual(['Rollout r1 of notes 1.4.0 to production: https://app.example/rollouts/r1']);
  });

  test('that the App refuses makes no deployment', async () => {
    const { state, deps, deployments } = createRolloutJob();
    state.refusal = new FinalError('FL_ROLLOUT_LOOSER', 'steps 50 leave out 5');
    await expect(main({ ...deps, inputs })).rejects.toThrow('leave out 5');
    expect(deployments.made).toEqual([]);
  });
});

describe('the version', () => {
  const artifacts = [
    { service: 'web', releaseVersion: '3.0.0' },
    { service: 'notes', releaseVersion: '1.4.0' },
    { service: null, releaseVersion: '9.0.0' },
  ];
  test('is that of the input, or the release of the service’s artifact', () => {
    expect(versionOf({ ...inputs, version: '1.2.0' })).toBe('1.2.0');
    expect(versionOf({ ...inputs, artifacts })).toBe('1.4.0');
    const kinds = ['oci', 'python', 'npm'].map((kind, at) => ({
      kind,
      service: 'notes',
      releaseVersion: `${at}.0.0`,
    }));
    expect(versionOf({ ...inputs, artifacts: kinds })).toBe('1.0.0');
  });
  test.each<[string, Partial<DeployInputs>, string]>([
    ['both', { artifacts, version: '1.2.0' }, 'either version or artifacts'],
    ['another service', { artifacts, service: 'places' }, 'no release of the service places'],
    ['no artifacts', { artifacts: [] }, 'no release of the service notes'],
    ['no list', { artifacts: { service: 'notes' } }, 'must be the output'],
    ['an artifact of another shape', { artifacts: [{ service: 'notes', releaseVersion: 4 }] }, 'no release'],
  ])('is refused for %s', (_, change, why) => {
    expect(() => versionOf({ ...inputs, ...change })).toThrow(why);
  });
});

describe('waiting', () => {
  test('shows the log, the step and the evidence, and ends with the outcome', async () => {
    const { state, deps } = createRolloutJob();
    state.statuses = [
      rolloutStatus(),
      rolloutStatus({ weight: 5, step: 1, sentence: 'Baking at 5 %', eHarm: 1.2 }),
      done,
    ];
    expect(await main({ ...deps, inputs })).toBeNull();
    expect(state.log.slice(1)).toEqual([
      '10:00 begins',
      'running: Starting notes 1.4.0',
      'running: Baking at 5 %',
      expect.stringMatching(/^step 1 of 4: 1\.4\.0 gets 5 % of the requests; evidence of harm 1\.2/),
      'done: notes 1.4.0 serves all',
    ]);
    expect(state.outputs['state']).toBe('done');
    expect(state.summary).toContain('notes 1.4.0 to production: done');
  });

  test.each(['rolled_back', 'failed'] as const)('fails with the sentence when it %s', async (end) => {
    const { state, deps } = createRolloutJob();
    state.statuses = [rolloutStatus({ state: end, sentence: '7 of 200 requests failed' })];
    expect(await main({ ...deps, inputs })).toBe('7 of 200 requests failed');
    expect(state.outputs['state']).toBe(end);
  });

  test('fails with an error of its own when the time is over, and says where the rollout is', async () => {
    const { state, deps, deployments } = createRolloutJob();
    state.statuses = [rolloutStatus({ state: 'waiting_for_human', sentence: 'Go on?' })];
    const ended = main({ ...deps, inputs });
    await expect(ended).rejects.toMatchObject({ code: 'FL_WAIT_TIMEOUT' });
    expect(state.outputs['state']).toBe('waiting_for_human');
    expect(state.log.filter((line) => line.startsWith('still waiting for human after'))).toHaveLength(9);
    expect(deployments.said.map((said) => said.state)).toEqual(['queued']);
  });
});

describe('GitHub’s deployment', () => {
  const facts = { logUrl: 'https://app.example/rollouts/r1', environmentUrl: 'https://notes.example/' };

  test('is made queued with the rollout’s key, and the App reports on it', async () => {
    const { state, deps, deployments } = createRolloutJob();
    state.statuses = [rolloutStatus({ weight: 5, step: 1 }), done];
    // The App, as fast as it is.
    state.onRead = (status) =>
      deployments.say(1, { state: status.ended ? 'success' : 'in_progress', description: 'app', logUrl: '' });
    await main({ ...deps, inputs: { ...inputs, environmentUrl: facts.environmentUrl } });
    expect(deployments.made).toEqual([
      {
        id: 1,
        sha: release,
        environment: 'production',
        description: 'notes 1.4.0',
        production: true,
        payload: { key: 'r1', service: 'notes' },
      },
    ]);
    expect(deployments.said).toEqual([
      { id: 1, state: 'queued', description: 'notes 1.4.0 is asked for', ...facts },
      expect.objectContaining({ state: 'in_progress', description: 'app' }),
      expect.objectContaining({ state: 'success', description: 'app' }),
    ]);
  });

  test.each([
    ['done', 'success'],
    ['rolled_back', 'failure'],
    ['failed', 'error'],
  ] as const)('gets what the App does not say: %s is %s', async (end, wanted) => {
    const { state, deps, deployments } = createRolloutJob();
    state.statuses = [
      rolloutStatus({ weight: 5, step: 1, sentence: 'Baking' }),
      rolloutStatus({ state: end, sentence: 'the end' }),
    ];
    await main({ ...deps, inputs: { ...inputs, environmentUrl: facts.environmentUrl } });
    expect(deployments.said).toEqual([
      { id: 1, state: 'queued', description: 'notes 1.4.0 is asked for', ...facts },
      { id: 1, state: 'in_progress', description: 'Baking', ...facts },
      { id: 1, state: wanted, description: 'the end', ...facts },
    ]);
  });

  test('is found again by an attempt that runs again, and replaces only its service’s', async () => {
    const { state, deps, deployments } = createRolloutJob();
    const old = async (key: string, service: string) => {
      const id = await deployments.create({
        sha: head,
        environment: 'production',
        description: '',
        production: true,
        payload: { key, service },
      });
      await deployments.say(id, { state: 'success', description: '', logUrl: '' });
      return id;
    };
    const [notes, web] = [await old('r0', 'notes'), await old('w0', 'web')];
    state.statuses = [done];
    for (const _ of [1, 2]) await main({ ...deps, inputs });
    expect(deployments.made.map(({ payload }) => payload.key)).toEqual(['r0', 'w0', 'r1']);
    expect(await deployments.newest(notes)).toBe('inactive');
    expect(await deployments.newest(web)).toBe('success');
    expect(deployments.said.filter(({ id }) => id === 3).map((said) => said.state)).toEqual([
      'queued',
      'success',
    ]);
  });

  test('is of the job’s commit where the App does not say the version’s', async () => {
    const { state, deps, deployments } = createRolloutJob();
    state.sha = undefined;
    await main({ ...deps, inputs });
    expect(deployments.made[0]?.sha).toBe(head);
  });

  test('costs no request while the rollout goes on', async () => {
    const { state, deps, deployments } = createRolloutJob();
    const going = (weight: number) => rolloutStatus({ weight, step: 1, sentence: `at ${weight}` });
    state.statuses = [...Array.from({ length: 30 }, (_, at) => going(at)), done];
    let asked = 0;
    const { newest } = deployments;
    deployments.newest = (id) => {
      asked += 1;
      return newest(id);
    };
    await main({ ...deps, inputs });
    // When it was made, when it began, and a few times at its end.
    expect(asked).toBeLessThan(12);
  });

  test('that GitHub refuses is told once, and the rollout goes on', async () => {
    const { state, deps, deployments } = createRolloutJob();
    deployments.failure = new FinalError('FL_GITHUB_REFUSED', 'the job needs deployments: write\n::error::x');
    state.statuses = [rolloutStatus({ weight: 5, step: 1 }), done];
    expect(await main({ ...deps, inputs })).toBeNull();
    expect(state.commands).toHaveLength(1);
    expect(state.commands[0]).toMatch(/^::warning title=fairlead\/deployment::The rollout goes on; [^\n]*$/);
    expect(state.commands[0]).toContain('the job needs deployments: write');
    expect(state.outputs['state']).toBe('done');
  });

  test('is tried again after a failure that may pass', async () => {
    const { state, deps, deployments } = createRolloutJob();
    state.statuses = [rolloutStatus({ weight: 5, step: 1 }), done];
    state.onRead = ({ ended }) => {
      deployments.failure = ended ? null : new TransientError('FL_GITHUB_UNREACHABLE');
    };
    await main({ ...deps, inputs });
    expect(state.commands).toHaveLength(1);
    expect(await deployments.newest(1)).toBe('success');
  });
});
