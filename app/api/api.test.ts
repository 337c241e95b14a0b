import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Hono } from 'hono';
import { openSqliteStore, type SqliteStore } from '../../adapters/store/sqlite/store.ts';
import { bodyAudience, idempotencyKey } from '../../core/api/idempotency.ts';
import type { RolloutStatus } from '../../core/api/rollouts.ts';
import { defaultConfig } from '../../core/config/index.ts';
import type { FairleadConfig } from '../../core/config/types.ts';
import { deployedKey } from '../../core/delivery/deployed.ts';
import { FinalError, TransientError } from '../../core/errors/fairlead-error.ts';
import type { Json } from '../../core/json.ts';
import type { GitHub, RepositoryRef } from '../../core/ports/github.ts';
import type { Claims } from '../../core/ports/tokens.ts';
import { createApi } from './index.ts';

const origin = 'https://fairlead.example';
const repository: RepositoryRef = { installationId: 5, id: 7, owner: 'acme', name: 'shop' };
const headSha = 'a'.repeat(40);
const mergeSha = 'b'.repeat(40);
const hash = 'c'.repeat(64);
const source = { repository: { id: 7, name: 'acme/shop' }, run: { id: 11, attempt: 1 } };

const onMain: Claims = {
  jti: 'jti',
  repositoryId: 7,
  repository: 'acme/shop',
  runId: 11,
  runAttempt: 1,
  eventName: 'push',
  ref: 'refs/heads/main',
  sha: headSha,
  environment: null,
  jobWorkflowRef: null,
  actor: 'octocat',
};
const onPull: Claims = { ...onMain, eventName: 'pull_request', ref: 'refs/pull/3/merge', sha: mergeSha };

const config: FairleadConfig = {
  ...defaultConfig,
  services: {
    notes: {
      name: 'notes',
      path: 'services/notes',
      package: 'shop-notes',
      wsgi: 'notes:app',
      needs: [],
      tests: [],
      health: '/healthz',
      probes: ['/healthz'],
    },
  },
  environments: {
    production: { name: 'production', target: 'box', deploys: [], approval: [], waitMs: 0, services: {} },
    staging: {
      name: 'staging',
      target: 'box',
      deploys: ['release/*'],
      approval: [],
      waitMs: 0,
      services: {},
    },
  },
};

const findings = {
  ...source,
  schema: 1,
  concern: 'lint',
  headSha,
  conclusion: 'failure',
  title: 'Two findings',
  lines: ['one', 'two'],
  annotations: [
    { path: 'a.py', startLine: 1, endLine: 1, level: 'failure', title: 'F401', message: 'unused' },
  ],
  leftOut: 0,
};

function message(change: Record<string, unknown> = {}): Record<string, unknown> {
  const customData = {
    ...source,
    schema: 1,
    headSha,
    ref: 'refs/heads/main',
    pullRequest: null,
    promotable: true,
    artifacts: [
      {
        kind: 'python',
        service: 'notes',
        name: 'shop-notes',
        version: '1.1.0a5',
        sha256: hash,
        releaseVersion: '1.1.0',
      },
    ],
    tests: { services: ['notes'], reason: [{ service: 'notes', because: 'services/notes/app.py changed' }] },
    ...change,
  };
  const subject = `pkg:pypi/shop-notes@1.1.0a5?checksum=sha256:${hash}`;
  const context = {
    id: 'gh-11-1',
    source: '/github/acme/shop/run/11',
    type: 'dev.cdevents.artifact.published.0.3.0',
  };
  return {
    ...context,
    specversion: '1.0',
    subject,
    time: '2026-11-24T00:00:00Z',
    datacontenttype: 'application/json',
    idempotencykey: idempotencyKey({
      repositoryId: customData.repository.id,
      headSha: customData.headSha,
      subject,
      runId: customData.run.id,
      runAttempt: customData.run.attempt,
    }),
    data: {
      context: { ...context, specversion: '0.5.1', timestamp: '2026-11-24T00:00:00Z' },
      subject: { id: subject, content: { user: 'octocat' } },
      customDataContentType: 'application/json',
      customData,
    },
  };
}
const pullMessage = (change: Record<string, unknown> = {}): Record<string, unknown> =>
  message({ ref: 'refs/pull/3/merge', pullRequest: { number: 3 }, promotable: false, ...change });

const rollout = {
  ...source,
  schema: 1,
  service: 'notes',
  environment: 'production',
  version: 'newest',
  sha: headSha,
  key: '11/1/notes/production',
};
const rollback = {
  ...source,
  schema: 1,
  service: 'notes',
  environment: 'production',
  to: 'previous',
  reason: 'slow',
  key: '11/1/notes/production',
};

