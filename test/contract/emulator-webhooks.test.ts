import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gitText } from '../../demo/github/git.ts';
import { startGitHub, type GitHubStage } from '../../demo/github/stage.ts';

interface Examples {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

/** Members that depend on the account, not on the event, or that GitHub has stopped sending. */
const OPTIONAL =
  /^(?:organization|enterprise|installation|sender\.|repository\.|pusher\.)|_link$|\.(?:active_lock_reason|body|milestone|assignee|auto_merge|performed_via_github_app)$/;

/** What a payload lacks that every recorded example of its event has, and members of another kind. */
function differences(payload: unknown, examples: readonly unknown[], path = '', depth = 0): string[] {
  if (depth > 2 || payload === null || typeof payload !== 'object' || Array.isArray(payload)) return [];
  const objects = examples.filter((one) => one !== null && typeof one === 'object') as Record<
    string,
    unknown
  >[];
  const [first] = objects;
  if (first === undefined) return [];
  const found: string[] = [];
  for (const key of Object.keys(first)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (OPTIONAL.test(name) || !objects.every((one) => key in one)) continue;
    const mine = (payload as Record<string, unknown>)[key];
    found.push(...difference(name, mine, new Set(objects.map((one) => kindOf(one[key])))));
    found.push(
      ...differences(
        mine,
        objects.map((one) => one[key]),
        name,
        depth + 1,
      ),
    );
  }
  return found;
}

function difference(name: string, mine: unknown, kinds: ReadonlySet<string>): string[] {
  if (mine === undefined) return [`${name} is missing`];
  const alwaysNull = kinds.size === 1 && kinds.has('null');
  if (mine === null || alwaysNull || kinds.has(kindOf(mine))) return [];
  return [`${name} is ${kindOf(mine)}, not ${[...kinds].join(' or ')}`];
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

let root: string;
let app: Server;
let stage: GitHubStage;
let known: readonly Examples[];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'webhooks-'));
  const file = fileURLToPath(import.meta.resolve('@octokit/webhooks-examples'));
  known = JSON.parse(await readFile(file, 'utf8')) as Examples[];
  stage = await startGitHub({
    dir: join(root, 'stage'),
    repository: { owner: 'acme', name: 'fieldnotes' },
    users: [{ login: 'ada', name: 'Ada', role: 'admin' }],
    app: {
      id: 1,
      slug: 'fairlead',
      name: 'Fairlead',
      installationId: 2,
      permissions: {},
      events: ['check_run', 'pull_request_review'],
    },
  });
  app = createServer((request, response) => void request.resume().on('end', () => response.end()));
  await new Promise<void>((done) => app.listen(0, '127.0.0.1', done));
  stage.setWebhookTarget(`http://127.0.0.1:${(app.address() as AddressInfo).port}/`);
  const work = join(root, 'work');
  await stage.clone(work, 'ada');
  const push = async (branch: string, text: string) => {
    await writeFile(join(work, 'a.txt'), text);
    await gitText(work, ['add', '.']);
    await gitText(work, ['commit', '-q', '-m', text]);
    await gitText(work, ['push', '-q', 'origin', `HEAD:refs/heads/${branch}`]);
    return gitText(work, ['rev-parse', 'HEAD']);
  };
  await push('main', 'one');
  await push('feature/a', 'two');
  const number = await stage.openPull({ head: 'feature/a', base: 'main', title: 'A', login: 'ada' });
  const headSha = await push('feature/a', 'three');
  const token = stage.createJobToken({ checks: 'write' });
  await fetch(`${stage.url}/repos/acme/fieldnotes/check-runs`, {
    method: 'POST',
    headers: { authorization: `token ${token}` },
    body: JSON.stringify({ name: 'lint', head_sha: headSha, conclusion: 'success' }),
  });
  const run = {
    name: 'w',
    path: '.github/workflows/w.yml',
    event: 'push',
    headBranch: 'feature/a',
    actor: 'ada',
  };
  const { id } = await stage.startRun({ ...run, headSha, pulls: [number] });
  await stage.finishRun(id, 'success');
  const base = '/repos/acme/fieldnotes';
  const made = await stage.as('ada', 'POST', `${base}/deployments`, { ref: 'main' });
  const deployment = (made.json as { id: number }).id;
  await stage.as('ada', 'POST', `${base}/deployments/${deployment}/statuses`, { state: 'success' });
  await stage.as('ada', 'POST', `${base}/rulesets`, {
    name: 'rules',
    enforcement: 'active',
    conditions: { ref_name: { include: ['refs/heads/main'], exclude: [] } },
    rules: [{ type: 'deletion' }],
  });
  await stage.as('ada', 'POST', `${base}/issues/${number}/comments`, { body: 'Hello' });
  await stage.as('ada', 'POST', `${base}/issues/${number}/labels`, { labels: ['small'] });
  await push('feature/base', 'base');
  await stage.as('ada', 'PATCH', `${base}/pulls/${number}`, { base: 'feature/base' });
  await stage.as('ada', 'PATCH', `${base}/pulls/${number}`, { base: 'main' });
  await stage.as('ada', 'PATCH', base, { delete_branch_on_merge: true });
  await stage.as('ada', 'PUT', `${base}/pulls/${number}/merge`);
  await stage.relay.idle();
});

afterAll(async () => {
  await stage.close();
  await new Promise((done) => app.close(done));
  await rm(root, { recursive: true, force: true });
});

test('the comparison itself can fail', () => {
  expect(differences({ a: 1 }, [{ a: 'x', b: 1 }])).toEqual(['a is number, not string', 'b is missing']);
});

test.each([
  ['push', null],
  ['pull_request', 'opened'],
  ['pull_request', 'synchronize'],
  ['pull_request', 'closed'],
  ['pull_request', 'labeled'],
  ['create', null],
  ['delete', null],
  ['issue_comment', 'created'],
  ['repository', 'edited'],
  ['check_run', 'created'],
  ['workflow_run', 'requested'],
  ['workflow_run', 'completed'],
  ['deployment', 'created'],
  ['deployment_status', 'created'],
])('%s %s has what GitHub sends', (event, action) => {
  const sent = stage.deliveries().find((delivery) => delivery.event === event && delivery.action === action);
  if (sent === undefined) throw new Error('It was never sent');
  const recorded = known.find(({ name }) => name === event)?.examples ?? [];
  const same = recorded.filter((example) => action === null || example['action'] === action);
  const branchPushes = same.filter((example) => event !== 'push' || example['head_commit'] !== null);
  expect(branchPushes.length).toBeGreaterThan(0);
  expect(differences(JSON.parse(sent.body), branchPushes)).toEqual([]);
});
