import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT, importPKCS8 } from 'jose';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGitHub } from '../../adapters/github/octokit/index.ts';
import {
  documents,
  limitsOfMany,
  limitsOfOne,
  limitsOfPull,
  type DocumentName,
} from '../../adapters/github/octokit/graphql/documents.ts';
import type { RepositoryRef } from '../../core/ports/github.ts';
import { git, gitText } from '../../demo/github/git.ts';
import { restoreGitHub, startGitHub, type GitHubStage } from '../../demo/github/stage.ts';
import { loadOpenApi } from './openapi.ts';

const api = loadOpenApi();
const R = '/repos/{owner}/{repo}';
const appId = 4321;
const permissions = {
  actions: 'read',
  administration: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  environments: 'write',
  issues: 'write',
  metadata: 'read',
  members: 'read',
  organization_custom_properties: 'read',
  pull_requests: 'write',
  statuses: 'write',
};

type Json = Record<string, unknown>;

let root: string;
let stage: GitHubStage;
let work: string;
let token: string;
let jwt: string;
let number: number;
let repository: RepositoryRef;

/** Sends a request and holds the answer against GitHub's description. */
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
  const values: Record<string, string | number> = {
    owner: 'acme',
    repo: 'fieldnotes',
    org: 'acme',
    ...options.values,
  };
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

async function commitFile(path: string, text: string): Promise<string> {
  await writeFile(join(work, path), text);
  await gitText(work, ['add', path]);
  await gitText(work, ['commit', '-q', '-m', `Change ${path}`]);
  return gitText(work, ['rev-parse', 'HEAD']);
}

const auth = (given: string) => ({ headers: { authorization: `Bearer ${given}` } });
const push = (...refs: string[]) => git(work, ['push', '--quiet', 'origin', ...refs], { allow: [1] });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'settings-'));
  stage = await startGitHub({
    dir: join(root, 'stage'),
    repository: { owner: 'acme', name: 'fieldnotes' },
    users: [
      { login: 'ada', name: 'Ada' },
      { login: 'grace', name: 'Grace', role: 'admin' },
    ],
    app: { id: appId, slug: 'fairlead', name: 'Fairlead', installationId: 99, permissions, events: [] },
  });
  work = join(root, 'work');
  await stage.clone(work, 'ada');
  await commitFile('.gitattributes', '');
  await commitFile('README.md', 'one\n');
  await push('HEAD:refs/heads/main');
  await gitText(work, ['switch', '-q', '-c', 'feature/a']);
  await commitFile('README.md', 'two\n');
  await push('feature/a');
  number = await stage.openPull({ head: 'feature/a', base: 'main', title: 'A', login: 'ada' });
  const now = Math.floor(Date.now() / 1000);
  jwt = await new SignJWT({ iss: String(appId), iat: now - 30, exp: now + 300 })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(await importPKCS8(stage.privateKey, 'RS256'));
  const made = await call('POST', '/app/installations/{installation_id}/access_tokens', {
    values: { installation_id: 99 },
    auth: jwt,
    body: {},
  });
  token = (made.json as { token: string }).token;
  repository = { installationId: 99, id: stage.repository.id, owner: 'acme', name: 'fieldnotes' };
});

afterAll(async () => {
  await stage.close();
  await rm(root, { recursive: true, force: true });
});

