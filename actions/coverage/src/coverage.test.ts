import { describe, expect, test } from '@jest/globals';
import type { BaselineStore } from '../../../core/ports/baselines.ts';
import type { Git } from '../../../core/ports/git.ts';
import type { FolderCache, Job, Workspace } from '../../../core/ports/job.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import { createCacheBaselines, slotOf } from './compare.ts';
import { readFlags } from './flags.ts';
import type { CoverageInputs } from './inputs.ts';
import { main } from './main.ts';
import { firstOfFolder, planOf } from './plan.ts';
import { readCoverage, readTests } from './reports.ts';
import { runTests } from './run.ts';

const head = 'a'.repeat(40);
const base = 'b'.repeat(40);
const older = 'c'.repeat(40);
const inputs: CoverageInputs = {
  appUrl: '',
  run: [],
  python: ['python'],
  junit: [],
  report: ['*.info'],
  exclude: [],
  gates: { patchMinimum: 80, minimum: null, branchMinimum: null, maxDrop: null, ratchet: false },
  flags: [],
  baseline: 'git',
  token: '',
  coberturaFile: '',
  badgeFile: '',
  baseSha: '',
  servicesFrom: '.github/fairlead.yml',
  fail: true,
  part: '',
  maxAnnotations: 1000,
};

/** A store in memory, which can be out of order. */
function memory(kept = new Map<string, string>()) {
  const state = { broken: false };
  const store: BaselineStore = {
    find: (commits) => {
      if (state.broken) throw new FinalError('FL_BASELINE_UNREAD', 'no network');
      const found = commits.find((commit) => kept.has(commit));
      return Promise.resolve(found === undefined ? null : (kept.get(found) ?? null));
    },
    keep: (commit, text) => Promise.resolve(void kept.set(commit, text)),
  };
  return { store, kept, state };
}

/** A job on a checkout of files in memory; lines 2 and 3 of a.js are the change. */
function stage(files: Record<string, string>, pull = true, before: string | null = older) {
  const seen = {
    at: head,
    event: 'pull_request',
    fork: false,
    more: '',
    outputs: new Map<string, string>(),
    log: [] as string[],
    commands: [] as string[],
  };
  const written = new Map<string, string>(Object.entries(files));
  const job = {
    context: {
      repository: { id: 7, name: 'acme/shop' },
      run: { id: 1, attempt: 1, number: 1 },
      headSha: head,
      baseSha: pull ? base : before,
      get event() {
        return seen.event;
      },
      get pullRequest() {
        return pull ? { number: 1, fork: seen.fork } : null;
      },
      ref: pull ? 'refs/pull/1/merge' : 'refs/heads/main',
      defaultBranch: 'main',
    },
    info: (text: string) => void seen.log.push(text),
    command: (lines: readonly string[]) => void seen.commands.push(...lines),
    output: (name: string, value: string) => void seen.outputs.set(name, value),
    summary: () => Promise.resolve(),
    handOver: () => Promise.resolve(),
    run: (command: readonly string[]) => {
      seen.log.push(command.join(' '));
      return Promise.resolve({ exitCode: Number(command[1] ?? 0), stdout: command[2] ?? '' });
    },
  } as unknown as Job;
  const git = {
    head: () => Promise.resolve(seen.at),
    parents: () => Promise.resolve([base, head]),
    fetchCommits: () => Promise.resolve(true),
    mergeBase: (a: string) => Promise.resolve(a === 'gone' ? null : a),
    tracked: () => Promise.resolve(['a.js', 'lib/b.js', 'lcov.info']),
    ancestors: (from: string) =>
      Promise.resolve({ [head]: [head, base, older], [base]: [base, older] }[from] ?? [older]),
    commitTime: () => Promise.resolve(1_700_000_000),
    // From the merge to the head: the base has put a line at the top of a.js, and edited its line 3 of the merge.
    diff: (from: string) =>
      Promise.resolve(
        from === 'HEAD'
          ? 'diff --git a/a.js b/a.js\n--- a/a.js\n+++ b/a.js\n@@ -1 +0,0 @@\n-t\n@@ -3 +2 @@\n-y\n+z\n'
          : `diff --git a/a.js b/a.js\n--- a/a.js\n+++ b/a.js\n@@ -1,0 +2,2 @@\n+x\n+y\n${seen.more}`,
      ),
  } as unknown as Git;
  const matches = (name: string, glob: string) =>
    new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(name);
  const workspace = {
    root: '/w',
    kept: '/kept',
    read: (path: string) => Promise.resolve(written.get(path) ?? null),
    write: (path: string, text: string) => Promise.resolve(void written.set(path, text)),
    list: (path: string) =>
      Promise.resolve(
        [...written.keys()]
          .filter((name) => (path === '.' ? true : name.startsWith(`${path}/`)))
          .map((name) => (path === '.' ? name : name.slice(path.length + 1)).split('/')[0] ?? ''),
      ),
    find: (globs: readonly string[]) =>
      Promise.resolve([...written.keys()].filter((name) => globs.some((glob) => matches(name, glob))).sort()),
    stream: async function* (path: string) {
      yield await Promise.resolve(Buffer.from(written.get(path) ?? ''));
    },
    temporary: () => Promise.resolve('/out'),
  } as unknown as Workspace;
  const play = (change: Partial<CoverageInputs> = {}, baselines: BaselineStore | null = null) =>
    main({ inputs: { ...inputs, ...change }, job, git, workspace, baselines, app: null });
  return { play, seen, written, workspace };
}

