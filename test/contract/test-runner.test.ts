import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const good = "test('good', () => expect(1).toBe(1));\n";
let folder = '';

/** A project of its own with the runner in it; the tests of the files and the manifest are as given. */
function npmTest(files: Readonly<Record<string, string>>, manifest: object | null, ...args: string[]) {
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source);
  }
  if (manifest !== null) writeFileSync(join(folder, 'test', 'manifest.json'), JSON.stringify(manifest));
  const result = spawnSync(process.execPath, [join(folder, 'tools', 'test.mjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status: result.status, lines: result.stdout.trim().split('\n') };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-runner-'));
  mkdirSync(join(folder, 'tools'));
  mkdirSync(join(folder, 'test', 'acceptance'), { recursive: true });
  cpSync(join(root, 'tools', 'test.mjs'), join(folder, 'tools', 'test.mjs'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}\n');
  writeFileSync(join(folder, 'jest.config.json'), '{"testMatch":["**/*.test.js"],"transform":{}}\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('npm test', () => {
  test('is green when all that the manifest names ran, and says so in its last line', () => {
    const files = { 'a.test.js': good, 'test/acceptance/b.test.js': good };
    const whole = npmTest(files, { 'a.test.js': 1, 'test/acceptance/b.test.js': 1 });
    expect(whole).toEqual({ status: 0, lines: ['2 passed, 0 failed'] });
    const named = { ...files, 'a.test.js': `${good}test.skip('other (skipped: no moon)', () => {});\n` };
    const fast = npmTest(named, { 'a.test.js': 2, 'test/acceptance/b.test.js': 9 }, '--fast');
    expect(fast.status).toBe(0);
    expect(fast.lines.at(-1)).toBe('1 passed, 0 failed, 1 skipped');
  });

  test.each([
    ['a failing test', "test('bad', () => expect(1).toBe(2));\n", 'failed: a.test.js: bad'],
    ['a silent skip', "test.skip('hush', () => {});\n", 'failed: a.test.js: hush: skipped without a reason'],
    ['a failing hook', "afterAll(() => { throw new Error('spilt'); });\n", 'failed: a.test.js: '],
    ['a file that does not load', "import './absent.js';\n", 'failed: a.test.js: '],
  ])('is red for %s', (_name, source, line) => {
    const { status, lines } = npmTest({ 'a.test.js': good + source }, {}, '--fast');
    expect(status).toBe(1);
    expect(lines.some((printed) => printed.startsWith(line))).toBe(true);
    expect(lines.at(-1)).toMatch(/^[01] passed, 1 failed$/);
  });

  test('is red for a file that is missing, for tests that are missing, and without a manifest', () => {
    const files = { 'a.test.js': good };
    const missing = npmTest(files, { 'a.test.js': 2, 'gone.test.js': 3 }, '--fast');
    expect(missing).toEqual({
      status: 1,
      lines: [
        'failed: a.test.js: 2 tests expected, 1 ran',
        'failed: gone.test.js: 3 tests expected, 0 ran',
        '1 passed, 2 failed',
      ],
    });
    rmSync(join(folder, 'test', 'manifest.json'));
    expect(npmTest(files, null, '--fast').status).toBe(1);
  });

  test('writes the manifest from a green run only, and keeps what a fast one leaves out', () => {
    const manifest = () => JSON.parse(readFileSync(join(folder, 'test', 'manifest.json'), 'utf8')) as unknown;
    const before = { 'gone.test.js': 3, 'test/acceptance/b.test.js': 9 };
    expect(npmTest({ 'a.test.js': good }, before, '--fast', '--update-manifest').status).toBe(0);
    expect(manifest()).toEqual({ 'a.test.js': 1, 'test/acceptance/b.test.js': 9 });
    const bad = { 'c.test.js': "test('bad', () => expect(1).toBe(2));\n" };
    expect(npmTest(bad, before, '--fast', '--update-manifest').status).toBe(1);
    expect(manifest()).toEqual(before);
  });

  test('a run of chosen files does not ask for the others', () => {
    const files = { 'a.test.js': good, 'c.test.js': good };
    expect(npmTest(files, { 'a.test.js': 1, 'c.test.js': 1 }, 'a.test.js').lines).toEqual([
      '1 passed, 0 failed',
    ]);
  });
});
