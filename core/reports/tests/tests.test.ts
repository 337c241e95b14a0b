import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { FinalError } from '../../errors/fairlead-error.ts';
import { createPathResolver } from '../paths.ts';
import { parseGoJson } from './go-json.ts';
import { createJunitReader } from './junit.ts';
import { failureMessage, failurePlace } from './place.ts';
import { readTestReport } from './read.ts';

const fixture = (file: string) => readFileSync(join(import.meta.dirname, 'fixtures', file), 'utf8');
const wrap = (inner: string) => `<?xml version="1.0"?><testsuites name="pytest tests">${inner}</testsuites>`;
function parseJunit(text: string) {
  const reader = createJunitReader();
  reader.write(text);
  return reader.end();
}
async function* piecesOf(bytes: Uint8Array, size = bytes.length || 1) {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
const parseTests = (text: string, size?: number) => readTestReport(piecesOf(Buffer.from(text), size));
const codeOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: unknown) => (error instanceof FinalError ? error.code : String(error)),
  );
const code = (text: string) => codeOf(parseTests(text));

describe('JUnit', () => {
  test('pytest’s dialect', () => {
    const cases = parseJunit(
      wrap(`<testsuite name="pytest" errors="9" tests="9">
        <testcase classname="tests.test_a" name="test_ok" time="0.25"/>
        <testcase classname="tests.test_a" name="test_bad" time="x"><failure message="assert 1 == 2">E   assert &lt;1&gt;

tests/test_a.py:7: AssertionError</failure><error message="teardown">later</error></testcase>
        <testcase classname="tests.test_a" name="test_skip"><skipped type="pytest.skip" message="no"/></testcase>
        <testcase name="test_err"><error message="fixture"><![CDATA[boom]]></error><system-out>noise</system-out></testcase>
      </testsuite>`),
    );
    expect(cases.map(({ name, outcome, seconds }) => [name, outcome, seconds])).toEqual([
      ['test_ok', 'passed', 0.25],
      ['test_bad', 'failed', 0],
      ['test_skip', 'skipped', 0],
      ['test_err', 'error', 0],
    ]);
    expect(cases[1]).toMatchObject({
      message: 'assert 1 == 2',
      detail: 'E   assert <1>\n\ntests/test_a.py:7: AssertionError',
    });
    expect(cases[3]?.detail).toBe('boom');
  });

  test('gtest: what did not run is skipped, each failed check is listed, the first counts', () => {
    const cases = parseJunit(
      '<testsuites tests="3"><testsuite name="S"><testcase name="off" status="notrun" classname="S"/>' +
        '<testcase name="bad" file="src/s_test.cc" line="12" status="run" result="completed" classname="S">' +
        '<failure message="src/s_test.cc:14&#x0A;Expected equality" type=""><![CDATA[src/s_test.cc:14\nExpected]]></failure>' +
        '<failure message="second" type=""><![CDATA[src/s_test.cc:99]]></failure></testcase></testsuite></testsuites>',
    );
    expect(cases.map(({ outcome, line }) => [outcome, line])).toEqual([
      ['skipped', 0],
      ['failed', 12],
    ]);
    const resolve = createPathResolver('/w', ['src/s_test.cc']);
    expect(cases.map((found) => failurePlace(found, resolve))).toEqual([
      null,
      { path: 'src/s_test.cc', line: 14 },
    ]);
  });

  test('Surefire: a flaky test passed in the end', () => {
    const cases = parseJunit(
      '<testsuite name="a"><testcase name="b"><flakyFailure message="first"/></testcase></testsuite>',
    );
    expect(cases[0]?.outcome).toBe('passed');
  });

  test('nested suites join their names and lend their file; a bare testsuite is a root too', () => {
    const cases = parseJunit(
      '<testsuite name="a" file="a.php"><testsuite name="b"><testcase name="c"/></testsuite></testsuite>',
    );
    expect(cases[0]).toMatchObject({ suite: 'a/b', file: 'a.php' });
  });

  test.each([
    ['an entity', '<!DOCTYPE x [<!ENTITY a "b">]><testsuites/>', 'FL_REPORT_INVALID'],
    [
      'an external document type',
      '<!DOCTYPE testsuites SYSTEM "http://127.0.0.1/x.dtd"><testsuites/>',
      'FL_REPORT_INVALID',
    ],
    ['an unknown entity', wrap('<testcase name="&x;"/>'), 'FL_REPORT_INVALID'],
    ['another root', '<html/>', 'FL_REPORT_INVALID'],
    ['an unclosed element', '<testsuites>', 'FL_REPORT_TRUNCATED'],
    ['nothing', '', 'FL_REPORT_EMPTY'],
    ['depth', `${'<testsuite>'.repeat(65)}${'</testsuite>'.repeat(65)}`, 'FL_REPORT_INVALID'],
    ['other JSON', '{"a":1}', 'FL_REPORT_INVALID'],
    ['broken JSON', '{"testResults":[}', 'FL_REPORT_INVALID'],
    ['JSON that is cut off', '{"testResults":[', 'FL_REPORT_TRUNCATED'],
  ])('refuses %s', async (_, text, wanted) => {
    expect(await code(text)).toBe(wanted);
  });

  test('characters that XML has no way to write are replaced, not refused', () => {
    const [found] = parseJunit(
      wrap('<testcase name="a"><failure>\u001b[31mred\u001b[0m</failure></testcase>'),
    );
    expect(found?.detail).toBe('\uFFFD[31mred\uFFFD[0m');
    expect(failureMessage({ message: '', detail: found?.detail ?? '' })).toBe('red');
  });

  test('any text is read or refused', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseJunit(wrap(text));
        } catch (error) {
          expect(error).toBeInstanceOf(FinalError);
        }
      }),
    );
  });
});

