import type { FairleadConfig } from '../config/types.ts';
import type { Place } from '../errors/fairlead-error.ts';

export type RuleName = 'branch-name' | 'merge-pair' | 'approvals' | 'config-valid';

/** What the rules may know of one pull request. */
export interface PolicyFacts {
  readonly headRef: string;
  readonly baseRef: string;
  /** The head is in another repository, or that repository is gone. */
  readonly fork: boolean;
  readonly author: string;
  readonly defaultBranch: string;
  /** Logins whose newest review approves the current head. */
  readonly approvals: readonly string[];
  /** The configuration as the pull request would leave it; null where it does not touch it. */
  readonly proposedConfig: { readonly file: string; readonly text: string | null } | null;
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
}

export interface Rule {
  readonly events: readonly string[];
  /** Pure. `config` is the configuration in force, never that of the pull request. */
  evaluate(facts: PolicyFacts, config: FairleadConfig): Verdict;
}
