import type { Hono } from 'hono';
import { putEnvironment } from '../organisation/operations/environments.ts';
import {
  announce,
  apiUrl,
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
import { nextId, timestamp, type DeploymentRecord, type DeploymentStatusRecord } from './state.ts';

const BASE = '/repos/:owner/:repo';
const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];
const MAX_DESCRIPTION = 140;

/** Deployments and their statuses: kept by the stage, since the emulator has none. */
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
  app.post(`${BASE}/actions/runs/:run/deployment_protection_rule`, (c) => answerGate(c, stage));
}

/** What an App says of a deployment that waits for it. The step player never waits; the word is kept. */
async function answerGate(c: Request, stage: Stage): Promise<Response> {
  need(c, 'deployments', 'write');
  const run = Number(c.req.param('run'));
  if (!stage.state.runs.some(({ id }) => id === run)) refuse(404, 'Not Found');
  const { environment_name: environment, state, comment } = await jsonBody(c);
  if (typeof environment !== 'string' || (state !== 'approved' && state !== 'rejected')) {
    refuse(422, 'Validation Failed');
  }
  stage.state.gates.push({ run, environment, state, comment: optionalText(comment) ?? '' });
  return c.body(null, 204);
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
  ensureEnvironment(stage, environment);
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

/** GitHub makes an environment on the first deployment to it. */
function ensureEnvironment({ twin: { org, repo } }: Stage, name: string): void {
  if (!repo.environments.has(name)) putEnvironment(org, repo, name, {});
}
