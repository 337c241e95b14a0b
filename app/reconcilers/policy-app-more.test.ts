import { afterEach, describe, expect, test } from '@jest/globals';
import {
  openPolicyShop,
  people,
  type PolicyShop,
  type PolicyShopOptions,
} from '../../test/fakes/policy-shop.ts';

const hour = 3_600_000;
/** Between passes of tests that let days go by. */
const slow = { periodMs: 2 * hour };

let opened: PolicyShop | null = null;

afterEach(async () => {
  await opened?.stage.close();
  opened = null;
});

async function open(options: PolicyShopOptions): Promise<PolicyShop> {
  opened = await openPolicyShop(options);
  expect(opened.stage.errors).toEqual([]);
  return opened;
}

describe('release', () => {
  const config = 'strategy: release\nrelease_managers: [team:release]\n';

  test('a backport goes in when its patch is on main, and is refused when it is not', async () => {
    const { stage, shop, work, conclusions, summary } = await open({ config, branches: ['release/1.0'] });
    const fix = work('fix/a', 'main', { 'a.txt': 'fixed\n' });
    shop.review(fix.number, 'ann');
    await stage.settle();
    // A cherry-pick is a commit of its own: on the same base at the same moment it would be the very same one.
    await stage.pass(60_000);
    const waits = work('backport/a', 'release/1.0', { 'a.txt': 'fixed\n' });
    shop.review(waits.number, 'rae');
    await stage.settle();
    expect(conclusions(waits.headSha)).toEqual(['failure']);
    expect(summary(waits.headSha)).toContain('backport');
    shop.merge(fix.number, 'ann', 'squash');
    await stage.settle();
    await stage.pass(300_000);
    expect(conclusions(waits.headSha).at(-1)).toBe('success');
    const other = work('backport/b', 'release/1.0', { 'b.txt': 'never on main\n' });
    shop.review(other.number, 'rae');
    await stage.settle();
    expect(conclusions(other.headSha)).toEqual(['failure']);
    expect(stage.errors).toEqual([]);
  });

  test('who joins the release managers makes the approval count, who leaves takes it back', async () => {
    const { stage, shop, work, conclusions } = await open({ config, branches: ['release/1.0'] });
    shop.setFile('main', 'a.txt', 'fixed\n');
    const pull = work('backport/a', 'release/1.0', { 'a.txt': 'fixed\n' });
    shop.review(pull.number, 'ann');
    await stage.settle();
    expect(conclusions(pull.headSha)).toEqual(['action_required']);
    stage.organisation.setTeamMember('release', 'ann', true);
    await stage.settle();
    expect(conclusions(pull.headSha).at(-1)).toBe('success');
    stage.organisation.setTeamMember('release', 'ann', false);
    await stage.settle();
    expect(conclusions(pull.headSha).at(-1)).toBe('action_required');
  });

  test('a release is cut when its time has come, once', async () => {
    const { stage, shop } = await open({
      ...slow,
      config: `${config}schedule: {every: 7d, start: 2026-11-26, version: minor}\n`,
    });
    shop.createTag('v1.4.0', shop.head(), 'rae');
    await stage.settle();
    expect([...shop.state.refs.keys()].filter((ref) => ref.includes('release/'))).toEqual([]);
    await stage.pass(24 * hour);
    expect(shop.head('release/1.5')).toBe(shop.head());
    await stage.pass(24 * hour);
    expect([...shop.state.refs.keys()].filter((ref) => ref.includes('release/'))).toEqual([
      'refs/heads/release/1.5',
    ]);
    await stage.pass(6 * 24 * hour);
    expect([...shop.state.refs.keys()]).toContain('refs/heads/release/1.6');
    expect(stage.errors).toEqual([]);
  });

  test('a schedule needs no delivery to begin', async () => {
    const { stage, shop } = await open({
      ...slow,
      silent: true,
      config: `${config}schedule: {every: 7d, start: 2026-11-26}\n`,
    });
    await stage.pass(24 * hour);
    expect([...shop.state.refs.keys()]).toContain('refs/heads/release/0.1');
    expect(stage.errors).toEqual([]);
  });

  test('release-first: past the deadline of a back-merge, merges wait for it', async () => {
    const { stage, shop, work, pullOf, conclusions, summary, isMerged } = await open({
      ...slow,
      config: `${config}fixes: release-first\n`,
      branches: ['release/1.0'],
    });
    const fix = work('fix/a', 'release/1.0');
    shop.review(fix.number, 'rae');
    await stage.settle();
    shop.merge(fix.number, 'rae', 'merge');
    await stage.settle();
    const back = pullOf('release/1.0', 'main');
    expect(back.author).toBe('fairlead[bot]');
    const feature = work('feature/x');
    shop.review(feature.number, 'ann');
    await stage.settle();
    expect(conclusions(feature.headSha)).toEqual(['success']);
    await stage.pass(25 * hour);
    expect(conclusions(feature.headSha).at(-1)).toBe('failure');
    expect(summary(feature.headSha)).toContain('past the deadline');
    shop.review(back.number, 'ann');
    await stage.settle();
    expect(isMerged(back)).toBe(true);
    expect(conclusions(feature.headSha).at(-1)).not.toBe('failure');
    expect(stage.errors).toEqual([]);
  });
});

