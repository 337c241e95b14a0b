import { describe, expect, test } from '@jest/globals';
import { findingsRequest } from '../../core/api/findings.ts';
import { FinalError, TransientError } from '../../core/errors/fairlead-error.ts';
import type { Json } from '../../core/json.ts';
import type { CheckRun, GitHub, PullRequest } from '../../core/ports/github.ts';
import type { NewEvent, Store } from '../../core/ports/store.ts';
import { createLoadConfig } from './configuration.ts';
import { reconcileFindings } from './findings.ts';
import { reconcilePolicy } from './policy.ts';

const sha = 'a'.repeat(40);
const repository = { installationId: 7, id: 42, owner: 'acme', name: 'shop' };

/** A store of plain maps: what these reconcilers use of it. */
function memoryStore() {
  const states = new Map<string, { state: Json; version: number }>();
  const events: NewEvent[] = [];
  const jobs: string[] = [];
  const store = {
    load: async (key: string) => {
      const found = states.get(key);
      return found === undefined ? null : { key, ...found };
    },
    events: async () =>
      events.map((event, index) => ({ ...event, position: index, receivedAt: 0 })).toReversed(),
    transaction: async (build: Parameters<Store['transaction']>[0]) => {
      build({
        append: (event) => events.push(event),
        enqueue: (key) => jobs.push(key),
        save: (key, state, expected) => {
          if ((states.get(key)?.version ?? 0) !== expected) throw new FinalError('FL_STATE_CONFLICT', key);
          states.set(key, { state, version: expected + 1 });
        },
      });
      return { positions: [] };
    },
  } as unknown as Store;
  const hint = (body: Json) =>
    events.push({ stream: 'github:42', type: 'x', occurredAt: 0, source: 'github', dedupeKey: null, body });
  hint({ installationId: 7, repositoryId: 42, owner: 'acme', name: 'shop' });
  return { store, states, jobs, hint };
}

const pull: PullRequest = {
  number: 3,
  title: 't',
  state: 'open',
  merged: false,
  draft: false,
  author: 'ann',
  headRef: 'feature/x',
  headSha: sha,
  headRepositoryId: 42,
  baseRef: 'main',
  baseSha: 'b'.repeat(40),
};

function stage() {
  const files = new Map<string, string>();
  const world = { pull, changed: [] as string[], approvals: ['bob'], contentsFail: false };
  const puts: CheckRun[] = [];
  const github = {
    checks: { put: async (_: unknown, run: CheckRun) => puts.push(run) },
    pulls: {
      get: async () => world.pull,
      listOpen: async () => [world.pull, { ...world.pull, number: 4 }],
      approvals: async () => world.approvals,
      changedPaths: async () => world.changed,
    },
    contents: {
      defaultBranch: async () => 'main',
      read: async (_: unknown, path: string, ref: string) => {
        if (world.contentsFail) throw new TransientError('FL_GITHUB_UNREACHABLE');
        return files.get(`${ref}:${path}`) ?? null;
      },
    },
  } as unknown as GitHub;
  const memory = memoryStore();
  const deps = { github, store: memory.store, clock: { now: () => 5 } };
  return { ...memory, files, world, puts, deps };
}

describe('reconcilePolicy', () => {
  test('puts the verdict on the head, once', async () => {
    const { puts, deps, world } = stage();
    await reconcilePolicy('policy:42/3', deps);
    await reconcilePolicy('policy:42/3', deps);
    expect(puts).toMatchObject([
      { name: 'fairlead/policy', headSha: sha, conclusion: 'success', status: 'completed' },
    ]);
    world.approvals = [];
    await reconcilePolicy('policy:42/3', deps);
    expect(puts.map(({ conclusion }) => conclusion)).toEqual(['success', 'action_required']);
    world.pull = { ...pull, headSha: 'c'.repeat(40) };
    await reconcilePolicy('policy:42/3', deps);
    expect(puts.at(-1)?.headSha).toBe('c'.repeat(40));
  });

  test('a bad branch name fails and the allowed names are said', async () => {
    const { puts, deps, world } = stage();
    world.pull = { ...pull, headRef: 'my-stuff' };
    await reconcilePolicy('policy:42/3', deps);
    expect(puts[0]).toMatchObject({ conclusion: 'failure' });
    expect(puts[0]?.summary).toContain(String.raw`feature/\*, fix/\*`);
  });

  test("a pull request's own configuration is checked, and never applied", async () => {
    const { puts, deps, world, files } = stage();
    world.changed = ['.github/fairlead.yml'];
    world.approvals = [];
    files.set('main:.github/fairlead.yml', 'approvals: 2');
    files.set(`${sha}:.github/fairlead.yml`, 'approvals: 0');
    await reconcilePolicy('policy:42/3', deps);
    expect(puts[0]).toMatchObject({ conclusion: 'action_required' });
    files.set(`${sha}:.github/fairlead.yml`, 'version: 1\nstratgy: x');
    await reconcilePolicy('policy:42/3', deps);
    expect(puts[1]).toMatchObject({
      conclusion: 'failure',
      annotations: [{ path: '.github/fairlead.yml', startLine: 2, startColumn: 1 }],
    });
  });

  test('a broken default branch leaves the last valid configuration in force', async () => {
    const { puts, deps, files, world } = stage();
    files.set('main:.github/fairlead.yml', 'strategy: gitflow');
    await reconcilePolicy('policy:42/3', deps);
    files.set('main:.github/fairlead.yml', 'strategy: [');
    world.approvals = ['bob', 'cid'];
    await reconcilePolicy('policy:42/3', deps);
    expect(puts[0]?.title).toContain('By the strategy gitflow');
    expect(puts[1]?.title).toContain('By the strategy gitflow');
    expect(puts[1]?.summary).toContain('is broken (line 1');
    expect((await createLoadConfig(deps)(repository)).strategy).toBe('gitflow');
  });

  test('a failed read is no configuration: nothing is written', async () => {
    const { puts, deps, world, states } = stage();
    world.contentsFail = true;
    await expect(reconcilePolicy('policy:42/3', deps)).rejects.toThrow(TransientError);
    expect(puts).toEqual([]);
    expect(states.size).toBe(0);
  });

  test('a star enqueues every open pull request', async () => {
    const { jobs, deps, puts } = stage();
    await reconcilePolicy('policy:42/*', deps);
    expect(jobs).toEqual(['policy:42/3', 'policy:42/4']);
    expect(puts).toEqual([]);
  });

  test('closed pull requests, unknown repositories and odd keys are left alone', async () => {
    const { deps, puts, world, hint } = stage();
    hint({ something: 'else' });
    world.pull = { ...pull, state: 'closed' };
    await reconcilePolicy('policy:42/3', deps);
    await reconcilePolicy('policy:x/3', deps);
    expect(puts).toEqual([]);
  });
});

test('reconcileFindings puts what the job found', async () => {
  const { deps, puts, store } = stage();
  const findings = findingsRequest.parse({
    schema: 1,
    repository: { id: 42, name: 'acme/shop' },
    run: { id: 1, attempt: 1 },
    concern: 'coverage',
    headSha: sha,
    conclusion: 'neutral',
    title: 'no tests',
    lines: [],
    annotations: [],
    leftOut: 0,
  });
  const key = `findings:42/${sha}/coverage`;
  await reconcileFindings(key, deps);
  expect(puts).toEqual([]);
  await store.transaction((batch) => batch.save(key, { repository, findings } as unknown as Json, 0));
  await reconcileFindings(key, deps);
  expect(puts).toMatchObject([{ name: 'fairlead/coverage', conclusion: 'neutral', headSha: sha }]);
});
