import type { MergeMethod, StrategyName } from '../config/types.ts';

export type { MergeMethod } from '../config/types.ts';

/** Groups of people that a rule may name; who is in them stands in the configuration. */
export type Group = 'release_managers' | 'qa' | 'maintainers' | 'bots';

/** What a pair asks beside its names. */
export type Need =
  /** The newest commit is approved by somebody of the group (release managers count as QA and as maintainers). */
  | { readonly kind: 'approved-by'; readonly group: Group }
  /** The head is in a fork, unless its author is a maintainer or a named bot. */
  | { readonly kind: 'from-fork' }
  /** The head is in this repository. */
  | { readonly kind: 'from-here' }
  /** Every change of the head is on the main line already. */
  | { readonly kind: 'on-main' }
  /** The head is the environment before the base: baked, and holding every commit of the base. */
  | { readonly kind: 'promotion' };

/** Which branches may go into which, and how. */
export interface Pair {
  /** Globs of branch names: `*` does not cross a slash, `**` does. */
  readonly heads: readonly string[];
  readonly bases: readonly string[];
  /** The first one is the usual one. */
  readonly merge: readonly [MergeMethod, ...MergeMethod[]];
  readonly needs: readonly Need[];
}

/** Who may make a branch that stays, and from which. Branches with an allowed topic name need no cut. */
export interface Cut {
  readonly branches: readonly string[];
  readonly from: readonly string[];
  /** None: anybody who may push. */
  readonly by: readonly Group[];
  /** No second one while another is open. */
  readonly single: boolean;
}

/** After a merge into `from`, `to` must get it too. */
export interface BackMerge {
  readonly from: string;
  /** A branch, or a glob of the open release branches. */
  readonly to: string;
  /** From the merge on, in milliseconds. */
  readonly withinMs: number;
}

export interface TagRule {
  readonly names: readonly string[];
  /** Branches whose commits may carry such a tag; none: any. */
  readonly on: readonly string[];
  readonly by: readonly Group[];
}

/** A branch strategy with every name filled in: what `resolveStrategy` makes of a preset and the settings. */
export interface Strategy {
  readonly name: StrategyName;
  readonly main: string;
  readonly develop: string | null;
  /** Glob of release branches, where the strategy has them. */
  readonly release: string | null;
  /** Globs of the names that a contributor's branch may have. */
  readonly topics: readonly string[];
  /** Branches that stay: no direct push, no force push, no deletion. */
  readonly longLived: readonly string[];
  /** The first one that fits decides. */
  readonly pairs: readonly Pair[];
  readonly cuts: readonly Cut[];
  readonly backMerges: readonly BackMerge[];
  /** Environment branches, upstream first; empty where the strategy has none. */
  readonly promote: readonly string[];
  readonly tags: TagRule | null;
  /** Who may make topic branches in the repository itself; null: anybody who may push. */
  readonly creators: readonly Group[] | null;
  /** True where a fork's branch may have any name, that of a long-lived branch included. */
  readonly anyForkName: boolean;
}

/** A preset: a strategy with the settings left open, as `parsePreset` reads it from its definition. */
export interface Preset {
  readonly name: StrategyName;
  /** Settings that this strategy starts from, as a fairlead.yml would say them. */
  readonly defaults: PresetDefaults;
  readonly lines: readonly PresetLine[];
}

/** Keys of fairlead.yml whose defaults depend on the strategy. */
export interface PresetDefaults {
  readonly main?: string;
  readonly develop?: string;
  readonly release?: string;
  readonly branches?: readonly string[];
  readonly merge?: readonly MergeMethod[];
  readonly max_age?: string;
  readonly up_to_date?: boolean;
  readonly linear?: boolean;
  readonly back_merge?: string;
  readonly promote?: readonly string[];
  readonly bake?: Readonly<Record<string, string>>;
}

/** One line of a definition: its first word, and the rest as it stands. */
export interface PresetLine {
  readonly keyword: 'keep' | 'merge' | 'cut' | 'back-merge' | 'tag' | 'create' | 'forks';
  readonly text: string;
}
