import type { Hono } from 'hono';
import {
  apiUrl,
  htmlUrl,
  jsonBody,
  need,
  nodeId,
  paginate,
  refuse,
  type Request,
  type Stage,
  type Variables,
} from './context.ts';
import { objectType } from './git-objects.ts';
import { resolveCommit } from './git.ts';
import { pullReference, pullsOf } from './pulls.ts';
import { timestamp, type AnnotationRecord } from './state.ts';

const BASE = '/repos/:owner/:repo';

/** GitHub's limits of one request about a check run. */
const MAX_ANNOTATIONS = 50;
const MAX_TEXT = 65_535;
const MAX_ANNOTATION_BYTES = 64 * 1024;
const MAX_TITLE = 255;

/** The App that the tokens of workflow jobs belong to. */
export const ACTIONS_APP = { id: 15_368, slug: 'github-actions', name: 'GitHub Actions' } as const;

type Forward = (c: Request, body?: string) => Promise<Response>;

/** Check runs: the emulator keeps them, the stage holds them to GitHub's limits and keeps their annotations. */
export function checkRoutes(app: Hono<Variables>, stage: Stage, forward: Forward): void {
  app.post(`${BASE}/check-runs`, (c) => write(c, stage, forward));
  app.patch(`${BASE}/check-runs/:id`, (c) => write(c, stage, forward));
  app.get(`${BASE}/check-runs/:id/annotations`, (c) => {
    need(c, 'checks', 'read');
    const id = c.req.param('id');
    const run = stage.emulation.tables.checkRuns.get(Number(id)) ?? refuse(404, 'Not Found');
    const annotations = stage.state.annotations[id] ?? [];
    return c.json(
      paginate(c, annotations).map((annotation) => ({
        ...annotation,
        blob_href: `${htmlUrl(stage)}/blob/${run.head_sha}/${annotation.path}`,
      })),
    );
  });
  app.get(`${BASE}/check-runs/:id`, async (c) => {
    need(c, 'checks', 'read');
    const response = await forward(c);
    if (!response.ok) return response;
    return c.json(completeCheckRun(stage, (await response.json()) as Record<string, unknown>));
  });
  app.get(`${BASE}/commits/:ref{.+}/check-runs`, async (c) => {
    need(c, 'checks', 'read');
    const ref = c.req.param('ref');
    const sha = (await resolveCommit(stage.bare, ref)) ?? refuse(422, `No commit found for SHA: ${ref}`);
    const runs = listCheckRuns(stage, sha, {
      name: c.req.query('check_name'),
      status: c.req.query('status'),
      appId: c.req.query('app_id'),
      all: c.req.query('filter') === 'all',
    });
    const page = await Promise.all(
      paginate(c, runs).map(async (id) => completeCheckRun(stage, await readRun(stage, id))),
    );
    return c.json({ total_count: runs.length, check_runs: page });
  });
}

function readRun(stage: Stage, id: number): Promise<Record<string, unknown>> {
  return stage.read(`/repos/${stage.owner}/${stage.name}/check-runs/${id}`);
}

interface RunFilter {
  readonly name: string | undefined;
  readonly status: string | undefined;
  readonly appId: string | undefined;
  readonly all: boolean;
}

/** Ids of the check runs on a commit, newest first; without `all` the newest of each name. */
function listCheckRuns(stage: Stage, sha: string, filter: RunFilter): number[] {
  const seen = new Set<string>();
  return stage.emulation.tables.checkRuns
    .all()
    .filter((run) => run.head_sha === sha)
    .sort((a, b) => b.id - a.id)
    .filter((run) => {
      if (filter.appId !== undefined && String(run.app_id) !== filter.appId) return false;
      const first = !seen.has(run.name);
      seen.add(run.name);
      return filter.all || first;
    })
    .filter((run) => filter.name === undefined || run.name === filter.name)
    .filter((run) => filter.status === undefined || run.status === filter.status)
    .map((run) => run.id);
}

async function write(c: Request, stage: Stage, forward: Forward): Promise<Response> {
  const actor = need(c, 'checks', 'write');
  if (actor.entry?.installation === undefined) refuse(403, 'You must authenticate via a GitHub App.');
  const body = await jsonBody(c);
  const annotations = checkOutput(body['output']);
  const creating = c.req.method === 'POST';
  const sha = body['head_sha'];
  if (creating && (typeof sha !== 'string' || (await objectType(stage.bare, sha)) !== 'commit')) {
    refuse(422, `No commit found for SHA: ${String(sha)}`);
  }
  // A conclusion completes the run by itself; a new run has started now unless it says otherwise.
  const complete = typeof body['conclusion'] === 'string' ? { status: 'completed' } : {};
  const started = creating && body['started_at'] === undefined ? { started_at: timestamp() } : {};
  const response = await forward(c, JSON.stringify({ ...started, ...body, ...complete }));
  if (!response.ok) return response;
  const json = (await response.json()) as Record<string, unknown>;
  const id = Number(json['id']);
  if (creating) stage.emulation.tables.checkRuns.update(id, { app_id: actor.entry.installation.appId });
  const known = (stage.state.annotations[String(id)] ??= []);
  known.push(...annotations);
  return c.json(completeCheckRun(stage, json), creating ? 201 : 200);
}

