import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findingsRequest, type FindingAnnotation } from '../api/findings.ts';
import { message } from '../api/message.ts';
import type { RolloutStatus } from '../api/rollouts.ts';
import { FinalError } from '../errors/fairlead-error.ts';
import type { FairleadApi } from '../ports/fairlead.ts';
import type { Job, JobContext } from '../ports/job.ts';
import { annotationCommand, annotationCommands, escapeData, escapeProperty, inert } from './commands.ts';
import { follow, rolloutPrinter } from './follow.ts';
import { booleanInput, choiceInput, commandsInput, durationInput, percentInput } from './inputs.ts';
import { buildMessage } from './message.ts';
import { publish, type Report, toFindings } from './publish.ts';
import { renderSummary } from './summary.ts';
import { count, cut, escapeMarkdown } from './text.ts';

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
        expect(command.split('::')[1]?.split(',').length).toBe(title === '' ? 3 : 4);
      }),
    );
  });

  test('ten of each kind, the first ones, and the rest', () => {
    const many = [...Array.from({ length: 12 }, (_, i) => annotation(i + 1)), annotation(99, 'warning')];
    const { commands, dropped } = annotationCommands(many);
    expect(commands).toHaveLength(11);
    expect(commands.at(-1)).toContain('::warning file=a.py,line=99');
    expect(dropped.map(({ startLine }) => startLine)).toEqual([11, 12]);
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
  test('with an App: one request within its limits, no commands', async () => {
    const { job, seen } = fakeJob();
    const sent: unknown[] = [];
    const app = {
      findings: (body: unknown) => Promise.resolve(void sent.push(body)),
    } as unknown as FairleadApi;
    const many = Array.from({ length: 1203 }, (_, i) => annotation(i + 1, 'failure', 'x'.repeat(20_000)));
    await publish(report(many), job, app);
    const body = findingsRequest.parse(sent[0]);
    expect([body.annotations.length, body.leftOut]).toEqual([1000, 203]);
    expect(seen.commands).toEqual([]);
    expect(seen.summary).toContain('found');
    // The App takes 2 MB: long messages are cut before one is left out.
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(2 * 1024 * 1024);
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

  test('any report becomes a valid request', () => {
    const any = fc.record({
      title: fc.string({ minLength: 1 }),
      lines: fc.array(fc.string()),
      text: fc.string(),
    });
    fc.assert(
      fc.property(any, ({ title, lines, text }) => {
        const findings = toFindings({ ...report([annotation(1, 'notice', text)]), title, lines }, context);
        expect(findingsRequest.safeParse(findings).success).toBe(true);
      }),
    );
  });
});

test('a summary stays below the runner’s limit and says what it left out', () => {
  const many = Array.from({ length: 5000 }, (_, i) => annotation(i + 1, 'failure', '<b>'.repeat(400)));
  const text = renderSummary({ title: 'T', lines: [], annotations: many });
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
  expect(text).toMatch(/\d+ more findings not shown\./);
  expect(text).not.toContain('<b>');
  expect(renderSummary({ title: 'T', lines: ['a'], annotations: [annotation(1)] })).toBe(
    '### T\n\n- a\n\n| Where | What |\n|---|---|\n| a.py:1 | t: m |\n',
  );
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

describe('follow', () => {
  function clockAt() {
    let now = 0;
    return { now: () => now, sleep: (ms: number) => Promise.resolve(void (now += ms)) };
  }
  const status = (state: RolloutStatus['state'], lines: readonly string[]): RolloutStatus => ({
    rolloutId: 'r',
    state,
    ended: state === 'done',
    version: '1',
    weight: 5,
    step: 1,
    steps: 2,
    eHarm: 1,
    eSafe: 1,
    sentence: 's',
    log: lines.map((line) => ({ at: 't', line })),
  });

  test('reads until the end and prints every line once', async () => {
    const statuses = [status('running', ['a']), status('running', ['a', 'b']), status('done', ['a', 'b'])];
    const printed: string[] = [];
    const last = await follow(() => Promise.resolve(statuses.shift() ?? status('done', [])), {
      clock: clockAt(),
      timeoutMs: 60_000,
      ended: (read) => read.ended,
      show: rolloutPrinter((line) => printed.push(line)),
    });
    expect(last.state).toBe('done');
    expect(printed).toEqual(['t a', 'running: s', 't b', 'done: s']);
  });

  test('stops in time', async () => {
    const clock = clockAt();
    const endless = follow(() => Promise.resolve(status('held', [])), {
      clock,
      timeoutMs: 30_000,
      ended: (read) => read.ended,
      show: () => undefined,
    });
    await expect(endless).rejects.toThrow('goes on by itself');
    expect(clock.now()).toBeLessThanOrEqual(30_000);
  });
});

test('messages follow the schema; only pushes to the default branch are promotable', () => {
  const artifacts = [
    {
      kind: 'python' as const,
      service: 'a',
      name: 'acme-a',
      version: '1.0a1',
      sha256: 'ab'.repeat(32),
      releaseVersion: '1.0',
    },
  ];
  const tests = { services: [], reason: [] };
  const promotable = (change: Partial<JobContext>) =>
    message.parse(buildMessage({ ...context, ...change }, artifacts, tests, 0)).data.customData.promotable;
  expect(promotable({})).toBe(true);
  expect(promotable({ ref: 'refs/heads/other' })).toBe(false);
  expect(promotable({ event: 'pull_request', pullRequest: { number: 1, fork: false } })).toBe(false);
  expect(promotable({ event: 'workflow_dispatch' })).toBe(false);
});

describe('inputs', () => {
  test('commands are lists of arguments, never shell text', () => {
    expect(commandsInput('run', 'python -m pytest a; rm -rf b\n\nx')).toEqual([
      ['python', '-m', 'pytest', 'a;', 'rm', '-rf', 'b'],
      ['x'],
    ]);
    expect(commandsInput('run', '- [a, "b c", 3]\n- [d]')).toEqual([['a', 'b c', '3'], ['d']]);
    expect(commandsInput('run', '[["a"]]')).toEqual([['a']]);
    expect(commandsInput('run', '')).toEqual([]);
    for (const bad of ['- a', '- []', '- {a: b}', '[['])
      expect(() => commandsInput('run', bad)).toThrow(FinalError);
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
