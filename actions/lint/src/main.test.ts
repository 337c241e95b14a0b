import { describe, expect, test } from '@jest/globals';
import { findingsRequest, type Findings } from '../../../core/api/findings.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { FairleadApi } from '../../../core/ports/fairlead.ts';
import type { Git } from '../../../core/ports/git.ts';
import type { CommandOptions, CommandResult, Job, Workspace } from '../../../core/ports/job.ts';
import type { LintInputs } from './inputs.ts';
import { fittingLinters, type LinterName, linterOf, linters } from './linters.ts';
import { main } from './main.ts';

const head = 'a'.repeat(40);
const base = 'b'.repeat(40);

const entry = (line: number, more: object = {}) => ({
  code: 'F401',
  message: 'm',
  filename: '/w/a.py',
  location: { row: line, column: 1 },
  end_location: { row: line, column: 3 },
  ...more,
});

interface Started {
  readonly command: readonly string[];
  readonly options: CommandOptions;
}

/** A job whose programs are functions, with a cache that keeps files by key. */
function stage() {
  const files = new Map<string, string>([['a.py', 'one\ntwo\nthree\n']]);
  const kept = new Map<string, Map<string, string>>();
  const state = {
    version: 'ruff 1',
    content: 'c1' as string | null,
    tracked: ['a.py'],
    diff: '',
    base: null as string | null,
    runs: [] as Started[],
    log: [] as string[],
    commands: [] as string[],
    complete: false,
    /** The commit that is checked out, its parents, and the patch from it to the head. */
    at: head,
    parents: [] as string[],
    toHead: '',
    pull: null as { number: number; fork: boolean } | null,
    event: 'pull_request',
    fetched: 0,
    /** How often git was asked for the base. */
    asked: 0,
    outputs: {} as Record<string, string>,
    sent: [] as Findings[],
    program: (() => ({ exitCode: 0, stdout: '[]' })) as (command: readonly string[]) => CommandResult | null,
  };
  const git = {
    head: () => Promise.resolve(state.at),
    parents: () => Promise.resolve(state.parents),
    fetchCommits: () => {
      state.fetched += 1;
      return Promise.resolve(true);
    },
    complete: () => state.complete,
    mergeBase: () => {
      state.asked += 1;
      return Promise.resolve(base);
    },
    diff: (from: string) => Promise.resolve(from === 'HEAD' ? state.toHead : state.diff),
    contentHash: () => Promise.resolve(state.content),
    tracked: () => Promise.resolve(state.tracked),
  } as unknown as Git;
  const job = {
    context: {
      headSha: head,
      baseSha: null,
      get pullRequest() {
        return state.pull;
      },
      get event() {
        return state.event;
      },
      repository: { id: 7, name: 'acme/shop' },
      run: { id: 1, attempt: 1, number: 1 },
    },
    info: (text: string) => void state.log.push(text),
    command: (lines: readonly string[]) => void state.commands.push(...lines),
    output: (name: string, value: string) => void (state.outputs[name] = value),
    summary: () => Promise.resolve(),
    handOver: () => Promise.resolve(),
    run: (command: readonly string[], options: CommandOptions = {}) => {
      const isVersion = command.at(-1) === '--version' || command.at(-1) === '-version';
      if (!isVersion) state.runs.push({ command, options });
      const result = state.program(command);
      if (result === null) return Promise.reject(new FinalError('FL_COMMAND_FAILED', 'could not be started'));
      return Promise.resolve(isVersion ? { exitCode: 0, stdout: `${state.version}\n` } : result);
    },
  } as unknown as Job;
  const workspace = {
    root: '/w',
    kept: '/kept',
    temporary: (name: string) => Promise.resolve(`/tmp/${name}`),
    read: (path: string) => Promise.resolve(files.get(path) ?? null),
    // oxlint-disable-next-line require-yield
    stream: async function* (path: string) {
      const text = files.get(path);
      if (text === undefined) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
      yield await Promise.resolve(new TextEncoder().encode(text));
    },
    find: ([glob = '']) =>
      Promise.resolve([...files.keys()].filter((path) => path.startsWith(glob.split('*')[0] ?? ''))),
    write: (path: string, text: Iterable<string>) =>
      Promise.resolve(void files.set(path, [...text].join(''))),
  } as unknown as Workspace;
  const cache = {
    restore: (folder: string, key: string) => {
      for (const path of files.keys()) if (path.startsWith(folder)) files.delete(path);
      for (const [path, text] of kept.get(key) ?? []) files.set(path, text);
      return Promise.resolve(kept.has(key));
    },
    save: (folder: string, key: string) =>
      Promise.resolve(void kept.set(key, new Map([...files].filter(([path]) => path.startsWith(folder))))),
  };
  const app = {
    findings: (findings: Findings) => Promise.resolve(void state.sent.push(findingsRequest.parse(findings))),
  } as unknown as FairleadApi;
  const inputs: LintInputs = {
    appUrl: '',
    tools: ['ruff'],
    command: null,
    args: [],
    paths: ['.'],
    reports: [],
    timeoutMs: 900_000,
    baseSha: '',
    show: 'changed-lines',
    contextLines: 0,
    baseline: '',
    maxAnnotations: 1000,
    outputFolder: '',
    failOn: 'failure',
    fail: true,
    part: '',
  };
  const lint = (change: Partial<LintInputs> = {}, withApp = true) =>
    main({ inputs: { ...inputs, ...change }, job, git, workspace, cache, app: withApp ? app : null });
  return { state, files, lint };
}