describe('what the tools wrote', () => {
  const tracked = [
    'test_price.py',
    'shop/price.py',
    'tests/price.test.js',
    'src/price.js',
    'price/price_test.go',
    'src/main/java/acme/shop/Price.java',
    'src/test/java/acme/shop/PriceTest.java',
  ];
  const files = createPathResolver('/home/ci/shop', tracked);
  // As the action does it: the module's path is the checkout's root.
  const resolve = (raw: string) => files(raw.replace('example.com/acme/shop/', ''));
  const [test1, test2] = [
    { path: 'test_price.py', line: 10 },
    { path: 'shop/price.py', line: 3 },
  ];
  const js = [
    { path: 'tests/price.test.js', line: 8 },
    { path: 'src/price.js', line: 9 },
  ];
  const java = [
    { path: 'src/test/java/acme/shop/PriceTest.java', line: 13 },
    { path: 'src/main/java/acme/shop/Price.java', line: 12 },
  ];
  const goPlaces = [{ path: 'price/price_test.go', line: 14 }];

  test.each([
    ['pytest.xml', [test1, test2]],
    ['pytest-xunit1.xml', [test1, test2]],
    ['jest-junit.xml', js],
    ['jest.json', js],
    ['vitest.xml', js],
    ['surefire.xml', java],
    ['go-junit-report.xml', [null, ...goPlaces]],
    ['go-test.json', [...goPlaces, null]],
  ])('%s: one passed, one skipped, the others failed where they did', async (file, wanted) => {
    const cases = await parseTests(fixture(file));
    expect(cases).toHaveLength(4);
    expect(cases.filter(({ outcome }) => outcome === 'passed')).toHaveLength(1);
    expect(cases.filter(({ outcome }) => outcome === 'skipped')).toHaveLength(1);
    const failed = cases.filter(({ outcome }) => outcome === 'failed' || outcome === 'error');
    expect(failed.map((found) => failurePlace(found, resolve))).toEqual(wanted);
    for (const found of failed) expect(failureMessage(found)).not.toMatch(/node_modules|\n\s+at /);
  });

  test('a suite that cannot be run is an error of its file', async () => {
    const [found] = await parseTests(
      JSON.stringify({
        testResults: [
          { name: '/home/ci/shop/src/price.js', status: 'failed', message: 'broken', assertionResults: [] },
        ],
      }),
    );
    expect(found).toMatchObject({ outcome: 'error', detail: 'broken' });
    expect(found === undefined ? null : failurePlace(found, resolve)).toEqual({
      path: 'src/price.js',
      line: 1,
    });
  });

  test('a Go package that does not build is an error with the compiler’s words', () => {
    const { cases, printed } = parseGoJson(
      [
        '# example.com/acme/shop/price',
        'price/price.go:3:1: syntax error',
        '{"Action":"output","Package":"m/p","Output":"FAIL\\tm/p [build failed]\\n"}',
        '{"Action":"fail","Package":"m/p","Elapsed":0}',
        '{broken',
      ].join('\n'),
    );
    expect(cases).toMatchObject([{ outcome: 'error', classname: 'm/p' }]);
    expect(cases[0]?.detail).toContain('price/price.go:3:1: syntax error');
    expect(printed).toContain('[build failed]');
  });
});

