import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readLintFile } from '../../test/fakes/lint-reports.ts';
import { createPathFinder, createPathResolver, createReportPaths } from './paths.ts';

const tracked = [
  'a/app.py',
  'b/app.py',
  'src/only.py',
  'src/deep/x.py',
  'Src/Case.cs',
  'bad\npath.py',
  'top.c',
];
const resolve = createPathResolver('/home/ci/repo', tracked);

describe('createPathResolver', () => {
  test.each([
    ['a/app.py', 'a/app.py'],
    ['./a/app.py', 'a/app.py'],
    ['a/../b/./app.py', 'b/app.py'],
    ['/home/ci/repo/a/app.py', 'a/app.py'],
    ['/home/ci/repo/b/../a/app.py', 'a/app.py'],
    ['file:///home/ci/repo/src/only.py', 'src/only.py'],
    ['file:/home/ci/repo/src/only.py', 'src/only.py'],
    ['file://localhost/home/ci/repo/src/only.py', 'src/only.py'],
    ['file:///D:/a/repo/repo/top.c', 'top.c'],
    ['file:///home/ci/repo/src/deep/%78.py', 'src/deep/x.py'],
    ['only.py', 'src/only.py'],
    ['/app/src/deep/x.py', 'src/deep/x.py'],
    ['deep\\x.py', 'src/deep/x.py'],
    ['D:\\a\\repo\\repo\\src\\deep\\x.py', 'src/deep/x.py'],
    ['D:\\a\\repo\\repo\\top.c', 'top.c'],
    ['github.com/acme/shop/src/deep/x.py', 'src/deep/x.py'],
    ['src/case.cs', 'Src/Case.cs'],
    // Where containers and runners put a checkout, a file at its root is known by its name.
    ['/github/workspace/top.c', 'top.c'],
    ['/__w/repo/repo/top.c', 'top.c'],
    ['/home/runner/work/repo/repo/top.c', 'top.c'],
    ['/app/top.c', 'top.c'],
    ['/usr/src/app/top.c', 'top.c'],
    // Two files end so, a single name is no tail, installed packages are not ours, nor are unsafe names.
    ['app.py', null],
    ['/usr/lib/only.py', null],
    ['/usr/include/top.c', null],
    ['/venv/lib/python3/site-packages/src/deep/x.py', null],
    ['/root/go/pkg/mod/github.com/x/src/deep/x.py', null],
    ['node_modules/src/deep/x.py', null],
    ['bad\npath.py', null],
    ['../../etc/passwd', null],
    ['file:///%zz', null],
    ['', null],
    ['/', null],
  ])('%j gives %j', (raw, wanted) => {
    expect(resolve(raw)).toBe(wanted);
  });

  test('only ever gives tracked paths', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      'src',
      'deep',
      'x.py',
      'app.py',
      '..',
      '.',
      '',
      'D:',
      'app',
      'file:',
      '%2e',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => parts.join('/')),
        ),
        (raw) => {
          expect([null, ...tracked]).toContain(resolve(raw));
          expect(resolve(raw)).not.toBe('bad\npath.py');
        },
      ),
    );
  });

  test('says what was tried, and whether that explains it', () => {
    const finder = createPathFinder('/home/ci/repo', tracked);
    expect(
      ['app.py', '/elsewhere/c.py', '/home/ci/repo/build/gen.py', '/x/node_modules/y.js', ''].map(finder),
    ).toEqual([
      {
        path: null,
        tried: 'not at the checkout’s root; 2 files end in app.py: a/app.py, b/app.py',
        lost: true,
      },
      { path: null, tried: 'outside the checkout; no tracked file ends in elsewhere/c.py', lost: true },
      { path: null, tried: 'not tracked by git; no tracked file ends in build/gen.py', lost: false },
      { path: null, tried: 'it is an installed package' },
      { path: null, tried: 'no file is named', lost: true },
    ]);
  });
});

describe('createReportPaths', () => {
  const files = [
    'web/src/index.js',
    'web/src/web.js',
    'admin/src/index.js',
    'admin/src/admin.js',
    'README.md',
  ];
  const finder = createPathFinder('/w', files);
  const inReport = (...raws: readonly string[]) => {
    const find = createReportPaths(finder, new Set(files), raws);
    return raws.map((raw) => find(raw).path);
  };

  test('one certain path tells the folder of the others', () => {
    expect(inReport('src/index.js', 'src/admin.js')).toEqual(['admin/src/index.js', 'admin/src/admin.js']);
    expect(inReport('src/index.js', './src/web.js')).toEqual(['web/src/index.js', 'web/src/web.js']);
  });

  test.each([
    ['nothing certain', ['src/index.js'], [null]],
    [
      'folders that disagree',
      ['src/index.js', 'src/admin.js', 'src/web.js'],
      [null, 'admin/src/admin.js', 'web/src/web.js'],
    ],
    [
      'a file that the folder lacks',
      ['src/index.js', 'src/admin.js', 'src/gone.js'],
      [null, 'admin/src/admin.js', null],
    ],
    ['a path from the root', ['src/index.js', 'README.md'], [null, 'README.md']],
    ['absolute paths tell no folder', ['src/index.js', '/x/src/admin.js'], [null, 'admin/src/admin.js']],
  ])('%s', (_, raws, wanted) => {
    expect(inReport(...raws)).toEqual(wanted);
  });
});

/** Reports as tools wrote them in a checkout with ten kinds of code, some of them in its folders. */
describe('real reports without a base path', () => {
  const formats = join(import.meta.dirname, 'lint', 'formats');
  const own = readFileSync(join(import.meta.dirname, 'lint', 'fixtures', 'tracked.txt'), 'utf8')
    .trim()
    .split('\n');
  // The same tails elsewhere in the repository make guesses wrong.
  const all = [
    ...own,
    'tools/main.go',
    'services/web/notes/app.py',
    'packages/api/src/index.ts',
    'legacy/deploy.sh',
  ];
  const folderOf: Readonly<Record<string, string>> = {
    'golangci-lint.json': 'api/',
    'golangci-lint.sarif': 'api/',
    'golangci-lint.xml': 'api/',
    'golangci-lint.gitlab.json': 'api/',
    'oxlint.xml': 'packages/admin/',
  };
  const reports = readdirSync(formats, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(formats, name, 'fixtures')).map((file) => [name, file] as const));

  test.each(reports)('%s/%s', (format, file) => {
    const raws = new Set(readLintFile(join(formats, format, 'fixtures', file)).map(({ path }) => path));
    const root = '/home/runner/work/shop/shop';
    const wanted = [...raws].map((raw) => {
      const path = raw.replace(/^file:(?:\/\/)?/, '');
      return path.startsWith(root) ? path.slice(root.length + 1) : `${folderOf[file] ?? ''}${path}`;
    });
    // In another job, whose checkout is elsewhere, and in the same.
    for (const workspace of ['/github/workspace', root]) {
      const find = createReportPaths(createPathFinder(workspace, all), new Set(all), raws);
      expect([...raws].map((raw) => find(raw).path)).toEqual(wanted);
    }
  });
});
