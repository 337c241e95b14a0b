import { createFixture, converge, nameOf } from './fixture.ts';
import { count, type Figure } from './figure.ts';

/** What one delivery costs: where nothing is wrong, and where one ruleset was changed by somebody. */
export async function* webhooks(): AsyncGenerator<Figure> {
  const stage = await createFixture(20, { silent: false });
  await converge(stage);
  const repo = stage.organisation.repo(nameOf(1));
  const ours = [...repo.state.rulesets.values()].find(({ name }) => name.includes('long-lived'));
  if (ours === undefined) throw new Error('the fixture has no ruleset of ours');
  const cost = async (change: () => void): Promise<number> => {
    stage.organisation.resetCounters();
    change();
    await stage.settle();
    const { requests, tokens } = stage.organisation.counters;
    return requests - tokens;
  };
  // GitHub sends `edited` for a save that changes nothing that we ask for.
  const inSync = await cost(() =>
    repo.drift.changeRuleset(ours.name, { enforcement: ours.enforcement }, 'ann'),
  );
  const drifted = await cost(() =>
    repo.drift.changeRuleset(ours.name, { rules: [{ type: 'deletion' }] }, 'ann'),
  );
  if (ours.rules.length < 2) throw new Error('the drift was not put right');
  if (stage.errors.length > 0) throw new Error(stage.errors[0]);
  yield count('webhook.in_sync.requests', inSync);
  yield count('webhook.one_drift.requests', drifted);
  await stage.close();
}
