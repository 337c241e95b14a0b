import type { Json } from '../../../../core/json.ts';
import type { ObservedResource, Spec } from '../../../../core/protection/types.ts';
import type { EnvironmentAnswer, ProtectionAnswer, RulesetAnswer, SettingsAnswer } from './shapes.ts';

/** Rulesets in the form of the body of `PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}`. */
export interface MappedRulesets {
  readonly resources: readonly ObservedResource[];
  /** Ids of rulesets whose bypass actors GraphQL does not name, such as users: REST does. */
  readonly incomplete: readonly number[];
}

export function mapRulesets(nodes: readonly RulesetAnswer[]): MappedRulesets | null {
  const resources: ObservedResource[] = [];
  const incomplete: number[] = [];
  for (const node of nodes) {
    if (node.databaseId === null || node.rules === null) return null;
    const actors = node.bypassActors?.nodes.map(bypassActor) ?? [null];
    if (actors.includes(null)) incomplete.push(node.databaseId);
    const spec: Spec = {
      name: node.name,
      target: (node.target ?? 'BRANCH').toLowerCase(),
      enforcement: node.enforcement.toLowerCase(),
      bypass_actors: actors.filter((actor) => actor !== null),
      ...(node.conditions.refName === null || node.conditions.refName === undefined
        ? {}
        : { conditions: { ref_name: { ...node.conditions.refName } } }),
      rules: node.rules.nodes.map(({ type, parameters }) => ({
        type: type.toLowerCase(),
        ...parametersOf(parameters),
      })),
    };
    resources.push({ kind: 'ruleset', name: node.name, id: node.databaseId, spec });
  }
  return { resources, incomplete };
}

type Actor = NonNullable<RulesetAnswer['bypassActors']>['nodes'][number];

/** Null for what GraphQL has no word for: users, enterprise owners, the mode `exempt`. */
function bypassActor(node: Actor): Spec | null {
  if (node.bypassMode === null) return null;
  const mode = { bypass_mode: node.bypassMode.toLowerCase() };
  if (node.organizationAdmin) return { actor_id: null, actor_type: 'OrganizationAdmin', ...mode };
  if (node.deployKey) return { actor_id: null, actor_type: 'DeployKey', ...mode };
  if (typeof node.repositoryRoleDatabaseId === 'number') {
    return { actor_id: node.repositoryRoleDatabaseId, actor_type: 'RepositoryRole', ...mode };
  }
  const id = node.actor?.databaseId;
  const type = node.actor?.__typename;
  if (typeof id !== 'number') return null;
  if (type === 'App') return { actor_id: id, actor_type: 'Integration', ...mode };
  return type === 'Team' ? { actor_id: id, actor_type: 'Team', ...mode } : null;
}

function parametersOf(parameters: Readonly<Record<string, unknown>> | null | undefined): Spec {
  if (parameters === null || parameters === undefined) return {};
  const snake = snakeCase(parameters) as Spec;
  if (Object.keys(snake).length === 0) return {};
  const methods = snake['allowed_merge_methods'];
  const lower = Array.isArray(methods)
    ? { allowed_merge_methods: methods.map((method) => String(method).toLowerCase()) }
    : {};
  return { parameters: { ...snake, ...lower } };
}

/** Aliases that keep fields of one name and several types apart in the fragment. */
const aliases: Readonly<Record<string, string>> = {
  patternName: 'name',
  workflowsOnCreate: 'do_not_enforce_on_create',
};

/** Keys in GitHub's REST spelling; what is null is left out, as REST does. */
function snakeCase(value: unknown): Json {
  if (Array.isArray(value)) return value.map(snakeCase);
  if (typeof value !== 'object' || value === null) return value as Json;
  const entries = Object.entries(value)
    .filter(([key, entry]) => key !== '__typename' && entry !== null)
    .map(([key, entry]): [string, Json] => [
      aliases[key] ?? key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snakeCase(entry),
    ]);
  return Object.fromEntries(entries);
}

