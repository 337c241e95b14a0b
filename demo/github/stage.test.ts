import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git, gitText, resolveCommit } from './git.ts';
import { restoreGitHub, startGitHub, type GitHubStage } from './stage.ts';

interface Received {
  readonly event: string;
  readonly signed: boolean;
  readonly guid: string;
  readonly body: Record<string, unknown>;
}

const options = {
  repository: { owner: 'acme', name: 'fieldnotes' },
  users: [
    { login: 'ada', name: 'Ada', role: 'admin' as const },
    { login: 'grace', name: 'Grace', role: 'member' as const },
  ],
  app: {
    id: 1234,
    slug: 'fairlead',
    name: 'Fairlead',
    installationId: 77,
    permissions: {
      metadata: 'read',
      checks: 'write',
      contents: 'write',
      pull_requests: 'write',
      deployments: 'write',
    },
    events: ['push', 'pull_request', 'check_run', 'workflow_run', 'deployment', 'deployment_status'],
  },
};

let root: string;
let stage: GitHubStage;
let work: string;
let server: Server;
const received: Received[] = [];
const repo = '/repos/acme/fieldnotes';

async function commitFile(path: string, text: string, message: string): Promise<string> {
  await writeFile(join(work, path), text);
  await gitText(work, ['add', path]);
  await gitText(work, ['commit', '-q', '-m', message]);
  return gitText(work, ['rev-parse', 'HEAD']);
}

