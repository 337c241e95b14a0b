import { afterEach, describe, expect, test } from '@jest/globals';
import {
  createPolicyStage,
  installationId,
  type PolicyStage,
  type PolicyStageOptions,
} from '../../test/fakes/policy-stage.ts';

let stage: PolicyStage;
afterEach(() => stage.close());

const people = {
  users: [{ login: 'ann', owner: true }, { login: 'bob' }, { login: 'rae' }, { login: 'eve', member: false }],
  teams: [
    { slug: 'release', members: ['rae'], repositories: { shop: 'push' as const } },
    { slug: 'core', members: ['ann', 'bob', 'rae'], repositories: { shop: 'push' as const } },
  ],
};

async function open(options: Partial<PolicyStageOptions> & { readonly config?: string | null } = {}) {
  const { config = 'strategy: feature\n', ...rest } = options;
  const files = config === null ? {} : { '.github/fairlead.yml': config };
  stage = await createPolicyStage({
    ...people,
    repositories: [{ name: 'shop', files: { 'README.md': 'shop\n', ...files } }],
    ...rest,
  });
  await start();
  return stage.organisation.repo('shop');
}

/** As a process that starts: the pass of every installation. */
async function start() {
  await stage.enqueue(`organisation:${installationId}`);
  await stage.settle();
  expect(stage.errors).toEqual([]);
}

function policyRuns(sha: string, name = 'shop') {
  const { state } = stage.organisation.repo(name);
  return [...state.checkRuns.values()].filter((run) => run.headSha === sha && run.name === 'fairlead/policy');
}

function conclusions(sha: string) {
  return policyRuns(sha).map(({ conclusion }) => conclusion);
}

function summary(sha: string): string {
  return policyRuns(sha).at(-1)?.output.summary ?? '';
}

function rulesets(name = 'shop') {
  return [...stage.organisation.repo(name).state.rulesets.values()].toSorted((a, b) => a.id - b.id);
}

function named(part: string) {
  const found = rulesets().find(({ name }) => name.includes(part));
  if (found === undefined) throw new Error(`no ruleset ${part}`);
  return found;
}

/** Requests since the last reset that change something. */
function writes(): string[] {
  return stage.organisation.journal
    .entries()
    .filter(
      ({ method, path }) => !['GET', 'HEAD'].includes(method) && !/^\/graphql|access_tokens$/.test(path),
    )
    .map(({ method, path }) => `${method} ${path}`);
}

function requests(): string[] {
  return stage.organisation.journal
    .entries()
    .filter(({ path }) => !path.endsWith('access_tokens'))
    .map(({ method, path }) => `${method} ${path}`);
}

function forget() {
  stage.organisation.journal.clear();
}

type Shop = Awaited<ReturnType<typeof open>>;

function work(shop: Shop, head: string, base?: string) {
  shop.createBranch(head, base);
  shop.commit(head, { files: { [`${head.replaceAll('/', '-')}.txt`]: '1\n' } });
  return shop.openPull({ head, author: 'bob', ...(base === undefined ? {} : { base }) });
}

