import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Json } from '../../../core/json.ts';
import { deployedNotes, entry, idOf, RolloutStage } from '../../../test/fakes/rollout-stage.ts';

const bad = (id: string, requests: number): number => (id === idOf('1.3.0') ? Math.ceil(requests / 3) : 0);

async function stageWith(stable = '1.2.0', previous = '1.1.0'): Promise<RolloutStage> {
  const stage = new RolloutStage();
  await stage.live(stable, previous);
  await stage.promote('1.3.0');
  await stage.promote('1.4.0');
  return stage;
}

async function incidentTypes(stage: RolloutStage, id: string): Promise<readonly string[]> {
  return (await stage.memory.events({ stream: `incident:${id}` })).map(({ type }) => type);
}

describe('a canary', () => {
  test('goes through its steps, with what is live, lock and old instance as they should be', async () => {
    const stage = await stageWith();
    await stage.request('c3', '1.3.0');
    await stage.run('c3');
    expect((await stage.deployed()).lock).toMatchObject({ holder: 'c3' });
    await stage.play(['c3']);
    expect(stage.world.routed).toEqual([
      '{"1.2.0":75,"1.3.0":25}',
      '{"1.2.0":50,"1.3.0":50}',
      '{"1.2.0":0,"1.3.0":100}',
      '{"1.3.0":100}',
    ]);
    expect(stage.world.done).toEqual(['start 1.3.0', 'stop 1.2.0']);
    expect(await stage.deployed()).toMatchObject({
      stable: { version: '1.3.0' },
      previous: { version: '1.2.0' },
      lock: null,
    });
    expect(stage.world.specs.get(idOf('1.3.0'))?.env).toEqual({
      SERVICE_URL_PLACES: 'http://127.0.0.1:80/acme/shop/production/places',
    });
    expect(await incidentTypes(stage, 'c3')).toEqual([]);
    expect(await stage.run('c3')).toEqual({});
  });

  test('goes the more careful way that its request asks for, and what is configured stays', async () => {
    const stage = await stageWith();
    await stage.request('c3', '1.3.0', { steps: [10, 25, 50], finalBakeMs: 4_000 });
    await stage.play(['c3']);
    const settings = (await stage.rollout('c3'))?.settings;
    expect(settings).toMatchObject({ steps: [10, 25, 50], bakeIntervals: 12, finalBakeIntervals: 4 });
    expect(stage.world.routed[0]).toBe('{"1.2.0":90,"1.3.0":10}');
    expect((await stage.deployed()).canary).toMatchObject({ steps: [25, 50], finalBakeMs: 3_000 });
  });

  test('that fails for users goes back, and is one incident', async () => {
    const stage = await stageWith();
    stage.world.errors = bad;
    await stage.request('c3', '1.3.0');
    await stage.play(['c3']);
    expect((await stage.rollout('c3'))?.outcome).toBe('rolled_back');
    expect(stage.weights()).toEqual({ '1.2.0': 100 });
    expect(stage.world.done).toEqual(['start 1.3.0', 'stop 1.3.0']);
    expect(await stage.deployed()).toMatchObject({
      stable: { version: '1.2.0' },
      previous: { version: '1.1.0' },
      lock: null,
    });
    expect(await incidentTypes(stage, 'c3')).toEqual([
      'incident.bad_interval',
      'incident.detected',
      'incident.contained',
    ]);
    expect(stage.memory.enqueued).toContain('incident:c3');
  });

  test('waits for the lock of another', async () => {
    const stage = await stageWith();
    await stage.request('c3', '1.3.0');
    await stage.request('c4', '1.4.0');
    await stage.run('c3');
    expect(await stage.run('c4')).toEqual({ runAgainAt: stage.world.now + 1_000 });
    expect(await stage.rollout('c4')).toBeNull();
    await stage.play(['c3', 'c4']);
    expect((await stage.rollout('c4'))?.from?.version).toBe('1.3.0');
    expect(await stage.deployed()).toMatchObject({
      stable: { version: '1.4.0' },
      previous: { version: '1.3.0' },
    });
  });

  test('whose start fails for good goes back by its deadline, though the job fails each time', async () => {
    const stage = await stageWith();
    await stage.request('c3', '1.3.0');
    stage.world.gate = (operation) => {
      if (operation === 'runtime.start:before') throw new TransientError('FL_HTTP_UNREACHABLE');
    };
    await expect(stage.run('c3')).rejects.toThrow('did not answer');
    stage.world.now += 121_000;
    await stage.play(['c3']);
    const ended = await stage.rollout('c3');
    expect([ended?.outcome, ended?.reason]).toEqual(['rolled_back', 'it did not start in time']);
    expect(stage.weights()).toEqual({ '1.2.0': 100 });
    expect((await stage.deployed()).lock).toBeNull();
  });
});

