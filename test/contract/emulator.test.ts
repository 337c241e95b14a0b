import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT, importPKCS8 } from 'jose';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitText } from '../../demo/github/git.ts';
import { startGitHub, type GitHubStage } from '../../demo/github/stage.ts';
import { loadOpenApi } from './openapi.ts';

const api = loadOpenApi();
const owner = 'acme';
const repo = 'fieldnotes';

let root: string;
let stage: GitHubStage;
let jwt: string;
let token: string;
let number: number;
let head: string;
let run: number;

type Json = Record<string, unknown>;

/** Sends a request for a template such as `/repos/{owner}/{repo}/pulls` and holds the answer to the description. */
async function call(
  method: string,
  template: string,
  options: {
    readonly values?: Record<string, string | number>;
    readonly query?: string;
    readonly body?: object;
    readonly auth?: string;
  } = {},
): Promise<{ status: number; json: unknown }> {
  const values: Record<string, string | number> = { owner, repo, ...options.values };
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  const response = await fetch(`${stage.url}${path}${options.query ?? ''}`, {
    method,
    headers: { authorization: `Bearer ${options.auth ?? token}`, accept: 'application/vnd.github+json' },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const json: unknown = text === '' ? null : JSON.parse(text);
  const wrong = api.check(method, template, response.status, json);
  if (wrong !== null) throw new Error(`${method} ${template} → ${response.status}: ${wrong}`);
  return { status: response.status, json };
}

const R = '/repos/{owner}/{repo}';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'contract-'));
  stage = await startGitHub({
    dir: join(root, 'stage'),
    repository: { owner, name: repo },
    users: [
      { login: 'ada', name: 'Ada', role: 'admin' },
      { login: 'grace', name: 'Grace' },
    ],
    app: {
      id: 4321,
      slug: 'fairlead',
      name: 'Fairlead',
      installationId: 99,
      permissions: {
        metadata: 'read',
        actions: 'read',
        administration: 'write',
        checks: 'write',
        contents: 'write',
        deployments: 'write',
        pull_requests: 'write',
        statuses: 'write',
      },
      events: ['push', 'pull_request'],
    },
  });
  const work = join(root, 'work');
  await stage.clone(work, 'ada');
  const commit = async (path: string, text: string) => {
    await writeFile(join(work, path), text);
    await gitText(work, ['add', path]);
    await gitText(work, ['commit', '-q', '-m', `Change ${path}`]);
  };
  await commit('README.md', 'one\ntwo\n');
  await gitText(work, ['push', '-q', 'origin', 'HEAD:refs/heads/main']);
  await gitText(work, ['switch', '-q', '-c', 'feature/a']);
  await commit('README.md', 'one\n2\n');
  await commit('new file.txt', 'ü\n');
  await gitText(work, ['push', '-q', 'origin', 'feature/a']);
  head = await gitText(work, ['rev-parse', 'HEAD']);
  number = await stage.openPull({ head: 'feature/a', base: 'main', title: 'A', login: 'ada' });
  const now = Math.floor(Date.now() / 1000);
  jwt = await new SignJWT({ iss: String(stage.appId), iat: now - 30, exp: now + 300 })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(await importPKCS8(stage.privateKey, 'RS256'));
  const made = await call('POST', '/app/installations/{installation_id}/access_tokens', {
    values: { installation_id: stage.installationId },
    auth: jwt,
    body: {},
  });
  token = (made.json as { token: string }).token;
  run = (
    await stage.startRun({
      name: 'checks',
      path: '.github/workflows/checks.yml',
      event: 'pull_request',
      headSha: head,
      headBranch: 'feature/a',
      actor: 'ada',
      pulls: [number],
    })
  ).id;
});

afterAll(async () => {
  await stage.close();
  await rm(root, { recursive: true, force: true });
});

test('the check itself can fail', () => {
  expect(api.check('GET', `${R}/pulls/{pull_number}`, 200, { id: 1 })).toContain(
    'must have required property',
  );
  expect(api.check('GET', `${R}/pulls/{pull_number}`, 299, {})).toContain('never answers 299');
});

describe('installations', () => {
  test('App and installation routes', async () => {
    await call('GET', '/app', { auth: jwt });
    const list = await call('GET', '/app/installations', { auth: jwt });
    expect(list.json).toHaveLength(1);
    await call('GET', `${R}/installation`, { auth: jwt });
    const repositories = await call('GET', '/installation/repositories');
    expect(repositories.json).toMatchObject({
      total_count: 1,
      repositories: [{ full_name: 'acme/fieldnotes' }],
    });
    await call('GET', R);
  });
});

