import type { Hono } from 'hono';
import {
  announce,
  apiUrl,
  jsonBody,
  need,
  paginate,
  refuse,
  shownLogin,
  type Request,
  type Stage,
  type Variables,
} from './context.ts';
import type { PullRow } from './emulate.ts';
import { changeJson, commitJson, readChanges, readCommit, readCommits } from './git-objects.ts';
import { commitTree, git, gitText, listRefs, mergeBase, mergeTrees } from './git.ts';
import { timestamp } from './state.ts';
import { nodeId as twinNodeId } from '../organisation/state/ids.ts';

const BASE = '/repos/:owner/:repo/pulls';

/** Every pull request, by number. */
export function pullsOf(stage: Stage): PullRow[] {
  return stage.emulation.tables.pullRequests.all().sort((a, b) => a.number - b.number);
}

export function findPull(stage: Stage, number: number): PullRow {
  return pullsOf(stage).find((row) => row.number === number) ?? refuse(404, 'Not Found');
}

/** A pull request as `GET /repos/…/pulls/…` shows it. */
export function pullJson(stage: Stage, number: number): Promise<Record<string, unknown>> {
  return stage.read(`/repos/${stage.owner}/${stage.name}/pulls/${number}`);
}

const STAGE_IDENTITY = { name: 'GitHub', email: 'noreply@github.com' };

/** The newest commit that pull requests of this branch are compared with. */
async function baseTip(stage: Stage, pull: PullRow): Promise<string> {
  const ref = `refs/heads/${pull.base_ref}`;
  return (await listRefs(stage.bare, ref)).get(ref) ?? pull.base_sha;
}

/**
 * Computes what GitHub computes after a push: size of the change, the test merge, and the refs
 * `refs/pull/<number>/head` and `refs/pull/<number>/merge`.
 */
export async function refreshPull(stage: Stage, number: number): Promise<void> {
  const pull = findPull(stage, number);
  const base = await baseTip(stage, pull);
  const common = (await mergeBase(stage.bare, base, pull.head_sha)) ?? base;
  const stat = await gitText(stage.bare, ['diff-tree', '-r', '-M', '--shortstat', common, pull.head_sha]);
  const count = (pattern: RegExp) => Number(pattern.exec(stat)?.[1] ?? 0);
  const tree = await mergeTrees(stage.bare, base, pull.head_sha);
  await gitText(stage.bare, ['update-ref', `refs/pull/${number}/head`, pull.head_sha]);
  const merge = tree === null ? null : await testMerge(stage, pull, base, tree);
  stage.emulation.tables.pullRequests.update(pull.id, {
    commits: Number(await gitText(stage.bare, ['rev-list', '--count', `${common}..${pull.head_sha}`])),
    changed_files: count(/(\d+) files? changed/),
    additions: count(/(\d+) insertions?/),
    deletions: count(/(\d+) deletions?/),
    mergeable: tree !== null,
    mergeable_state: tree === null ? 'dirty' : 'clean',
    ...(merge === null ? {} : { merge_commit_sha: merge }),
  });
}

/** The test merge keeps its id as long as both sides stay. */
async function testMerge(stage: Stage, pull: PullRow, base: string, tree: string): Promise<string> {
  const ref = `refs/pull/${pull.number}/merge`;
  const old = (await listRefs(stage.bare, ref)).get(ref);
  if (old !== undefined) {
    const { parents } = await readCommit(stage.bare, old);
    if (parents[0] === base && parents[1] === pull.head_sha) return old;
  }
  const merge = await commitTree(stage.bare, {
    tree,
    parents: [base, pull.head_sha],
    message: `Merge ${pull.head_sha} into ${base}`,
    author: STAGE_IDENTITY,
    committer: STAGE_IDENTITY,
  });
  await gitText(stage.bare, ['update-ref', ref, merge]);
  return merge;
}

/** Closes a pull request whose branch is gone. */
export function closePull(stage: Stage, number: number, login: string): void {
  const pull = findPull(stage, number);
  const now = timestamp();
  stage.emulation.tables.pullRequests.update(pull.id, { state: 'closed', closed_at: now });
  closeIssue(stage, number, now);
  announce(stage, 'pull_request', 'closed', login, async () => ({
    number,
    pull_request: await pullJson(stage, number),
  }));
}

export function closeIssue(stage: Stage, number: number, at: string): void {
  const issue = stage.emulation.tables.issues.all().find((row) => row.number === number);
  if (issue !== undefined) stage.emulation.tables.issues.update(issue.id, { state: 'closed', closed_at: at });
}

