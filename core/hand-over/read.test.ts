import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { findingsRequest, type Findings } from '../api/findings.ts';
import { FinalError } from '../errors/fairlead-error.ts';
import { concernOf, fileOf, isHandOver, keptLimits, limits, readLimits } from './format.ts';
import { readHandOver, type HandOverOrigin } from './read.ts';

const origin: HandOverOrigin = {
  repository: { id: 7, name: 'acme/shop' },
  run: { id: 99, attempt: 2 },
  headSha: 'a'.repeat(40),
};
const annotation = {
  path: 'src/a.py',
  startLine: 3,
  endLine: 3,
  level: 'failure' as const,
  title: 'E1',
  message: 'bad',
};
const lint: Findings = {
  schema: 1,
  concern: 'lint',
  ...origin,
  conclusion: 'success',
  title: 'Nothing found.',
  lines: ['one line'],
  annotations: [annotation],
  leftOut: 2,
};
const coverage: Findings = { ...lint, concern: 'coverage', conclusion: 'failure' };

const json = (data: unknown) => strToU8(JSON.stringify(data));
const zip = (files: Zippable) => zipSync(files, { level: 9 });

/** An archive whose directory and local header claim another size of its only member. */
function lying(bytes: Uint8Array, size: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, size, true);
  }
  return bytes;
}

test('findings of both concerns, with who says so on top', () => {
  const archive = zip({
    'lint.json': json(lint),
    'coverage.json': json(coverage),
    'fairlead.sarif': strToU8('{}'),
  });
  const found = readHandOver([archive], origin);
  expect(found.map(({ concern, conclusion }) => [concern, conclusion])).toEqual([
    ['lint', 'success'],
    ['coverage', 'failure'],
  ]);
  expect(found[0]).toEqual({ ...lint, lines: [expect.stringContaining('job of the fork'), 'one line'] });
});

test('a job that was not repeated keeps its attempt, and is of the newest one', () => {
  const earlier = { ...lint, run: { id: 99, attempt: 1 } };
  const [found] = readHandOver([zip({ 'lint.json': json(earlier) })], origin);
  expect(found).toMatchObject({ conclusion: 'success', run: { id: 99, attempt: 2 } });
});

test('nothing but what the shape names is taken over', () => {
  const more = { ...lint, fromFork: false, repository: { id: 7, name: 'evil/twin' }, installationId: 1 };
  const [found] = readHandOver([zip({ 'lint.json': json(more) })], origin);
  expect(Object.keys(found ?? {}).sort()).toEqual(Object.keys(lint).sort());
  expect(found?.repository).toEqual(origin.repository);
});

describe('several steps of one concern', () => {
  const part = (digit: string, name: string) => ({ id: digit.repeat(32), name });
  const web: Findings = { ...lint, part: part('a', 'web'), title: 'Clean.' };
  const notes: Findings = {
    ...lint,
    part: part('b', 'notes'),
    conclusion: 'failure',
    title: 'Found.',
    annotations: [{ ...annotation, path: 'src/b.py' }],
  };

  test('are one report, which fails where one of them does', () => {
    const archive = zip({ [fileOf(web)]: json(web), [fileOf(notes)]: json(notes) });
    const [found, ...others] = readHandOver([archive], origin);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ ...origin, concern: 'lint', conclusion: 'failure', leftOut: 4 });
    expect(found?.annotations).toHaveLength(2);
    expect(found?.lines.join('\n')).toMatch(/^Said by the job of the fork[^]*notes: Found\.[^]*web: Clean\./);
    expect(findingsRequest.safeParse(found).success).toBe(true);
  });

  test('in artifacts of their own are one report as well', () => {
    const archives = [zip({ [fileOf(web)]: json(web) }), zip({ [fileOf(notes)]: json(notes) })];
    expect(readHandOver(archives, origin)).toEqual(
      readHandOver([zip({ [fileOf(web)]: json(web), [fileOf(notes)]: json(notes) })], origin),
    );
  });

  test('an artifact that cannot be had or used is told beside what the others say', () => {
    const gone = new FinalError('FL_HAND_OVER_INVALID', 'it has more than 5 bytes');
    const found = readHandOver([gone, zip({ [fileOf(web)]: json(web) }), strToU8('hello')], origin);
    expect(found.map(({ concern, conclusion }) => [concern, conclusion])).toEqual([
      ['lint', 'failure'],
      ['coverage', 'failure'],
    ]);
    const lines = found[0]?.lines.join('\n') ?? '';
    for (const told of ['more than 5 bytes', 'not a zip', 'web: Clean.']) expect(lines).toContain(told);
  });

  test.each([
    ['fairlead-v1', true],
    ['fairlead-v1-check-0', true],
    ['fairlead-v10', false],
    ['fairlead-v1-', false],
    ['fairlead-v1-a/b', false],
    ['x-fairlead-v1', false],
  ])('the artifact %s is one of these: %s', (name, is) => {
    expect(isHandOver(name)).toBe(is);
  });

  test('one that cannot be used is told, and the other is shown', () => {
    const archive = zip({ [fileOf(web)]: json(web), [fileOf(notes)]: json({ ...notes, schema: 3 }) });
    const [found] = readHandOver([archive], origin);
    expect(found).toMatchObject({ conclusion: 'failure', annotations: [annotation] });
    expect(found?.lines.join('\n')).toMatch(/cannot be used[^]*web: Clean\./);
  });

  test.each([
    ['lint.json', 'lint'],
    [`coverage-${'0'.repeat(32)}.json`, 'coverage'],
    ['lint-x.json', null],
    ['a/lint.json', null],
    ['lint.json.txt', null],
    [`policy-${'0'.repeat(32)}.json`, null],
  ])('%s is about %s', (file, concern) => {
    expect(concernOf(file)).toBe(concern);
  });
});

