import type { Hono } from 'hono';
import {
  apiUrl,
  htmlUrl,
  need,
  nodeId,
  paginate,
  refuse,
  repositoryRow,
  type Request,
  type Stage,
  type Variables,
} from './context.ts';
import {
  changeJson,
  commitJson,
  gitCommitJson,
  objectType,
  readBlob,
  readChanges,
  readCommit,
  readCommits,
  readTree,
  type TreeEntry,
} from './git-objects.ts';
import { gitText, mergeBase, resolveCommit } from './git.ts';

const BASE = '/repos/:owner/:repo';

/** Everything that GitHub reads from a repository's objects, answered from the bare repository. */
export function gitRoutes(app: Hono<Variables>, stage: Stage): void {
  app.get(`${BASE}/contents`, (c) => contents(c, stage, ''));
  app.get(`${BASE}/contents/:path{.*}`, (c) => contents(c, stage, c.req.param('path')));
  app.get(`${BASE}/compare/:basehead{.+}`, (c) => compare(c, stage));
  app.get(`${BASE}/commits`, (c) => commits(c, stage));
  app.get(`${BASE}/commits/:ref{.+}`, async (c, next) => {
    if (/\/(?:check-runs|check-suites|status|statuses|pulls|comments)$/.test(c.req.param('ref')))
      return next();
    return commit(c, stage);
  });
  app.get(`${BASE}/git/commits/:sha`, async (c) => {
    need(c, 'contents', 'read');
    const sha = c.req.param('sha');
    if ((await objectType(stage.bare, sha)) !== 'commit') refuse(404, 'Not Found');
    return c.json(gitCommitJson(stage, await readCommit(stage.bare, sha)));
  });
  app.get(`${BASE}/git/trees/:sha`, (c) => tree(c, stage));
  app.get(`${BASE}/git/blobs/:sha`, async (c) => {
    need(c, 'contents', 'read');
    const sha = c.req.param('sha');
    if ((await objectType(stage.bare, sha)) !== 'blob') refuse(404, 'Not Found');
    const bytes = await readBlob(stage.bare, sha);
    const url = `${apiUrl(stage)}/git/blobs/${sha}`;
    return c.json({
      sha,
      node_id: nodeId('Blob', sha),
      size: bytes.length,
      url,
      content: lines60(bytes.toString('base64')),
      encoding: 'base64',
    });
  });
}

/** GitHub breaks base64 into lines of 60 characters. */
function lines60(base64: string): string {
  return base64.replace(/.{1,60}/g, '$&\n');
}

