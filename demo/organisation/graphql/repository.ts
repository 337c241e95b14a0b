import { isEnforced, parentRulesets } from '../enforcement/effective.ts';
import { resolve } from '../state/git.ts';
import type { Repo } from '../state/model.ts';
import { actorNode } from './actors.ts';
import { connection, type PageArgs } from './connection.ts';
import { labelNode, pullsOf, type PullsArgs } from './pull-lists.ts';
import { need, notResolved, type Scene } from './scene.ts';
import { isAdminScene, viewerPermission } from './viewer.ts';

export function repositoryNode(scene: Scene, repo: Repo): Record<string, unknown> {
  return {
    ...scalars(scene, repo),
    ...rules(scene, repo),
    ...git(scene, repo),
    pullRequest: ({ number }: { number: number }) => {
      need(scene, 'pull_requests');
      const pull = repo.pulls.get(number);
      if (pull === undefined) throw notResolved(`a PullRequest with the number of ${number}.`);
      return scene.nodes.pullNode(scene, repo, pull);
    },
    pullRequests: (args: PullsArgs) => {
      need(scene, 'pull_requests');
      return connection(pullsOf(repo, args), args, (pull) => scene.nodes.pullNode(scene, repo, pull));
    },
    deployments: (
      args: PageArgs & { environments?: readonly string[] | null; orderBy?: { direction: string } | null },
    ) => {
      need(scene, 'deployments');
      const { environments } = args;
      const list = [...repo.deployments.values()].filter(
        ({ environment }) =>
          environments === null || environments === undefined || environments.includes(environment),
      );
      if (args.orderBy?.direction === 'DESC') list.reverse();
      return connection(list, args, (deployment) => scene.nodes.deploymentNode(scene, repo, deployment));
    },
  };
}

function scalars(scene: Scene, repo: Repo): Record<string, unknown> {
  const { settings } = repo;
  const { org } = scene;
  return {
    __typename: 'Repository',
    id: repo.nodeId,
    databaseId: repo.id,
    name: repo.name,
    nameWithOwner: `${org.login}/${repo.name}`,
    url: `${org.html}/${org.login}/${repo.name}`,
    owner: () => scene.nodes.organizationNode(scene),
    description: settings.description,
    homepageUrl: settings.homepage,
    isPrivate: repo.private,
    isArchived: repo.archived,
    isDisabled: false,
    isEmpty: repo.refs.size === 0,
    isFork: false,
    isLocked: false,
    isMirror: false,
    isTemplate: settings.is_template,
    isInOrganization: true,
    visibility: repo.private ? 'PRIVATE' : 'PUBLIC',
    viewerPermission: viewerPermission(scene, repo),
    viewerCanAdminister: isAdminScene(scene, repo),
    hasIssuesEnabled: settings.has_issues,
    hasProjectsEnabled: settings.has_projects,
    hasWikiEnabled: settings.has_wiki,
    hasDiscussionsEnabled: false,
    forkingAllowed: settings.allow_forking,
    forkCount: 0,
    stargazerCount: 0,
    mergeCommitAllowed: settings.allow_merge_commit,
    squashMergeAllowed: settings.allow_squash_merge,
    rebaseMergeAllowed: settings.allow_rebase_merge,
    autoMergeAllowed: settings.allow_auto_merge,
    deleteBranchOnMerge: settings.delete_branch_on_merge,
    allowUpdateBranch: settings.allow_update_branch,
    squashMergeCommitTitle: settings.squash_merge_commit_title,
    squashMergeCommitMessage: settings.squash_merge_commit_message,
    squashPrTitleUsedAsDefault: settings.squash_merge_commit_title === 'PR_TITLE',
    mergeCommitTitle: settings.merge_commit_title,
    mergeCommitMessage: settings.merge_commit_message,
    webCommitSignoffRequired: settings.web_commit_signoff_required,
    createdAt: repo.createdAt,
    updatedAt: repo.updatedAt,
    pushedAt: repo.pushedAt,
    planFeatures: () => {
      const paid = isEnforced(org, repo);
      return {
        codeowners: paid,
        draftPullRequests: paid,
        maximumAssignees: 10,
        maximumManualReviewRequests: paid ? 15 : 1,
        teamReviewRequests: paid,
      };
    },
  };
}