describe('one file that cannot be used is told, and the other is shown', () => {
  const deep = strToU8(`${'['.repeat(500_000)}${']'.repeat(500_000)}`);
  test.each<[string, Uint8Array, string]>([
    ['another commit', json({ ...lint, headSha: 'b'.repeat(40) }), 'another commit'],
    ['another repository', json({ ...lint, repository: { id: 8, name: 'acme/shop' } }), 'another run'],
    ['another run', json({ ...lint, run: { id: 98, attempt: 1 } }), 'another run'],
    ['an attempt to come', json({ ...lint, run: { id: 99, attempt: 3 } }), 'another run'],
    ['the other concern', json(coverage), 'is about coverage'],
    ['another schema', json({ ...lint, schema: 2 }), 'schema'],
    [
      'a path that escapes',
      json({ ...lint, annotations: [{ ...annotation, path: '../x' }] }),
      'annotations.0.path',
    ],
    [
      'an absolute path',
      json({ ...lint, annotations: [{ ...annotation, path: '/etc/x' }] }),
      'relative path',
    ],
    [
      'a path with a line break',
      json({ ...lint, annotations: [{ ...annotation, path: 'a\nb' }] }),
      'annotations.0.path',
    ],
    [
      'too many annotations',
      json({ ...lint, annotations: Array.from({ length: 5001 }, () => annotation) }),
      'too many entries',
    ],
    ['a conclusion of its own', json({ ...lint, conclusion: 'action_required' }), 'conclusion'],
    ['no JSON', strToU8('{"schema": 1,'), 'no JSON'],
    ['no UTF-8', Uint8Array.from([0x22, 0xff, 0xfe, 0x22]), 'no JSON'],
    ['nothing', new Uint8Array(), 'no JSON'],
    ['a number', strToU8('7'), 'expected object'],
    ['very deep JSON', deep, 'expected object'],
    ['a file that is too large', new Uint8Array(limits.file + 1), 'has more than'],
  ])('%s', (_, bytes, told) => {
    const found = readHandOver([zip({ 'lint.json': bytes, 'coverage.json': json(coverage) })], origin);
    expect(found).toHaveLength(2);
    expect(found[1]).toMatchObject({ concern: 'coverage', conclusion: 'failure', annotations: [annotation] });
    const [refused] = found;
    expect(refused).toMatchObject({ ...origin, concern: 'lint', conclusion: 'failure', annotations: [] });
    expect(refused?.title).toContain('cannot be used');
    expect(refused?.lines[0]).toContain(told);
    expect(refused?.lines[1]).toContain('docs/forks.md');
    expect(findingsRequest.safeParse(refused).success).toBe(true);
  });
});

describe('an archive that cannot be used is told of every concern', () => {
  const good = { 'lint.json': json(lint) };
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`f${i}`, new Uint8Array()]));
  test.each<[string, Uint8Array, string]>([
    ['a bomb', zip({ ...good, 'bomb.bin': new Uint8Array(100 * 1024 * 1024) }), 'unpacks to more than'],
    [
      'one that is larger than it says',
      lying(zip({ 'lint.json': new Uint8Array(1024 * 1024) }), 1000),
      'size',
    ],
    ['a name above the folder', zip({ ...good, '../../home/x': new Uint8Array() }), 'not plain'],
    ['an absolute name', zip({ ...good, '/etc/passwd': new Uint8Array() }), 'not plain'],
    ['a name of Windows', zip({ ...good, 'c:\\x': new Uint8Array() }), 'not plain'],
    ['one name twice', zip({ ...good, 'LINT.json': json(lint) }), 'twice'],
    ['too many members', zip({ ...good, ...many }), 'more than 50'],
    ['no zip', strToU8('PK but not really'), 'not a zip'],
    ['half of one', zip(good).subarray(0, 60), 'not a zip'],
    ['nothing of ours', zip({ 'notes.txt': strToU8('hello') }), 'none of lint.json and coverage.json'],
    ['too many bytes', new Uint8Array(limits.archive + 1), 'has more than'],
  ])('%s', (name, archive, told) => {
    const found = readHandOver([archive], origin);
    // A lie about one member is found when that one is unpacked.
    const concerns = name.startsWith('one that') ? ['lint'] : ['lint', 'coverage'];
    expect(found.map(({ concern }) => concern)).toEqual(concerns);
    for (const each of found) {
      expect(each).toMatchObject({ ...origin, conclusion: 'failure', annotations: [] });
      expect(each.lines[0]).toContain(told);
      expect(findingsRequest.safeParse(each).success).toBe(true);
    }
  });
});