/** Branch protection in the form of the body of `PUT /repos/{owner}/{repo}/branches/{branch}/protection`. */
export function mapProtection(node: ProtectionAnswer): ObservedResource {
  const spec: Spec = {
    required_status_checks: node.requiresStatusChecks
      ? {
          strict: node.requiresStrictStatusChecks,
          checks: (node.requiredStatusChecks ?? []).map(({ context, app }) => ({
            context,
            // The body's word for "any App".
            app_id: app?.databaseId ?? -1,
          })),
        }
      : null,
    enforce_admins: node.isAdminEnforced,
    required_pull_request_reviews: node.requiresApprovingReviews
      ? {
          dismiss_stale_reviews: node.dismissesStaleReviews,
          require_code_owner_reviews: node.requiresCodeOwnerReviews,
          required_approving_review_count: node.requiredApprovingReviewCount ?? 0,
          require_last_push_approval: node.requireLastPushApproval,
          dismissal_restrictions: node.restrictsReviewDismissals
            ? actorLists(node.reviewDismissalAllowances)
            : {},
          bypass_pull_request_allowances: actorLists(node.bypassPullRequestAllowances),
        }
      : null,
    restrictions: node.restrictsPushes ? actorLists(node.pushAllowances) : null,
    required_linear_history: node.requiresLinearHistory,
    allow_force_pushes: node.allowsForcePushes,
    allow_deletions: node.allowsDeletions,
    block_creations: node.blocksCreations,
    required_conversation_resolution: node.requiresConversationResolution,
    lock_branch: node.lockBranch,
    allow_fork_syncing: node.lockAllowsFetchAndMerge,
  };
  return { kind: 'branch-protection', name: node.pattern, id: null, spec };
}

/** False where a name is missing: a protection that is half read must not be written. */
export function isReadable(node: ProtectionAnswer): boolean {
  const lists = [node.bypassPullRequestAllowances, node.pushAllowances, node.reviewDismissalAllowances];
  return lists.every(
    ({ totalCount, nodes }) => totalCount <= nodes.length && nodes.every(({ actor }) => actor !== null),
  );
}

function actorLists({ nodes }: ProtectionAnswer['pushAllowances']): Spec {
  const names = (type: string) =>
    nodes.flatMap(({ actor }) => {
      const name = actor?.login ?? actor?.slug;
      return actor?.__typename === type && name !== undefined ? [name] : [];
    });
  return { users: names('User'), teams: names('Team'), apps: names('App') };
}

/**
 * Environments in the form of the body of `PUT /repos/{owner}/{repo}/environments/{environment_name}`. Whether there is
 * a branch policy is known, which one is not: its keys are left out then.
 */
export function mapEnvironment(node: EnvironmentAnswer): ObservedResource | null {
  const rules = node.protectionRules.nodes;
  const find = (type: string) => rules.find((rule) => rule.type === type);
  const review = find('REQUIRED_REVIEWERS');
  const reviewers = (review?.reviewers.nodes ?? []).map((reviewer) =>
    typeof reviewer?.databaseId === 'number' ? { type: reviewer.__typename, id: reviewer.databaseId } : null,
  );
  if (reviewers.includes(null)) return null;
  const spec: Spec = {
    wait_timer: find('WAIT_TIMER')?.timeout ?? 0,
    prevent_self_review: review?.preventSelfReview ?? false,
    reviewers,
    ...(find('BRANCH_POLICY') === undefined ? { deployment_branch_policy: null, branch_policies: [] } : {}),
  };
  return { kind: 'environment', name: node.name, id: null, spec };
}

/** Repository settings in the form of the body of `PATCH /repos/{owner}/{repo}`. */
export function mapRepository(answer: SettingsAnswer): ObservedResource {
  const spec: Spec = {
    allow_merge_commit: answer.mergeCommitAllowed,
    allow_squash_merge: answer.squashMergeAllowed,
    allow_rebase_merge: answer.rebaseMergeAllowed,
    allow_auto_merge: answer.autoMergeAllowed,
    delete_branch_on_merge: answer.deleteBranchOnMerge,
    allow_update_branch: answer.allowUpdateBranch,
    merge_commit_title: answer.mergeCommitTitle,
    merge_commit_message: answer.mergeCommitMessage,
    squash_merge_commit_title: answer.squashMergeCommitTitle,
    squash_merge_commit_message: answer.squashMergeCommitMessage,
    web_commit_signoff_required: answer.webCommitSignoffRequired,
  };
  return { kind: 'repository-settings', name: 'settings', id: null, spec };
}
