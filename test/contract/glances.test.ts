import { beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { createGitHub } from '../../adapters/github/octokit/index.ts';
import {
  createOrganisation,
  type DirectRepository,
  type Organisation,
} from '../../demo/organisation/index.ts';
import type { GitHub, RepositoryRef } from '../../core/ports/github.ts';
import type { RepositoryGlance, Watched } from '../../core/ports/github-settings.ts';
import { appPermissions } from '../fakes/app-permissions.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const appId = 7;
const files = { '.github/fairlead.yml': 'strategy: feature\n', CODEOWNERS: '* @acme/release\n' };
const protection = {
  required_status_checks: null,
  enforce_admins: true,
  required_pull_request_reviews: {
    required_approving_review_count: 1,
    bypass_pull_request_allowances: { users: [], teams: ['release'], apps: [] },
  },
  restrictions: { users: ['rita'], teams: [], apps: [] },
};
const ruleset = {
  name: 'Ours',
  target: 'branch',
  enforcement: 'active',
  conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
  rules: [{ type: 'deletion' }],
};

let clock: { now: number };
let organisation: Organisation;
let github: GitHub;

beforeEach(() => {
  clock = { now: Date.UTC(2026, 10, 25, 9) };
  organisation = createOrganisation({
    login: 'acme',
    plan: 'enterprise',
    now: () => clock.now,
    rateLimit: 1_000_000,
    app: { id: appId, slug: 'fairlead', installationId: 70, permissions: appPermissions().permissions },
    users: [{ login: 'olga', owner: true }, { login: 'dev' }, { login: 'rita' }],
    teams: [
      { slug: 'release', id: 31, members: ['rita'], repositories: { shop: 'maintain' } },
      { slug: 'qa', id: 32, members: ['dev'], repositories: { shop: 'push' } },
    ],
    repositories: [
      { name: 'shop', files, branches: { develop: {} }, rulesets: [ruleset] },
      { name: 'other', files },
    ],
  });
  const shop = organisation.repo('shop');
  for (const head of ['feature/a', 'feature/b']) {
    shop.createBranch(head);
    shop.commit(head, { files: { [`${head.at(-1) ?? ''}.txt`]: 'one\n' }, author: 'dev' });
    const pull = shop.openPull({ head, author: 'dev' });
    shop.review(pull.number, 'rita');
    shop.drift.addCheckRun(pull.headSha, 'fairlead/policy', 'failure', appId);
  }
  shop.drift.setProtection('develop', protection);
  const reviewers = [{ type: 'Team', id: 31 }];
  for (const name of ['production', 'staging']) {
    shop.drift.setEnvironment(name, { reviewers, wait_timer: 5, prevent_self_review: true });
  }
  github = createGitHub({
    appId,
    privateKey,
    baseUrl: 'https://api.example',
    fetch: organisation.fetch,
    clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
  });
});

const later = () => void (clock.now += 60_000);
const pull = (repo: DirectRepository) => [...repo.state.pulls.values()][0]?.number ?? 0;

async function glanceAt(name: string): Promise<RepositoryGlance> {
  const targets = (await github.settings.list(70)).filter((entry) => entry.name === name);
  for await (const { glance } of github.settings.glances(70, targets)) {
    if (glance instanceof Error) throw glance;
    return glance;
  }
  throw new Error(`no ${name}`);
}

/** Everything that a pass can notice of the shop, by glances and by ids, with what both kinds of reads say of it. */
async function notice() {
  const glance = await glanceAt('shop');
  const overview = await github.settings.overview(glance.repository);
  const runs = overview.pulls.flatMap(({ policyRun }) => (policyRun === null ? [] : [policyRun.watched]));
  const watched: readonly Watched[] = [...overview.watched, ...runs];
  const seen = await github.settings.watch(70, watched);
  return {
    byGlance: {
      sight: glance.sight,
      pulls: Object.fromEntries(glance.pulls.map(({ number, stamp }) => [number, stamp])),
      watched: Object.fromEntries(watched.map(({ nodeId }) => [nodeId, seen.get(nodeId)])),
    },
    byOverview: {
      sight: overview.sight,
      pulls: Object.fromEntries(overview.pulls.map(({ number, stamp }) => [number, stamp])),
      watched: Object.fromEntries(watched.map(({ nodeId, sight }) => [nodeId, sight])),
    },
    glance,
    overview,
    watched,
  };
}

type Change = (repo: DirectRepository) => void;

/** What must be noticed in the settings' stamp, in an own setting, in a pull request's stamp, or in its check run. */
const changes: Readonly<Record<'stamp' | 'setting' | 'pull' | 'run', Readonly<Record<string, Change>>>> = {
  stamp: {
    'rules of a ruleset': ({ drift }) => drift.changeRuleset('Ours', { rules: [{ type: 'update' }] }),
    'who passes a ruleset': ({ drift }) =>
      drift.changeRuleset('Ours', {
        bypass_actors: [{ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' }],
      }),
    'branches of a ruleset': ({ drift }) =>
      drift.changeRuleset('Ours', {
        conditions: { ref_name: { include: ['refs/heads/x'], exclude: [] } },
      }),
    'enforcement of a ruleset': ({ drift }) => drift.changeRuleset('Ours', { enforcement: 'disabled' }),
    'a ruleset more': ({ drift }) => void drift.addRuleset({ ...ruleset, name: 'Another' }),
    'a ruleset less': ({ drift }) => drift.deleteRuleset('Ours'),
    'a merge method': ({ drift }) => drift.changeSettings({ allow_squash_merge: false }),
    'deletion after the merge': ({ drift }) => drift.changeSettings({ delete_branch_on_merge: true }),
    'titles of squashed commits': ({ drift }) =>
      drift.changeSettings({ squash_merge_commit_title: 'PR_TITLE', squash_merge_commit_message: 'BLANK' }),
    'a protection more': ({ drift }) => drift.setProtection('main', protection),
    'a protection less': ({ drift }) => drift.deleteProtection('develop'),
    'an environment more': ({ drift }) => drift.setEnvironment('qa', {}),
    'an environment less': ({ drift }) => drift.deleteEnvironment('production'),
    'who sees the repository': ({ drift }) => drift.changeSettings({ private: false }),
  },
  setting: {
    'flag of a protection': ({ drift }) => drift.changeProtection('develop', { forcePushes: true }),
    'who may push': ({ drift }) =>
      drift.setProtection('develop', {
        ...protection,
        restrictions: { users: ['rita', 'dev'], teams: [], apps: [] },
      }),
    'check of a protection': ({ drift }) =>
      drift.setProtection('develop', {
        ...protection,
        required_status_checks: { strict: false, checks: [{ context: 'build' }] },
      }),
    'reviewers of an environment': ({ drift }) =>
      drift.setEnvironment('production', { reviewers: [{ type: 'Team', id: 32 }] }),
    'time of an environment': ({ drift }) => drift.setEnvironment('production', { wait_timer: 0 }),
    'review of one’s own deployment': ({ drift }) =>
      drift.setEnvironment('production', { prevent_self_review: false }),
    'branches of an environment': ({ drift }) =>
      drift.setEnvironment('production', {
        deployment_branch_policy: { protected_branches: true, custom_branch_policies: false },
      }),
  },
  pull: {
    push: (repo) => void repo.pushToPull(pull(repo), { 'more.txt': '1\n' }),
    approval: (repo) => void repo.review(pull(repo), 'olga'),
    'changes asked for': (repo) => void repo.review(pull(repo), 'olga', 'CHANGES_REQUESTED'),
    'approval taken back': (repo) => repo.dismissReview(pull(repo), 'rita'),
    label: (repo) => repo.label(pull(repo), 'hotfix'),
    retarget: (repo) => repo.retarget(pull(repo), 'develop'),
    draft: (repo) => repo.setDraft(pull(repo), true),
    'a pull request more': (repo) => {
      repo.createBranch('feature/c');
      repo.commit('feature/c', { files: { 'c.txt': '1\n' } });
      repo.openPull({ head: 'feature/c', author: 'dev' });
    },
    'a pull request less': (repo) => repo.closePull(pull(repo)),
  },
  run: {
    'conclusion turned over': (repo) =>
      repo.drift.changeConclusion(repo.pull(pull(repo)).headSha, 'fairlead/policy', 'success'),
  },
};

const noticed = (parts: Awaited<ReturnType<typeof notice>>['byGlance']) => ({
  stamp: parts.sight.stamp,
  pulls: parts.pulls,
});

describe.each(Object.entries(changes))('a change of %s', (kind, those) => {
  test.each(Object.entries(those))('%s is noticed, and nothing else is', async (_, change) => {
    later();
    const before = await notice();
    expect(before.byGlance).toEqual(before.byOverview);
    expect(before.overview.watched.map(({ name }) => name).toSorted()).toEqual([
      'develop',
      'production',
      'staging',
    ]);
    expect(before.watched).toHaveLength(5);
    later();
    change(organisation.repo('shop'));
    later();
    const after = await notice();
    const seen = await github.settings.watch(70, before.watched);
    expect(after.byGlance).toEqual(after.byOverview);
    const sights = (wanted: readonly string[]) =>
      before.watched
        .filter((each) => wanted.includes(each.kind))
        .some(({ nodeId, sight }) => seen.get(nodeId) !== sight);
    const [is, was] = [noticed(after.byGlance), noticed(before.byGlance)];
    const found = {
      stamp: is.stamp !== was.stamp,
      setting: sights(['environment', 'branch-protection']),
      pull: JSON.stringify(is.pulls) !== JSON.stringify(was.pulls),
      run: sights(['check-run']),
    };
    expect(found[kind as keyof typeof found]).toBe(true);
    const gone = ['a protection less', 'an environment less'].includes(_);
    expect(Object.values(found).filter(Boolean)).toHaveLength(gone ? 2 : 1);
  });
});

test('what is gone is seen as gone, and an id of nothing as well', async () => {
  const { watched } = await notice();
  organisation.repo('shop').drift.deleteEnvironment('production');
  const seen = await github.settings.watch(70, [...watched, { kind: 'environment', nodeId: 'EN_bm9uZQ' }]);
  const production = watched.find((each) => 'name' in each && each.name === 'production');
  expect(seen.get(production?.nodeId ?? '')).toBeNull();
  expect(seen.get('EN_bm9uZQ')).toBeNull();
  expect([...seen.values()].filter((sight) => sight === null)).toHaveLength(2);
});

test('a repository that is broken says nothing of its things', async () => {
  const { watched } = await notice();
  organisation.faults.failRepository('shop');
  const seen = await github.settings.watch(70, watched);
  for (const { nodeId } of watched) expect(seen.get(nodeId)).toBeInstanceOf(Error);
});

test('after any changes, a glance and an overview say the same', async () => {
  const all = Object.values(changes).flatMap((those) => Object.values(those));
  const repo = organisation.repo('shop');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...all), { maxLength: 4 }), async (some) => {
      for (const change of some) {
        later();
        // A second change of a kind may find nothing left to change.
        try {
          change(repo);
        } catch {
          continue;
        }
      }
      const { byGlance, byOverview, glance, overview } = await notice();
      expect(byGlance).toEqual(byOverview);
      expect(glance).toMatchObject({
        repository: overview.repository,
        configText: overview.configText,
        codeOwners: overview.codeOwners,
        defaultBranch: overview.defaultBranch,
        unenforceable: overview.observed.unenforceable,
        branches: overview.branches.map(({ name, sha }) => ({ name, sha })),
      });
    }),
    { numRuns: 25 },
  );
});