describe('the merge of a pull request', () => {
  const merged = () => {
    const made = stage();
    made.state.at = 'd'.repeat(40);
    made.state.parents = [base, head];
    made.state.pull = { number: 7, fork: false };
    made.state.diff = 'diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1,0 +2,2 @@\n+two\n+three\n';
    // The base has put a line at the top.
    made.state.toHead = 'diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1 +0,0 @@\n-one\n';
    return made;
  };

  test('is compared with the base that it merges into, and shown on the lines of the head', async () => {
    const { state, lint } = merged();
    state.program = () => ({ exitCode: 1, stdout: JSON.stringify([entry(1), entry(3)]) });
    await expect(lint()).resolves.toBe('Ruff: 1 finding on changed lines');
    expect(state.sent[0]?.annotations).toMatchObject([{ path: 'a.py', startLine: 2, endLine: 2 }]);
    expect([state.asked, state.fetched]).toEqual([0, 1]);
    await lint({ show: 'all', fail: false });
    expect(state.sent[1]?.annotations).toHaveLength(1);
    expect(state.sent[1]?.lines).toContain('a.py:1: F401: m');
  });

  test('needs nothing fetched where nothing was found; a merge of another commit is refused', async () => {
    const { state, files, lint } = merged();
    files.set('report.json', '[]');
    await expect(lint({ reports: ['report.json'] })).resolves.toBeNull();
    expect([state.asked, state.fetched, state.sent.length]).toEqual([0, 0, 1]);
    state.parents = [base, 'e'.repeat(40)];
    await expect(lint({ reports: ['report.json'] })).rejects.toThrow('github.event.pull_request.head.sha');
  });
});

test('on pull_request_target no linter runs on a fork’s code; reports are read', async () => {
  const { state, files, lint } = stage();
  files.set('report.json', '[]');
  state.event = 'pull_request_target';
  state.pull = { number: 7, fork: true };
  await expect(lint()).rejects.toMatchObject({ code: 'FL_FORK_EVENT' });
  expect(state.runs).toEqual([]);
  await expect(lint({ reports: ['report.json'] })).resolves.toBeNull();
  state.pull = { number: 7, fork: false };
  await expect(lint()).resolves.toBeNull();
  expect(state.runs).toHaveLength(1);
});

describe('the cache', () => {
  test('equal version, arguments and files: the tool runs once, with the same result', async () => {
    const { state, lint } = stage();
    state.program = () => ({ exitCode: 1, stdout: JSON.stringify([entry(2)]) });
    await lint();
    await expect(lint()).resolves.toBe('Ruff: 1 finding in the repository');
    expect(state.runs).toHaveLength(1);
    expect(state.sent[1]).toEqual(state.sent[0]);
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
    expect(state.runs).toHaveLength(5);
  });

  test('files that were edited after the checkout are never answered from the cache', async () => {
    const { state, lint } = stage();
    state.content = null;
    await lint();
    await lint();
    expect(state.runs).toHaveLength(2);
  });

  test('a run that broke is not kept, and a kept file that is damaged is not believed', async () => {
    const { state, files, lint } = stage();
    state.program = () => ({ exitCode: 1, stdout: '[{"code' });
    await expect(lint()).resolves.toContain('1 problem');
    await lint();
    expect(state.runs).toHaveLength(2);
    state.program = () => ({ exitCode: 0, stdout: '[]' });
    await lint();
    const damaged = stage();
    await damaged.lint();
    for (const path of files.keys()) if (path.startsWith('/kept')) files.set(path, '{');
    await lint();
    expect(state.runs).toHaveLength(3);
  });
});