describe('one commit, several pull requests', () => {
  const config = 'strategy: release\nrelease_managers: [team:release]\n';

  async function openTwins() {
    const shop = await open({ config, branches: ['release/1.0'] });
    const good = shop.work('feature/x');
    shop.shop.review(good.number, 'ann');
    await shop.stage.settle();
    expect(shop.conclusions(good.headSha)).toEqual(['success']);
    const bad = shop.shop.openPull({ head: 'feature/x', base: 'release/1.0', author: 'bob' });
    return { ...shop, good, bad };
  }

  test('the check waits for each of them, says so, and is one for all', async () => {
    const { stage, shop, good, bad, conclusions, summary } = await openTwins();
    shop.review(bad.number, 'rae');
    await stage.settle();
    expect(bad.headSha).toBe(good.headSha);
    expect(conclusions(good.headSha)).toEqual(['failure']);
    expect(summary(good.headSha)).toContain(`head of #${good.number}, #${bad.number}`);
    const before = stage.organisation.counters.writes;
    await stage.pass(hour);
    expect(stage.organisation.counters.writes - before).toBeLessThan(3);
    expect(conclusions(good.headSha)).toEqual(['failure']);
    expect(() => shop.merge(bad.number, 'rae', 'squash')).toThrow('fairlead/policy');
  });

  test('it is free again when the other one is closed or gets a commit of its own', async () => {
    const { stage, shop, good, bad, conclusions, summary } = await openTwins();
    await stage.settle();
    shop.closePull(bad.number);
    await stage.pass(600_000);
    expect(conclusions(good.headSha).at(-1)).toBe('success');
    expect(summary(good.headSha)).not.toContain('head of');
    expect(stage.errors).toEqual([]);
  });
});

describe('gitflow', () => {
  const config = 'strategy: gitflow\nrelease_managers: [team:release]\n';

  test('a back-merge that somebody squashed is owed again', async () => {
    const { stage, shop, work, pullOf, isMerged, hasPull } = await open({ config, branches: ['develop'] });
    const fix = work('hotfix/a', 'main');
    shop.review(fix.number, 'rae');
    await stage.settle();
    shop.merge(fix.number, 'rae', 'merge');
    await stage.settle();
    const first = pullOf('main', 'develop');
    shop.forceMerge(first.number, 'ann', 'squash');
    await stage.settle();
    const second = pullOf('main', 'develop');
    expect(second.number).toBeGreaterThan(first.number);
    expect(second.body).toContain('squash');
    shop.review(second.number, 'ann');
    await stage.settle();
    expect(isMerged(second)).toBe(true);
    expect(hasPull('main', 'develop')).toBe(false);
    expect(stage.errors).toEqual([]);
  });

  test('a conflict of a back-merge is described, and the deadline holds features up', async () => {
    const { stage, shop, work, pullOf, answers, conclusions } = await open({
      ...slow,
      config,
      branches: ['develop'],
    });
    shop.commit('develop', { files: { 'a.txt': 'theirs\n' } });
    const fix = work('hotfix/a', 'main', { 'a.txt': 'ours\n' });
    shop.review(fix.number, 'rae');
    await stage.settle();
    shop.merge(fix.number, 'rae', 'merge');
    await stage.settle();
    const back = pullOf('main', 'develop');
    expect(answers(back.number)).toContain('a.txt');
    const feature = work('feature/x', 'develop');
    shop.review(feature.number, 'ann');
    await stage.settle();
    expect(conclusions(feature.headSha)).toEqual(['success']);
    await stage.pass(25 * hour);
    expect(conclusions(feature.headSha).at(-1)).toBe('failure');
    expect(stage.errors).toEqual([]);
  });
});

