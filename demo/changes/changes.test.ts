import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  badPullRequest,
  faultyVersion,
  goodPullRequest,
  supersedingPush,
  type ChangeOptions,
} from './changes.ts';
import { git } from './edit.ts';
import { stripes } from './faster-excerpt.ts';
import { jobPython, testWithPython } from '../../test/fakes/python-tools.ts';

const options: ChangeOptions = {
  author: { name: 'Mira Sand', email: 'mira@example.org' },
  date: '2026-03-02T09:00:00+00:00',
  base: 'main',
};
jest.setTimeout(120_000);
let dir = '';

function module(...args: readonly string[]) {
  const result = spawnSync(jobPython, ['-m', ...args], { cwd: dir, encoding: 'utf8' });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

function findings(): { file: string; line: number }[] {
  const found = JSON.parse(module('ruff', 'check', '--no-cache', '--output-format', 'json', '.').out) as {
    filename: string;
    location: { row: number };
  }[];
  return found.map(({ filename, location }) => ({
    file: filename.split(`${basename(dir)}/`)[1] ?? '',
    line: location.row,
  }));
}

function unitTests() {
  const args = [
    'pytest',
    'services/notes/tests',
    '-q',
    '-p',
    'no:cacheprovider',
    '--cov',
    '--cov-report=json:cov.json',
  ];
  const result = module(...args);
  const report = JSON.parse(readFileSync(join(dir, 'cov.json'), 'utf8')) as {
    files: Record<string, { missing_lines: number[] }>;
  };
  return { ...result, missing: (file: string) => report.files[file]?.missing_lines };
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'fairlead-changes-'));
  const keep = {
    recursive: true,
    filter: (path: string) => !/__pycache__|_cache|\.coverage|egg-info/.test(path),
  };
  cpSync('examples/fieldnotes', dir, keep);
  cpSync('integration-tests', join(dir, 'integration-tests'), keep);
  await git(dir, ['init', '--quiet', '-b', 'main']);
  await git(dir, ['add', '.']);
  const who = ['-c', 'user.name=Seed', '-c', 'user.email=seed@example.org'];
  await git(dir, [...who, 'commit', '--quiet', '-m', 'Fieldnotes']);
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('the changes of the day', () => {
  test('the bad pull request names distinct places on lines it adds', async () => {
    const change = await badPullRequest(dir, options);
    expect(change.branch).toBe('my-stuff');
    const { lint, uncovered, failingTest, untouched } = change.expected;
    expect([lint.length, uncovered.length]).toEqual([2, 3]);
    expect(
      new Set([...lint, ...uncovered, failingTest].map(({ file, line }) => `${file}:${line}`)).size,
    ).toBe(6);
    const changed = execFileSync('git', ['diff', '--name-only', 'main'], { cwd: dir, encoding: 'utf8' });
    expect(changed.trim().split('\n').sort()).toEqual([...change.files].sort());
    expect(changed).toContain(failingTest.file);
    expect(changed).not.toContain(untouched.file);
    await git(dir, ['branch', '-m', 'seen']);
  });

  testWithPython('ruff, pytest and coverage find exactly what is expected of the bad one', async () => {
    const { expected } = await badPullRequest(dir, options);
    const byPlace = (a: { file: string; line: number }, b: { file: string; line: number }) =>
      a.file.localeCompare(b.file) || a.line - b.line;
    expect(findings().sort(byPlace)).toEqual([...expected.lint, expected.untouched].sort(byPlace));
    const tests = unitTests();
    expect(tests.status).toBe(1);
    expect(tests.out).toContain('1 failed');
    expect(tests.out).toContain(`${expected.failingTest.file}:${expected.failingTest.line}: AssertionError`);
    const [file = ''] = expected.uncovered.map((place) => place.file);
    expect(tests.missing(file)).toEqual(expected.uncovered.map((place) => place.line));
    expect(tests.missing(file.replace('tags.py', 'validation.py'))).toEqual([]);
  });

  testWithPython(
    'the good one is clean but for the line that nobody touches, and a push follows',
    async () => {
      await goodPullRequest(dir, options);
      expect(findings()).toHaveLength(1);
      const tests = unitTests();
      expect(tests.status).toBe(0);
      expect(tests.missing('services/notes/src/fieldnotes_notes/tags.py')).toEqual([]);
      const push = await supersedingPush(dir, options);
      const logged = await git(dir, ['log', '-1', '--format=%an %ae %ct %H', 'feature/note-tags']);
      expect(logged).toBe(`Mira Sand mira@example.org ${Date.parse(options.date) / 1000} ${push.sha}`);
    },
  );

  testWithPython('the faulty version passes its tests and fails for one id in five', async () => {
    await faultyVersion(dir, { ...options, base: 'feature/note-tags' });
    expect(findings()).toHaveLength(1);
    expect(unitTests().status).toBe(0);
    const script = [
      'import pathlib, tempfile, os, json',
      'folder = pathlib.Path(tempfile.mkdtemp())',
      "os.environ.update(FIELDNOTES_SEED='50', FIELDNOTES_DATABASE=str(folder / 'a.db'))",
      'from fieldnotes_notes.app import app',
      'client = app.test_client()',
      "codes = [client.get(f'/notes/{n}/excerpt').status_code for n in range(1, 51)]",
      "others = [client.get(p).status_code for n in range(1, 51) for p in (f'/notes/{n}', '/notes?limit=10')]",
      "print('RESULT', json.dumps([codes, others]))",
    ].join('\n');
    const env = { ...process.env, PYTHONPATH: join(dir, 'services/notes/src') };
    const out = execFileSync(jobPython, ['-c', script], {
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [codes, others] = JSON.parse(/^RESULT (.*)$/m.exec(out)?.[1] ?? '') as number[][];
    const expected = Array.from({ length: 50 }, (_, i) => ((i + 1) % stripes === stripes - 1 ? 500 : 200));
    expect(codes).toEqual(expected);
    expect(expected.filter((code) => code === 500)).toHaveLength(10);
    expect(new Set(others)).toEqual(new Set([200]));
  });
});
