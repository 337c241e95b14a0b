import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findingsRequest, type FindingAnnotation, type Findings } from '../api/findings.ts';
import { maxHighlights, maxLine, maxLines } from '../api/limits.ts';
import { boundFindings } from './bound.ts';
import { keptLimits } from './format.ts';

const annotation = (line: number, more: Partial<FindingAnnotation> = {}): FindingAnnotation => ({
  path: 'a.py',
  startLine: line,
  endLine: line,
  level: 'warning',
  title: 'R',
  message: 'm',
  ...more,
});

const given = (annotations: FindingAnnotation[], more: Partial<Findings> = {}): Findings => ({
  schema: 1,
  concern: 'lint',
  repository: { id: 1, name: 'acme/shop' },
  run: { id: 1, attempt: 1 },
  headSha: 'a'.repeat(40),
  conclusion: 'failure',
  title: 't',
  lines: [],
  annotations,
  leftOut: 2,
  ...more,
});

const many = (length: number, more: Partial<FindingAnnotation> = {}) =>
  Array.from({ length }, (_, index) => annotation(index + 1, more));

test('what has room is kept as it is', () => {
  const whole = given(many(keptLimits.annotations, { message: 'x'.repeat(1_500) }));
  expect(boundFindings(whole)).toEqual(whole);
});

test('of more than a thousand the first are kept, and the rest is counted by rule', () => {
  const bounded = boundFindings(
    given([...many(990), ...many(20, { title: 'S' })], { grouped: [{ rule: 'S', findings: 2, files: 2 }] }),
  );
  expect(bounded.annotations).toHaveLength(1000);
  expect(bounded.leftOut).toBe(12);
  expect(bounded.grouped).toEqual([{ rule: 'S', findings: 12, files: 2 }]);
});

test('long texts are cut before anything is left out', () => {
  const long = { message: 'x'.repeat(16_000), rawDetails: 'y'.repeat(16_000) };
  const bounded = boundFindings(given(many(500, long)));
  expect(bounded.annotations).toHaveLength(500);
  expect(bounded.annotations[0]?.message).toHaveLength(1000);
  expect(bounded.annotations[0]?.rawDetails).toHaveLength(1000);
  expect(bounded.leftOut).toBe(2);
});

test('whatever it is: valid, within the bounds, and nothing lost without being counted', () => {
  const text = fc.constantFrom('x', 'x'.repeat(16_000), '漢'.repeat(16_000), '\u0001'.repeat(16_000));
  const line = fc.constantFrom('short', '\u0001'.repeat(maxLine));
  const rule = fc.nat(200).map((number) => `${'ÿ'.repeat(250)}${number}`);
  const one = fc.record({
    message: text,
    rawDetails: text,
    title: rule,
    path: fc.constant('漢'.repeat(900)),
  });
  const all = fc.record({
    annotations: fc.array(one, { maxLength: 40 }),
    times: fc.constantFrom(1, 60),
    lines: fc.array(line, { maxLength: maxLines, size: 'max' }),
    highlights: fc.array(line, { maxLength: maxHighlights }),
    leftOut: fc.constantFrom(0, 7, Number.MAX_SAFE_INTEGER),
  });
  fc.assert(
    fc.property(all, ({ annotations, times, lines, highlights, leftOut }) => {
      const list = Array.from({ length: times }, () => annotations)
        .flat()
        .map((each, index) => annotation(index + 1, each));
      const bounded = boundFindings(given(list, { lines, highlights, leftOut }));
      expect(findingsRequest.safeParse(bounded).success).toBe(true);
      expect(new TextEncoder().encode(JSON.stringify(bounded)).length).toBeLessThan(keptLimits.bytes);
      expect(bounded.annotations.length).toBeLessThanOrEqual(keptLimits.annotations);
      const total = Math.min(Number.MAX_SAFE_INTEGER, list.length - bounded.annotations.length + leftOut);
      expect(bounded.leftOut).toBe(total);
    }),
    { numRuns: 40 },
  );
});
