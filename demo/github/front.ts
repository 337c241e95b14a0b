import { Hono } from 'hono';
import { actionsRoutes } from './actions.ts';
import { checkRoutes, completeCheckRun } from './checks.ts';
import {
  announce,
  identify,
  installation,
  need,
  paginate,
  refuse,
  repositoryJson,
  type Request as Incoming,
  type Stage,
  type Variables,
} from './context.ts';
import { branchJson, completeOwners, ownerJson } from './complete.ts';
import { deploymentRoutes } from './deployments.ts';
import type { Dispatch } from './emulate.ts';
import { listRefs } from './git.ts';
import { mergeRoutes } from './merge.ts';
import { pullJson, pullRoutes } from './pulls.ts';
import { hookRoutes } from './pushes.ts';
import { gitRoutes } from './routes-git.ts';
import { writeRoutes } from './routes-write.ts';
import { twinRoutes } from './twin/routes.ts';

const MAX_BODY = 25 * 1024 * 1024;
/** Larger bodies are cut in the journal. */
const JOURNALED_BODY = 200_000;

/** The HTTP front of the emulated GitHub: journal, authentication, the stage's own routes, then the emulator. */
export function buildFront(stage: Stage, hookSecret: string): Hono<Variables> {
  const app = new Hono<Variables>();
  const forward = (c: Incoming, body?: string) => forwardTo(stage, c, body);
  app.use(async (c, next) => {
    const started = performance.now();
    const mutating = !['GET', 'HEAD'].includes(c.req.method);
    if (Number(c.req.header('content-length') ?? 0) > MAX_BODY) refuse(413, 'Payload too large');
    const body = mutating ? readBody(await c.req.text()) : undefined;
    await next();
    const url = new URL(c.req.url);
    if (url.pathname.startsWith('/_stage/')) return;
    const actor = c.get('actor') ?? { kind: 'anonymous', login: null };
    stage.journal.record({
      method: c.req.method,
      path: `${url.pathname}${url.search}`,
      actor: { kind: actor.kind, login: actor.login },
      status: c.res.status,
      ms: Math.round(performance.now() - started),
      ...(body === undefined ? {} : { body }),
    });
  });
  hookRoutes(app, stage, hookSecret);
  app.use(async (c, next) => {
    c.set('actor', identify(stage.emulation, stage.state, c.req.header('authorization')));
    await next();
  });
  app.use('/repos/:owner/:repo/*', async (c, next) => {
    const { owner, repo } = c.req.param();
    if (owner !== stage.owner || repo !== stage.name) refuse(404, 'Not Found');
    await next();
  });
  app.get('/installation/repositories', async (c) => {
    const actor = need(c, 'metadata', 'read');
    if (actor.entry?.installation === undefined)
      refuse(403, 'You must authenticate with an installation access token');
    const repositories = paginate(c, [await repositoryJson(stage)]);
    return c.json({ total_count: 1, repository_selection: 'all', repositories });
  });
  app.use('/orgs/:org/*', async (c, next) => {
    if (c.req.param('org') !== stage.owner) refuse(404, 'Not Found');
    await next();
  });
  twinRoutes(app, stage);
  app.get('/repos/:owner/:repo/branches/:branch{.+}', async (c, next) => {
    const name = c.req.param('branch');
    if (/\/protection(?:\/|$)/.test(name)) return next();
    need(c, 'contents', 'read');
    const ref = `refs/heads/${name}`;
    const sha = (await listRefs(stage.bare, ref)).get(ref) ?? refuse(404, 'Branch not found');
    return c.json(await branchJson(stage, name, sha));
  });
  gitRoutes(app, stage);
  writeRoutes(app, stage);
  pullRoutes(app, stage, forward);
  mergeRoutes(app, stage);
  checkRoutes(app, stage, forward);
  deploymentRoutes(app, stage);
  actionsRoutes(app, stage);
  app.all('*', (c) => forward(c));
  return app;
}

function readBody(text: string): unknown {
  if (text === '') return undefined;
  if (text.length > JOURNALED_BODY) return `${text.slice(0, JOURNALED_BODY)}…`;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function forwardTo(stage: Stage, c: Incoming, body?: string): Promise<Response> {
  const url = new URL(c.req.url);
  const headers = new Headers(c.req.raw.headers);
  headers.delete('content-length');
  const bare = c.req.method === 'GET' || c.req.method === 'HEAD';
  const request = new Request(`${stage.url}${url.pathname}${url.search}`, {
    method: c.req.method,
    headers,
    ...(bare ? {} : { body: body ?? (await c.req.text()) }),
  });
  const response = await stage.emulation.fetch(request);
  if (!response.headers.get('content-type')?.includes('json')) return response;
  const json = completeOwners((await response.json()) as Record<string, unknown>, stage.url);
  if (url.pathname === '/app') json['owner'] = ownerJson(stage);
  for (const entry of [json].flat())
    if ('access_tokens_url' in entry) entry['target_id'] = ownerJson(stage)['id'];
  const answer = new Headers(response.headers);
  answer.delete('content-length');
  return Response.json(json, { status: response.status, headers: answer });
}

/** Webhooks of the emulator, completed as GitHub's are, on their way to the App. */
export function relayDispatch(stage: () => Stage): Dispatch {
  return (event, action, payload) => {
    const body = { ...(payload as Record<string, unknown>) };
    // The stage announces new pull requests itself, once their size and test merge are known.
    if (event === 'pull_request' && action === 'opened') return;
    const current = stage();
    if (event === 'issues' && isLabel(action) && relayLabel(current, action, body)) return;
    const pull = body['pull_request'] as { readonly number?: number } | undefined;
    if (event === 'pull_request' && pull?.number !== undefined) body['number'] = pull.number;
    const run = body['check_run'] as Record<string, unknown> | undefined;
    if (run !== undefined) body['check_run'] = completeCheckRun(current, run);
    Object.assign(
      body,
      installation(current),
      completeOwners({ repository: body['repository'] }, current.url),
    );
    current.relay.enqueue(event, action, () => Promise.resolve(body));
  };
}

function isLabel(action: string | undefined): action is 'labeled' | 'unlabeled' {
  return action === 'labeled' || action === 'unlabeled';
}

/** The emulator calls a label of a pull request one of an issue. False where it is an issue's. */
function relayLabel(stage: Stage, action: string, body: Record<string, unknown>): boolean {
  const { number } = body['issue'] as { readonly number: number };
  const { login } = body['sender'] as { readonly login: string };
  if (!stage.emulation.tables.pullRequests.all().some((row) => row.number === number)) return false;
  const { name } = body['label'] as { readonly name: string };
  announce(stage, 'pull_request', action, login, async () => ({
    number,
    label: await stage.read(`/repos/${stage.owner}/${stage.name}/labels/${encodeURIComponent(name)}`),
    pull_request: await pullJson(stage, number),
  }));
  return true;
}