describe('environment', () => {
  const config = [
    'strategy: environment',
    'release_managers: [team:release]',
    'environments:',
    '  development: {deploys: main}',
    '  staging: {deploys: staging}',
    '  production: {deploys: production}',
    '',
  ].join('\n');

  async function openEnvironments() {
    const shop = await open({ ...slow, config, branches: ['staging', 'production'] });
    const feature = shop.work('feature/x');
    shop.shop.review(feature.number, 'ann');
    await shop.stage.settle();
    await shop.say(feature.number, 'bob', '/fairlead merge');
    expect(shop.isMerged(feature)).toBe(true);
    return { ...shop, feature };
  }

  test('a change goes from branch to branch, deployed and baked before each step', async () => {
    const { stage, shop, feature, say, pullOf, conclusions, answers, isMerged, hasPull } =
      await openEnvironments();
    await say(feature.number, 'rae', '/fairlead promote staging');
    const first = pullOf('main', 'staging');
    shop.review(first.number, 'ann');
    await stage.settle();
    expect(conclusions(first.headSha).at(-1)).not.toBe('success');
    shop.deploy({ ref: 'main', environment: 'development' });
    await stage.pass(2 * hour);
    expect(isMerged(first)).toBe(true);
    shop.deploy({ ref: 'staging', environment: 'staging' });
    await stage.settle();
    await say(feature.number, 'rae', '/fairlead promote production');
    const second = pullOf('staging', 'production');
    shop.review(second.number, 'rae');
    await stage.settle();
    expect(conclusions(second.headSha).at(-1)).toBe('action_required');
    expect(answers(second.number)).toContain('may be merged from');
    await stage.pass(23 * hour);
    expect(isMerged(second)).toBe(false);
    await stage.pass(2 * hour);
    expect(isMerged(second)).toBe(true);
    expect(shop.file('feature-x.txt', 'production')).toBe('1\n');
    // A promotion's own merge commit is nothing that the branches above need back.
    for (const base of ['main', 'staging']) expect(hasPull('production', base)).toBe(false);
    expect(stage.errors).toEqual([]);
  });

  test.each([false, true])(
    'a deployment that comes later, and one that fails later, change the verdict; deliveries lost: %s',
    async (silent) => {
      const { stage, shop, conclusions } = await openEnvironments();
      const { headSha, number } = shop.openPull({ head: 'main', base: 'staging', author: 'bob' });
      shop.review(number, 'ann');
      await stage.pass(hour);
      expect(conclusions(headSha).at(-1)).toBe('action_required');
      if (silent) stage.organisation.deliverTo(null);
      for (const [state, conclusion] of [
        ['success', 'success'],
        ['failure', 'action_required'],
        ['success', 'success'],
      ] as const) {
        await stage.pass(600_000);
        shop.deploy({ ref: 'main', environment: 'development', state });
        await (silent ? stage.pass(300_000) : stage.settle());
        expect([state, conclusions(headSha).at(-1)]).toEqual([state, conclusion]);
      }
      expect(stage.errors).toEqual([]);
    },
  );

  test('an environment cannot be skipped', async () => {
    const { stage, shop, conclusions } = await openEnvironments();
    const skip = shop.openPull({ head: 'main', base: 'production', author: 'bob' });
    await stage.settle();
    expect(conclusions(skip.headSha)).toEqual(['failure']);
  });

  test('a hotfix obliges to back-merges into every branch above', async () => {
    const { stage, shop, work, pullOf } = await openEnvironments();
    const fix = work('hotfix/a', 'production');
    shop.review(fix.number, 'rae');
    await stage.settle();
    shop.merge(fix.number, 'rae', 'merge');
    await stage.settle();
    for (const base of ['main', 'staging']) {
      const back = pullOf('production', base);
      expect([base, back.author]).toEqual([base, 'fairlead[bot]']);
      shop.review(back.number, 'ann');
    }
    await stage.settle();
    await stage.pass(300_000);
    for (const base of ['main', 'staging']) expect(shop.file('hotfix-a.txt', base)).toBe('1\n');
    expect(stage.errors).toEqual([]);
  });
});

