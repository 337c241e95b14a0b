import type { RuleKey } from '../settings.ts';
import type { Freeze, MergeMethod, RuleSettings } from '../types.ts';
import { durationText } from '../units.ts';
import { coversGlobs } from './globs.ts';
import {
  exact,
  fewer,
  fewerNames,
  higher,
  isSubset,
  listText,
  lowerOrNone,
  more,
  moreNames,
  nobodyElse,
  ranked,
  someOf,
  type Order,
} from './order.ts';

const name = exact<string>((value) => value);
const nameOrNone = exact<string | null>((value) => value ?? 'nothing');
const yes = ranked<boolean>(true, false);
const no = ranked<boolean>(false, true);

const methods = fewer('methods');
/** The usual method is a matter of taste: the order of the list does not count. */
const merge: Order<readonly [MergeMethod, ...MergeMethod[]]> = {
  atLeast: (a, b) => methods.atLeast(a, b),
  remedy: (upper) => methods.remedy(upper),
};

const bake: Order<Readonly<Record<string, number>>> = {
  atLeast: (a, b) => Object.entries(b).every(([branch, ms]) => (a[branch] ?? 0) >= ms),
  remedy: (upper) => {
    const parts = Object.entries(upper).map(([branch, ms]) => `${branch}: ${durationText(ms)}`);
    return `Write {${parts.join(', ')}} or longer times`;
  },
  both: (upper, lower) => {
    const branches = [...new Set([...Object.keys(upper), ...Object.keys(lower)])];
    return Object.fromEntries(
      branches.map((branch) => [branch, Math.max(upper[branch] ?? 0, lower[branch] ?? 0)]),
    );
  },
};

const freezes: Order<readonly Freeze[]> = {
  atLeast: (a, b) => b.every((freeze) => a.some((other) => isAsLong(other, freeze))),
  remedy: () => 'Keep the freezes of the layers above in the list',
  both: (upper, lower) => [
    ...upper,
    ...lower.filter((freeze) => !upper.some((other) => isAsLong(other, freeze))),
  ],
};

/** A freeze that lets nothing through that the other one stops. */
function isAsLong(freeze: Freeze, other: Freeze): boolean {
  return (
    freeze.from <= other.from &&
    freeze.to >= other.to &&
    coversGlobs(freeze.branches, other.branches) &&
    isSubset(freeze.allow, other.allow)
  );
}

/**
 * Every key's own order. Names (of the strategy, of branches), the direction of fixes, the promotion order, the schedule
 * and the mechanism say what is meant: a different one cannot be compared.
 */
export const ruleOrders: { readonly [K in RuleKey]: Order<RuleSettings[K]> } = {
  strategy: exact((value) => value),
  main: nameOrNone,
  develop: name,
  release: nameOrNone,
  fixes: exact((value) => value),
  branches: fewerNames,
  pairs: fewer('pairs'),
  merge,
  stacked: no,
  maxAgeMs: lowerOrNone(durationText),
  upToDate: yes,
  linear: yes,
  directCommits: ranked<RuleSettings['directCommits']>('deny', 'discourage', 'allow'),
  deleteMerged: yes,
  approvals: higher(String),
  codeOwners: yes,
  checks: more,
  releaseManagers: someOf,
  qa: someOf,
  maintainers: someOf,
  bots: nobodyElse,
  backMergeMs: lowerOrNone(durationText),
  promote: exact(listText),
  bakeMs: bake,
  freezes,
  tags: moreNames,
  mergeQueue: yes,
  schedule: exact((value) => (value === null ? 'nothing' : 'the same schedule')),
  mechanism: exact((value) => value),
  enforcement: ranked<RuleSettings['enforcement']>('enforce', 'advisory'),
};
