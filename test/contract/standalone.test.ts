import { expect, test } from '@jest/globals';
import { strategyNames } from '../../core/config/types.ts';
import type { JournalEntry, OrganisationOptions } from '../../demo/organisation/index.ts';
import { createPolicyStage, installationId } from '../fakes/policy-stage.ts';
import { createStandaloneStage, standaloneOn, type StandaloneStage } from '../fakes/standalone-stage.ts';

type Options = Omit<OrganisationOptions, 'app' | 'login' | 'now'>;
type Repository = NonNullable<Options['repositories']>[number];

const release = {
  slug: 'release',
  members: ['rita'],
  repositories: { shop: 'maintain', blog: 'push' },
} as const;

function shop(config: string, more: Partial<Repository> = {}): Repository {
  return { name: 'shop', files: { 'README.md': 'shop\n', '.github/fairlead.yml': config }, ...more };
}

function home(text: string | null): Repository {
  return { name: '.github', private: true, files: text === null ? {} : { 'fairlead-org.yml': text } };
}

function open(repositories: readonly Repository[], more: Options = {}): StandaloneStage {
  return createStandaloneStage({ teams: [release], repositories, ...more });
}

interface PlanLine {
  readonly repository: string;
  readonly error?: string;
  readonly changes: readonly { readonly action: string; readonly kind: string; readonly name: string }[];
}

function lines(out: string): readonly PlanLine[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as PlanLine);
}

/** The request that GitHub takes each change by, as `VERB path name`. */
function predicted({ repository, changes }: PlanLine): readonly string[] {
  const at = `/repos/${repository}`;
  return changes.map(({ action, kind, name }) => {
    if (kind === 'repository-settings') return `PATCH ${at}`;
    if (kind === 'environment') return `PUT ${at}/environments/${encodeURIComponent(name)}`;
    if (kind === 'branch-protection') return `PUT ${at}/branches/${encodeURIComponent(name)}/protection`;
    return `${action === 'create' ? 'POST' : action === 'update' ? 'PUT' : 'DELETE'} ${at}/rulesets ${name}`;
  });
}

/** The requests that were made; an environment's branches are requests of their own and go with it. */
function made(entries: readonly JournalEntry[]): readonly string[] {
  return entries.flatMap(({ method, path, body }) => {
    if (path.endsWith('/deployment-branch-policies')) return [];
    const name = (body as { name?: unknown } | undefined)?.name;
    const ruleset = /^(.*\/rulesets)(?:\/\d+)?$/.exec(path);
    return [ruleset === null ? `${method} ${path}` : `${method} ${ruleset[1]} ${String(name)}`];
  });
}

const rules = 'release_managers: [team:release]\nenvironments: {qa: {approval: [dev], wait: 5m}}\n';
const branches = { develop: {}, staging: {}, production: {}, 'release/1.x': {} };
const strategies: readonly Repository[] = strategyNames.flatMap((strategy) => [
  { ...shop(`strategy: ${strategy}\n${rules}`), name: strategy, branches },
  {
    ...shop(`strategy: ${strategy}\nmechanism: branch-protection\n${rules}`),
    name: `${strategy}-old`,
    branches,
  },
]);

test('sync makes the calls that plan predicts, for every strategy and mechanism, and a second plan is empty', async () => {
  const stage = open([home('defaults: {approvals: 2}\n'), ...strategies]);
  const plan = await stage.cli(['plan', '--all', '--org', 'acme', '--json']);
  expect([plan.code, plan.error]).toEqual([3, '']);
  expect(lines(plan.out)).toHaveLength(strategies.length + 1);
  expect(stage.writes()).toEqual([]);

  const sync = await stage.cli(['sync', '--all', '--org', 'acme', '--yes']);
  expect(sync.code).toBe(0);
  const calls = made(stage.writes());
  expect(calls).toEqual(lines(plan.out).flatMap(predicted));
  expect(calls.length).toBeGreaterThan(60);

  const again = await stage.cli(['plan', '--all', '--org', 'acme', '--json']);
  expect(again.code).toBe(0);
  expect(lines(again.out).flatMap(({ changes }) => changes)).toEqual([]);
  expect((await stage.cli(['sync', '--all', '--org', 'acme', '--yes'])).code).toBe(0);
  expect(stage.writes()).toEqual([]);
});

