import { describe, expect, test } from '@jest/globals';
import { Refusal, type Organisation } from '../index.ts';
import { checkRule, reviewRule, rulesetBody, sampleOrganisation } from '../sample.ts';
import type { Json } from '../types.ts';
import { ownersOf } from './codeowners.ts';
import { fnmatch } from './fnmatch.ts';

/** GitHub's status and words, or 'done'. */
function attempt(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return `${error.status} ${error.message.replaceAll('\n', ' ').trim()}`;
    throw error;
  }
}

function withPull(rules: readonly Json[], more: Json = {}) {
  const org = sampleOrganisation();
  const shop = org.repo('shop');
  shop.createBranch('feature/x');
  shop.commit('feature/x', { files: { 'x.txt': 'x' }, author: 'dev' });
  const pull = shop.openPull({ head: 'feature/x', author: 'dev' });
  shop.drift.addRuleset(rulesetBody('rules', rules, more));
  return { org, shop, pull };
}

async function mergeAsApp(org: Organisation, number: number, body: Json = {}) {
  const response = await org.fetch(`https://api.github.com/repos/acme/shop/pulls/${number}/merge`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${org.installationToken()}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: (await response.json()) as { message: string } };
}

describe('patterns', () => {
  test.each([
    ['refs/heads/main', 'refs/heads/main', true],
    ['refs/heads/main', 'refs/heads/main2', false],
    ['refs/heads/release/*', 'refs/heads/release/1.0', true],
    ['refs/heads/release/*', 'refs/heads/release/1.0/fix', false],
    ['refs/heads/release/*', 'refs/heads/release', false],
    ['refs/heads/**/*', 'refs/heads/a', true],
    ['refs/heads/**/*', 'refs/heads/a/b/c', true],
    ['refs/heads/release/**/*', 'refs/heads/release/a/b', true],
    ['refs/heads/release/**', 'refs/heads/release/a/b', false],
    ['refs/heads/v?.?', 'refs/heads/v1.2', true],
    ['refs/heads/v?.?', 'refs/heads/v1.23', false],
    ['refs/heads/v[0-9]', 'refs/heads/v7', true],
    ['refs/heads/v[!0-9]', 'refs/heads/v7', false],
    ['refs/heads/v[^0-9]', 'refs/heads/vx', true],
    [String.raw`refs/heads/\*`, 'refs/heads/*', true],
    [String.raw`refs/heads/\*`, 'refs/heads/a', false],
    ['refs/heads/{a,b}', 'refs/heads/a', false],
    ['refs/heads/a+b.c', 'refs/heads/aab.c', false],
    ['refs/heads/Main', 'refs/heads/main', false],
    ['refs/heads/*é', 'refs/heads/caf\u00e9', true],
  ])('%s on %s: %s', (pattern, ref, expected) => {
    expect(fnmatch(pattern, ref)).toBe(expected);
  });

  test('code owners: the last line that fits counts', () => {
    const text = '* @dev\n/docs/ @rita # prose\n*.sql @acme/release\n/docs/free.md\n';
    const tree = new Map([['.github/CODEOWNERS', text]]);
    expect(ownersOf(tree, ['src/a.ts'])).toEqual([['@dev']]);
    expect(ownersOf(tree, ['docs/deep/a.md', 'b/c.sql'])).toEqual([['@rita'], ['@acme/release']]);
    expect(ownersOf(tree, ['docs/free.md'])).toEqual([]);
  });
});