describe('of all artifacts together, only so much is read', () => {
  const hex = (index: number) => index.toString(16).padStart(32, '0');
  const partOf = (index: number, more: Partial<Findings> = {}): Findings => ({
    ...lint,
    part: { id: hex(index), name: `part ${index}` },
    ...more,
  });

  test('twenty small archives that unpack to 160 MB are a failure that says so, and stay small', () => {
    const large = Array.from({ length: 120 }, (_, index) => ({
      ...annotation,
      path: `src/${index}.py`,
      message: 'x'.repeat(15_000),
    }));
    const archives = Array.from({ length: 20 }, (_, archive) =>
      zip(
        Object.fromEntries(
          [0, 1, 2, 3].map((file) => {
            const said = partOf(archive * 4 + file, { annotations: large, title: `T${archive}.${file}` });
            return [fileOf(said), json(said)];
          }),
        ),
      ),
    );
    const [found, ...others] = readHandOver(archives, origin);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ conclusion: 'failure' });
    const lines = found?.lines.join('\n') ?? '';
    // Two of 1.8 MB are within the bound, and are shown.
    expect(lines).toContain('78 reports were not read');
    for (const told of ['T0.0', 'T0.1']) expect(lines).toContain(told);
    expect(lines).not.toContain('T0.2');
    expect(JSON.stringify(found).length).toBeLessThan(keptLimits.bytes);
  });

  test('more reports than a run may have are not read', () => {
    const archives = Array.from({ length: 3 }, (_, archive) =>
      zip(
        Object.fromEntries(
          Array.from({ length: 40 }, (__, file) => {
            const said = partOf(archive * 40 + file);
            return [fileOf(said), json(said)];
          }),
        ),
      ),
    );
    const [found] = readHandOver(archives, origin);
    expect(found?.conclusion).toBe('failure');
    expect(found?.lines.join('\n')).toContain(`${120 - readLimits.files} reports were not read`);
    expect(found?.title).toContain(`1 of ${readLimits.files + 1} reports failed`);
  });

  test('what one concern has used is told of the other', () => {
    const padded = (said: Findings) =>
      strToU8(JSON.stringify(said) + ' '.repeat(limits.file - JSON.stringify(said).length));
    const files = { [fileOf(partOf(1))]: padded(partOf(1)), [fileOf(partOf(2))]: padded(partOf(2)) };
    const found = readHandOver([zip(files), zip({ 'coverage.json': json(coverage) })], origin);
    expect(found.map(({ concern, conclusion }) => [concern, conclusion])).toEqual([
      ['lint', 'success'],
      ['coverage', 'failure'],
    ]);
    expect(found[1]?.lines.join('\n')).toContain('1 report was not read');
  });

  test('a file that is too large for itself takes no room from the others', () => {
    const archives = [
      zip({ 'lint.json': new Uint8Array(limits.file * 3) }),
      zip({ 'coverage.json': json(coverage) }),
    ];
    const [, found] = readHandOver(archives, origin);
    expect(found?.annotations).toEqual([annotation]);
  });

  test.each(['annotations', 'lines', 'grouped', 'unheard'])(
    'a list of a million entries in %s is one problem',
    (key) => {
      const data = strToU8(JSON.stringify({ ...lint, [key]: Array.from({ length: 900_000 }, () => 0) }));
      const [found] = readHandOver([zip({ 'lint.json': data })], origin);
      expect(found?.lines[0]).toMatch(/a list of too many entries/);
    },
  );
});

test('of very many bad annotations the first is told, and no other is looked at', () => {
  const bad = Array.from({ length: 5000 }, () => ({}));
  const [found] = readHandOver(
    [zip({ 'lint.json': json({ ...lint, annotations: [annotation, ...bad.slice(1)] }) })],
    origin,
  );
  expect(found?.lines[0]).toMatch(/lint\.json, annotations\.1\.path: [^;]*, and 5 more problems$/);
});

test('whatever comes, the answer is valid findings of this very commit', () => {
  const members = fc.dictionary(
    fc.constantFrom('lint.json', 'coverage.json', 'x', 'a/b'),
    fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => strToU8(text)),
      fc.constant(json(lint)),
    ),
  );
  const archives = fc.oneof(
    fc.uint8Array({ maxLength: 500 }),
    members.map((files) => zip(files)),
    fc.tuple(members, fc.nat(), fc.nat(255)).map(([files, at, value]) => {
      const bytes = zip(files);
      bytes[at % bytes.length] = value;
      return bytes;
    }),
  );
  fc.assert(
    fc.property(archives, (archive) => {
      for (const each of readHandOver([archive], origin)) {
        expect(findingsRequest.safeParse(each).success).toBe(true);
        expect([each.headSha, each.repository, each.run]).toEqual([
          origin.headSha,
          origin.repository,
          origin.run,
        ]);
      }
    }),
  );
});