test('what Fairlead or others made is imported as a file whose plan is empty', async () => {
  const stage = open([home(null), ...strategies]);
  await stage.cli(['sync', '--all', '--org', 'acme', '--yes']);
  for (const { name } of strategies) {
    const repository = stage.organisation.repo(name);
    // By hand: the same rules, and no name that says whose they are.
    for (const ruleset of repository.state.rulesets.values()) {
      if (ruleset.name.endsWith('tags stay')) {
        repository.drift.changeRuleset(ruleset.name, { name: 'our tags' });
      }
    }
    const imported = await stage.cli(['import', '--repo', `acme/${name}`]);
    expect([name, imported.code]).toEqual([name, 0]);
    expect(imported.out).not.toContain('advisory');
    repository.setFile('main', '.github/fairlead.yml', imported.out);
    const plan = await stage.cli(['plan', '--repo', `acme/${name}`]);
    expect([name, plan.code, plan.out]).toEqual([name, 0, expect.stringContaining('Nothing to change')]);
  }
});

test('import says what the organisation refuses, and writes files only where nothing is lost', async () => {
  const stage = open([home('defaults: {approvals: 2}\n'), { name: 'shop', files: { 'README.md': 'x\n' } }]);
  const { code, error } = await stage.cli(['import', '--write']);
  expect(code).toBe(0);
  expect(error).toContain('`approvals` is looser here than the organisation');
  expect(error).toMatch(/With this file below what the organisation asks, \d+ settings would change/);
  const text = stage.files.get('.github/fairlead.yml');
  expect(text).toContain('strategy: ');
  stage.files.set('.github/fairlead.yml', 'mine');
  expect(await stage.cli(['import', '--write'])).toMatchObject({
    code: 1,
    error: expect.stringContaining('is there already. Say --force'),
  });
  expect(stage.files.get('.github/fairlead.yml')).toBe('mine');
  expect((await stage.cli(['import', '--write', '--force'])).code).toBe(0);
  expect(stage.files.get('.github/fairlead.yml')).toBe(text);
  expect(stage.writes()).toEqual([]);
});

/** A pull request of `dev` with these files. */
function propose({ organisation }: StandaloneStage, head: string, files: Readonly<Record<string, string>>) {
  const repository = organisation.repo('shop');
  repository.createBranch(head);
  repository.commit(head, { files, author: 'dev' });
  return repository.openPull({ head, author: 'dev' });
}

test('a pull request shows its own delta, which is what merging does', async () => {
  const stage = open([home(null), shop('strategy: feature\n')]);
  await stage.cli(['sync', '--yes']);
  const repository = stage.organisation.repo('shop');
  const config = '.github/fairlead.yml';
  const pull = propose(stage, 'feature/rules', {
    [config]: 'strategy: feature\napprovals: 2\nmerge: rebase\n',
  });
  const other = propose(stage, 'feature/code', { 'a.txt': 'a\n' });
  // Somebody's drift is not the pull request's doing.
  repository.drift.deleteRuleset('Fairlead: tags stay');
  const ofPull = async (number: number) => stage.cli(['plan', '--pull', String(number), '--json']);
  const delta = await ofPull(pull.number);
  expect(delta.code).toBe(3);
  const names = lines(delta.out).flatMap(({ changes }) =>
    changes.map(({ action, name }) => `${action} ${name}`),
  );
  expect(names).toEqual(['update settings', 'update Fairlead: long-lived branches']);
  expect(await ofPull(other.number)).toMatchObject({
    code: 0,
    out: expect.stringContaining('This pull request does not change .github/fairlead.yml.'),
  });
  await stage.cli(['sync', '--yes']);
  repository.forceMerge(pull.number, 'olga');
  const merged = await stage.cli(['plan', '--json']);
  expect(lines(merged.out)[0]?.changes).toEqual(lines(delta.out)[0]?.changes);
});

