export type Json = Readonly<Record<string, unknown>>;
export type Plan = 'free' | 'team' | 'enterprise';
/** GitHub's roles on a repository, by the names REST uses. */
export type Permission = 'pull' | 'triage' | 'push' | 'maintain' | 'admin';

export interface AppOptions {
  readonly id: number;
  readonly slug: string;
  readonly name?: string;
  readonly installationId: number;
  /** Permission → read, write or admin, as in the App's manifest. `metadata: read` comes by itself. */
  readonly permissions: Readonly<Record<string, string>>;
  readonly events?: readonly string[];
  /** PEM; where it is given, the App's JWTs are verified with it. */
  readonly publicKey?: string;
  /** Deliveries are signed with it. */
  readonly webhookSecret?: string;
}

export interface UserOptions {
  readonly login: string;
  readonly name?: string;
  /** Owner of the organisation. */
  readonly owner?: boolean;
  readonly type?: 'User' | 'Bot';
  /** False for people outside the organisation, such as a fork's author. */
  readonly member?: boolean;
}

export interface TeamOptions {
  readonly slug: string;
  readonly id?: number;
  readonly name?: string;
  readonly members: readonly string[];
  readonly repositories?: Readonly<Record<string, Permission>>;
}

/** A custom property's definition, in REST's form. */
export interface PropertyDefinition {
  readonly property_name: string;
  readonly value_type: 'string' | 'single_select' | 'multi_select' | 'true_false' | 'url';
  readonly required?: boolean;
  readonly default_value?: string | readonly string[] | null;
  readonly allowed_values?: readonly string[] | null;
}

export type PropertyValue = string | readonly string[];

export interface EnvironmentOptions {
  /** Body of `PUT …/environments/{name}`. */
  readonly settings?: Json;
  /** Patterns of deployment branch policies. */
  readonly branchPolicies?: readonly string[];
  /** Ids of Apps that are custom deployment protection rules. */
  readonly protectionApps?: readonly number[];
}

export interface RepositoryOptions {
  readonly name: string;
  readonly private?: boolean;
  readonly archived?: boolean;
  readonly defaultBranch?: string;
  /** Path → text on the default branch. */
  readonly files?: Readonly<Record<string, string>>;
  /** Branch → files that it adds to the default branch; an empty record is a branch at the same commit. */
  readonly branches?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Bodies of `POST …/rulesets`. */
  readonly rulesets?: readonly Json[];
  /** Branch → body of `PUT …/branches/{branch}/protection`. */
  readonly protections?: Readonly<Record<string, Json>>;
  readonly environments?: Readonly<Record<string, EnvironmentOptions>>;
  readonly properties?: Readonly<Record<string, PropertyValue>>;
  /** Members of `PATCH /repos/{owner}/{repo}`. */
  readonly settings?: Json;
  readonly collaborators?: Readonly<Record<string, Permission>>;
}

export interface OrganisationOptions {
  readonly login: string;
  readonly app: AppOptions;
  readonly users?: readonly UserOptions[];
  readonly teams?: readonly TeamOptions[];
  readonly properties?: readonly PropertyDefinition[];
  /** Bodies of `POST /orgs/{org}/rulesets`. */
  readonly rulesets?: readonly Json[];
  readonly repositories?: readonly RepositoryOptions[];
  /** Time in milliseconds since the epoch; by default a clock that stands still. */
  readonly now?: () => number;
  /** What a member may do where nothing else says more; 'pull' by default, null for nothing. */
  readonly basePermission?: Permission | null;
  readonly plan?: Plan;
  /** Of installation tokens; for clients whose own clock stands still while this one does not. An hour by default. */
  readonly tokenMs?: number;
  /** Of every answer: one half before the request is carried out, the other after. */
  readonly latencyMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
  /** In [0, 1); for latency and faults. */
  readonly random?: () => number;
  /** Per hour; 5,000 plus GitHub's increments by default. */
  readonly rateLimit?: number;
}