describe('pull requests', () => {
  test('get, list, files, commits, reviews', async () => {
    const values = { pull_number: number };
    expect((await call('GET', `${R}/pulls/{pull_number}`, { values })).json).toMatchObject({
      head: { sha: head },
    });
    expect((await call('GET', `${R}/pulls`)).json).toHaveLength(1);
    const files = (await call('GET', `${R}/pulls/{pull_number}/files`, { values })).json as Json[];
    expect(files.map((file) => [file['filename'], file['status']])).toEqual([
      ['README.md', 'modified'],
      ['new file.txt', 'added'],
    ]);
    expect((await call('GET', `${R}/pulls/{pull_number}/commits`, { values })).json).toHaveLength(2);
    const review = { values, auth: stage.createUserToken('grace'), body: { event: 'APPROVE' } };
    expect((await call('POST', `${R}/pulls/{pull_number}/reviews`, review)).status).toBe(200);
    expect((await call('GET', `${R}/pulls/{pull_number}/reviews`, { values })).json).toMatchObject([
      { state: 'APPROVED', commit_id: head, user: { login: 'grace' } },
    ]);
  });
});

describe('contents and history', () => {
  test('a file, a folder, a missing file', async () => {
    const file = await call('GET', `${R}/contents/{path}`, {
      values: { path: 'README.md' },
      query: '?ref=feature/a',
    });
    const { content } = file.json as { content: string };
    expect(Buffer.from(content, 'base64').toString('utf8')).toBe('one\n2\n');
    expect((await call('GET', `${R}/contents/{path}`, { values: { path: '' } })).json).toMatchObject([
      { path: 'README.md' },
    ]);
    expect((await call('GET', `${R}/contents/{path}`, { values: { path: 'none' } })).status).toBe(404);
  });

  test('compare, commits, trees, blobs, refs', async () => {
    const compared = await call('GET', `${R}/compare/{basehead}`, {
      values: { basehead: 'main...feature/a' },
    });
    expect(compared.json).toMatchObject({
      status: 'ahead',
      ahead_by: 2,
      behind_by: 0,
      files: [
        { filename: 'README.md', patch: '@@ -1,2 +1,2 @@\n one\n-two\n+2' },
        { filename: 'new file.txt' },
      ],
    });
    await call('GET', `${R}/commits`);
    await call('GET', `${R}/commits/{ref}`, { values: { ref: 'feature/a' } });
    const commit = await call('GET', `${R}/git/commits/{commit_sha}`, { values: { commit_sha: head } });
    const { tree } = commit.json as { tree: { sha: string } };
    const listed = await call('GET', `${R}/git/trees/{tree_sha}`, {
      values: { tree_sha: tree.sha },
      query: '?recursive=1',
    });
    const [first] = (listed.json as { tree: { sha: string }[] }).tree;
    await call('GET', `${R}/git/blobs/{file_sha}`, { values: { file_sha: first!.sha } });
    await call('GET', `${R}/git/ref/{ref}`, { values: { ref: 'heads/main' } });
    await call('GET', `${R}/git/matching-refs/{ref}`, { values: { ref: 'heads/' } });
    await call('GET', `${R}/branches`);
    await call('GET', `${R}/branches/{branch}`, { values: { branch: 'main' } });
    const refs = { body: { ref: 'refs/heads/new', sha: head } };
    expect((await call('POST', `${R}/git/refs`, refs)).status).toBe(201);
    expect((await call('DELETE', `${R}/git/refs/{ref}`, { values: { ref: 'heads/new' } })).status).toBe(204);
  });
});

describe('checks', () => {
  test('create, update, list, annotations', async () => {
    const body = {
      name: 'fairlead/lint',
      head_sha: head,
      external_id: 'x',
      status: 'in_progress',
      output: {
        title: 'T',
        summary: 'S',
        annotations: [
          { path: 'README.md', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'm' },
        ],
      },
    };
    const made = await call('POST', `${R}/check-runs`, { body });
    const { id } = made.json as { id: number };
    const values = { check_run_id: id, ref: head };
    const done = await call('PATCH', `${R}/check-runs/{check_run_id}`, {
      values,
      body: { conclusion: 'failure' },
    });
    expect(done.json).toMatchObject({ status: 'completed', app: { id: 4321 }, pull_requests: [{ number }] });
    expect((await call('GET', `${R}/commits/{ref}/check-runs`, { values })).json).toMatchObject({
      total_count: 1,
      check_runs: [{ id, external_id: 'x' }],
    });
    await call('GET', `${R}/check-runs/{check_run_id}`, { values });
    expect((await call('GET', `${R}/check-runs/{check_run_id}/annotations`, { values })).json).toHaveLength(
      1,
    );
    await call('POST', `${R}/statuses/{sha}`, {
      values: { sha: head },
      body: { state: 'success', context: 'build' },
    });
    await call('GET', `${R}/commits/{ref}/statuses`, { values });
  });
});

