import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseDistributionName } from './distribution-name.ts';
import { imageName, imageOf, parseImageRepository } from './image-name.ts';
import { kindsToBuild, parseKinds } from './kinds.ts';
import { readNodePackage, withNodeVersion } from './package-json.ts';
import { normaliseSdist } from './sdist.ts';

const code = (name: string): unknown => expect.objectContaining({ code: name });
function failure(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('kinds', () => {
  test('the folder decides, in the order of building', () => {
    const names = ['Dockerfile', 'README.md', 'package.json', 'pyproject.toml'];
    expect(kindsToBuild('web', names, null)).toEqual([
      { kind: 'python', manifest: 'pyproject.toml' },
      { kind: 'npm', manifest: 'package.json' },
      { kind: 'oci', manifest: 'Dockerfile' },
    ]);
    expect(kindsToBuild('web', ['Containerfile'], null)).toEqual([
      { kind: 'oci', manifest: 'Containerfile' },
    ]);
    expect(kindsToBuild('web', names, ['npm'])).toEqual([{ kind: 'npm', manifest: 'package.json' }]);
  });

  test('nothing to build, and a kind without its file, are refused by name', () => {
    expect(() => kindsToBuild('web', ['a.py'], null)).toThrow('web has none of pyproject.toml, package.json');
    expect(() => kindsToBuild('web', ['package.json'], ['npm', 'oci'])).toThrow(
      'web has no Dockerfile or Containerfile',
    );
    expect(failure(() => kindsToBuild('web', [], null))).toEqual(code('FL_MANIFEST_MISSING'));
  });

  test('the input says it for all, for one, or for both', () => {
    const wanted = parseKinds(['oci, python', 'web: npm oci'], ['web', 'notes']);
    expect(wanted.all).toEqual(['python', 'oci']);
    expect(wanted.byService).toEqual(new Map([['web', ['npm', 'oci']]]));
    expect(parseKinds([], ['web'])).toEqual({ all: null, byService: new Map() });
  });

  test.each([['pip'], ['web:'], ['shop: oci'], ['oci', 'npm'], ['web: oci', 'web: npm'], [',']])(
    '%j is refused',
    (...lines) => {
      expect(failure(() => parseKinds(lines, ['web']))).toEqual(code('FL_INPUT_INVALID'));
    },
  );
});

describe('package.json', () => {
  const text =
    '\uFEFF{"name": "@acme/web", "version": "1.0.0", "scripts": {"build": "tsc"}, "publishConfig": {"tag": "latest", "access": "public"}}';

  test('what is needed is read', () => {
    expect(readNodePackage(text, 'p')).toEqual({
      name: '@acme/web',
      version: '1.0.0',
      isPrivate: false,
      scripts: new Set(['build']),
      registry: null,
    });
    expect(
      readNodePackage(
        '{"name":"a","version":"1","private":true,"publishConfig":{"registry":"https://r.example/"}}',
        'p',
      ),
    ).toMatchObject({
      isPrivate: true,
      registry: 'https://r.example/',
    });
  });

  test('the version changes, and no tag of its own stays', () => {
    const changed = JSON.parse(withNodeVersion(text, '1.0.0-alpha.1', 'p')) as unknown;
    expect(changed).toEqual({
      name: '@acme/web',
      version: '1.0.0-alpha.1',
      scripts: { build: 'tsc' },
      publishConfig: { access: 'public' },
    });
  });

  test.each([
    ['', 'not JSON'],
    ['[]', 'not an object'],
    ['null', 'not an object'],
    ['{"version":"1"}', 'name'],
    ['{"name":"Upper","version":"1"}', 'name'],
    ['{"name":"../../etc","version":"1"}', 'name'],
    ['{"name":"@a/b/c","version":"1"}', 'name'],
    [`{"name":"${'a'.repeat(215)}","version":"1"}`, 'name'],
    ['{"name":"a"}', 'version'],
    ['{"name":"a","version":1}', 'version'],
    ['{"name":"a","version":"1","scripts":[]}', 'scripts'],
  ])('%j is refused', (bad, why) => {
    const error = failure(() => readNodePackage(bad, 'web/package.json'));
    expect(error).toEqual(code('FL_MANIFEST_INVALID'));
    expect(String(error)).toContain(why);
    expect(String(error)).toContain('web/package.json');
  });
});

describe('names of images', () => {
  test('are lower case, with a registry before them', () => {
    const prefix = parseImageRepository('ghcr.io/Acme/Shop/');
    expect(prefix).toEqual({ registry: 'ghcr.io', path: 'acme/shop' });
    expect(imageName(imageOf(prefix, 'web'))).toBe('ghcr.io/acme/shop/web');
    expect(parseImageRepository('localhost/x').registry).toBe('localhost');
    expect(parseImageRepository('127.0.0.1:5000/x/y').registry).toBe('127.0.0.1:5000');
  });

  test.each([
    '',
    'web',
    'acme/web',
    'ghcr.io/',
    'ghcr.io//a',
    'ghcr.io/a:tag',
    'https://ghcr.io/a',
    'ghcr.io/a/../b',
    'ghcr.io/-a',
    'ghcr.io:99999999/a',
    'a b.io/c',
  ])('%j is refused', (text) => {
    expect(failure(() => parseImageRepository(text))).toEqual(code('FL_INPUT_INVALID'));
  });
});

test('names of distributions', () => {
  expect(parseDistributionName('acme_notes-1.0-py3-none-any.whl')).toEqual({
    kind: 'wheel',
    distribution: 'acme_notes',
    version: '1.0',
  });
  expect(parseDistributionName('acme_notes-1.0a1.tar.gz')).toEqual({
    kind: 'sdist',
    distribution: 'acme_notes',
    version: '1.0a1',
  });
  expect(parseDistributionName('acme-notes-1.0.tar.gz')).toBeNull();
  expect(parseDistributionName('../x-1.tar.gz')).toBeNull();
});

/** A file of a tar archive (ustar) with any time and owner. */
function tarFile(name: string, content: string, mtime: number, uid: number, type = '0'): Buffer {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write('0000664\0', 100);
  header.write(`${uid.toString(8).padStart(7, '0')}\0`, 108);
  header.write('0001750\0', 116);
  header.write(`${Buffer.byteLength(content).toString(8).padStart(11, '0')}\0`, 124);
  header.write(`${mtime.toString(8).padStart(11, '0')}\0`, 136);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\u000000', 257);
  header.write('ada', 265);
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  const body = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}
const sdist = (...files: Buffer[]) => gzipSync(Buffer.concat([...files, Buffer.alloc(10_240)]));

describe('a source distribution', () => {
  test('is the same whenever and by whomever it was made', () => {
    const made = (mtime: number, uid: number) =>
      normaliseSdist(
        sdist(
          tarFile('a-1/', '', mtime, uid, '5'),
          tarFile('x', `27 mtime=${mtime}.12345678\n12 path=ab\n`, mtime, uid, 'x'),
          tarFile('a-1/setup.py', 'print(1)\n', mtime, uid),
        ),
        1_700_000_000,
      );
    const one = made(1_600_000_000, 1000);
    expect(one).toEqual(made(1_650_000_000, 0));
    expect(one).not.toEqual(
      normaliseSdist(sdist(tarFile('a-1/setup.py', 'print(2)\n', 1, 1)), 1_700_000_000),
    );
    const tar = gunzipSync(one).toString('latin1');
    expect(tar).toContain('print(1)');
    expect(tar).toContain('path=ab');
    expect(tar).not.toContain('mtime=');
    expect(tar).not.toContain('ada');
  });

  test('what Python reads is what was there', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), fc.nat(2 ** 31), (content, mtime) => {
        const once = normaliseSdist(sdist(tarFile('a', content, mtime, 5)), 7);
        expect(normaliseSdist(once, 7)).toEqual(once);
        expect(
          gunzipSync(once)
            .subarray(512, 512 + Buffer.byteLength(content))
            .toString(),
        ).toBe(Buffer.from(content).toString());
      }),
    );
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['no gzip', Buffer.from('not a gzip file at all')],
    ['no file', sdist()],
    ['a damaged header', sdist(Buffer.alloc(512, 1))],
    ['half a file', gzipSync(tarFile('a', 'x'.repeat(5000), 1, 1).subarray(0, 1024))],
  ])('%s is refused', (_, bytes) => {
    expect(failure(() => normaliseSdist(bytes, 1))).toEqual(code('FL_SDIST_INVALID'));
  });
});
