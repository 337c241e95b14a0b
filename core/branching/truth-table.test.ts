import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { parseConfig } from '../config/index.ts';
import {
  mergeMethods,
  strategyNames,
  type FairleadConfig,
  type MergeMethod,
  type StrategyName,
} from '../config/types.ts';
import { evaluatePolicy, type PolicyFacts, type Verdict } from '../policy/index.ts';
import {
  findPair,
  isLongLived,
  judgeRef,
  matchesBranch,
  presets,
  resolveStrategy,
  revertedNumber,
  type Group,
  type RefChange,
  type Strategy,
} from './index.ts';

const defaultBranch = 'main';
const now = Date.parse('2026-12-24T12:00:00Z');
const hour = 3_600_000;

// ---- the form of a row --------------------------------------------------------------------------------------------

const roles = ['contributor', 'maintainer', 'release_manager', 'qa', 'bot', 'outsider'] as const;
type Role = (typeof roles)[number];
const role = z.enum(roles);
const ref = z.string().min(1);
const common = {
  settings: z.record(z.string(), z.json()).optional(),
  allow: z.boolean(),
  code: z
    .string()
    .regex(/^[a-z_]+$/)
    .optional(),
  reason: z.string().min(15),
  source: z.string().min(8),
};
const pull = {
  head: ref,
  base: ref,
  fork: z.boolean().default(false),
  author: role.default('contributor'),
  /** People other than the author; `author` stands for an approval of one's own. */
  approvals: z.array(z.enum([...roles, 'author'])).default(['contributor']),
  reverts: z.strictObject({ head: ref, base: ref, fork: z.boolean().default(false) }).optional(),
  labels: z.array(z.string()).default([]),
  ageHours: z.number().nonnegative().default(1),
  upToDate: z.boolean().default(true),
  mergeCommits: z.number().int().nonnegative().default(0),
  missingOnMain: z.array(z.string()).default([]),
  promotion: z
    .strictObject({ greenHours: z.number().nullable(), missingFromHead: z.number().int() })
    .optional(),
  owed: z.array(z.strictObject({ from: ref, to: ref, ageHours: z.number() })).default([]),
  /** Freezes by command; those by configuration stand in `settings`. */
  frozen: z.strictObject({ branches: z.array(ref), allow: z.array(z.string()).default([]) }).optional(),
  merge: z.array(z.enum(mergeMethods)).optional(),
  /** What the pull request was before; it is judged by what it is now. */
  retargetedFrom: ref.optional(),
  renamedFrom: ref.optional(),
};
const by = z.enum([...roles, 'app']).default('contributor');

const pullRow = z.strictObject({ kind: z.literal('pull_request'), ...pull, ...common });
const queueRow = z.strictObject({ kind: z.literal('merge_group'), queue: ref, ...pull, ...common });
const rowSchema = z.discriminatedUnion('kind', [
  pullRow,
  queueRow,
  z.strictObject({
    kind: z.literal('push'),
    branch: ref,
    force: z.boolean().default(false),
    by,
    ...common,
  }),
  z.strictObject({
    kind: z.literal('create'),
    branch: ref,
    from: ref.nullable(),
    open: z.array(ref).default([]),
    by,
    ...common,
  }),
  z.strictObject({ kind: z.literal('delete'), branch: ref, by, ...common }),
  z.strictObject({
    kind: z.literal('tag'),
    tag: ref,
    on: z.array(ref),
    move: z.boolean().default(false),
    by,
    ...common,
  }),
]);
type Row = z.infer<typeof rowSchema>;
type PullRow = z.infer<typeof pullRow> | z.infer<typeof queueRow>;
type RefRow = Exclude<Row, PullRow>;

const folder = (strategy: StrategyName) => new URL(`${strategy}/`, import.meta.url);
const text = (strategy: StrategyName, file: string) => readFileSync(new URL(file, folder(strategy)), 'utf8');
const rowsOf = (strategy: StrategyName) =>
  z.array(rowSchema).parse(JSON.parse(text(strategy, 'truth-table.json')));