describe('answers hold to the description of the REST API', () => {
  test('repository, permissions, properties', async () => {
    const shown = (await call('GET', R)).json as Json;
    expect(shown).toMatchObject({
      id: repository.id,
      allow_squash_merge: true,
      delete_branch_on_merge: false,
    });
    const changed = await call('PATCH', R, { body: { delete_branch_on_merge: true } });
    expect(changed.json).toMatchObject({ delete_branch_on_merge: true });
    const values = { username: 'ada' };
    const level = await call('GET', `${R}/collaborators/{username}/permission`, { values });
    expect(level.json).toMatchObject({ permission: 'write', role_name: 'write' });
    const admin = await call('GET', `${R}/collaborators/{username}/permission`, {
      values: { username: 'grace' },
    });
    expect(admin.json).toMatchObject({ permission: 'admin' });
    await call('GET', '/orgs/{org}/properties/values');
    expect((await call('GET', '/orgs/{org}/repos')).json).toHaveLength(1);
  });

  test('environments with branch policies and the rule of the App', async () => {
    const values = { environment_name: 'staging' };
    const E = `${R}/environments/{environment_name}`;
    const body = {
      wait_timer: 5,
      deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
    };
    await call('PUT', E, { values, body });
    const policy = await call('POST', `${E}/deployment-branch-policies`, { values, body: { name: 'main' } });
    await call('GET', `${E}/deployment-branch-policies`, { values });
    const rule = await call('POST', `${E}/deployment_protection_rules`, {
      values,
      body: { integration_id: appId },
    });
    await call('GET', `${E}/deployment_protection_rules`, { values });
    expect((await call('GET', `${R}/environments`)).json).toMatchObject({ total_count: 1 });
    await call('DELETE', `${E}/deployment_protection_rules/{protection_rule_id}`, {
      values: { ...values, protection_rule_id: (rule.json as { id: number }).id },
    });
    await call('DELETE', `${E}/deployment-branch-policies/{branch_policy_id}`, {
      values: { ...values, branch_policy_id: (policy.json as { id: number }).id },
    });
    await call('DELETE', E, { values });
    const gone = await fetch(`${stage.url}/repos/acme/fieldnotes/environments/staging`, auth(token));
    expect(gone.status).toBe(404);
  });

  test('comments and reactions', async () => {
    const values = { issue_number: number };
    const made = await call('POST', `${R}/issues/{issue_number}/comments`, {
      values,
      body: { body: 'Hello' },
    });
    const comment = { comment_id: (made.json as { id: number }).id };
    expect(made.json).toMatchObject({
      user: { login: 'fairlead[bot]', type: 'Bot' },
      performed_via_github_app: { id: appId },
    });
    await call('PATCH', `${R}/issues/comments/{comment_id}`, { values: comment, body: { body: 'Again' } });
    const read = await call('GET', `${R}/issues/comments/{comment_id}`, { values: comment });
    expect(read.json).toMatchObject({ body: 'Again' });
    const reaction = { values: comment, body: { content: 'eyes' } };
    const react = () => call('POST', `${R}/issues/comments/{comment_id}/reactions`, reaction);
    expect([(await react()).status, (await react()).status]).toEqual([201, 200]);
    expect((await call('GET', `${R}/issues/{issue_number}/comments`, { values })).json).toHaveLength(1);
  });

  test('files and tags are written into the repository', async () => {
    const values = { path: 'docs/new page.txt' };
    const content = Buffer.from('é\n').toString('base64');
    const body = { branch: 'feature/a', message: 'Add a page', content };
    const made = await call('PUT', `${R}/contents/{path}`, { values, body });
    expect(made.status).toBe(201);
    expect(await gitText(stage.bare, ['show', 'feature/a:docs/new page.txt'])).toBe('é');
    expect((await call('PUT', `${R}/contents/{path}`, { values, body })).status).toBe(422);
    const { sha } = (made.json as { content: { sha: string } }).content;
    const gone = { values, body: { branch: 'feature/a', message: 'No page', sha } };
    expect((await call('DELETE', `${R}/contents/{path}`, gone)).status).toBe(200);
    await git(work, ['pull', '--quiet', 'origin', 'feature/a']);

    const object = await gitText(stage.bare, ['rev-parse', 'main']);
    const order = { tag: 'v1.0.0', message: 'One', object, type: 'commit' };
    const tag = await call('POST', `${R}/git/tags`, { body: order });
    const tagSha = (tag.json as { sha: string }).sha;
    await call('POST', `${R}/git/refs`, { body: { ref: 'refs/tags/v1.0.0', sha: tagSha } });
    expect((await call('GET', `${R}/git/ref/{ref}`, { values: { ref: 'tags/v1.0.0' } })).json).toMatchObject({
      object: { type: 'tag', sha: tagSha },
    });
    const read = await call('GET', `${R}/git/tags/{tag_sha}`, { values: { tag_sha: tagSha } });
    expect(read.json).toMatchObject({ tag: 'v1.0.0', message: 'One', object: { sha: object } });
  });

  test('deliveries, and one of them again', async () => {
    const statuses = [500];
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(statuses.pop() ?? 200).end());
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    stage.setWebhookTarget(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await stage.relay.idle();
    type Listed = { id: number; guid: string; status_code: number; redelivery: boolean };
    const list = async () =>
      (await call('GET', '/app/hook/deliveries', { auth: jwt, query: '?per_page=100' })).json as Listed[];
    const failed = (await list()).filter(({ status_code: code }) => code === 500);
    expect(failed).toHaveLength(1);
    const values = { delivery_id: failed[0]?.id ?? 0 };
    await call('GET', '/app/hook/deliveries/{delivery_id}', { auth: jwt, values });
    const again = await call('POST', '/app/hook/deliveries/{delivery_id}/attempts', { auth: jwt, values });
    expect(again.status).toBe(202);
    await stage.relay.idle();
    expect((await list())[0]).toMatchObject({ guid: failed[0]?.guid, redelivery: true, status_code: 200 });
    expect((await fetch(`${stage.url}/app/hook/deliveries`, auth(token))).status).toBe(401);
    stage.setWebhookTarget(null);
    await new Promise((done) => server.close(done));
  });

  test('a word on a deployment that waits', async () => {
    const run = await stage.startRun({
      name: 'deploy',
      path: '.github/workflows/deploy.yml',
      event: 'push',
      headSha: await gitText(stage.bare, ['rev-parse', 'main']),
      headBranch: 'main',
      actor: 'ada',
      pulls: [],
    });
    const template = `${R}/actions/runs/{run_id}/deployment_protection_rule`;
    const body = { environment_name: 'production', state: 'approved', comment: 'ok' };
    expect((await call('POST', template, { values: { run_id: run.id }, body })).status).toBe(204);
  });
});