const report = (a: Record<number, number>, b?: Record<number, number>) =>
  [
    ['a.js', a],
    ['lib/b.js', b],
  ]
    .filter((entry): entry is [string, Record<number, number>] => entry[1] !== undefined)
    .map(
      ([path, lines]) =>
        `SF:${path}\n${Object.entries(lines)
          .map(([line, hits]) => `DA:${line},${hits}\n`)
          .join('')}end_of_record\n`,
    )
    .join('');

describe('a run', () => {
  test('on the merge of a pull request counts its lines, and shows them on those of the head', async () => {
    const { play, seen } = stage({ 'x.info': report({ 1: 0, 2: 0, 3: 0 }) });
    seen.at = 'd'.repeat(40);
    expect(await play({ gates: { ...inputs.gates, patchMinimum: 50 } })).toContain('0.0 %');
    expect(seen.outputs.get('patch-coverage')).toBe('0.00');
    const shown = seen.commands.join('\n');
    expect(shown).toContain('file=a.js,line=1');
    expect(shown).not.toContain('line=2');
    expect(seen.log.join('\n')).toContain('a.js:3: Not covered: No test runs this line.');
  });

  test('takes reports alone, says what is covered, writes what was asked for', async () => {
    const { play, seen, written } = stage({ 'x.info': report({ 1: 1, 2: 1, 3: 1 }) });
    expect(await play({ coberturaFile: 'out/cov.xml', badgeFile: 'badge.svg' })).toBeNull();
    expect(Object.fromEntries(seen.outputs)).toEqual({
      conclusion: 'success',
      'patch-coverage': '100.00',
      'line-coverage': '100.00',
      'branch-coverage': '',
      'baseline-sha': '',
      change: '',
    });
    expect(written.get('out/cov.xml')).toContain('lines-covered="3" lines-valid="3"');
    expect(written.get('out/cov.xml')).toContain('timestamp="1700000000000"');
    expect(written.get('badge.svg')).toContain('100%');
  });

  test('a broken report fails, and the others are read all the same', async () => {
    const { play, seen } = stage({ 'x.info': report({ 2: 0, 3: 1 }), 'y.info': '', 'z.info': 'SF:a.js\n' });
    expect(await play()).toContain('50.0 % of the changed lines');
    const log = seen.log.join('\n');
    expect(log).toContain('y.info: The report is empty');
    expect(log).toContain('(FL_REPORT_TRUNCATED)');
    expect(seen.commands[0]).toContain('::warning file=a.js,line=2');
  });

  test('paths that are nowhere are no 0 %: coverage is not known', async () => {
    const { play, seen } = stage({ 'x.info': report({ 1: 1 }).replace('a.js', '/other/z.js') });
    expect(await play()).toBe('coverage is not known');
    expect(seen.log.join('\n')).toContain('FL_REPORT_PATHS');
    expect(seen.outputs.get('line-coverage')).toBe('');
  });

  test('a report of files that the change deletes alone is said and fails nothing', async () => {
    const files = { 'x.info': report({ 1: 1 }).replace('a.js', '/w/lib/old.js') };
    const { play, seen } = stage(files);
    expect(await play()).toBe('coverage is not known');
    seen.more = 'diff --git a/lib/old.js b/lib/old.js\n--- a/lib/old.js\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n';
    expect(await play()).toBeNull();
    expect(seen.log.join('\n')).toContain('x.info: 1 file that the change deletes, not counted.');
  });

  test.each([
    ['push', null, 'the push has no commit before it, as the first of a branch'],
    ['workflow_dispatch', null, 'the event workflow_dispatch names no commit to compare with'],
    ['push', 'gone', 'the commit before the push, gone, is not in the history of the checkout'],
  ])('on %s after %j nothing is compared, which is said; minimum gates count', async (event, before, why) => {
    const { play, seen } = stage({ 'x.info': report({ 1: 1, 2: 0, 3: 0 }) }, false, before);
    seen.event = event;
    const flags = readFlags('all: { paths: "**", patch-min: 90, minimum: 10 }');
    expect(await play({ flags })).toBeNull();
    const log = seen.log.join('\n');
    expect(log).toContain(`no change was compared: ${why}`);
    expect(log).toContain('Met: all: changed lines: no change was compared.');
    expect(log).not.toContain('no coverable lines changed');
    expect(seen.outputs.get('patch-coverage')).toBe('');
    const gates = { ...inputs.gates, minimum: 90 };
    expect(await play({ gates })).toBe(`no change was compared: ${why}; 1 gate not met`);
  });

  test('changed files that no report names are listed and fail nothing', async () => {
    const { play, seen } = stage({ 'x.info': report({ 2: 1, 3: 1 }) });
    seen.more = ['lib/b.js', 'b.test.js', 'notes.md']
      .map((path) => `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1,0 +2 @@\n+x\n`)
      .join('');
    expect(await play({ exclude: ['**/*.test.js'] })).toBeNull();
    expect(seen.log.join('\n')).toContain(
      'No report names 1 changed file, whose lines are not counted: lib/b.js.',
    );
  });

  test('on pull_request_target no test of a fork runs; reports are read', async () => {
    const { play, seen } = stage({ 'x.info': report({ 2: 1, 3: 1 }) });
    seen.event = 'pull_request_target';
    seen.fork = true;
    await expect(play({ run: [['npm', '0']] })).rejects.toMatchObject({ code: 'FL_FORK_EVENT' });
    expect(seen.log).not.toContain('npm 0');
    expect(await play()).toBeNull();
    seen.fork = false;
    expect(await play({ run: [['npm', '0']] })).toBeNull();
    expect(seen.log).toContain('npm 0');
  });

  test('an exit code of 1 without a failed test is a failure too', async () => {
    const { play, seen } = stage({ 'x.info': report({ 2: 1, 3: 1 }) });
    expect(await play({ run: [['jest', '1']] })).not.toBeNull();
    expect(seen.log.join('\n')).toContain('ended with exit code 1, and no report names a failed test');
  });

  test('reports that lie where tools write them are found, but not those that are committed', async () => {
    const files = { 'coverage/lcov.info': report({ 2: 1, 3: 1 }), 'lcov.info': report({ 2: 0, 3: 0 }) };
    const { play } = stage(files);
    expect(await play({ run: [['npm', '0']], report: [] })).toBeNull();
    const none = stage({ 'lcov.info': report({ 2: 0, 3: 0 }) });
    expect(await none.play({ run: [['npm', '0']], report: [] })).toBe('coverage is not known');
  });
});