/** Pull requests where the emulator is not exact enough; the rest of them it answers itself. */
export function pullRoutes(
  app: Hono<Variables>,
  stage: Stage,
  forward: (c: Request, body?: string) => Promise<Response>,
): void {
  app.post(BASE, (c) => stage.exclusive(() => open(c, stage, forward)));
  app.patch(`${BASE}/:number`, (c) => stage.exclusive(() => changePull(c, stage, forward)));
  app.get(`${BASE}/:number/files`, async (c) => {
    need(c, 'pull_requests', 'read');
    const pull = findPull(stage, Number(c.req.param('number')));
    const from = await comparedWith(stage, pull);
    const changes = (await readChanges(stage.bare, from, pull.head_sha)).slice(0, 3000);
    return c.json(paginate(c, changes).map((change) => changeJson(stage, change, pull.head_sha)));
  });
  app.get(`${BASE}/:number/commits`, async (c) => {
    need(c, 'pull_requests', 'read');
    const pull = findPull(stage, Number(c.req.param('number')));
    const range = `${await comparedWith(stage, pull)}..${pull.head_sha}`;
    const commits = (await readCommits(stage.bare, ['--max-count=250', range])).toReversed();
    return c.json(paginate(c, commits).map((commit) => commitJson(stage, commit)));
  });
  app.post(`${BASE}/:number/reviews`, async (c) => {
    const actor = need(c, 'pull_requests', 'write');
    const body = await jsonBody(c);
    const pull = findPull(stage, Number(c.req.param('number')));
    const author = stage.emulation.tables.users.get(pull.user_id)?.login;
    if (body['event'] === 'APPROVE' && author === shownLogin(stage, actor)) {
      refuse(422, 'Can not approve your own pull request');
    }
    // GitHub answers 200 where the emulator answers 201.
    const response = await forward(c);
    return response.ok ? c.json(await response.json(), 200) : response;
  });
}

/** Where the change begins: the merge base, or for a merged pull request the base as it was before. */
async function comparedWith(stage: Stage, pull: PullRow): Promise<string> {
  const base = pull.merged ? pull.base_sha : await baseTip(stage, pull);
  return (await mergeBase(stage.bare, base, pull.head_sha)) ?? base;
}

async function open(
  c: Request,
  stage: Stage,
  forward: (c: Request, body?: string) => Promise<Response>,
): Promise<Response> {
  const actor = need(c, 'pull_requests', 'write');
  const { head, base } = await jsonBody(c);
  if (typeof head !== 'string' || typeof base !== 'string') refuse(422, 'Validation Failed');
  const branch = head.startsWith(`${stage.owner}:`) ? head.slice(stage.owner.length + 1) : head;
  const refs = await listRefs(stage.bare, 'refs/heads/');
  const [headSha, baseSha] = [refs.get(`refs/heads/${branch}`), refs.get(`refs/heads/${base}`)];
  if (headSha === undefined || baseSha === undefined)
    refuse(422, 'Validation Failed: head or base is invalid');
  const ahead = await git(stage.bare, ['rev-list', '--count', `${baseSha}..${headSha}`]);
  if (ahead.stdout.toString('utf8').trim() === '0') refuse(422, `No commits between ${base} and ${branch}`);
  const twin = pullsOf(stage).some(
    (row) => row.state === 'open' && row.head_ref === branch && row.base_ref === base,
  );
  if (twin) refuse(422, `A pull request already exists for ${stage.owner}:${branch}.`);
  const response = await forward(c);
  if (response.status !== 201) return response;
  const { id, number } = (await response.json()) as { id: number; number: number };
  stage.emulation.tables.pullRequests.update(id, { node_id: twinNodeId('PR', id) });
  await refreshPull(stage, number);
  const json = await pullJson(stage, number);
  announce(stage, 'pull_request', 'opened', shownLogin(stage, actor), () => ({ number, pull_request: json }));
  return c.json(json, 201);
}

/** The emulator's answer, but for another base: that must exist, and is told with what it was. */
async function changePull(
  c: Request,
  stage: Stage,
  forward: (c: Request, body?: string) => Promise<Response>,
): Promise<Response> {
  const login = shownLogin(stage, need(c, 'pull_requests', 'write'));
  const { base, ...rest } = await jsonBody(c);
  const pull = findPull(stage, Number(c.req.param('number')));
  if (typeof base === 'string' && base !== pull.base_ref) {
    const known = (await listRefs(stage.bare, `refs/heads/${base}`)).has(`refs/heads/${base}`);
    if (!known || pull.state === 'closed') refuse(422, 'Validation Failed: base is invalid');
    await retarget(stage, pull, base, login);
  }
  return forward(c, JSON.stringify(rest));
}

/** Gives a pull request another base and sends `pull_request` edited. */
export async function retarget(stage: Stage, pull: PullRow, base: string, login: string): Promise<void> {
  const branch = stage.emulation.tables.branches.all().find((row) => row.name === base);
  const changes = { base: { ref: { from: pull.base_ref }, sha: { from: pull.base_sha } } };
  stage.emulation.tables.pullRequests.update(pull.id, {
    base_ref: base,
    ...(branch === undefined ? {} : { base_sha: branch.sha }),
  });
  await refreshPull(stage, pull.number);
  const json = await pullJson(stage, pull.number);
  announce(stage, 'pull_request', 'edited', login, () => ({
    number: pull.number,
    changes,
    pull_request: json,
  }));
}

/** A pull request in the short form that check runs and workflow runs carry. */
export function pullReference(stage: Stage, pull: PullRow): Record<string, unknown> {
  const repo = { id: repoId(stage), url: apiUrl(stage), name: stage.name };
  return {
    id: pull.id,
    number: pull.number,
    url: `${apiUrl(stage)}/pulls/${pull.number}`,
    head: { ref: pull.head_ref, sha: pull.head_sha, repo },
    base: { ref: pull.base_ref, sha: pull.base_sha, repo },
  };
}

function repoId(stage: Stage): number {
  return stage.emulation.tables.repos.all().find((row) => row.name === stage.name)?.id ?? 0;
}
