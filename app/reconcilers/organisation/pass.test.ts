import { afterEach, describe, expect, test } from '@jest/globals';
import { createPolicyStage, installationId, type PolicyStage } from '../../../test/fakes/policy-stage.ts';

const period = 300_000;
const key = `organisation:${installationId}`;
const environments = 'environments:\n  production: {deploys: main, approval: team:release}\n';
let stage: PolicyStage;

afterEach(() => stage.close());

/** A repository whose deliveries are all lost, with one pull request; everything is in order. */
async function open(config = 'strategy: feature\n') {
  stage = await createPolicyStage({
    silent: true,
    plan: 'enterprise',
    users: [{ login: 'ann', owner: true }, { login: 'bob' }, { login: 'rae' }],
    teams: [
      { slug: 'release', members: ['rae'], repositories: { shop: 'push' } },
      { slug: 'other', members: ['rae'], repositories: { shop: 'push' } },
    ],
    repositories: [{ name: 'shop', files: { '.github/fairlead.yml': `${config}${environments}` } }],
  });
  const shop = stage.organisation.repo('shop');
  shop.createBranch('feature/x');
  shop.commit('feature/x', { files: { 'x.txt': '1\n' } });
  const pull = shop.openPull({ head: 'feature/x', author: 'bob' });
  await stage.enqueue(key);
  await stage.settle();
  await stage.pass(2 * period);
  expect(stage.errors).toEqual([]);
  return { shop, pull };
}

/** Keys that the pass wakes, without working them. */
async function passWakes(): Promise<readonly string[]> {
  await stage.enqueue(key);
  expect(await stage.step()).toBe(key);
  const now = stage.clock.now();
  return (await stage.store.jobs()).filter(({ runAt }) => runAt <= now).map((job) => job.key);
}

function conclusion(sha: string): string | null | undefined {
  const runs = [...stage.organisation.repo('shop').state.checkRuns.values()];
  return runs.findLast((run) => run.headSha === sha && run.name === 'fairlead/policy')?.conclusion;
}

describe('a pass', () => {
  test('wakes nothing where all is in order, and asks for little', async () => {
    await open();
    stage.organisation.resetCounters();
    expect(await passWakes()).toEqual([]);
    const { requests, tokens, writes, graphqlPoints } = stage.organisation.counters;
    // The list, the organisation's teams, one glance, and what the glance only names.
    expect(requests - tokens).toBe(4);
    expect(writes).toBe(0);
    expect(graphqlPoints).toBe(3);
  });

  test('after somebody changed an environment it wakes the settings, and all is in order again', async () => {
    const { shop } = await open();
    const reviewers = () => shop.state.environments.get('production')?.reviewers ?? [];
    expect(reviewers()).toHaveLength(1);
    shop.drift.setEnvironment('production', { reviewers: [], wait_timer: 0 });
    expect(await passWakes()).toEqual([`settings:${shop.id}`]);
    await stage.settle();
    expect(reviewers()).toHaveLength(1);
    await stage.pass(2 * period);
    expect(await passWakes()).toEqual([]);
  });

  test('a second change in the same second as the look is found by the next one', async () => {
    const { shop, pull } = await open();
    shop.label(pull.number, 'first');
    await stage.enqueue(key);
    await stage.settle();
    expect(conclusion(pull.headSha)).toBe('action_required');
    shop.review(pull.number, 'ann');
    await stage.pass(period);
    expect(conclusion(pull.headSha)).toBe('success');
  });

  test('the same for settings', async () => {
    const { shop } = await open();
    const ours = [...shop.state.rulesets.values()].find(({ name }) => name.includes('tags'));
    if (ours === undefined) throw new Error('no ruleset for tags');
    // A save that changes nothing, then one that does.
    shop.drift.changeRuleset(ours.name, { enforcement: ours.enforcement });
    await stage.enqueue(key);
    await stage.settle();
    shop.drift.changeRuleset(ours.name, { rules: [{ type: 'deletion' }] });
    await stage.pass(period);
    expect(shop.state.rulesets.get(ours.id)?.rules.length).toBeGreaterThan(1);
  });

  test('who joins or leaves a group changes the verdicts', async () => {
    const { shop, pull } = await open('strategy: feature\nrelease_managers: [team:release]\n');
    expect(await passWakes()).toEqual([]);
    stage.organisation.setTeamMember('release', 'ann', true);
    expect(await passWakes()).toEqual([`policy:${shop.id}/${pull.number}`]);
  });

  test('a team that nobody names changes nothing', async () => {
    await open();
    stage.organisation.setTeamMember('other', 'ann', true);
    expect(await passWakes()).toEqual([]);
  });

  test('a base that moves concerns only those who must be up to date', async () => {
    const { shop } = await open('strategy: feature\nup_to_date: false\n');
    shop.commit('main', { files: { 'y.txt': '1\n' } });
    expect(await passWakes()).toEqual([]);
    await stage.close();
    const strict = await open('strategy: feature\nup_to_date: true\n');
    strict.shop.commit('main', { files: { 'y.txt': '1\n' } });
    expect(await passWakes()).toEqual([`policy:${strict.shop.id}/${strict.pull.number}`]);
  });

  test('what cannot be read is named and looked at by the next pass; nothing is written', async () => {
    const { shop } = await open();
    shop.drift.changeSettings({ allow_merge_commit: true, allow_squash_merge: false });
    stage.organisation.faults.failRepository('shop');
    stage.organisation.resetCounters();
    expect(await passWakes()).toEqual([]);
    expect(stage.organisation.counters.writes).toBe(0);
    const [done] = await stage.store.events({ type: 'pass.completed', newestFirst: true, limit: 1 });
    expect(done?.body).toMatchObject({ failed: ['acme/shop'] });
    stage.organisation.faults.clear();
    expect(await passWakes()).toEqual([`settings:${shop.id}`]);
  });
});