describe('reports that cannot be read', () => {
  const streams = (pieces: number, error?: unknown) => ({
    stream: async function* () {
      for (let left = pieces; left > 0; left -= 1)
        yield await Promise.resolve(new Uint8Array(1024 * 1024).fill(32));
      if (error !== undefined) throw error;
    },
  });

  test('a folder, an empty test report however long, and more files than are looked at', async () => {
    const folder = Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
    expect((await readCoverage(streams(0, folder), ['coverage'])).problems[0]).toContain('it is a folder');
    expect((await readTests(streams(0, folder), ['tests'])).problems[0]).toContain('it is a folder');
    expect((await readTests(streams(65), ['junit.xml'])).problems[0]).toContain('FL_REPORT_EMPTY');
    const many = Array.from({ length: 1000 }, (_, i) => `${i}.xml`);
    expect((await readTests(streams(0), many)).problems[0]).toContain('1000 reports or more');
    await expect(readCoverage(streams(0, new Error('disk')), ['x'])).rejects.toThrow('disk');
  });
});

describe('baselines', () => {
  test('a run on the default branch keeps its figures; a pull request is compared with the nearest', async () => {
    const { store, kept } = memory();
    const push = stage({ 'x.info': report({ 1: 1, 2: 1, 3: 1, 4: 0 }) }, false);
    expect(await push.play({}, store)).toBeNull();
    expect([...kept.keys()]).toEqual([head]);
    kept.set(older, (kept.get(head) ?? '').replace(head, older));
    kept.delete(head);
    const pull = stage({ 'x.info': report({ 1: 1, 2: 1, 3: 1, 4: 1 }) });
    expect(await pull.play({}, store)).toBeNull();
    expect(pull.seen.outputs.get('change')).toBe('25.00');
    expect(pull.seen.outputs.get('baseline-sha')).toBe(older);
    expect(pull.seen.log.join('\n')).toContain('compared with cccccccc, 1 commit older than the base');
    expect([...kept.keys()]).toEqual([older]);
  });

  test('where none is found the log says of how many commits, and what the cache keeps apart', async () => {
    const { play, seen } = stage({ 'x.info': report({ 2: 1, 3: 1 }) });
    const sentence = 'No coverage is kept of the 2 newest commits before this change.';
    await play({}, memory().store);
    expect(seen.log).toContain(sentence);
    await play({ baseline: 'cache' }, memory().store);
    expect(seen.log).toContain(
      `${sentence} Jobs on Windows, and jobs without zstd, find only what their like have put in the cache.`,
    );
  });

  test('failed tests and broken reports are not kept', async () => {
    const { store, kept } = memory();
    const files = { 'x.info': report({ 1: 1 }), 'y.info': 'nonsense' };
    await stage(files, false).play({}, store);
    await stage({ 'x.info': report({ 1: 1 }) }, false).play({ run: [['x', '2']] }, store);
    expect(kept.size).toBe(0);
  });

  test('the ratchet holds over commits, and fails when the baseline cannot be read', async () => {
    const { store, state } = memory();
    const gates = { ...inputs.gates, patchMinimum: 0, ratchet: true };
    const run = (hits: number, pull: boolean) =>
      stage({ 'x.info': report({ 1: 1, 2: hits, 3: hits }) }, pull).play({ gates }, store);
    const first = stage({ 'x.info': report({ 1: 1, 2: 1, 3: 1 }) }, false);
    await first.play({ gates }, { ...store, keep: (_, text) => store.keep(base, text.replace(head, base)) });
    expect(await run(1, true)).toBeNull();
    expect(await run(0, true)).toContain('1 gate not met');
    state.broken = true;
    const unread = stage({ 'x.info': report({ 1: 1, 2: 1, 3: 1 }) });
    expect(await unread.play({ gates }, store)).not.toBeNull();
    expect(unread.seen.log.join('\n')).toContain('FL_BASELINE_UNREAD');
    const relaxed = stage({ 'x.info': report({ 1: 1, 2: 1, 3: 1 }) });
    expect(await relaxed.play({}, store)).toBeNull();
    expect(relaxed.seen.log.join('\n')).toContain('FL_BASELINE_UNREAD');
  });

  test('a record that names another commit is not compared with', async () => {
    const { store } = memory(
      new Map([[base, `{"schema":1,"commit":"${'9'.repeat(40)}","files":{"a.js":[0,9,0,0]},"best":{}}`]]),
    );
    const { play, seen } = stage({ 'x.info': report({ 2: 1, 3: 1 }) });
    await play({}, store);
    expect(seen.outputs.get('baseline-sha')).toBe('');
  });

  test('in the cache: ten commits in one question, and what an earlier job left behind does not count', async () => {
    const { workspace, written } = stage({ '/kept/coverage/baseline.json': 'stale' });
    const asked: string[][] = [];
    const cache: FolderCache = {
      restore: (folder, key, prefixes) => {
        asked.push([key, ...prefixes]);
        if (asked.length === 2) written.set(`${folder}/baseline.json`, 'found');
        return Promise.resolve(false);
      },
      save: (_, key) => Promise.resolve(void asked.push([key])),
    };
    const store = createCacheBaselines(cache, workspace, 'unit');
    const commits = Array.from({ length: 200 }, (_, i) => String(i));
    expect(await store.find(commits)).toBe('found');
    expect(asked.map((keys) => keys.length)).toEqual([10, 10]);
    asked.length = 10;
    expect(await store.find(commits)).toBeNull();
    expect(asked).toHaveLength(15);
    await store.keep('1', 'text');
    expect(asked.at(-1)).toEqual(['fairlead-coverage-v2-unit-1']);
    expect(written.get('/kept/coverage/baseline.json')).toBe('text');
  });
});