describe('actions and deployments', () => {
  test('runs and artifacts', async () => {
    const values = { run_id: run };
    expect((await call('GET', `${R}/actions/runs/{run_id}`, { values })).json).toMatchObject({
      id: run,
      head_sha: head,
    });
    await stage.finishRun(run, 'success');
    await call('GET', `${R}/actions/runs`);
    const artifact = await stage.storeArtifact(run, 'pr-quality-v1', new Uint8Array([80, 75, 5, 6]));
    await call('GET', `${R}/actions/runs/{run_id}/artifacts`, { values });
    await call('GET', `${R}/actions/artifacts/{artifact_id}`, { values: { artifact_id: artifact.id } });
    const zip = await fetch(`${stage.url}/repos/${owner}/${repo}/actions/artifacts/${artifact.id}/zip`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([...new Uint8Array(await zip.arrayBuffer())]).toEqual([80, 75, 5, 6]);
  });

  test('deployments, statuses, environments', async () => {
    const body = {
      ref: head,
      environment: 'production',
      payload: { key: 'k' },
      required_contexts: [],
      auto_merge: false,
    };
    const made = await call('POST', `${R}/deployments`, { body });
    const values = { deployment_id: (made.json as { id: number }).id, environment_name: 'production' };
    expect((await call('GET', `${R}/deployments`, { query: '?environment=production' })).json).toHaveLength(
      1,
    );
    expect((await call('GET', `${R}/deployments/{deployment_id}`, { values })).json).toMatchObject({
      payload: { key: 'k' },
    });
    const status = {
      values,
      body: { state: 'in_progress', description: 'd', log_url: 'http://127.0.0.1/x' },
    };
    expect((await call('POST', `${R}/deployments/{deployment_id}/statuses`, status)).status).toBe(201);
    const long = { values, body: { state: 'success', description: 'x'.repeat(141) } };
    const refused = await fetch(
      `${stage.url}/repos/${owner}/${repo}/deployments/${values.deployment_id}/statuses`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(long.body),
      },
    );
    expect(refused.status).toBe(422);
    await call('GET', `${R}/deployments/{deployment_id}/statuses`, { values });
    await call('GET', `${R}/environments`);
    await call('GET', `${R}/environments/{environment_name}`, { values });
    await call('PUT', `${R}/environments/{environment_name}`, { values, body: { wait_timer: 5 } });
  });
});

describe('permissions', () => {
  test('a token does what it was given and nothing else', async () => {
    const narrow = stage.createJobToken({ contents: 'read' });
    const status = async (method: string, path: string, auth: string, body?: object) =>
      (
        await fetch(`${stage.url}/repos/${owner}/${repo}${path}`, {
          method,
          headers: { authorization: `Bearer ${auth}` },
          ...(body ? { body: JSON.stringify(body) } : {}),
        })
      ).status;
    expect(await status('GET', '/contents/README.md', narrow)).toBe(200);
    expect(await status('POST', '/deployments', narrow, { ref: 'main' })).toBe(403);
    expect(await status('POST', '/check-runs', narrow, { name: 'x', head_sha: head })).toBe(403);
    expect(
      await status('POST', '/check-runs', stage.createUserToken('ada'), { name: 'x', head_sha: head }),
    ).toBe(403);
    expect(await status('GET', '/contents/README.md', 'made-up')).toBe(401);
  });
});

test('merge', async () => {
  const values = { pull_number: number };
  const stale = { values, body: { sha: '0'.repeat(40) } };
  expect((await call('PUT', `${R}/pulls/{pull_number}/merge`, stale)).status).toBe(409);
  stage.protect('main', { checks: ['fairlead/tests'], approvals: 1 });
  expect((await call('PUT', `${R}/pulls/{pull_number}/merge`, { values })).status).toBe(405);
  await call('GET', `${R}/branches/{branch}/protection`, { values: { branch: 'main' } });
  stage.protect('main', { approvals: 1 });
  expect((await call('PUT', `${R}/pulls/{pull_number}/merge`, { values })).status).toBe(200);
});
