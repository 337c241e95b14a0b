import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findingsRequest, type Findings } from '../../core/api/findings.ts';
import { defaultConfig, type LayerName, type Problem } from '../../core/config/index.ts';
import { evaluatePolicy, type PolicyFacts } from '../../core/policy/index.ts';
import { contextOf, usualFacts } from '../../test/fakes/policy.ts';
import { renderFindings } from '../../core/reporting/check-run.ts';
import { renderVerdicts, type PolicyShown } from './verdicts.ts';

const facts: PolicyFacts = {
  ...usualFacts,
  headRef: 'my-stuff',
  proposedConfig: { file: '.github/fairlead.yml', text: 'stratgy: x', problems: null },
};
const main = { defaultBranch: 'main' };
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
      rawDetails: 'Delete line 3.',
    },
    { path: 'a.py', startLine: 3, endLine: 4, startColumn: 2, level: 'notice', title: '', message: 'x' },
  ],
  leftOut: 2,
});

function render(some: Partial<PolicyFacts>, yaml = '', shown: PolicyShown = main) {
  const context = contextOf(yaml);
  const verdicts = evaluatePolicy({ ...usualFacts, ...some }, context.config, 'main', (key) =>
    context.place(key),
  );
  return renderVerdicts(verdicts, shown);
}

