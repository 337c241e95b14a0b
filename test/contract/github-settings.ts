import { describe, expect, test } from '@jest/globals';
import { FinalError } from '../../core/errors/fairlead-error.ts';
import type { RepositoryOverview } from '../../core/ports/github-settings.ts';
import type { GitHub, RepositoryRef } from '../../core/ports/github.ts';
import type { Change, ResourceKind, Spec } from '../../core/protection/types.ts';

/**
 * An organisation `acme` with the team `release` (member `rita`), 45 repositories `repo-0` … and `shop`, whose main
 * branch has `.github/fairlead.yml` (`strategy: feature`) and `CODEOWNERS`. `shop` has a branch `develop` at main's
 * commit, one open pull request of `dev` from `feature/a` that rita approves, labelled `small`, with one commit over
 * main; no rulesets, protection or environments. `repo-0` has 12 rulesets. The user `solo` is no organisation.
 */
export interface SettingsStage {
  readonly github: GitHub;
  readonly installationId: number;
  readonly appId: number;
  readonly releaseTeamId: number;
  readonly pull: { readonly number: number; readonly headSha: string; readonly mainSha: string };
  /** Requests since the last call. */
  requests(): number;
  breakRepository(name: string): void;
  /** One of ten reads fails with a server error. */
  failReads(): void;
  /** A commit on main past all rules; returns its SHA. */
  commitOnMain(path: string): string;
  /** Makes `shop` private on a plan that enforces nothing there. */
  makeUnenforceable(): void;
  /** A comment of a person on the pull request; returns its id. */
  comment(login: string, body: string): number;
  /** A pull request of `feature/a` merged by an administrator. */
  forceMerge(number: number): void;
  close(): Promise<void>;
}

const ofRuleset: Spec = {
  name: 'Fairlead: long-lived branches',
  target: 'branch',
  enforcement: 'active',
  bypass_actors: [],
  conditions: { ref_name: { include: ['refs/heads/main'], exclude: [] } },
  rules: [
    { type: 'deletion' },
    {
      type: 'pull_request',
      parameters: {
        allowed_merge_methods: ['squash'],
        dismiss_stale_reviews_on_push: true,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_approving_review_count: 1,
        required_review_thread_resolution: false,
      },
    },
  ],
};

const ofProtection: Spec = {
  required_status_checks: { strict: true, checks: [{ context: 'build', app_id: -1 }] },
  enforce_admins: true,
  required_pull_request_reviews: {
    dismiss_stale_reviews: true,
    require_code_owner_reviews: false,
    required_approving_review_count: 2,
    require_last_push_approval: false,
    dismissal_restrictions: {},
    bypass_pull_request_allowances: { users: [], teams: ['release'], apps: [] },
  },
  restrictions: { users: ['rita'], teams: ['release'], apps: [] },
  required_linear_history: false,
  allow_force_pushes: false,
  allow_deletions: false,
  block_creations: false,
  required_conversation_resolution: true,
  lock_branch: false,
  allow_fork_syncing: false,
};

function change(kind: ResourceKind, name: string, body: Spec | null, more: Partial<Change> = {}): Change {
  const fields = Object.entries(body ?? {}).map(([path, to]) => ({ path, from: null, to }));
  return { action: 'create', kind, name, id: null, fields, body, asked: 'strategy', ...more };
}

async function all<T>(iterable: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const entry of iterable) found.push(entry);
  return found;
}