test('a pull request that breaks the configuration is an error; one that repairs it shows what that does', async () => {
  const stage = open([home(null), shop('strategy: [\n')]);
  const repository = stage.organisation.repo('shop');
  const whole = await stage.cli(['plan']);
  expect(whole).toMatchObject({ code: 1, out: '' });
  expect(whole.error).toContain('(FL_CONFIG_INVALID)');
  expect((await stage.cli(['sync', '--yes'])).code).toBe(1);
  const pull = propose(stage, 'feature/rules', { '.github/fairlead.yml': 'stratgy: feature\n' });
  const broken = await stage.cli(['plan', '--pull', String(pull.number)]);
  expect(broken).toMatchObject({ code: 1, error: expect.stringContaining('Did you mean `strategy`?') });
  repository.pushToPull(pull.number, { '.github/fairlead.yml': 'strategy: feature\n' });
  const repaired = await stage.cli(['plan', '--pull', String(pull.number)]);
  expect(repaired).toMatchObject({ code: 3, out: expect.stringContaining('Create the ruleset') });
  expect(stage.writes()).toEqual([]);
});

test.each<[string, (stage: StandaloneStage) => void, string]>([
  [
    'out of reach',
    ({ organisation }) =>
      organisation.faults.hook(({ path }) => (path.includes('/acme/.github') ? { status: 404 } : null)),
    'FL_ORGANISATION_UNREAD',
  ],
  [
    'down',
    ({ organisation }) =>
      organisation.faults.hook(({ path }) => (path.includes('/acme/.github') ? { status: 502 } : null)),
    'FL_GITHUB_UNREACHABLE',
  ],
  [
    'broken',
    ({ organisation }) =>
      void organisation.repo('.github').setFile('main', 'fairlead-org.yml', 'defaults: {aprovals: 3}\n'),
    'fairlead-org.yml in acme/.github, line 1, column 12',
  ],
])('an organisation that is %s is never an empty one', async (_, breakIt, why) => {
  const stage = open([home('defaults: {approvals: 3}\n'), shop('strategy: feature\n')]);
  breakIt(stage);
  for (const command of [['plan'], ['sync', '--yes'], ['import']]) {
    const { code, out, error } = await stage.cli(command);
    expect([command, code, out]).toEqual([command, 1, '']);
    expect(error).toContain(why);
  }
  const skipped = await stage.cli(['plan', '--organisation=skip']);
  expect(skipped).toMatchObject({ code: 3, error: expect.stringContaining('The organisation is skipped') });
  expect(stage.writes()).toEqual([]);
});

test('groups by team and by property, read where they are asked for', async () => {
  const org = [
    'groups:',
    '- {name: ours, match: {teams: [release]}, rules: {approvals: 2}}',
    '- {name: gold, match: {properties: {tier: gold}}, rules: {checks: [audit]}}',
  ].join('\n');
  const stage = open([home(org), shop('strategy: feature\n', { properties: { tier: 'gold' } })], {
    properties: [{ property_name: 'tier', value_type: 'single_select', allowed_values: ['gold', 'tin'] }],
  });
  const { out } = await stage.cli(['plan', '--json']);
  expect(out).toContain('"rules.pull_request.required_approving_review_count","from":null,"to":2');
  expect(out).toContain('required_status_checks.audit');
  const alone = await stage.cli(['plan', '--json', '--organisation=skip']);
  expect(alone.out).toContain('"rules.pull_request.required_approving_review_count","from":null,"to":1');
  expect(alone.out).not.toContain('audit');
});

/** What a job's own token may be given of what we need. */
const ofJob = { contents: 'read', pull_requests: 'read', checks: 'read', deployments: 'read' };

