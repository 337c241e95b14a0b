import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { openDeployment } from '../../../core/delivery/github-deployments.ts';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { CheckRun, RepositoryRef } from '../../../core/ports/github.ts';
import { createGitHub, createGitHubForToken } from './index.ts';

interface Sent {
  readonly line: string;
  readonly body: Record<string, unknown> | null;
  readonly authorization: string;
}
type Answer = {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

const repository: RepositoryRef = { installationId: 7, id: 42, owner: 'acme', name: 'shop' };
const repo = '/repos/acme/shop';
const sha = 'a'.repeat(40);

/** A GitHub that answers from a table of `VERB path` and keeps what was asked. */
function stage(table: Record<string, Answer | ((sent: Sent) => Answer)>) {
  const sent: Sent[] = [];
  const fake: typeof fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const request: Sent = {
      line: `${init?.method ?? 'GET'} ${url.pathname}${url.search}`,
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : null,
      authorization: String(new Headers(init?.headers).get('authorization')),
    };
    sent.push(request);
    const key = [request.line, request.line.replace(/\?.*/, '')].find((line) => line in table);
    if (key === undefined) return Promise.reject(new TypeError(`nothing listens for ${request.line}`));
    const entry = table[key];
    const {
      status = 200,
      body = {},
      headers = {},
    } = typeof entry === 'function' ? entry(request) : (entry ?? {});
    return Promise.resolve(Response.json(body, { status, headers }));
  };
  const connection = { baseUrl: 'https://api.example', fetch: fake };
  return { sent, github: createGitHubForToken({ ...connection, token: 't' }), connection };
}

const run: CheckRun = {
  name: 'fairlead/lint',
  headSha: sha,
  status: 'completed',
  conclusion: 'failure',
  title: 'two',
  summary: 's',
  annotations: [],
  externalId: `lint:${sha}`,
};
const note = (line: number) => ({
  path: 'a.py',
  startLine: line,
  endLine: line,
  startColumn: 2,
  endColumn: 3,
  level: 'failure' as const,
  title: 'F401',
  message: `m${line}`,
});
const apiNote = (line: number) => ({
  path: 'a.py',
  start_line: line,
  end_line: line,
  start_column: 2,
  end_column: 3,
  annotation_level: 'failure',
  title: 'F401',
  message: `m${line}`,
});
const listing = `GET ${repo}/commits/${sha}/check-runs`;
const existing = (count: number, app = 1) => ({
  body: {
    check_runs: [
      { id: 4, external_id: 'other', output: { annotations_count: 0 } },
      { id: 5, external_id: run.externalId, app: { id: app }, output: { annotations_count: count } },
    ],
  },
});

describe('checks.put', () => {
  test('makes a run where there is none, in batches of 50 that only the last completes', async () => {
    const { github, sent } = stage({
      [listing]: { body: { check_runs: [] } },
      [`POST ${repo}/check-runs`]: { status: 201, body: { id: 9 } },
      [`PATCH ${repo}/check-runs/9`]: { body: { id: 9 } },
    });
    const annotations = Array.from({ length: 120 }, (_, index) => note(index + 1));
    expect(await github.checks.put(repository, { ...run, annotations })).toBe(9);
    const writes = sent.slice(1).map(({ body }) => {
      const output = body?.['output'] as { annotations: unknown[] };
      return [body?.['status'], body?.['conclusion'], output.annotations.length];
    });
    expect(writes).toEqual([
      ['in_progress', undefined, 50],
      ['in_progress', undefined, 50],
      ['completed', 'failure', 20],
    ]);
  });

  test('updates its own run while it has no annotations', async () => {
    const { github, sent } = stage({
      [listing]: existing(0),
      [`PATCH ${repo}/check-runs/5`]: { body: { id: 5 } },
    });
    const annotations = [{ ...note(1), rawDetails: 'Delete line 1.' }];
    expect(await github.checks.put(repository, { ...run, annotations })).toBe(5);
    const wanted = [{ ...apiNote(1), raw_details: 'Delete line 1.' }];
    expect(sent[1]?.body?.['output']).toEqual({ title: 'two', summary: 's', annotations: wanted });
  });

  test('sends equal annotations never twice, and makes a new run for others', async () => {
    const { github, sent } = stage({
      [listing]: existing(2),
      [`GET ${repo}/check-runs/5/annotations`]: { body: [apiNote(2), apiNote(1)] },
      [`PATCH ${repo}/check-runs/5`]: { body: { id: 5 } },
      [`POST ${repo}/check-runs`]: { status: 201, body: { id: 6 } },
    });
    expect(await github.checks.put(repository, { ...run, annotations: [note(1), note(2)] })).toBe(5);
    expect(sent.at(-1)?.body?.['output']).toMatchObject({ annotations: [] });
    expect(await github.checks.put(repository, { ...run, annotations: [note(1), note(3)] })).toBe(6);
  });

  test('goes on with a run that may be resumed, without reading what it has', async () => {
    const { github, sent } = stage({
      [listing]: existing(50),
      [`PATCH ${repo}/check-runs/5`]: { body: { id: 5 } },
    });
    const annotations = Array.from({ length: 120 }, (_, index) => note(index + 1));
    expect(await github.checks.put(repository, { ...run, annotations, resumable: true })).toBe(5);
    const firsts = sent.slice(1).map(({ body }) => {
      const output = body?.['output'] as { annotations: { start_line: number }[] };
      return [body?.['status'], output.annotations.length, output.annotations[0]?.start_line];
    });
    expect(firsts).toEqual([
      ['in_progress', 50, 51],
      ['completed', 20, 101],
    ]);
  });

  test("leaves another App's run of the same name alone", async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const { sent, connection } = stage({
      'POST /app/installations/7/access_tokens': {
        status: 201,
        body: { token: 'ghs_x', expires_at: '2999-01-01T00:00:00Z', permissions: {} },
      },
      [listing]: existing(0, 99),
      [`POST ${repo}/check-runs`]: { status: 201, body: { id: 6 } },
    });
    const github = createGitHub({ ...connection, appId: 1, privateKey });
    expect(await github.checks.put(repository, run)).toBe(6);
    await github.checks.put(repository, run);
    const tokens = sent.filter(({ line }) => line.includes('access_tokens'));
    expect(tokens).toHaveLength(1);
    expect(tokens[0]?.authorization).toMatch(/^bearer ey/i);
    expect(sent.at(-1)?.authorization).toBe('token ghs_x');
  });
});

