import { nodeId } from '../state/ids.ts';
import type { Deployment, DeploymentStatus, Environment, OrgState, Repo } from '../state/model.ts';
import type { Json } from '../types.ts';
import { appJson, teamJson, userJson } from './accounts.ts';
import { repoHtml, repoUrl } from './repository.ts';

export function environmentJson(org: OrgState, repo: Repo, environment: Environment): Json {
  const path = encodeURIComponent(environment.name);
  return {
    id: environment.id,
    node_id: environment.nodeId,
    name: environment.name,
    url: `${repoUrl(org, repo)}/environments/${path}`,
    html_url: `${repoHtml(org, repo)}/deployments/activity_log?environments_filter=${path}`,
    created_at: environment.createdAt,
    updated_at: environment.updatedAt,
    can_admins_bypass: true,
    protection_rules: rulesJson(org, environment),
    deployment_branch_policy:
      environment.branchPolicy === null
        ? null
        : {
            protected_branches: environment.branchPolicy.protectedBranches,
            custom_branch_policies: environment.branchPolicy.customPolicies,
          },
  };
}

function rulesJson(org: OrgState, environment: Environment): Json[] {
  const rules: Json[] = [];
  const { wait, reviewers, branch } = environment.ruleIds;
  if (environment.waitTimer > 0) {
    rules.push({
      id: wait,
      node_id: nodeId('GA', wait),
      type: 'wait_timer',
      wait_timer: environment.waitTimer,
    });
  }
  if (environment.reviewers.length > 0) {
    rules.push({
      id: reviewers,
      node_id: nodeId('GA', reviewers),
      type: 'required_reviewers',
      prevent_self_review: environment.preventSelfReview,
      reviewers: environment.reviewers.flatMap(({ type, id }) => reviewerJson(org, type, id)),
    });
  }
  if (environment.branchPolicy !== null) {
    rules.push({ id: branch, node_id: nodeId('GA', branch), type: 'branch_policy' });
  }
  return rules;
}

function reviewerJson(org: OrgState, type: 'User' | 'Team', id: number): Json[] {
  const user = org.usersById.get(id);
  if (type === 'User') return user === undefined ? [] : [{ type, reviewer: userJson(org, user.login) }];
  const team = org.teamsById.get(id);
  return team === undefined ? [] : [{ type, reviewer: teamJson(org, team) }];
}

export function policyJson(policy: {
  readonly id: number;
  readonly name: string;
  readonly type: string;
}): Json {
  return { id: policy.id, node_id: nodeId('GA', policy.id), name: policy.name, type: policy.type };
}

export function customRuleJson(org: OrgState, id: number, appId: number): Json {
  const { slug, node_id } = appJson(org, appId);
  return {
    id,
    node_id: nodeId('GA', id),
    enabled: true,
    app: { id: appId, slug, node_id, integration_url: `${org.api}/apps/${String(slug)}` },
  };
}

export function deploymentJson(org: OrgState, repo: Repo, deployment: Deployment): Json {
  const url = `${repoUrl(org, repo)}/deployments/${deployment.id}`;
  return {
    id: deployment.id,
    node_id: deployment.nodeId,
    url,
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: userJson(org, deployment.login),
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: repoUrl(org, repo),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
  };
}

export function deploymentStatusJson(
  org: OrgState,
  repo: Repo,
  deployment: Deployment,
  status: DeploymentStatus,
): Json {
  const url = `${repoUrl(org, repo)}/deployments/${deployment.id}`;
  return {
    id: status.id,
    node_id: status.nodeId,
    url: `${url}/statuses/${status.id}`,
    state: status.state,
    creator: userJson(org, status.login),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    log_url: status.logUrl,
    environment_url: status.environmentUrl,
    created_at: status.at,
    updated_at: status.at,
    deployment_url: url,
    repository_url: repoUrl(org, repo),
  };
}