// ---- from a row to an answer --------------------------------------------------------------------------------------

const logins: Readonly<Record<Role, string>> = {
  contributor: 'ann',
  maintainer: 'mia',
  release_manager: 'rm',
  qa: 'qa',
  bot: 'build-bot',
  outsider: 'olga',
};

function configOf(strategy: StrategyName, settings: Row['settings']): FairleadConfig {
  const file = {
    strategy,
    release_managers: ['rm'],
    qa: ['qa'],
    maintainers: ['mia'],
    bots: ['build-bot'],
    ...settings,
  };
  const { config, problems } = parseConfig(JSON.stringify(file), 'row.yml');
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  if (config === null) throw new Error('the settings of a row cannot be read');
  return config;
}

function groupsOf(config: FairleadConfig, who: Role): readonly Group[] {
  const lists: readonly [Group, readonly string[]][] = [
    ['release_managers', config.releaseManagers],
    ['qa', config.qa],
    ['maintainers', config.maintainers],
    ['bots', config.bots],
  ];
  return lists.filter(([, people]) => people.includes(logins[who])).map(([group]) => group);
}

function factsOf(row: PullRow, config: FairleadConfig, strategy: Strategy): PolicyFacts {
  const author = { login: logins[row.author], groups: groupsOf(config, row.author) };
  const { promotion, frozen } = row;
  return {
    now,
    headRef: row.head,
    baseRef: row.base,
    fork: row.fork,
    author,
    approvals: row.approvals.map((who, index) =>
      who === 'author'
        ? author
        : {
            login: who === row.author || row.approvals.indexOf(who) < index ? `${who}-${index}` : logins[who],
            groups: groupsOf(config, who),
          },
    ),
    labels: row.labels,
    startedAt: now - row.ageHours * hour,
    upToDate: row.upToDate,
    mergeCommits: row.mergeCommits,
    reverts: row.reverts ?? null,
    missingOnMain: row.missingOnMain,
    promotion: promotion
      ? {
          greenSince: promotion.greenHours === null ? null : now - promotion.greenHours * hour,
          missingFromHead: promotion.missingFromHead,
        }
      : null,
    backMerges: row.owed.map(({ from, to, ageHours }, index) => ({
      from,
      to,
      withinMs: deadline(strategy, from, to),
      since: now - ageHours * hour,
      number: 900 + index,
      conflicts: [],
    })),
    freezes: frozen
      ? [
          {
            branches: frozen.branches,
            since: now - hour,
            until: null,
            by: 'rm',
            reason: 'release week',
            allow: frozen.allow,
          },
        ]
      : [],
    codeOwners: { file: '.github/CODEOWNERS', problems: [] },
    proposedConfig: null,
  };
}

/** The table owes only back-merges that the strategy asks for. */
function deadline(strategy: Strategy, from: string, to: string): number {
  const duty = strategy.backMerges.find((d) => matchesBranch(from, d.from) && matchesBranch(to, d.to));
  if (duty === undefined) throw new Error(`${strategy.name} asks for no back-merge ${from} -> ${to}`);
  return duty.withinMs;
}

function changeOf(row: RefRow, config: FairleadConfig): RefChange {
  const actor =
    row.by === 'app' ? { groups: [], app: true } : { groups: groupsOf(config, row.by), app: false };
  return { ...row, by: actor };
}

interface Answer {
  readonly allow: boolean;
  /** The first that fails, else the first that is pending; of a ref its own. */
  readonly code: string | undefined;
  readonly merge: readonly MergeMethod[];
  readonly verdicts: readonly Verdict[];
}

