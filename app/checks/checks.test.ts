import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findingsRequest, type Findings } from '../../core/api/findings.ts';
import { defaultConfig } from '../../core/config/index.ts';
import { evaluatePolicy, type PolicyFacts } from '../../core/policy/index.ts';
import { renderFindings } from './findings.ts';
import { renderVerdicts } from './verdicts.ts';

const facts: PolicyFacts = {
  headRef: 'my-stuff',
  baseRef: 'main',
  fork: false,
  author: 'ann',
  defaultBranch: 'main',
  approvals: ['bob'],
  proposedConfig: { file: '.github/fairlead.yml', text: 'stratgy: x' },
};
const sha = 'a'.repeat(40);
const findings: Findings = findingsRequest.parse({
  schema: 1,
  repository: { id: 1, name: 'acme/shop' },
  run: { id: 1, attempt: 1 },
  concern: 'lint',
  headSha: sha,
  conclusion: 'failure',
  title: '1 finding',
  lines: ['one', '<b>@team</b> [x](https://e.example)'],
  annotations: [
    {
      path: 'a.py',
      startLine: 3,
      endLine: 3,
      startColumn: 2,
      level: 'failure',
      title: 'F401',
      message: 'unused',
    },
    { path: 'a.py', startLine: 3, endLine: 4, startColumn: 2, level: 'notice', title: '', message: 'x' },
  ],
  leftOut: 2,
});

describe('verdicts', () => {
  test('a table, a title and annotations at line and column', () => {
    const run = renderVerdicts(evaluatePolicy(facts, defaultConfig));
    expect(run.conclusion).toBe('failure');
    expect(run.title).toBe('The strategy feature does not know the branch name my-stuff (and 1 more)');
    expect(run.summary).toContain('| branch-name | ❌ not met |');
    expect(run.summary).toContain(String.raw`feature/\*, fix/\*`);
    expect(run.annotations).toEqual([
      {
        path: '.github/fairlead.yml',
        startLine: 1,
        endLine: 1,
        startColumn: 1,
        endColumn: 1,
        level: 'failure',
        title: 'fairlead: config-valid',
        message: 'Fairlead has no key "stratgy". Did you mean `strategy`?',
      },
    ]);
  });

  test('hostile names stay text', () => {
    const headRef = 'x|<img src=x onerror=1>@acme/all[a](http://e)\n\n# h';
    const { summary } = renderVerdicts(evaluatePolicy({ ...facts, headRef }, defaultConfig));
    expect(summary).not.toMatch(/<img|@acme|\]\(|http:\/\/|\n# h/);
    const rows = summary.split('\n').filter((line) => line.startsWith('| '));
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
  });

  test('fits whatever the names are', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 5000 }),
        fc.string({ unit: 'binary', maxLength: 50 }),
        (headRef, text) => {
          const proposedConfig = { file: 'f.yml', text };
          const run = renderVerdicts(evaluatePolicy({ ...facts, headRef, proposedConfig }, defaultConfig));
          expect(run.summary.length).toBeLessThanOrEqual(65_535);
          expect(run.title.length).toBeLessThanOrEqual(255);
        },
      ),
    );
  });
});

describe('findings', () => {
  test('the check run of a lint job', () => {
    const run = renderFindings(findings);
    expect(run).toMatchObject({
      name: 'fairlead/lint',
      headSha: sha,
      status: 'completed',
      conclusion: 'failure',
      externalId: `lint:${sha}`,
    });
    expect(run.annotations).toEqual([
      {
        path: 'a.py',
        startLine: 3,
        endLine: 3,
        startColumn: 2,
        endColumn: 2,
        level: 'failure',
        title: 'F401',
        message: 'unused',
      },
      { path: 'a.py', startLine: 3, endLine: 4, level: 'notice', title: '', message: 'x' },
    ]);
    expect(run.summary).toContain('- one\n');
    expect(run.summary).toContain('2 more findings not annotated');
    expect(run.summary).not.toMatch(/<b>|@team|\]\(|https:\/\//);
  });

  test('a summary that is too long ends with a whole line', () => {
    const lines = Array.from({ length: 100 }, () => '*'.repeat(1000));
    const { summary } = renderFindings({ ...findings, lines });
    expect(summary.length).toBeLessThanOrEqual(65_535);
    expect(summary).toMatch(/\n\nThe rest is too long to be shown here\.$/);
  });
});
