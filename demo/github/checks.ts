import type { Hono } from 'hono';
import {
  apiUrl,
  htmlUrl,
  jsonBody,
  need,
  paginate,
  refuse,
  type Request,
  type Stage,
  type Variables,
} from './context.ts';
import { appJson } from './complete.ts';
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

/** Members of one annotation, each checked by itself. */
interface Fields {
  readonly bad: (why: string) => never;
  readonly text: (key: string, max: number, sizeOf?: (text: string) => number) => string | null;
  readonly line: (key: string) => number | null;
}

function fieldsOf(entry: unknown, at: number): Fields {
  const bad = (why: string): never => refuse(422, `Invalid request. For 'annotations/${at}', ${why}.`);
  if (entry === null || typeof entry !== 'object') return bad('it is not an object');
  const given = entry as Record<string, unknown>;
  return {
    bad,
    text(key, max, sizeOf = (value) => Buffer.byteLength(value)) {
      const value = given[key] ?? null;
      if (value === null) return null;
      if (typeof value !== 'string') return bad(`${key} is not a string`);
      return sizeOf(value) > max ? bad(`${key} is too long`) : value;
    },
    line(key) {
      const value = given[key] ?? null;
      if (value === null) return null;
      return Number.isInteger(value) && Number(value) >= 1
        ? Number(value)
        : bad(`${key} is not a line or column`);
    },
  };
}

function readAnnotation(entry: unknown, at: number): AnnotationRecord {
  const { bad, text, line } = fieldsOf(entry, at);
  const path = text('path', 4096) ?? '';
  const message = text('message', MAX_ANNOTATION_BYTES) ?? '';
  const level = text('annotation_level', 20);
  if (path === '' || /^\.?\//.test(path)) return bad('path is not relative');
  if (message === '') return bad('"message" wasn\'t supplied');
  if (level !== 'notice' && level !== 'warning' && level !== 'failure')
    return bad('annotation_level is not known');
  return {
    path,
    ...readPlace(line, bad),
    annotation_level: level,
    // Bytes elsewhere, characters here.
    title: text('title', MAX_TITLE, ({ length }) => length),
    message,
    raw_details: text('raw_details', MAX_ANNOTATION_BYTES),
  };
}

function readPlace(
  line: Fields['line'],
  bad: Fields['bad'],
): Pick<AnnotationRecord, 'start_line' | 'end_line' | 'start_column' | 'end_column'> {
  const [start, end] = [line('start_line'), line('end_line')];
  const [from, to] = [line('start_column'), line('end_column')];
  if (start === null || end === null || end < start) return bad('end_line is before start_line');
  if (start !== end && (from !== null || to !== null)) return bad('columns need one single line');
  if (from !== null && to !== null && to < from) return bad('end_column is before start_column');
  return { start_line: start, end_line: end, start_column: from, end_column: to };
}

/** Fills in what the emulator leaves out of a check run: its App, its annotations, its pull requests. */
export function completeCheckRun(stage: Stage, run: Record<string, unknown>): Record<string, unknown> {
  const sha = String(run['head_sha']);
  const pulls = pullsOf(stage).filter((pull) => pull.head_sha === sha && pull.state === 'open');
  const output = (run['output'] ?? {}) as Record<string, unknown>;
  const row = stage.emulation.tables.checkRuns.get(Number(run['id']));
  const app = appJson(stage, row?.app_id ?? null);
  const pull_requests = pulls.map((pull) => pullReference(stage, pull));
  return {
    ...run,
    check_suite: completeSuite(stage, run['check_suite'], { app, pull_requests }),
    output: {
      ...output,
      annotations_count: stage.state.annotations[String(run['id'])]?.length ?? 0,
      annotations_url: `${apiUrl(stage)}/check-runs/${String(run['id'])}/annotations`,
    },
    app,
    pull_requests,
  };
}

/** The suite of a check run, as webhooks carry it. */
function completeSuite(stage: Stage, suite: unknown, about: object): unknown {
  if (suite === null || typeof suite !== 'object' || !('id' in suite)) return suite;
  const row = stage.emulation.tables.checkSuites.get(Number(suite.id));
  if (row === undefined) return suite;
  const { status, conclusion, before, after, created_at, updated_at } = row;
  return { ...suite, status, conclusion, before, after, created_at, updated_at, ...about };
}
