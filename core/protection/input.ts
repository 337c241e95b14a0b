import type { Strategy } from '../branching/index.ts';
import type { FairleadConfig } from '../config/types.ts';
import type { ManualFreeze } from '../policy/types.ts';

/** Ids of people by name, without which GitHub lets nobody past a rule. Names in lower case. */
export interface People {
  /** By slug, without the organisation. */
  readonly teams: Readonly<Record<string, number>>;
  readonly users: Readonly<Record<string, number>>;
  /** Other Apps that the configuration names as bots, by slug. */
  readonly apps?: Readonly<Record<string, number>>;
}

/** What protection is compiled of. */
export interface CompileInput {
  readonly config: FairleadConfig;
  readonly strategy: Strategy;
  readonly defaultBranch: string;
  /** Names of the branches that exist: branch protection stands on each of them. */
  readonly branches: readonly string[];
  /** Null without the App: nothing is pinned then, and nobody passes for it. */
  readonly appId: number | null;
  readonly people: People;
  /** Freezes by command; those of the configuration are known. */
  readonly freezes: readonly ManualFreeze[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** App that reported a check last, by the check's name; null: none, it is a commit status. */
  readonly checksObserved: Readonly<Record<string, number | null>>;
}

/** Globs of the branches that are frozen now. */
export function frozenBranches({ config, freezes, now }: CompileInput): readonly string[] {
  const planned = config.freezes.filter(({ from, to }) => from <= now && now < to);
  const asked = freezes.filter(({ since, until }) => since <= now && (until === null || now < until));
  return [...new Set([...planned, ...asked].flatMap(({ branches }) => branches))];
}