describe('a request that can never be carried out', () => {
  test.each([
    [
      'of a target that is not for the repository',
      (stage: RolloutStage) => stage.refuse.push('acme/shop'),
      '1.3.0',
    ],
    ['of a version that was never promoted', () => 0, '9.9.9'],
    [
      'of an environment without a target',
      (stage: RolloutStage) => {
        stage.withoutTarget = true;
        return 0;
      },
      '1.3.0',
    ],
  ])('%s is refused once, for good', async (_, spoil, version) => {
    const stage = await stageWith();
    spoil(stage);
    await stage.request('c3', version);
    expect(await stage.run('c3')).toEqual({});
    expect(await stage.run('c3')).toEqual({});
    expect(await stage.rollout('c3')).toBeNull();
    expect((await stage.deployed()).lock).toBeNull();
    const refusal = (await stage.memory.load('rollout-refusal:c3'))?.state;
    expect(JSON.stringify(refusal)).toMatch(
      /FL_NOT_AUTHORISED|9\.9\.9 was never promoted|has no target to roll out to/,
    );
    const events = await stage.memory.events({ stream: 'rollout:c3' });
    expect(events.map(({ type }) => type)).toEqual(['rollout.refused']);
  });

  test('with less care than is configured by now is refused', async () => {
    const stage = await stageWith();
    await stage.request('c3', '1.3.0', { steps: [50] });
    await stage.run('c3');
    const refusal = JSON.stringify((await stage.memory.load('rollout-refusal:c3'))?.state);
    expect(refusal).toContain('leave out 25 of the configured 25, 50');
    expect((await stage.deployed()).lock).toBeNull();
  });

  test('a failure that may pass is not a refusal', async () => {
    const stage = await stageWith();
    stage.githubFails = true;
    await stage.request('c3', '1.3.0');
    await expect(stage.run('c3')).rejects.toThrow(TransientError);
    expect(await stage.memory.load('rollout-refusal:c3')).toBeNull();
    stage.githubFails = false;
    await stage.play(['c3']);
    expect((await stage.rollout('c3'))?.outcome).toBe('done');
  });
});