describe('the HTTP API', () => {
  let store: SqliteStore;
  let api: Hono;
  let claims: Claims;
  let githubDown: boolean;
  let broken: Error | null;
  let plainAudience: string | undefined;
  const errors: unknown[] = [];
  let verified: number;
  let questions: number;

  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:', clock: { now: () => 1_000 } });
    claims = onMain;
    githubDown = false;
    verified = 0;
    questions = 0;
    broken = null;
    errors.length = 0;
    build();
  });

  function build(): void {
    const github = {
      actions: {
        run: async () => ({ id: 11, attempt: 1, event: 'pull_request', headSha, headBranch: 'feature/x' }),
      },
      contents: { defaultBranch: async () => 'main', read: async () => null },
      installations: {
        repository: async (id: number) => {
          questions += 1;
          return id === 7 || id === 9 ? { ...repository, id } : null;
        },
        all: async () => [repository],
        ids: async () => [repository.installationId],
        login: async () => 'fairlead[bot]',
      },
    } satisfies Pick<GitHub, 'actions' | 'contents' | 'installations'>;
    api = createApi({
      store,
      github,
      // The token is its own audience; who sends it stands in `claims`.
      tokens: {
        verify: async (jwt, { audience, admit }) => {
          const accepted = typeof audience === 'string' ? [audience] : audience;
          const [kind, forAudience = ''] = Buffer.from(jwt, 'base64url').toString().split('|');
          if (kind !== 'token') throw new FinalError('FL_TOKEN_INVALID');
          if (!accepted.includes(forAudience)) throw new FinalError('FL_TOKEN_AUDIENCE');
          await admit?.(claims);
          verified += 1;
          return claims;
        },
      },
      clock: { now: () => 1_000 },
      origin,
      ...(plainAudience === undefined ? {} : { plainAudience }),
      loadConfig: async () => {
        if (broken !== null) throw broken;
        if (githubDown)
          throw new TransientError('FL_GITHUB_UNREACHABLE', 'secret detail', { retryAfterMs: 2_500 });
        return config;
      },
      toStatus: (state) => (state as unknown as { status: RolloutStatus }).status,
      onError: (error) => errors.push(error),
    });
  }

  interface Answer {
    readonly status: number;
    readonly code: string | undefined;
    readonly message: string | undefined;
    readonly body: Record<string, unknown>;
    readonly headers: Headers;
  }
  const tokenFor = (audience: string): string => Buffer.from(`token|${audience}`).toString('base64url');

  async function call(
    path: string,
    body: unknown,
    authorization?: string | null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const raw = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const bearer =
      authorization === undefined ? `Bearer ${tokenFor(bodyAudience(origin, raw ?? ''))}` : authorization;
    const response = await api.request(path, {
      method: raw === undefined ? 'GET' : 'POST',
      ...(raw === undefined ? {} : { body: raw }),
      headers: bearer === null ? headers : { ...headers, authorization: bearer },
    });
    const answer = (await response.json()) as Record<string, unknown>;
    const error = answer.error as { code: string; message: string } | undefined;
    return {
      status: response.status,
      code: error?.code,
      message: error?.message,
      body: answer,
      headers: response.headers,
    };
  }
  async function expectNothingQueued(): Promise<void> {
    expect(await store.jobs()).toEqual([]);
    expect(await store.list('')).toEqual([]);
  }
  async function deploy(): Promise<void> {
    const version = (name: string): Json => ({ version: name, sha256: hash, instanceId: `x/${name}` });
    const deployed = {
      repository: { ...repository },
      stable: version('1.2.0'),
      previous: version('1.1.0'),
      lock: null,
      launch: { 'x/1.1.0': { package: 'shop-notes' } },
    };
    await store.transaction((batch) => batch.save(deployedKey(7, 'production', 'notes'), deployed, 0));
  }
  async function promote(version: string, promotedAt: number): Promise<void> {
    await store.transaction((batch) =>
      batch.save(`promotion:7/shop-notes/${version}`, { releaseVersion: version, promotedAt }, 0),
    );
  }

  const endpoints = [
    ['/v1/findings', findings],
    ['/v1/messages', message()],
    ['/v1/rollouts', rollout],
    ['/v1/rollbacks', rollback],
  ] as const;

  describe.each(endpoints)('%s', (path, good) => {
    test('wants a token', async () => {
      for (const authorization of [null, '', 'Bearer ', 'Basic eDp5', 'token x']) {
        const answer = await call(path, good, authorization);
        expect([answer.status, answer.code]).toEqual([401, 'FL_TOKEN_MISSING']);
      }
      await expectNothingQueued();
    });

    test('wants a token for this very body, before it reads the body', async () => {
      for (const audience of [
        origin,
        bodyAudience(origin, '{}'),
        bodyAudience('https://x', JSON.stringify(good)),
      ]) {
        const answer = await call(path, good, `Bearer ${tokenFor(audience)}`);
        expect([answer.status, answer.code]).toEqual([401, 'FL_TOKEN_AUDIENCE']);
      }
      expect((await call(path, 'no json', `Bearer ${tokenFor(origin)}`)).code).toBe('FL_TOKEN_AUDIENCE');
      expect((await call(path, good, 'Bearer abc')).code).toBe('FL_TOKEN_INVALID');
      await expectNothingQueued();
    });

    test.each<[string, Partial<Claims>, string]>([
      ['repository', { repositoryId: 9 }, 'FL_TOKEN_REPOSITORY'],
      ['repository name', { repository: 'acme/other' }, 'FL_TOKEN_REPOSITORY'],
      ['run', { runId: 12 }, 'FL_TOKEN_RUN'],
      ['attempt', { runAttempt: 2 }, 'FL_TOKEN_RUN'],
    ])('refuses a token of another %s', async (_name, change, code) => {
      claims = { ...onMain, ...change };
      const answer = await call(path, good);
      expect([answer.status, answer.code]).toEqual([403, code]);
      await expectNothingQueued();
    });

    test('checks the digest of the body where it is given, before the token is used up', async () => {
      const raw = JSON.stringify(good);
      const base64 = (name: string, text: string) => createHash(name).update(text).digest('base64');
      const own = base64('sha256', raw);
      const other = base64('sha256', `${raw} `);
      const send = (digest: string) => call(path, good, undefined, { 'content-digest': digest });
      const bad = [
        `sha-256=:${other}:`,
        `sha-512=:${base64('sha512', `${raw} `)}:`,
        `sha-256=:${own}:, sha-512=:${base64('sha512', `${raw} `)}:`,
        `sha-256=:${own.slice(0, 20)}:`,
        `sha-256=${own}`,
        own,
        '',
        `md5=:${'a'.repeat(2000)}:`,
      ];
      for (const digest of bad) {
        const answer = await send(digest);
        expect([answer.status, answer.code, digest]).toEqual([400, 'FL_CONTENT_DIGEST', digest]);
      }
      expect(verified).toBe(0);
      await expectNothingQueued();
      await promote('1.0.0', 1);
      await deploy();
      const fine = [`sha-256=:${own}:`, `md5=:${base64('md5', 'x')}:, sha-256=:${own}:`, 'id-crc32=:AAAA:'];
      for (const digest of fine) expect((await send(digest)).status).toBeLessThan(300);
    });

    test('names the key that is wrong', async () => {
      const answer = await call(path, { ...good, repository: { id: 'x' }, data: {} });
      expect([answer.status, answer.code]).toEqual([400, 'FL_BODY_INVALID']);
      expect(answer.message).toMatch(/: (repository\.id|data\.context): /);
    });

    test('never breaks on a body', async () => {
      const values = fc.oneof(
        fc.jsonValue().map((value) => JSON.stringify(value)),
        fc.string(),
      );
      await fc.assert(
        fc.asyncProperty(values, async (raw) => {
          const { status } = await call(path, raw);
          expect(status).toBe(400);
        }),
        { numRuns: 60 },
      );
      const keys = Object.keys(good);
      const mutations = fc.tuple(fc.constantFrom(...keys), fc.oneof(fc.jsonValue(), fc.constant(undefined)));
      await fc.assert(
        fc.asyncProperty(mutations, async ([key, value]) => {
          const { status } = await call(path, { ...good, [key]: value });
          expect(status).toBeGreaterThanOrEqual(200);
          expect(status).toBeLessThan(500);
        }),
        { numRuns: 60 },
      );
      expect(errors).toEqual([]);
    });

    test('refuses more than 2 MB', async () => {
      const answer = await call(path, ' '.repeat(2 * 1024 * 1024 + 1));
      expect([answer.status, answer.code]).toEqual([413, 'FL_BODY_TOO_LARGE']);
    });
  });

  test('a repository without the App is refused', async () => {
    claims = { ...onMain, repositoryId: 8, repository: 'acme/other' };
    const answer = await call('/v1/findings', { ...findings, repository: { id: 8, name: 'acme/other' } });
    expect([answer.status, answer.code]).toEqual([403, 'FL_NOT_INSTALLED']);
    for (const path of ['/v1/testruns/abc', '/v1/rollouts/abc', '/v1/live-digests'])
      expect((await call(path, undefined)).code).toBe('FL_NOT_INSTALLED');
    // Neither its tokens are kept nor GitHub is asked again.
    expect([verified, questions]).toEqual([0, 1]);
    await expectNothingQueued();
  });

  test('a plain audience is accepted only where it is set', async () => {
    const plain = `Bearer ${tokenFor('fairlead')}`;
    expect((await call('/v1/findings', findings, plain)).code).toBe('FL_TOKEN_AUDIENCE');
    plainAudience = 'fairlead';
    build();
    expect((await call('/v1/findings', findings, plain)).status).toBe(202);
    plainAudience = undefined;
  });

  describe('findings', () => {
    test('are stored with a job, once', async () => {
      expect((await call('/v1/findings', findings)).status).toBe(202);
      expect((await call('/v1/findings', findings)).status).toBe(200);
      const key = `findings:7/${headSha}/lint`;
      expect((await store.jobs()).map((job) => job.key)).toEqual([key]);
      expect(await store.load(key)).toMatchObject({
        version: 1,
        state: { repository, findings: { title: 'Two findings' } },
      });
      expect(await store.events({ stream: key })).toHaveLength(1);
    });

    test('of a later run replace them', async () => {
      await call('/v1/findings', findings);
      expect((await call('/v1/findings', { ...findings, title: 'None' })).status).toBe(202);
      expect((await store.load(`findings:7/${headSha}/lint`))?.state).toMatchObject({
        findings: { title: 'None' },
      });
    });

    test('of a pull request are for the head of its run', async () => {
      claims = onPull;
      expect((await call('/v1/findings', findings)).status).toBe(202);
      const other = await call('/v1/findings', { ...findings, headSha: mergeSha });
      expect([other.status, other.code]).toEqual([403, 'FL_TOKEN_RUN']);
    });

    test('of a push are for its commit', async () => {
      claims = { ...onMain, sha: mergeSha };
      expect((await call('/v1/findings', findings)).code).toBe('FL_TOKEN_RUN');
      claims = { ...onMain, eventName: 'pull_request_target', sha: mergeSha };
      expect((await call('/v1/findings', findings)).code).toBe('FL_TOKEN_RUN');
      await expectNothingQueued();
    });

    test.each([['/etc/passwd'], ['../x'], ['a/../../b'], ['a\nb'], ['']])(
      'do not point to %p',
      async (path) => {
        const annotations = [{ ...findings.annotations[0], path }];
        const answer = await call('/v1/findings', { ...findings, annotations });
        expect(answer.code).toBe('FL_BODY_INVALID');
        expect(answer.message).toContain('annotations.0.path');
      },
    );
  });

  describe('messages', () => {
    test('queue a test run, once, and say where it stands', async () => {
      const first = await call('/v1/messages', message());
      expect(first.status).toBe(202);
      const runId = String(first.body.runId);
      expect(runId).toMatch(/^[0-9a-f]{16}$/);
      expect(first.body.statusUrl).toBe(`${origin}/v1/testruns/${runId}`);
      const second = await call('/v1/messages', message());
      expect([second.status, second.body]).toEqual([200, first.body]);
      expect((await store.jobs()).map((job) => job.key)).toEqual([`testrun:${runId}`]);
      expect((await store.load(`testrun:${runId}`))?.state).toMatchObject({
        id: runId,
        installationId: 5,
        phase: 'queued',
        subject: '7/refs/heads/main',
        data: { promotable: true },
      });
      expect((await call('/v1/live-digests', undefined)).body).toEqual({ digests: [`sha256:${hash}`] });
      expect((await call(`/v1/testruns/${runId}`, undefined)).body).toEqual({
        runId,
        state: 'queued',
        sentence: 'Waiting for its turn',
        passed: 0,
        failed: 0,
        skipped: 0,
        failures: [],
      });
      claims = { ...onMain, repositoryId: 9 };
      expect((await call(`/v1/testruns/${runId}`, undefined)).status).toBe(404);
    });

    test('sent twice at once are one run', async () => {
      const answers = await Promise.all([call('/v1/messages', message()), call('/v1/messages', message())]);
      expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 202]);
      expect(await store.events({})).toHaveLength(1);
    });

    test('with a known key and another body are refused', async () => {
      await call('/v1/messages', message());
      const answer = await call('/v1/messages', message({ tests: { services: [], reason: [] } }));
      expect([answer.status, answer.code]).toEqual([409, 'FL_CONFLICT']);
    });

    test('have the key of what they say', async () => {
      const answer = await call('/v1/messages', { ...message(), idempotencykey: 'd'.repeat(64) });
      expect(answer.message).toContain('idempotencykey');
      expect(answer.status).toBe(400);
    });

    test('may say their key in a header as well, quoted or not, and no other one', async () => {
      const body = message();
      const key = String(body.idempotencykey);
      const send = (header: string) => call('/v1/messages', body, undefined, { 'idempotency-key': header });
      for (const other of ['x', 'd'.repeat(64), key.slice(1), '']) {
        const answer = await send(other);
        expect([answer.status, answer.code]).toEqual([400, 'FL_BODY_INVALID']);
        expect(answer.message).toContain('Idempotency-Key');
      }
      await expectNothingQueued();
      expect((await send(key)).status).toBe(202);
      expect((await send(`"${key}"`)).status).toBe(200);
    });

    test('of every kind of artifact are taken, up to 200, and their chain and trace are kept', async () => {
      const image = { service: 'web', version: '1.1.0', sha256: hash, releaseVersion: '1.1.0' };
      const artifacts = Array.from({ length: 200 }, (_, index) =>
        index % 2 === 0
          ? { ...image, kind: 'oci', name: `ghcr.io/acme/web-${index}`, platforms: ['linux/amd64'] }
          : { ...image, kind: 'npm', name: '@acme/web', integrity: `sha512-${'A'.repeat(86)}==` },
      );
      const body = message({ artifacts });
      const trace = `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`;
      expect((await call('/v1/messages', { ...body, traceparent: trace })).status).toBe(202);
      const [event] = await store.events({ type: 'testrun.queued' });
      expect(event?.body).toMatchObject({ traceparent: trace, chainId: null });
      const more = await call('/v1/messages', message({ artifacts: [...artifacts, image] }));
      expect(more.message).toContain('artifacts');
      for (const bad of ['', '00-0', `00-${'0'.repeat(32)}-${'2'.repeat(16)}-01`]) {
        expect((await call('/v1/messages', { ...body, traceparent: bad })).code).toBe('FL_BODY_INVALID');
      }
    });

    test('show the first of the tests that failed, and count the others', async () => {
      const runId = String((await call('/v1/messages', message())).body.runId);
      const stored = await store.load(`testrun:${runId}`);
      const result = { seconds: 1, file: 'a.py', line: 3, message: 'x' };
      const results = Array.from({ length: 60 }, (_, index) => ({
        ...result,
        id: `t${index}`,
        outcome: index % 2 === 0 ? 'failed' : 'error',
      }));
      const passed = { ...result, id: 'p', outcome: 'passed' };
      const skipped = { ...result, id: 's', outcome: 'skipped' };
      const state = { ...(stored?.state as object), phase: 'failed', results: [passed, skipped, ...results] };
      await store.transaction((batch) => batch.save(`testrun:${runId}`, state, 1));
      const { body } = await call(`/v1/testruns/${runId}`, undefined);
      expect(body).toMatchObject({ state: 'failed', passed: 1, failed: 60, skipped: 1 });
      expect(body.failures).toHaveLength(50);
      expect((body.failures as unknown[])[1]).toEqual({ id: 't1', file: 'a.py', line: 3 });
    });

    test('of a pull request have its number as their subject', async () => {
      claims = onPull;
      const answer = await call('/v1/messages', pullMessage());
      expect(answer.status).toBe(202);
      expect((await store.load(`testrun:${String(answer.body.runId)}`))?.state).toMatchObject({
        subject: '7/pr/3',
      });
    });

    test.each<[string, Record<string, unknown>, string]>([
      ['be promotable', { promotable: true }, 'FL_NOT_AUTHORISED'],
      ['speak for another pull request', { pullRequest: { number: 4 } }, 'FL_TOKEN_RUN'],
      ['speak for no pull request', { pullRequest: null }, 'FL_TOKEN_RUN'],
      ['speak for another ref', { ref: 'refs/heads/main' }, 'FL_TOKEN_RUN'],
      ['speak for another commit', { headSha: mergeSha }, 'FL_TOKEN_RUN'],
    ])('of a pull request cannot %s', async (_name, change, code) => {
      claims = onPull;
      const answer = await call('/v1/messages', pullMessage(change));
      expect([answer.status, answer.code]).toEqual([403, code]);
      await expectNothingQueued();
    });

    test.each<[string, Partial<Claims>]>([
      ['another branch', { ref: 'refs/heads/other' }],
      ['a tag', { ref: 'refs/tags/main' }],
      ['a dispatch', { eventName: 'workflow_dispatch' }],
      ['a schedule', { eventName: 'schedule' }],
    ])('of %s are not promotable', async (_name, change) => {
      claims = { ...onMain, ...change };
      const answer = await call('/v1/messages', message({ ref: claims.ref }));
      expect([answer.status, answer.code]).toEqual([403, 'FL_NOT_AUTHORISED']);
      await expectNothingQueued();
      expect((await call('/v1/messages', message({ ref: claims.ref, promotable: false }))).status).toBe(202);
    });
  });

  describe('rollouts', () => {
    test('of the newest promoted version are stored with a job, once', async () => {
      await promote('1.9.0', 100);
      await promote('1.10.0', 300);
      await promote('1.2.0', 200);
      const first = await call('/v1/rollouts', rollout);
      expect([first.status, first.body.version]).toEqual([202, '1.10.0']);
      const id = String(first.body.rolloutId);
      await promote('2.0.0', 400);
      const second = await call('/v1/rollouts', rollout);
      expect([second.status, second.body]).toEqual([200, first.body]);
      expect((await store.jobs()).map((job) => job.key)).toEqual([`rollout:${id}`]);
      expect((await store.load(`rollout-request:${id}`))?.state).toMatchObject({
        id,
        repository,
        request: { version: '1.10.0', service: 'notes' },
        actor: 'octocat',
        event: 'push',
        requestedAt: 1_000,
      });
      const status = await call(`/v1/rollouts/${id}`, undefined);
      expect(status.body).toMatchObject({
        rolloutId: id,
        state: 'running',
        ended: false,
        version: '1.10.0',
        step: 0,
      });
      const state = { status: { rolloutId: id, state: 'done' } };
      await store.transaction((batch) => batch.save(`rollout:${id}`, state, 0));
      expect((await call(`/v1/rollouts/${id}`, undefined)).body).toEqual(state.status);
      claims = { ...onMain, repositoryId: 9 };
      expect((await call(`/v1/rollouts/${id}`, undefined)).code).toBe('FL_NOT_FOUND');
    });

    test('with a known key and another wish are refused', async () => {
      await promote('1.0.0', 1);
      await call('/v1/rollouts', rollout);
      expect((await call('/v1/rollouts', { ...rollout, version: '1.0.0' })).code).toBe('FL_CONFLICT');
    });

    test.each([
      ['another pattern', { pattern: 'blue-green' }, 'the pattern is canary'],
      ['fewer steps', { steps: [5, 50] }, 'leave out 25'],
      ['a higher step', { steps: [5, 25, 50, 99] }, 'steps 99 are above 50'],
      ['a shorter bake', { bakeMs: 599_999 }, 'shorter than the 600 s'],
      ['a shorter final bake', { finalBakeMs: 1 }, 'shorter than the 1800 s'],
    ])('with %s than configured are refused', async (_name, change, why) => {
      await promote('1.0.0', 1);
      const answer = await call('/v1/rollouts', { ...rollout, ...change });
      expect([answer.status, answer.code]).toEqual([403, 'FL_ROLLOUT_LOOSER']);
      expect(answer.message).toContain(why);
      expect(await store.jobs()).toEqual([]);
    });

    test('with more care than configured are stored with it, and are not the same as those without', async () => {
      await promote('1.0.0', 1);
      const careful = { ...rollout, pattern: 'canary', steps: [1, 5, 25, 50], bakeMs: 600_001 };
      const first = await call('/v1/rollouts', careful);
      expect(first.status).toBe(202);
      const { state } = (await store.load(`rollout-request:${String(first.body.rolloutId)}`)) ?? {};
      expect(state).toMatchObject({ request: { steps: [1, 5, 25, 50], bakeMs: 600_001 } });
      expect((await call('/v1/rollouts', careful)).status).toBe(200);
      expect((await call('/v1/rollouts', rollout)).code).toBe('FL_CONFLICT');
    });

    test.each([
      ['steps that fall', { steps: [50, 5, 25] }],
      ['a step of 100', { steps: [5, 25, 50, 100] }],
      ['a pattern that does not exist', { pattern: 'leap' }],
      ['a bake without end', { bakeMs: 1e12 }],
      ['an address that runs a script', { environmentUrl: 'javascript:alert(1)' }],
    ])('with %s are not understood', async (_name, change) => {
      expect((await call('/v1/rollouts', { ...rollout, ...change })).code).toBe('FL_BODY_INVALID');
    });

    test.each([
      ['a version that was never promoted', { version: '9.9.9' }],
      ['an unknown service', { service: 'nobody' }],
      ['an unknown environment', { environment: 'moon' }],
      ['an environment of a strange name', { environment: 'constructor' }],
      ['a service of a strange name', { service: '__proto__' }],
    ])('of %s are not found', async (_name, change) => {
      await promote('1.0.0', 1);
      const answer = await call('/v1/rollouts', { ...rollout, ...change });
      expect([answer.status, answer.code]).toEqual([404, 'FL_NOT_FOUND']);
      expect(await store.jobs()).toEqual([]);
    });

    test.each<[string, Claims, string]>([
      ['a pull request', onPull, 'a run started by pull_request never changes an environment'],
      [
        'a pull request in the environment',
        { ...onPull, environment: 'production' },
        'never changes an environment',
      ],
      [
        'another branch',
        { ...onMain, ref: 'refs/heads/x' },
        'production allows main, and the job runs on refs/heads/x',
      ],
    ])('asked for by %s are refused with the reason, and that is kept', async (_name, who, reason) => {
      await promote('1.0.0', 1);
      claims = who;
      const answer = await call('/v1/rollouts', rollout);
      expect([answer.status, answer.code]).toEqual([403, 'FL_NOT_AUTHORISED']);
      expect(answer.message).toContain(reason);
      expect(await store.jobs()).toEqual([]);
      expect(await store.list('rollout')).toEqual([]);
      const [event, ...more] = await store.events({ type: 'rollout.refused' });
      expect(event?.body).toMatchObject({ environment: 'production', service: 'notes', actor: 'octocat' });
      expect(event?.body).toMatchObject({ reason: expect.stringContaining(reason) });
      expect(more).toEqual([]);
    });

    test('follow the branches of their environment', async () => {
      await promote('1.0.0', 1);
      const toStaging = { ...rollout, environment: 'staging' };
      expect((await call('/v1/rollouts', toStaging)).code).toBe('FL_NOT_AUTHORISED');
      claims = { ...onMain, ref: 'refs/heads/release/1.0' };
      expect((await call('/v1/rollouts', toStaging)).status).toBe(202);
    });

    test('are of the commit of their run', async () => {
      await promote('1.0.0', 1);
      expect((await call('/v1/rollouts', { ...rollout, sha: mergeSha })).code).toBe('FL_TOKEN_RUN');
    });

    test('wait while GitHub does not answer', async () => {
      githubDown = true;
      const answer = await call('/v1/rollouts', rollout);
      expect([answer.status, answer.code]).toEqual([503, 'FL_GITHUB_UNREACHABLE']);
      expect(answer.headers.get('retry-after')).toBe('3');
      expect(answer.message).not.toContain('secret detail');
      expect(errors).toHaveLength(1);
    });
  });

  describe('rollbacks', () => {
    beforeEach(deploy);

    test('to the version before are stored with a job, once', async () => {
      const first = await call('/v1/rollbacks', rollback);
      expect([first.status, first.body.version]).toEqual([202, '1.1.0']);
      const id = String(first.body.rolloutId);
      expect((await call('/v1/rollbacks', rollback)).status).toBe(200);
      expect((await store.jobs()).map((job) => job.key)).toEqual([`rollout:${id}`]);
      expect((await store.load(`rollback-request:${id}`))?.state).toMatchObject({
        id,
        repository,
        actor: 'octocat',
      });
      expect((await call(`/v1/rollouts/${id}`, undefined)).body).toMatchObject({
        rolloutId: id,
        version: '1.1.0',
      });
      expect((await call('/v1/rollbacks', { ...rollback, to: '1.2.0' })).code).toBe('FL_CONFLICT');
    });

    test.each([
      ['a rollout is under way mean what is stable now', false, '1.2.0'],
      ['another rollback is under way mean what that one goes to', true, '1.1.0'],
    ])('while %s', async (_, other, expected) => {
      const key = deployedKey(7, 'production', 'notes');
      const before = (await store.load(key))?.state as Record<string, Json>;
      await store.transaction((batch) => {
        batch.save(key, { ...before, lock: { holder: 'abc', reason: '', since: 0 } }, 1);
        if (other) batch.save('rollback-request:abc', { version: '1.1.0' }, 0);
      });
      const answer = await call('/v1/rollbacks', rollback);
      expect([answer.status, answer.body.version]).toEqual([202, expected]);
    });

    test('to the version before, once it is live again, mean what is live', async () => {
      const key = deployedKey(7, 'production', 'notes');
      const before = (await store.load(key))?.state as Record<string, Json>;
      const { stable, previous } = before as { stable: Json; previous: Json };
      const after = { ...before, stable: previous, previous: null, wentBackFrom: stable };
      await store.transaction((batch) => batch.save(key, after, 1));
      const answer = await call('/v1/rollbacks', rollback);
      expect([answer.status, answer.body.version]).toEqual([202, '1.1.0']);
      await store.transaction((batch) => batch.save(key, { ...after, wentBackFrom: null }, 2));
      const first = await call('/v1/rollbacks', { ...rollback, key: 'other' });
      expect([first.status, first.code]).toEqual([404, 'FL_NOT_FOUND']);
    });

    test('say which commit the version is of, where that is known', async () => {
      expect((await call('/v1/rollbacks', rollback)).body).not.toHaveProperty('sha');
      const promotion = { releaseVersion: '1.1.0', sha: headSha };
      await store.transaction((batch) => batch.save('promotion:7/shop-notes/1.1.0', promotion, 0));
      expect((await call('/v1/rollbacks', rollback)).body).toHaveProperty('sha', headSha);
    });

    test('that can never be carried out are shown as failed, with why', async () => {
      const id = String((await call('/v1/rollbacks', rollback)).body.rolloutId);
      await store.transaction((batch) =>
        batch.save(`rollout-refusal:${id}`, { sentence: 'not allowed', at: 0 }, 0),
      );
      expect((await call(`/v1/rollouts/${id}`, undefined)).body).toMatchObject({
        state: 'failed',
        ended: true,
        sentence: 'not allowed',
      });
    });

    test('to any version that is kept are taken, whatever is live', async () => {
      const key = deployedKey(7, 'production', 'notes');
      const before = (await store.load(key))?.state as Record<string, Json>;
      const oldest = { version: '0.9.0', sha256: hash, instanceId: 'x/0.9.0' };
      const good = [before['stable'] ?? null, before['previous'] ?? null, oldest];
      const launch = { 'x/0.9.0': { package: 'shop-notes' } };
      await store.transaction((batch) => {
        batch.save(key, { ...before, schema: 2, good, launch }, 1);
        batch.save('promotion:7/shop-notes/0.9.0', { releaseVersion: '0.9.0', sha: headSha }, 0);
      });
      const first = await call('/v1/rollbacks', { ...rollback, to: '0.9.0' });
      expect([first.status, first.body]).toMatchObject([202, { version: '0.9.0', sha: headSha }]);
      const again = await call('/v1/rollbacks', { ...rollback, to: '0.9.0' });
      expect([again.status, again.body]).toEqual([200, first.body]);
      const live = await call('/v1/rollbacks', { ...rollback, to: '1.2.0', key: 'live' });
      expect([live.status, live.body.version]).toEqual([202, '1.2.0']);
      const never = await call('/v1/rollbacks', { ...rollback, to: '1.1.5', key: 'never' });
      expect(never).toMatchObject({
        status: 404,
        message: 'No such thing: notes has no 1.1.5 version to go back to; kept are 1.2.0, 1.1.0, 0.9.0',
      });
    });

    test('to what is not kept, or where nothing runs, are not found', async () => {
      expect((await call('/v1/rollbacks', { ...rollback, to: '0.1.0' })).code).toBe('FL_NOT_FOUND');
      expect((await call('/v1/rollbacks', { ...rollback, service: 'web' })).code).toBe('FL_NOT_FOUND');
    });

    test('by a pull request are refused', async () => {
      claims = { ...onPull, environment: 'production' };
      expect((await call('/v1/rollbacks', rollback)).code).toBe('FL_NOT_AUTHORISED');
      expect(await store.events({ type: 'rollback.refused' })).toHaveLength(1);
      expect(await store.jobs()).toEqual([]);
    });

    test('work without GitHub for a job in the environment, and for no other', async () => {
      githubDown = true;
      expect((await call('/v1/rollbacks', rollback)).code).toBe('FL_NOT_AUTHORISED');
      claims = { ...onMain, environment: 'production' };
      expect((await call('/v1/rollbacks', rollback)).status).toBe(202);
    });
  });

  test('ids that are none are not found', async () => {
    for (const id of ['x', '..%2f..', 'a'.repeat(65), '%00', '0123456789abcdef']) {
      expect((await call(`/v1/rollouts/${id}`, undefined)).code).toBe('FL_NOT_FOUND');
      expect((await call(`/v1/testruns/${id}`, undefined)).code).toBe('FL_NOT_FOUND');
    }
  });

  test('what breaks inside is not told outside', async () => {
    broken = new TypeError('sqlite: the store is closed');
    const answer = await call('/v1/rollouts', rollout);
    expect([answer.status, answer.code]).toEqual([500, 'FL_INTERNAL']);
    expect(JSON.stringify(answer.body)).not.toMatch(/store|closed|sqlite/i);
    expect(errors).toHaveLength(1);
  });
});