describe('verdicts', () => {
  test('what is to be done first, with the place that asks for it; what is met opens', () => {
    const run = render({ headRef: 'my-stuff', approvals: [] }, 'strategy: feature\napprovals: 2');
    expect(run.conclusion).toBe('failure');
    expect(run.title).toBe('The strategy feature does not know the branch name my-stuff (and 1 more)');
    const lines = run.summary.split('\n');
    expect(lines.slice(0, 5)).toEqual([
      '| Rule | Why | What to do |',
      '| --- | --- | --- |',
      expect.stringMatching(
        /^\| ❌ branch-name \| The strategy feature does not know .*<br>asked for at .github\/fairlead.yml:1 \| Push .*feature\/\\\*, fix/,
      ),
      expect.stringMatching(
        /^\| ⏳ approvals \| 0 approvals .*<br>asked for at .github\/fairlead.yml:2 \| Ask 2/,
      ),
      '',
    ]);
    expect(lines).toContain('<details><summary>✅ 1 rule met</summary>');
    expect(lines).toContain('| ✅ freeze | main is not frozen |');
    expect(run.summary).toMatch(/\nNothing to say here: merge-pair, head-repository, .*config-valid\.\n/);
    expect(run.summary.indexOf('Nothing to say here')).toBeGreaterThan(run.summary.indexOf('</details>'));
    // What only waits is no annotation.
    expect(run.annotations).toMatchObject([
      { title: 'fairlead: branch-name', path: '.github/fairlead.yml', startLine: 1 },
    ]);
  });

  test('annotations at line and column', () => {
    const run = renderVerdicts(evaluatePolicy(facts, defaultConfig, 'main'), main);
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
    expect(run.summary).toMatch(/\| ❌ config-valid \| .github\/fairlead.yml, line 1[^<]* \|/);
  });

  test('everything met: no table but the one that opens', () => {
    const run = render({});
    expect(run).toMatchObject({ conclusion: 'success', title: 'Every rule is met', annotations: [] });
    expect(run.summary).toMatch(
      /^<details><summary>✅ \d rules met<\/summary>\n\n\| Rule \| Why \|\n\| --- \| --- \|\n/,
    );
  });

  test("the organisation's file is in another repository: named, not annotated", () => {
    const place = () => ({ file: 'fairlead-org.yml', line: 7, column: 3 });
    const odd = { ...usualFacts, headRef: 'my-stuff' };
    const run = renderVerdicts(evaluatePolicy(odd, defaultConfig, 'main', place), main);
    expect(run.summary).toContain('asked for at fairlead-org.yml:7');
    expect(run.annotations).toEqual([]);
    const proposedConfig = { file: 'fairlead-org.yml', text: 'x: 1', problems: null };
    const own = renderVerdicts(
      evaluatePolicy({ ...usualFacts, proposedConfig }, defaultConfig, 'main', place),
      main,
    );
    expect(own.annotations.map(({ path }) => path)).toContain('fairlead-org.yml');
  });

  test('hostile names stay text', () => {
    const headRef = 'x|<img src=x onerror=1>@acme/all[a](http://e)\n\n# h';
    const { summary } = render({ ...facts, headRef });
    expect(summary).not.toMatch(/<img|@acme|\]\(|http:\/\/|\n# h/);
    const rows = summary.split('\n').filter((line) => /^\| [❌⏳]/u.test(line));
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
  });

  test('fits whatever the names are', () => {
    const layer = fc.string({ maxLength: 300 }).map((name) => `group ${name}` as const);
    fc.assert(
      fc.property(
        fc.string({ maxLength: 5000 }),
        fc.string({ unit: 'binary', maxLength: 50 }),
        fc.array(layer, { maxLength: 5 }),
        (headRef, text, layers) => {
          const proposedConfig = { file: 'f.yml', text, problems: null };
          const origins = Object.fromEntries(layers.map((each, index) => [String(index), { layer: each }]));
          const run = render({ headRef, proposedConfig }, '', { ...main, origins });
          expect(run.summary.length).toBeLessThanOrEqual(65_535);
          expect(run.title.length).toBeLessThanOrEqual(255);
        },
      ),
    );
  });

  test('what is too long loses the rules that are met, then whole lines', () => {
    const one = evaluatePolicy(usualFacts, defaultConfig, 'main')[0];
    if (one === undefined) throw new Error('no verdict');
    const long = '@'.repeat(1000);
    const bad = { ...one, status: 'fail' as const, sentence: long, remedy: long };
    const met = { ...one, sentence: long };
    const fill = (failed: number, passed: number) =>
      renderVerdicts(
        [...Array.from({ length: failed }, () => bad), ...Array.from({ length: passed }, () => met)],
        main,
      ).summary;
    expect(fill(1, 20)).toContain('</details>');
    expect(fill(10, 20)).not.toContain('details>');
    expect(fill(10, 20)).toContain('The rules are those of');
    const cutOff = fill(30, 0);
    expect(cutOff.length).toBeLessThanOrEqual(65_535);
    expect(cutOff).toMatch(/ \|\n\nThe rest is too long to be shown here\.$/);
  });
});

describe('where the rules come from', () => {
  const noteOf = (shown: Partial<PolicyShown>) => render({}, '', { ...main, ...shown }).summary;
  const from = (...layers: readonly LayerName[]) => ({
    origins: Object.fromEntries(layers.map((layer, index) => [String(index), { layer }])),
  });

  test.each<[string, Partial<PolicyShown>, string]>([
    ['not said', {}, "The rules are those of `.github/fairlead.yml` on `main`, and the strategy's defaults."],
    [
      'no file',
      from('preset'),
      "The rules are the strategy's defaults; `.github/fairlead.yml` on `main` would change them.",
    ],
    [
      'a file',
      from('preset', 'repository'),
      "The rules are those of `.github/fairlead.yml` on `main`, and the strategy's defaults.",
    ],
    [
      'every layer',
      from('repository', 'group b*', 'preset', 'organisation', 'group a', 'group a'),
      "The rules are the strategy's defaults, then the organisation's `fairlead-org.yml`, its group b\\*, its group a, and `.github/fairlead.yml` on `main`, which may only tighten them.",
    ],
    [
      'no own file',
      from('organisation'),
      "The rules are the strategy's defaults, then the organisation's `fairlead-org.yml`.",
    ],
  ])('%s', (_, shown, sentence) => {
    expect(noteOf(shown).endsWith(`\n\n${sentence}`)).toBe(true);
  });

  test('advisory mode says why', () => {
    expect(noteOf({ advisory: null })).not.toContain('advisory');
    expect(noteOf({ advisory: 'configured' })).toContain(
      'GitHub enforces nothing on this repository, as the configuration says (`enforcement: advisory`): the same rules, in advisory mode.',
    );
    expect(noteOf({ advisory: 'plan' })).toContain(
      'since its plan has no rulesets for private repositories: the same',
    );
  });

  const place = { file: '.github/fairlead.yml', line: 2, column: 3 };
  const error: Problem = { level: 'error', place, sentence: 'No key <x>', remedy: 'Remove it.' };
  const warning: Problem = { ...error, level: 'warning' };
  const brokenSince = Date.UTC(2026, 10, 20, 8);

  test.each<[string, Partial<PolicyShown>, string]>([
    [
      'one error',
      { problems: [warning, error], brokenSince },
      'is broken since 2026-11-20 08:00 UTC (line 2, column 3: No key &lt;x&gt;): the last valid one stays in force',
    ],
    ['more errors', { problems: [error, error], brokenSince }, 'No key &lt;x&gt;, and 1 more): the last'],
    [
      'an error of together',
      { brokenSince },
      'is broken since 2026-11-20 08:00 UTC: the last valid one stays',
    ],
    [
      'a refused key',
      { problems: [error] },
      'Not all of `.github/fairlead.yml` on `main` is in force (line 2, column 3: No key &lt;x&gt;): the layers above it stand.',
    ],
    [
      'the organisation',
      { organisationBrokenSince: brokenSince },
      "The organisation's `fairlead-org.yml` is broken since 2026-11-20 08:00 UTC: the last valid one stays",
    ],
  ])('%s', (_, shown, sentence) => {
    expect(noteOf(shown)).toContain(sentence);
  });

  test('warnings are no word', () => {
    expect(noteOf({ problems: [warning] })).not.toContain('⚠️');
  });

  test('errors of the file in force are annotated where the pull request does not change it', () => {
    const shown = { ...main, problems: [warning, error], brokenSince };
    expect(render({}, '', shown).annotations).toEqual([
      {
        path: '.github/fairlead.yml',
        startLine: 2,
        endLine: 2,
        startColumn: 3,
        endColumn: 3,
        level: 'warning',
        title: 'fairlead: the configuration in force',
        message: 'No key <x>. Remove it.',
      },
    ]);
    const proposedConfig = { file: '.github/fairlead.yml', text: 'strategy: feature', problems: null };
    expect(render({ proposedConfig }, '', shown).annotations).toEqual([]);
  });
});

describe('buttons', () => {
  test('merging is offered where the pair is allowed and nobody asked for it', () => {
    const names = (some: Partial<PolicyFacts>, shown: PolicyShown = main) =>
      render(some, '', shown).actions.map(({ identifier }) => identifier);
    expect(names({})).toEqual(['merge', 'recheck']);
    expect(names({ baseRef: 'develop' })).toEqual(['recheck']);
    expect(names({}, { ...main, managed: true })).toEqual(['recheck']);
    const button = { label: 'x', description: 'y', identifier: 'z' };
    expect(names({}, { ...main, buttons: [button, button, button, button] })).toEqual(['z', 'z', 'z']);
    expect(render({}, '', { ...main, managed: true }).summary).toContain(
      'The App merges this pull request once',
    );
    expect(render({}).summary).not.toContain('The App merges');
  });

  test("within GitHub's limits", () => {
    for (const { label, description, identifier } of render({}).actions) {
      expect(label.length).toBeLessThanOrEqual(20);
      expect(description.length).toBeLessThanOrEqual(40);
      expect(identifier.length).toBeLessThanOrEqual(20);
    }
  });
});

describe('findings', () => {
  test('the check run of a lint job', () => {
    const run = renderFindings(findings, 3);
    expect(run).toMatchObject({
      name: 'fairlead/lint',
      headSha: sha,
      status: 'completed',
      conclusion: 'failure',
      externalId: expect.stringMatching(new RegExp(`^lint:${sha}:3-[0-9a-f]{12}$`)),
      resumable: true,
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
        rawDetails: 'Delete line 3.',
      },
      { path: 'a.py', startLine: 3, endLine: 4, level: 'notice', title: '', message: 'x' },
    ]);
    expect(run.summary).toContain('- one\n');
    expect(run.summary).toContain(
      '2 more findings without an annotation here; all are in the log of [the job](/acme/shop/actions/runs/1).',
    );
    expect(run.summary).not.toMatch(/<b>|@team|x\]\(|https:\/\//);
  });

  test('a summary that is too long ends with a whole line', () => {
    const lines = Array.from({ length: 100 }, () => '*'.repeat(1000));
    const { summary } = renderFindings({ ...findings, lines }, 1);
    expect(summary.length).toBeLessThanOrEqual(65_535);
    expect(summary).toMatch(
      /\n\nThe rest is too long to be shown here\.\n\n2 more findings without an annotation here; .*$/,
    );
  });
});