test('settings that the token may not read are said, and nothing is written', async () => {
  const stage = createStandaloneStage(
    { repositories: [home(null), shop('mechanism: branch-protection\n')] },
    ofJob,
  );
  for (const command of [['plan'], ['sync', '--yes'], ['plan', '--all', '--org', 'acme']]) {
    const { code, error } = await stage.cli(command, 'job');
    expect([command, code, error]).toEqual([command, 1, expect.stringContaining('FL_SETTINGS_UNREAD')]);
  }
  expect(stage.writes()).toEqual([]);
});

test('sync stops at the first error that will not pass, and says what is done and what is not', async () => {
  const stage = open([home(null), shop('strategy: feature\n')]);
  let rulesets = 0;
  stage.organisation.faults.hook(({ method, route }) => {
    if (method !== 'POST' || route !== '/repos/{owner}/{repo}/rulesets') return null;
    rulesets += 1;
    return rulesets === 2 ? { status: 422, body: { message: 'Validation Failed' } } : null;
  });
  const { code, out, error } = await stage.cli(['sync', '--yes']);
  expect(code).toBe(1);
  expect(out).toMatch(/^acme\/shop: 2 changes made, \d+ not:\n {2}Not done: Create the ruleset/);
  expect(error).toContain('(FL_GITHUB_REFUSED)');
  expect(rulesets).toBe(2);
  const rest = await stage.cli(['plan', '--json']);
  expect(lines(rest.out)[0]?.changes).toHaveLength(out.split('Not done').length - 1);
  stage.organisation.faults.clear();
  expect((await stage.cli(['sync', '--yes'])).code).toBe(0);
  expect((await stage.cli(['plan'])).code).toBe(0);
});

test('an answer that was lost after the change was made makes nothing twice', async () => {
  const stage = open([home(null), shop('strategy: feature\n')]);
  const planned = await stage.cli(['plan', '--json']);
  let lost = 0;
  stage.organisation.faults.hook(({ method, route }) => {
    if (method !== 'POST' || route !== '/repos/{owner}/{repo}/rulesets') return null;
    lost += 1;
    return lost === 2 ? { drop: true, afterwards: true } : null;
  });
  expect((await stage.cli(['sync', '--yes'])).code).toBe(0);
  expect(made(stage.writes())).toEqual(lines(planned.out).flatMap(predicted));
  expect(stage.waited()).toBeGreaterThan(0);
  expect((await stage.cli(['plan'])).code).toBe(0);
});

test('one repository that fails stops none of the others', async () => {
  const stage = open([
    home(null),
    shop('strategy: feature\n'),
    { ...shop('strategy: trunk\n'), name: 'blog' },
    { ...shop('strategy: [\n'), name: 'broken' },
    { ...shop('strategy: trunk\n'), name: 'old', archived: true },
  ]);
  stage.organisation.faults.failRepository('shop');
  const { code, out, error } = await stage.cli(['sync', '--all', '--org', 'acme', '--json', '--yes']);
  expect(code).toBe(1);
  const found = Object.fromEntries(lines(out).map((line) => [line.repository, line.error ?? null]));
  expect(found).toEqual({
    'acme/.github': null,
    'acme/shop': expect.stringContaining('FL_GITHUB_UNREACHABLE'),
    'acme/blog': null,
    'acme/broken': expect.stringContaining('FL_CONFIG_INVALID'),
  });
  expect(error).toContain('fairlead: acme/shop: ');
  expect(made(stage.writes()).filter((call) => call.includes('/acme/shop'))).toEqual([]);
  expect(stage.organisation.repo('blog').state.rulesets.size).toBeGreaterThan(0);
});

test('nobody asks in CI; elsewhere nothing is written without --yes', async () => {
  const stage = open([home(null), shop('strategy: feature\n')]);
  const { code, error } = await stage.cli(['sync']);
  expect([code, error]).toEqual([3, expect.stringContaining('nothing was written. Say --yes')]);
  expect(stage.writes()).toEqual([]);
  expect((await stage.cli(['sync', '--yes'])).code).toBe(0);
  expect(await stage.cli(['sync'])).toMatchObject({ code: 0 });
});

