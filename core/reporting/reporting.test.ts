import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findingsRequest, type FindingAnnotation, type Findings } from '../api/findings.ts';
import { FinalError } from '../errors/fairlead-error.ts';
import type { FairleadApi } from '../ports/fairlead.ts';
import type { Job, JobContext } from '../ports/job.ts';
import { annotationCommand, annotationCommands, escapeData, escapeProperty, inert } from './commands.ts';
import { booleanInput, choiceInput, commandsInput, durationInput, percentInput } from './inputs.ts';
import { pagesOf } from './pack.ts';
import { publish, type Report, toFindings } from './publish.ts';
import { renderSummary } from './summary.ts';
import { count, cut, escapeMarkdown, oneLine, visible } from './text.ts';

const context: JobContext = {
  repository: { id: 7, name: 'acme/shop' },
  run: { id: 1, attempt: 2, number: 3 },
  event: 'push',
  actor: 'ada',
  ref: 'refs/heads/main',
  defaultBranch: 'main',
  headSha: 'a'.repeat(40),
  baseSha: null,
  pullRequest: null,
};
const annotation = (
  line: number,
  level: FindingAnnotation['level'] = 'failure',
  text = 'm',
): FindingAnnotation => ({
  path: 'a.py',
  startLine: line,
  endLine: line,
  level,
  title: 't',
  message: text,
});
const report = (annotations: readonly FindingAnnotation[]): Report => ({
  concern: 'lint',
  conclusion: 'failure',
  title: 'found',
  lines: ['one'],
  annotations,
});

function fakeJob(pullRequest: JobContext['pullRequest'] = null) {
  const seen = {
    info: [] as string[],
    commands: [] as string[],
    summary: '',
    handedOver: {} as Record<string, string>,
  };
  const job: Job = {
    context: { ...context, pullRequest },
    info: (text) => seen.info.push(text),
    command: (lines) => seen.commands.push(...lines),
    output: () => undefined,
    summary: (markdown) => {
      seen.summary += markdown;
      return Promise.resolve();
    },
    handOver: (file, text) => Promise.resolve(void (seen.handedOver[file] = text)),
    run: () => Promise.reject(new Error('not used')),
  };
  return { job, seen };
}

