import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  repositoryJson,
  repositoryRow,
  shownLogin,
  simpleUser,
  type Stage,
  type Variables,
} from './context.ts';
import { readCommit } from './git-objects.ts';
import { resolveCommit } from './git.ts';
import { pullReference, pullsOf } from './pulls.ts';
import {
  nextId,
  timestamp,
  type ArtifactRecord,
  type CommitStatusRecord,
  type RunConclusion,
  type RunRecord,
} from './state.ts';

const BASE = '/repos/:owner/:repo';
const ARTIFACT_DAYS = 90;

/** What the step player knows of a run before it starts. */
export interface NewRun {
  readonly name: string;
  readonly path: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly actor: string;
  readonly pulls: readonly number[];
}

/** Registers a workflow run and sends `workflow_run` requested. */
export async function startRun(stage: Stage, run: NewRun): Promise<RunRecord> {
  const now = timestamp();
  const earlier = stage.state.runs.filter((entry) => entry.path === run.path);
  const record: RunRecord = {
    ...run,
    id: nextId(stage.state, 'run', 9001),
    attempt: 1,
    number: earlier.length + 1,
    workflowId: earlier[0]?.workflowId ?? nextId(stage.state, 'workflow', 101),
    created_at: now,
    updated_at: now,
    status: 'in_progress',
    conclusion: null,
  };
  stage.state.runs.push(record);
  await announceRun(stage, record, 'requested');
  return record;
}

/** Completes a workflow run and sends `workflow_run` completed. */
export async function finishRun(stage: Stage, id: number, conclusion: RunConclusion): Promise<void> {
  const run = stage.state.runs.find((entry) => entry.id === id);
  if (run === undefined) throw new Error(`No workflow run ${id}`);
  run.status = 'completed';
  run.conclusion = conclusion;
  run.updated_at = timestamp();
  await announceRun(stage, run, 'completed');
}

async function announceRun(stage: Stage, run: RunRecord, action: 'requested' | 'completed'): Promise<void> {
  const json = await runJson(stage, run);
  announce(stage, 'workflow_run', action, run.actor, () => ({
    workflow: workflowJson(stage, run),
    workflow_run: json,
  }));
}

function workflowJson(stage: Stage, run: RunRecord): Record<string, unknown> {
  return {
    id: run.workflowId,
    node_id: nodeId('Workflow', run.workflowId),
    name: run.name,
    path: run.path,
    state: 'active',
    created_at: run.created_at,
    updated_at: run.created_at,
    url: `${apiUrl(stage)}/actions/workflows/${run.workflowId}`,
    html_url: `${htmlUrl(stage)}/blob/HEAD/${run.path}`,
    badge_url: `${htmlUrl(stage)}/workflows/${encodeURIComponent(run.name)}/badge.svg`,
  };
}

