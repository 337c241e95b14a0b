import { describe, expect, test } from '@jest/globals';
import { assert, property, string } from 'fast-check';
import { condition, evaluate, interpolate, type Scope } from './expressions.ts';

const scope: Scope = {
  contexts: {
    github: { event_name: 'push', ref: 'refs/heads/main', 'dash-name': 'd', event: { labels: ['a', 'b'] } },
    steps: { build: { outputs: { version: '1.2.0' } } },
  },
  status: { failed: false, cancelled: false },
};
const failed: Scope = { ...scope, status: { failed: true, cancelled: false } };

describe('evaluate', () => {
  test.each([
    ["github.event_name == 'PUSH'", true],
    ["github.event_name != 'push'", false],
    ['steps.build.outputs.version', '1.2.0'],
    ["github['dash-name']", 'd'],
    ['github.dash-name', 'd'],
    ['github.event.labels[1]', 'b'],
    ['github.event.missing.deeper', null],
    ["github.missing || 'else'", 'else'],
    ["github.missing && 'then'", null],
    ["github.ref == 'refs/heads/main' && 'yes' || 'no'", 'yes'],
    ['!github.missing', true],
    ["!(1 == '1')", false],
    ["'it''s'", "it's"],
    ['3 >= 2', true],
    ["format('{0}-{1} {{x}}', 'a', 2)", 'a-2 {x}'],
    ["contains(github.event.labels, 'B')", true],
    ["contains('Hello', 'ell')", true],
    ["startsWith(github.ref, 'refs/heads/')", true],
    ["join(github.event.labels, '+')", 'a+b'],
    ['fromJSON(\'{"a": 1}\').a', 1],
    ['toJSON(github.event.labels)', '[\n  "a",\n  "b"\n]'],
    ["null == ''", true],
    ['true == 1', true],
  ])('%s', (source, value) => {
    expect(evaluate(source, scope)).toEqual(value);
  });

  test.each(['unknown.name', 'github.', 'nope()', '1 +', "'open", 'github github', 'a || '])(
    'refuses %s',
    (source) => {
      expect(() => evaluate(source, scope)).toThrow();
    },
  );

  test('any text survives quoting', () => {
    assert(property(string(), (text) => evaluate(`'${text.replaceAll("'", "''")}'`, scope) === text));
  });
});

test('conditions imply success unless they ask for the status', () => {
  expect([condition(undefined, scope), condition(undefined, failed)]).toEqual([true, false]);
  expect([condition("github.event_name == 'push'", scope), condition('true', failed)]).toEqual([true, false]);
  expect([
    condition('${{ always() }}', failed),
    condition('failure()', failed),
    condition('failure()', scope),
  ]).toEqual([true, true, false]);
});

test('interpolation replaces every expression in a text', () => {
  expect(interpolate('v${{ steps.build.outputs.version }} on ${{ github.event_name }}', scope)).toBe(
    'v1.2.0 on push',
  );
});