const push = (...refs: string[]) => git(work, ['push', '--quiet', 'origin', ...refs], { allow: [1] });
const ofEvent = (event: string) => received.filter((delivery) => delivery.event === event);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'stage-'));
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const mac = createHmac('sha256', stage.webhookSecret).update(body).digest('hex');
      received.push({
        event: String(request.headers['x-github-event']),
        guid: String(request.headers['x-github-delivery']),
        signed: request.headers['x-hub-signature-256'] === `sha256=${mac}`,
        body: JSON.parse(body) as Record<string, unknown>,
      });
      response.end('ok');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  stage = await startGitHub({ dir: join(root, 'one'), ...options });
  stage.setWebhookTarget(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`);
  work = join(root, 'work');
  await stage.clone(work, 'ada');
  await commitFile('README.md', 'one\ntwo\nthree\n', 'First');
  const pushed = await push('HEAD:refs/heads/main');
  expect(pushed.stderr).toBe('');
  stage.protect('main', { checks: ['build'], approvals: 1 });
});

afterAll(async () => {
  await stage.close();
  await new Promise((done) => server.close(done));
  await rm(root, { recursive: true, force: true });
});

describe('git push', () => {
  test('an allowed push is mirrored and announced with its pusher', async () => {
    await stage.relay.idle();
    const [first] = ofEvent('push');
    expect(first?.signed).toBe(true);
    expect(first?.body).toMatchObject({
      ref: 'refs/heads/main',
      created: true,
      pusher: { name: 'ada' },
      sender: { login: 'ada' },
      installation: { id: 77 },
    });
    expect(first?.body['commits']).toHaveLength(1);
    const branch = await stage.as('ada', 'GET', `${repo}/branches/main`);
    expect(branch.json).toMatchObject({
      name: 'main',
      protected: true,
      commit: { sha: await resolveCommit(work, 'HEAD') },
    });
  });

  test('a push to a protected branch is refused, journaled, and moves nothing', async () => {
    const before = await resolveCommit(stage.bare, 'main');
    await gitText(work, ['switch', '-q', '-c', 'direct']);
    await commitFile('direct.txt', 'no\n', 'Direct');
    const refused = await push('HEAD:refs/heads/main');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('GH006: Protected branch update failed for refs/heads/main');
    expect(refused.stderr).toContain('Changes must be made through a pull request.');
    expect(await resolveCommit(stage.bare, 'main')).toBe(before);
    expect(stage.journal.entries({ kind: 'git', path: 'refs/heads/main' }).at(-1)).toMatchObject({
      method: 'PUSH',
      status: 403,
      actor: { login: 'ada' },
    });
    await gitText(work, ['switch', '-q', '-c', 'scratch', 'main']).catch(() =>
      gitText(work, ['switch', '-q', 'main']),
    );
  });

  test('the API refuses to move or delete a protected branch', async () => {
    const sha = await resolveCommit(work, 'direct');
    for (const [method, body] of [
      ['PATCH', { sha }],
      ['PATCH', { sha, force: true }],
      ['DELETE', undefined],
    ] as const) {
      const answer = await stage.as('ada', method, `${repo}/git/refs/heads/main`, body);
      expect(answer.status).toBe(422);
    }
    const made = await stage.as('ada', 'POST', `${repo}/git/refs`, {
      ref: 'refs/heads/free',
      sha: await resolveCommit(stage.bare, 'main'),
    });
    expect(made.status).toBe(201);
    expect((await stage.as('ada', 'DELETE', `${repo}/git/refs/heads/free`)).status).toBe(204);
  });
});

describe('pull requests', () => {
  let number: number;
  let head: string;

  test('opening one counts its changes and makes its test merge', async () => {
    await gitText(work, ['switch', '-q', '-c', 'feature/a', 'origin/main']);
    head = await commitFile('a.txt', 'a\n', 'Add a');
    await push('feature/a');
    number = await stage.openPull({ head: 'feature/a', base: 'main', title: 'Add a', login: 'ada' });
    const { json } = await stage.as('grace', 'GET', `${repo}/pulls/${number}`);
    expect(json).toMatchObject({
      changed_files: 1,
      additions: 1,
      commits: 1,
      mergeable: true,
      head: { sha: head },
    });
    expect((await stage.as('ada', 'GET', `${repo}/pulls/${number}/files`)).json).toMatchObject([
      { filename: 'a.txt', status: 'added', patch: '@@ -0,0 +1 @@\n+a' },
    ]);
    const merge = await gitText(work, ['ls-remote', 'origin', `refs/pull/${number}/merge`]);
    expect(merge.slice(0, 40)).toBe((json as { merge_commit_sha: string }).merge_commit_sha);
  });

  test('a push to its branch synchronizes it', async () => {
    const before = head;
    head = await commitFile('a.txt', 'a\nb\n', 'More of a');
    await push('feature/a');
    await stage.relay.idle();
    const [sync] = ofEvent('pull_request').filter((delivery) => delivery.body['action'] === 'synchronize');
    expect(sync?.body).toMatchObject({
      number,
      before,
      after: head,
      pull_request: { head: { sha: head }, commits: 2 },
    });
  });

  test('it merges only when checks and reviews are there, and keeps what the base got meanwhile', async () => {
    const merge = () => stage.as('ada', 'PUT', `${repo}/pulls/${number}/merge`, { merge_method: 'squash' });
    expect(await merge()).toMatchObject({
      status: 405,
      json: { message: 'At least 1 approving review is required by reviewers with write access.' },
    });
    const review = (login: string) =>
      stage.as(login, 'POST', `${repo}/pulls/${number}/reviews`, { event: 'APPROVE' });
    expect((await review('ada')).status).toBe(422);
    expect((await review('grace')).status).toBe(200);
    expect((await merge()).json).toMatchObject({ message: 'Required status check "build" is expected.' });
    const token = stage.createJobToken({ checks: 'write' });
    const check = (conclusion: string) =>
      fetch(`${stage.url}${repo}/check-runs`, {
        method: 'POST',
        headers: { authorization: `token ${token}` },
        body: JSON.stringify({ name: 'build', head_sha: head, conclusion }),
      });
    await check('failure');
    expect((await merge()).json).toMatchObject({ message: 'Required status check "build" is failing.' });
    expect((await check('success')).status).toBe(201);

    // The base moves through another pull request while this one waits.
    stage.protect('main', { approvals: 0 });
    await gitText(work, ['switch', '-q', '-c', 'feature/b', 'origin/main']);
    await commitFile('b.txt', 'b\n', 'Add b');
    await push('feature/b');
    const other = await stage.openPull({ head: 'feature/b', base: 'main', title: 'Add b', login: 'ada' });
    expect((await stage.as('ada', 'PUT', `${repo}/pulls/${other}/merge`)).status).toBe(200);
    stage.protect('main', { checks: ['build'], approvals: 1 });

    const merged = await merge();
    expect(merged).toMatchObject({ status: 200, json: { merged: true } });
    const tree = await gitText(stage.bare, ['ls-tree', '--name-only', 'main']);
    expect(tree.split('\n')).toEqual(['README.md', 'a.txt', 'b.txt']);
    await stage.relay.idle();
    const closed = ofEvent('pull_request').filter((delivery) => delivery.body['action'] === 'closed');
    expect(closed.at(-1)?.body).toMatchObject({ number, pull_request: { merged: true, state: 'closed' } });
    expect(ofEvent('push').at(-1)?.body).toMatchObject({
      ref: 'refs/heads/main',
      after: (merged.json as { sha: string }).sha,
    });
  });

  test('a rebase merge replays each commit; a conflict is refused', async () => {
    stage.protect('main', { approvals: 0 });
    await gitText(work, ['fetch', '-q', 'origin']);
    await gitText(work, ['switch', '-q', '-c', 'feature/c', 'origin/main']);
    await gitText(work, ['switch', '-q', '-c', 'feature/d', 'origin/main']);
    await commitFile('README.md', 'ONE\ntwo\nthree\n', 'd');
    await gitText(work, ['switch', '-q', 'feature/c']);
    await commitFile('c.txt', '1\n', 'c one');
    await commitFile('README.md', 'uno\ntwo\nthree\n', 'c two');
    await push('feature/c', 'feature/d');
    const c = await stage.openPull({ head: 'feature/c', base: 'main', title: 'c', login: 'ada' });
    const d = await stage.openPull({ head: 'feature/d', base: 'main', title: 'd', login: 'ada' });
    expect(
      (await stage.as('ada', 'PUT', `${repo}/pulls/${c}/merge`, { merge_method: 'rebase' })).status,
    ).toBe(200);
    expect((await gitText(stage.bare, ['log', '--format=%s', '-2', 'main'])).split('\n')).toEqual([
      'c two',
      'c one',
    ]);
    expect((await stage.as('ada', 'PUT', `${repo}/pulls/${d}/merge`)).status).toBe(405);
    expect((await stage.as('ada', 'GET', `${repo}/pulls/${d}`)).json).toMatchObject({ mergeable: false });
  });
});

describe('check runs', () => {
  test('hold to the limits of GitHub; updates append annotations', async () => {
    const sha = await resolveCommit(stage.bare, 'main');
    const token = stage.createJobToken({ checks: 'write' });
    const send = async (method: string, path: string, body: object) => {
      const response = await fetch(`${stage.url}${repo}/check-runs${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      return { status: response.status, json: (await response.json()) as { id: number; output: object } };
    };
    const note = (extra: object = {}) => ({
      path: 'a.txt',
      start_line: 1,
      end_line: 1,
      annotation_level: 'failure',
      message: 'm',
      ...extra,
    });
    const output = (annotations: object[], summary = 's') => ({ title: 't', summary, annotations });
    const create = (out: object) => send('POST', '', { name: 'lint', head_sha: sha, output: out });
    expect((await create(output(Array.from({ length: 51 }, () => note())))).status).toBe(422);
    expect((await create(output([note({ end_line: 2, start_column: 1 })]))).status).toBe(422);
    expect((await create(output([note({ start_line: 3 })]))).status).toBe(422);
    expect((await create(output([], 'x'.repeat(65_536)))).status).toBe(422);
    const made = await create(output([note({ start_column: 2, end_column: 3, title: 'T' })]));
    expect(made.status).toBe(201);
    const more = { status: 'completed', conclusion: 'failure', output: output([note({ end_line: 4 })]) };
    expect((await send('PATCH', `/${made.json.id}`, more)).json.output).toMatchObject({
      annotations_count: 2,
    });
    const shown = stage.checkRuns(sha!).find((run) => run.id === made.json.id);
    expect(shown).toMatchObject({ status: 'completed', conclusion: 'failure', appId: 15_368 });
    expect(shown?.annotations.map((a) => [a.start_column, a.end_line, a.title])).toEqual([
      [2, 1, 'T'],
      [null, 4, null],
    ]);
  });
});

