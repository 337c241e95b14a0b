import type { PresetDefaults } from '../branching/types.ts';
import type { EnvironmentRulesFile, RulesFile } from './schema.ts';
import type { EnvironmentConfig, Freeze, MergeMethod, ReleaseSchedule, RuleSettings } from './types.ts';
import { parseDuration, parseTime } from './units.ts';

export type RuleKey = keyof RuleSettings;
export type EnvironmentSettings = Omit<EnvironmentConfig, 'name' | 'services'>;
export type EnvironmentKey = keyof EnvironmentSettings;

/** The key of the file that sets each setting. */
export const fileKeys: Readonly<Record<RuleKey, keyof RulesFile>> = {
  strategy: 'strategy',
  main: 'main',
  develop: 'develop',
  release: 'release',
  fixes: 'fixes',
  branches: 'branches',
  pairs: 'pairs',
  merge: 'merge',
  stacked: 'stacked',
  maxAgeMs: 'max_age',
  upToDate: 'up_to_date',
  linear: 'linear',
  directCommits: 'direct_commits',
  deleteMerged: 'delete_merged',
  approvals: 'approvals',
  codeOwners: 'code_owners',
  checks: 'checks',
  releaseManagers: 'release_managers',
  qa: 'qa',
  maintainers: 'maintainers',
  bots: 'bots',
  backMergeMs: 'back_merge',
  promote: 'promote',
  bakeMs: 'bake',
  freezes: 'freeze',
  tags: 'tags',
  mergeQueue: 'merge_queue',
  schedule: 'schedule',
  mechanism: 'mechanism',
  enforcement: 'enforcement',
};

export const ruleKeys = Object.keys(fileKeys) as readonly RuleKey[];

export const environmentFileKeys: Readonly<Record<EnvironmentKey, keyof EnvironmentRulesFile>> = {
  target: 'target',
  deploys: 'deploys',
  approval: 'approval',
  waitMs: 'wait',
};

export const environmentKeys = Object.keys(environmentFileKeys) as readonly EnvironmentKey[];

type Converters = { readonly [K in RuleKey]: (file: RulesFile) => RuleSettings[K] | undefined };

const converters: Converters = {
  strategy: (file) => file.strategy,
  main: (file) => file.main,
  develop: (file) => file.develop,
  release: (file) => file.release,
  fixes: (file) => file.fixes,
  branches: (file) => listOf(file.branches),
  pairs: (file) => file.pairs,
  merge: (file) => methodsOf(file.merge),
  stacked: (file) => file.stacked,
  maxAgeMs: (file) => msOf(file.max_age),
  upToDate: (file) => file.up_to_date,
  linear: (file) => file.linear,
  directCommits: (file) => file.direct_commits,
  deleteMerged: (file) => file.delete_merged,
  approvals: (file) => file.approvals,
  codeOwners: (file) => file.code_owners,
  checks: (file) => file.checks,
  releaseManagers: (file) => file.release_managers,
  qa: (file) => file.qa,
  maintainers: (file) => file.maintainers,
  bots: (file) => file.bots,
  backMergeMs: (file) => msOf(file.back_merge),
  promote: (file) => file.promote,
  bakeMs: ({ bake }) =>
    bake &&
    Object.fromEntries(Object.entries(bake).map(([branch, text]) => [branch, parseDuration(text) ?? 0])),
  freezes: (file) => file.freeze?.map(freezeOf),
  tags: (file) => listOf(file.tags),
  mergeQueue: (file) => file.merge_queue,
  schedule: (file) => file.schedule && scheduleOf(file.schedule),
  mechanism: (file) => file.mechanism,
  enforcement: (file) => file.enforcement,
};

/** The settings that a file (one that has passed the schema) or a preset sets, and no others. */
export function settingsOf(file: RulesFile | PresetDefaults): Partial<RuleSettings> {
  const entries = ruleKeys.map((key) => [key, converters[key](file as RulesFile)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The same for one environment. */
export function environmentSettingsOf(file: EnvironmentRulesFile): Partial<EnvironmentSettings> {
  const { target, deploys, approval, wait } = file;
  return {
    ...(target !== undefined && { target }),
    ...(deploys !== undefined && { deploys: listOf(deploys) }),
    ...(approval !== undefined && { approval: listOf(approval) }),
    ...(wait !== undefined && { waitMs: parseDuration(wait) ?? 0 }),
  };
}

function listOf(value: string | readonly string[]): readonly string[];
function listOf(value: string | readonly string[] | undefined): readonly string[] | undefined;
function listOf(value: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof value === 'string' ? [value] : value;
}

function methodsOf(
  value: MergeMethod | readonly MergeMethod[] | undefined,
): readonly [MergeMethod, ...MergeMethod[]] | undefined {
  const [first, ...others] = typeof value === 'string' ? [value] : (value ?? []);
  return first === undefined ? undefined : [first, ...others];
}

function msOf(value: string | false | undefined): number | null | undefined {
  return typeof value === 'string' ? parseDuration(value) : value === false ? null : undefined;
}

function freezeOf(freeze: NonNullable<RulesFile['freeze']>[number]): Freeze {
  return {
    branches: listOf(freeze.branches),
    from: parseTime(freeze.from) ?? 0,
    to: parseTime(freeze.to) ?? 0,
    reason: freeze.reason ?? 'no reason given',
    allow: listOf(freeze.allow ?? []),
  };
}

function scheduleOf(schedule: NonNullable<RulesFile['schedule']>): ReleaseSchedule {
  const { every, start, version = 'minor' } = schedule;
  return { everyMs: parseDuration(every) ?? 0, start: parseTime(start) ?? 0, version };
}
