import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coordinates } from '../../core/release/coordinates.ts';
import { unpinned } from '../../core/release/pin.ts';

const root = join(import.meta.dirname, '..', '..');
const { repository, ref } = coordinates;
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const constant = 'core/release/coordinates.ts';

/** Ways to name this product where the constant cannot be imported. */
const forms = [
  new RegExp(`${repository}(/actions/[a-z-]+)?@${ref}(?![\\w.])`, 'g'),
  new RegExp(`https://github\\.com/${repository}(?=[/\\s]|$)`, 'gm'),
  new RegExp(`https://raw\\.githubusercontent\\.com/${repository}/main/`, 'g'),
];

function filesWithCoordinates(): readonly string[] {
  const args = [
    '-C',
    root,
    'grep',
    '--files-with-matches',
    '--untracked',
    repository,
    '--',
    ':!actions/*/dist',
  ];
  return execFileSync('git', args, { encoding: 'utf8' }).trim().split('\n');
}

test('everything that names this product on GitHub names it as the constant does', () => {
  const files = filesWithCoordinates();
  expect(files).toContain(constant);
  const wrong = files
    .filter((file) => file !== constant)
    .flatMap((file) =>
      read(file)
        .split('\n')
        .filter((line) => forms.reduce((text, form) => text.replaceAll(form, ''), line).includes(repository))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(wrong).toEqual([]);
});

test('code takes it from there', () => {
  const code = filesWithCoordinates().filter((file) => /\.(?:ts|tsx|mjs|js)$/.test(file));
  const others = code.filter((file) => file !== constant && !file.endsWith('.test.ts'));
  expect(others).toEqual([]);
});

test('what cannot take it from there is held to it', () => {
  expect(read('app/app.yml')).toContain(`\nurl: https://github.com/${repository}\n`);
  for (const file of ['README.md', 'docs/workflows.md', 'workflows-templates/fairlead-pull-request.yml']) {
    expect(read(file)).toContain(`uses: ${repository}/actions/pull-request@${ref}\n`);
  }
});

let place: string;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'fairlead-release-'));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

const commit = '0123456789abcdef0123456789abcdef01234567';

function release(...args: readonly string[]) {
  try {
    const output = execFileSync(process.execPath, [join(root, 'tools', 'release.mjs'), ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return { code: 0, output };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: string };
    return { code: status, output: stderr };
  }
}

test.each([
  ['composites', 'actions'],
  ['templates', 'workflows-templates'],
])('a release of %s names the commit, and no source is left', (what, folder) => {
  const out = join(place, what);
  expect(release(what, '--commit', commit, '--version', '1.2.3', '--out', out)).toMatchObject({ code: 0 });
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' });
  const pinned = files.filter((file) => file.endsWith('.yml'));
  expect(pinned.length).toBeGreaterThan(5);
  const texts = pinned.map((file) => readFileSync(join(out, file), 'utf8'));
  expect(texts.flatMap(unpinned)).toEqual([]);
  expect(texts.join('\n')).toContain(`@${commit} # v1.2.3`);
  expect(existsSync(join(out, folder))).toBe(true);
  expect(files.filter((file) => /^actions\/[^/]+\/src/.test(file))).toEqual([]);
});

test.each<[readonly string[], string]>([
  [[], 'say composites or templates'],
  [['all'], 'say composites or templates'],
  [['templates', '--commit', 'main', '--version', '1.2.3'], 'full SHA'],
  [['templates', '--commit', commit, '--version', 'v1.2.3'], 'like 1.2.3'],
  [['templates', '--commit', commit, '--version', '1.2.3'], '--out'],
  [['templates', '--comit', commit], 'comit'],
])('%j is used wrongly', (args, why) => {
  expect(release(...args)).toMatchObject({ code: 2, output: expect.stringContaining(why) });
});

test('a folder that holds something is left alone', () => {
  writeFileSync(join(place, 'mine'), '');
  const { code, output } = release('templates', '--commit', commit, '--version', '1.2.3', '--out', place);
  expect([code, output]).toEqual([2, expect.stringContaining('is not empty')]);
});