describe('workflow commands', () => {
  test('escaping as the runner undoes it', () => {
    expect(escapeData('50%\r\n::x')).toBe('50%25%0D%0A::x');
    expect(escapeProperty('a:b,c%')).toBe('a%3Ab%2Cc%25');
    expect(annotationCommand({ ...annotation(3), title: 'E1: x', startColumn: 2, endColumn: 4 })).toBe(
      '::error file=a.py,line=3,endLine=3,col=2,endColumn=4,title=E1%3A x::m',
    );
  });

  test('no text leaves its own line, or ends its property', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (title, text) => {
        const command = annotationCommand({ ...annotation(1, 'notice', text), title });
        expect(command).not.toMatch(/[\r\n]/);
        expect(command.split('::')[1]?.split(',').length).toBe(oneLine(visible(title)) === '' ? 3 : 4);
      }),
    );
  });

  test('ten of each kind, the first ones, and a notice that counts the rest', () => {
    const many = [...Array.from({ length: 12 }, (_, i) => annotation(i + 1)), annotation(99, 'warning')];
    const { commands, dropped } = annotationCommands({ ...report(many), file: '/tmp/a,b.sarif' });
    expect(commands).toHaveLength(12);
    expect(commands.at(-2)).toContain('::warning file=a.py,line=99');
    expect(commands.at(-1)).toBe(
      '::notice title=fairlead/lint::2 findings of 13 not annotated: the runner shows ten of a kind in a step. They stand in the log and in /tmp/a,b.sarif.',
    );
    expect(dropped.map(({ startLine }) => startLine)).toEqual([11, 12]);
  });

  test('the notice that counts is one of the ten', () => {
    const { commands, dropped } = annotationCommands(
      report(Array.from({ length: 12 }, (_, i) => annotation(i + 1, 'notice'))),
    );
    expect(commands).toHaveLength(10);
    expect(dropped).toHaveLength(3);
    expect(commands.at(-1)).toContain('::3 findings of 12 not annotated');
  });

  test('what steps before have shown of ten is not shown again, and without room the log alone counts', () => {
    const many = Array.from({ length: 12 }, (_, i) => annotation(i + 1));
    const room = { failure: 3, warning: 10, notice: 10 };
    const some = annotationCommands({ ...report(many), room });
    expect(some.commands).toHaveLength(4);
    expect(some.commands.at(-1)).toContain(
      '::9 findings of 12 not annotated: the runner shows ten of a kind in a step, and what ran before in this one has shown some.',
    );
    const none = annotationCommands({ ...report(many), room: { ...room, failure: 1, notice: 0 } });
    expect(none.commands).toEqual([annotationCommand(annotation(1))]);
    expect(none.dropped).toHaveLength(11);
  });

  test('a report is published within the room that its job has', async () => {
    const { job, seen } = fakeJob();
    const room = () => ({ failure: 1, warning: 10, notice: 10 });
    await publish(report([annotation(1), annotation(2)]), { ...job, room }, null);
    expect(seen.commands).toHaveLength(2);
    expect(seen.info.join('\n')).toContain('1 finding without an annotation');
  });

  test('whatever comes in: ten of a kind with the notice, in their order, and none is lost', () => {
    const levels = fc.array(fc.constantFrom('failure', 'warning', 'notice' as const), {
      maxLength: 60,
      size: 'max',
    });
    fc.assert(
      fc.property(levels, (list) => {
        const all = list.map((level, index) => annotation(index + 1, level));
        const { commands, dropped } = annotationCommands(report(all));
        const shown = commands.filter((command) => command.includes('file='));
        expect(shown.length + dropped.length).toBe(all.length);
        for (const name of ['error', 'warning', 'notice'])
          expect(commands.filter((command) => command.startsWith(`::${name} `)).length).toBeLessThan(11);
        const lines = shown.map((command) => Number(/line=(\d+)/.exec(command)?.[1]));
        expect(lines).toEqual(lines.toSorted((a, b) => a - b));
        expect(commands.length - shown.length).toBe(dropped.length === 0 ? 0 : 1);
      }),
    );
  });

  test.each([
    ['next line', '\u0085'],
    ['byte order mark', '\ufeff'],
    ['zero-width space', '\u200b'],
    ['vertical tab', '\u000b'],
    ['null', '\u0000'],
    ['several', ' \u0085\t\u0085'],
  ])('a command after a blank that .NET or nobody sees (%s) is inert', (_, blank) => {
    expect(inert(`${blank}::stop-commands::x`)).toBe(`| ${blank}::stop-commands::x`);
  });

  test('inert text holds no line that the runner obeys', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('::error::x', '  ::', '##[group]', 'a', '\n', '\r', '\r\n', ' '), {
          maxLength: 12,
        }),
        (parts) => {
          for (const line of inert(parts.join('')).split(/\r\n|\r|\n/)) {
            expect(line.trimStart().startsWith('::')).toBe(false);
            expect(line).not.toContain('##[');
          }
        },
      ),
    );
  });
});

