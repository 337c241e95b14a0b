import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { CheckConclusion, CheckRun } from '../../../core/ports/github.ts';
import { othersOf, together, type Part } from './shared-head.ts';

const recheck = { label: 'Check again', description: 'Judge once more', identifier: 'recheck' };
const merge = { label: 'Merge', description: 'When ready', identifier: 'merge' };
const annotation = {
  path: 'a',
  startLine: 1,
  endLine: 1,
  level: 'warning',
  title: '',
  message: 'm',
} as const;

function part(number: number, conclusion: CheckConclusion, more: Partial<CheckRun> = {}): Part {
  const run: CheckRun = {
    name: 'fairlead/policy',
    headSha: 'a'.repeat(40),
    status: 'completed',
    conclusion,
    title: `t${number}`,
    summary: `s${number}`,
    annotations: [annotation],
    externalId: `policy:${number}`,
    actions: [recheck, merge],
    ...more,
  };
  return { number, run };
}

describe('a check run of several pull requests', () => {
  test('one alone is as it is', () => {
    const alone = part(1, 'success');
    expect(together([alone])).toBe(alone.run);
    expect(together([])).toBeNull();
  });

  test.each<[CheckConclusion, CheckConclusion, CheckConclusion]>([
    ['success', 'success', 'success'],
    ['success', 'action_required', 'action_required'],
    ['action_required', 'failure', 'failure'],
    ['neutral', 'success', 'neutral'],
  ])('%s and %s are %s, either way round', (a, b, both) => {
    expect(together([part(1, a), part(2, b)])?.conclusion).toBe(both);
    expect(together([part(1, b), part(2, a)])?.conclusion).toBe(both);
  });

  test('says whose it is, and why; keeps one of equal annotations and the one button that is meant for all', () => {
    const run = together([part(2, 'failure'), part(1, 'success')]);
    expect(run).toMatchObject({
      title: '#2: t2',
      externalId: 'policy:1,2',
      annotations: [annotation],
      actions: [recheck],
    });
    expect(run?.summary).toMatch(/^This commit is the head of #1, #2\.[^]*### #1\n\ns1\n\n### #2\n\ns2$/);
  });

  test('whichever was judged, the outcome is the same, and names them all', () => {
    const conclusion = fc.constantFrom<CheckConclusion>('success', 'failure', 'action_required', 'neutral');
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(numbers, fc.array(conclusion, { minLength: 6, maxLength: 6 }), (all, conclusions) => {
        const parts = all.map((number, index) => part(number, conclusions[index] ?? 'success'));
        const run = together(parts);
        expect(together(parts.toReversed())).toEqual(run);
        const named = [...othersOf(run?.externalId ?? '', 0)];
        expect(named).toEqual(all.toSorted((a, b) => a - b));
        const green = parts.every(({ run: own }) => own.conclusion === 'success');
        expect(run?.conclusion === 'success').toBe(green);
      }),
    );
  });

  test.each([
    ['policy:3', 3, []],
    ['policy:3', 4, [3]],
    ['policy:3,4,4', 4, [3]],
    ['commit:main', 4, []],
    ['policy:3,x', 4, []],
    ['', 4, []],
  ])('%s names besides #%s: %j', (externalId, number, others) => {
    expect(othersOf(externalId, number)).toEqual(others);
  });
});