describe('merge queue', () => {
  test('a merge by command goes through the queue, and its group gets the check', async () => {
    const { stage, shop, work, say, conclusions, isMerged } = await open({
      config: 'strategy: feature\nmerge_queue: true\nchecks: [build]\n',
    });
    const pull = work('feature/x');
    shop.review(pull.number, 'ann');
    shop.check(pull.headSha, 'build', 'success');
    await stage.settle();
    await say(pull.number, 'bob', '/fairlead merge');
    expect(isMerged(pull)).toBe(false);
    const entry = shop.state.queue.get(pull.number);
    expect(conclusions(entry?.sha ?? '')).toEqual(['success']);
    expect(() => shop.finishGroup(pull.number, 'merged')).toThrow('build');
    shop.check(entry?.sha ?? '', 'build', 'success');
    shop.finishGroup(pull.number, 'merged');
    await stage.settle();
    expect(shop.head()).toBe(entry?.sha);
    expect(conclusions(shop.head())).toEqual(['success']);
    expect(stage.errors).toEqual([]);
  });

  test('a group whose pull request lost its approval fails there', async () => {
    const { stage, shop, work, conclusions } = await open({
      config: 'strategy: feature\nmerge_queue: true\n',
    });
    const pull = work('feature/x');
    shop.review(pull.number, 'ann');
    await stage.settle();
    shop.review(pull.number, 'ann', 'CHANGES_REQUESTED');
    shop.enqueue(pull.number, 'bob');
    await stage.settle();
    const { sha = '' } = shop.state.queue.get(pull.number) ?? {};
    expect(conclusions(sha)).not.toEqual(['success']);
    expect(() => shop.finishGroup(pull.number, 'merged')).toThrow('fairlead/policy');
  });
});

describe('deployments', () => {
  const environments = 'environments: {production: {deploys: main}}\n';

  function gate({ shop }: PolicyShop) {
    const { state, comment } = shop.state.gates.at(-1) ?? {};
    return { state, comment };
  }

  test('from a branch that the environment takes they start, from others they do not', async () => {
    const shop = await open({ config: `strategy: feature\n${environments}`, branches: ['other'] });
    expect([...(shop.shop.state.environments.get('production')?.customRules.values() ?? [])]).toHaveLength(1);
    shop.shop.requestDeployment({ ref: 'main', environment: 'production', login: 'bob' });
    await shop.stage.settle();
    expect(gate(shop)).toMatchObject({ state: 'approved' });
    shop.shop.requestDeployment({ ref: 'other', environment: 'production', login: 'bob' });
    await shop.stage.settle();
    expect(gate(shop)).toMatchObject({ state: 'rejected', comment: expect.stringContaining('main only') });
    expect(shop.stage.errors).toEqual([]);
  });

  test('a freeze without an end refuses, one with an end is waited for', async () => {
    const shop = await open({
      ...slow,
      config: `strategy: feature\n${environments}freeze: [{branches: [main], from: 2026-11-25, to: 2026-11-27, reason: audit}]\n`,
    });
    shop.shop.requestDeployment({ ref: 'main', environment: 'production', login: 'bob' });
    await shop.stage.settle();
    expect(gate(shop).state).toBe('waiting');
    await shop.stage.pass(24 * hour);
    expect(gate(shop).state).toBe('waiting');
    await shop.stage.pass(24 * hour);
    expect(gate(shop).state).toBe('approved');
    const pull = shop.work('feature/x');
    await shop.say(pull.number, 'ann', '/fairlead freeze main because incident');
    shop.shop.requestDeployment({ ref: 'main', environment: 'production', login: 'bob' });
    await shop.stage.settle();
    expect(gate(shop)).toMatchObject({ state: 'rejected', comment: expect.stringContaining('incident') });
    expect(shop.stage.errors).toEqual([]);
  });
});

describe('waiting merges', () => {
  const config = 'strategy: feature\nchecks: [build]\n';

  test.each(['status', 'check run', 'lost'])(
    'go on when the last required check is there: %s',
    async (kind) => {
      const { stage, shop, work, say, isMerged } = await open({ config });
      const pull = work('feature/x');
      shop.review(pull.number, 'ann');
      await stage.settle();
      await say(pull.number, 'bob', '/fairlead merge');
      await stage.pass(hour);
      expect(isMerged(pull)).toBe(false);
      if (kind === 'lost') stage.organisation.deliverTo(null);
      if (kind === 'status') shop.status(pull.headSha, 'build', 'success');
      else shop.check(pull.headSha, 'build', 'success');
      await (kind === 'lost' ? stage.pass(900_000) : stage.settle());
      expect(isMerged(pull)).toBe(true);
      expect(stage.errors).toEqual([]);
    },
  );
});