describe('pull requests', () => {
  test('a bad name is refused, a good one waits for its approval and then passes', async () => {
    const shop = await open();
    const bad = work(shop, 'my-stuff');
    const good = work(shop, 'feature/x');
    await stage.settle();
    expect(conclusions(bad.headSha)).toEqual(['failure']);
    expect(conclusions(good.headSha)).toEqual(['action_required']);
    shop.review(good.number, 'ann');
    await stage.settle();
    expect(conclusions(good.headSha)).toEqual(['success']);
    expect(stage.errors).toEqual([]);
  });

  test('nothing wrong: a delivery costs one request, and no write', async () => {
    const shop = await open();
    const pull = work(shop, 'feature/x');
    shop.review(pull.number, 'ann');
    await stage.settle();
    forget();
    shop.dismissReview(pull.number, 'ann');
    shop.review(pull.number, 'ann');
    await stage.settle();
    expect(writes()).toEqual([]);
    expect(requests()).toEqual(['POST /graphql']);
  });

  test('every delivery is lost: the next pass gives each pull request its check', async () => {
    const shop = await open({ silent: true });
    const pull = work(shop, 'feature/x');
    await stage.pass(300_000);
    expect(conclusions(pull.headSha)).toEqual(['action_required']);
    shop.review(pull.number, 'ann');
    await stage.pass(300_000);
    expect(conclusions(pull.headSha)).toEqual(['success']);
  });

  test('a conclusion that others turned over is put right by the next pass', async () => {
    const shop = await open();
    const pull = work(shop, 'my-stuff');
    await stage.settle();
    shop.drift.changeConclusion(pull.headSha, 'fairlead/policy', 'success');
    await stage.pass(300_000);
    expect(conclusions(pull.headSha)).toEqual(['failure']);
  });

  test('a pull request that loosens what the organisation asks is told so at the line', async () => {
    const org = 'version: 1\ndefaults:\n  approvals: 2\n';
    const shop = await open({
      repositories: [
        { name: '.github', files: { 'fairlead-org.yml': org } },
        { name: 'shop', files: { '.github/fairlead.yml': 'strategy: feature\n' } },
      ],
    });
    shop.createBranch('feature/loose');
    shop.setFile('feature/loose', '.github/fairlead.yml', 'strategy: feature\napprovals: 1\n');
    const pull = shop.openPull({ head: 'feature/loose', author: 'bob' });
    await stage.settle();
    const run = policyRuns(pull.headSha)[0];
    expect(run?.conclusion).toBe('failure');
    expect(run?.output.annotations.map(({ path, start_line: line }) => [path, line])).toContainEqual([
      '.github/fairlead.yml',
      2,
    ]);
    expect(summary(pull.headSha)).toContain('of 2 needed');
  });

  test('a pull request that changes the configuration shows what merging changes, and merging does just that', async () => {
    const shop = await open();
    // Drift that is there already is not the pull request's.
    shop.createBranch('feature/strict');
    shop.setFile('feature/strict', '.github/fairlead.yml', 'strategy: feature\napprovals: 2\n');
    const pull = shop.openPull({ head: 'feature/strict', author: 'bob' });
    await stage.settle();
    const [verdicts = '', plan = ''] = summary(pull.headSha).split(
      "### What merging changes in GitHub's settings",
    );
    expect(verdicts).toContain('approvals');
    const rows = plan.split('\n').filter((line) => /^\| (?:Create|Change|Delete) /.test(line));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/ruleset \| Fairlead: long-lived branches \|.*1 → 2/);
    shop.review(pull.number, 'ann');
    await stage.settle();
    forget();
    shop.merge(pull.number, 'ann', 'squash');
    await stage.settle();
    expect(writes().filter((call) => call.includes('/rulesets'))).toHaveLength(1);
  });

  test('teams and people who do not exist are named at their line, with the nearest', async () => {
    const shop = await open();
    shop.createBranch('feature/who');
    shop.setFile('feature/who', '.github/fairlead.yml', 'release_managers: [team:relase, anm, rae]\n');
    const pull = shop.openPull({ head: 'feature/who', author: 'bob' });
    await stage.settle();
    const found = policyRuns(pull.headSha)[0]?.output.annotations ?? [];
    expect(found.map(({ start_line: line, start_column: column }) => [line, column])).toEqual([
      [1, 20],
      [1, 33],
    ]);
    expect(found.map(({ message }) => message).join()).toContain('release');
  });

  test('groups of the organisation that match nothing are a warning at their line', async () => {
    const org = 'groups:\n  - {name: none, match: {repositories: [svc-*]}, rules: {approvals: 2}}\n';
    await open({ repositories: [{ name: '.github', files: { 'README.md': 'x' } }, { name: 'shop' }] });
    const home = stage.organisation.repo('.github');
    home.createBranch('feature/groups');
    home.setFile('feature/groups', 'fairlead-org.yml', org);
    const pull = home.openPull({ head: 'feature/groups', author: 'bob' });
    await stage.settle();
    const found = policyRuns(pull.headSha, '.github')[0]?.output.annotations ?? [];
    expect(found.map(({ path, start_line: line }) => [path, line])).toEqual([['fairlead-org.yml', 2]]);
  });

  test('a broken file on the default branch: the last good one stays in force, and the check says since when', async () => {
    const shop = await open({ config: 'strategy: feature\napprovals: 2\n' });
    shop.setFile('main', '.github/fairlead.yml', 'stratgy: feature\n');
    const pull = work(shop, 'feature/x');
    await stage.settle();
    expect(summary(pull.headSha)).toContain('2 needed');
    expect(summary(pull.headSha)).toMatch(/2026-11-25/);
    expect(summary(pull.headSha)).toContain('Fairlead has no key');
  });

  test('a merge queue group is judged by the pull request that it holds', async () => {
    const shop = await open();
    const pull = work(shop, 'feature/x');
    shop.review(pull.number, 'ann');
    await stage.settle();
    const group = shop.enqueue(pull.number, 'ann') as { head_sha: string };
    await stage.settle();
    expect(conclusions(group.head_sha)).toEqual(['success']);
  });
});