describe('a rollback', () => {
  test('needs nothing of GitHub, nor the counts from before', async () => {
    const stage = await stageWith();
    stage.githubFails = true;
    stage.world.gate = (operation) => {
      if (operation === 'traffic.intervals:before') throw new TransientError('FL_HTTP_UNREACHABLE');
    };
    await stage.requestRollback('r1', '1.1.0');
    await stage.run('r1');
    expect(await stage.rollout('r1')).not.toBeNull();
    stage.world.gate = () => undefined;
    await stage.play(['r1']);
    expect((await stage.rollout('r1'))?.outcome).toBe('done');
    expect(stage.weights()).toEqual({ '1.1.0': 100 });
    await expect(stage.report('r1')).rejects.toThrow(TransientError);
    stage.githubFails = false;
    await stage.report('r1');
    expect(stage.said).toEqual(['check rollout:r1 success', 'create r1', 'status 11 success']);
  });

  test('leaves no way back to the version that it left', async () => {
    const stage = await stageWith();
    await stage.requestRollback('r1', '1.1.0');
    await stage.play(['r1']);
    expect(await stage.deployed()).toMatchObject({
      stable: { version: '1.1.0' },
      previous: null,
      wentBackFrom: { version: '1.2.0' },
      lock: null,
    });
  });

  test('aborts a rollout under way, and then goes no further than the version before that', async () => {
    const stage = await stageWith();
    await stage.request('c3', '1.3.0');
    for (let second = 0; second < 6; second += 1) {
      await stage.run('c3');
      stage.world.second();
    }
    expect(stage.weights()).toEqual({ '1.2.0': 75, '1.3.0': 25 });
    await stage.requestRollback('r1', '1.2.0');
    await stage.play(['r1', 'c3']);
    expect(await stage.rollout('c3')).toMatchObject({ outcome: 'rolled_back', reason: 'aborted by bob' });
    expect(await stage.rollout('r1')).toMatchObject({
      outcome: 'done',
      sentence: 'notes 1.2.0 was live already and runs.',
    });
    expect(stage.weights()).toEqual({ '1.2.0': 100 });
    expect(await stage.deployed()).toMatchObject({
      stable: { version: '1.2.0' },
      previous: { version: '1.1.0' },
      lock: null,
    });
    expect(stage.world.done).toEqual(['start 1.3.0', 'stop 1.3.0']);
  });

  test('whose rollout was over before it could be aborted goes to the version before it', async () => {
    const stage = await stageWith();
    await stage.request('c3', '1.3.0');
    await stage.run('c3');
    await stage.requestRollback('r1', '1.2.0');
    await stage.play(['c3']);
    await stage.play(['r1']);
    expect(stage.weights()).toEqual({ '1.2.0': 100 });
  });

  test('never aborts another rollback', async () => {
    const stage = await stageWith();
    await stage.requestRollback('r1', '1.1.0');
    await stage.requestRollback('r2', '1.1.0');
    await stage.run('r1');
    await stage.play(['r2', 'r1']);
    expect((await stage.rollout('r1'))?.outcome).toBe('done');
    expect(await stage.rollout('r2')).toMatchObject({ outcome: 'done', from: { version: '1.1.0' } });
    expect(stage.weights()).toEqual({ '1.1.0': 100 });
  });

  test('to any good version starts it as it was started then, and leaves those between', async () => {
    const stage = new RolloutStage();
    await stage.live('1.2.0', '1.1.0', ['1.0.0', '0.9.0']);
    stage.githubFails = true;
    await stage.requestRollback('r1', '0.9.0');
    await stage.play(['r1']);
    expect((await stage.rollout('r1'))?.outcome).toBe('done');
    expect(stage.world.done).toEqual(['start 0.9.0', 'stop 1.2.0']);
    expect(stage.world.specs.get(idOf('0.9.0'))).toMatchObject({
      package: { name: 'shop-notes', version: '0.9.0', sha256: '0.9.0' },
      wsgi: 'shop_notes:app',
    });
    expect(stage.weights()).toEqual({ '0.9.0': 100 });
    const deployed = await stage.deployed();
    expect(deployed).toMatchObject({ previous: null, wentBackFrom: { version: '1.2.0' }, lock: null });
    expect(deployed.good.map(({ version }) => version)).toEqual(['1.1.0', '1.0.0', '0.9.0']);
  });

  test('to a version of three releases ago has all that it needs from their rollouts', async () => {
    const stage = await stageWith('1.1.0', '1.0.0');
    await stage.promote('1.2.0');
    for (const version of ['1.2.0', '1.3.0', '1.4.0']) {
      await stage.request(`c${version}`, version);
      await stage.play([`c${version}`]);
    }
    await stage.requestRollback('r1', '1.1.0');
    await stage.play(['r1']);
    expect(stage.weights()).toEqual({ '1.1.0': 100 });
    const { good, launch } = await stage.deployed();
    expect(good.map(({ version }) => version)).toEqual(['1.3.0', '1.2.0', '1.1.0', '1.0.0']);
    expect(Object.keys(launch)).toEqual(expect.arrayContaining(good.map(({ instanceId }) => instanceId)));
  });

  test('to a version that was rolled out and did not end well is refused', async () => {
    const stage = await stageWith();
    stage.world.errors = bad;
    await stage.request('c3', '1.3.0');
    await stage.play(['c3']);
    await stage.requestRollback('r1', '1.3.0');
    expect(await stage.run('r1')).toEqual({});
    expect(JSON.stringify((await stage.memory.load('rollout-refusal:r1'))?.state)).toContain(
      '1.3.0 is not kept',
    );
  });

  test('goes by what was stored before good versions were kept', async () => {
    const stage = await stageWith();
    const { schema: _schema, good: _good, ...old } = await stage.deployed();
    await stage.memory.transaction((batch) => batch.save(deployedNotes, old as unknown as Json, 1));
    await stage.requestRollback('r1', '1.1.0');
    await stage.play(['r1']);
    expect(stage.weights()).toEqual({ '1.1.0': 100 });
    expect((await stage.deployed()).good.map(({ version }) => version)).toEqual(['1.1.0']);
  });

  test('to a version that is not kept any more is refused', async () => {
    const stage = await stageWith();
    await stage.requestRollback('r1', '0.9.0');
    expect(await stage.run('r1')).toEqual({});
    expect(JSON.stringify((await stage.memory.load('rollout-refusal:r1'))?.state)).toContain(
      '0.9.0 is not kept',
    );
  });
});

