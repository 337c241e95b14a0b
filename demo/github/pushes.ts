import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hono } from 'hono';
import {
  announce,
  htmlUrl,
  jsonBody,
  nodeId,
  refuse,
  repositoryRow,
  type Stage,
  type Variables,
} from './context.ts';
import { readCommits, type CommitFacts } from './git-objects.ts';
import { git, gitText, isAncestor, listRefs } from './git.ts';
import { timestamp } from './state.ts';
import { judgeUpdate, type RefUpdate } from '../organisation/enforcement/updates.ts';
import { followBranch, type MovedRef } from './follow.ts';
import { refreshTwin, showSettings } from './twin/refresh.ts';

const ZERO = '0'.repeat(40);

/** Brings the emulator's branches, refs and commits to what the bare repository holds. */
export async function mirror(stage: Stage): Promise<void> {
  const { tables } = stage.emulation;
  const repo_id = repositoryRow(stage).id;
  const refs = new Map([
    ...(await listRefs(stage.bare, 'refs/heads/')),
    ...(await listRefs(stage.bare, 'refs/tags/')),
  ]);
  for (const row of tables.refs.all()) if (!refs.has(row.ref)) tables.refs.delete(row.id);
  for (const row of tables.branches.all())
    if (!refs.has(`refs/heads/${row.name}`)) tables.branches.delete(row.id);
  for (const [ref, sha] of refs) {
    const known = tables.refs.all().find((row) => row.ref === ref);
    if (known === undefined) tables.refs.insert({ repo_id, ref, sha, node_id: nodeId('Ref', ref) });
    else if (known.sha !== sha) tables.refs.update(known.id, { sha });
    if (!ref.startsWith('refs/heads/')) continue;
    const name = ref.slice('refs/heads/'.length);
    const branch = tables.branches.all().find((row) => row.name === name);
    if (branch === undefined) tables.branches.insert({ repo_id, name, sha, protected: false });
    else if (branch.sha !== sha) tables.branches.update(branch.id, { sha });
  }
  await mirrorCommits(stage, repo_id);
}

async function mirrorCommits(stage: Stage, repo_id: number): Promise<void> {
  const { commits } = stage.emulation.tables;
  const known = new Set(commits.all().map((row) => row.sha));
  const ids = (await gitText(stage.bare, ['rev-list', '--branches', '--tags'])).split('\n');
  if (ids.every((id) => id === '' || known.has(id))) return;
  const all = await readCommits(stage.bare, ['--branches', '--tags']);
  for (const commit of all.toReversed()) {
    if (known.has(commit.sha)) continue;
    commits.insert({
      repo_id,
      sha: commit.sha,
      node_id: nodeId('Commit', commit.sha),
      message: commit.message,
      author_name: commit.author.name,
      author_email: commit.author.email,
      author_date: commit.author.date,
      committer_name: commit.committer.name,
      committer_email: commit.committer.email,
      committer_date: commit.committer.date,
      tree_sha: commit.tree,
      parent_shas: commit.parents,
      user_id: null,
    });
  }
}

/** What GitHub does when refs have moved: `push`, `create` and `delete` webhooks, and pull requests follow their branches. */
export async function afterRefsMoved(stage: Stage, moves: readonly MovedRef[], login: string): Promise<void> {
  await mirror(stage);
  await refreshTwin(stage);
  showSettings(stage);
  stage.emulation.tables.repos.update(repositoryRow(stage).id, { pushed_at: timestamp() });
  for (const move of moves) {
    const payload = await pushPayload(stage, move, login);
    announce(stage, 'push', undefined, login, () => payload);
    if (move.old === null || move.sha === null) announceRef(stage, move, login);
    if (move.ref.startsWith('refs/heads/')) await followBranch(stage, move, login);
  }
  await refreshTwin(stage);
}

