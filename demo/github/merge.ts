import type { Hono } from 'hono';
import type { MergeMethod } from '../organisation/enforcement/merges.ts';
import { needMergeable } from '../organisation/operations/merge.ts';
import { jsonBody, need, refuse, shownLogin, type Request, type Stage, type Variables } from './context.ts';
import type { PullRow } from './emulate.ts';
import { readCommit, readCommits } from './git-objects.ts';
import { commitTree, gitText, listRefs, mergeBase, mergeTrees, type Identity } from './git.ts';
import { markMerged, type MovedRef } from './follow.ts';
import { findPull } from './pulls.ts';
import { afterRefsMoved } from './pushes.ts';
import { refreshTwin, twinActor } from './twin/refresh.ts';
import { refusal } from './twin/routes.ts';

const GITHUB: Identity = { name: 'GitHub', email: 'noreply@github.com' };

/** `PUT /repos/…/pulls/…/merge`, with real merges in the bare repository. */
export function mergeRoutes(app: Hono<Variables>, stage: Stage): void {
  app.put('/repos/:owner/:repo/pulls/:number/merge', (c) => stage.exclusive(() => merge(c, stage)));
}

async function merge(c: Request, stage: Stage): Promise<Response> {
  const actor = need(c, 'contents', 'write');
  const login = shownLogin(stage, actor);
  const pull = findPull(stage, Number(c.req.param('number')));
  const body = await jsonBody(c);
  const method = methodOf(body);
  const ref = `refs/heads/${pull.base_ref}`;
  const base = (await listRefs(stage.bare, ref)).get(ref);
  await refreshTwin(stage);
  const refused = refusal(() => {
    const { org, repo } = stage.twin;
    const known = repo.pulls.get(pull.number);
    if (known === undefined) refuse(404, 'Not Found');
    const sha = typeof body['sha'] === 'string' ? body['sha'] : undefined;
    needMergeable(org, repo, known, { actor: twinActor(stage, actor), method, sha });
  });
  if (refused !== null) return refused;
  if (base === undefined) refuse(405, 'Base branch does not exist');
  const sha = await mergedCommit(stage, pull, base, { method, body, login });
  if (sha === null) refuse(405, 'Pull Request is not mergeable');
  await gitText(stage.bare, ['update-ref', ref, sha, base]);
  await markMerged(stage, pull, { sha, base, login });
  await afterRefsMoved(stage, [{ ref, old: base, sha }, ...(await deletedHead(stage, pull))], login);
  return c.json({ sha, merged: true, message: 'Pull Request successfully merged' });
}

function methodOf(body: Readonly<Record<string, unknown>>): MergeMethod {
  const method = body['merge_method'] ?? 'merge';
  if (method === 'merge' || method === 'squash' || method === 'rebase') return method;
  return refuse(422, 'Invalid merge_method');
}

/** Deletes a merged head where the repository's settings say so. */
async function deletedHead(stage: Stage, pull: PullRow): Promise<readonly MovedRef[]> {
  const { repo } = stage.twin;
  if (!repo.settings.delete_branch_on_merge || pull.head_ref === repo.defaultBranch) return [];
  const ref = `refs/heads/${pull.head_ref}`;
  const old = (await listRefs(stage.bare, ref)).get(ref);
  if (old !== pull.head_sha) return [];
  await gitText(stage.bare, ['update-ref', '-d', ref, old]);
  return [{ ref, old, sha: null }];
}

interface MergeRequest {
  readonly method: MergeMethod;
  readonly body: Readonly<Record<string, unknown>>;
  readonly login: string;
}

/** The commit that the base branch moves to, or null where the two sides conflict. */
async function mergedCommit(
  stage: Stage,
  pull: PullRow,
  base: string,
  request: MergeRequest,
): Promise<string | null> {
  const { method, body, login } = request;
  if (method === 'rebase') return rebase(stage, base, pull.head_sha);
  const tree = await mergeTrees(stage.bare, base, pull.head_sha);
  if (tree === null) return null;
  const squash = method === 'squash';
  const title = squash
    ? `${pull.title} (#${pull.number})`
    : `Merge pull request #${pull.number} from ${stage.owner}/${pull.head_ref}`;
  const text = (key: string) => (typeof body[key] === 'string' && body[key] !== '' ? body[key] : null);
  const details = text('commit_message') ?? (squash ? '' : pull.title);
  return commitTree(stage.bare, {
    tree,
    parents: squash ? [base] : [base, pull.head_sha],
    message: `${text('commit_title') ?? title}${details === '' ? '' : `\n\n${details}`}\n`,
    author: identityOf(stage, login),
    committer: GITHUB,
  });
}

/** Every commit of the branch again, on top of the base. Merge commits are left out, as git does. */
async function rebase(stage: Stage, base: string, head: string): Promise<string | null> {
  const common = await mergeBase(stage.bare, base, head);
  if (common === null) return null;
  let tip = base;
  const range = ['--reverse', '--topo-order', '--no-merges', `${common}..${head}`];
  for (const commit of await readCommits(stage.bare, range)) {
    const parent = commit.parents[0] ?? common;
    // A scratch commit with the tip's tree on the commit's own parent makes that parent the merge base,
    // which is what picking one commit means.
    const { tree } = await readCommit(stage.bare, tip);
    const scratch = await commitTree(stage.bare, {
      tree,
      parents: [parent],
      message: '-',
      author: GITHUB,
      committer: GITHUB,
    });
    const picked = await mergeTrees(stage.bare, scratch, commit.sha);
    if (picked === null) return null;
    tip = await commitTree(stage.bare, {
      tree: picked,
      parents: [tip],
      message: commit.message,
      author: commit.author,
      committer: GITHUB,
    });
  }
  return tip;
}

/** Name and address that somebody commits with on GitHub. */
export function identityOf(stage: Stage, login: string): Identity {
  const user = stage.emulation.tables.users.all().find((row) => row.login === login);
  return { name: user?.name ?? login, email: user?.email ?? `${login}@users.noreply.github.com` };
}