describe('pushes', () => {
  test.each([
    ['pull_request', reviewRule(), 'Changes must be made through a pull request.'],
    ['update', { type: 'update' }, 'Cannot update this protected ref.'],
    ['checks', checkRule(['build']), 'Required status check "build" is expected.'],
  ])('%s stops a direct push, and an actor with bypass is let through', (_name, rule, reason) => {
    const org = sampleOrganisation();
    const shop = org.repo('shop');
    shop.createBranch('side');
    const { sha } = shop.commit('side', { files: { 'x.txt': 'x' }, author: 'dev' });
    const always = [
      { actor_id: org.state.teams.get('release')?.id, actor_type: 'Team', bypass_mode: 'always' },
    ];
    shop.drift.addRuleset(rulesetBody('r', [rule], { bypass_actors: always }));
    expect(attempt(() => shop.push('main', sha, 'dev'))).toBe(
      `422 Repository rule violations found  ${reason}`,
    );
    expect(shop.head()).not.toBe(sha);
    expect(attempt(() => shop.push('main', sha, 'rita'))).toBe('done');
  });

  test('creation, deletion and force pushes', () => {
    const org = sampleOrganisation();
    const shop = org.repo('shop');
    const first = shop.head();
    shop.createBranch('release/1');
    shop.setFile('release/1', 'x', 'x');
    const conditions = {
      ref_name: { include: ['refs/heads/release/*'], exclude: ['refs/heads/release/free'] },
    };
    const rules = ['creation', 'deletion', 'non_fast_forward'].map((type) => ({ type }));
    shop.drift.addRuleset(rulesetBody('r', rules, { conditions }));
    expect(attempt(() => shop.push('release/2', first, 'dev'))).toContain('creations being restricted');
    expect(attempt(() => shop.push('release/free', first, 'dev'))).toBe('done');
    expect(attempt(() => shop.push('release/1', null, 'dev'))).toContain('Cannot delete');
    expect(attempt(() => shop.push('release/1', first, 'dev'))).toContain('Cannot force-push');
    shop.drift.changeRuleset('r', { enforcement: 'disabled' });
    expect(attempt(() => shop.push('release/1', first, 'dev'))).toBe('done');
  });

  test('classic protection: administrators are above it unless it includes them', () => {
    const org = sampleOrganisation();
    const shop = org.repo('shop');
    shop.createBranch('side');
    const { sha } = shop.setFile('side', 'x', 'x');
    const body = {
      required_status_checks: null,
      enforce_admins: true,
      required_pull_request_reviews: {},
      restrictions: null,
    };
    shop.drift.setProtection('main', body);
    expect(attempt(() => shop.push('main', sha, 'olga'))).toBe(
      '422 Changes must be made through a pull request.',
    );
    shop.drift.setProtection('main', { ...body, enforce_admins: null });
    expect(attempt(() => shop.push('main', sha, 'dev'))).toBe(
      '422 Changes must be made through a pull request.',
    );
    expect(attempt(() => shop.push('main', sha, 'olga'))).toBe('done');
  });

  test('rulesets of the organisation apply by name and property', () => {
    const org = sampleOrganisation({ properties: [{ property_name: 'tier', value_type: 'string' }] });
    const names = {
      repository_name: { include: ['sh*'], exclude: [] },
      ref_name: { include: ['~ALL'], exclude: [] },
    };
    const id = org.orgRulesets.add({ ...rulesetBody('o', [{ type: 'update' }]), conditions: names });
    for (const [name, outcome] of [
      ['shop', 'Cannot update'],
      ['blog', 'done'],
    ] as const) {
      const repo = org.repo(name);
      repo.createBranch('side');
      const { sha } = repo.setFile('side', 'x', 'x');
      expect(attempt(() => repo.push('main', sha, 'dev'))).toContain(outcome);
    }
    const property = { include: [{ name: 'tier', property_values: ['gold'] }], exclude: [] };
    org.orgRulesets.change(id, { conditions: { ref_name: names.ref_name, repository_property: property } });
    const shop = org.repo('shop');
    const sha = shop.head('side');
    shop.drift.setProperty('tier', 'gold');
    expect(attempt(() => shop.push('main', sha, 'dev'))).toContain('Cannot update');
    shop.drift.setProperty('tier', 'tin');
    expect(attempt(() => shop.push('main', sha, 'dev'))).toBe('done');
  });
});