describe('pulls', () => {
  const pull = {
    number: 3,
    title: 't',
    state: 'open',
    user: { login: 'ann' },
    head: { ref: 'feature/x', sha, repo: null },
    base: { ref: 'main', sha: 'b'.repeat(40) },
  };

  test('a pull request whose fork is gone', async () => {
    const { github } = stage({ [`GET ${repo}/pulls/3`]: { body: pull } });
    expect(await github.pulls.get(repository, 3)).toMatchObject({
      headRepositoryId: null,
      merged: false,
      draft: false,
    });
  });

  test('an approval counts while it is the newest word and about the head', async () => {
    const review = (login: string, state: string, commit = sha) => ({
      user: { login },
      state,
      commit_id: commit,
    });
    const { github } = stage({
      [`GET ${repo}/pulls/3`]: { body: pull },
      [`GET ${repo}/pulls/3/reviews`]: {
        body: [
          review('old', 'APPROVED', 'c'.repeat(40)),
          review('bob', 'CHANGES_REQUESTED'),
          review('bob', 'APPROVED'),
          review('bob', 'COMMENTED'),
          review('cid', 'APPROVED'),
          review('cid', 'DISMISSED'),
          { ...review('', 'APPROVED'), user: null },
        ],
      },
    });
    expect(await github.pulls.approvals(repository, 3)).toEqual(['bob']);
  });

  test('reads every page; renames have both names', async () => {
    const page = Array.from({ length: 100 }, (_, index) => ({ filename: `f${index}` }));
    const { github } = stage({
      [`GET ${repo}/pulls/3/files?per_page=100&page=1`]: { body: page },
      [`GET ${repo}/pulls/3/files?per_page=100&page=2`]: {
        body: [{ filename: 'new', previous_filename: 'old' }],
      },
    });
    const paths = await github.pulls.changedPaths(repository, 3);
    expect(paths).toHaveLength(102);
    expect(paths.slice(-2)).toEqual(['new', 'old']);
  });
});

describe('contents', () => {
  const path = `GET ${repo}/contents/.github%2Ffairlead.yml`;
  const contents = (answer: Answer, other: Record<string, Answer> = {}) =>
    stage({ [path]: answer, [path.replace('%2F', '/')]: answer, ...other }).github.contents.read(
      repository,
      '.github/fairlead.yml',
      'main',
    );

  test('the text of a file', async () => {
    const content = Buffer.from('é: 1\n').toString('base64');
    expect(await contents({ body: { type: 'file', encoding: 'base64', content } })).toBe('é: 1\n');
  });

  test('null only where the repository can be read and the file is not there', async () => {
    const missing = { status: 404, body: { message: 'Not Found' } };
    expect(await contents(missing, { [`GET ${repo}`]: { body: { default_branch: 'main' } } })).toBeNull();
    await expect(contents(missing, { [`GET ${repo}`]: missing })).rejects.toThrow(FinalError);
    const noRef = { status: 404, body: { message: 'No commit found for the ref x' } };
    await expect(contents(noRef, { [`GET ${repo}`]: { body: { default_branch: 'main' } } })).rejects.toThrow(
      FinalError,
    );
    await expect(contents({ status: 502 })).rejects.toThrow(TransientError);
  });
});

