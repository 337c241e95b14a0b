import type { Hono } from 'hono';
import {
  announce,
  apiUrl,
  htmlUrl,
  jsonBody,
  need,
  nodeId,
  optionalText,
  paginate,
  refuse,
  shownLogin,
  simpleUser,
  type Request,
  type Stage,
  type Variables,
} from './context.ts';
import { resolveCommit } from './git.ts';
import {
  nextId,
  timestamp,
  type DeploymentRecord,
  type DeploymentStatusRecord,
  type EnvironmentRecord,
} from './state.ts';

const BASE = '/repos/:owner/:repo';
const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];
const MAX_DESCRIPTION = 140;

/** Deployments, their statuses, and environments: all kept by the stage, since the emulator has none. */
export function deploymentRoutes(app: Hono<Variables>, stage: Stage): void {
  app.post(`${BASE}/deployments`, (c) => create(c, stage));
  app.get(`${BASE}/deployments`, async (c) => {
    need(c, 'deployments', 'read');
    const wanted = (['sha', 'ref', 'task', 'environment'] as const).map(
      (key) => [key, c.req.query(key)] as const,
    );
    const found = stage.state.deployments
      .filter((entry) =>
        wanted.every(([key, value]) => value === undefined || value === 'none' || entry[key] === value),
      )
      .toReversed();
    return c.json(await Promise.all(paginate(c, found).map((entry) => deploymentJson(stage, entry))));
  });
  app.get(`${BASE}/deployments/:id`, async (c) => {
    need(c, 'deployments', 'read');
    return c.json(await deploymentJson(stage, find(stage, c.req.param('id'))));
  });
  app.post(`${BASE}/deployments/:id/statuses`, (c) => createStatus(c, stage));
  app.get(`${BASE}/deployments/:id/statuses`, async (c) => {
    need(c, 'deployments', 'read');
    const { id } = find(stage, c.req.param('id'));
    const found = stage.state.deploymentStatuses.filter((status) => status.deployment === id).toReversed();
    return c.json(await Promise.all(paginate(c, found).map((status) => statusJson(stage, status))));
  });
  app.get(`${BASE}/deployments/:id/statuses/:status`, async (c) => {
    need(c, 'deployments', 'read');
    const id = Number(c.req.param('status'));
    const status =
      stage.state.deploymentStatuses.find((entry) => entry.id === id) ?? refuse(404, 'Not Found');
    return c.json(await statusJson(stage, status));
  });
  environmentRoutes(app, stage);
}

function find(stage: Stage, id: string): DeploymentRecord {
  return stage.state.deployments.find((entry) => entry.id === Number(id)) ?? refuse(404, 'Not Found');
}

async function create(c: Request, stage: Stage): Promise<Response> {
  const creator = shownLogin(stage, need(c, 'deployments', 'write'));
  const body = await jsonBody(c);
  if (typeof body['ref'] !== 'string' || body['ref'] === '') refuse(422, 'Validation Failed: ref is missing');
  const sha =
    (await resolveCommit(stage.bare, body['ref'])) ?? refuse(422, `No ref found for: ${body['ref']}`);
  const environment = optionalText(body['environment']) ?? 'production';
  const now = timestamp();
  const deployment: DeploymentRecord = {
    id: nextId(stage.state, 'deployment', 5001),
    sha,
    ref: body['ref'],
    task: optionalText(body['task']) ?? 'deploy',
    payload: body['payload'] ?? {},
    environment,
    description: optionalText(body['description']),
    transient_environment: body['transient_environment'] === true,
    production_environment:
      typeof body['production_environment'] === 'boolean'
        ? body['production_environment']
        : environment === 'production',
    creator,
    created_at: now,
    updated_at: now,
  };
  stage.state.deployments.push(deployment);
  environmentNamed(stage, environment);
  const json = await deploymentJson(stage, deployment);
  announce(stage, 'deployment', 'created', creator, () => ({
    deployment: json,
    workflow: null,
    workflow_run: null,
  }));
  return c.json(json, 201);
}

async function createStatus(c: Request, stage: Stage): Promise<Response> {
  const creator = shownLogin(stage, need(c, 'deployments', 'write'));
  const deployment = find(stage, c.req.param('id') ?? '');
  const body = await jsonBody(c);
  const state = optionalText(body['state']) ?? '';
  if (!STATES.includes(state)) refuse(422, `Validation Failed: state "${state}" is not known`);
  const description = optionalText(body['description']) ?? '';
  if (description.length > MAX_DESCRIPTION) {
    refuse(422, `Validation Failed: description is too long (maximum is ${MAX_DESCRIPTION} characters)`);
  }
  const add = (target: DeploymentRecord, what: string, why: string): DeploymentStatusRecord => {
    const status = {
      id: nextId(stage.state, 'deploymentStatus', 7001),
      deployment: target.id,
      state: what,
      description: why,
      log_url: optionalText(body['log_url']) ?? optionalText(body['target_url']) ?? '',
      environment_url: optionalText(body['environment_url']) ?? '',
      creator,
      created_at: timestamp(),
    };
    stage.state.deploymentStatuses.push(status);
    target.updated_at = status.created_at;
    return status;
  };
  if (state === 'success' && body['auto_inactive'] !== false) {
    for (const earlier of supersededBy(stage, deployment)) add(earlier, 'inactive', '');
  }
  const json = await statusJson(stage, add(deployment, state, description));
  const about = await deploymentJson(stage, deployment);
  announce(stage, 'deployment_status', 'created', creator, () => ({
    deployment_status: json,
    deployment: about,
  }));
  return c.json(json, 201);
}

