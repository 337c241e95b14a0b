import { createFixture, converge, onePass } from './fixture.ts';
import { plantAll } from './drift.ts';
import { count, progress, type Figure } from './figure.ts';
import { seeded } from '../../../tools/bench/shared/random.ts';
import { installationId } from '../../fakes/policy-stage.ts';

/** What a pass over an installation costs that is in order, and whether the same pass finds what is not. */
export async function* passes(): AsyncGenerator<Figure> {
  for (const repositories of [100, 1000]) {
    progress(`building ${repositories} repositories`);
    const stage = await createFixture(repositories);
    const { counters } = stage.organisation;
    await converge(stage);
    stage.organisation.resetCounters();
    const woken = await onePass(stage);
    const inSync = { requests: counters.requests - counters.tokens, writes: counters.writes };
    if (woken.length > 0)
      throw new Error(`the pass that is in order wakes ${woken.length} keys, ${woken[0] ?? ''}`);
    yield count(`pass.${repositories}.requests`, inSync.requests);
    yield count(`pass.${repositories}.writes`, inSync.writes);
    yield count(`pass.${repositories}.points`, counters.graphqlPoints);
    if (repositories === 100) {
      await stage.pass(1000);
      const planted = plantAll(stage, repositories, seeded(11));
      stage.organisation.resetCounters();
      const found = await onePass(stage);
      const missed = [...planted].filter(
        ([, key]) => !found.some((each) => each === key || each.startsWith(`${key}/`)),
      );
      for (const [kind, key] of missed) progress(`missed: ${kind} (${key})`);
      yield count('pass.drift_kinds', planted.size);
      yield count('pass.drift_missed', missed.length);
      yield count('pass.drift_requests', counters.requests - counters.tokens);
    }
    await stage.close();
  }
}

/** A day of deep looks at repositories that are in order. Passes are left out: they have their own figures. */
export async function* rotation(): AsyncGenerator<Figure> {
  const repositories = 100;
  const day = 86_400_000;
  progress('a day of deep looks');
  const stage = await createFixture(repositories, { periodMs: 10 * day });
  await converge(stage);
  stage.requestsBy.clear();
  await stage.enqueue(`rotation:${installationId}`);
  await stage.pass(day - 1);
  const requests = (stage.requestsBy.get('rotation') ?? 0) + (stage.requestsBy.get('settings') ?? 0);
  const looks = [...stage.runs].filter(([key]) => key.endsWith('/deep')).length;
  if (looks < repositories) throw new Error(`${looks} of ${repositories} repositories had their turn`);
  yield {
    name: 'policy.rotation.requests_per_repo_per_day',
    value: Number((requests / repositories).toFixed(2)),
    unit: 'count',
  };
  await stage.close();
}