const guard = {
  name: 'Fairlead: long-lived branches',
  target: 'branch',
  enforcement: 'active',
  bypass_actors: [{ actor_id: appId, actor_type: 'Integration', bypass_mode: 'always' }],
  conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
  rules: [
    { type: 'deletion' },
    { type: 'non_fast_forward' },
    {
      type: 'pull_request',
      parameters: {
        allowed_merge_methods: ['squash'],
        dismiss_stale_reviews_on_push: true,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_approving_review_count: 1,
        required_review_thread_resolution: false,
      },
    },
    {
      type: 'required_status_checks',
      parameters: {
        strict_required_status_checks_policy: true,
        required_status_checks: [{ context: 'fairlead/policy', integration_id: appId }],
      },
    },
  ],
};
const names = {
  name: 'Fairlead: branch names',
  target: 'branch',
  enforcement: 'active',
  conditions: { ref_name: { include: ['~ALL'], exclude: ['refs/heads/feature/*'] } },
  rules: [{ type: 'creation' }],
};

describe('rulesets', () => {
  test('are made, listed, changed, and told', async () => {
    const made = await call('POST', `${R}/rulesets`, { body: guard });
    const values = { ruleset_id: (made.json as { id: number }).id, branch: 'main' };
    // GitHub fills in what was left out.
    expect(JSON.stringify(made.json)).toContain('"do_not_enforce_on_create":false');
    expect((await call('GET', `${R}/rules/branches/{branch}`, { values })).json).toHaveLength(4);
    const off = { values, body: { ...guard, enforcement: 'disabled' } };
    await call('PUT', `${R}/rulesets/{ruleset_id}`, off);
    expect((await call('GET', `${R}/branches/{branch}`, { values })).json).toMatchObject({
      protected: false,
    });
    await call('PUT', `${R}/rulesets/{ruleset_id}`, { values, body: guard });
    expect((await call('GET', `${R}/branches/{branch}`, { values })).json).toMatchObject({ protected: true });
    await call('POST', `${R}/rulesets`, { body: names });
    expect((await call('GET', `${R}/rulesets`)).json).toHaveLength(2);
    const told = stage.deliveries().filter(({ event }) => event === 'repository_ruleset');
    expect(told.map(({ action }) => action)).toEqual(['created', 'edited', 'edited', 'created']);
    const user = stage.createUserToken('ada');
    expect((await call('POST', `${R}/rulesets`, { body: guard, auth: user })).status).toBe(404);
  });

  test('stand against pushes and against refs by the API', async () => {
    await gitText(work, ['switch', '-q', '--detach', 'origin/main']);
    const sha = await commitFile('direct.txt', 'x\n');
    const direct = await push('HEAD:refs/heads/main');
    expect(direct.stderr).toContain('GH013: Repository rule violations found for refs/heads/main.');
    expect(direct.stderr).toContain('Changes must be made through a pull request.');
    expect((await push('HEAD:refs/heads/stuff')).stderr).toContain('creations being restricted');
    expect((await push('HEAD:refs/heads/feature/fine')).code).toBe(0);
    const ada = stage.createUserToken('ada');
    const move = (given: string) =>
      call('PATCH', `${R}/git/refs/{ref}`, { values: { ref: 'heads/main' }, body: { sha }, auth: given });
    const refused = await move(ada);
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.json)).toContain('Repository rule violations found');
    // The App stands in the bypass list.
    expect((await move(token)).status).toBe(200);
    await git(work, ['fetch', '--quiet', 'origin']);
  });

  test('a merge needs the approval of the newest commit, the check of the App and the newest base', async () => {
    const values = { pull_number: number };
    const grace = stage.createUserToken('grace');
    const approve = () =>
      call('POST', `${R}/pulls/{pull_number}/reviews`, { values, auth: grace, body: { event: 'APPROVE' } });
    const merge = async (method = 'squash') => {
      const answer = await call('PUT', `${R}/pulls/{pull_number}/merge`, {
        values,
        auth: grace,
        body: { merge_method: method },
      });
      return { status: answer.status, message: (answer.json as { message: string }).message };
    };
    await approve();
    await gitText(work, ['switch', '-q', 'feature/a']);
    await gitText(work, ['rebase', '--quiet', 'origin/main']);
    const head = await gitText(work, ['rev-parse', 'HEAD']);
    expect((await push('--force', 'feature/a')).stderr).toBe('');
    const reviews = await call('GET', `${R}/pulls/{pull_number}/reviews`, { values });
    expect(reviews.json).toMatchObject([{ state: 'DISMISSED' }]);
    expect((await merge()).message).toContain('At least 1 approving review is required');
    await approve();
    const check = { name: 'fairlead/policy', head_sha: head, conclusion: 'success' };
    await fetch(`${stage.url}/repos/acme/fieldnotes/check-runs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stage.createJobToken({ checks: 'write' })}` },
      body: JSON.stringify(check),
    });
    // Of another App.
    expect((await merge()).message).toContain('Required status check "fairlead/policy" is expected.');
    await call('POST', `${R}/check-runs`, { body: check });
    expect((await merge('merge')).message).toContain('Merge method merge is not allowed');
    expect(await merge()).toMatchObject({ status: 200 });
    // delete_branch_on_merge
    expect((await call('GET', `${R}/git/ref/{ref}`, { values: { ref: 'heads/feature/a' } })).status).toBe(
      404,
    );
    const closed = stage
      .deliveries()
      .filter(({ event, action }) => event === 'pull_request' && action === 'closed');
    expect(closed).toHaveLength(1);
    const listed = await call('GET', `${R}/commits/{commit_sha}/pulls`, { values: { commit_sha: head } });
    expect(listed.json).toMatchObject([{ number }]);
  });
});

