import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { has } from '../organisation/permissions.ts';
import {
  apiUrl,
  jsonBody,
  need,
  nodeId,
  optionalText,
  refuse,
  repositoryRow,
  shownLogin,
  type Actor,
  type Request,
  type Stage,
  type Variables,
} from './context.ts';
import { gitCommitJson, objectType, readCommit, readTree, unsigned } from './git-objects.ts';
import { commitTree, git, gitText, listRefs, type Identity } from './git.ts';
import { identityOf } from './merge.ts';
import { moveRef, refRoutes } from './refs.ts';
import { entryJson } from './routes-git.ts';
import { timestamp } from './state.ts';

const BASE = '/repos/:owner/:repo';

/** What the API writes into the bare repository: refs, files, annotated tags. */
export function writeRoutes(app: Hono<Variables>, stage: Stage): void {
  refRoutes(app, stage);
  app.put(`${BASE}/contents/:path{.+}`, (c) => stage.exclusive(() => changeFile(c, stage, false)));
  app.delete(`${BASE}/contents/:path{.+}`, (c) => stage.exclusive(() => changeFile(c, stage, true)));
  app.post(`${BASE}/git/tags`, (c) => createTag(c, stage));
  app.get(`${BASE}/git/tags/:sha`, async (c) => {
    need(c, 'contents', 'read');
    const sha = c.req.param('sha');
    if ((await objectType(stage.bare, sha)) !== 'tag') refuse(404, 'Not Found');
    return c.json(await tagJson(stage, sha));
  });
  // These would write to the emulator's own copy of the repository, which nothing here reads.
  const unsupported = () => refuse(501, 'The emulated GitHub takes changes of files by git push only');
  app.post(`${BASE}/git/:kind{blobs|trees|commits}`, unsupported);
}

async function changeFile(c: Request, stage: Stage, removing: boolean): Promise<Response> {
  const actor = need(c, 'contents', 'write');
  const path = (c.req.param('path') ?? '').replace(/^\/+|\/+$/g, '');
  needWorkflows(actor, path);
  const body = await jsonBody(c);
  const message =
    optionalText(body['message']) ?? refuse(422, 'Invalid request.\n\n"message" wasn\'t supplied.');
  const branch = optionalText(body['branch']) ?? repositoryRow(stage).default_branch;
  const ref = `refs/heads/${branch}`;
  const old = (await listRefs(stage.bare, ref)).get(ref) ?? refuse(404, `Branch ${branch} not found`);
  const known = await needCurrent(stage, { commit: old, path, removing }, optionalText(body['sha']));
  const blob = removing ? null : await writeBlob(stage, optionalText(body['content']) ?? '');
  const login = shownLogin(stage, actor);
  const sha = await commitTree(stage.bare, {
    tree: await changedTree(stage, old, path, blob),
    parents: [old],
    message: `${message}\n`,
    author: identityOf(stage, login),
    committer: committerOf(stage, actor, login),
  });
  await moveRef(stage, { ref, old, sha }, actor, 409);
  const [entry] = blob === null ? [] : await readTree(stage.bare, sha, { path });
  const json = {
    content: entry === undefined ? null : entryJson(stage, entry, branch),
    commit: gitCommitJson(stage, await readCommit(stage.bare, sha)),
  };
  return c.json(json, known ? 200 : 201);
}

/** Workflows need a permission of their own. */
function needWorkflows(actor: Actor, path: string): void {
  const granted = actor.entry?.installation?.permissions;
  if (granted === undefined || !path.startsWith('.github/workflows/')) return;
  if (!has(granted, 'workflows', 'write')) refuse(403, 'Resource not accessible by integration');
}

/** The caller has to name the file that it replaces. True where there is one. */
async function needCurrent(
  stage: Stage,
  at: { readonly commit: string; readonly path: string; readonly removing: boolean },
  given: string | null,
): Promise<boolean> {
  const [entry] = await readTree(stage.bare, at.commit, { path: at.path });
  if (entry === undefined && at.removing) refuse(404, 'Not Found');
  if (entry !== undefined && given === null) refuse(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (given !== null && entry?.sha !== given) refuse(409, `${at.path} does not match ${given}`);
  return entry !== undefined;
}

async function writeBlob(stage: Stage, base64: string): Promise<string> {
  const input = Buffer.from(base64, 'base64');
  return gitText(stage.bare, ['hash-object', '-w', '--stdin'], { input });
}

/** The tree of a commit with one file changed, or (null) without it. */
async function changedTree(stage: Stage, commit: string, path: string, blob: string | null): Promise<string> {
  const index = join(stage.dir, `index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  // A mode of 0 takes a file away.
  const input = blob === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `100644 ${blob}\t${path}\0`;
  try {
    await git(stage.bare, ['read-tree', commit], { env });
    await git(stage.bare, ['update-index', '-z', '--index-info'], { env, input });
    return await gitText(stage.bare, ['write-tree'], { env });
  } finally {
    await rm(index, { force: true });
  }
}

/** GitHub signs what an App commits, and says so by committing it itself. */
function committerOf(stage: Stage, actor: Actor, login: string): Identity {
  return actor.kind === 'installation'
    ? { name: 'GitHub', email: 'noreply@github.com' }
    : identityOf(stage, login);
}

async function createTag(c: Request, stage: Stage): Promise<Response> {
  const actor = need(c, 'contents', 'write');
  const body = await jsonBody(c);
  const tag = optionalText(body['tag']) ?? refuse(422, 'Invalid request.\n\n"tag" wasn\'t supplied.');
  const object = optionalText(body['object']) ?? '';
  const type = await objectType(stage.bare, object);
  if (type === null || type !== body['type']) refuse(422, 'Object does not exist');
  const { name, email } = identityOf(stage, shownLogin(stage, actor));
  const at = Math.floor(Date.parse(timestamp()) / 1000);
  const input = `object ${object}\ntype ${type}\ntag ${tag}\ntagger ${name} <${email}> ${at} +0000\n\n${optionalText(body['message']) ?? ''}\n`;
  const sha = await gitText(stage.bare, ['mktag'], { input }).catch(() =>
    refuse(422, 'The tag is not valid'),
  );
  return c.json(await tagJson(stage, sha), 201);
}

async function tagJson(stage: Stage, sha: string): Promise<object> {
  const text = await gitText(stage.bare, ['cat-file', 'tag', sha]);
  const [head = '', ...rest] = text.split('\n\n');
  const field = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(head)?.[1] ?? '';
  const who = /^(.*) <(.*)> (\d+) [+-]\d{4}$/.exec(field('tagger'));
  const object = field('object');
  return {
    node_id: nodeId('Tag', sha),
    tag: field('tag'),
    sha,
    url: `${apiUrl(stage)}/git/tags/${sha}`,
    message: rest.join('\n\n'),
    tagger: {
      name: who?.[1] ?? '',
      email: who?.[2] ?? '',
      date: `${new Date(Number(who?.[3] ?? 0) * 1000).toISOString().slice(0, 19)}Z`,
    },
    object: { type: field('type'), sha: object, url: `${apiUrl(stage)}/git/${field('type')}s/${object}` },
    verification: unsigned,
  };
}