describe('publish', () => {
  const appThatKeeps = (sent: Findings[]) =>
    ({
      findings: (body: Findings) => Promise.resolve(void sent.push(findingsRequest.parse(body))),
    }) as unknown as FairleadApi;

  test('with an App: 1,000 findings in one request, no commands, the rest by rule and in the log', async () => {
    const { job, seen } = fakeJob();
    const sent: Findings[] = [];
    const many = Array.from({ length: 1203 }, (_, i) => ({ ...annotation(i + 1), title: `R${i % 4}` }));
    await publish({ ...report(many), file: '/tmp/x/lint.sarif' }, job, appThatKeeps(sent));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.annotations).toHaveLength(1000);
    expect(sent[0]).toMatchObject({ leftOut: 203, file: 'lint.sarif' });
    expect(sent[0]?.grouped).toEqual([
      { rule: 'R0', findings: 51, files: 1 },
      { rule: 'R1', findings: 51, files: 1 },
      { rule: 'R2', findings: 51, files: 1 },
      { rule: 'R3', findings: 50, files: 1 },
    ]);
    expect(seen.commands).toEqual([]);
    expect(seen.summary).toContain('found');
    const log = seen.info.join('\n');
    expect(log).toContain('203 findings without an annotation (all of them are in /tmp/x/lint.sarif):');
    expect(log.match(/^ {2}a\.py:\d+: failure: R\d: m$/gm)).toHaveLength(203);
  });

  test('5,000 findings with long messages travel in pages, in order, each within the limit of a request', async () => {
    const { job } = fakeJob();
    const sent: Findings[] = [];
    const many = Array.from({ length: 5000 }, (_, i) => ({
      ...annotation(i + 1, 'failure', '"ü'.repeat(9_000)),
      rawDetails: 'Replace line 1:\n'.repeat(900),
    }));
    const lines = Array.from({ length: 150 }, () => '漢'.repeat(2_000));
    await publish({ ...report(many), lines, maxAnnotations: 5000 }, job, appThatKeeps(sent));
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.flatMap(({ annotations }) => annotations.map(({ startLine }) => startLine))).toEqual(
      many.map(({ startLine }) => startLine),
    );
    expect(sent.map(({ page }) => page?.number)).toEqual(sent.map((_, index) => index + 1));
    expect(new Set(sent.map(({ page }) => `${page?.of} ${page?.set}`)).size).toBe(1);
    expect(sent[0]?.page?.of).toBe(sent.length);
    expect(sent[0]?.leftOut).toBe(0);
    expect(sent[0]?.lines.at(-1)).toBe('And 51 more lines in the log of the job.');
    for (const page of sent) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(2 * 1024 * 1024);
    // What a fork hands over is one file.
    const whole = toFindings({ ...report(many), lines, maxAnnotations: 5000 }, context, 1);
    expect(Buffer.byteLength(JSON.stringify(whole))).toBeLessThan(2 * 1024 * 1024);
    expect(whole.annotations.length + whole.leftOut).toBe(5000);
    expect(whole.leftOut).toBeGreaterThan(0);
  });

  test('without an App, for a fork, and when the App fails: commands', async () => {
    const failing = {
      findings: () => Promise.reject(new FinalError('FL_APP_REFUSED')),
    } as unknown as FairleadApi;
    const alone = fakeJob();
    await publish(report([annotation(1)]), alone.job, null);
    const fork = fakeJob({ number: 1, fork: true });
    await publish(report([annotation(1)]), fork.job, failing);
    const broken = fakeJob();
    await expect(publish(report([annotation(1)]), broken.job, failing)).rejects.toThrow('refused');
    for (const { seen } of [alone, fork, broken])
      expect(seen.commands).toEqual(['::error file=a.py,line=1,endLine=1,title=t::m']);
    // With an App or without: who speaks for the fork may be a workflow of the default branch.
    expect(findingsRequest.parse(JSON.parse(fork.seen.handedOver['lint.json'] ?? ''))).toMatchObject({
      annotations: [annotation(1)],
      leftOut: 0,
    });
    expect([alone.seen.handedOver, broken.seen.handedOver]).toEqual([{}, {}]);
  });

  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom(
      '',
      '\u001b[31mred\u001b[0m',
      '\u202Etxt.exe',
      '\0',
      ' \n ',
      '\uD800',
      'x'.repeat(70_000),
    ),
  );
  const place = fc.integer({ min: -1, max: 2 ** 32 });
  const anyAnnotation = fc.record(
    {
      path: fc.oneof(
        hostile,
        fc.constantFrom('./a.py', '/etc/passwd', '../x', 'a/../../x', 'a\\b', 'd/a.py'),
      ),
      startLine: fc.oneof(place, fc.constantFrom(1, 1.5, Number.NaN)),
      endLine: place,
      startColumn: place,
      endColumn: place,
      level: fc.constantFrom('failure', 'warning', 'notice' as const),
      title: hostile,
      message: hostile,
      rawDetails: hostile,
    },
    { requiredKeys: ['path', 'startLine', 'endLine', 'level', 'title', 'message'] },
  );

  test('any report becomes valid requests: what travels and what is counted by rule is everything', () => {
    const any = fc.record({
      title: hostile,
      lines: fc.array(hostile, { maxLength: 130 }),
      highlights: fc.array(hostile, { maxLength: 8 }),
      file: hostile,
      annotations: fc.array(anyAnnotation, { maxLength: 150 }),
      maxAnnotations: fc.integer({ min: 0, max: 200 }),
    });
    fc.assert(
      fc.property(any, (given) => {
        const findings = toFindings({ ...report([]), ...given }, context);
        expect(findings.annotations.length + findings.leftOut).toBe(given.annotations.length);
        expect(findings.annotations.length).toBeLessThanOrEqual(given.maxAnnotations);
        const named = (findings.grouped ?? []).reduce((sum, group) => sum + group.findings, 0);
        expect(named === findings.leftOut || findings.grouped?.length === 100).toBe(true);
        expect(named).toBeLessThanOrEqual(findings.leftOut);
        const pages = pagesOf(findings);
        for (const page of pages) findingsRequest.parse(JSON.parse(JSON.stringify(page)));
        expect(pages.flatMap(({ annotations }) => annotations)).toEqual(findings.annotations);
        const texts = findings.annotations.flatMap((one) => [one.title, one.message, one.rawDetails ?? '']);
        for (const text of [findings.title, ...findings.lines, ...texts]) expect(visible(text)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  test('more rules than are named still count', () => {
    const many = Array.from({ length: 150 }, (_, i) => ({ ...annotation(1), title: `R${i}` }));
    const { grouped, leftOut } = toFindings({ ...report(many), maxAnnotations: 0 }, context);
    expect([grouped?.length, leftOut]).toEqual([100, 150]);
  });
});

describe('a summary', () => {
  test('stays below the runner’s limit in bytes and says what it left out', () => {
    const many = Array.from({ length: 5000 }, (_, i) => annotation(i + 1, 'failure', '漢<b>'.repeat(400)));
    const lines = Array.from({ length: 5000 }, () => '漢<b>'.repeat(400));
    const text = renderSummary({
      title: '漢'.repeat(500_000),
      lines,
      annotations: many,
      file: '/tmp/l.sarif',
    });
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    // Most of the room is used.
    expect(Buffer.byteLength(text)).toBeGreaterThan(900_000);
    const rows = text.split('\n').filter((row) => row.startsWith('| a.py')).length;
    expect(text).toContain(`\n${5000 - rows} more findings not shown. All are in /tmp/l.sarif.\n`);
    const listed = text.split('\n').filter((row) => row.startsWith('- ')).length - 1;
    expect(text).toContain(`\n- ${5000 - listed} more lines in the log of the job.\n`);
    expect(text).not.toContain('<b>');
    for (const row of text.split('\n').filter((each) => each.startsWith('| '))) expect(row).toMatch(/\|$/);
  });

  test('of little', () => {
    expect(renderSummary({ title: 'T', lines: ['a'], annotations: [annotation(1)] })).toBe(
      '### T\n\n- a\n\n| Where | What |\n|---|---|\n| a.py:1 | t: m |\n',
    );
  });
});

describe('hostile text', () => {
  test.each<[string, string]>([
    ['ping @acme/owners', 'ping @\u200Bacme/owners'],
    ['fixes #12, see acme/shop#7 and GH-3', 'fixes \\#\u200B12, see acme/shop\\#\u200B7 and GH-\u200B3'],
    ['[x](http://y) www.evil.example', '\\[x\\]\\(http:\u200B//y\\) www\u200B.evil.example'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert\\(1\\)&gt;'],
    ['<!-- fairlead:report -->', '&lt;\\!-- fairlead:report --&gt;'],
    ['a|b\r\n# c\n```\nd', 'a\\|b<br>\\# c<br>\\`\\`\\`<br>d'],
    ['$x^2$ ~~gone~~ **b** &amp;', '\\$x^2\\$ \\~\\~gone\\~\\~ \\*\\*b\\*\\* &amp;amp;'],
    ['\u001b[1;31mred\u001b[0m \u001b]0;title\u0007end', 'red end'],
    ['user\u202Etxt.exe\u2066', 'user\\[U+202E\\]txt.exe\\[U+2066\\]'.replaceAll('U+', 'U\\+')],
  ])('in Markdown: %j', (text, wanted) => {
    expect(escapeMarkdown(text)).toBe(wanted);
  });

  test.each<[string, string]>([
    ['a\u0000b\u0008c\u007f', 'a[U+0000]b[U+0008]c[U+007F]'],
    ['\ufeffx\u200by\u2028z', '[U+FEFF]x[U+200B]y[U+2028]z'],
    ['tab\tline\r\nfamily 👩\u200d👧', 'tab\tline\r\nfamily 👩\u200d👧'],
    ['\u{e0041}tag', '[U+E0041]tag'],
    ['half \ud800', 'half \ufffd'],
  ])('nothing hidden stays: %j', (text, wanted) => {
    expect(visible(text)).toBe(wanted);
  });

  test('no text makes a mention, a link, HTML or a reference', () => {
    const parts = fc.constantFrom(
      '@team',
      '#1',
      'http://x',
      'www.x',
      '<a>',
      '`',
      '|',
      '[x](y)',
      'GH-1',
      '\n',
      'a ',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (list) => {
        const text = escapeMarkdown(list.join(''));
        expect(text).not.toMatch(/@\w|#\d|:\/\/|www\.|\bGH-\d|<(?!br>)|(?<!\\)[`|[\]]|\n/);
      }),
    );
  });
});

test('text helpers', () => {
  expect(escapeMarkdown('@ada [x](http://y) <script> a|b\nc')).toBe(
    '@\u200Bada \\[x\\]\\(http:\u200B//y\\) &lt;script&gt; a\\|b<br>c',
  );
  expect([count(1, 'test'), count(0, 'test')]).toEqual(['1 test', '0 tests']);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, max) => {
      const short = cut(text, max);
      expect(short.length <= max && short.isWellFormed()).toBe(true);
    }),
  );
});

describe('inputs', () => {
  test('commands are lists of arguments, never shell text', async () => {
    expect(await commandsInput('run', 'python -m pytest a; rm -rf b\n\nx')).toEqual([
      ['python', '-m', 'pytest', 'a;', 'rm', '-rf', 'b'],
      ['x'],
    ]);
    expect(await commandsInput('run', '- [a, "b c", 3]\n- [d, true]')).toEqual([
      ['a', 'b c', '3'],
      ['d', 'true'],
    ]);
    expect(await commandsInput('run', '[["a"]]')).toEqual([['a']]);
    expect(await commandsInput('run', '')).toEqual([]);
    for (const bad of ['- a', '- []', '- {a: b}', '[[', '- [a, [b]]', '- [a, null]', '- [a]\n'.repeat(101)])
      await expect(commandsInput('run', bad)).rejects.toThrow(FinalError);
  });

  test('durations, percentages, words', () => {
    expect([durationInput('t', '90s'), durationInput('t', '2h')]).toEqual([90_000, 7_200_000]);
    expect([percentInput('p', '80'), percentInput('p', '79.5 %')]).toEqual([80, 79.5]);
    expect([booleanInput('b', '', true), booleanInput('b', 'False', true)]).toEqual([true, false]);
    for (const bad of ['5', '-1s', 's', '1d'])
      expect(() => durationInput('t', bad)).toThrow('t must be a number with its unit');
    for (const bad of ['101', '-1', 'x', '']) expect(() => percentInput('p', bad)).toThrow(FinalError);
    expect(() => booleanInput('b', 'yes', true)).toThrow(FinalError);
    expect(() => choiceInput('c', 'x', ['a', 'b'])).toThrow('one of a, b');
  });
});