describe('merges', () => {
  test('approvals count from writers, go stale with a push, and requests for changes block', () => {
    const { shop, pull } = withPull([reviewRule({ dismiss_stale_reviews_on_push: true })]);
    const need =
      '405 Repository rule violations found  At least 1 approving review is required by reviewers with write access.';
    expect(attempt(() => shop.merge(1, 'dev'))).toBe(need);
    shop.review(1, 'fay');
    expect(attempt(() => shop.merge(1, 'dev'))).toBe(need);
    shop.review(1, 'rita');
    shop.pushToPull(1, { 'y.txt': 'y' });
    expect(pull.reviews.map(({ state }) => state)).toEqual(['DISMISSED', 'DISMISSED']);
    expect(attempt(() => shop.merge(1, 'dev'))).toBe(need);
    shop.review(1, 'rita');
    shop.review(1, 'olga', 'CHANGES_REQUESTED');
    expect(attempt(() => shop.merge(1, 'dev'))).toContain('Changes requested');
    shop.review(1, 'olga', 'APPROVED');
    expect(attempt(() => shop.merge(1, 'dev'))).toBe('done');
    expect(pull.mergeCommitSha).toBe(shop.head());
  });

  test('the last pusher cannot approve, and conversations must be resolved', () => {
    const rule = reviewRule({ require_last_push_approval: true, required_review_thread_resolution: true });
    const { shop, pull } = withPull([rule]);
    shop.pushToPull(1, { 'y.txt': 'y' }, 'rita');
    shop.review(1, 'rita');
    expect(attempt(() => shop.merge(1, 'dev'))).toContain('someone other than the last pusher');
    shop.review(1, 'olga');
    pull.unresolvedThreads = 1;
    expect(attempt(() => shop.merge(1, 'dev'))).toContain('conversation must be resolved');
    pull.unresolvedThreads = 0;
    expect(attempt(() => shop.merge(1, 'dev'))).toBe('done');
  });

  test('code owners of the base branch', () => {
    const { shop } = withPull([reviewRule({ require_code_owner_review: true })]);
    shop.drift.setCodeowners('x.txt @acme/release\n');
    shop.review(1, 'olga');
    expect(attempt(() => shop.merge(1, 'dev'))).toContain('code owner review from @acme/release');
    shop.review(1, 'rita');
    expect(attempt(() => shop.merge(1, 'dev'))).toBe('done');
  });

  test('a pinned check counts from its App only; pending and failing ones block', () => {
    const { shop, pull } = withPull([checkRule([['fairlead/policy', 7]])]);
    shop.check(pull.headSha, 'fairlead/policy', 'success');
    expect(attempt(() => shop.merge(1, 'dev'))).toContain('"fairlead/policy" is expected.');
    shop.check(pull.headSha, 'fairlead/policy', null, 7);
    expect(attempt(() => shop.merge(1, 'dev'))).toContain('"fairlead/policy" is in progress.');
    shop.check(pull.headSha, 'fairlead/policy', 'failure', 7);
    expect(attempt(() => shop.merge(1, 'dev'))).toContain('"fairlead/policy" is failing.');
    shop.check(pull.headSha, 'fairlead/policy', 'neutral', 7);
    expect(attempt(() => shop.merge(1, 'dev'))).toBe('done');
  });

  test('strict checks want the head up to date', () => {
    const { shop, pull } = withPull([checkRule([], true)]);
    shop.setFile('main', 'other', 'x');
    expect(attempt(() => shop.merge(1, 'dev'))).toContain('not up to date');
    shop.commit('feature/x', { parents: [pull.headSha, shop.head()], files: { other: 'x' } });
    expect(attempt(() => shop.merge(1, 'dev'))).toBe('done');
  });

  test.each([
    ['linear history', { type: 'required_linear_history' }, 'must not contain merge commits'],
    [
      'allowed methods',
      reviewRule({ required_approving_review_count: 0, allowed_merge_methods: ['squash'] }),
      'not allowed on this branch',
    ],
  ])('%s refuses a merge commit and takes a squash', (_name, rule, reason) => {
    const { shop, pull } = withPull([rule]);
    const base = shop.head();
    expect(attempt(() => shop.merge(1, 'dev', 'merge'))).toContain(reason);
    expect(attempt(() => shop.merge(1, 'dev', 'squash'))).toBe('done');
    expect(shop.state.commits.get(pull.mergeCommitSha ?? '')?.parents).toEqual([base]);
  });

  test('bypass for pull requests only lets the App merge, and not push', async () => {
    const bypass = {
      bypass_actors: [{ actor_id: 7, actor_type: 'Integration', bypass_mode: 'pull_request' }],
    };
    const { org, shop } = withPull([{ type: 'update' }, reviewRule()], bypass);
    const before = shop.head();
    const body = JSON.stringify({ sha: shop.head('feature/x') });
    const headers = { authorization: `Bearer ${org.installationToken()}` };
    const push = await org.fetch('https://api.github.com/repos/acme/shop/git/refs/heads/main', {
      method: 'PATCH',
      headers,
      body,
    });
    expect([push.status, shop.head()]).toEqual([422, before]);
    expect(attempt(() => shop.merge(1, 'dev'))).toContain('Cannot update this protected ref.');
    expect((await mergeAsApp(org, 1)).status).toBe(200);
  });

  test('the head that was meant is guarded, and what is closed, a draft or in conflict is refused', async () => {
    const { org, shop } = withPull([]);
    const stale = await mergeAsApp(org, 1, { sha: shop.head() });
    expect([stale.status, stale.json.message]).toEqual([
      409,
      'Head branch was modified. Review and try the merge again.',
    ]);
    shop.setDraft(1, true);
    expect(attempt(() => shop.merge(1, 'dev'))).toBe('405 Pull Request is still a draft');
    shop.setDraft(1, false);
    shop.setFile('main', 'x.txt', 'other');
    expect(attempt(() => shop.merge(1, 'dev'))).toBe('405 Pull Request has merge conflicts');
    shop.drift.changeSettings({ allow_squash_merge: false });
    expect(attempt(() => shop.merge(1, 'dev', 'squash'))).toBe(
      '405 Squash merges are not allowed on this repository.',
    );
    shop.closePull(1);
    expect(attempt(() => shop.merge(1, 'dev'))).toBe('405 Pull Request is not mergeable');
  });

  test('rebase keeps every commit, each on the one before', () => {
    const { shop } = withPull([]);
    shop.pushToPull(1, { 'y.txt': 'y' });
    const base = shop.setFile('main', 'z.txt', 'z').sha;
    shop.merge(1, 'dev', 'rebase');
    const tip = shop.state.commits.get(shop.head());
    const middle = shop.state.commits.get(tip?.parents[0] ?? '');
    expect([tip?.message, middle?.message, middle?.parents]).toEqual([
      'Change y.txt',
      'Change x.txt',
      [base],
    ]);
    expect([...(tip?.tree.keys() ?? [])].sort()).toEqual([
      'README.md',
      'src/a.ts',
      'x.txt',
      'y.txt',
      'z.txt',
    ]);
  });

  test('a freeze by ruleset holds against merges that are under way', async () => {
    const { org, shop } = withPull([{ type: 'update' }], { enforcement: 'disabled' });
    let inside = 0;
    org.setLatency(1);
    const racing = mergeAsApp(org, 1);
    // The request has arrived and waits; the freeze comes first.
    shop.drift.changeRuleset('rules', { enforcement: 'active' });
    inside += 1;
    expect((await racing).status).toBe(405);
    shop.drift.changeRuleset('rules', { enforcement: 'disabled' });
    expect([inside, (await mergeAsApp(org, 1)).status]).toEqual([1, 200]);
  });

  test('the merge queue takes what the merge button may not', () => {
    const queue = {
      type: 'merge_queue',
      parameters: {
        check_response_timeout_minutes: 60,
        grouping_strategy: 'ALLGREEN',
        max_entries_to_build: 5,
        max_entries_to_merge: 5,
        merge_method: 'MERGE',
        min_entries_to_merge: 1,
        min_entries_to_merge_wait_minutes: 5,
      },
    };
    const { org, shop, pull } = withPull([queue]);
    expect(attempt(() => shop.merge(1, 'dev'))).toContain('merge queue');
    const group = shop.enqueue(1, 'dev');
    expect(shop.head(`gh-readonly-queue/main/pr-1-${shop.head()}`)).toBe(group['head_sha']);
    shop.finishGroup(1, 'merged');
    expect([pull.mergedAt === null, shop.head()]).toEqual([false, group['head_sha']]);
    const events = org.webhooks.log().map(({ event, action }) => `${event} ${action}`);
    expect(events).toEqual(
      expect.arrayContaining([
        'merge_group checks_requested',
        'merge_group destroyed',
        'pull_request closed',
      ]),
    );
  });
});

describe('what follows a change', () => {
  test('a push moves the head of its pull requests, a gone branch closes or retargets them', () => {
    const { shop, pull } = withPull([]);
    shop.createBranch('stacked', 'feature/x');
    shop.commit('stacked', { files: { 's.txt': 's' } });
    const stacked = shop.openPull({ head: 'stacked', base: 'feature/x', author: 'dev' });
    const { sha } = shop.pushToPull(1, { 'y.txt': 'y' });
    expect(pull.headSha).toBe(sha);
    shop.drift.changeSettings({ delete_branch_on_merge: true });
    shop.merge(1, 'dev');
    expect([pull.mergedAt === null, stacked.baseRef, stacked.state]).toEqual([false, 'main', 'open']);
    shop.deleteBranch('stacked');
    expect(stacked.state).toBe('closed');
  });

  test('a head that came to its base by a push counts as merged', () => {
    const { shop, pull } = withPull([]);
    shop.push('main', pull.headSha, 'rita');
    expect([pull.state, pull.mergedBy]).toEqual(['closed', 'rita']);
  });
});
