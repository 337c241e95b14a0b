import type { Hono } from 'hono';
import {
  announce,
  jsonBody,
  need,
  refuse,
  shownLogin,
  type Request,
  type Stage,
  type Variables,
} from './context.ts';
import type { PullRow } from './emulate.ts';
import { readCommit, readCommits } from './git-objects.ts';
import { commitTree, gitText, isAncestor, listRefs, mergeBase, mergeTrees, type Identity } from './git.ts';
import { checkMerge } from './protection.ts';
import { closeIssue, findPull, pullJson } from './pulls.ts';
import { afterRefsMoved } from './pushes.ts';
import { timestamp } from './state.ts';

const GITHUB: Identity = { name: 'GitHub', email: 'noreply@github.com' };

/** `PUT /repos/…/pulls/…/merge`, with real merges in the bare repository. */
export function mergeRoutes(app: Hono<Variables>, stage: Stage): void {
  app.put('/repos/:owner/:repo/pulls/:number/merge', (c) => stage.exclusive(() => merge(c, stage)));
}

async function merge(c: Request, stage: Stage): Promise<Response> {
  const login = shownLogin(stage, need(c, 'contents', 'write'));
  const pull = findPull(stage, Number(c.req.param('number')));
  const body = await jsonBody(c);
  if (pull.state === 'closed') refuse(405, 'Pull Request is not mergeable');
  if (pull.draft) refuse(405, 'Pull Request is still a draft');
  if (typeof body['sha'] === 'string' && body['sha'] !== pull.head_sha) {
    refuse(409, 'Head branch was modified. Review and try the merge again.');
  }
  const ref = `refs/heads/${pull.base_ref}`;
  const base = (await listRefs(stage.bare, ref)).get(ref);
  if (base === undefined) refuse(405, 'Base branch does not exist');
  const refused = await unmet(stage, pull, base);
  if (refused !== null) refuse(405, refused);
  const sha = await mergedCommit(stage, pull, base, { body, login });
  if (sha === null) refuse(405, 'Pull Request is not mergeable');
  await gitText(stage.bare, ['update-ref', ref, sha, base]);
  const now = timestamp();
  const merger = stage.emulation.tables.users.all().find((user) => user.login === login);
  stage.emulation.tables.pullRequests.update(pull.id, {
    merged: true,
    merged_at: now,
    merged_by_id: merger?.id ?? null,
    merge_commit_sha: sha,
    base_sha: base,
    state: 'closed',
    closed_at: now,
    mergeable: null,
    mergeable_state: 'unknown',
  });
  closeIssue(stage, pull.number, now);
  const json = await pullJson(stage, pull.number);
  announce(stage, 'pull_request', 'closed', login, () => ({ number: pull.number, pull_request: json }));
  await afterRefsMoved(stage, [{ ref, old: base, sha }], login);
  return c.json({ sha, merged: true, message: 'Pull Request successfully merged' });
}

/** What branch protection still asks for, in GitHub's words. */
async function unmet(stage: Stage, pull: PullRow, base: string): Promise<string | null> {
  const { tables } = stage.emulation;
  const rule = tables.branchProtections.all().find((row) => row.branch_name === pull.base_ref);
  const statuses = stage.state.commitStatuses.filter((status) => status.sha === pull.head_sha);
  return checkMerge(rule, {
    headSha: pull.head_sha,
    reviews: tables.reviews.all().filter((review) => review.pull_number === pull.number),
    checkRuns: tables.checkRuns.all().filter((run) => run.head_sha === pull.head_sha),
    statuses: new Map(statuses.map((status) => [status.context, status.state])),
    headContainsBase: await isAncestor(stage.bare, base, pull.head_sha),
  });
}

interface MergeRequest {
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
  const { body, login } = request;
  const method = body['merge_method'] ?? 'merge';
  if (method === 'rebase') return rebase(stage, base, pull.head_sha);
  if (method !== 'merge' && method !== 'squash') refuse(422, 'Invalid merge_method');
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

function identityOf(stage: Stage, login: string): Identity {
  const user = stage.emulation.tables.users.all().find((row) => row.login === login);
  return { name: user?.name ?? login, email: user?.email ?? `${login}@users.noreply.github.com` };
}
