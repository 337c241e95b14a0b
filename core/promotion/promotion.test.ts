import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { FinalError } from '../errors/fairlead-error.ts';
import { promoteWheel, proveEqual } from './promote.ts';
import { writeRecord } from './record.ts';
import { readWheel } from './wheel.ts';
import { readZip, writeZip, type Member } from './zip.ts';

const real = new Uint8Array(readFileSync('test/fixtures/wheels/fieldnotes_notes-1.1.0a12-py3-none-any.whl'));
const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const refused = expect.objectContaining({ code: 'FL_WHEEL_INVALID' });

interface Parts {
  readonly version?: string;
  readonly files?: readonly Member[];
  readonly metadata?: string;
  readonly wheel?: string;
}

function file(path: string, text: string, mode = 0o100644): Member {
  return { path, bytes: encode(text), mode };
}

function members(parts: Parts = {}): Member[] {
  const version = parts.version ?? '2.0.0a7';
  const info = `acme_x-${version}.dist-info`;
  return [
    ...(parts.files ?? [file('acme_x/__init__.py', 'x = 1\n')]),
    file(
      `${info}/METADATA`,
      parts.metadata ?? `Metadata-Version: 2.1\nName: acme-x\nVersion: ${version}\n\nVersion: 9\n`,
    ),
    file(`${info}/WHEEL`, parts.wheel ?? 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n'),
  ];
}

function sealed(list: readonly Member[], version = '2.0.0a7'): Uint8Array {
  const path = `acme_x-${version}.dist-info/RECORD`;
  return writeZip([...list, { path, bytes: writeRecord(list, path), mode: 0 }]);
}

describe('promotion of a real wheel', () => {
  const release = promoteWheel(real, '1.1.0');

  test('changes name, folder, version and record, and nothing else', () => {
    expect(release.filename).toBe('fieldnotes_notes-1.1.0-py3-none-any.whl');
    const [alpha, promoted] = [readWheel(real), readWheel(release.bytes)];
    expect([promoted.name, promoted.version]).toEqual(['fieldnotes-notes', '1.1.0']);
    const bytesOf = new Map(promoted.members.map((member) => [member.path, member.bytes]));
    const info = 'fieldnotes_notes-1.1.0.dist-info';
    const changed: string[] = [];
    for (const member of alpha.members) {
      const path = member.path.replace('1.1.0a12.dist-info', '1.1.0.dist-info');
      if (!Buffer.from(bytesOf.get(path) ?? []).equals(member.bytes)) changed.push(path);
    }
    expect(changed.sort()).toEqual([`${info}/METADATA`, `${info}/RECORD`]);
    expect(release.unchanged).toHaveLength(alpha.members.length - 2);
    expect(decode(bytesOf.get(`${info}/RECORD`))).not.toContain('1.1.0a12');
  });

  test('gives the same bytes every time, whatever the time zone', () => {
    expect(promoteWheel(real, '1.1.0').sha256).toBe(release.sha256);
    expect(Buffer.from(release.bytes.subarray(10, 14)).toString('hex')).toBe('00002100');
  });

  test('is proven equal', () =>
    expect(proveEqual(real, release.bytes)).toEqual({ equal: true, differing: [] }));

  test('is never done for another version, a release or a pull request', () => {
    const code = expect.objectContaining({ code: 'FL_VERSION_INVALID' });
    expect(() => promoteWheel(real, '1.2.0')).toThrow(code);
    expect(() => promoteWheel(release.bytes, '1.1.0')).toThrow(code);
    const pull = '2.0.0a7.post3.dev101';
    expect(() => promoteWheel(sealed(members({ version: pull }), pull), '2.0.0')).toThrow(code);
  });
});

describe('the proof', () => {
  const alpha = sealed(members());
  const final = (parts: Parts) => sealed(members({ version: '2.0.0', ...parts }), '2.0.0');

  test('holds for what promotion makes of any files', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.dictionary(name, fc.uint8Array({ maxLength: 2000 }), { maxKeys: 6 }), (files) => {
        const list = Object.entries(files).map(([path, bytes]) => ({
          path: `m/${path},"x"`,
          bytes,
          mode: 0o100755,
        }));
        const wheel = sealed(
          members({ files: [...list, file('acme_x-2.0.0a7.data/scripts/run', '#!python\n')] }),
        );
        const release = promoteWheel(wheel, '2.0.0');
        expect(proveEqual(wheel, release.bytes).equal).toBe(true);
        expect(readZip(release.bytes).map((m) => m.path)).toContain('acme_x-2.0.0.data/scripts/run');
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['another byte', { files: [file('acme_x/__init__.py', 'x = 2\n')] }, 'acme_x/__init__.py'],
    ['a missing file', { files: [] }, 'acme_x/__init__.py'],
    [
      'one more file',
      { files: [file('acme_x/__init__.py', 'x = 1\n'), file('acme_x/b.py', '')] },
      'acme_x/b.py',
    ],
    ['another mode', { files: [file('acme_x/__init__.py', 'x = 1\n', 0o100755)] }, 'acme_x/__init__.py'],
    [
      'another description',
      { metadata: 'Metadata-Version: 2.1\nName: acme-x\nVersion: 2.0.0\n\nVersion: 8\n' },
      'acme_x-2.0.0.dist-info/METADATA',
    ],
    [
      'another tag',
      { wheel: 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py2-none-any\n' },
      'acme_x-2.0.0.dist-info/WHEEL',
    ],
  ])('finds %s', (_, parts, path) => {
    expect(proveEqual(alpha, final(parts))).toEqual({ equal: false, differing: [path] });
  });

  test('holds for the same parts', () => expect(proveEqual(alpha, final({})).equal).toBe(true));
});

describe('bad wheels', () => {
  test('a damaged or cut archive is refused', () => {
    expect(() => readZip(encode('no zip at all, but long enough to look'))).toThrow(refused);
    expect(() => readZip(real.subarray(0, real.length - 30))).toThrow(refused);
    fc.assert(
      fc.property(fc.nat({ max: real.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = real.slice();
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        try {
          // Bytes that carry no content, such as times, may change; the content may not.
          const contents = readWheel(damaged).members.map(({ path, bytes }) => [
            path,
            Buffer.from(bytes).toString('hex'),
          ]);
          expect(contents).toEqual(
            readWheel(real).members.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('hex')]),
          );
        } catch (error) {
          if (!(error instanceof FinalError)) throw error;
          expect(error).toEqual(refused);
        }
      }),
    );
  });

  test.each(['../evil.py', '/etc/x', 'a//b', 'a/./b', 'C:x', 'a\\b', 'a\u0000b'])(
    'the path %j is refused',
    (path) => {
      expect(() => readZip(writeZip([file(path, 'x')]))).toThrow(refused);
    },
  );

  test('names that differ in case only are refused', () => {
    expect(() => readZip(writeZip([file('a.py', ''), file('A.py', '')]))).toThrow('twice');
  });

  test('a member that is larger than it says is refused', () => {
    const zip = writeZip([file('a.txt', 'a'.repeat(100_000))]);
    const view = new DataView(zip.buffer);
    const central = view.getUint32(zip.length - 6, true);
    view.setUint32(central + 24, 10, true);
    expect(() => readZip(zip)).toThrow('does not have the size');
    view.setUint32(central + 24, 300 * 1024 * 1024, true);
    expect(() => readZip(zip)).toThrow('more than');
  });

  test.each([
    [
      'a wrong hash',
      [...members(), { path: 'acme_x-2.0.0a7.dist-info/RECORD', bytes: encode('x,sha256=a,1\n'), mode: 0 }],
      'RECORD',
    ],
    ['no RECORD', members(), 'no RECORD'],
  ])('%s is refused', (_, list, reason) => {
    expect(() => readWheel(writeZip(list))).toThrow(reason);
  });

  test.each([
    ['a signature', [...members(), file('acme_x-2.0.0a7.dist-info/RECORD.jws', '{}')], 'signed'],
    ['two folders', [...members(), file('b-1.dist-info/METADATA', '')], 'exactly one folder'],
    [
      'two versions',
      members({ metadata: 'Name: a\nVersion: 2.0.0a7\nVersion: 2.0.0a7\n' }),
      'exactly one Version',
    ],
    ['another version in METADATA', members({ metadata: 'Name: a\nVersion: 1\n' }), 'disagree'],
    ['no tag', members({ wheel: 'Wheel-Version: 1.0\n' }), 'tag'],
    ['a later wheel format', members({ wheel: 'Wheel-Version: 2.0\nTag: py3-none-any\n' }), 'Wheel-Version'],
  ])('%s is refused', (_, list, reason) => {
    expect(() => readWheel(sealed(list))).toThrow(reason);
  });

  test('tags are written as in file names', () => {
    const wheel = 'Wheel-Version: 1.0\nTag: py3-none-any\nTag: py2-none-any\nBuild: 1a\n';
    expect(readWheel(sealed(members({ wheel }))).filename).toBe('acme_x-2.0.0a7-1a-py2.py3-none-any.whl');
  });
});