describe('settings', () => {
  test('the first pass protects; a second one writes nothing', async () => {
    await open();
    expect(rulesets().length).toBeGreaterThanOrEqual(3);
    for (const { name } of rulesets()) expect(name).toMatch(/^Fairlead: /);
    forget();
    await stage.pass(300_000);
    expect(writes()).toEqual([]);
  });

  test('drift is put right whoever made it: one read, one write; our own echo costs nothing', async () => {
    const shop = await open();
    for (const sender of ['ann', 'dependabot[bot]']) {
      const { name } = named('long-lived');
      forget();
      shop.drift.changeRuleset(name, { rules: [{ type: 'deletion' }] }, sender);
      await stage.settle();
      expect(requests()).toHaveLength(2);
      expect(named('long-lived').rules.length).toBeGreaterThan(1);
    }
  });

  test('a deleted ruleset comes back, one of others stays', async () => {
    const shop = await open();
    shop.drift.addRuleset({
      name: 'Theirs',
      target: 'branch',
      enforcement: 'active',
      rules: [{ type: 'creation' }],
    });
    shop.drift.deleteRuleset(named('tags').name);
    await stage.settle();
    expect(rulesets().map(({ name }) => name)).toEqual(
      expect.arrayContaining([named('tags').name, 'Theirs']),
    );
  });

  test('what the configuration no longer asks for goes, and nothing else', async () => {
    const shop = await open();
    shop.drift.addRuleset({
      name: 'Theirs',
      target: 'branch',
      enforcement: 'active',
      rules: [{ type: 'creation' }],
    });
    shop.setFile('main', '.github/fairlead.yml', 'strategy: feature\nenforcement: advisory\n');
    await stage.settle();
    expect(rulesets().map(({ name }) => name)).toEqual(['Theirs']);
  });

  test('groups by property and team reach only their members', async () => {
    const org = [
      'version: 1',
      'defaults: {strategy: feature}',
      'groups:',
      '  - {name: gold, match: {properties: {tier: [gold]}}, rules: {approvals: 2}}',
      '  - {name: core, match: {teams: [core]}, exclude: {repositories: [old]}, rules: {approvals: 3}}',
      '',
    ].join('\n');
    await open({
      teams: [{ slug: 'core', members: ['ann'], repositories: { mine: 'push', old: 'push' } }],
      properties: [{ property_name: 'tier', value_type: 'single_select', allowed_values: ['gold', 'tin'] }],
      repositories: [
        { name: '.github', files: { 'fairlead-org.yml': org } },
        { name: 'shop', properties: { tier: 'gold' } },
        { name: 'mine', properties: { tier: 'gold' } },
        { name: 'old', properties: { tier: 'tin' } },
      ],
    });
    const approvals = (name: string) =>
      rulesets(name)
        .flatMap(({ rules }) => rules)
        .find(({ type }) => type === 'pull_request')?.parameters?.['required_approving_review_count'];
    expect(['shop', 'mine', 'old'].map(approvals)).toEqual([2, 3, 1]);
  });

  test('a private repository of a free plan: the same rules in advisory mode, nothing written, and the check says so', async () => {
    const shop = await open({
      plan: 'free',
      repositories: [
        { name: 'shop', private: true, files: { '.github/fairlead.yml': 'strategy: feature\n' } },
      ],
    });
    const pull = work(shop, 'my-stuff');
    await stage.settle();
    expect(rulesets()).toEqual([]);
    expect(conclusions(pull.headSha)).toEqual(['failure']);
    expect(summary(pull.headSha)).toContain('advisory');
    expect(stage.errors).toEqual([]);
  });

  test('one repository that cannot be read stops none of the others, and nothing is written for it', async () => {
    stage = await createPolicyStage({
      ...people,
      repositories: ['one', 'two', 'three'].map((name) => ({
        name,
        files: { '.github/fairlead.yml': 'strategy: feature\n' },
      })),
    });
    stage.organisation.faults.failRepository('two');
    await start();
    expect(['one', 'two', 'three'].map((name) => rulesets(name).length > 0)).toEqual([true, false, true]);
    stage.organisation.faults.clear();
    await stage.pass(300_000);
    expect(rulesets('two').length).toBeGreaterThan(0);
  });

  test('what the plan of GitHub does not have is refused once, holds nothing else up, and is said', async () => {
    const config = 'strategy: feature\nenvironments: {production: {deploys: main, approval: team:release}}\n';
    const shop = await open({
      plan: 'team',
      repositories: [{ name: 'shop', private: true, files: { '.github/fairlead.yml': config } }],
    });
    expect(rulesets().length).toBeGreaterThanOrEqual(3);
    forget();
    await stage.pass(600_000);
    expect(writes()).toEqual([]);
    const events = await stage.store.events({ stream: `github:${shop.id}`, type: 'settings.refused' });
    expect(events).toHaveLength(1);
  });

  test('lost deliveries are asked for again', async () => {
    let dropping = true;
    const shop = await open({ deliver: { drop: () => dropping } });
    const pull = work(shop, 'feature/x');
    await stage.settle();
    expect(conclusions(pull.headSha)).toEqual([]);
    dropping = false;
    await stage.enqueue('deliveries:app');
    await stage.settle();
    expect(conclusions(pull.headSha)).toEqual(['action_required']);
  });
});

