import type { ActorLists, OrgState, Protection, Repo } from '../state/model.ts';
import type { Json } from '../types.ts';
import { appJson, teamJson, userJson } from './accounts.ts';
import { repoUrl } from './repository.ts';

function listsJson(org: OrgState, lists: ActorLists): Json {
  const teams = lists.teams.flatMap((slug) => org.teams.get(slug) ?? []);
  return {
    users: lists.users.map((login) => userJson(org, login)),
    teams: teams.map((team) => teamJson(org, team)),
    apps: lists.apps.map((slug) => appJson(org, appIdOf(org, slug))),
  };
}

export function appIdOf(org: OrgState, slug: string): number {
  if (slug === org.app.slug) return org.app.id;
  for (const [id, name] of org.otherApps) if (name === slug) return id;
  return 0;
}

function restrictionsJson(org: OrgState, url: string, lists: ActorLists): Json {
  return {
    url: `${url}/restrictions`,
    users_url: `${url}/restrictions/users`,
    teams_url: `${url}/restrictions/teams`,
    apps_url: `${url}/restrictions/apps`,
    ...listsJson(org, lists),
  };
}

function reviewsJson(org: OrgState, url: string, reviews: NonNullable<Protection['reviews']>): Json {
  const part = `${url}/dismissal_restrictions`;
  return {
    url: `${url}/required_pull_request_reviews`,
    dismiss_stale_reviews: reviews.dismissStale,
    require_code_owner_reviews: reviews.codeOwners,
    require_last_push_approval: reviews.lastPush,
    required_approving_review_count: reviews.count,
    ...(reviews.dismissal === null
      ? {}
      : {
          dismissal_restrictions: {
            url: part,
            users_url: `${part}/users`,
            teams_url: `${part}/teams`,
            ...listsJson(org, reviews.dismissal),
          },
        }),
    ...(reviews.bypass === null ? {} : { bypass_pull_request_allowances: listsJson(org, reviews.bypass) }),
  };
}

/** The answer of `GET …/branches/{branch}/protection`. */
export function protectionJson(org: OrgState, repo: Repo, protection: Protection, branch: string): Json {
  const url = `${repoUrl(org, repo)}/branches/${encodeURIComponent(branch)}/protection`;
  const { statusChecks, reviews, restrictions } = protection;
  const checks = [...(statusChecks?.checks ?? [])].sort((a, b) => (a.context < b.context ? -1 : 1));
  return {
    url,
    ...(statusChecks === null
      ? {}
      : {
          required_status_checks: {
            url: `${url}/required_status_checks`,
            strict: statusChecks.strict,
            contexts: checks.map(({ context }) => context),
            contexts_url: `${url}/required_status_checks/contexts`,
            checks: checks.map(({ context, appId }) => ({ context, app_id: appId })),
          },
        }),
    ...(restrictions === null ? {} : { restrictions: restrictionsJson(org, url, restrictions) }),
    ...(reviews === null ? {} : { required_pull_request_reviews: reviewsJson(org, url, reviews) }),
    required_signatures: { url: `${url}/required_signatures`, enabled: protection.signatures },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: protection.enforceAdmins },
    required_linear_history: { enabled: protection.linear },
    allow_force_pushes: { enabled: protection.forcePushes },
    allow_deletions: { enabled: protection.deletions },
    block_creations: { enabled: protection.blockCreations },
    required_conversation_resolution: { enabled: protection.conversation },
    lock_branch: { enabled: protection.lock },
    allow_fork_syncing: { enabled: protection.forkSync },
  };
}

function level(on: boolean): string {
  return on ? 'everyone' : 'off';
}

function reviewLevels({ reviews }: Protection): Json {
  return {
    pull_request_reviews_enforcement_level: level(reviews !== null),
    required_approving_review_count: reviews?.count ?? 0,
    dismiss_stale_reviews_on_push: reviews?.dismissStale ?? false,
    require_code_owner_review: reviews?.codeOwners ?? false,
    require_last_push_approval: reviews?.lastPush ?? false,
    authorized_dismissal_actors_only: (reviews?.dismissal ?? null) !== null,
  };
}

/** The rule as the webhook `branch_protection_rule` carries it. */
export function protectionRuleJson(repo: Repo, protection: Protection): Json {
  const { statusChecks } = protection;
  return {
    id: protection.id,
    repository_id: repo.id,
    name: protection.pattern,
    created_at: protection.createdAt,
    updated_at: protection.updatedAt,
    ...reviewLevels(protection),
    ignore_approvals_from_contributors: false,
    required_status_checks: (statusChecks?.checks ?? []).map(({ context }) => context),
    required_status_checks_enforcement_level: level(statusChecks !== null),
    strict_required_status_checks_policy: statusChecks?.strict ?? false,
    signature_requirement_enforcement_level: level(protection.signatures),
    linear_history_requirement_enforcement_level: level(protection.linear),
    lock_branch_enforcement_level: level(protection.lock),
    lock_allows_fork_sync: protection.forkSync,
    admin_enforced: protection.enforceAdmins,
    create_protected: protection.blockCreations,
    allow_force_pushes_enforcement_level: level(protection.forcePushes),
    allow_deletions_enforcement_level: level(protection.deletions),
    merge_queue_enforcement_level: 'off',
    required_deployments_enforcement_level: 'off',
    required_conversation_resolution_level: level(protection.conversation),
    authorized_actors_only: protection.restrictions !== null,
    authorized_actor_names: [
      ...(protection.restrictions?.users ?? []),
      ...(protection.restrictions?.teams ?? []),
    ],
  };
}