/** Refuses an output that GitHub would refuse, and returns its annotations. */
function checkOutput(output: unknown): AnnotationRecord[] {
  if (output === undefined || output === null) return [];
  if (typeof output !== 'object') refuse(422, 'Invalid request. output is not an object.');
  const { summary, text, title, annotations } = output as Record<string, unknown>;
  if (typeof title !== 'string' || title === '') refuse(422, 'Invalid request. "title" wasn\'t supplied.');
  if (typeof summary !== 'string') refuse(422, 'Invalid request. "summary" wasn\'t supplied.');
  for (const part of [summary, text]) {
    if (typeof part === 'string' && part.length > MAX_TEXT) {
      refuse(422, `Invalid request. Only ${MAX_TEXT} characters are allowed; ${part.length} were supplied.`);
    }
  }
  if (annotations === undefined || annotations === null) return [];
  if (!Array.isArray(annotations)) refuse(422, 'Invalid request. annotations is not an array.');
  if (annotations.length > MAX_ANNOTATIONS) {
    refuse(
      422,
      `Invalid request. No more than ${MAX_ANNOTATIONS} items are allowed; ${annotations.length} were supplied.`,
    );
  }
  return annotations.map((entry: unknown, at) => readAnnotation(entry, at));
}

function readAnnotation(entry: unknown, at: number): AnnotationRecord {
  const bad = (why: string): never => refuse(422, `Invalid request. For 'annotations/${at}', ${why}.`);
  if (entry === null || typeof entry !== 'object') return bad('it is not an object');
  const given = entry as Record<string, unknown>;
  const text = (key: string, max: number): string | null => {
    const value = given[key];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string') return bad(`${key} is not a string`);
    return Buffer.byteLength(value) > max ? bad(`${key} is too long`) : value;
  };
  const line = (key: string): number | null => {
    const value = given[key];
    if (value === undefined || value === null) return null;
    return Number.isInteger(value) && Number(value) >= 1
      ? Number(value)
      : bad(`${key} is not a line or column`);
  };
  const path = text('path', 4096);
  const message = text('message', MAX_ANNOTATION_BYTES);
  const level = given['annotation_level'];
  const [start, end] = [line('start_line'), line('end_line')];
  const [startColumn, endColumn] = [line('start_column'), line('end_column')];
  if (path === null || path === '' || path.startsWith('/') || path.startsWith('./'))
    return bad('path is not relative');
  if (message === null || message === '') return bad('"message" wasn\'t supplied');
  if (level !== 'notice' && level !== 'warning' && level !== 'failure')
    return bad('annotation_level is not known');
  if (start === null || end === null || end < start) return bad('end_line is before start_line');
  if (start !== end && (startColumn !== null || endColumn !== null))
    return bad('columns need one single line');
  if (startColumn !== null && endColumn !== null && endColumn < startColumn)
    return bad('end_column is before start_column');
  return {
    path,
    start_line: start,
    end_line: end,
    start_column: startColumn,
    end_column: endColumn,
    annotation_level: level,
    title: text('title', MAX_TITLE),
    message,
    raw_details: text('raw_details', MAX_ANNOTATION_BYTES),
  };
}

/** Fills in what the emulator leaves out of a check run: its App, its annotations, its pull requests. */
export function completeCheckRun(stage: Stage, run: Record<string, unknown>): Record<string, unknown> {
  const sha = String(run['head_sha']);
  const pulls = pullsOf(stage).filter((pull) => pull.head_sha === sha && pull.state === 'open');
  const output = (run['output'] ?? {}) as Record<string, unknown>;
  const row = stage.emulation.tables.checkRuns.get(Number(run['id']));
  return {
    ...run,
    output: {
      ...output,
      annotations_count: stage.state.annotations[String(run['id'])]?.length ?? 0,
      annotations_url: `${apiUrl(stage)}/check-runs/${String(run['id'])}/annotations`,
    },
    app: appJson(stage, row?.app_id === ACTIONS_APP.id ? ACTIONS_APP : stage.app),
    pull_requests: pulls.map((pull) => pullReference(stage, pull)),
  };
}

/** An App in the form that check runs carry it. */
function appJson(stage: Stage, app: Stage['app']): Record<string, unknown> {
  const { id, slug, name } = app;
  const row = stage.emulation.tables.appInstallations.all().find((entry) => entry.app_id === id);
  const org = stage.emulation.tables.orgs.all().find((entry) => entry.login === stage.owner);
  return {
    id,
    slug,
    node_id: nodeId('App', id),
    owner: {
      login: stage.owner,
      id: org?.id ?? 0,
      node_id: org?.node_id ?? '',
      url: `${stage.url}/orgs/${stage.owner}`,
      repos_url: `${stage.url}/orgs/${stage.owner}/repos`,
      events_url: `${stage.url}/orgs/${stage.owner}/events`,
      avatar_url: `${stage.url}/avatars/u/${stage.owner}`,
      gravatar_id: '',
      html_url: `${stage.url}/${stage.owner}`,
      followers_url: `${stage.url}/users/${stage.owner}/followers`,
      following_url: `${stage.url}/users/${stage.owner}/following{/other_user}`,
      gists_url: `${stage.url}/users/${stage.owner}/gists{/gist_id}`,
      starred_url: `${stage.url}/users/${stage.owner}/starred{/owner}{/repo}`,
      subscriptions_url: `${stage.url}/users/${stage.owner}/subscriptions`,
      organizations_url: `${stage.url}/users/${stage.owner}/orgs`,
      received_events_url: `${stage.url}/users/${stage.owner}/received_events`,
      type: 'Organization',
      site_admin: false,
    },
    name,
    description: null,
    external_url: `${stage.url}/apps/${slug}`,
    html_url: `${stage.url}/apps/${slug}`,
    created_at: row?.created_at ?? timestamp(),
    updated_at: row?.updated_at ?? timestamp(),
    permissions: row?.permissions ?? {},
    events: [],
  };
}