/** `create` or `delete`. */
function announceRef(stage: Stage, { ref, sha }: MovedRef, login: string): void {
  const gone = sha === null;
  announce(stage, gone ? 'delete' : 'create', undefined, login, () => ({
    ref: ref.replace(/^refs\/(?:heads|tags)\//, ''),
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    pusher_type: 'user',
    ...(gone ? {} : { master_branch: repositoryRow(stage).default_branch, description: null }),
  }));
}

/** GitHub lists 2,048 at most; here fewer, since each costs a process. */
const MAX_COMMITS = 50;

async function pushPayload(stage: Stage, move: MovedRef, login: string): Promise<object> {
  const { ref } = move;
  const [before, after] = [move.old ?? ZERO, move.sha ?? ZERO];
  const commits = move.sha === null ? [] : await pushedCommits(stage, move, move.sha);
  const shown = await Promise.all(commits.map((commit) => pushedCommit(stage, commit)));
  const [head] = move.sha === null ? [] : await readCommits(stage.bare, ['--max-count=1', move.sha]);
  const pusher = stage.emulation.tables.users.all().find((user) => user.login === login);
  const changed = move.old !== null && move.sha !== null;
  return {
    ref,
    before,
    after,
    created: move.old === null,
    deleted: move.sha === null,
    forced: changed && !(await isAncestor(stage.bare, before, after)),
    base_ref: null,
    compare: `${htmlUrl(stage)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: shown,
    head_commit: head === undefined ? null : await pushedCommit(stage, head),
    pusher: { name: login, email: pusher?.email ?? `${login}@users.noreply.github.com` },
  };
}

/** The commits that came with a push, oldest first; those of a new branch are counted from the default branch. */
async function pushedCommits(stage: Stage, move: MovedRef, sha: string): Promise<CommitFacts[]> {
  const main = `refs/heads/${repositoryRow(stage).default_branch}`;
  const fork = move.ref === main ? undefined : (await listRefs(stage.bare, main)).get(main);
  const from = move.old ?? fork;
  const range = from === undefined ? sha : `${from}..${sha}`;
  return (await readCommits(stage.bare, [`--max-count=${MAX_COMMITS}`, range])).toReversed();
}

async function pushedCommit(stage: Stage, commit: CommitFacts): Promise<object> {
  const args = ['diff-tree', '--root', '-r', '-z', '--no-commit-id', '--name-status', commit.sha];
  const parts = (await git(stage.bare, args)).stdout.toString('utf8').split('\0');
  const paths = (letter: string) =>
    parts.filter((_, at) => at % 2 === 1 && parts[at - 1] === letter).filter((path) => path !== '');
  const who = ({ name, email }: CommitFacts['author']) => {
    const user = stage.emulation.tables.users.all().find((row) => row.email === email);
    return { name, email, ...(user === undefined ? {} : { username: user.login }) };
  };
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${htmlUrl(stage)}/commit/${commit.sha}`,
    author: who(commit.author),
    committer: who(commit.committer),
    added: paths('A'),
    removed: paths('D'),
    modified: [...paths('M'), ...paths('T')],
  };
}

/** The questions that the hooks of the bare repository ask. */
export function hookRoutes(app: Hono<Variables>, stage: Stage, secret: string): void {
  const guard = (given: string | undefined) => {
    if (given !== secret) refuse(403, 'Only the hooks of the repository may ask this');
  };
  app.post('/_stage/update', async (c) => {
    guard(c.req.header('x-stage-secret'));
    const { ref, old, sha, login } = readMove(await jsonBody(c));
    const refused = await refusalOf(stage, { ref, from: old, to: sha }, login);
    const status = refused === null ? 200 : 403;
    stage.journal.record({
      method: 'PUSH',
      path: ref,
      actor: { kind: 'git', login },
      status,
      ms: 0,
      body: { old, sha },
    });
    return refused === null ? c.text('') : c.text(`${refused.join('\n')}\n`, 403);
  });
  app.post('/_stage/post-receive', async (c) => {
    guard(c.req.header('x-stage-secret'));
    const body = await jsonBody(c);
    const login = typeof body['login'] === 'string' ? body['login'] : '';
    const moves = Array.isArray(body['moves'])
      ? (body['moves'] as Record<string, unknown>[]).map(readMove)
      : [];
    await stage.exclusive(() => afterRefsMoved(stage, moves, login));
    return c.text('');
  });
}

/** What GitHub prints where it does not take a push, line by line; null where it does. */
async function refusalOf(stage: Stage, update: RefUpdate, login: string): Promise<string[] | null> {
  const { ref, to } = update;
  if (!/^refs\/(?:heads|tags)\//.test(ref)) return ['error: deny updating a hidden ref'];
  await refreshTwin(stage, to === null ? [] : [to]);
  const { org, repo } = stage.twin;
  const refused = judgeUpdate(org, repo, update, { kind: 'user', login });
  if (refused === null) return null;
  const reasons = refused.reasons.map((reason) => `- ${reason}`);
  if (refused.by === 'protection') {
    return [`error: GH006: Protected branch update failed for ${ref}.`, '', ...reasons];
  }
  const rules = `${htmlUrl(stage)}/rules?ref=${encodeURIComponent(ref)}`;
  return [
    `error: GH013: Repository rule violations found for ${ref}.`,
    `Review all repository rules at ${rules}`,
    '',
    ...reasons,
  ];
}

function readMove(body: Record<string, unknown>): MovedRef & { readonly login: string } {
  const text = (key: string) => (typeof body[key] === 'string' ? body[key] : '');
  const id = (key: string) => (text(key) === ZERO || text(key) === '' ? null : text(key));
  return { ref: text('ref'), old: id('old'), sha: id('sha'), login: text('login') };
}

/** Node script behind both hooks. `STAGE_PUSHER` is set by the clones that the stage makes. */
const HOOK = `import { readFileSync } from 'node:fs';
const { url, secret } = JSON.parse(readFileSync(new URL('./stage.json', import.meta.url), 'utf8'));
const [name, ref, old, sha] = process.argv.slice(2);
const login = process.env.STAGE_PUSHER ?? '';
const body = name === 'update' ? { ref, old, sha, login } : { login, moves: readFileSync(0, 'utf8').trim().split('\\n').map((line) => {
  const [before, after, moved] = line.split(' ');
  return { ref: moved, old: before, sha: after };
}) };
try {
  const response = await fetch(url + '/_stage/' + name, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-stage-secret': secret },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  process.stderr.write(await response.text());
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  process.stderr.write('error: the repository host does not answer: ' + error.message + '\\n');
  process.exitCode = 1;
}
`;

/** Writes the hooks into the bare repository; again after a restore, since the address has changed. */
export async function installHooks(bare: string, url: string, secret: string): Promise<void> {
  const dir = join(bare, 'hooks');
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'stage.json'), JSON.stringify({ url, secret }), { mode: 0o600 });
  await writeFile(join(dir, 'stage-hook.mjs'), HOOK);
  const node = process.execPath.replaceAll("'", "'\\''");
  for (const name of ['update', 'post-receive']) {
    const file = join(dir, name);
    await writeFile(file, `#!/bin/sh\nexec '${node}' "$(dirname "$0")/stage-hook.mjs" ${name} "$@"\n`);
    await chmod(file, 0o755);
  }
}
