import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { headFromFiles, isComplete } from './head.ts';

let root: string;
let first: string;

function git(...args: string[]): string {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' };
  return execFileSync('git', ['-C', root, ...who, ...args], { env, encoding: 'utf8' }).trim();
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fairlead-head-'));
  git('init', '--quiet', '--initial-branch=main');
  git('commit', '--quiet', '--allow-empty', '--message', 'one');
  first = git('rev-parse', 'HEAD');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a branch, and one with slashes', () => {
  expect(headFromFiles(root, {})).toBe(first);
  git('switch', '--quiet', '--create', 'feature/a-b/c.d');
  git('commit', '--quiet', '--allow-empty', '--message', 'two');
  expect(headFromFiles(root, {})).toBe(git('rev-parse', 'HEAD'));
  expect(headFromFiles(root, {})).not.toBe(first);
});

test('a commit without a branch, as actions/checkout leaves it', () => {
  git('checkout', '--quiet', '--detach', first);
  expect(headFromFiles(root, {})).toBe(first);
});

test('git is to be asked where the files do not say it plainly', () => {
  mkdirSync(join(root, 'below'));
  expect(headFromFiles(join(root, 'below'), {})).toBeNull();
  expect(headFromFiles(root, { GIT_DIR: '/elsewhere' })).toBeNull();
  git('worktree', 'add', '--quiet', '--detach', 'linked', first);
  expect(headFromFiles(join(root, 'linked'), {})).toBeNull();
  git('pack-refs', '--all');
  expect(headFromFiles(root, {})).toBeNull();
  git('checkout', '--quiet', '--orphan', 'new');
  expect(headFromFiles(root, {})).toBeNull();
});

test.each(['ref: refs/heads/../../secret', 'ref: refs/remotes/origin/main', 'ref: HEAD', 'nonsense', ''])(
  'HEAD with %j is not followed',
  (text) => {
    writeFileSync(join(root, 'secret'), first);
    writeFileSync(join(root, '.git', 'HEAD'), text);
    expect(headFromFiles(root, {})).toBeNull();
  },
);

test('a clone is complete unless it is shallow, or not to be told from its files', () => {
  expect(isComplete(root, {})).toBe(true);
  expect(isComplete(root, { GIT_DIR: '/elsewhere' })).toBe(false);
  git('commit', '--quiet', '--allow-empty', '--message', 'two');
  git('clone', '--quiet', '--depth', '1', `file://${root}`, 'copy');
  expect(isComplete(join(root, 'copy'), {})).toBe(false);
  git('worktree', 'add', '--quiet', '--detach', 'linked', first);
  expect(isComplete(join(root, 'linked'), {})).toBe(false);
});
