import { deploymentJson, deploymentStatusJson } from '../json/environments.ts';
import { invalidField, refuse } from '../refusal.ts';
import { resolve } from '../state/git.ts';
import { newId, nodeId, timestamp } from '../state/ids.ts';
import type { Deployment, DeploymentStatus, OrgState, Repo } from '../state/model.ts';
import type { Json } from '../types.ts';

const states = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];

/** The body of `POST …/deployments`; contexts and merging of the default branch are left out. */
export function addDeployment(org: OrgState, repo: Repo, body: Json, login: string): Deployment {
  const ref = typeof body['ref'] === 'string' ? body['ref'] : '';
  const sha = resolve(repo, ref) ?? refuse(422, `No ref found for: ${ref}`);
  const environment = typeof body['environment'] === 'string' ? body['environment'] : 'production';
  const id = newId(org);
  const at = timestamp(org);
  const deployment: Deployment = {
    id,
    nodeId: nodeId('DE', id),
    sha,
    ref,
    task: typeof body['task'] === 'string' ? body['task'] : 'deploy',
    environment,
    description: typeof body['description'] === 'string' ? body['description'] : null,
    payload: body['payload'] ?? {},
    production: body['production_environment'] === true || environment === 'production',
    transient: body['transient_environment'] === true,
    login,
    createdAt: at,
    updatedAt: at,
    statuses: [],
  };
  repo.deployments.set(id, deployment);
  const payload = { deployment: deploymentJson(org, repo, deployment), workflow: null, workflow_run: null };
  org.emit({ event: 'deployment', action: 'created', repo, sender: login, payload });
  return deployment;
}

export function addDeploymentStatus(
  org: OrgState,
  repo: Repo,
  deployment: Deployment,
  body: Json,
  login: string,
): DeploymentStatus {
  const state = String(body['state']);
  if (!states.includes(state)) {
    invalidField('DeploymentStatus', 'state', 'custom', 'state is not included in the list');
  }
  const status = pushStatus(org, repo, deployment, { ...body, state }, login);
  if (state === 'success' && body['auto_inactive'] !== false) retire(org, repo, deployment);
  return status;
}

/** A state that only GitHub itself sets, such as `waiting`. */
export function setDeploymentState(
  org: OrgState,
  repo: Repo,
  deployment: Deployment,
  state: string,
  login: string,
): void {
  pushStatus(org, repo, deployment, { state }, login);
}

function pushStatus(
  org: OrgState,
  repo: Repo,
  deployment: Deployment,
  body: Json,
  login: string,
): DeploymentStatus {
  const text = (key: string): string => (typeof body[key] === 'string' ? body[key] : '');
  const id = newId(org);
  const status: DeploymentStatus = {
    id,
    nodeId: nodeId('DES', id),
    state: text('state'),
    description: text('description'),
    environment: text('environment') === '' ? deployment.environment : text('environment'),
    environmentUrl: text('environment_url'),
    logUrl: text('log_url') === '' ? text('target_url') : text('log_url'),
    login,
    at: timestamp(org),
  };
  deployment.statuses.push(status);
  deployment.updatedAt = status.at;
  const payload = {
    deployment_status: deploymentStatusJson(org, repo, deployment, status),
    deployment: deploymentJson(org, repo, deployment),
    check_run: null,
    workflow: null,
    workflow_run: null,
  };
  org.emit({ event: 'deployment_status', action: 'created', repo, sender: login, payload });
  return status;
}

/** A success ends earlier deployments of the environment that last succeeded, unless they lead to production. */
function retire(org: OrgState, repo: Repo, newest: Deployment): void {
  for (const other of repo.deployments.values()) {
    const same = other.environment === newest.environment && other.id !== newest.id;
    if (!same || other.production || other.transient || other.statuses.at(-1)?.state !== 'success') continue;
    const id = newId(org);
    const last = other.statuses.at(-1) ?? notReached();
    other.statuses.push({ ...last, id, nodeId: nodeId('DES', id), state: 'inactive', at: timestamp(org) });
    other.updatedAt = timestamp(org);
  }
}

function notReached(): never {
  throw new Error('a deployment that succeeded has a status');
}