/** What every GitHub behind the settings and history ports must do. */
export function githubSettingsContract(name: string, setup: () => Promise<SettingsStage>): void {
  const on = (work: (stage: SettingsStage) => Promise<void>) => async () => {
    const stage = await setup();
    try {
      await work(stage);
    } finally {
      await stage.close();
    }
  };
  const shopOf = async ({ github, installationId }: SettingsStage): Promise<RepositoryRef> => {
    const found = (await github.settings.list(installationId)).find((entry) => entry.name === 'shop');
    if (found === undefined) throw new Error('no shop');
    const { nodeId: _, ...repository } = found;
    return repository;
  };
  const specOf = (overview: RepositoryOverview, kind: ResourceKind, resource: string) =>
    overview.observed.resources.find((entry) => entry.kind === kind && entry.name === resource)?.spec;

  describe(`GitHub's settings: ${name}`, () => {
    test(
      'an overview holds configuration, code owners, branches and pull requests',
      on(async (stage) => {
        const shop = await shopOf(stage);
        const overview = await stage.github.settings.overview(shop);
        expect(overview).toMatchObject({
          repository: shop,
          isPrivate: false,
          archived: false,
          defaultBranch: 'main',
          configText: 'strategy: feature\n',
          codeOwners: { path: 'CODEOWNERS', text: '* @acme/release\n' },
          truncated: [],
        });
        expect(overview.branches.map((branch) => branch.name).toSorted()).toEqual([
          'develop',
          'feature/a',
          'main',
        ]);
        expect(overview.branches.find((branch) => branch.name === 'main')?.sha).toBe(stage.pull.mainSha);
        expect(overview.observed.unread).toEqual([]);
        expect(specOf(overview, 'repository-settings', 'settings')).toMatchObject({
          allow_squash_merge: true,
        });
        expect(overview.pulls).toMatchObject([
          {
            number: stage.pull.number,
            headSha: stage.pull.headSha,
            baseSha: stage.pull.mainSha,
            author: 'dev',
            approvals: ['rita'],
            labels: ['small'],
            headRef: 'feature/a',
            state: 'open',
            policyRun: null,
          },
        ]);
      }),
    );

    test(
      'where the plan enforces nothing, the overview says so',
      on(async (stage) => {
        const shop = await shopOf(stage);
        expect((await stage.github.settings.overview(shop)).observed.unenforceable).toBe(false);
        stage.makeUnenforceable();
        expect((await stage.github.settings.overview(shop)).observed.unenforceable).toBe(true);
      }),
    );

    test(
      'many repositories come by few requests, and each as by itself',
      on(async (stage) => {
        const { settings } = stage.github;
        const list = await settings.list(stage.installationId);
        expect(list).toHaveLength(46);
        stage.requests();
        const results = await all(settings.overviews(stage.installationId, list));
        // Two pages, and one for the repository with more rulesets than a page holds.
        expect(stage.requests()).toBe(3);
        expect(results.map(({ repository }) => repository.name)).toEqual(list.map((entry) => entry.name));
        const many = results.find(({ repository }) => repository.name === 'repo-0')?.overview;
        if (many === undefined || many instanceof Error) throw new Error('repo-0');
        expect(many.observed.resources.filter(({ kind }) => kind === 'ruleset')).toHaveLength(12);
        const shop = results.find(({ repository }) => repository.name === 'shop');
        expect(shop?.overview).toEqual(await settings.overview(await shopOf(stage)));
      }),
    );

    test(
      'one repository that fails is named, and stops no other',
      on(async (stage) => {
        const { settings } = stage.github;
        const list = await settings.list(stage.installationId);
        stage.breakRepository('repo-7');
        const results = await all(settings.overviews(stage.installationId, list));
        const failed = results.filter(({ overview }) => overview instanceof Error);
        expect(failed.map(({ repository }) => repository.name)).toEqual(['repo-7']);
        expect(results).toHaveLength(46);
      }),
    );

    test(
      'with one in ten reads failing every repository is there, or named with its error',
      on(async (stage) => {
        const { settings } = stage.github;
        const list = await settings.list(stage.installationId);
        stage.failReads();
        for (let pass = 0; pass < 10; pass += 1) {
          const results = await all(settings.overviews(stage.installationId, list));
          expect(results.map(({ repository }) => repository.name)).toEqual(list.map((entry) => entry.name));
          for (const { overview } of results) {
            // What was read is whole: nothing is empty because it failed.
            if (!(overview instanceof Error)) expect(overview.configText).toBe('strategy: feature\n');
          }
        }
      }),
    );

    test(
      'a repository that cannot be read is an error',
      on(async (stage) => {
        const shop = await shopOf(stage);
        const absent = { ...shop, name: 'absent' };
        await expect(stage.github.settings.overview(absent)).rejects.toThrow(FinalError);
        await expect(stage.github.history.tags(absent)).rejects.toThrow(FinalError);
        stage.breakRepository('shop');
        await expect(stage.github.settings.overview(shop)).rejects.toThrow();
        await expect(stage.github.settings.pull(shop, stage.pull.number)).rejects.toThrow();
      }),
    );

    test(
      'a pull request comes with everything by one request',
      on(async (stage) => {
        const shop = await shopOf(stage);
        stage.requests();
        const ancestry = [
          { from: 'feature/a', to: 'main' },
          { from: 'main', to: 'develop' },
          { from: 'main', to: 'absent' },
        ];
        const reading = await stage.github.settings.pull(shop, stage.pull.number, { reverts: 999, ancestry });
        expect(stage.requests()).toBe(1);
        expect(reading.pull).toMatchObject({
          paths: ['added.txt'],
          mergeCommits: 0,
          containsBase: true,
          headConfig: { text: 'strategy: feature\n' },
          mergeable: true,
        });
        expect(reading.overview.pulls).toEqual([reading.pull]);
        expect(reading.overview.configText).toBe('strategy: feature\n');
        expect(reading.reverted).toBeNull();
        expect(reading.ancestry.map(({ missing }) => missing)).toEqual([1, 0, 'unknown']);
        expect(await stage.github.history.ancestry(shop, ancestry)).toEqual(reading.ancestry);
        expect(await stage.github.settings.pull(shop, 999)).toMatchObject({ pull: null });
        stage.commitOnMain('later.txt');
        expect((await stage.github.settings.pull(shop, stage.pull.number)).pull?.containsBase).toBe(false);
      }),
    );

    test(
      'a ruleset is made, read back as it was written, changed and taken away',
      on(async (stage) => {
        const shop = await shopOf(stage);
        const { settings } = stage.github;
        const actors = [
          { actor_id: stage.appId, actor_type: 'Integration', bypass_mode: 'always' },
          { actor_id: stage.releaseTeamId, actor_type: 'Team', bypass_mode: 'pull_request' },
          { actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' },
        ];
        const body = { ...ofRuleset, bypass_actors: actors };
        const resource = 'Fairlead: long-lived branches';
        const id = await settings.apply(shop, change('ruleset', resource, body));
        const made = (await settings.overview(shop)).observed.resources.find((entry) => entry.id === id);
        expect(made?.spec['bypass_actors']).toEqual(expect.arrayContaining(actors));
        expect(made?.spec['conditions']).toEqual(ofRuleset['conditions']);
        expect(made?.spec['rules']).toEqual(expect.arrayContaining(ofRuleset['rules'] as unknown[]));
        const off = { ...body, enforcement: 'disabled' };
        expect(await settings.apply(shop, change('ruleset', resource, off, { action: 'update', id }))).toBe(
          id,
        );
        expect(specOf(await settings.overview(shop), 'ruleset', resource)?.['enforcement']).toBe('disabled');
        const gone = change('ruleset', resource, null, { action: 'delete', id });
        await settings.apply(shop, gone);
        await settings.apply(shop, gone);
        expect(specOf(await settings.overview(shop), 'ruleset', resource)).toBeUndefined();
      }),
    );

    test(
      'branch protection reads back as it was written',
      on(async (stage) => {
        const shop = await shopOf(stage);
        const { settings } = stage.github;
        await settings.apply(shop, change('branch-protection', 'main', ofProtection));
        expect(specOf(await settings.overview(shop), 'branch-protection', 'main')).toEqual(ofProtection);
        await settings.apply(shop, change('branch-protection', 'main', null, { action: 'delete' }));
        expect(specOf(await settings.overview(shop), 'branch-protection', 'main')).toBeUndefined();
      }),
    );

    test(
      'an environment with reviewers, branch policies and the rule of the App',
      on(async (stage) => {
        const shop = await shopOf(stage);
        const { settings } = stage.github;
        const body: Spec = {
          wait_timer: 5,
          prevent_self_review: true,
          reviewers: [{ type: 'Team', id: stage.releaseTeamId }],
          deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
          branch_policies: [
            { name: 'main', type: 'branch' },
            { name: 'release/*', type: 'branch' },
          ],
          app_rule: true,
        };
        await settings.apply(shop, change('environment', 'production', body));
        const overview = await settings.overview(shop);
        // What GraphQL does not show is left open, never guessed.
        expect(specOf(overview, 'environment', 'production')).toEqual({
          wait_timer: 5,
          prevent_self_review: true,
          reviewers: body['reviewers'],
        });
        const whole = await settings.rotation(shop, overview.observed);
        const find = (resources: typeof whole.resources) =>
          resources.find(({ kind }) => kind === 'environment')?.spec;
        expect(find(whole.resources)).toEqual(body);
        const less = {
          wait_timer: 0,
          branch_policies: [{ name: 'main', type: 'branch' }],
          deployment_branch_policy: body['deployment_branch_policy'] ?? null,
          app_rule: false,
        };
        await settings.apply(shop, change('environment', 'production', less, { action: 'update' }));
        const after = await settings.rotation(shop, (await settings.overview(shop)).observed);
        expect(find(after.resources)).toMatchObject(less);
        // A change that does not speak of branches keeps them.
        await settings.apply(
          shop,
          change('environment', 'production', { wait_timer: 1 }, { action: 'update' }),
        );
        const kept = await settings.rotation(shop, (await settings.overview(shop)).observed);
        expect(find(kept.resources)).toMatchObject({ wait_timer: 1, branch_policies: less.branch_policies });
        await settings.apply(shop, change('environment', 'production', null, { action: 'delete' }));
        expect(specOf(await settings.overview(shop), 'environment', 'production')).toBeUndefined();
      }),
    );

    test(
      'repository settings: only what changes is sent',
      on(async (stage) => {
        const shop = await shopOf(stage);
        const { settings } = stage.github;
        const before = specOf(await settings.overview(shop), 'repository-settings', 'settings') ?? {};
        const fields = [{ path: 'allow_merge_commit', from: true, to: false }];
        // The rest of the body is out of date on purpose.
        const body = { ...before, allow_merge_commit: false, allow_squash_merge: false };
        await settings.apply(
          shop,
          change('repository-settings', 'settings', body, { action: 'update', fields }),
        );
        expect(specOf(await settings.overview(shop), 'repository-settings', 'settings')).toEqual({
          ...before,
          allow_merge_commit: false,
        });
      }),
    );

    test(
      "an organisation's teams and properties; none of a person",
      on(async ({ github, installationId, releaseTeamId }) => {
        const found = await github.settings.organisation(installationId, 'acme', { properties: true });
        expect(found?.teams).toEqual([
          { slug: 'release', id: releaseTeamId, members: ['rita'], repositories: ['shop'] },
        ]);
        expect(found?.properties['shop']).toEqual({ tier: ['gold'] });
        expect(await github.settings.organisation(installationId, 'solo', { properties: false })).toBeNull();
      }),
    );
  });

  describe(`GitHub's history and writes: ${name}`, () => {
    test(
      'branches and tags: what another one did first is a result',
      on(async (stage) => {
        const shop = await shopOf(stage);
        const { refs, history } = stage.github;
        const { mainSha, headSha } = stage.pull;
        expect(await refs.branch(shop, 'release/1.0')).toBeNull();
        expect(await refs.createBranch(shop, 'release/1.0', mainSha)).toBe('created');
        expect(await refs.createBranch(shop, 'release/1.0', mainSha)).toBe('exists');
        expect(await refs.branch(shop, 'release/1.0')).toBe(mainSha);
        expect(await refs.advanceBranch(shop, 'release/1.0', headSha)).toBe('advanced');
        expect(await refs.advanceBranch(shop, 'release/1.0', mainSha)).toBe('not-fast-forward');
        expect(await refs.deleteBranch(shop, 'release/1.0', mainSha)).toBe('moved');
        expect(await refs.deleteBranch(shop, 'release/1.0', headSha)).toBe('deleted');
        expect(await refs.deleteBranch(shop, 'release/1.0', headSha)).toBe('gone');
        expect(await refs.advanceBranch(shop, 'release/1.0', headSha)).toBe('gone');
        const tag = { name: 'v1.0.0', sha: mainSha, message: 'One' };
        expect(await refs.tag(shop, tag)).toBe('created');
        expect(await refs.tag(shop, tag)).toBe('exists');
        expect(await refs.tag(shop, { ...tag, sha: headSha })).toBe('elsewhere');
        expect(await history.tags(shop)).toEqual([{ name: 'v1.0.0', sha: mainSha }]);
      }),
    );

    test(
      'pull requests: opened once, merged only at the commit that was meant',
      on(async (stage) => {
        const shop = await shopOf(stage);
        const { merging, history, refs } = stage.github;
        const text = { title: 'Back', body: 'b' };
        await refs.createBranch(shop, 'fix/b', stage.pull.headSha);
        const number = await merging.open(shop, { head: 'fix/b', base: 'develop', ...text });
        expect(number).not.toBeNull();
        expect(await merging.open(shop, { head: 'fix/b', base: 'develop', ...text })).toBe(number);
        expect(await merging.open(shop, { head: 'develop', base: 'main', ...text })).toBeNull();
        const merge = { number: number ?? 0, method: 'merge' as const };
        expect(await merging.merge(shop, { ...merge, headSha: stage.pull.mainSha })).toEqual({
          kind: 'head-moved',
        });
        expect(await merging.merge(shop, { ...merge, headSha: stage.pull.headSha })).toMatchObject({
          kind: 'merged',
        });
        expect(await merging.merge(shop, { ...merge, headSha: stage.pull.headSha })).toMatchObject({
          kind: 'refused',
        });
        expect(await history.merged(shop)).toMatchObject([
          { number, head: 'fix/b', base: 'develop', fork: false },
        ]);
        await merging.retarget(shop, stage.pull.number, 'develop');
        await merging.close(shop, stage.pull.number);
        expect(await stage.github.pulls.get(shop, stage.pull.number)).toMatchObject({
          baseRef: 'develop',
          state: 'closed',
        });
      }),
    );

    test(
      'commits: names, what is missing, pull requests',
      on(async (stage) => {
        const shop = await shopOf(stage);
        const { history } = stage.github;
        const { headSha, mainSha, number } = stage.pull;
        expect(await history.commit(shop, 'feature/a')).toBe(headSha);
        expect(await history.commit(shop, 'absent')).toBeNull();
        const missing = await history.missing(shop, 'main', 'feature/a');
        expect(missing).toMatchObject([{ sha: headSha, parents: 1 }]);
        expect(await history.missing(shop, 'feature/a', 'main')).toEqual([]);
        expect(await history.pullsOf(shop, headSha)).toEqual([]);
        stage.forceMerge(number);
        expect(await history.pullsOf(shop, headSha)).toEqual([number]);
        expect(await history.reverted(shop, number)).toEqual({
          head: 'feature/a',
          base: 'main',
          fork: false,
        });
        expect(await history.reverted(shop, 999)).toBeNull();
        expect(await history.checks(shop, mainSha)).toEqual([]);
      }),
    );

    test(
      'a check run with buttons, known by its id, is put by one request and seen in the overview',
      on(async (stage) => {
        const shop = await shopOf(stage);
        const { checks, settings, history } = stage.github;
        const run = {
          name: 'fairlead/policy',
          headSha: stage.pull.headSha,
          status: 'completed' as const,
          conclusion: 'failure' as const,
          title: 't',
          summary: 's',
          annotations: [],
          externalId: 'policy:1',
          actions: [{ label: 'Look again', description: 'Judge it anew', identifier: 'recheck' }],
        };
        stage.requests();
        const id = await checks.put(shop, run, null);
        const known = { id, annotations: 0 };
        expect(await checks.put(shop, { ...run, conclusion: 'success' }, known)).toBe(id);
        expect(stage.requests()).toBe(2);
        const { pull } = await settings.pull(shop, stage.pull.number);
        expect(pull?.policyRun).toMatchObject({
          id,
          externalId: 'policy:1',
          status: 'completed',
          conclusion: 'success',
          annotations: 0,
        });
        expect(await history.checks(shop, stage.pull.headSha)).toEqual([
          { name: 'fairlead/policy', appId: stage.appId, status: 'completed', conclusion: 'success' },
        ]);
      }),
    );

    test(
      'comments: one for one marker; a marker in somebody else’s words is not ours',
      on(async (stage) => {
        const shop = await shopOf(stage);
        const { comments } = stage.github;
        const { number } = stage.pull;
        const foreign = stage.comment('dev', '<!-- fairlead:x -->\nmine');
        const first = await comments.put(shop, number, { marker: 'fairlead:x', body: 'one' });
        expect(first).not.toBe(foreign);
        expect(await comments.put(shop, number, { marker: 'fairlead:x', body: 'two' })).toBe(first);
        expect(await comments.put(shop, number, { marker: 'fairlead:y', body: 'one' })).not.toBe(first);
        expect(await comments.get(shop, foreign)).toEqual({
          author: 'dev',
          body: '<!-- fairlead:x -->\nmine',
        });
        expect((await comments.get(shop, first))?.body).toBe('<!-- fairlead:x -->\ntwo');
        expect(await comments.get(shop, 999_999)).toBeNull();
        await comments.react(shop, first, 'eyes');
      }),
    );

    test(
      'people and files',
      on(async (stage) => {
        const shop = await shopOf(stage);
        const { people, files } = stage.github;
        expect(await people.permission(shop, 'rita')).toBe('maintain');
        expect(await people.permission(shop, 'nobody')).toBe('none');
        const ids = await people.userIds(stage.installationId, ['rita', 'nobody']);
        expect(Object.keys(ids)).toEqual(['rita']);
        expect((await people.app()).id).toBe(stage.appId);
        const write = { branch: 'develop', path: 'docs/new.txt', text: 'é\n', message: 'Add' };
        expect(await files.put(shop, { ...write, before: null })).toMatchObject({ kind: 'written' });
        expect(await files.put(shop, { ...write, before: null })).toEqual({ kind: 'changed' });
        const read = await files.get(shop, 'docs/new.txt', 'develop');
        expect(read?.text).toBe('é\n');
        expect(await files.get(shop, 'docs/none.txt', 'develop')).toBeNull();
        const again = { ...write, text: 'b\n' };
        expect(await files.put(shop, { ...again, before: 'a'.repeat(40) })).toEqual({ kind: 'changed' });
        expect(await files.put(shop, { ...again, before: read?.sha ?? '' })).toMatchObject({
          kind: 'written',
        });
      }),
    );
  });
}
