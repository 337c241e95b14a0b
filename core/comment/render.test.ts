import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Findings } from '../api/findings.ts';
import type { OwnCheck } from '../ports/github.ts';
import { renderComment } from './render.ts';

const headSha = 'a'.repeat(40);
const check = (name: string, more: Partial<OwnCheck> = {}): OwnCheck => ({
  name: `fairlead/${name}`,
  status: 'completed',
  conclusion: 'success',
  title: 'fine',
  url: 'https://github.example/acme/shop/runs/1',
  ...more,
});
const findings: Findings = {
  schema: 1,
  concern: 'lint',
  repository: { id: 1, name: 'acme/shop' },
  run: { id: 1, attempt: 1 },
  headSha,
  conclusion: 'failure',
  title: 't',
  lines: [],
  annotations: [],
  leftOut: 0,
};

const own = (said: Findings) => ({ findings: said, fromFork: false });

test('nothing where no check has spoken; the policy is not one of them', () => {
  expect(renderComment({ headSha, checks: [check('policy')], findings: [] })).toBeNull();
});

test.each<[Partial<OwnCheck>, string, boolean]>([
  [{}, '| ✅ [tests](https://github.example/acme/shop/runs/1) | fine |', false],
  [{ conclusion: 'failure' }, '| ❌ [tests](https://github.example/acme/shop/runs/1) | fine |', true],
  [{ conclusion: 'neutral', url: '' }, '| ➖ tests | fine |', false],
  [{ conclusion: 'timed_out', url: '' }, '| ⚠️ tests | fine |', true],
  [{ status: 'in_progress', conclusion: null, url: '' }, '| ⏳ tests | fine |', false],
  [{ url: 'javascript:alert(1)' }, '| ✅ tests | fine |', false],
  [{ url: 'https://x.example/a) [b](c' }, '| ✅ tests | fine |', false],
])('a check that is %j', (more, row, failed) => {
  const rendered = renderComment({ headSha, checks: [check('tests', more)], findings: [] });
  expect(rendered?.body.split('\n')).toContain(row);
  expect(rendered?.failed).toBe(failed);
});

test('findings of a check that failed stand below, those of one that passed do not', () => {
  const annotation = {
    path: 'a.py',
    startLine: 1,
    endLine: 1,
    level: 'warning' as const,
    title: 'T',
    message: 'm',
  };
  const given = [own({ ...findings, annotations: [annotation], leftOut: 3 })];
  const failing = renderComment({
    headSha,
    checks: [check('lint', { conclusion: 'failure' })],
    findings: given,
  });
  expect(failing?.body).toMatch(/\n- a\.py:1: T: m\n- and 3 more findings$/);
  const passing = renderComment({ headSha, checks: [check('lint')], findings: given });
  expect(passing?.body).not.toContain('a.py');
});

test('what the jobs of a fork say is named as theirs, and their own lines are left out', () => {
  const lint: Findings = { ...findings, highlights: ['approved by security'], conclusion: 'success' };
  const coverage: Findings = { ...lint, concern: 'coverage', highlights: ['90 % of the lines'] };
  const bodyOf = (...fromFork: readonly [boolean, boolean]) => {
    const [first, second] = fromFork;
    return renderComment({
      headSha,
      checks: [check('lint'), check('coverage')],
      findings: [
        { findings: lint, fromFork: first },
        { findings: coverage, fromFork: second },
      ],
    })?.body;
  };
  expect(bodyOf(true, true)).toMatch(/\n\nSaid by jobs of the fork, [^]*no proof: lint, coverage\.$/);
  expect(bodyOf(true, true)).not.toContain('approved by security');
  expect(bodyOf(true, false)).toMatch(/no proof: lint\.\n\n- coverage: 90 % of the lines$/);
  expect(bodyOf(false, false)).not.toContain('fork');
  expect(bodyOf(false, false)).toContain('- lint: approved by security');
});

test('whatever is said: within the limit of a comment, every row whole, and no text leaves its place', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.constantFrom(
      '@acme/core',
      '<!-- fairlead:report -->',
      '| x |',
      '\n\n# big',
      '#12',
      'z'.repeat(90_000),
    ),
  );
  const annotation = fc.record({
    path: text,
    startLine: fc.nat(),
    endLine: fc.nat(),
    level: fc.constantFrom('failure', 'warning', 'notice' as const),
    title: text,
    message: text,
  });
  fc.assert(
    fc.property(
      text,
      fc.array(text, { maxLength: 5 }),
      fc.array(annotation, { maxLength: 9 }),
      fc.boolean(),
      (title, highlights, annotations, fromFork) => {
        const failed = { conclusion: 'failure', title, url: title };
        const rendered = renderComment({
          headSha,
          checks: ['lint', 'coverage', 'tests'].map((name) => check(name, failed)),
          findings: [
            own({ ...findings, annotations, highlights }),
            { findings: { ...findings, concern: 'coverage', annotations, highlights }, fromFork },
          ],
        });
        const body = rendered?.body ?? '';
        expect(body.length).toBeLessThan(65_000);
        expect(body).not.toMatch(/@\w|#\d|<(?!br>)/);
        const rows = body.split('\n').filter((line) => line.startsWith('|'));
        expect(rows).toHaveLength(5);
        for (const row of rows) expect(row.replaceAll(/\\./g, '').split('|')).toHaveLength(4);
      },
    ),
    { numRuns: 60 },
  );
});