/** Earlier deployments that a success makes inactive: same environment, neither transient nor production. */
function supersededBy(stage: Stage, deployment: DeploymentRecord): DeploymentRecord[] {
  return stage.state.deployments.filter((entry) => {
    if (entry.id >= deployment.id || entry.environment !== deployment.environment) return false;
    if (entry.transient_environment || entry.production_environment) return false;
    const newest = stage.state.deploymentStatuses.findLast((status) => status.deployment === entry.id);
    return newest !== undefined && newest.state !== 'inactive';
  });
}

async function deploymentJson(stage: Stage, deployment: DeploymentRecord): Promise<Record<string, unknown>> {
  const url = `${apiUrl(stage)}/deployments/${deployment.id}`;
  return {
    url,
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    task: deployment.task,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    created_at: deployment.created_at,
    updated_at: deployment.updated_at,
    statuses_url: `${url}/statuses`,
    repository_url: apiUrl(stage),
    creator: await simpleUser(stage, deployment.creator),
    sha: deployment.sha,
    ref: deployment.ref,
    payload: deployment.payload,
    transient_environment: deployment.transient_environment,
    production_environment: deployment.production_environment,
    performed_via_github_app: null,
  };
}

async function statusJson(stage: Stage, status: DeploymentStatusRecord): Promise<Record<string, unknown>> {
  const deployment = find(stage, String(status.deployment));
  const url = `${apiUrl(stage)}/deployments/${deployment.id}`;
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: await simpleUser(stage, status.creator),
    description: status.description,
    environment: deployment.environment,
    target_url: status.log_url,
    log_url: status.log_url,
    environment_url: status.environment_url,
    created_at: status.created_at,
    updated_at: status.created_at,
    deployment_url: url,
    repository_url: apiUrl(stage),
    performed_via_github_app: null,
  };
}

function environmentRoutes(app: Hono<Variables>, stage: Stage): void {
  app.get(`${BASE}/environments`, (c) => {
    need(c, 'actions', 'read');
    const environments = paginate(c, stage.state.environments).map((entry) => environmentJson(stage, entry));
    return c.json({ total_count: stage.state.environments.length, environments });
  });
  app.get(`${BASE}/environments/:name`, (c) => {
    need(c, 'actions', 'read');
    const name = c.req.param('name');
    const found = stage.state.environments.find((entry) => entry.name === name) ?? refuse(404, 'Not Found');
    return c.json(environmentJson(stage, found));
  });
  app.put(`${BASE}/environments/:name`, async (c) => {
    need(c, 'administration', 'write');
    const body = await jsonBody(c);
    const environment = environmentNamed(stage, c.req.param('name'));
    if (Number.isInteger(body['wait_timer'])) environment.wait_timer = Number(body['wait_timer']);
    if (Array.isArray(body['reviewers'])) {
      environment.reviewers = (body['reviewers'] as EnvironmentRecord['reviewers']).slice(0, 6);
    }
    if (body['deployment_branch_policy'] !== undefined) {
      environment.deployment_branch_policy = body[
        'deployment_branch_policy'
      ] as EnvironmentRecord['deployment_branch_policy'];
    }
    environment.updated_at = timestamp();
    return c.json(environmentJson(stage, environment));
  });
}

/** The environment of this name; made where it is missing, as GitHub does on the first deployment to it. */
function environmentNamed(stage: Stage, name: string): EnvironmentRecord {
  const known = stage.state.environments.find((entry) => entry.name === name);
  if (known !== undefined) return known;
  const now = timestamp();
  const made: EnvironmentRecord = {
    id: nextId(stage.state, 'environment', 3001),
    name,
    created_at: now,
    updated_at: now,
    wait_timer: 0,
    reviewers: [],
    deployment_branch_policy: null,
  };
  stage.state.environments.push(made);
  return made;
}

function environmentJson(stage: Stage, environment: EnvironmentRecord): Record<string, unknown> {
  const { id, name } = environment;
  const path = encodeURIComponent(name);
  const rules: Record<string, unknown>[] = [];
  if (environment.wait_timer > 0) {
    rules.push({
      id: id * 10,
      node_id: nodeId('Gate', id * 10),
      type: 'wait_timer',
      wait_timer: environment.wait_timer,
    });
  }
  if (environment.deployment_branch_policy !== null) {
    rules.push({ id: id * 10 + 1, node_id: nodeId('Gate', id * 10 + 1), type: 'branch_policy' });
  }
  return {
    id,
    node_id: nodeId('Environment', id),
    name,
    url: `${apiUrl(stage)}/environments/${path}`,
    html_url: `${htmlUrl(stage)}/deployments/activity_log?environments_filter=${path}`,
    created_at: environment.created_at,
    updated_at: environment.updated_at,
    protection_rules: rules,
    deployment_branch_policy: environment.deployment_branch_policy,
  };
}
