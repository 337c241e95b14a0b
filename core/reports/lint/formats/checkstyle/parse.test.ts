import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { brief, readLint, readLintFile } from '../../../../../test/fakes/lint-reports.ts';

const fixture = (name: string) => readLintFile(join(import.meta.dirname, 'fixtures', name));
const checkout = '/home/runner/work/shop/shop';

test.each([
  [
    'checkstyle.xml',
    16,
    [
      'Checkstyle',
      `${checkout}/java/src/main/java/com/acme/shop/Cart.java`,
      3,
      17,
      3,
      17,
      'AvoidStarImport',
      'warning',
    ],
  ],
  ['shellcheck.xml', 9, ['ShellCheck', 'scripts/deploy.sh', 2, 10, 2, 10, 'SC2045', 'failure']],
  ['hadolint.xml', 8, ['Hadolint', 'docker/Dockerfile', 1, 1, 1, 1, 'DL3007', 'warning']],
  [
    'eslint.xml',
    12,
    ['ESLint', `${checkout}/packages/web/src/helper.js`, 2, 7, 2, 7, 'no-constant-condition', 'failure'],
  ],
  ['oxlint.xml', 10, ['', 'src/index.ts', 3, 7, 3, 7, 'eslint(no-unused-vars)', 'warning']],
  [
    'phpcs.xml',
    20,
    ['', `${checkout}/php/src/Cart.php`, 1, 1, 1, 1, 'PSR12.Files.FileHeader.SpacingAfterBlock', 'failure'],
  ],
  [
    'detekt.xml',
    6,
    [
      'detekt',
      `${checkout}/kotlin/src/main/kotlin/com/acme/Cart.kt`,
      3,
      80,
      3,
      80,
      'EmptyCatchBlock',
      'warning',
    ],
  ],
  ['golangci-lint.xml', 9, ['', 'internal/store/store.go', 11, 9, 11, 9, 'errcheck', 'failure']],
])('real output: %s', (name, count, first) => {
  const findings = fixture(name);
  expect(findings).toHaveLength(count);
  expect(brief(findings[0])).toEqual(first);
});

test('messages are decoded and do not repeat the rule', () => {
  expect(fixture('shellcheck.xml')[1]?.message).toBe(
    "Use ./*glob* or -- *glob* so names with dashes won't become options.",
  );
  expect(fixture('eslint.xml')[0]?.message).toBe('Unexpected constant condition.');
});

describe('bad input', () => {
  const wrap = (inner: string) => `<?xml version="1.0"?><checkstyle version="1">${inner}</checkstyle>`;

  test.each([
    ['an entity', '<!DOCTYPE c [<!ENTITY a "b">]><checkstyle/>'],
    [
      'entities that grow',
      '<?xml version="1.0"?><!DOCTYPE c [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><checkstyle>&b;</checkstyle>',
    ],
    ['an external document type', '<!DOCTYPE checkstyle SYSTEM "http://127.0.0.1/x.dtd"><checkstyle/>'],
    ['an unknown entity', wrap('<file name="&x;"/>')],
    ['depth', wrap(`${'<a>'.repeat(64)}${'</a>'.repeat(64)}`)],
    ['text after the end', `${wrap('')}<checkstyle/>`],
  ])('%s is refused', (_, text) => {
    expect(() => readLint(text)).toThrow(/cannot be read/);
  });

  test('half a report ends too early', () => {
    expect(() => readLint(wrap('<file name="a"/>').slice(0, -5))).toThrow(/ends too early/);
  });

  test('no findings, empty files, ignored ones, nothing but a line', () => {
    expect(readLint(wrap(''))).toEqual([]);
    expect(readLint(wrap('<file name="a"></file><file name="b"><error severity="ignore"/></file>'))).toEqual(
      [],
    );
    const [finding] = readLint(wrap('<file name="a"><error line="4" message="m"/></file>'));
    expect(brief(finding)).toEqual(['', 'a', 4, null, 4, null, 'finding', 'failure']);
  });

  test('the declared encoding is read', () => {
    const text = wrap('<file name="é.c"><error line="1" message="ü"/></file>').replace(
      '"1.0"',
      '"1.0" encoding="ISO-8859-1"',
    );
    expect(readLint(Buffer.from(text, 'latin1'))[0]).toMatchObject({ path: 'é.c', message: 'ü' });
    expect(() => readLint(Buffer.from(wrap('<file name="é"/>'), 'latin1'))).toThrow(/encoding/);
  });
});