async function contents(c: Request, stage: Stage, rawPath: string): Promise<Response> {
  need(c, 'contents', 'read');
  const path = rawPath.replace(/^\/+|\/+$/g, '');
  const ref = c.req.query('ref') ?? repositoryRow(stage).default_branch;
  const sha = await resolveCommit(stage.bare, ref.replace(/^refs\/heads\//, ''));
  if (sha === null) refuse(404, `No commit found for the ref ${ref}`);
  if (path.split('/').includes('..')) refuse(404, 'Not Found');
  const raw = c.req.header('accept')?.includes('raw') === true;
  if (path !== '') {
    const [entry] = await readTree(stage.bare, sha, { path });
    if (entry === undefined) refuse(404, 'Not Found');
    if (entry.type === 'blob') {
      const bytes = await readBlob(stage.bare, entry.sha);
      if (raw)
        return new Response(new Uint8Array(bytes), {
          headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' },
        });
      return c.json({
        ...entryJson(stage, entry, ref),
        content: lines60(bytes.toString('base64')),
        encoding: 'base64',
      });
    }
  }
  const entries = await readTree(stage.bare, sha, path === '' ? {} : { path: `${path}/` });
  return c.json(entries.map((entry) => entryJson(stage, entry, ref)));
}

export function entryJson(stage: Stage, entry: TreeEntry, ref: string): Record<string, unknown> {
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const type = entry.type === 'tree' ? 'dir' : 'file';
  const url = `${apiUrl(stage)}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const gitUrl = `${apiUrl(stage)}/git/${entry.type}s/${entry.sha}`;
  const page = `${htmlUrl(stage)}/${type === 'dir' ? 'tree' : 'blob'}/${ref}/${path}`;
  return {
    type,
    size: entry.size ?? 0,
    name: entry.path.split('/').at(-1) ?? '',
    path: entry.path,
    sha: entry.sha,
    url,
    git_url: gitUrl,
    html_url: page,
    download_url: type === 'dir' ? null : `${htmlUrl(stage)}/raw/${ref}/${path}`,
    _links: { self: url, git: gitUrl, html: page },
  };
}

async function tree(c: Request, stage: Stage): Promise<Response> {
  need(c, 'contents', 'read');
  const name = c.req.param('sha') ?? '';
  const sha = (await objectType(stage.bare, name)) === null ? await resolveCommit(stage.bare, name) : name;
  if (sha === null) refuse(404, 'Not Found');
  const id = await gitText(stage.bare, ['rev-parse', `${sha}^{tree}`]);
  const entries = await readTree(stage.bare, id, { recursive: c.req.query('recursive') !== undefined });
  return c.json({
    sha: id,
    url: `${apiUrl(stage)}/git/trees/${id}`,
    tree: entries.map((entry) => ({
      path: entry.path,
      mode: entry.mode,
      type: entry.type,
      sha: entry.sha,
      ...(entry.size === null ? {} : { size: entry.size }),
      url: `${apiUrl(stage)}/git/${entry.type}s/${entry.sha}`,
    })),
    truncated: false,
  });
}

async function commits(c: Request, stage: Stage): Promise<Response> {
  need(c, 'contents', 'read');
  const sha = await resolveCommit(stage.bare, c.req.query('sha') ?? repositoryRow(stage).default_branch);
  if (sha === null) refuse(404, 'Not Found');
  const all = await readCommits(stage.bare, ['--max-count=1000', sha]);
  return c.json(paginate(c, all).map((entry) => commitJson(stage, entry)));
}

async function commit(c: Request, stage: Stage): Promise<Response> {
  need(c, 'contents', 'read');
  const ref = c.req.param('ref') ?? '';
  const sha = await resolveCommit(stage.bare, ref);
  if (sha === null) refuse(422, `No commit found for SHA: ${ref}`);
  if (c.req.header('accept')?.includes('.sha') === true) return c.text(sha);
  const facts = await readCommit(stage.bare, sha);
  const changes = await readChanges(stage.bare, facts.parents[0] ?? (await emptyTree(stage)), sha);
  const additions = changes.reduce((sum, change) => sum + change.additions, 0);
  const deletions = changes.reduce((sum, change) => sum + change.deletions, 0);
  return c.json({
    ...commitJson(stage, facts),
    stats: { additions, deletions, total: additions + deletions },
    files: changes.map((change) => changeJson(stage, change, sha)),
  });
}

function emptyTree(stage: Stage): Promise<string> {
  return gitText(stage.bare, ['hash-object', '-t', 'tree', '-w', '--stdin']);
}

async function compare(c: Request, stage: Stage): Promise<Response> {
  need(c, 'contents', 'read');
  const spec = c.req.param('basehead') ?? '';
  const at = spec.indexOf('...');
  if (at < 1) refuse(404, 'Not Found');
  // Only this repository is compared with itself, so an owner's prefix changes nothing.
  const names = [spec.slice(0, at), spec.slice(at + 3)].map((name) => name.replace(/^[^/:]+:/, ''));
  const [base, head] = await Promise.all(names.map((name) => resolveCommit(stage.bare, name)));
  if (!base || !head) refuse(404, 'Not Found');
  const common = await mergeBase(stage.bare, base, head);
  if (common === null) refuse(404, `No common ancestor between ${names.join(' and ')}.`);
  const ahead = (await readCommits(stage.bare, [`${common}..${head}`])).toReversed();
  const behind = Number(await gitText(stage.bare, ['rev-list', '--count', `${head}..${base}`]));
  const changes = (await readChanges(stage.bare, common, head)).slice(0, 300);
  const page = `${htmlUrl(stage)}/compare/${spec}`;
  return c.json({
    url: `${apiUrl(stage)}/compare/${spec}`,
    html_url: page,
    permalink_url: `${htmlUrl(stage)}/compare/${base}...${head}`,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: commitJson(stage, await readCommit(stage.bare, base)),
    merge_base_commit: commitJson(stage, await readCommit(stage.bare, common)),
    status: compareStatus(ahead.length, behind),
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: paginate(c, ahead).map((entry) => commitJson(stage, entry)),
    files: changes.map((change) => changeJson(stage, change, head)),
  });
}

function compareStatus(ahead: number, behind: number): 'diverged' | 'ahead' | 'behind' | 'identical' {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