/** A process that is killed at seeded moments; the next run has nothing but what was stored. */
async function playKilled(seed: readonly number[], errors: typeof bad): Promise<RolloutStage> {
  const stage = await stageWith();
  stage.world.errors = errors;
  await stage.request('c3', '1.3.0');
  let operations = 0;
  let kills = 0;
  let next = seed[0] ?? 0;
  stage.world.gate = () => {
    operations += 1;
    if (operations < next || kills >= seed.length) return;
    kills += 1;
    operations = 0;
    next = seed[kills] ?? 0;
    throw new Error('killed');
  };
  for (let second = 0; second < 150; second += 1) {
    for (let tries = 0; tries < 3; tries += 1) {
      try {
        await stage.run('c3');
        break;
      } catch (error) {
        if (!(error instanceof Error && error.message === 'killed')) throw error;
      }
    }
    if ((await stage.rollout('c3'))?.phase === 'ended') return stage;
    stage.world.second();
  }
  throw new Error('never over');
}

describe('a process that is killed anywhere', () => {
  test.each([
    ['done', (): number => 0],
    ['rolled_back', bad],
  ])('ends as %s, with each effect once', async (outcome, errors) => {
    const smooth = await playKilled([], errors);
    const expected = {
      done: smooth.world.done,
      routed: smooth.world.routed,
      weights: smooth.weights(),
      stable: (await smooth.deployed()).stable,
      incident: await incidentTypes(smooth, 'c3'),
    };
    expect((await smooth.rollout('c3'))?.outcome).toBe(outcome);
    const schedule = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(schedule, async (seed) => {
        const stage = await playKilled(seed, errors);
        const found = await stage.deployed();
        expect((await stage.rollout('c3'))?.outcome).toBe(outcome);
        expect({
          done: stage.world.done,
          routed: stage.world.routed,
          weights: stage.weights(),
          stable: found.stable,
          incident: await incidentTypes(stage, 'c3'),
        }).toEqual(expected);
        expect(found.lock).toBeNull();
        const events = await stage.memory.events({ stream: 'rollout:c3' });
        expect(events.filter(({ type }) => type === `rollout.${outcome}`)).toHaveLength(1);
        expect(events.filter(({ type }) => type === 'rollout.planned')).toHaveLength(1);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  test('the entry is never without its full weight once it has any', async () => {
    const stage = await playKilled([3, 9, 2, 17, 5], bad);
    for (const routed of stage.world.routed) {
      const sum = Object.values(JSON.parse(routed) as Record<string, number>).reduce((a, b) => a + b, 0);
      expect(sum).toBe(100);
    }
    expect(stage.world.entries.get(entry)).toHaveLength(1);
  });
});