describe('reports as they come', () => {
  const files = [
    'pytest.xml',
    'pytest-xunit1.xml',
    'jest-junit.xml',
    'jest.json',
    'vitest.xml',
    'surefire.xml',
    'go-junit-report.xml',
    'go-test.json',
  ];

  test.each(files)('%s says the same in pieces of any size', async (file) => {
    const text = fixture(file);
    const whole = await parseTests(text);
    for (const size of [1, 7, 64 * 1024 + 1]) expect(await parseTests(text, size)).toEqual(whole);
    // Larger than what the format is told by.
    const long = '\n'.repeat(10) + text.replace(/>\s*$/, `>${' '.repeat(70_000)}`);
    expect(await parseTests(long, 1000)).toEqual(whole);
  });

  test.each(files)('%s cut off anywhere is refused, and never taken for less', async (file) => {
    const text = fixture(file).trimEnd();
    const steps = Array.from({ length: 60 }, (_, index) => Math.floor((text.length * (index + 1)) / 61));
    for (const end of [...steps, text.length - 1]) {
      const part = text.slice(0, end);
      // A stream of Go that ends between two packages says nothing of the next one.
      if (file === 'go-test.json' && /"Action":"(?:pass|fail|skip)"(?!.*"Test")[^\n]*\}\n?$/.test(part))
        continue;
      expect([end, await code(part)]).toEqual([end, 'FL_REPORT_TRUNCATED']);
    }
  });

  test.each([
    ['CR LF', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 of the other order', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('with %s they are the same tests', async (_, encode) => {
    for (const file of files) {
      const whole = await parseTests(fixture(file));
      const read = await readTestReport(piecesOf(encode(fixture(file)), 1001));
      expect(read.map(({ name, outcome }) => [name, outcome])).toEqual(
        whole.map(({ name, outcome }) => [name, outcome]),
      );
    }
  });

  test('an encoding is as the XML says it, and no byte is guessed', async () => {
    const latin = (declared: string) =>
      Buffer.from(
        `<?xml version="1.0"${declared}?><testsuite><testcase name="prüfe"/></testsuite>`,
        'latin1',
      );
    const [found] = await readTestReport(piecesOf(latin(' encoding="ISO-8859-1"'), 3));
    expect(found?.name).toBe('prüfe');
    for (const bytes of [latin(''), latin(' encoding="utf-8"'), latin(' encoding="klingon"')])
      expect(await codeOf(readTestReport(piecesOf(bytes)))).toBe('FL_REPORT_ENCODING');
    const json = Buffer.from('{"testResults":[{"name":"ü"}]}', 'latin1');
    expect(await codeOf(readTestReport(piecesOf(json)))).toBe('FL_REPORT_ENCODING');
  });

  async function* repeated(head: string, piece: string, times: number, tail = '') {
    yield await Promise.resolve(Buffer.from(head));
    const bytes = Buffer.from(piece);
    for (let left = times; left > 0; left -= 1) yield await Promise.resolve(bytes);
    yield Buffer.from(tail);
  }
  const mega = 'x'.repeat(1024 * 1024);

  test('a report of more than 64 MB is read: what tests print is not kept', async () => {
    const printed = `<testcase name="a"><system-out>${mega}</system-out></testcase>`;
    const cases = await readTestReport(repeated('<testsuite>', printed, 70, '</testsuite>'));
    expect(cases).toHaveLength(70);
    const event = `{"Action":"output","Package":"p","Test":"T","Output":"${mega}"}\n`;
    const ends = '{"Action":"fail","Package":"p","Test":"T"}\n{"Action":"fail","Package":"p"}\n';
    const [go] = await readTestReport(repeated('{"Action":"start","Package":"p"}\n', event, 70, ends));
    expect(go?.detail).toHaveLength(mega.length);
  });

  test('what does not end is refused before it fills the memory', async () => {
    const size = (pieces: AsyncIterable<Uint8Array>) => codeOf(readTestReport(pieces));
    expect(await size(repeated('<testsuite name="', mega, 70))).toBe('FL_REPORT_TOO_LARGE');
    expect(await size(repeated('<testsuite><testcase><failure>', mega, 70))).toBe('FL_REPORT_TOO_LARGE');
    expect(await size(repeated('{"Action":"output","Output":"', mega, 70))).toBe('FL_REPORT_TOO_LARGE');
    expect(await size(repeated('{"testResults":[{"name":"', mega, 70))).toBe('FL_REPORT_TOO_LARGE');
    const named = `<testcase name="${mega}"/>`;
    expect(await size(repeated('<testsuite>', named, 130))).toBe('FL_REPORT_TOO_LARGE');
    const small = '<testcase/>'.repeat(50_000);
    expect(await size(repeated('<testsuite>', small, 30))).toBe('FL_REPORT_TOO_LARGE');
  });

  test('a failure’s text has an end', async () => {
    const failed = `<testcase name="a"><failure>${mega}</failure></testcase>`;
    const [found] = await parseTests(`<testsuite>${failed}</testsuite>`);
    expect(found?.detail).toHaveLength(256 * 1024);
  });

  test('coverage in Jest’s JSON is no part of the tests, however long', async () => {
    const tests = fixture('jest.json').trim().replace(/^\{/, '');
    const entry = `"a${'b'.repeat(1024 * 1024)}":{"s":{}}`;
    const cases = await readTestReport(repeated('{"coverageMap":{"a":1', `,${entry}`, 20, `},${tests}`));
    expect(cases).toEqual(await parseTests(fixture('jest.json')));
  });

  test('words of the compiler may stand before the first event of Go', async () => {
    const stream = '# m/p\np.go:3:1: syntax error\n{"Action":"fail","Package":"m/p","Elapsed":0}\n';
    expect(await parseTests(stream)).toMatchObject([{ name: 'the package', outcome: 'error' }]);
  });

  test('a stream of Go is complete where every package has ended, also when it ran twice', () => {
    const [start, end] = ['{"Action":"start","Package":"p"}', '{"Action":"pass","Package":"p"}'];
    const complete = (...lines: string[]) => parseGoJson(lines.join('\n')).complete;
    expect([complete(), complete(start, end), complete(start, end, start, end)]).toEqual([true, true, true]);
    const begun = '{"Action":"run","Package":"p","Test":"T"}';
    const passed = '{"Action":"pass","Package":"p","Test":"T"}';
    expect([complete(start), complete(start, end, start), complete(begun, passed)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('a path out of the checkout is no place of a failure', async () => {
    const resolve = createPathResolver('/w', ['a.py', 'etc/passwd']);
    for (const path of [
      '/etc/../etc/shadow',
      '../a.py/../../x.py',
      '/w/../x.py',
      '..\\..\\x.py',
      '/w/.git/config',
    ]) {
      const [found] = await parseTests(
        `<testsuite><testcase name="t" file="${path}" line="1"><failure>${path}:7: boom</failure></testcase></testsuite>`,
      );
      expect([path, found === undefined ? null : failurePlace(found, resolve)]).toEqual([path, null]);
    }
  });
});

describe('the place of a failure', () => {
  const resolve = createPathResolver('/w', [
    'services/a/tests/test_a.py',
    'services/a/app.py',
    'src/a.cs',
    'src/lib.rs',
    'lib/a.rb',
    'src/A.php',
    'pkg/a.go',
  ]);
  const place = (detail: string) =>
    failurePlace({ detail, message: '', file: '', line: 0, classname: '' }, resolve);

  test('the last frame of Python that is in the repository', () => {
    const detail = [
      'services/a/tests/test_a.py:12: ',
      '_ _ _',
      'services/a/app.py:40: in handler',
      '/usr/lib/python3.11/site-packages/flask/app.py:1000: in dispatch',
      'E   ValueError: see services/a/app.py:1: no',
      '/usr/lib/python3.11/json/decoder.py:355: JSONDecodeError',
    ].join('\n');
    expect(place(detail)).toEqual({ path: 'services/a/app.py', line: 40 });
    expect(place('nothing here')).toBeNull();
  });

  test.each([
    ['  at A.B.C() in /w/src/a.cs:line 17', 'src/a.cs', 17],
    ["thread 'x' panicked at src/lib.rs:5:9:\nboom", 'src/lib.rs', 5],
    ['     # ./lib/a.rb:8:in `block`', 'lib/a.rb', 8],
    ['Failed asserting\n\n/w/src/A.php:33\n/w/src/A.php:44', 'src/A.php', 33],
    ['panic: x\n\n\t/usr/local/go/src/runtime/a.go:1 +0x1\n\t/w/pkg/a.go:12 +0x1d', 'pkg/a.go', 12],
  ])('%j', (detail, path, line) => {
    expect(place(detail)).toEqual({ path, line });
  });

  test('long lines and many lines take no time', () => {
    const started = performance.now();
    place(`${'at ('.repeat(200_000)}\n`.repeat(3) + `at a${' '.repeat(900)}\n`.repeat(5000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