describe('running linters', () => {
  test('those that fit and start are run; those that do not start are named', async () => {
    const { state, lint } = stage();
    state.tracked = ['a.py', 'run.sh', '-x.sh', 'img/Dockerfile', 'api/go.mod', 'api/main.go'];
    state.program = ([program]) => (program === 'hadolint' ? null : { exitCode: 0, stdout: '[]' });
    await lint({ tools: [] });
    expect(state.runs.map(({ command, options }) => [command.join(' '), options.cwd])).toEqual([
      ['ruff check --output-format json -- .', undefined],
      ['golangci-lint run --path-mode=abs --output.json.path=/tmp/linter/report.json ./...', '/w/api/'],
      ['shellcheck --format=checkstyle run.sh ./-x.sh', undefined],
    ]);
    expect(state.runs.every(({ options }) => options.timeoutMs === 900_000)).toBe(true);
    expect(state.sent[0]?.lines).toContain('Hadolint is not installed: Dockerfiles were not linted.');
  });

  test('a linter that breaks fails the check, and the findings of the others are shown', async () => {
    const { state, lint } = stage();
    state.tracked = ['a.py', 'run.sh'];
    state.program = ([program]) =>
      program === 'shellcheck'
        ? { exitCode: 4, stdout: '', stderr: 'it burns' }
        : { exitCode: 1, stdout: JSON.stringify([entry(2, { code: 'W1' })]) };
    await expect(lint({ tools: [] })).resolves.toContain('ShellCheck ended with exit code 4');
    expect(state.sent[0]?.annotations).toHaveLength(1);
    expect(state.sent[0]?.conclusion).toBe('failure');
    expect(state.log).toContain('it burns');
  });

  test('a linter that is named must start; none at all is an error', async () => {
    const { state, lint } = stage();
    state.program = () => null;
    await expect(lint()).rejects.toThrow('Ruff could not be started');
    await expect(lint({ tools: [] })).rejects.toThrow('Ruff is not installed');
    state.tracked = ['README.md'];
    await expect(lint({ tools: [] })).rejects.toThrow('No linter that fits the repository was found');
  });

  test('a command tells its linter, or the input does', async () => {
    const { state, lint } = stage();
    await lint({ tools: [], command: ['python', '-m', 'ruff'] });
    expect(state.runs[0]?.command.slice(0, 4)).toEqual(['python', '-m', 'ruff', 'check']);
    await lint({ tools: ['ruff'], command: ['uvx', 'thing'], args: ['x'] });
    expect(state.runs[1]?.command.slice(0, 3)).toEqual(['uvx', 'thing', 'check']);
    await expect(lint({ tools: [], command: ['uvx', 'thing'] })).rejects.toThrow(
      'name it in the input `tool`',
    );
    await expect(lint({ tools: ['ruff', 'eslint'], command: ['ruff'] })).rejects.toThrow(
      'command needs one linter',
    );
  });

  test.each([
    [['/usr/bin/ruff'], 'ruff'],
    [['npx', 'eslint.cmd'], 'eslint'],
    [['node', '/x/ruff.mjs'], 'ruff'],
    [['C:\\bin\\hadolint.exe'], 'hadolint'],
    [['docker', 'run', 'image'], null],
  ])('%j is %s', (command, wanted) => {
    expect(linterOf(command)).toBe(wanted);
  });

  test.each([
    [['x.js'], []],
    [['x.ts', 'web/eslint.config.mjs'], ['eslint']],
    [
      ['x.vue', '.oxlintrc.json', '.eslintrc'],
      ['eslint', 'oxlint'],
    ],
    [['x.go'], []],
    [['.github/workflows/ci.yml', 'docs/workflows/ci.yml'], ['actionlint']],
    [['a.Dockerfile', 'Dockerfile.dev', 'Dockerfiles/x'], ['hadolint']],
    [['Dockerfiles/x', 'my.sh.txt', 'x.pyc'], []],
  ] as const)('%j is for %j', (tracked, wanted) => {
    expect(fittingLinters(tracked)).toEqual(wanted);
  });

  test('starts are bounded in length; only files under the paths count', () => {
    const tracked = [...Array.from({ length: 450 }, (_, index) => `s/${index}.sh`), 't/x.sh', 's.sh'];
    const request = { version: '', args: ['-x'], tracked, report: '', paths: ['./s/'] };
    const starts = linters.shellcheck.invocations(request);
    expect(starts.map(({ args }) => args.length)).toEqual([202, 202, 52]);
    expect(linters.shellcheck.invocations({ ...request, paths: ['none'] })).toEqual([]);
  });

  test('ESLint runs where it is configured, with the program that is installed there', async () => {
    const { state, files, lint } = stage();
    state.tracked = [
      'web/eslint.config.js',
      'web/a.js',
      'web/sub/.eslintrc.json',
      'admin/eslint.config.mjs',
      'admin/b.ts',
    ];
    const local = '/w/admin/node_modules/.bin/eslint';
    files.set('/tmp/linter/report.json', '[]');
    state.program = ([program]) => (program === local ? { exitCode: 0, stdout: '' } : null);
    await lint({ tools: [] });
    expect(state.runs.map(({ command, options }) => [command[0], command.at(-1), options.cwd])).toEqual([
      [local, '.', '/w/admin/'],
      [local, '.', '/w/web/'],
    ]);
    state.runs.length = 0;
    await lint({ tools: [], paths: ['./web/src', 'docs'] });
    expect(state.runs.map(({ command, options }) => [command.at(-1), options.cwd])).toEqual([
      ['src', '/w/web/'],
    ]);
    const start = (tracked: readonly string[]) =>
      linters.eslint.invocations({ version: '', args: [], paths: ['src', 'x'], tracked, report: '/r' });
    expect(start(['.eslintrc', 'web/.eslintrc'])).toEqual([
      { args: ['--format', 'json', '--output-file', '/r', '--', 'src', 'x'], cwd: '' },
    ]);
    expect(start([])[0]?.cwd).toBe('');
  });

  test('both versions of golangci-lint get a file to write to', () => {
    const start = (version: string) =>
      linters['golangci-lint'].invocations({
        version,
        args: [],
        paths: ['.'],
        tracked: ['go.mod'],
        report: '/r',
      });
    expect(start('golangci-lint has version v1.64.8 built with go1.24')[0]?.args).toContain('json:/r');
    expect(start('golangci-lint has version 2.12.0 built with go1.26')[0]).toMatchObject({
      args: expect.arrayContaining(['--output.json.path=/r']) as unknown,
      cwd: '',
    });
    const names = Object.keys(linters) as LinterName[];
    expect(names.every((name) => linters[name].lastFindingsExit === 1)).toBe(true);
  });
});

