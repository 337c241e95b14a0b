import { expect, test } from '@jest/globals';
import type { Git } from '../../../core/ports/git.ts';
import type { Job, Workspace } from '../../../core/ports/job.ts';
import type { LintInputs } from './inputs.ts';
import { main } from './main.ts';

const head = 'a'.repeat(40);

/** A job whose tool counts its runs, with a cache that keeps files by key. */
function stage() {
  const files = new Map<string, string>();
  const kept = new Map<string, string>();
  const state = { version: 'ruff 1', content: 'c1' as string | null, runs: 0 };
  const git = {
    head: () => Promise.resolve(head),
    contentHash: () => Promise.resolve(state.content),
    tracked: () => Promise.resolve(['a.py']),
  } as unknown as Git;
  const job = {
    context: { headSha: head, baseSha: null, pullRequest: null },
    info: () => undefined,
    command: () => undefined,
    output: () => undefined,
    summary: () => Promise.resolve(),
    run: (command: readonly string[]) => {
      if (command.includes('--version'))
        return Promise.resolve({ exitCode: 0, stdout: `${state.version}\n` });
      state.runs += 1;
      return Promise.resolve({ exitCode: 0, stdout: '[]' });
    },
  } as unknown as Job;
  const workspace = {
    root: '/w',
    kept: '/kept',
    read: (path: string) => Promise.resolve(files.get(path) ?? null),
    write: (path: string, text: string) => Promise.resolve(void files.set(path, text)),
  } as unknown as Workspace;
  const cache = {
    restore: (folder: string, key: string) => {
      files.clear();
      const text = kept.get(key);
      if (text !== undefined) files.set(`${folder}/ruff.json`, text);
      return Promise.resolve(text !== undefined);
    },
    save: (folder: string, key: string) =>
      Promise.resolve(void kept.set(key, files.get(`${folder}/ruff.json`) ?? '')),
  };
  const inputs: LintInputs = {
    appUrl: '',
    tool: 'ruff',
    command: ['ruff'],
    args: [],
    paths: ['.'],
    report: '',
    baseSha: '',
    failOn: 'failure',
    fail: true,
  };
  const lint = (change: Partial<LintInputs> = {}) =>
    main({ inputs: { ...inputs, ...change }, job, git, workspace, cache, app: null });
  return { state, lint };
}

test('equal version, arguments and files: the tool runs once', async () => {
  const { state, lint } = stage();
  await lint();
  await expect(lint()).resolves.toBeNull();
  expect(state.runs).toBe(1);
});

test('anything that the report depends on makes the tool run again', async () => {
  const { state, lint } = stage();
  await lint();
  await lint({ args: ['--select=E'] });
  await lint({ paths: ['src'] });
  state.version = 'ruff 2';
  await lint();
  state.content = 'c2';
  await lint();
  expect(state.runs).toBe(5);
});

test('files that were edited after the checkout are never answered from the cache', async () => {
  const { state, lint } = stage();
  state.content = null;
  await lint();
  await lint();
  expect(state.runs).toBe(2);
});