describe('deployments', () => {
  const deployment = {
    sha,
    environment: 'production',
    description: 'd',
    production: true,
    payload: { key: 'rollout:1', service: 'notes' },
  };

  test('the same key gives the same deployment', async () => {
    const { github } = stage({
      [`GET ${repo}/deployments`]: {
        body: [
          { id: 1, payload: '' },
          { id: 2, payload: '{"key":"rollout:1"}' },
        ],
      },
    });
    expect(await openDeployment(github.deployments.of(repository), deployment)).toBe(2);
  });

  test('a new one waits for nothing and merges nothing; statuses are cut', async () => {
    const { github, sent } = stage({
      [`GET ${repo}/deployments`]: { body: [{ id: 1, payload: { key: 'other' } }] },
      [`POST ${repo}/deployments`]: { status: 201, body: { id: 3 } },
      [`POST ${repo}/deployments/3/statuses`]: { status: 201, body: { id: 1 } },
    });
    expect(await openDeployment(github.deployments.of(repository), deployment)).toBe(3);
    expect(sent[1]?.body).toMatchObject({
      auto_merge: false,
      required_contexts: [],
      payload: { key: 'rollout:1', service: 'notes' },
    });
    await github.deployments.of(repository).say(3, {
      state: 'failure',
      description: 'x'.repeat(200),
      logUrl: 'https://l',
      environmentUrl: 'https://e',
    });
    expect(String(sent[2]?.body?.['description'])).toHaveLength(140);
    expect(sent[2]?.body).toMatchObject({ auto_inactive: false, environment_url: 'https://e' });
  });
});

describe('installations', () => {
  test('a repository by its id; another id under the same name is not it', async () => {
    const { github } = stage({
      [`GET ${repo}/installation`]: { body: { id: 7 } },
      [`GET ${repo}`]: { body: { id: 42, name: 'shop', owner: { login: 'acme' } } },
      'GET /repos/acme/gone/installation': { status: 404 },
    });
    expect(await github.installations.repository(42, 'acme', 'shop')).toEqual(repository);
    expect(await github.installations.repository(41, 'acme', 'shop')).toBeNull();
    expect(await github.installations.repository(42, 'acme', 'gone')).toBeNull();
  });

  test('all of them, without suspended ones', async () => {
    const { github } = stage({
      'GET /app/installations': { body: [{ id: 7 }, { id: 8, suspended_at: '2026-01-01T00:00:00Z' }] },
      'GET /installation/repositories': {
        body: { repositories: [{ id: 42, name: 'shop', owner: { login: 'acme' } }] },
      },
    });
    expect(await github.installations.all()).toEqual([repository]);
  });
});

describe('errors', () => {
  const get = (answer: Answer) =>
    stage({ [`GET ${repo}`]: answer }).github.contents.defaultBranch(repository);
  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: unknown) => error,
    );

  test('5xx and no answer are transient', async () => {
    expect(await failure(get({ status: 500 }))).toBeInstanceOf(TransientError);
    const nobody = stage({}).github.contents.defaultBranch(repository);
    expect(await failure(nobody)).toMatchObject({ code: 'FL_GITHUB_UNREACHABLE' });
  });

  test('a rate limit is transient and says how long', async () => {
    expect(await failure(get({ status: 429, headers: { 'retry-after': '7' } }))).toMatchObject({
      retryAfterMs: 7000,
    });
    const reset = Date.parse('2026-11-24T00:01:30Z') / 1000;
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(reset),
      date: 'Tue, 24 Nov 2026 00:00:00 GMT',
    };
    expect(await failure(get({ status: 403, headers }))).toMatchObject({ retryAfterMs: 90_000 });
  });

  test('a refusal is final and names request and permission', async () => {
    const headers = { 'x-accepted-github-permissions': 'metadata=read' };
    const error = await failure(get({ status: 403, headers }));
    expect(error).toBeInstanceOf(FinalError);
    expect(String(error)).toContain(
      'GET /repos/{owner}/{repo}: status 403; it needs the permission metadata=read',
    );
  });

  test('an answer of another shape is no answer', async () => {
    expect(await failure(get({ body: { default_branch: 7 } }))).toBeInstanceOf(TransientError);
  });
});
