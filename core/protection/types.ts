import type { Json } from '../json.ts';

/**
 * What Fairlead manages in GitHub's settings. Rulesets and branch protection are two mechanisms and stay apart.
 * Each kind has a folder in core/protection/kinds.
 */
export type ResourceKind = 'repository-settings' | 'ruleset' | 'branch-protection' | 'environment';

/** A resource in the form in which GitHub's REST API takes it (the body of the request that writes it). */
export type Spec = { readonly [key: string]: Json };

export interface DesiredResource {
  readonly kind: ResourceKind;
  /** Ruleset's or environment's name, branch of a protection; `settings` for repository settings. */
  readonly name: string;
  /** Only what the configuration asks for; everything else of the resource is left alone. */
  readonly spec: Spec;
  /** Key of the configuration that asked for it, such as `strategy`. */
  readonly asked: string;
  /** Keys that are not asked for now and stay as they are, since what the configuration says is not known to GitHub. */
  readonly keeps?: readonly string[];
}

export interface ObservedResource {
  readonly kind: ResourceKind;
  readonly name: string;
  /** GitHub's id of a ruleset; null for the others, which their names identify. */
  readonly id: number | null;
  /**
   * In the same form as the desired one, with everything that GitHub filled in. An environment's
   * `deployment_branch_policy`, `branch_policies` (`[{name, type: branch | tag}]`) and `app_rule` (true or false) are
   * absent where they were not read, since GraphQL does not show them: that is no difference.
   */
  readonly spec: Spec;
}

/** Everything that was read of one repository's settings. Parts that could not be read are null, never empty. */
export interface Observed {
  readonly resources: readonly ObservedResource[];
  /** Kinds that could not be read; nothing of theirs is written. */
  readonly unread: readonly ResourceKind[];
  /** True where GitHub enforces nothing here: private repositories of a free plan. */
  readonly unenforceable: boolean;
}

/** One field that differs, as a path such as `rules.pull_request.required_approving_review_count`. */
export interface FieldChange {
  readonly path: string;
  /** Null where it is missing. */
  readonly from: Json;
  readonly to: Json;
}

export interface Change {
  readonly action: 'create' | 'update' | 'delete';
  readonly kind: ResourceKind;
  readonly name: string;
  readonly id: number | null;
  readonly fields: readonly FieldChange[];
  /** The whole body to send: the observed one with the desired one laid over it. Null for deletions. */
  readonly body: Spec | null;
  readonly asked: string;
  /** Keys of the body that the configuration asks for, for the ledger. */
  readonly keys?: readonly string[];
}

export interface Plan {
  readonly changes: readonly Change[];
  /** What the plan leaves out and why: unread kinds, advisory mode, foreign resources in the way. Sentences. */
  readonly notes: readonly string[];
}

/** What Fairlead made in one repository: only that is removed when the configuration no longer asks for it. */
export interface LedgerEntry {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly id: number | null;
  /** Of the body that was written last, to know our own echo; see `contentHash`. */
  readonly hash: string;
  /** Others made it and Fairlead keeps it as the configuration says; it is never deleted. */
  readonly adopted?: true;
  /** Keys that were written last, to take back those that are no longer asked for. */
  readonly keys?: readonly string[];
}

export type Ledger = readonly LedgerEntry[];
