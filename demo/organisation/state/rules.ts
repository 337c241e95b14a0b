import type { Json } from '../types.ts';

export interface Rule {
  readonly type: string;
  readonly parameters?: Json;
}

export type BypassMode = 'always' | 'pull_request' | 'exempt';

export interface BypassActor {
  readonly actor_id: number | null;
  readonly actor_type: string;
  readonly bypass_mode: BypassMode;
}

export interface RefCondition {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

export interface RulesetConditions {
  readonly ref_name?: RefCondition;
  readonly repository_name?: RefCondition & { readonly protected?: boolean };
  readonly repository_id?: { readonly repository_ids: readonly number[] };
  readonly repository_property?: {
    readonly include: readonly PropertyCondition[];
    readonly exclude: readonly PropertyCondition[];
  };
}

export interface PropertyCondition {
  readonly name: string;
  readonly property_values: readonly string[];
  readonly source?: string;
}

export interface Ruleset {
  readonly id: number;
  readonly nodeId: string;
  name: string;
  readonly target: 'branch' | 'tag' | 'push' | 'repository';
  readonly sourceType: 'Repository' | 'Organization';
  /** `owner/name`, or the organisation's login. */
  readonly source: string;
  enforcement: 'active' | 'evaluate' | 'disabled';
  bypassActors: readonly BypassActor[];
  conditions: RulesetConditions | null;
  rules: readonly Rule[];
  readonly createdAt: string;
  updatedAt: string;
}

export interface ActorLists {
  readonly users: readonly string[];
  readonly teams: readonly string[];
  readonly apps: readonly string[];
}

/** Classic branch protection. */
export interface Protection {
  readonly id: number;
  readonly nodeId: string;
  readonly pattern: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly statusChecks: {
    readonly strict: boolean;
    readonly checks: readonly { readonly context: string; readonly appId: number | null }[];
  } | null;
  readonly enforceAdmins: boolean;
  readonly reviews: {
    readonly dismissStale: boolean;
    readonly codeOwners: boolean;
    readonly count: number;
    readonly lastPush: boolean;
    readonly dismissal: ActorLists | null;
    readonly bypass: ActorLists | null;
  } | null;
  readonly restrictions: ActorLists | null;
  readonly linear: boolean;
  readonly forcePushes: boolean;
  readonly deletions: boolean;
  readonly blockCreations: boolean;
  readonly conversation: boolean;
  readonly lock: boolean;
  readonly forkSync: boolean;
  readonly signatures: boolean;
}