describe('direct commits', () => {
  test('past the rules: the commit gets a failing check', async () => {
    const { stage, shop, conclusions, summary } = await open({ config: 'strategy: feature\n' });
    const { sha } = shop.commit('main', { files: { 'a.txt': '1\n' }, author: 'ann' });
    await stage.settle();
    expect(conclusions(sha)).toEqual(['failure']);
    expect(summary(sha)).toContain('ann');
  });

  test('discouraged: GitHub lets them in, and the check is neutral; allowed: nothing is said', async () => {
    const { stage, shop, conclusions } = await open({
      config: 'strategy: feature\ndirect_commits: discourage\n',
    });
    const push = async (text: string) => {
      shop.createBranch('push');
      const { sha } = shop.commit('push', { files: { 'a.txt': text }, author: 'ann' });
      shop.push('main', sha, 'ann');
      shop.deleteBranch('push');
      await stage.settle();
      return sha;
    };
    expect(conclusions(await push('1\n'))).toEqual(['neutral']);
    shop.setFile('main', '.github/fairlead.yml', 'strategy: feature\ndirect_commits: allow\n');
    await stage.settle();
    expect(conclusions(await push('2\n'))).toEqual([]);
  });

  test('a merged pull request is no direct commit', async () => {
    const { stage, shop, work, conclusions } = await open({ config: 'strategy: feature\n' });
    const pull = work('feature/x');
    shop.review(pull.number, 'ann');
    await stage.settle();
    const { sha } = shop.merge(pull.number, 'ann', 'squash');
    await stage.settle();
    expect(conclusions(sha)).toEqual([]);
  });
});

describe('fork', () => {
  test('pull requests come from forks; from here only by maintainers', async () => {
    const { stage, shop, work, conclusions } = await open({
      config: 'strategy: fork\nmaintainers: [ann, rae]\n',
      users: [...people.users],
    });
    const forked = shop.openPull({
      head: 'patch-1',
      author: 'eve',
      fork: { owner: 'eve', files: { 'x.txt': '1\n' } },
    });
    const own = work('feature/x');
    shop.createBranch('feature/y');
    shop.commit('feature/y', { files: { 'y.txt': '1\n' }, author: 'ann' });
    const maintained = shop.openPull({ head: 'feature/y', author: 'ann' });
    for (const { number } of [forked, own]) shop.review(number, 'ann');
    shop.review(maintained.number, 'rae');
    await stage.settle();
    expect(conclusions(forked.headSha)).toEqual(['success']);
    expect(conclusions(own.headSha)).toEqual(['failure']);
    expect(conclusions(maintained.headSha)).toEqual(['success']);
    shop.pushToPull(forked.number, { 'x.txt': '2\n' });
    await stage.settle();
    expect(conclusions(shop.pull(forked.number).headSha)).toEqual(['action_required']);
    expect(stage.errors).toEqual([]);
  });
});

describe('installation', () => {
  test('a repository that comes in later is protected at once, and its properties put it into its group', async () => {
    const org = [
      'version: 1',
      'defaults: {strategy: feature}',
      'groups: [{name: gold, match: {properties: {tier: [gold]}}, rules: {approvals: 2}}]',
      '',
    ].join('\n');
    const { stage } = await open({
      config: '',
      properties: [{ property_name: 'tier', value_type: 'single_select', allowed_values: ['gold', 'tin'] }],
      repositories: [{ name: '.github', files: { 'fairlead-org.yml': org } }, { name: 'shop' }],
    });
    const { organisation } = stage;
    const late = organisation.addRepository({ name: 'late' });
    await stage.settle();
    const approvals = () =>
      [...late.state.rulesets.values()]
        .flatMap(({ rules }) => rules)
        .find(({ type }) => type === 'pull_request')?.parameters?.['required_approving_review_count'];
    expect(approvals()).toBe(1);
    late.drift.setProperty('tier', 'gold');
    await stage.settle();
    expect(approvals()).toBe(2);
    organisation.deleteRepository('late');
    await stage.settle();
    await stage.pass(300_000);
    expect(stage.errors).toEqual([]);
  });

  test('while it is suspended nothing is done, and afterwards it goes on', async () => {
    const { stage, shop, work, conclusions } = await open({ config: 'strategy: feature\n' });
    stage.organisation.changeInstallation('suspend', 'ann');
    await stage.settle();
    await stage.pass(2 * hour);
    const pull = work('my-stuff');
    await stage.settle();
    expect(conclusions(pull.headSha)).toEqual([]);
    stage.organisation.changeInstallation('unsuspend', 'ann');
    await stage.pass(hour);
    expect(conclusions(pull.headSha)).toEqual(['failure']);
    expect(shop.pull(pull.number).state).toBe('open');
  });
});