async function graphql(query: string, variables: object): Promise<{ data?: unknown; errors?: unknown }> {
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${stage.url}/graphql`, { method: 'POST', ...auth(token), body });
  return (await response.json()) as { data?: unknown; errors?: unknown };
}

/** Ids of what a glance names only. */
async function nodeIds(): Promise<Record<'runs' | 'environments' | 'protections', readonly string[]>> {
  stage.protect('feature/fine', { approvals: 1 });
  const { data } = await graphql(
    `
      query ids($owner: String!, $name: String!, $number: Int!) {
        repository(owner: $owner, name: $name) {
          environments(first: 5) {
            nodes {
              id
            }
          }
          branchProtectionRules(first: 5) {
            nodes {
              id
            }
          }
          pullRequest(number: $number) {
            commits(last: 1) {
              nodes {
                commit {
                  checkSuites(first: 5) {
                    nodes {
                      checkRuns(first: 5) {
                        nodes {
                          id
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    `,
    { owner: 'acme', name: 'fieldnotes', number },
  );
  const found = (kind: string) =>
    [...JSON.stringify(data).matchAll(new RegExp(`"(${kind}_[^"]+)"`, 'g'))].map(([, id = '']) => id);
  const ids = { runs: found('CR'), environments: found('EN'), protections: found('BPR') };
  expect(Object.values(ids).map(({ length }) => length)).toEqual([2, 1, 1]);
  return ids;
}

describe('the adapter, on GraphQL of the stage', () => {
  const github = () => createGitHub({ appId, privateKey: stage.privateKey, baseUrl: stage.url });

  test('settings, history and people', async () => {
    const { settings, history, people } = github();
    const [listed] = await settings.list(99);
    expect(listed).toMatchObject(repository);
    const overview = await settings.overview(repository);
    expect(overview).toMatchObject({ defaultBranch: 'main', isPrivate: true, truncated: [] });
    expect(overview.observed).toMatchObject({ unread: [], unenforceable: false });
    const rulesets = overview.observed.resources.filter(({ kind }) => kind === 'ruleset');
    expect(rulesets.map(({ name }) => name)).toEqual([guard.name, names.name]);
    for await (const each of settings.overviews(99, listed === undefined ? [] : [listed])) {
      expect(each.overview).toEqual(overview);
    }
    const reading = await settings.pull(repository, number, {
      reverts: number,
      ancestry: [{ from: 'main', to: 'feature/fine' }],
    });
    expect(reading.pull).toMatchObject({ number, author: 'ada', state: 'closed', approvals: ['grace'] });
    expect(reading.reverted).toEqual({ head: 'feature/a', base: 'main', fork: false });
    expect(reading.ancestry.map(({ missing }) => missing)).toEqual([1]);
    expect(await history.merged(repository)).toMatchObject([{ number, head: 'feature/a', author: 'ada' }]);
    expect((await history.tags(repository)).map(({ name }) => name)).toEqual(['v1.0.0']);
    expect(await history.deployments(repository, 'production')).toEqual([]);
    const found = await people.userIds(99, ['ada', 'nobody']);
    expect(found).toEqual({ ada: stage.userId('ada') });
    expect(await settings.organisation(99, 'acme', { properties: true })).toMatchObject({ teams: [] });
  });

  test('every document is answered without an error', async () => {
    const at = { owner: 'acme', name: 'fieldnotes', number };
    const head = await gitText(stage.bare, ['rev-parse', 'main']);
    const [listed] = await github().settings.list(99);
    const id = listed?.nodeId ?? '';
    const made = { environment_name: 'watched' };
    await call('PUT', `${R}/environments/{environment_name}`, { values: made, body: {} });
    const lists = {
      runs: 'check-run',
      environments: 'environment',
      protections: 'branch-protection',
    } as const;
    const watched = Object.entries(lists).map(([name, kind]) => ({ name, kind }));
    const ids = await nodeIds();
    // The day has neither teams nor a merge queue, and writes its files by REST.
    const asked: Record<
      Exclude<DocumentName, 'team' | 'enqueue' | 'commit'>,
      readonly [document: string, variables: object]
    > = {
      overviews: [documents.overviews(), { ids: [id], ...limitsOfMany, app: appId }],
      overview: [documents.overview(), { ...at, ...limitsOfOne, app: appId }],
      pull: [
        documents.pull(1),
        { ...at, ...limitsOfPull, reverts: number, reverting: true, from0: 'main', to0: 'feature/fine' },
      ],
      pulls: [documents.pulls(), { id, ...limitsOfOne }],
      glances: [documents.glances(['first']), { first: [id] }],
      glancePulls: [documents.glancePulls(), { id }],
      watched: [documents.watched(watched), { ...ids, allowances: 10 }],
      branches: [documents.branches(), { id }],
      teams: [documents.teams(), { login: 'acme' }],
      reverted: [documents.reverted(), at],
      ancestry: [documents.ancestry(1), { ...at, from0: 'main', to0: 'feature/fine' }],
      deployments: [documents.deployments(), { ...at, environment: 'production' }],
      tags: [documents.tags(), at],
      merged: [documents.merged(), at],
      checks: [documents.checks(), { ...at, sha: head }],
      queued: [documents.queued(), at],
      users: [documents.users(1), { login0: 'ada' }],
    };
    for (const [name, [query, variables]] of Object.entries(asked)) {
      const { data, errors } = await graphql(query, variables);
      expect([name, errors]).toEqual([name, undefined]);
      expect(JSON.stringify(data)).not.toContain('[null]');
    }
    const refused = await graphql(documents.users(1), { login0: 'nobody' });
    expect(refused.errors).toMatchObject([{ type: 'NOT_FOUND' }]);
  });

  test('a conflict is what git says it is', async () => {
    await git(work, ['fetch', '--quiet', 'origin']);
    const lines = 'abcdefghi'.split('').map((letter) => `${letter}\n`);
    const branchOff = async (branch: string, from: string, text: string) => {
      await gitText(work, ['switch', '-q', '-c', branch, from]);
      await commitFile('lines.txt', text);
      await push(branch);
    };
    await branchOff('feature/lines', 'origin/main', lines.join(''));
    await branchOff('feature/top', 'feature/lines', ['A\n', ...lines.slice(1)].join(''));
    await branchOff('feature/end', 'feature/lines', [...lines.slice(0, -1), 'I\n'].join(''));
    await branchOff('feature/both', 'feature/lines', ['0\n', ...lines.slice(1)].join(''));
    const mergeable = async (head: string) => {
      const at = await stage.openPull({ head, base: 'feature/top', title: head, login: 'ada' });
      return (await github().settings.pull(repository, at)).pull?.mergeable;
    };
    // Both change the same file, and only git knows that they meet in different lines.
    expect(await mergeable('feature/end')).toBe(true);
    expect(await mergeable('feature/both')).toBe(false);
  });

  test('a restored stage has the same rules and comments, and goes on', async () => {
    await stage.snapshot(join(root, 'snapshot'));
    const again = await restoreGitHub(join(root, 'snapshot'), { dir: join(root, 'two') });
    try {
      const of = async (at: GitHubStage) => {
        const { settings } = createGitHub({ appId, privateKey: at.privateKey, baseUrl: at.url });
        const { observed, pulls, branches } = await settings.overview(repository);
        return { observed, pulls, branches };
      };
      expect(await of(again)).toEqual(await of(stage));
      const clone = join(root, 'clone');
      await again.clone(clone, 'ada');
      await gitText(clone, ['commit', '-q', '--allow-empty', '-m', 'Direct']);
      await expect(gitText(clone, ['push', 'origin', 'HEAD:refs/heads/main'])).rejects.toThrow('GH013');
    } finally {
      await again.close();
    }
  });
});
