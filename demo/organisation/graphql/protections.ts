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
    allowsDeletions: protection.deletions,
    allowsForcePushes: protection.forcePushes,
    blocksCreations: protection.blockCreations,
    dismissesStaleReviews: reviews?.dismissStale ?? false,
    isAdminEnforced: protection.enforceAdmins,
    lockAllowsFetchAndMerge: protection.forkSync,
    lockBranch: protection.lock,
    requireLastPushApproval: reviews?.lastPush ?? false,
    requiredApprovingReviewCount: reviews?.count ?? null,
    requiredDeploymentEnvironments: [],
    requiredStatusCheckContexts: (statusChecks?.checks ?? []).map(({ context }) => context),
    requiredStatusChecks: (statusChecks?.checks ?? []).map(({ context, appId }) => ({
      context,
      app: appId === null ? null : appNode(scene, appId),
    })),
    requiresApprovingReviews: reviews !== null,
    requiresCodeOwnerReviews: reviews?.codeOwners ?? false,
    requiresCommitSignatures: protection.signatures,
    requiresConversationResolution: protection.conversation,
    requiresDeployments: false,
    requiresLinearHistory: protection.linear,
    requiresStatusChecks: statusChecks !== null,
    requiresStrictStatusChecks: statusChecks?.strict ?? false,
    restrictsPushes: restrictions !== null,
    restrictsReviewDismissals: (reviews?.dismissal ?? null) !== null,
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
