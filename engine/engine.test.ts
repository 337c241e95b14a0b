import { beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { setImmediate as tick } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import { defaultConfig } from '../core/config/defaults.ts';
import type { FairleadConfig, ServiceConfig } from '../core/config/types.ts';
import { FinalError, TransientError } from '../core/errors/fairlead-error.ts';
import type { Json } from '../core/json.ts';
import type { CheckRun, PullRequest } from '../core/ports/github.ts';
import type { ForkBench } from '../core/ports/fork-tests.ts';
import type { PublishedFile } from '../core/ports/registry.ts';
import type { Instance, InstanceSpec } from '../core/ports/runtime.ts';
import type { TestJob, TestOutcome } from '../core/ports/test-runner.ts';
import { newForkRun } from '../core/testing/fork-run.ts';
import type { Promotion, TestResult, TestRun } from '../core/testing/types.ts';
import { createMemoryStore, type MemoryStore } from '../test/fakes/memory-store.ts';
import type { EngineDeps, Promoter } from './deps.ts';
import { createEngine } from './engine.ts';
import { wheelPromoter } from './promote.ts';

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const hash64 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64url');

/** A small wheel as a build backend writes it. */
function wheel(name: string, version: string): Uint8Array {
  const module = name.replaceAll('-', '_');
  const info = `${module}-${version}.dist-info`;
  const files: Record<string, Uint8Array> = {
    [`${module}/__init__.py`]: strToU8('value = 1\n'),
    [`${info}/METADATA`]: strToU8(`Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`),
    [`${info}/WHEEL`]: strToU8(
      'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    ),
  };
  const lines = Object.entries(files).map(
    ([path, bytes]) => `${path},sha256=${hash64(bytes)},${bytes.length}`,
  );
  const record = strToU8([...lines, `${info}/RECORD,,`, ''].join('\n'));
  return zipSync({ ...files, [`${info}/RECORD`]: record });
}

function service(name: string, needs: readonly string[] = []): ServiceConfig {
  const basics = { name, path: `services/${name}`, package: `shop-${name}`, wsgi: `shop_${name}.app:app` };
  return { ...basics, needs, tests: [], health: '/healthz', probes: ['/healthz'] };
}

const config: FairleadConfig = {
  ...defaultConfig,
  services: { web: service('web', ['notes']), notes: service('notes') },
  integrationTests: { path: 'integration-tests', package: 'shop-it' },
};

const passed: TestResult = { id: 't1', outcome: 'passed', seconds: 1, file: null, line: null, message: null };
const failing: TestResult = {
  id: 'it/test_a.py::t2',
  outcome: 'failed',
  seconds: 1,
  file: 'it/test_a.py',
  line: 12,
  message: 'assert 3 == 4',
};

const pullRequest: PullRequest = {
  number: 4,
  title: 'A change',
  state: 'open',
  merged: false,
  draft: false,
  author: 'ada',
  headRef: 'feature/x',
  headSha: 'a'.repeat(40),
  headRepositoryId: 7,
  baseRef: 'main',
  baseSha: '0'.repeat(40),
};

/** Everything around the engine, in memory; tests change what they need. */
function createStage() {
  const promoter: Promoter = wheelPromoter;
  let now = 1_000_000;
  const store: MemoryStore = createMemoryStore(() => now);
  const files = new Map<string, PublishedFile & { bytes: Uint8Array }>();
  const instances = new Map<string, Instance>();
  const stage = {
    store,
    files,
    instances,
    started: [] as InstanceSpec[],
    checks: [] as CheckRun[],
    jobs: [] as TestJob[],
    stopping: new AbortController(),
    outcome: async (_job: TestJob, _signal: AbortSignal): Promise<TestOutcome> => ({
      kind: 'ended',
      exitCode: 0,
      results: [passed],
    }),
    isReady: () => true,
    promoter,
    github: async () => undefined as unknown,
    /** What GitHub says that the pull request's head is; null: the read fails. */
    head: null as string | null,
    /** Paths that the pull request changes. */
    changed: [] as string[],
    headReads: 0,
    advance: (ms: number) => void (now += ms),
    publish(name: string, version: string): string {
      const bytes = wheel(name, version);
      const filename = `${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`;
      files.set(filename, { filename, version, sha256: sha(bytes), url: filename, bytes });
      return sha(bytes);
    },
    async accept(id: string, data: TestRun['data'], queuedAt = now) {
      const run: TestRun = {
        id,
        installationId: 5,
        data,
        subject: `7/${data.pullRequest === null ? data.ref : `pr/${data.pullRequest.number}`}`,
        phase: 'queued',
        queuedAt,
        startedAt: null,
        endedAt: null,
        environment: [],
        results: [],
        sentence: 'Queued.',
      };
      await store.transaction((batch) => {
        batch.save(`testrun:${id}`, run as unknown as Json, 0);
        const event = { stream: `testrun:${id}`, type: 'testrun.queued', occurredAt: now, source: 'api' };
        batch.append({ ...event, dedupeKey: `queued/${id}`, body: null });
      });
    },
    async run(id: string): Promise<TestRun> {
      return (await store.load(`testrun:${id}`))?.state as unknown as TestRun;
    },
    async promotions(): Promise<Promotion[]> {
      return (await store.list('promotion:')).map(({ state }) => state as unknown as Promotion);
    },
    deps: {} as EngineDeps,
  };
  stage.deps = {
    store,
    github: {
      checks: {
        async put(_repository, run) {
          await stage.github();
          stage.checks.push(run);
          return 1;
        },
      },
      pulls: {
        async get(_repository, number) {
          stage.headReads += 1;
          if (stage.head === null) throw new Error('no answer');
          return { ...pullRequest, number, headSha: stage.head };
        },
        listOpen: async () => [],
        approvals: async () => [],
        changedPaths: async () => stage.changed,
      },
      contents: {
        read: async (_repository, path) => (path === 'integration-tests/src/it/test_a.py' ? 'text' : null),
        defaultBranch: async () => 'main',
      },
    },
    registry: {
      files: async (name) =>
        [...files.values()].filter((file) => file.filename.startsWith(`${name.replaceAll('-', '_')}-`)),
      download: async (file) => files.get(file.filename)?.bytes ?? new Uint8Array(),
      async publish(_name, version, filename, bytes) {
        if (files.has(filename)) return 'already';
        files.set(filename, { filename, version, sha256: sha(bytes), url: filename, bytes });
        return 'published';
      },
    },
    runtime: {
      async start(spec) {
        stage.started.push(spec);
        const {
          id,
          environment,
          package: { version },
        } = spec;
        const port = 4000 + stage.started.length;
        const rest = { host: '127.0.0.1', port, pid: 1, startedAt: now, logFile: `${spec.service}.log` };
        const instance: Instance = { id, service: spec.service, environment, version, ...rest };
        instances.set(id, instance);
        return instance;
      },
      ready: async () => stage.isReady(),
      stop: async (id) => void instances.delete(id),
      list: async () => [...instances.values()],
    },
    runner: {
      run: (job, signal) => {
        stage.jobs.push(job);
        return stage.outcome(job, signal);
      },
    },
    promoter: { promote: (alpha, version) => stage.promoter.promote(alpha, version) },
    clock: {
      now: () => now,
      async sleep(ms) {
        now += ms;
        await tick();
      },
    },
    loadConfig: async () => config,
    statusUrl: (id) => `https://fairlead.example/testruns/${id}`,
    stopping: stage.stopping.signal,
  };
  return stage;
}

type Stage = ReturnType<typeof createStage>;

let stage: Stage;
beforeEach(() => {
  stage = createStage();
});

function artifactOf(name: string | null, version: string) {
  const distribution = name === null ? 'shop-it' : `shop-${name}`;
  const sha256 = stage.publish(distribution, version);
  return {
    kind: 'python' as const,
    service: name,
    name: distribution,
    version,
    sha256,
    releaseVersion: '1.1.0',
  };
}

function messageData(changes: Partial<TestRun['data']> = {}): TestRun['data'] {
  return {
    schema: 1,
    repository: { id: 7, name: 'acme/shop' },
    run: { id: 1, attempt: 1 },
    headSha: 'a'.repeat(40),
    ref: 'refs/heads/main',
    pullRequest: null,
    promotable: true,
    artifacts: [artifactOf('web', '1.1.0a1'), artifactOf('notes', '1.1.0a1'), artifactOf(null, '1.1.0a1')],
    tests: { services: ['web'], reason: [] },
    ...changes,
  };
}

function reconcile(id: string, changes: Partial<EngineDeps> = {}) {
  return createEngine({ ...stage.deps, ...changes }).reconcile(`testrun:${id}`);
}

describe('a run', () => {
  test('of the default branch passes: services in order, tests, promotion, check run, nothing left', async () => {
    await stage.accept('r1', messageData());
    expect(await reconcile('r1')).toEqual({});
    expect(stage.started.map((spec) => spec.id)).toEqual(['test-r1/notes', 'test-r1/web']);
    expect(stage.started[1]?.env).toEqual({ SERVICE_URL_NOTES: 'http://127.0.0.1:4001' });
    expect(stage.jobs).toMatchObject([
      { services: ['notes', 'web'], filename: 'shop_it-1.1.0a1-py3-none-any.whl' },
    ]);
    expect(stage.jobs[0]?.variables).toEqual({
      SERVICE_URL_NOTES: 'http://127.0.0.1:4001',
      SERVICE_URL_WEB: 'http://127.0.0.1:4002',
    });
    expect(stage.instances.size).toBe(0);
    expect(await stage.run('r1')).toMatchObject({ phase: 'passed', reported: true });
    expect(stage.checks.at(-1)).toMatchObject({
      status: 'completed',
      conclusion: 'success',
      headSha: 'a'.repeat(40),
    });
    const promotions = await stage.promotions();
    expect(promotions.map((one) => one.package)).toEqual(['shop-it', 'shop-notes', 'shop-web']);
    for (const promotion of promotions) {
      const file = `${promotion.package.replaceAll('-', '_')}-1.1.0-py3-none-any.whl`;
      expect(stage.files.get(file)?.sha256).toBe(promotion.releaseSha256);
      expect(promotion.releaseSha256).not.toBe(promotion.alphaSha256);
    }
    expect(await stage.store.events({ type: 'artifact.promoted' })).toHaveLength(3);
  });

  test('does nothing twice when its message is delivered again', async () => {
    await stage.accept('r1', messageData());
    await reconcile('r1');
    const before = [stage.jobs.length, stage.checks.length, (await stage.store.events({})).length];
    expect(await reconcile('r1')).toEqual({});
    expect([stage.jobs.length, stage.checks.length, (await stage.store.events({})).length]).toEqual(before);
  });

  test('of a pull request uses promoted alphas for the rest and promotes nothing', async () => {
    await stage.accept('r1', messageData());
    await reconcile('r1');
    const data = messageData({
      artifacts: [artifactOf('web', '1.2.0a0.post4.dev101')],
      promotable: false,
      pullRequest: { number: 4 },
    });
    await stage.accept('r2', data);
    await reconcile('r2');
    const run = await stage.run('r2');
    expect(run.phase).toBe('passed');
    expect(run.environment.map((one) => [one.service, one.origin])).toEqual([
      ['notes', 'promoted'],
      ['web', 'change'],
    ]);
    expect(await stage.promotions()).toHaveLength(3);
  });

  test('fails with the annotation at the failing line of the repository, and promotes nothing', async () => {
    stage.outcome = async () => ({ kind: 'ended', exitCode: 1, results: [passed, failing] });
    await stage.accept('r1', messageData());
    await reconcile('r1');
    expect((await stage.run('r1')).phase).toBe('failed');
    const check = stage.checks.at(-1);
    expect(check).toMatchObject({ conclusion: 'failure', title: '1 of 2 integration tests failed.' });
    expect(check?.annotations).toMatchObject([{ path: 'integration-tests/src/it/test_a.py', startLine: 12 }]);
    expect(await stage.promotions()).toEqual([]);
  });

  test.each<[string, TestOutcome]>([
    ['exit code 4', { kind: 'ended', exitCode: 4, results: [] }],
    ['exit code 5', { kind: 'ended', exitCode: 5, results: [] }],
    ['no test', { kind: 'ended', exitCode: 0, results: [] }],
    ['a killed runner', { kind: 'error', reason: 'a signal ended the process', results: [passed] }],
  ])('with %s is an error and promotes nothing', async (_name, outcome) => {
    stage.outcome = async () => outcome;
    await stage.accept('r1', messageData());
    await reconcile('r1');
    expect((await stage.run('r1')).phase).toBe('error');
    expect(stage.checks.at(-1)?.conclusion).toBe('failure');
    expect(await stage.promotions()).toEqual([]);
  });

  test('names the service that it has no artifact for', async () => {
    await stage.accept('r1', messageData({ artifacts: [artifactOf('web', '1.1.0a1')] }));
    await reconcile('r1');
    expect(stage.checks.at(-1)?.title).toContain('service notes');
    expect(stage.started).toEqual([]);
  });

  test('refuses bytes that are not those of the message, before anything starts', async () => {
    await stage.accept('r1', messageData());
    const name = 'shop_notes-1.1.0a1-py3-none-any.whl';
    const file = stage.files.get(name);
    if (file === undefined) throw new Error('not published');
    stage.files.set(name, { ...file, bytes: wheel('shop-notes', '6.6.6') });
    await reconcile('r1');
    expect((await stage.run('r1')).sentence).toContain('another digest');
    expect(stage.started).toEqual([]);
  });

  test('ends when a service does not become ready, and stops what it started', async () => {
    stage.isReady = () => false;
    await stage.accept('r1', messageData());
    await reconcile('r1');
    expect((await stage.run('r1')).sentence).toMatch(/notes 1\.1\.0a1 did not answer.*notes\.log/);
    expect(stage.instances.size).toBe(0);
  });

  test('ends an hour after it was queued', async () => {
    await stage.accept('r1', messageData());
    stage.advance(60 * 60_000 + 1);
    await reconcile('r1');
    expect((await stage.run('r1')).phase).toBe('error');
  });
});

describe('superseding', () => {
  const pull = (head: string) =>
    messageData({ headSha: head.repeat(40), promotable: true, pullRequest: { number: 4 } });

  test('a queued run gives way without starting anything', async () => {
    await stage.accept('r1', pull('a'), 1_000_000);
    await stage.accept('r2', pull('b'), 1_000_001);
    await reconcile('r1');
    expect(stage.started).toEqual([]);
    expect(stage.checks).toMatchObject([
      { headSha: 'a'.repeat(40), conclusion: 'cancelled', title: 'Superseded by bbbbbbb.' },
    ]);
    await reconcile('r2');
    expect((await stage.run('r2')).phase).toBe('passed');
  });

  test('running tests are stopped, the environment freed, nothing promoted; the newer run goes on', async () => {
    let stopped = false;
    stage.outcome = async (_job, signal) => {
      await stage.accept('r2', pull('b'), stage.deps.clock.now() + 1);
      while (!signal.aborted) await tick();
      stopped = true;
      return { kind: 'aborted' };
    };
    await stage.accept('r1', pull('a'));
    await reconcile('r1');
    expect(stopped).toBe(true);
    expect(stage.instances.size).toBe(0);
    expect(await stage.run('r1')).toMatchObject({ phase: 'superseded', reported: true });
    expect(await stage.promotions()).toEqual([]);
    expect(stage.checks.at(-1)).toMatchObject({ headSha: 'a'.repeat(40), conclusion: 'cancelled' });
  });

  test('tests that end at the very moment promote nothing', async () => {
    stage.outcome = async () => {
      await stage.accept('r2', pull('b'), stage.deps.clock.now() + 1);
      return { kind: 'ended', exitCode: 0, results: [passed] };
    };
    await stage.accept('r1', pull('a'));
    await reconcile('r1');
    expect((await stage.run('r1')).phase).toBe('superseded');
    expect(await stage.promotions()).toEqual([]);
  });

  /** A webhook of a pull request, as the App's handlers write it. */
  async function webhook(number: number, head: string, action = 'synchronize'): Promise<void> {
    const body = { number, headSha: head.repeat(40), action };
    const event = { stream: 'github:7', type: `pull_request.${action}`, occurredAt: 1, source: 'github' };
    await stage.store.transaction((batch) => batch.append({ ...event, dedupeKey: null, body }));
  }

  test('a push while the tests run stops them at once, before any message about it', async () => {
    stage.head = 'a'.repeat(40);
    stage.outcome = async (_job, signal) => {
      stage.head = 'b'.repeat(40);
      await webhook(4, 'b');
      while (!signal.aborted) await tick();
      return { kind: 'aborted' };
    };
    await stage.accept('r1', pull('a'));
    await reconcile('r1');
    expect(await stage.run('r1')).toMatchObject({ phase: 'superseded', reported: true });
    expect(stage.instances.size).toBe(0);
    expect(await stage.promotions()).toEqual([]);
    expect(stage.checks.at(-1)).toMatchObject({
      headSha: 'a'.repeat(40),
      conclusion: 'cancelled',
      title: 'Superseded by bbbbbbb.',
    });
  });

  test('a push that came before the message supersedes without starting anything', async () => {
    stage.head = 'b'.repeat(40);
    await stage.accept('r1', pull('a'));
    await reconcile('r1');
    expect((await stage.run('r1')).phase).toBe('superseded');
    expect(stage.started).toEqual([]);
  });

  test.each<[string, number, string, string | null, number]>([
    ['a late webhook of an older commit', 4, 'c', 'a', 4],
    ["the run's own commit", 4, 'a', 'a', 1],
    ['another pull request', 5, 'b', 'a', 1],
    ['a push that GitHub does not confirm', 4, 'b', null, 4],
  ])('%s supersedes nothing', async (_name, number, head, onGitHub, mostReads) => {
    stage.head = onGitHub === null ? null : onGitHub.repeat(40);
    stage.outcome = async () => {
      await webhook(number, head);
      for (let polls = 0; polls < 100; polls += 1) await stage.deps.clock.sleep(200);
      return { kind: 'ended', exitCode: 0, results: [passed] };
    };
    await stage.accept('r1', pull('a'));
    await reconcile('r1');
    expect((await stage.run('r1')).phase).toBe('passed');
    expect(stage.headReads).toBeLessThanOrEqual(mostReads);
  });

  test('a closed pull request leaves its run alone', async () => {
    stage.deps.github.pulls.get = async (_repository, number) => ({
      ...pullRequest,
      number,
      state: 'closed',
      headSha: 'b'.repeat(40),
    });
    await stage.accept('r1', pull('a'));
    await reconcile('r1');
    expect((await stage.run('r1')).phase).toBe('passed');
  });

  test('another subject, and an older run, supersede nothing', async () => {
    await stage.accept('r0', pull('c'), 1);
    await stage.accept('r1', pull('a'), 2_000);
    await stage.accept('r3', messageData(), 3_000);
    await reconcile('r1');
    expect((await stage.run('r1')).phase).toBe('passed');
  });
});

describe('resuming', () => {
  class Killed extends Error {}

  /** The process dies at the nth save: nothing after it happens, clean-up included. */
  async function dieAtSave(id: string, nth: number): Promise<boolean> {
    let saves = 0;
    const alive = () => {
      if (saves >= nth) throw new Killed();
    };
    const { store, runtime, github } = stage.deps;
    try {
      await reconcile(id, {
        store: {
          ...store,
          async transaction(build) {
            alive();
            const committed = await store.transaction(build);
            saves += 1;
            alive();
            return committed;
          },
        },
        runtime: { ...runtime, stop: async (one, grace) => (alive(), runtime.stop(one, grace)) },
        github: { ...github, checks: { put: async (to, run) => (alive(), github.checks.put(to, run)) } },
      });
      return false;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return true;
    }
  }

  test.each([1, 2, 3, 4, 5])('after a kill at save %d ends in the same state', async (nth) => {
    await stage.accept('r1', messageData());
    expect(await dieAtSave('r1', nth)).toBe(true);
    await reconcile('r1');
    expect(await stage.run('r1')).toMatchObject({ phase: 'passed', reported: true });
    expect(stage.instances.size).toBe(0);
    expect(await stage.promotions()).toHaveLength(3);
    expect(await stage.store.events({ type: 'artifact.promoted' })).toHaveLength(3);
    expect(stage.checks.at(-1)?.conclusion).toBe('success');
  });

  test('tests that have ended are not run again', async () => {
    await stage.accept('r1', messageData());
    await dieAtSave('r1', 3);
    expect((await stage.run('r1')).testedAt).toBeDefined();
    await reconcile('r1');
    expect(stage.jobs).toHaveLength(1);
  });

  test('a failure that may go away is thrown for a retry and leaves nothing running', async () => {
    await stage.accept('r1', messageData());
    stage.outcome = async () => Promise.reject(new TransientError('FL_REGISTRY_UNREACHABLE'));
    await expect(reconcile('r1')).rejects.toThrow(TransientError);
    expect(stage.instances.size).toBe(0);
    expect((await stage.run('r1')).phase).toBe('running');
  });

  test('a stopping process gives the work up and the next one does it', async () => {
    await stage.accept('r1', messageData());
    stage.outcome = async () => {
      stage.stopping.abort();
      return { kind: 'aborted' };
    };
    expect(await reconcile('r1')).toHaveProperty('runAgainAt');
    expect((await stage.run('r1')).phase).toBe('running');
    stage.outcome = async () => ({ kind: 'ended', exitCode: 0, results: [passed] });
    await reconcile('r1', { stopping: new AbortController().signal });
    expect((await stage.run('r1')).phase).toBe('passed');
  });
});

describe('a commit of a fork', () => {
  const sha40 = 'a'.repeat(40);
  const order = {
    repository: { installationId: 5, id: 7, owner: 'acme', name: 'shop' },
    pull: 4,
    sha: sha40,
    asked: 'comment-1-0',
    now: 1_000_000,
  };

  /** A bench that builds what it is told to, and the stage's own parts under other names. */
  function forks(build?: (signal: AbortSignal) => Promise<void>) {
    const seen = { built: [] as string[], started: [] as InstanceSpec[], published: 0, cleared: 0 };
    const wheels = new Map<string, PublishedFile & { bytes: Uint8Array }>();
    const { runtime, runner } = stage.deps;
    const bench: ForkBench = {
      async build({ packages, sha: commit }, signal) {
        await build?.(signal);
        if (signal.aborted) return [];
        return packages.map(({ service: of, name }) => {
          const bytes = wheel(name, '6.6.6');
          const filename = `${name.replaceAll('-', '_')}-6.6.6-py3-none-any.whl`;
          wheels.set(filename, { filename, version: '6.6.6', sha256: sha(bytes), url: filename, bytes });
          seen.built.push(`${name}@${commit.slice(0, 1)}`);
          return { service: of, name, version: '6.6.6', sha256: sha(bytes) };
        });
      },
      registry: {
        files: async (name) =>
          [...wheels.values()].filter((file) => file.filename.startsWith(`${name.replaceAll('-', '_')}-`)),
        download: async (file) => wheels.get(file.filename)?.bytes ?? new Uint8Array(),
        async publish() {
          seen.published += 1;
          return 'published';
        },
      },
      runtime: {
        ...runtime,
        start(spec) {
          seen.started.push(spec);
          return runtime.start(spec);
        },
      },
      runner,
      async clear() {
        seen.cleared += 1;
      },
    };
    return { seen, forks: { open: () => bench } };
  }

  async function accept(changes: Partial<TestRun> = {}): Promise<string> {
    const run = { ...newForkRun(order), ...changes };
    await stage.store.transaction((batch) => {
      batch.save(`testrun:${run.id}`, run as unknown as Json, 0);
      const event = { stream: `testrun:${run.id}`, type: 'testrun.queued', occurredAt: 1, source: 'app' };
      batch.append({ ...event, dedupeKey: null, body: null });
    });
    return run.id;
  }

  beforeEach(() => {
    stage.head = sha40;
    stage.changed = ['services/notes/a.py'];
  });

  test('is built from its source, tested without variables, said to be a fork’s, and cleared away', async () => {
    const { seen, forks: tests } = forks();
    const id = await accept();
    const variables = { notes: { DATABASE_PASSWORD: 'secret' } };
    expect(await reconcile(id, { forks: tests, variables })).toEqual({});
    expect(await stage.run(id)).toMatchObject({ phase: 'passed', reported: true, kind: 'fork' });
    expect(seen.built).toEqual(['shop-web@a', 'shop-notes@a', 'shop-it@a']);
    expect(seen.started.map((spec) => [spec.service, Object.keys(spec.env)])).toEqual([
      ['notes', []],
      ['web', ['SERVICE_URL_NOTES']],
    ]);
    expect(stage.checks.at(-1)).toMatchObject({ headSha: sha40, conclusion: 'success' });
    expect(stage.checks.at(-1)?.summary).toContain('From a fork, built from source');
    expect([seen.cleared, seen.published, stage.files.size]).toEqual([1, 0, 0]);
    expect(await stage.promotions()).toEqual([]);
  });

  test.each([
    ['of a fork promotes nothing even where it is marked', 'fork' as const, 'error', 0],
    ['that is no fork’s and marked the same promotes', undefined, 'passed', 3],
  ])('a run %s', async (_, kind, phase, promoted) => {
    const data = { ...messageData(), promotable: true };
    const id = await accept({ data });
    if (kind === undefined) {
      const { kind: __, ...inside } = await stage.run(id);
      await stage.store.transaction((batch) => batch.save(`testrun:${id}`, inside as unknown as Json, 1));
    }
    const { seen, forks: tests } = forks();
    const { registry } = stage.deps;
    tests.open().registry.files = (name) => registry.files(name);
    tests.open().registry.download = (file) => registry.download(file);
    await reconcile(id, { forks: tests });
    expect((await stage.run(id)).phase).toBe(phase);
    expect(await stage.promotions()).toHaveLength(promoted);
    expect(seen.published).toBe(0);
  });

  test('does not run where the operator has not switched it on', async () => {
    const id = await accept();
    await reconcile(id);
    expect(await stage.run(id)).toMatchObject({ phase: 'error', reported: true });
    expect(stage.checks.at(-1)?.title).toContain('not tested here');
    expect([stage.started, stage.jobs]).toEqual([[], []]);
  });

  test('that changes no service has nothing to test', async () => {
    stage.changed = ['README.md'];
    const id = await accept();
    await reconcile(id, { forks: forks().forks });
    expect(stage.checks.at(-1)?.title).toContain('changes no service');
  });

  test('is given up by a new push while it is built', async () => {
    const { seen, forks: tests } = forks(async (signal) => {
      stage.head = 'b'.repeat(40);
      const body = { number: 4, headSha: 'b'.repeat(40), action: 'synchronize' };
      const event = { stream: 'github:7', type: 'pull_request.synchronize', occurredAt: 1, source: 'github' };
      await stage.store.transaction((batch) => batch.append({ ...event, dedupeKey: null, body }));
      while (!signal.aborted) await tick();
    });
    const id = await accept();
    await reconcile(id, { forks: tests });
    expect(await stage.run(id)).toMatchObject({ phase: 'superseded' });
    expect(stage.checks.at(-1)).toMatchObject({ headSha: sha40, conclusion: 'cancelled' });
    expect([seen.started, seen.cleared]).toEqual([[], 1]);
  });

  test('that cannot be built says why', async () => {
    const { forks: tests } = forks(() => Promise.reject(new FinalError('FL_FORK_BUILD', 'no setup.py')));
    const id = await accept();
    await reconcile(id, { forks: tests });
    expect(stage.checks.at(-1)).toMatchObject({
      conclusion: 'failure',
      title: expect.stringContaining('no setup.py'),
    });
  });
});

describe('promotion', () => {
  test('other bytes are an error, and nothing at all is published', async () => {
    stage.promoter = {
      promote(alpha, version) {
        const release = wheelPromoter.promote(alpha, version);
        return { ...release, bytes: wheel('shop-it', version) };
      },
    };
    await stage.accept('r1', messageData());
    await reconcile('r1');
    expect(await stage.run('r1')).toMatchObject({ phase: 'error', reported: true });
    expect([...stage.files.keys()].filter((name) => name.includes('-1.1.0-'))).toEqual([]);
    expect(await stage.promotions()).toEqual([]);
    expect(stage.checks.at(-1)?.conclusion).toBe('failure');
  });

  test('what is no wheel is carried, neither run nor promoted, and the check says so', async () => {
    const image = {
      kind: 'oci' as const,
      service: 'web',
      name: 'ghcr.io/acme/web',
      version: '1.1.0-alpha.1',
      sha256: 'e'.repeat(64),
      platforms: ['linux/amd64'],
      releaseVersion: '1.1.0',
    };
    const data = messageData();
    await stage.accept('r1', { ...data, artifacts: [image, ...data.artifacts] });
    await reconcile('r1');
    expect((await stage.run('r1')).phase).toBe('passed');
    expect((await stage.promotions()).map((one) => one.package)).not.toContain('ghcr.io/acme/web');
    expect(stage.checks.at(-1)?.summary).toContain(
      'Neither run nor promoted, being no Python packages: oci ghcr.io/acme/web 1.1.0-alpha.1.',
    );
  });

  test('a version that is promoted already from other bytes is an error', async () => {
    await stage.accept('r1', messageData());
    await reconcile('r1');
    const first = await stage.promotions();
    const [notes] = first.filter((one) => one.service === 'notes');
    const key = 'promotion:7/shop-notes/1.1.0';
    await stage.store.transaction((batch) => {
      batch.save(key, { ...notes, releaseSha256: 'f'.repeat(64) }, 1);
    });
    await stage.accept('r2', messageData(), stage.deps.clock.now() + 1);
    await reconcile('r2');
    expect((await stage.run('r2')).phase).toBe('error');
  });
});
