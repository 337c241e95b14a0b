import type { Protection, Ruleset } from './rules.ts';
import type { AppOptions, Json, Permission, Plan, PropertyDefinition, PropertyValue } from '../types.ts';
import type { WorkflowRun } from './runs.ts';

/** Path → text. Commits share trees that are equal; nobody changes a tree. */
export type Tree = ReadonlyMap<string, string>;

export interface Person {
  readonly name: string;
  readonly email: string;
  /** Null where no account has the address. */
  readonly login: string | null;
}

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly tree: Tree;
  readonly message: string;
  readonly author: Person;
  /** ISO 8601, without milliseconds. */
  readonly date: string;
  /** Signed by GitHub itself. */
  readonly verified: boolean;
}

export interface User {
  readonly id: number;
  readonly nodeId: string;
  readonly login: string;
  readonly name: string;
  readonly type: 'User' | 'Bot';
  member: boolean;
  owner: boolean;
}

export interface Team {
  readonly id: number;
  readonly nodeId: string;
  slug: string;
  name: string;
  readonly createdAt: string;
  readonly members: Set<string>;
  /** Repository name → what the team may do there. */
  readonly repositories: Map<string, Permission>;
}

export type * from './rules.ts';

export interface Environment {
  readonly id: number;
  readonly nodeId: string;
  readonly name: string;
  readonly createdAt: string;
  updatedAt: string;
  waitTimer: number;
  preventSelfReview: boolean;
  reviewers: readonly { readonly type: 'User' | 'Team'; readonly id: number }[];
  branchPolicy: { readonly protectedBranches: boolean; readonly customPolicies: boolean } | null;
  readonly policies: Map<number, { readonly id: number; name: string; readonly type: 'branch' | 'tag' }>;
  /** Rule id → id of the App. */
  readonly customRules: Map<number, number>;
  /** Ids of the rules that a wait, reviewers and a branch policy make. */
  readonly ruleIds: { readonly wait: number; readonly reviewers: number; readonly branch: number };
}