describe('reading reports', () => {
  test('any number of them; one that is broken or missing is named and the others stand', async () => {
    const { state, files, lint } = stage();
    files.set('r/one.json', JSON.stringify([entry(1)]));
    files.set(
      'r/two.xml',
      '<checkstyle><file name="a.py"><error line="3" message="n" source="S"/></file></checkstyle>',
    );
    files.set('r/cut.sarif', '{"version":"2.1.0","runs":[');
    files.set('r/empty.json', '');
    const failed = await lint({ reports: ['r/*.json', 'r/two.xml', 'r/cut.sarif', 'gone.json', 'none/*.x'] });
    expect(state.sent[0]?.annotations.map(({ startLine, title }) => [startLine, title])).toEqual([
      [1, 'F401'],
      [3, 'S'],
    ]);
    for (const [name, code] of [
      ['r/empty.json', 'FL_REPORT_EMPTY'],
      ['r/cut.sarif', 'FL_REPORT_TRUNCATED'],
      ['gone.json', 'FL_REPORT_INVALID'],
      ['none/*.x', 'FL_REPORT_INVALID'],
    ] as const) {
      expect(
        state.sent[0]?.lines.some((line) => line.startsWith(`${name}: `) && line.endsWith(`(${code})`)),
      ).toBe(true);
      expect(failed).toContain(name);
    }
    expect(state.runs).toHaveLength(0);
  });

  test.each([
    [true, '[]', 0],
    [true, ' [\n]\n', 0],
    [false, '[]', 1],
    [true, JSON.stringify([entry(2)]), 1],
  ])('complete clone: %j, report %s: git is asked %i times for the base', async (complete, report, asked) => {
    const { state, files, lint } = stage();
    state.complete = complete;
    files.set('lint.json', report);
    await lint({ reports: ['lint.json'], baseSha: base });
    expect(state.asked).toBe(asked);
    expect(state.sent[0]?.title).toContain('lines');
  });

  test('paths of which none is the repository’s fail the check', async () => {
    const { files, lint } = stage();
    files.set('r.json', JSON.stringify([entry(1, { filename: '/elsewhere/z.py' })]));
    await expect(lint({ reports: ['r.json'] })).resolves.toContain('(FL_REPORT_PATHS)');
    files.set(
      'r.json',
      JSON.stringify([entry(1, { filename: '/elsewhere/z.py' }), entry(1, { code: 'W1' })]),
    );
    await expect(lint({ reports: ['r.json'] })).resolves.toBeNull();
  });
});

