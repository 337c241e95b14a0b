import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findingsRequest, type FindingAnnotation, type Findings } from '../api/findings.ts';
import { mergeFindings } from './merge-findings.ts';

const annotation = (line: number, more: Partial<FindingAnnotation> = {}): FindingAnnotation => ({
  path: 'a.py',
  startLine: line,
  endLine: line,
  level: 'warning',
  title: 'R',
  message: 'm',
  ...more,
});
const part = (name: string, more: Partial<Findings> = {}): Findings => ({
  schema: 1,
  concern: 'lint',
  repository: { id: 1, name: 'acme/shop' },
  run: { id: 1, attempt: 1 },
  headSha: 'a'.repeat(40),
  conclusion: 'success',
  title: 't',
  lines: [],
  annotations: [],
  leftOut: 0,
  part: { id: Buffer.from(name.padEnd(16)).toString('hex'), name },
  ...more,
});

test('one alone is itself', () => {
  const one = part('a', { lines: ['x'] });
  expect(mergeFindings([one])).toBe(one);
});

describe('the conclusion is the worst', () => {
  test.each<[Findings['conclusion'], Findings['conclusion'], Findings['conclusion']]>([
    ['success', 'success', 'success'],
    ['success', 'neutral', 'neutral'],
    ['neutral', 'failure', 'failure'],
    ['failure', 'success', 'failure'],
  ])('%s and %s: %s', (a, b, wanted) => {
    expect(mergeFindings([part('a', { conclusion: a }), part('b', { conclusion: b })]).conclusion).toBe(
      wanted,
    );
  });
});

test('counts by rule are summed, and what has no room any more is among them', () => {
  const many = (from: number) => Array.from({ length: 3000 }, (_, index) => annotation(from + index));
  const merged = mergeFindings([
    part('a', {
      annotations: many(1),
      leftOut: 4,
      grouped: [{ rule: 'R', findings: 4, files: 2 }],
      file: 'x.sarif',
    }),
    part('b', { annotations: many(10_000), leftOut: 3, grouped: [{ rule: 'S', findings: 3, files: 1 }] }),
  ]);
  expect(merged.annotations).toHaveLength(5000);
  expect(merged.leftOut).toBe(1007);
  expect(merged.grouped).toEqual([
    { rule: 'R', findings: 1004, files: 2 },
    { rule: 'S', findings: 3, files: 1 },
  ]);
  expect(merged.file).toBe('x.sarif');
});

test('counts beyond all bounds stay numbers that a report may hold', () => {
  const most = Number.MAX_SAFE_INTEGER;
  const grouped = [{ rule: 'R', findings: most, files: 1 }];
  const merged = mergeFindings([
    part('a', { leftOut: most, grouped }),
    part('b', { leftOut: most, grouped }),
  ]);
  expect(findingsRequest.parse(merged)).toMatchObject({ leftOut: most, grouped });
});

test('of several runs the newest one is named', () => {
  const run = (id: number, attempt: number) => part(`r${id}.${attempt}`, { run: { id, attempt } });
  expect(mergeFindings([run(1, 3), run(2, 1), run(2, 2), run(1, 9)]).run).toEqual({ id: 2, attempt: 2 });
  const named = (name: string, id: number) => part(name, { run: { id, attempt: 1 } });
  expect(mergeFindings([named('a', 7), named('b', 3), named('c', 5)]).run.id).toBe(7);
});

test('whatever the parts are: a valid report, the same in any order, without a loss', () => {
  const text = fc.string({ maxLength: 40 });
  const one = fc.record({
    conclusion: fc.constantFrom('success', 'failure', 'neutral' as const),
    title: fc.string({ minLength: 1, maxLength: 255 }),
    lines: fc.array(text, { maxLength: 60 }),
    highlights: fc.array(text, { maxLength: 5 }),
    leftOut: fc.nat(9),
    annotations: fc.array(
      fc.record({
        line: fc.integer({ min: 1, max: 30 }),
        level: fc.constantFrom('failure', 'notice' as const),
      }),
      { maxLength: 20 },
    ),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 2, maxLength: 6 }), (given) => {
      const parts = given.map((each, index) =>
        part(`p${index}`, {
          ...each,
          annotations: each.annotations.map(({ line, level }) => annotation(line, { level })),
        }),
      );
      const merged = mergeFindings(parts);
      findingsRequest.parse(merged);
      expect(mergeFindings(parts.toReversed())).toEqual(merged);
      const keys = (list: readonly FindingAnnotation[]) => new Set(list.map((each) => JSON.stringify(each)));
      expect(keys(merged.annotations)).toEqual(keys(parts.flatMap(({ annotations }) => annotations)));
      expect(keys(merged.annotations).size).toBe(merged.annotations.length);
      expect(merged.leftOut).toBe(given.reduce((sum, { leftOut }) => sum + leftOut, 0));
    }),
  );
});
