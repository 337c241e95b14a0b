import { nodeId } from '../state/ids.ts';
import type { Deployment, DeploymentStatus, Environment, Repo } from '../state/model.ts';
import { actorNode } from './actors.ts';
import { connection, type PageArgs } from './connection.ts';
import type { Scene } from './scene.ts';

export function environmentNode(scene: Scene, repo: Repo, environment: Environment): Record<string, unknown> {
  return {
    __typename: 'Environment',
    id: environment.nodeId,
    databaseId: environment.id,
    name: environment.name,
    isPinned: false,
    pinnedPosition: null,
    protectionRules: (args: PageArgs) =>
      connection(rules(environment), args, (rule) => ({
        databaseId: rule.id,
        type: rule.type,
        timeout: rule.timeout,
        preventSelfReview: rule.prevent,
        reviewers: (page: PageArgs) =>
          connection(rule.reviewers, page, ({ type, id }) => reviewerNode(scene, type, id)),
      })),
    latestCompletedDeployment: () => {
      const done = [...repo.deployments.values()].filter(
        (each) => each.environment === environment.name && each.statuses.at(-1)?.state === 'success',
      );
      const newest = done.at(-1);
      return newest === undefined ? null : deploymentNode(scene, repo, newest);
    },
  };
}

function rules(environment: Environment) {
  const blank = { timeout: 0, prevent: false, reviewers: [] as Environment['reviewers'] };
  const found = [];
  const { ruleIds } = environment;
  if (environment.waitTimer > 0) {
    found.push({ ...blank, id: ruleIds.wait, type: 'WAIT_TIMER', timeout: environment.waitTimer });
  }
  if (environment.reviewers.length > 0) {
    const { reviewers, preventSelfReview: prevent } = environment;
    found.push({ ...blank, id: ruleIds.reviewers, type: 'REQUIRED_REVIEWERS', reviewers, prevent });
  }
  if (environment.branchPolicy !== null) found.push({ ...blank, id: ruleIds.branch, type: 'BRANCH_POLICY' });
  return found;
}

function reviewerNode(scene: Scene, type: 'User' | 'Team', id: number): unknown {
  if (type === 'User') return actorNode(scene, scene.org.usersById.get(id)?.login ?? '');
  const team = scene.org.teamsById.get(id);
  return team === undefined ? null : scene.nodes.teamNode(scene, team);
}

const stateNames: Readonly<Record<string, string>> = {
  success: 'ACTIVE',
  inactive: 'INACTIVE',
  failure: 'FAILURE',
  error: 'ERROR',
  pending: 'PENDING',
  queued: 'QUEUED',
  in_progress: 'IN_PROGRESS',
};

export function deploymentNode(scene: Scene, repo: Repo, deployment: Deployment): Record<string, unknown> {
  const latest = deployment.statuses.at(-1);
  return {
    __typename: 'Deployment',
    id: deployment.nodeId,
    databaseId: deployment.id,
    environment: deployment.environment,
    latestEnvironment: deployment.environment,
    originalEnvironment: deployment.environment,
    description: deployment.description,
    payload: typeof deployment.payload === 'string' ? deployment.payload : JSON.stringify(deployment.payload),
    task: deployment.task,
    commitOid: deployment.sha,
    commit: () => scene.nodes.commitNode(scene, repo, deployment.sha),
    ref: () =>
      repo.refs.has(`refs/heads/${deployment.ref}`)
        ? scene.nodes.refNode(scene, repo, `refs/heads/${deployment.ref}`)
        : null,
    state: latest === undefined ? 'PENDING' : (stateNames[latest.state] ?? 'PENDING'),
    creator: () => actorNode(scene, deployment.login),
    createdAt: deployment.createdAt,
    updatedAt: deployment.updatedAt,
    repository: () => scene.nodes.repositoryNode(scene, repo),
    latestStatus: () => (latest === undefined ? null : statusNode(scene, repo, deployment, latest)),
    statuses: (args: PageArgs) =>
      connection(deployment.statuses.toReversed(), args, (status) =>
        statusNode(scene, repo, deployment, status),
      ),
  };
}

function statusNode(scene: Scene, repo: Repo, deployment: Deployment, status: DeploymentStatus): unknown {
  return {
    __typename: 'DeploymentStatus',
    id: nodeId('DES', status.id),
    state: status.state.toUpperCase(),
    description: status.description,
    environment: status.environment,
    environmentUrl: status.environmentUrl === '' ? null : status.environmentUrl,
    logUrl: status.logUrl === '' ? null : status.logUrl,
    creator: () => actorNode(scene, status.login),
    createdAt: status.at,
    updatedAt: status.at,
    deployment: () => deploymentNode(scene, repo, deployment),
  };
}