async function runJson(stage: Stage, run: RunRecord): Promise<Record<string, unknown>> {
  const url = `${apiUrl(stage)}/actions/runs/${run.id}`;
  const repository = await repositoryJson(stage);
  const commit = await readCommit(stage.bare, run.headSha);
  const pulls = pullsOf(stage).filter((pull) => run.pulls.includes(pull.number) && pull.state === 'open');
  const actor = await simpleUser(stage, run.actor);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('WorkflowRun', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.path,
    display_title: commit.message.split('\n')[0] ?? '',
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    check_suite_id: run.id,
    check_suite_node_id: nodeId('CheckSuite', run.id),
    url,
    html_url: `${htmlUrl(stage)}/actions/runs/${run.id}`,
    pull_requests: pulls.map((pull) => pullReference(stage, pull)),
    created_at: run.created_at,
    updated_at: run.updated_at,
    actor,
    triggering_actor: actor,
    run_started_at: run.created_at,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${apiUrl(stage)}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${apiUrl(stage)}/actions/workflows/${run.workflowId}`,
    referenced_workflows: [],
    head_commit: {
      id: commit.sha,
      tree_id: commit.tree,
      message: commit.message,
      timestamp: commit.committer.date,
      author: { name: commit.author.name, email: commit.author.email },
      committer: { name: commit.committer.name, email: commit.committer.email },
    },
    repository,
    head_repository: repository,
  };
}

/** Workflow runs, artifacts and commit statuses. */
export function actionsRoutes(app: Hono<Variables>, stage: Stage): void {
  app.get(`${BASE}/actions/runs`, async (c) => {
    need(c, 'actions', 'read');
    const { branch, event, head_sha: sha, status } = c.req.query();
    const found = stage.state.runs
      .filter((run) => branch === undefined || run.headBranch === branch)
      .filter((run) => event === undefined || run.event === event)
      .filter((run) => sha === undefined || run.headSha === sha)
      .filter((run) => status === undefined || run.status === status || run.conclusion === status)
      .toReversed();
    const page = await Promise.all(paginate(c, found).map((run) => runJson(stage, run)));
    return c.json({ total_count: found.length, workflow_runs: page });
  });
  app.get(`${BASE}/actions/runs/:id`, async (c) => {
    need(c, 'actions', 'read');
    return c.json(await runJson(stage, findRun(stage, c.req.param('id'))));
  });
  app.get(`${BASE}/actions/runs/:id/artifacts`, (c) => {
    need(c, 'actions', 'read');
    const run = findRun(stage, c.req.param('id'));
    const name = c.req.query('name');
    const found = stage.state.artifacts.filter(
      (entry) => entry.run === run.id && (name ?? entry.name) === entry.name,
    );
    const page = paginate(c, found).map((entry) => artifactJson(stage, entry));
    return c.json({ total_count: found.length, artifacts: page });
  });
  app.get(`${BASE}/actions/artifacts/:id`, (c) => {
    need(c, 'actions', 'read');
    return c.json(artifactJson(stage, findArtifact(stage, c.req.param('id'))));
  });
  app.get(`${BASE}/actions/artifacts/:id/zip`, (c) => {
    need(c, 'actions', 'read');
    // GitHub redirects to a short-lived address that needs no token.
    const { id, sha256 } = findArtifact(stage, c.req.param('id'));
    return c.redirect(`${stage.url}/_stage/artifacts/${id}/${sha256}.zip`, 302);
  });
  app.get('/_stage/artifacts/:id/:file', async (c) => {
    const artifact = findArtifact(stage, c.req.param('id'));
    if (c.req.param('file') !== `${artifact.sha256}.zip`) refuse(404, 'Not Found');
    const bytes = await readFile(join(stage.dir, 'artifacts', `${artifact.id}.zip`));
    return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/zip' } });
  });
  statusRoutes(app, stage);
}

function findRun(stage: Stage, id: string): RunRecord {
  return stage.state.runs.find((run) => run.id === Number(id)) ?? refuse(404, 'Not Found');
}

function findArtifact(stage: Stage, id: string): ArtifactRecord {
  return stage.state.artifacts.find((artifact) => artifact.id === Number(id)) ?? refuse(404, 'Not Found');
}

/** Stores what a workflow run uploaded: the bytes of a zip archive. */
export async function storeArtifact(
  stage: Stage,
  run: number,
  name: string,
  zip: Uint8Array,
): Promise<ArtifactRecord> {
  const artifact = {
    id: nextId(stage.state, 'artifact', 6001),
    run: findRun(stage, String(run)).id,
    name,
    size: zip.length,
    sha256: createHash('sha256').update(zip).digest('hex'),
    created_at: timestamp(),
  };
  await writeFile(join(stage.dir, 'artifacts', `${artifact.id}.zip`), zip);
  stage.state.artifacts.push(artifact);
  return artifact;
}

function artifactJson(stage: Stage, artifact: ArtifactRecord): Record<string, unknown> {
  const run = findRun(stage, String(artifact.run));
  const url = `${apiUrl(stage)}/actions/artifacts/${artifact.id}`;
  const expires = new Date(Date.parse(artifact.created_at) + ARTIFACT_DAYS * 86_400_000);
  return {
    id: artifact.id,
    node_id: nodeId('Artifact', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.size,
    url,
    archive_download_url: `${url}/zip`,
    expired: false,
    digest: `sha256:${artifact.sha256}`,
    created_at: artifact.created_at,
    updated_at: artifact.created_at,
    expires_at: `${expires.toISOString().slice(0, 19)}Z`,
    workflow_run: {
      id: run.id,
      repository_id: repositoryRow(stage).id,
      head_repository_id: repositoryRow(stage).id,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  };
}

function statusRoutes(app: Hono<Variables>, stage: Stage): void {
  app.post(`${BASE}/statuses/:sha`, async (c) => {
    const creator = shownLogin(stage, need(c, 'statuses', 'write'));
    const sha =
      (await resolveCommit(stage.bare, c.req.param('sha'))) ?? refuse(422, 'No commit found for SHA');
    const body = await jsonBody(c);
    const state = optionalText(body['state']) ?? '';
    if (!['error', 'failure', 'pending', 'success'].includes(state)) refuse(422, 'Validation Failed: state');
    const status: CommitStatusRecord = {
      id: nextId(stage.state, 'status', 8001),
      sha,
      state,
      context: optionalText(body['context']) ?? 'default',
      description: optionalText(body['description']),
      target_url: optionalText(body['target_url']),
      creator,
      created_at: timestamp(),
    };
    stage.state.commitStatuses.push(status);
    return c.json(await commitStatusJson(stage, status), 201);
  });
  app.get(`${BASE}/commits/:ref{.+}/statuses`, async (c) => {
    need(c, 'statuses', 'read');
    const sha = (await resolveCommit(stage.bare, c.req.param('ref'))) ?? refuse(404, 'Not Found');
    const found = stage.state.commitStatuses.filter((status) => status.sha === sha).toReversed();
    return c.json(await Promise.all(paginate(c, found).map((status) => commitStatusJson(stage, status))));
  });
}

async function commitStatusJson(stage: Stage, status: CommitStatusRecord): Promise<Record<string, unknown>> {
  return {
    url: `${apiUrl(stage)}/statuses/${status.sha}`,
    avatar_url: null,
    id: status.id,
    node_id: nodeId('Status', status.id),
    state: status.state,
    description: status.description,
    target_url: status.target_url,
    context: status.context,
    created_at: status.created_at,
    updated_at: status.created_at,
    creator: await simpleUser(stage, status.creator),
  };
}
