import { isLongLived, matchesBranch, type MergeMethod, type Strategy } from '../branching/index.ts';
import { mergeMethods, type RuleSettings } from '../config/types.ts';
import { isWildcard } from './globs.ts';

/** What GitHub enforces on some branches that stay. Branches with the same rules are one group. */
export interface BaseRules {
  readonly globs: readonly string[];
  /** Every method that some pair into these branches asks for; GitHub knows a base only, not the pair. */
  readonly methods: readonly MergeMethod[];
  readonly linear: boolean;
  readonly strict: boolean;
  /** Method of the merge queue; null: no queue. */
  readonly queue: MergeMethod | null;
  /** Only the App makes them. Cut branches have rules of their own. */
  readonly creation: boolean;
}

/** The rules of every branch that stays, in the strategy's order; the group of the main line comes first. */
export function baseRules(strategy: Strategy, config: RuleSettings): readonly BaseRules[] {
  const groups = new Map<string, BaseRules>();
  for (const glob of [...strategy.longLived].sort((a, b) => first(strategy, b) - first(strategy, a))) {
    const rules = rulesFor(strategy, config, glob);
    const key = JSON.stringify(rules);
    const before = groups.get(key)?.globs ?? [];
    groups.set(key, { ...rules, globs: [...before, glob] });
  }
  return [...groups.values()];
}

function first(strategy: Strategy, glob: string): number {
  return glob === strategy.main ? 1 : 0;
}

function rulesFor(strategy: Strategy, config: RuleSettings, glob: string): Omit<BaseRules, 'globs'> {
  const pairs = strategy.pairs.filter(({ bases }) => bases.some((base) => overlaps(strategy, base, glob)));
  const used = new Set(pairs.length === 0 ? config.merge : pairs.flatMap(({ merge }) => merge));
  const methods = mergeMethods.filter((method) => used.has(method));
  // A branch that stays cannot be brought up to date with the one that it goes into.
  const fromLongLived = pairs.some(({ heads }) => heads.some((head) => staysAsHead(strategy, head)));
  const queued = config.mergeQueue && !isWildcard(glob);
  const usual = config.merge.find((method) => used.has(method)) ?? methods[0];
  return {
    methods,
    linear: config.linear && !used.has('merge'),
    // A queue tests each merge with the newest base by itself.
    strict: config.upToDate && !fromLongLived && !queued,
    queue: queued ? (usual ?? null) : null,
    creation: !strategy.cuts.some(({ branches }) => branches.includes(glob)),
  };
}

/** A glob of topic names never means a branch that stays, though it may match one (core/branching/judge.ts). */
function overlaps(strategy: Strategy, base: string, glob: string): boolean {
  if (base === glob) return true;
  return !strategy.topics.includes(base) && (matchesBranch(base, glob) || matchesBranch(glob, base));
}

function staysAsHead(strategy: Strategy, head: string): boolean {
  if (strategy.longLived.includes(head)) return true;
  return !strategy.topics.includes(head) && isLongLived(strategy, head);
}

/** Whether any branch that stays is ever the head of a pull request. */
export function longLivedHeads(strategy: Strategy): boolean {
  return strategy.pairs.some(({ heads }) => heads.some((head) => staysAsHead(strategy, head)));
}

/** Every method that any pair asks for. */
export function allMethods(strategy: Strategy, config: RuleSettings): readonly MergeMethod[] {
  const used = new Set(strategy.pairs.flatMap(({ merge }) => merge));
  return mergeMethods.filter((method) =>
    used.size === 0 ? config.merge.includes(method) : used.has(method),
  );
}