test('a pull request read by itself has the stamp of the glance', async () => {
  const { glance } = await notice();
  const repository: RepositoryRef = glance.repository;
  for (const { number, stamp, baseSha } of glance.pulls) {
    const reading = await github.settings.pull(repository, number);
    expect(reading.pull).toMatchObject({ number, stamp, baseSha });
    expect(reading.overview.sight).toEqual(glance.sight);
  }
  expect(glance.pulls).toHaveLength(2);
});

test('more pull requests and branches than a page holds are all in the glance', async () => {
  const repo = organisation.repo('other');
  for (let index = 0; index < 105; index += 1) {
    repo.createBranch(`feature/${index}`);
    repo.commit(`feature/${index}`, { files: { 'x.txt': `${index}\n` } });
    repo.openPull({ head: `feature/${index}`, author: 'dev' });
  }
  const glance = await glanceAt('other');
  expect(new Set(glance.pulls.map(({ number }) => number)).size).toBe(105);
  expect(glance.branches).toHaveLength(106);
  expect(glance.truncated).toEqual([]);
});

test('without the permission for a kind, the glance is that of the overview', async () => {
  const { administration: _, ...permissions } = appPermissions().permissions;
  const limited = createOrganisation({
    login: 'acme',
    plan: 'enterprise',
    app: { id: appId, slug: 'fairlead', installationId: 70, permissions },
    users: [{ login: 'olga', owner: true }],
    repositories: [{ name: 'shop', files }],
  });
  github = createGitHub({
    appId,
    privateKey,
    baseUrl: 'https://api.example',
    fetch: limited.fetch,
    clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
  });
  const glance = await glanceAt('shop');
  const overview = await github.settings.overview(glance.repository);
  expect(glance.sight).toEqual(overview.sight);
  expect(overview.observed.unread).toContain('branch-protection');
});