function rules(scene: Scene, repo: Repo): Record<string, unknown> {
  const { org } = scene;
  const seen = (includeParents: boolean | null | undefined) => {
    if (!isEnforced(org, repo)) return [];
    return [...repo.rulesets.values(), ...(includeParents === false ? [] : parentRulesets(org, repo))];
  };
  return {
    ruleset: ({ databaseId, includeParents }: { databaseId: number; includeParents?: boolean | null }) => {
      const ruleset = seen(includeParents).find(({ id }) => id === databaseId);
      return ruleset === undefined ? null : scene.nodes.rulesetNode(scene, ruleset, repo);
    },
    rulesets: (args: PageArgs & { includeParents?: boolean | null; targets?: readonly string[] | null }) => {
      const { targets } = args;
      const list = seen(args.includeParents).filter(
        ({ target }) => targets === null || targets === undefined || targets.includes(target.toUpperCase()),
      );
      return connection(list, args, (ruleset) => scene.nodes.rulesetNode(scene, ruleset, repo));
    },
    branchProtectionRules: (args: PageArgs) => {
      need(scene, 'administration');
      const list = isEnforced(org, repo) ? [...repo.protections.values()] : [];
      return connection(list, args, (protection) => scene.nodes.protectionNode(scene, repo, protection));
    },
    environment: ({ name }: { name: string }) => {
      need(scene, 'actions');
      const environment = repo.environments.get(name);
      return environment === undefined ? null : scene.nodes.environmentNode(scene, repo, environment);
    },
    environments: (args: PageArgs & { names?: readonly string[] | null }) => {
      need(scene, 'actions');
      const { names } = args;
      const list = [...repo.environments.values()].filter(
        ({ name }) => names === null || names === undefined || names.length === 0 || names.includes(name),
      );
      return connection(list, args, (environment) => scene.nodes.environmentNode(scene, repo, environment));
    },
    labels: (args: PageArgs) => connection([...repo.labels.values()], args, (label) => labelNode(label)),
    collaborators: (args: PageArgs) =>
      connection([...repo.collaborators.keys()], args, (login) => actorNode(scene, login)),
  };
}

function git(scene: Scene, repo: Repo): Record<string, unknown> {
  const needContents = (): void => need(scene, 'contents');
  return {
    defaultBranchRef: () => {
      const ref = `refs/heads/${repo.defaultBranch}`;
      return repo.refs.has(ref) ? scene.nodes.refNode(scene, repo, ref) : null;
    },
    object: ({ expression, oid }: { expression?: string | null; oid?: string | null }) => {
      needContents();
      return scene.nodes.objectNode(scene, repo, expression ?? oid ?? 'HEAD');
    },
    ref: ({ qualifiedName }: { qualifiedName: string }) => {
      needContents();
      const found = [qualifiedName, `refs/${qualifiedName}`, `refs/heads/${qualifiedName}`].find((name) =>
        repo.refs.has(name),
      );
      return found === undefined || resolve(repo, found) === null
        ? null
        : scene.nodes.refNode(scene, repo, found);
    },
    refs: (args: PageArgs & { refPrefix: string; query?: string | null; direction?: string | null }) => {
      needContents();
      const prefix = args.refPrefix.endsWith('/') ? args.refPrefix : `${args.refPrefix}/`;
      const wanted = (args.query ?? '').toLowerCase();
      const names = [...repo.refs.keys()].filter(
        (ref) => ref.startsWith(prefix) && ref.slice(prefix.length).toLowerCase().includes(wanted),
      );
      names.sort();
      if (args.direction === 'DESC') names.reverse();
      return connection(names, args, (ref) => scene.nodes.refNode(scene, repo, ref, prefix));
    },
  };
}