function answer(name: StrategyName, row: Row): Answer {
  const config = configOf(name, row.settings);
  const strategy = resolveStrategy(config, defaultBranch);
  if (row.kind !== 'pull_request' && row.kind !== 'merge_group') {
    const { allowed, code } = judgeRef(strategy, config, changeOf(row, config));
    return { allow: allowed, code, merge: [], verdicts: [] };
  }
  if (row.kind === 'merge_group') expect(row.queue).toMatch(queueOf(row.base));
  const facts = factsOf(row, config, strategy);
  const verdicts = evaluatePolicy(facts, config, defaultBranch);
  const stops = (status: Verdict['status']) => verdicts.find((verdict) => verdict.status === status);
  const pair = findPair(strategy, {
    head: row.head,
    base: row.base,
    fork: row.fork,
    reverts: row.reverts ?? null,
  });
  const stop = stops('fail') ?? stops('pending');
  return { allow: stop === undefined, code: stop?.code, merge: pair?.merge ?? [], verdicts };
}

/** GitHub's name for the branch of a merge group. */
function queueOf(base: string): RegExp {
  const escaped = base.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^gh-readonly-queue/${escaped}/pr-[1-9]\\d*-[0-9a-f]{40}$`);
}

const explaining = new Set([
  'allow',
  'code',
  'merge',
  'queue',
  'reason',
  'renamedFrom',
  'retargetedFrom',
  'source',
]);

/** Everything that the answer may hang on, and nothing that only explains the row; keys in the order of the alphabet. */
function inputOf(row: Row): string {
  const input = Object.entries(row).filter(([key]) => !explaining.has(key));
  return JSON.stringify(sorted(Object.fromEntries(input)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

function title(row: Row): string {
  const what =
    row.kind === 'pull_request' || row.kind === 'merge_group'
      ? `${row.head} -> ${row.base}`
      : row.kind === 'tag'
        ? row.tag
        : row.branch;
  return `${row.kind} ${what}: ${row.allow ? 'yes' : 'no'}, ${row.reason}`;
}

// ---- what a table must hold ---------------------------------------------------------------------------------------

/** Settings that bring lines of a definition to life that the defaults leave out. */
const variants: readonly Record<string, unknown>[] = [
  {},
  { release: 'release/*' },
  { fixes: 'main-first' },
  { fixes: 'release-first' },
];

function globsOf(name: StrategyName): readonly string[] {
  const uses = (key: string) =>
    text(name, 'definition.ts').includes(key === 'release' ? '$release' : '-first:');
  const settings = variants.filter((each) => Object.keys(each).every(uses));
  const strategies = settings.map((each) =>
    resolveStrategy(configOf(name, each as Row['settings']), defaultBranch),
  );
  return [
    ...new Set(
      strategies.flatMap(({ pairs, cuts, longLived, tags }) => [
        ...pairs.flatMap(({ heads, bases }) => [...heads, ...bases]),
        ...cuts.flatMap(({ branches }) => branches),
        ...longLived,
        ...(tags?.names ?? []),
      ]),
    ),
  ];
}

function namesOf(row: Row): readonly string[] {
  if (row.kind === 'pull_request' || row.kind === 'merge_group') return [row.head, row.base];
  return [row.kind === 'tag' ? row.tag : row.branch];
}

/** Codes that a table must have as a denial, by what its strategy knows. */
function deniable(name: StrategyName): readonly string[] {
  const definition = text(name, 'definition.ts');
  const when = (word: string, ...codes: string[]) => (definition.includes(word) ? codes : []);
  return [
    'branch_name_unknown',
    'merge_pair_refused',
    'approvals_missing',
    'freeze_in_force',
    'push_direct',
    'push_forced',
    'create_unknown',
    'create_long_lived',
    'delete_long_lived',
    'tag_not_by',
    'tag_moved',
    ...when('max_age', 'max_age_over'),
    ...when('up_to_date', 'up_to_date_behind'),
    ...when('linear', 'linear_merge_commits'),
    ...when('cut ', 'create_not_by', 'create_from'),
    ...when('one at a time', 'create_second'),
    ...when('create by', 'create_not_by'),
    ...when('tag on', 'tag_off_branch'),
    ...when('approved by', 'group_approval_missing'),
    ...when('already on main', 'backport_not_on_main'),
    ...when('from a fork', 'head_repository_not_fork'),
    ...when('from this repository', 'head_repository_not_here'),
    ...when('promoting', 'promotion_bakes', 'promotion_not_green', 'promotion_would_lose'),
    ...when('back-merge', 'back_merge_overdue'),
  ];
}

const withTable = strategyNames.filter((name) => existsSync(new URL('truth-table.json', folder(name))));

test('every strategy has its table', () => expect(withTable).toEqual(strategyNames));

describe.each(withTable.map((name) => ({ name })))('$name', ({ name }) => {
  const rows = rowsOf(name);

  test.each(rows.map((row) => ({ row, title: title(row) })))('$title', ({ row }) => {
    const { allow, code, merge } = answer(name, row);
    expect({ allow, code: row.code === undefined ? undefined : code }).toEqual({
      allow: row.allow,
      code: row.code,
    });
    if ('merge' in row && row.merge !== undefined) expect(merge).toEqual(row.merge);
  });

  test('rows are unique in their input and each has a reason of its own', () => {
    const repeated = (values: readonly string[]) =>
      values.filter((value, index) => values.indexOf(value) !== index);
    expect(repeated(rows.map(inputOf))).toEqual([]);
    expect(repeated(rows.map(({ reason }) => reason))).toEqual([]);
  });

  test('at least 100 rows, two in five of them denials with their code', () => {
    expect(rows.length).toBeGreaterThanOrEqual(100);
    const denials = rows.filter(({ allow }) => !allow);
    expect(denials.length / rows.length).toBeGreaterThanOrEqual(0.4);
    expect(denials.filter(({ code }) => code === undefined)).toEqual([]);
  });

  test('methods are named by rows that are allowed, and only by those', () => {
    const pulls = rows.filter(
      (row): row is PullRow => row.kind === 'pull_request' || row.kind === 'merge_group',
    );
    expect(pulls.filter((row) => !row.allow && row.merge !== undefined)).toEqual([]);
    expect(pulls.filter((row) => row.allow && row.code !== undefined)).toEqual([]);
    expect(pulls.filter((row) => row.merge !== undefined).length).toBeGreaterThanOrEqual(10);
  });

  test('every glob of the definition is named by a yes and by a no', () => {
    const named = (glob: string, allow: boolean) =>
      rows.some((row) => row.allow === allow && namesOf(row).some((each) => matchesBranch(each, glob)));
    const missing = globsOf(name).filter((glob) => !named(glob, true) || !named(glob, false));
    expect(missing).toEqual([]);
  });

  test('every way to be refused is there, and every rule that refuses also lets through', () => {
    const answers = rows.map((row) => ({ row, ...answer(name, row) }));
    const codes = new Set(answers.filter(({ allow }) => !allow).map(({ code }) => code));
    expect(deniable(name).filter((code) => !codes.has(code))).toEqual([]);
    const verdicts = answers.flatMap((each) => each.verdicts);
    const having = (...statuses: Verdict['status'][]) =>
      new Set(verdicts.filter(({ status }) => statuses.includes(status)).map(({ rule }) => rule));
    const passing = having('pass');
    expect([...having('fail', 'pending')].filter((rule) => !passing.has(rule))).toEqual([]);
    for (const kind of ['push', 'create', 'delete', 'tag', 'pull_request', 'merge_group']) {
      const of = rows.filter((row) => row.kind === kind);
      expect([kind, of.some(({ allow }) => allow), of.some(({ allow }) => !allow)]).toEqual([
        kind,
        true,
        true,
      ]);
    }
  });

  test('the table has a row of every sort', () => {
    const pulls = rows.filter(
      (row): row is PullRow => row.kind === 'pull_request' || row.kind === 'merge_group',
    );
    const heads = pulls.map(({ head }) => head);
    const sorts: Readonly<Record<string, boolean>> = {
      'a fork': pulls.some(({ fork }) => fork),
      'a named bot': pulls.some(
        ({ author, settings }) => author === 'bot' && settings?.['bots'] === undefined,
      ),
      'a bot without a name': pulls.some(
        ({ author, settings }) => author === 'bot' && settings?.['bots'] !== undefined,
      ),
      'a revert that is known': pulls.some(
        ({ head, reverts }) => revertedNumber(head) !== null && reverts !== undefined,
      ),
      'a revert that is not': pulls.some(
        ({ head, reverts }) => revertedNumber(head) !== null && reverts === undefined,
      ),
      'a retargeted revert': pulls.some(
        ({ base, reverts }) => reverts !== undefined && reverts.base !== base,
      ),
      'a retarget': pulls.some(({ retargetedFrom }) => retargetedFrom !== undefined),
      'a rename': pulls.some(({ renamedFrom }) => renamedFrom !== undefined),
      'a stack': pulls.some(({ settings }) => settings?.['stacked'] === true),
      'upper case': heads.some((head) => head !== head.toLowerCase()),
      Unicode: heads.some((head) => /[^\p{ASCII}]/u.test(head)),
      'a combining mark': heads.some((head) => /\p{M}/u.test(head)),
      'a zero width character': heads.some((head) => /\p{Cf}/u.test(head)),
      'a full-width slash': heads.some((head) => head.includes('\uFF0F')),
      'an empty part': heads.some((head) => head.split('/').includes('')),
      'a very long name': heads.some((head) => head.length > 200),
      'a freeze': pulls.some(
        ({ frozen, settings }) => frozen !== undefined || settings?.['freeze'] !== undefined,
      ),
    };
    expect(Object.keys(sorts).filter((sort) => !sorts[sort])).toEqual([]);
  });

  test('definition, guide page and starter workflow', () => {
    const definition = /`\n([\s\S]+)\n`/.exec(text(name, 'definition.ts'))?.[1] ?? '';
    expect(definition.split('\n').length).toBeLessThanOrEqual(10);
    expect(presets[name].name).toBe(name);
    expect(presets[name].lines.length).toBeGreaterThan(1);
    const page = text(name, 'readme.md');
    const drawings = [...page.matchAll(/```(?:text)?\n([\s\S]+?)```/g)].map((match) => match[1] ?? '');
    const drawn = drawings.find((drawing) => drawing.includes('main') && /--|──/.test(drawing));
    expect(drawn).toBeDefined();
    const starters = [...page.matchAll(/```yaml\n([\s\S]+?)```/g)].map((match) => match[1] ?? '');
    const starter = starters.find((each) => each.includes(`strategy: ${name}`)) ?? '';
    expect(starter.trim().split('\n').length).toBeLessThanOrEqual(10);
    expect(parseConfig(starter, 'starter.yml').problems).toEqual([]);
    const template = `workflows-templates/fairlead-strategy-${name}`;
    expect(page).toContain(`fairlead-strategy-${name}.yml`);
    for (const ending of ['.yml', '.properties.json']) {
      expect(existsSync(new URL(`../../${template}${ending}`, import.meta.url))).toBe(true);
    }
  });

  test('what a row calls its source stands in the guide page', () => {
    const page = text(name, 'readme.md').replaceAll(/\s+/g, ' ').replaceAll('`', '');
    const quoted = rows.map(({ source }) => /^guide: (.+)$/.exec(source)?.[1] ?? '');
    const unknown = quoted.filter((sentence) => sentence !== '' && !page.includes(sentence));
    expect([...new Set(unknown)]).toEqual([]);
  });
});

test('long-lived branches of every preset answer to pushes alike', () => {
  for (const name of strategyNames) {
    const config = configOf(name, {});
    const strategy = resolveStrategy(config, defaultBranch);
    expect(isLongLived(strategy, defaultBranch)).toBe(true);
    const push = {
      kind: 'push',
      branch: defaultBranch,
      force: false,
      by: { groups: [], app: false },
    } as const;
    expect(judgeRef(strategy, config, push).code).toBe('push_direct');
  }
});
