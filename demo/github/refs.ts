import type { Hono } from 'hono';
import { judgeUpdate } from '../organisation/enforcement/updates.ts';
import {
  apiUrl,
  jsonBody,
  need,
  nodeId,
  paginate,
  refuse,
  shownLogin,
  type Actor,
  type Request,
  type Stage,
  type Variables,
} from './context.ts';
import type { MovedRef } from './follow.ts';
import { objectType } from './git-objects.ts';
import { gitText, isAncestor, listRefs } from './git.ts';
import { afterRefsMoved } from './pushes.ts';
import { refreshTwin, twinActor } from './twin/refresh.ts';

const BASE = '/repos/:owner/:repo';
const zero = '0'.repeat(40);

/** Refs of the bare repository, moved only where rules and protection let the actor. */
export function refRoutes(app: Hono<Variables>, stage: Stage): void {
  app.get(`${BASE}/git/ref/:ref{.+}`, async (c) => {
    need(c, 'contents', 'read');
    const ref = `refs/${c.req.param('ref')}`;
    const sha = (await listRefs(stage.bare, ref)).get(ref);
    return sha === undefined ? refuse(404, 'Not Found') : c.json(await refJson(stage, ref, sha));
  });
  app.get(`${BASE}/git/matching-refs/:ref{.+}`, async (c) => {
    need(c, 'contents', 'read');
    const prefix = `refs/${c.req.param('ref')}`;
    const refs = [...(await listRefs(stage.bare, 'refs/'))].filter(([ref]) => ref.startsWith(prefix));
    return c.json(await Promise.all(paginate(c, refs).map(([ref, sha]) => refJson(stage, ref, sha))));
  });
  app.post(`${BASE}/git/refs`, async (c) => {
    need(c, 'contents', 'write');
    const { ref, sha } = await jsonBody(c);
    if (typeof ref !== 'string' || !(await validRef(stage, ref))) refuse(422, 'Reference name is not valid');
    if (typeof sha !== 'string' || (await objectType(stage.bare, sha)) === null)
      refuse(422, 'Object does not exist');
    const old = (await listRefs(stage.bare, ref)).get(ref) ?? null;
    if (old !== null) refuse(422, 'Reference already exists');
    return c.json(await answerMove(c, stage, { ref, old, sha }), 201);
  });
  app.patch(`${BASE}/git/refs/:ref{.+}`, async (c) => {
    need(c, 'contents', 'write');
    const { sha, force } = await jsonBody(c);
    const ref = `refs/${c.req.param('ref')}`;
    const old = (await listRefs(stage.bare, ref)).get(ref);
    if (old === undefined) refuse(422, 'Reference does not exist');
    if (typeof sha !== 'string' || (await objectType(stage.bare, sha)) === null)
      refuse(422, 'Object does not exist');
    const forced = !(await isAncestor(stage.bare, old, sha));
    if (forced && force !== true) refuse(422, 'Update is not a fast forward');
    return c.json(await answerMove(c, stage, { ref, old, sha }));
  });
  app.delete(`${BASE}/git/refs/:ref{.+}`, async (c) => {
    need(c, 'contents', 'write');
    const ref = `refs/${c.req.param('ref')}`;
    const old = (await listRefs(stage.bare, ref)).get(ref);
    if (old === undefined) refuse(422, 'Reference does not exist');
    if (ref === `refs/heads/${stage.twin.repo.defaultBranch}`)
      refuse(422, 'Cannot delete the default branch');
    await answerMove(c, stage, { ref, old, sha: null });
    return c.body(null, 204);
  });
}

async function validRef(stage: Stage, ref: string): Promise<boolean> {
  if (!/^refs\/(?:heads|tags)\/./.test(ref)) return false;
  return gitText(stage.bare, ['check-ref-format', ref]).then(
    () => true,
    () => false,
  );
}

function answerMove(c: Request, stage: Stage, move: MovedRef): Promise<object> {
  return stage.exclusive(async () => {
    await moveRef(stage, move, c.get('actor'), 422);
    return move.sha === null ? {} : refJson(stage, move.ref, move.sha);
  });
}

/**
 * Moves, makes or deletes a ref for somebody whom rules and protection may stop: then it ends the request with this
 * status and GitHub's words. To be called within `stage.exclusive`.
 */
export async function moveRef(stage: Stage, move: MovedRef, actor: Actor, status: 409 | 422): Promise<void> {
  const { ref, old, sha } = move;
  await refreshTwin(stage, sha === null ? [] : [sha]);
  const { org, repo } = stage.twin;
  const refused = judgeUpdate(org, repo, { ref, from: old, to: sha }, twinActor(stage, actor));
  if (refused?.by === 'rules') {
    refuse(status, `Repository rule violations found\n\n${refused.reasons.join('\n\n')}\n\n`);
  }
  if (refused !== null) refuse(status, refused.reasons.join(' '));
  if (sha === null) await gitText(stage.bare, ['update-ref', '-d', ref, old ?? zero]);
  else await gitText(stage.bare, ['update-ref', ref, sha, old ?? zero]);
  await afterRefsMoved(stage, [move], shownLogin(stage, actor));
}

async function refJson(stage: Stage, ref: string, sha: string): Promise<object> {
  const type = (await objectType(stage.bare, sha)) ?? 'commit';
  return {
    ref,
    node_id: nodeId('Ref', ref),
    url: `${apiUrl(stage)}/git/${ref}`,
    object: { sha, type, url: `${apiUrl(stage)}/git/${type}s/${sha}` },
  };
}
