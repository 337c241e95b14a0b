import type { BackMerge, Group, Strategy } from '../branching/index.ts';
import type { Problem } from '../config/problem.ts';
import type { FairleadConfig } from '../config/types.ts';
import type { Place } from '../errors/fairlead-error.ts';

export type RuleName =
  | 'branch-name'
  | 'merge-pair'
  | 'head-repository'
  | 'approvals'
  | 'group-approval'
  | 'code-owners'
  | 'up-to-date'
  | 'linear-history'
  | 'max-age'
  | 'backport'
  | 'promotion'
  | 'back-merge'
  | 'freeze'
  | 'config-valid';

/** A person or bot, with the groups of the configuration that it is in. */
export interface Actor {
  readonly login: string;
  readonly groups: readonly Group[];
  /** Slugs of the organisation's teams that it is in; absent where nobody looked. */
  readonly teams?: readonly string[];
}

/** Something that the rules would need and that could not be read. It makes a verdict pending, never a pass. */
export type Unknown = 'unknown';

/** What the rules may know of one pull request. Times are milliseconds since the epoch. */
export interface PolicyFacts {
  readonly now: number;
  readonly headRef: string;
  readonly baseRef: string;
  /** The head is in another repository, or that repository is gone. */
  readonly fork: boolean;
  readonly author: Actor;
  /** Whose newest review approves the current head. */
  readonly approvals: readonly Actor[];
  readonly labels: readonly string[];
  /** Of its oldest commit that the base lacks, or of the pull request, whichever is earlier. */
  readonly startedAt: number;
  /** Whether the head holds the base's newest commit. */
  readonly upToDate: boolean | Unknown;
  /** Merge commits among the pull request's own. */
  readonly mergeCommits: number | Unknown;
  /** The pull request that a `revert-<number>-…` branch takes back; null where the head is none or it is not found. */
  readonly reverts: { readonly head: string; readonly base: string; readonly fork: boolean } | null;
  /** Of a backport: commits whose patch the main line lacks, by their short id and first line. */
  readonly missingOnMain: readonly string[] | Unknown;
  /** Of a promotion; null where the pull request is none. */
  readonly promotion: PromotionFacts | null;
  /** Back-merges that are owed in this repository. */
  readonly backMerges: readonly OwedBackMerge[];
  /** Freezes by command that are in force, beside those of the configuration. */
  readonly freezes: readonly ManualFreeze[];
  readonly codeOwners: CodeOwnersFacts | Unknown;
  /** The configuration as the pull request would leave it; null where it does not touch it. */
  readonly proposedConfig: ProposedConfig | null;
}

export interface PromotionFacts {
  /** Since when the newest commit of the head is deployed to its environment and green; null: it is not; 0: it has no environment. */
  readonly greenSince: number | null | Unknown;
  /** Commits of the base, but for merges, that the head lacks. */
  readonly missingFromHead: number | Unknown;
}

export interface OwedBackMerge extends BackMerge {
  /** When the commit came that `to` lacks. */
  readonly since: number;
  /** The pull request that pays it, if it is open. */
  readonly number: number | null;
  /** Paths that conflict; empty where it can be merged. */
  readonly conflicts: readonly string[];
}

export interface ManualFreeze {
  readonly branches: readonly string[];
  readonly since: number;
  readonly until: number | null;
  readonly by: string;
  readonly reason: string;
  readonly allow: readonly string[];
}

/** Of the base, or of the head where the pull request changes the file: whoever adds it must be able to merge it. */
export interface CodeOwnersFacts {
  /** Path of the CODEOWNERS file as the pull request would leave it; null where there is none. */
  readonly file: string | null;
  /** Lines that GitHub or we cannot read. */
  readonly problems: readonly { readonly line: number; readonly sentence: string }[];
}

export interface ProposedConfig {
  readonly file: string;
  /** Null where the pull request removes the file. */
  readonly text: string | null;
  /** All of them, under the layers above it; null where the caller knows no layers, and the file stands alone. */
  readonly problems: readonly Problem[] | null;
}

/** A place in the repository, with what is to be said there. */
export interface Evidence extends Place {
  readonly level: 'warning' | 'failure';
  readonly message: string;
}

/** The answer of one rule. Plain text throughout; it may quote names and values of the pull request. */
export interface Verdict {
  readonly rule: RuleName;
  /** `pending`: not yet, and nothing is wrong. `neutral`: the rule has nothing to say here. */
  readonly status: 'pass' | 'fail' | 'neutral' | 'pending';
  /** Stable, for programs: `branch_name_unknown`. */
  readonly code: string;
  /** One sentence without its full stop. */
  readonly sentence: string;
  readonly evidence: readonly Evidence[];
  /** What would make it pass; empty where it does. */
  readonly remedy: string;
  /** Webhook events (`event.action`) that can change the answer. */
  readonly events: readonly string[];
  /** When the answer may change without an event, such as at the end of a freeze. */
  readonly changesAt?: number;
}

/** What a rule judges by: the configuration in force, never that of the pull request. */
export interface RuleContext {
  readonly config: FairleadConfig;
  readonly strategy: Strategy;
  readonly defaultBranch: string;
  /** Where a key of the configuration stands, to point at; null for what no file says. */
  place(key: string): Place | null;
}

export interface Rule {
  readonly events: readonly string[];
  /** Pure. */
  evaluate(facts: PolicyFacts, context: RuleContext): Verdict;
}
