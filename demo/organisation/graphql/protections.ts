import { appIdOf } from '../json/protections.ts';
import { nodeId } from '../state/ids.ts';
import type { ActorLists, Protection, Repo } from '../state/model.ts';
import { actorNode, appNode } from './actors.ts';
import { connection, type PageArgs } from './connection.ts';
import { fnmatch } from '../enforcement/fnmatch.ts';
import type { Scene } from './scene.ts';

export function protectionNode(scene: Scene, repo: Repo, protection: Protection): Record<string, unknown> {
  const { reviews, statusChecks, restrictions } = protection;
  const none = { users: [], teams: [], apps: [] };
  const allowances = (lists: ActorLists | null) => (args: PageArgs) =>
    connection(actors(scene, lists ?? none), args, (actor) => ({
      id: nodeId('BPOL', `${protection.id}:${String(actor['id'])}`),
      actor,
    }));
  return {
    __typename: 'BranchProtectionRule',
    id: protection.nodeId,
    databaseId: protection.id,
    pattern: protection.pattern,
    ...reviewFields(protection),
    allowsDeletions: protection.deletions,
    allowsForcePushes: protection.forcePushes,
    blocksCreations: protection.blockCreations,
    isAdminEnforced: protection.enforceAdmins,
    lockAllowsFetchAndMerge: protection.forkSync,
    lockBranch: protection.lock,
    requiredDeploymentEnvironments: [],
    requiredStatusCheckContexts: (statusChecks?.checks ?? []).map(({ context }) => context),
    requiredStatusChecks: (statusChecks?.checks ?? []).map(({ context, appId }) => ({
      context,
      app: appId === null ? null : appNode(scene, appId),
    })),
    requiresCommitSignatures: protection.signatures,
    requiresConversationResolution: protection.conversation,
    requiresDeployments: false,
    requiresLinearHistory: protection.linear,
    requiresStatusChecks: statusChecks !== null,
    requiresStrictStatusChecks: statusChecks?.strict ?? false,
    restrictsPushes: restrictions !== null,
    creator: () => actorNode(scene, scene.org.login),
    pushAllowances: allowances(restrictions),
    reviewDismissalAllowances: allowances(reviews?.dismissal ?? null),
    bypassPullRequestAllowances: allowances(reviews?.bypass ?? null),
    bypassForcePushAllowances: allowances(null),
    branchProtectionRuleConflicts: (args: PageArgs) => connection([], args, () => null),
    matchingRefs: (args: PageArgs) =>
      connection(
        [...repo.refs.keys()].filter((ref) => ref.startsWith('refs/heads/') && covers(protection, ref)),
        args,
        (ref) => scene.nodes.refNode(scene, repo, ref),
      ),
  };
}

function reviewFields({ reviews }: Protection): Record<string, unknown> {
  return {
    requiresApprovingReviews: reviews !== null,
    requiredApprovingReviewCount: reviews?.count ?? null,
    dismissesStaleReviews: reviews?.dismissStale ?? false,
    requiresCodeOwnerReviews: reviews?.codeOwners ?? false,
    requireLastPushApproval: reviews?.lastPush ?? false,
    restrictsReviewDismissals: (reviews?.dismissal ?? null) !== null,
  };
}

function covers(protection: Protection, ref: string): boolean {
  return fnmatch(protection.pattern, ref.slice('refs/heads/'.length));
}

function actors(scene: Scene, lists: ActorLists): Record<string, unknown>[] {
  const { org } = scene;
  return [
    ...lists.users.map((login) => actorNode(scene, login) ?? {}),
    ...lists.teams.flatMap((slug) => {
      const team = org.teams.get(slug);
      return team === undefined ? [] : [scene.nodes.teamNode(scene, team)];
    }),
    ...lists.apps.map((slug) => appNode(scene, appIdOf(org, slug))),
  ];
}