test("the App's settings are the App's, and an Enterprise server is another address", async () => {
  const stage = await createPolicyStage({
    users: [{ login: 'olga', owner: true }],
    repositories: [shop('strategy: feature\n')],
  });
  try {
    await stage.enqueue(`organisation:${installationId}`);
    await stage.settle();
    const { organisation, clock } = stage;
    const { cli } = standaloneOn(organisation, clock.now);
    const run = (...args: readonly string[]) => cli([...args, '--api', 'https://ghe.example.com/api/v3']);
    expect(await run('plan', '--organisation=skip')).toMatchObject({
      error: expect.stringContaining('pinned to the App 4711'),
    });
    organisation.repo('shop').drift.deleteRuleset('Fairlead: tags stay');
    organisation.journal.clear();
    const refused = await run('sync', '--yes', '--organisation=skip');
    expect(refused).toMatchObject({ code: 1, error: expect.stringContaining('(FL_APP_MANAGES)') });
    expect(organisation.journal.entries({ writes: true })).toEqual([]);
  } finally {
    await stage.close();
  }
});

test("a pull request gets the App's verdicts", async () => {
  const config = [
    'strategy: release',
    'release_managers: [team:release]',
    'code_owners: true',
    'freeze: [{branches: [release/2.x], from: 2026-11-01, to: 2026-12-01, reason: audit}]',
    '',
  ].join('\n');
  const stage = await createPolicyStage({
    users: [{ login: 'olga', owner: true }, { login: 'dev' }, { login: 'rita' }],
    teams: [release],
    repositories: [
      home('defaults: {approvals: 2}\n'),
      shop(config, { branches: { 'release/1.x': {}, 'release/2.x': {}, 'release/3.x': {} } }),
    ],
  });
  try {
    const { organisation, clock } = stage;
    const repository = organisation.repo('shop');
    const ask = (head: string, base: string, files: Readonly<Record<string, string>>, from = base) => {
      repository.createBranch(head, from);
      repository.commit(head, { files, author: 'dev' });
      return repository.openPull({ head, base, author: 'dev' });
    };
    const fix = ask('fix/a', 'main', { 'a.txt': 'a\n' });
    for (const login of ['rita', 'olga']) repository.review(fix.number, login);
    ask('wip', 'main', { 'b.txt': 'b\n' });
    ask('feature/owners', 'main', { '.github/CODEOWNERS': '* @dev\nnonsense\n' });
    ask('feature/loose', 'main', { '.github/fairlead.yml': `${config}approvals: 1\n` });
    ask('backport/1', 'release/1.x', { 'c.txt': 'c\n' });
    ask('backport/2', 'release/2.x', { 'd.txt': 'd\n' });
    repository.openPull({
      head: 'feature/fork',
      author: 'dev',
      fork: { owner: 'dev', files: { 'e.txt': 'e\n' } },
    });
    await stage.enqueue(`organisation:${installationId}`);
    await stage.settle();
    expect(stage.errors).toEqual([]);
    const { cli } = standaloneOn(organisation, clock.now);
    const seen = new Set<string>();
    for (const pull of repository.state.pulls.values()) {
      const run = [...repository.state.checkRuns.values()].findLast(
        ({ headSha, name }) => headSha === pull.headSha && name === 'fairlead/policy',
      );
      const { out, code, error } = await cli(['check', '--pull', String(pull.number), '--json']);
      expect(error).toBe('');
      const { conclusion, title } = JSON.parse(out) as { conclusion: string; title: string };
      expect([pull.headRef, conclusion, title]).toEqual([pull.headRef, run?.conclusion, run?.output.title]);
      expect(code).toBe(conclusion === 'success' ? 0 : 1);
      seen.add(conclusion);
    }
    expect(seen.size).toBeGreaterThan(1);
    const words = await cli(['check', '--pull', '2']);
    expect(words.out).toContain('branch-name, fail: ');
    expect(await cli(['check', '--pull', '99'])).toMatchObject({ code: 1, out: '' });
  } finally {
    await stage.close();
  }
});
