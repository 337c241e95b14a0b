import type { Hono } from 'hono';
import { answerGraphql } from '../../organisation/graphql/answer.ts';
import { mayRequest } from '../../organisation/permissions.ts';
import { Refusal } from '../../organisation/refusal.ts';
import { environmentRoutes } from '../../organisation/rest/environments.ts';
import { hookRoutes } from '../../organisation/rest/hooks.ts';
import { issueRoutes } from '../../organisation/rest/issues.ts';
import { peopleRoutes } from '../../organisation/rest/people.ts';
import { protectionRoutes } from '../../organisation/rest/protections.ts';
import { pullRoutes } from '../../organisation/rest/pulls.ts';
import { repositoryRoutes } from '../../organisation/rest/repositories.ts';
import { createRouter, type Found } from '../../organisation/rest/router.ts';
import { rulesetRoutes } from '../../organisation/rest/rulesets.ts';
import type { Ask, Route } from '../../organisation/rest/route.ts';
import { jsonBody, refuse, type Request, type Stage, type Variables } from '../context.ts';
import { deliveryDesk } from './deliveries.ts';
import { refreshTwin, showSettings, twinActor } from './refresh.ts';

/** What the emulated organisation answers here as well: settings, environments, permissions, comments, deliveries. */
const borrowed: readonly Route[] = [
  ...rulesetRoutes.filter(({ template }) => template.startsWith('/repos/')),
  ...protectionRoutes,
  ...environmentRoutes,
  ...hookRoutes,
  ...issueRoutes.filter(({ template }) => template.includes('/comments')),
  ...peopleRoutes.filter(({ template }) => template.includes('/properties/')),
  ...pullRoutes.filter(({ template }) => template.endsWith('/commits/{commit_sha}/pulls')),
  ...repositoryRoutes.filter(({ template }) =>
    /\{repo\}$|\/permission$|^\/orgs\/\{org\}\/repos$/.test(template),
  ),
];

/** GraphQL, and everything of the REST API that is answered from the twin. */
export function twinRoutes(app: Hono<Variables>, stage: Stage): void {
  const router = createRouter(borrowed);
  app.post('/graphql', (c) => graphql(c, stage));
  app.all('*', async (c, next) => {
    const found = router.find(c.req.method, new URL(c.req.url).pathname);
    return found === null || isOfIssue(stage, found) ? next() : answer(c, stage, found);
  });
}

/** Issues that are no pull requests are the emulator's, with their comments. */
function isOfIssue({ twin, emulation }: Stage, { params }: Found): boolean {
  const { issue_number: issue, comment_id: comment } = params;
  if (comment !== undefined) return !twin.repo.comments.has(Number(comment));
  if (issue === undefined) return false;
  return !emulation.tables.pullRequests.all().some(({ number }) => number === Number(issue));
}

async function graphql(c: Request, stage: Stage): Promise<Response> {
  const actor = c.get('actor');
  if (actor.kind === 'anonymous' || actor.kind === 'app-jwt') {
    refuse(401, 'This endpoint requires you to be authenticated.');
  }
  const body = await jsonBody(c);
  // It would change the twin, and nothing of git or the tables.
  if (/\bmutation\b/.test(String(body['query']).replaceAll(/#.*/g, ''))) {
    refuse(501, 'The emulated GitHub of the day takes no mutations');
  }
  await refreshTwin(stage);
  const { org, limits } = stage.twin;
  const scene = { org, limits, actor: twinActor(stage, actor), faults: { failing: () => false } };
  const { body: said, points } = answerGraphql(scene, body);
  if (!limits.take('graphql', points)) refuse(403, 'API rate limit exceeded for installation.');
  return c.json(said as object, 200, limits.headers('graphql'));
}

async function answer(c: Request, stage: Stage, found: Found): Promise<Response> {
  const { org } = stage.twin;
  const actor = c.get('actor');
  const { method, template } = found.route;
  const granted = actor.entry?.installation?.permissions;
  if (granted !== undefined && !mayRequest(granted, method, template)) {
    refuse(403, 'Resource not accessible by integration');
  }
  const body = method === 'GET' ? {} : await jsonBody(c);
  // The stage has its repository's name in every path.
  if (
    typeof body['name'] === 'string' &&
    template === '/repos/{owner}/{repo}' &&
    body['name'] !== stage.name
  ) {
    refuse(501, 'The emulated GitHub does not rename its repository');
  }
  await refreshTwin(stage);
  const url = new URL(c.req.url);
  const ask: Ask = {
    org,
    actor: twinActor(stage, actor),
    params: found.params,
    query: url.searchParams,
    body,
    address: `${stage.url}${url.pathname}`,
    webhooks: deliveryDesk(stage),
    tokens: { issue: () => refuse(404, 'Not Found') },
    limits: () => stage.twin.limits.overview(),
  };
  let said: Response | undefined;
  const refused = refusal(() => {
    const { status, body: json, headers = {} } = found.route.handler(ask);
    said =
      json === undefined ? new Response(null, { status, headers }) : Response.json(json, { status, headers });
  });
  showSettings(stage);
  return refused ?? said ?? refuse(404, 'Not Found');
}

/** What the organisation refuses, in its own words; null where it does not. */
export function refusal(work: () => void): Response | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return Response.json(error.body, { status: error.status, headers: error.headers });
  }
}