describe('whose baseline it is', () => {
  const context = (job: string, workflow = 'CI', action = '__run') => ({ step: { job, workflow, action } });
  const own = slotOf(context('test'), '');

  test.each<[string, string]>([
    ['another job', slotOf(context('browser'), '')],
    ['a job of a matrix', slotOf(context('test'), '3.14')],
    ['a job whose name holds a part', slotOf(context('test 3.14'), '')],
    ['no job', slotOf({}, '')],
  ])('%s has its own', (_, other) => {
    expect([own, other]).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/), expect.not.stringMatching(own)]);
  });

  test('the workflow of pull requests finds what that of the default branch keeps, by the job’s name', () => {
    expect(slotOf(context('test', 'Release', '__run_7'), '')).toBe(own);
  });

  test('two jobs of one commit in one cache', async () => {
    const { workspace, written } = stage({});
    const saved = new Map<string, string>();
    const cache: FolderCache = {
      restore: (folder, key, prefixes) => {
        const found = [key, ...prefixes].map((each) => saved.get(each)).find((text) => text !== undefined);
        if (found !== undefined) written.set(`${folder}/baseline.json`, found);
        return Promise.resolve(found !== undefined);
      },
      save: (folder, key) =>
        Promise.resolve(void saved.set(key, written.get(`${folder}/baseline.json`) ?? '')),
    };
    const unit = createCacheBaselines(cache, workspace, own);
    const browser = createCacheBaselines(cache, workspace, slotOf(context('browser'), ''));
    await unit.keep(head, 'unit');
    expect(await browser.find([head])).toBeNull();
    await browser.keep(head, 'browser');
    expect([await unit.find([head]), await browser.find([head])]).toEqual(['unit', 'browser']);
  });
});