test('an unknown token is refused', async () => {
  const response = await fetch(`${stage.url}${repo}`, { headers: { authorization: 'Bearer nonsense' } });
  expect(response.status).toBe(401);
});

test('a restored stage has the same ids, refs and tokens, and goes on', async () => {
  const sha = await resolveCommit(stage.bare, 'main');
  const made = await stage.as('ada', 'POST', `${repo}/deployments`, { ref: 'main', environment: 'staging' });
  const deployment = (made.json as { id: number }).id;
  const token = stage.createUserToken('grace');
  const pulls = (await stage.as('ada', 'GET', `${repo}/pulls?state=all`)).json as {
    id: number;
    number: number;
  }[];
  await stage.snapshot(join(root, 'snapshot'));
  const checks = stage.checkRuns(sha!);
  const again = await restoreGitHub(join(root, 'snapshot'), { dir: join(root, 'two') });
  try {
    const restored = (await again.as('ada', 'GET', `${repo}/pulls?state=all`)).json as typeof pulls;
    expect(restored.map((pull) => [pull.id, pull.number])).toEqual(
      pulls.map((pull) => [pull.id, pull.number]),
    );
    expect(checks.length).toBeGreaterThan(0);
    expect(again.checkRuns(sha!)).toEqual(checks);
    expect(await resolveCommit(again.bare, 'main')).toBe(sha);
    expect((await again.as('ada', 'GET', `${repo}/deployments/${deployment}`)).status).toBe(200);
    const byToken = await fetch(`${again.url}${repo}`, { headers: { authorization: `Bearer ${token}` } });
    expect(byToken.status).toBe(200);
    expect(again.privateKey).toBe(stage.privateKey);
    // Work after the restore does not touch the first stage, and the next id is the same on both.
    const next = await again.as('ada', 'POST', `${repo}/deployments`, {
      ref: 'main',
      environment: 'staging',
    });
    expect((next.json as { id: number }).id).toBe(deployment + 1);
    const clone = join(root, 'work-two');
    await again.clone(clone, 'grace');
    await gitText(clone, ['push', '--quiet', 'origin', 'HEAD:refs/heads/feature/two']);
    expect(await resolveCommit(again.bare, 'feature/two')).toBe(sha);
    expect(await resolveCommit(stage.bare, 'feature/two')).toBeNull();
  } finally {
    await again.close();
  }
});