export interface Settings {
  description: string | null;
  homepage: string | null;
  has_issues: boolean;
  has_projects: boolean;
  has_wiki: boolean;
  allow_merge_commit: boolean;
  allow_squash_merge: boolean;
  allow_rebase_merge: boolean;
  allow_auto_merge: boolean;
  delete_branch_on_merge: boolean;
  allow_update_branch: boolean;
  squash_merge_commit_title: string;
  squash_merge_commit_message: string;
  merge_commit_title: string;
  merge_commit_message: string;
  web_commit_signoff_required: boolean;
  allow_forking: boolean;
  is_template: boolean;
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';

export interface Review {
  readonly id: number;
  readonly nodeId: string;
  readonly login: string;
  state: ReviewState;
  body: string;
  readonly commitId: string;
  readonly submittedAt: string;
  /** Order over the whole repository. */
  readonly seq: number;
}

export interface Pull {
  readonly id: number;
  readonly nodeId: string;
  readonly number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  draft: boolean;
  readonly author: string;
  headRef: string;
  headSha: string;
  /** Id of the fork and its owner; null where the head is in the repository itself, or the fork is gone. */
  readonly fork: { readonly id: number; readonly owner: string; readonly name: string } | null;
  baseRef: string;
  /** Base commit when it was opened, retargeted or merged. */
  baseSha: string;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  mergedAt: string | null;
  mergedBy: string | null;
  mergeCommitSha: string | null;
  readonly labels: Set<string>;
  readonly reviews: Review[];
  /** Who pushed to the head last, and the order of that push. */
  lastPush: { readonly login: string; readonly seq: number };
  unresolvedThreads: number;
  readonly requestedReviewers: Set<string>;
  readonly requestedTeams: Set<string>;
}

export interface Comment {
  readonly id: number;
  readonly nodeId: string;
  readonly issue: number;
  readonly login: string;
  readonly viaApp: boolean;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly reactions: {
    readonly id: number;
    readonly login: string;
    readonly content: string;
    readonly at: string;
  }[];
}

export interface Label {
  readonly id: number;
  readonly nodeId: string;
  readonly name: string;
  color: string;
  description: string | null;
}

export interface CheckOutput {
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: Json[];
}

export interface CheckRun {
  readonly id: number;
  readonly nodeId: string;
  name: string;
  readonly headSha: string;
  readonly appId: number;
  readonly suiteId: number;
  status: string;
  conclusion: string | null;
  externalId: string;
  detailsUrl: string | null;
  startedAt: string | null;
  completedAt: string | null;
  readonly output: CheckOutput;
  actions: readonly Json[];
}

export interface CheckSuite {
  readonly id: number;
  readonly nodeId: string;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly appId: number;
  readonly createdAt: string;
  updatedAt: string;
  /** Newest last; a run that was created again under its name stays. */
  readonly runs: CheckRun[];
}

export interface Status {
  readonly id: number;
  readonly nodeId: string;
  readonly sha: string;
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly login: string;
  /** The App that set it; null for people. */
  readonly appId: number | null;
  readonly at: string;
}

export interface DeploymentStatus {
  readonly id: number;
  readonly nodeId: string;
  readonly state: string;
  readonly description: string;
  readonly environment: string;
  readonly environmentUrl: string;
  readonly logUrl: string;
  readonly login: string;
  readonly at: string;
}

export interface Deployment {
  readonly id: number;
  readonly nodeId: string;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | null;
  readonly payload: unknown;
  readonly production: boolean;
  readonly transient: boolean;
  readonly login: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly statuses: DeploymentStatus[];
}

export interface AnnotatedTag {
  readonly sha: string;
  readonly tag: string;
  readonly message: string;
  readonly object: string;
  readonly tagger: Person;
  readonly date: string;
}

export interface QueueEntry {
  readonly id: number;
  readonly number: number;
  readonly ref: string;
  readonly sha: string;
  /** Branch that the group is merged into, and the commit that it stands on. */
  readonly base: string;
  readonly onto: string;
  readonly login: string;
}

/** What one App says of a deployment that waits for it. */
export interface Gate {
  readonly runId: number;
  readonly deploymentId: number;
  readonly environment: string;
  readonly appId: number;
  state: 'waiting' | 'approved' | 'rejected';
  comment: string;
}

export interface Repo {
  readonly id: number;
  readonly nodeId: string;
  name: string;
  private: boolean;
  archived: boolean;
  defaultBranch: string;
  readonly settings: Settings;
  readonly commits: Map<string, Commit>;
  /** Full name → commit, or annotated tag. */
  readonly refs: Map<string, string>;
  readonly tags: Map<string, AnnotatedTag>;
  readonly rulesets: Map<number, Ruleset>;
  readonly protections: Map<string, Protection>;
  readonly environments: Map<string, Environment>;
  readonly properties: Map<string, PropertyValue>;
  readonly collaborators: Map<string, Permission>;
  readonly labels: Map<string, Label>;
  readonly pulls: Map<number, Pull>;
  readonly comments: Map<number, Comment>;
  readonly suites: Map<string, CheckSuite[]>;
  readonly checkRuns: Map<number, CheckRun>;
  readonly statuses: Map<string, Status[]>;
  readonly deployments: Map<number, Deployment>;
  readonly queue: Map<number, QueueEntry>;
  readonly gates: Gate[];
  readonly runs: Map<number, WorkflowRun>;
  readonly createdAt: string;
  updatedAt: string;
  pushedAt: string;
  nextNumber: number;
  seq: number;
}

export interface OrgState {
  readonly login: string;
  readonly id: number;
  readonly nodeId: string;
  readonly app: AppOptions;
  readonly plan: Plan;
  readonly basePermission: Permission | null;
  readonly users: Map<string, User>;
  readonly usersById: Map<number, User>;
  readonly teams: Map<string, Team>;
  readonly teamsById: Map<number, Team>;
  /** Lower-case name → repository. */
  readonly repositories: Map<string, Repo>;
  readonly repositoriesById: Map<number, Repo>;
  readonly rulesets: Map<number, Ruleset>;
  readonly properties: Map<string, PropertyDefinition>;
  /** Other Apps whose checks or bypasses occur: id → slug. */
  readonly otherApps: Map<number, string>;
  readonly createdAt: string;
  readonly now: () => number;
  /** Base URL of the API, without a slash at its end. */
  api: string;
  html: string;
  nextId: number;
  /** When the installation was suspended; null: it is not. */
  suspendedAt: string | null;
  /** Told of every change, once it is made. */
  emit: Emit;
}

export type Emit = (change: Change) => void;

/** One webhook to be. */
export interface Change {
  readonly event: string;
  readonly action?: string;
  readonly repo: Repo | null;
  readonly sender: string;
  readonly payload: Json;
}

/** Who makes a request. */
export type Actor =
  | { readonly kind: 'installation'; readonly login: string }
  | { readonly kind: 'app-jwt'; readonly login: string }
  | { readonly kind: 'user'; readonly login: string }
  | { readonly kind: 'anonymous'; readonly login: '' };
