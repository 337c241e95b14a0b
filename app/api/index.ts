import { Hono } from 'hono';
import type { ApiDeps } from './deps.ts';
import { refusalFor } from './errors.ts';
import { postFindings } from './findings.ts';
import { rememberInstalled } from './installed.ts';
import { liveDigests } from './live.ts';
import { postMessage } from './messages.ts';
import { authenticate } from './request.ts';
import { postRollback } from './rollbacks.ts';
import { postRollout } from './rollouts.ts';
import { rolloutStatus, testRunStatus } from './status.ts';

export type { ApiDeps } from './deps.ts';

/**
 * What the actions call, all with an OIDC token of their job whose audience is
 * `<origin>/#sha256:<hex SHA-256 of the raw body>`; for GET, of the empty body. Each token is good for one request, and a
 * repository without the App is refused before anything is kept.
 * Refusals are `ApiError`: 400 body, 401 token, 403 not theirs to do, 404, 409 key used before, 413, 503 try again.
 */
export function createApi(given: ApiDeps): Hono {
  const api = new Hono();
  const { actions, contents } = given.github;
  const { installations, admit } = rememberInstalled(given.github.installations, given.clock);
  const deps: ApiDeps = { ...given, github: { actions, contents, installations } };
  const signed = (request: Request) => authenticate(request, deps, admit);
  api.post('/v1/findings', async (c) => {
    const status = await postFindings(await signed(c.req.raw), deps);
    return c.json({ accepted: true }, status);
  });
  api.post('/v1/messages', async (c) => {
    const { status, body } = await postMessage(await signed(c.req.raw), deps);
    return c.json(body, status);
  });
  api.post('/v1/rollouts', async (c) => {
    const { status, body } = await postRollout(await signed(c.req.raw), deps);
    return c.json(body, status);
  });
  api.post('/v1/rollbacks', async (c) => {
    const { status, body } = await postRollback(await signed(c.req.raw), deps);
    return c.json(body, status);
  });
  api.get('/v1/testruns/:id', async (c) => {
    const { claims } = await signed(c.req.raw);
    return c.json(await testRunStatus(c.req.param('id'), claims, deps));
  });
  api.get('/v1/rollouts/:id', async (c) => {
    const { claims } = await signed(c.req.raw);
    return c.json(await rolloutStatus(c.req.param('id'), claims, deps));
  });
  api.get('/v1/live-digests', async (c) => {
    const { claims } = await signed(c.req.raw);
    return c.json(await liveDigests(claims, deps));
  });
  api.onError((error, c) => {
    const { status, body, retryAfter } = refusalFor(error);
    if (status >= 500) deps.onError?.(error);
    if (retryAfter !== undefined) c.header('retry-after', String(retryAfter));
    return c.json(body, status);
  });
  return api;
}