describe('what is run', () => {
  const commandsOf = async (files: Record<string, string>) =>
    (await planOf({ ...inputs, report: [] }, stage(files).workspace)).runs.map(({ command, cwd }) => [
      command.filter((part) => !part.startsWith('-')).join(' '),
      cwd,
    ]);
  const config = 'version: 1\nservices:\n  web: {path: web}\n  api: {path: api}\n';

  test.each([
    [{ 'go.mod': '' }, [['go test ./...', '/w']]],
    [{ 'package.json': '{"devDependencies":{"jest":"1"}}' }, [['npx jest', '/w']]],
    [{ 'package.json': '{"devDependencies":{"jest":"1","vitest":"1"}}' }, [['npx vitest run', '/w']]],
    [{ 'pyproject.toml': '' }, [['python pytest', undefined]]],
    [{ 'test_a.py': '' }, [['python pytest', undefined]]],
    [{ 'package.json': '{}', 'tests/test_a.py': '' }, [['python pytest', undefined]]],
    [
      { '.github/fairlead.yml': config, 'web/tests/test_a.py': '', 'api/go.mod': '', 'pyproject.toml': '' },
      [
        ['python pytest web/tests', undefined],
        ['go test ./...', '/w/api'],
      ],
    ],
    [{ '.github/fairlead.yml': config, 'go.mod': '', 'web/readme.md': '' }, [['go test ./...', '/w']]],
  ])('%j', async (files, wanted) => {
    expect(await commandsOf(files as unknown as Record<string, string>)).toEqual(wanted);
  });

  test('results of Go that break off are no proof, whatever the exit code', async () => {
    const { workspace } = stage({ 'go.mod': '' });
    const problems = async (stdout: string) => {
      const job = {
        context: { event: 'push', pullRequest: null },
        info: () => undefined,
        run: () => Promise.resolve({ exitCode: 0, stdout }),
      } as unknown as Job;
      return (await runTests({ inputs: { ...inputs, report: [] }, job, workspace }, new Set())).problems;
    };
    const begun = '{"Action":"run","Package":"p","Test":"T"}\n{"Action":"pass","Package":"p","Test":"T"}\n';
    const broken = expect.stringMatching(/^go test .* printed results that end too early\.$/);
    expect(await problems(begun)).toContainEqual(broken);
    expect(await problems(`${begun}{"Action":"pass","Package":"p"}\n`)).not.toContainEqual(broken);
  });

  test('no tests at all is an error that says what was looked for', async () => {
    await expect(commandsOf({ 'readme.md': '', 'package.json': 'broken' })).rejects.toThrow(
      'no unit tests were found: there is no go.mod',
    );
  });

  test('of several reports of one run the most exact is taken, in each folder', () => {
    expect(
      firstOfFolder([
        'clover.xml',
        'lcov.info',
        'web/coverage.xml',
        'web/coverage/lcov.info',
        'api/coverage.out',
      ]),
    ).toEqual(['lcov.info', 'web/coverage/lcov.info', 'api/coverage.out']);
  });
});

describe('flags', () => {
  test('are read from YAML, with defaults', () => {
    const [web, api] = readFlags(
      "web: {paths: 'web/**', minimum: 90}\napi: {paths: [a/**, b/**], ratchet: true, carry-forward: false}",
    );
    expect(web).toMatchObject({
      name: 'web',
      minimum: 90,
      ratchet: false,
      carryForward: true,
      maxDrop: null,
    });
    expect([web?.matches('web/x/y.py'), web?.matches('webs/x.py'), api?.matches('b/.c')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(api).toMatchObject({ ratchet: true, carryForward: false });
  });

  test.each([
    'web',
    'web: {}',
    'web: {paths: a, minimum: 101}',
    'web: {paths: a, min: 1}',
    'a b: {paths: a}',
    ': :',
  ])('refuses %j', (text) => {
    expect(() => readFlags(text)).toThrow('flags');
  });
});
