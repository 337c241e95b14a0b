import { describe, expect, test } from '@jest/globals';
import { deployedNotes, entry, idOf, RolloutStage } from '../../../test/fakes/rollout-stage.ts';
import { reconcileDeployed } from './environment.ts';

async function live(): Promise<RolloutStage> {
  const stage = new RolloutStage();
  await stage.live('1.2.0', '1.1.0');
  await stage.promote('1.3.0');
  return stage;
}

function reboot(stage: RolloutStage): void {
  stage.world.running.clear();
  stage.world.entries.clear();
}

describe('what was deployed', () => {
  test('is started and routed again after a reboot, once it is ready', async () => {
    const stage = await live();
    reboot(stage);
    stage.world.ready = false;
    await reconcileDeployed(deployedNotes, stage.deps);
    expect([stage.world.done, stage.weights()]).toEqual([['start 1.2.0'], {}]);
    stage.world.ready = true;
    await reconcileDeployed(deployedNotes, stage.deps);
    expect(stage.weights()).toEqual({ '1.2.0': 100 });
    const again = await reconcileDeployed(deployedNotes, stage.deps);
    expect(again).toEqual({ runAgainAt: stage.world.now + 30_000 });
    expect(stage.world.done).toEqual(['start 1.2.0']);
    expect(stage.world.routed).toEqual(['{"1.2.0":100}']);
  });

  test.each([
    ['another port', { id: idOf('1.2.0'), host: '127.0.0.1', port: 1, weight: 100 }],
    ['another weight', { id: idOf('1.2.0'), host: '127.0.0.1', port: 9_000, weight: 50 }],
    ['another instance', { id: idOf('1.1.0'), host: '127.0.0.1', port: 9_000, weight: 100 }],
  ])('gets its traffic back from %s', async (_, wrong) => {
    const stage = await live();
    stage.world.entries.set(entry, [wrong]);
    await reconcileDeployed(deployedNotes, stage.deps);
    expect(stage.world.entries.get(entry)).toEqual([
      { id: idOf('1.2.0'), host: '127.0.0.1', port: 9_000, weight: 100 },
    ]);
  });

  test('is kept alive, and not routed, while a rollout holds the lock', async () => {
    const stage = await live();
    await stage.request('c3', '1.3.0');
    await stage.run('c3');
    reboot(stage);
    stage.world.routed.length = 0;
    await reconcileDeployed(deployedNotes, stage.deps);
    expect(stage.world.running.has(idOf('1.2.0'))).toBe(true);
    expect(stage.world.entries.size).toBe(0);
    expect(stage.world.routed).toEqual([]);
  });

  test('is not started again by the moment that a rollout stops it', async () => {
    const stage = await live();
    await stage.request('c3', '1.3.0');
    let checked = 0;
    stage.world.gate = (operation) => {
      if (operation === 'runtime.stop:after') throw new Error('killed');
    };
    for (let second = 0; second < 100 && checked === 0; second += 1) {
      try {
        await stage.run('c3');
      } catch {
        checked += 1;
      }
      stage.world.second();
    }
    expect(checked).toBe(1);
    expect((await stage.deployed()).stable?.version).toBe('1.2.0');
    await reconcileDeployed(deployedNotes, stage.deps);
    expect(stage.world.running.has(idOf('1.2.0'))).toBe(false);
    stage.world.gate = () => undefined;
    await stage.play(['c3']);
    await reconcileDeployed(deployedNotes, stage.deps);
    expect([...stage.world.running.keys()]).toEqual([idOf('1.3.0')]);
  });

  test('leaves the routing to a rollout that took the lock while the instance started', async () => {
    const stage = await live();
    reboot(stage);
    let opened: Promise<unknown> = Promise.resolve();
    stage.world.gate = (operation) => {
      if (operation !== 'runtime.ready:after') return;
      stage.world.gate = () => undefined;
      opened = stage.memory.load(deployedNotes).then((record) =>
        stage.memory.transaction((batch) => {
          const lock = { holder: 'x', reason: '', since: 0 };
          batch.save(deployedNotes, { ...(record?.state as object), lock }, record?.version ?? 0);
        }),
      );
    };
    await reconcileDeployed(deployedNotes, stage.deps);
    await opened;
    expect(stage.world.entries.size).toBe(0);
  });

  test('nothing is done for what is not known, or was never live', async () => {
    const stage = new RolloutStage();
    expect(await reconcileDeployed(deployedNotes, stage.deps)).toEqual({});
    await stage.memory.transaction((batch) => batch.save(deployedNotes, { stable: null }, 0));
    expect(await reconcileDeployed(deployedNotes, stage.deps)).toEqual({});
  });
});