describe('what comes out', () => {
  const diff = ['diff --git a/a.py b/a.py', '--- a/a.py', '+++ b/a.py', '@@ -2 +2 @@', '-x', '+two', ''].join(
    '\n',
  );
  const fix = (line: number, applicability = 'safe') => ({
    applicability,
    edits: [{ content: 'FIX', location: { row: line, column: 1 }, end_location: { row: line, column: 2 } }],
  });

  test('changed lines are shown, a baseline is silent, files hold all of it', async () => {
    const { state, files, lint } = stage();
    state.diff = diff;
    files.set(
      'r.json',
      JSON.stringify([
        entry(1, { fix: fix(1) }),
        entry(2, { fix: fix(2) }),
        entry(2, { code: 'X', fix: fix(2, 'unsafe') }),
      ]),
    );
    const change = { reports: ['r.json'], baseSha: base, outputFolder: 'out' };
    await lint(change);
    expect(
      state.sent[0]?.annotations.map(({ startLine, title, rawDetails }) => [
        startLine,
        title,
        rawDetails?.split('\n')[0],
      ]),
    ).toEqual([
      [2, 'F401', 'Replace line 2:'],
      [2, 'X', 'Replace line 2 (this may change what the code does):'],
    ]);
    expect(state.outputs).toMatchObject({ findings: '2', 'all-findings': '3', conclusion: 'failure' });
    expect(files.get(state.outputs['patch'] ?? '')).toContain('-two\n+FIXwo\n');
    expect(files.get(state.outputs['patch'] ?? '')).not.toContain('FIXne');
    expect(state.outputs['sarif']).toBe('/w/out/lint.sarif');
    expect(
      (JSON.parse(files.get('/w/out/lint.sarif') ?? '') as { runs: { results: unknown[] }[] }).runs[0]
        ?.results,
    ).toHaveLength(3);

    files.set('known.json', files.get('/w/out/baseline.json') ?? '');
    await expect(lint({ ...change, baseline: 'known.json' })).resolves.toBeNull();
    expect(state.sent[1]?.lines).toContain('3 findings of the baseline.');
    expect(state.outputs).toMatchObject({ findings: '0', patch: '' });
    await expect(lint({ ...change, baseline: 'gone.json' })).rejects.toThrow('there is no gone.json');
  });

  test('every finding of 3,000 is annotated, or counted, listed and in the SARIF file', async () => {
    const { state, files, lint } = stage();
    files.set(
      'r.json',
      JSON.stringify(
        Array.from({ length: 3000 }, (_, index) =>
          entry(1 + (index % 3), { message: `m${index}`, code: `R${index % 7}` }),
        ),
      ),
    );
    await lint({ reports: ['r.json'] });
    const [sent] = state.sent;
    expect(sent).toMatchObject({ leftOut: 2000 });
    expect(sent?.annotations).toHaveLength(1000);
    expect(sent?.grouped?.map(({ rule }) => rule).sort()).toEqual(['R0', 'R1', 'R2', 'R3', 'R4', 'R5', 'R6']);
    expect(sent?.grouped?.reduce((sum, { findings }) => sum + findings, 0)).toBe(2000);
    expect(sent?.file).toBe('lint.sarif');
    const log = state.log.join('\n');
    expect(log.match(/^ {2}a\.py:\d: failure: R\d: m\d+/gm)).toHaveLength(2000);
    await lint({ reports: ['r.json'], maxAnnotations: 5000 });
    expect(state.sent[1]?.annotations).toHaveLength(3000);
    expect(state.sent[1]?.leftOut).toBe(0);
  });

  test('without an App the runner’s ten of a kind are commands and the rest is listed', async () => {
    const { state, files, lint } = stage();
    files.set(
      'r.json',
      JSON.stringify(
        Array.from({ length: 25 }, (_, index) => entry(1, { message: `m${index}`, fix: fix(1) })),
      ),
    );
    await lint({ reports: ['r.json'] }, false);
    expect(state.commands).toHaveLength(11);
    expect(state.commands.at(-1)).toMatch(
      /^::notice title=fairlead\/lint::15 findings of 25 not annotated: .* in the log and in \/.*\/lint\.sarif\.$/,
    );
    expect(state.commands[0]).toContain('::m0%0A%0AReplace line 1:%0A```suggestion%0AFIXne%0A```');
    expect(state.log.join('\n').match(/^ {2}a\.py:1: /gm)).toHaveLength(15);
  });
});