describe('commands', () => {
  const config = 'strategy: gitflow\nrelease_managers: [team:release]\n';

  async function openGitflow() {
    const shop = await open({
      repositories: [
        {
          name: 'shop',
          files: { '.github/fairlead.yml': config, 'README.md': 'shop\n' },
          branches: { develop: {} },
        },
      ],
    });
    return shop;
  }

  function answers(number: number): string[] {
    const { comments } = stage.organisation.repo('shop').state;
    return [...comments.values()]
      .filter((c) => c.issue === number && c.login === 'fairlead[bot]')
      .map(({ body }) => body);
  }

  test('freeze: by a release manager only; GitHub enforces it at once, and unfreeze lifts it', async () => {
    const shop = await openGitflow();
    const pull = work(shop, 'feature/x', 'develop');
    await stage.settle();
    shop.comment(pull.number, 'bob', '/fairlead freeze develop');
    await stage.settle();
    expect(named('freeze').enforcement).toBe('disabled');
    expect(answers(pull.number).join()).toContain('release managers');
    shop.comment(pull.number, 'rae', '/fairlead freeze develop because audit');
    await stage.settle();
    expect(named('freeze').enforcement).toBe('active');
    shop.review(pull.number, 'ann');
    await stage.settle();
    expect(conclusions(pull.headSha).at(-1)).toBe('failure');
    expect(() => shop.merge(pull.number, 'ann', 'squash')).toThrow();
    shop.comment(pull.number, 'rae', '/fairlead unfreeze all');
    await stage.settle();
    expect(named('freeze').enforcement).toBe('disabled');
    expect(conclusions(pull.headSha).at(-1)).toBe('success');
    expect(stage.errors).toEqual([]);
  });

  test('a release goes its whole way: cut, finished, tagged, merged back, its branch removed', async () => {
    const shop = await openGitflow();
    const feature = work(shop, 'feature/x', 'develop');
    shop.review(feature.number, 'ann');
    await stage.settle();
    shop.comment(feature.number, 'bob', '/fairlead merge');
    await stage.settle();
    expect(shop.pull(feature.number).mergedAt).not.toBeNull();
    shop.comment(feature.number, 'rae', '/fairlead cut release/1.0');
    await stage.settle();
    expect(shop.head('release/1.0')).toBe(shop.head('develop'));
    shop.comment(feature.number, 'rae', '/fairlead finish release/1.0');
    await stage.settle();
    const release = [...shop.state.pulls.values()].find(
      ({ headRef, baseRef }) => headRef === 'release/1.0' && baseRef === 'main',
    );
    expect(release?.state).toBe('open');
    shop.review(release?.number ?? 0, 'rae');
    await stage.settle();
    expect(shop.pull(release?.number ?? 0).mergedAt).not.toBeNull();
    const back = [...shop.state.pulls.values()].find(
      ({ headRef, baseRef }) => headRef === 'main' && baseRef === 'develop',
    );
    expect(back).toBeDefined();
    shop.review(back?.number ?? 0, 'ann');
    await stage.settle();
    expect(shop.pull(back?.number ?? 0).mergedAt).not.toBeNull();
    shop.comment(feature.number, 'rae', '/fairlead tag v1.0.0');
    await stage.settle();
    expect(answers(feature.number).join('\n')).toContain('v1.0.0');
    expect([...shop.state.refs.keys()]).toContain('refs/tags/v1.0.0');
    expect(stage.errors).toEqual([]);
  });

  test('buttons give the same commands, with the permission of whoever presses them', async () => {
    const shop = await openGitflow();
    const pull = work(shop, 'feature/x', 'develop');
    shop.review(pull.number, 'ann');
    await stage.settle();
    await stage.pass(300_000);
    const run = policyRuns(pull.headSha).at(-1);
    expect(run?.actions.map(({ identifier }) => identifier)).toEqual(['merge', 'cut', 'recheck']);
    shop.press(run?.id ?? 0, 'cut', 'bob');
    await stage.settle();
    expect(shop.state.refs.has('refs/heads/release/0.1')).toBe(false);
    shop.press(run?.id ?? 0, 'cut', 'rae');
    await stage.settle();
    expect(shop.state.refs.has('refs/heads/release/0.1')).toBe(true);
    shop.press(run?.id ?? 0, 'merge', 'bob');
    await stage.settle();
    expect(shop.pull(pull.number).mergedAt).not.toBeNull();
    expect(stage.errors).toEqual([]);
  });

  test('who may not write gives no commands; a misspelt one is corrected; each is done once', async () => {
    const shop = await openGitflow();
    const pull = work(shop, 'feature/x', 'develop');
    await stage.settle();
    shop.comment(pull.number, 'eve', '/fairlead merge');
    shop.comment(pull.number, 'bob', '/fairlead merg');
    await stage.settle();
    expect(answers(pull.number).join('\n')).toContain('permission write');
    expect(answers(pull.number).join('\n')).toContain('/fairlead merge');
    const count = answers(pull.number).length;
    await stage.pass(600_000);
    expect(answers(pull.number)).toHaveLength(count);
  });
});

test('a commit that came to main directly is told, but not the ones that a repository begins with', async () => {
  const shop = await open();
  const { sha } = shop.commit('main', { files: { 'direct.txt': 'x' }, author: 'bob' });
  await stage.settle();
  expect(conclusions(sha)).toEqual(['failure']);
  const first = shop.commit('feature/first', { files: { 'first.txt': 'x' }, parents: [sha], author: 'bob' });
  shop.deleteBranch('main');
  shop.createBranch('main', first.sha);
  await stage.settle();
  expect(conclusions(first.sha)).toEqual([]);
});
