import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { MessageData, Message, TestRunStatus } from '../../../core/api/message.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { FairleadApi } from '../../../core/ports/fairlead.ts';
import type { Git } from '../../../core/ports/git.ts';
import type { Job, JobContext, Workspace } from '../../../core/ports/job.ts';
import { type NotifyInputs, readInputs } from './inputs.ts';
import { main, type NotifyDeps } from './main.ts';

const head = 'a'.repeat(40);
const base = 'b'.repeat(40);
const artifact = {
  kind: 'python' as const,
  service: 'notes',
  name: 'acme-notes',
  version: '1.0a1',
  sha256: 'ab'.repeat(32),
  releaseVersion: '1.0',
};
const image: MessageData['artifacts'][number] = {
  ...artifact,
  kind: 'oci',
  name: 'ghcr.io/acme/notes',
  platforms: [],
};
const config = `
services:
  web: {path: services/web, needs: [notes]}
  notes: {path: services/notes}
`;

interface Stage {
  readonly deps: NotifyDeps;
  readonly sent: Message[];
  readonly log: string[];
  readonly outputs: Record<string, string>;
  readonly summaries: string[];
  readonly untils: (number | undefined)[];
}

function stage(
  options: {
    readonly inputs?: Partial<NotifyInputs>;
    readonly context?: Partial<JobContext>;
    readonly statuses?: readonly Partial<TestRunStatus>[];
    readonly message?: () => Promise<never>;
    readonly files?: Readonly<Record<string, string>>;
  } = {},
): Stage {
  const sent: Message[] = [];
  const log: string[] = [];
  const outputs: Record<string, string> = {};
  const summaries: string[] = [];
  const untils: (number | undefined)[] = [];
  const statuses = [...(options.statuses ?? [])];
  let now = 1_000;
  const files = options.files ?? { '.github/fairlead.yml': config };
  const deps = {
    inputs: {
      appUrl: 'https://fairlead.example',
      artifacts: [artifact],
      servicesFrom: '.github/fairlead.yml',
      baseSha: '',
      wait: false,
      timeoutMs: 600_000,
      ...options.inputs,
    },
    job: {
      context: {
        repository: { id: 7, name: 'acme/shop' },
        run: { id: 1, attempt: 1, number: 1 },
        event: 'pull_request',
        actor: 'ada',
        ref: 'refs/pull/3/merge',
        defaultBranch: 'main',
        headSha: head,
        baseSha: base,
        pullRequest: { number: 3, fork: false },
        ...options.context,
      },
      info: (line: string) => void log.push(line),
      output: (name: string, value: string) => void (outputs[name] = value),
      summary: (text: string) => Promise.resolve(void summaries.push(text)),
    } as Partial<Job> as Job,
    git: {
      head: () => Promise.resolve(head),
      mergeBase: () => Promise.resolve(base),
      changedPaths: () => Promise.resolve(['services/notes/<b>.py', 'README.md']),
    } as Partial<Git> as Git,
    workspace: {
      read: (path: string) => Promise.resolve(files[path] ?? null),
    } as Partial<Workspace> as Workspace,
    clock: {
      now: () => now,
      sleep: (ms: number) => Promise.resolve(void (now += ms)),
    },
    app: {
      message: (body: Message) => {
        sent.push(body);
        const accepted = {
          runId: 'r1',
          statusUrl: 'https://fairlead.example/v1/testruns/r1',
          acceptedAt: 'now',
        };
        return options.message?.() ?? Promise.resolve(accepted);
      },
      testRun: (_: string, until?: number) => {
        untils.push(until);
        const status = statuses.length > 1 ? statuses.shift() : statuses[0];
        const rest = { runId: 'r1', sentence: 'It is so.', passed: 0, failed: 0, skipped: 0, failures: [] };
        return Promise.resolve({ state: 'running', ...rest, ...status } as TestRunStatus);
      },
    } as Partial<FairleadApi> as FairleadApi,
  };
  return { deps, sent, log, outputs, summaries, untils };
}

describe('the message', () => {
  test('of a pull request names the related tests, and log and summary say why', async () => {
    const { deps, sent, log, outputs, summaries } = stage();
    expect(await main(deps)).toBeNull();
    expect(sent[0]?.data.customData.tests.services).toEqual(['web', 'notes']);
    expect(log).toContain('Tests of web: it needs notes: services/notes/<b>.py changed');
    expect(log.at(-1)).toBe('Test run r1 accepted at now: https://fairlead.example/testruns/r1');
    expect(summaries[0]).toContain('Tests of notes: services/notes/&lt;b&gt;.py changed');
    expect(outputs).toEqual({ 'run-id': 'r1', 'status-url': 'https://fairlead.example/v1/testruns/r1' });
  });

  test('of a push counts what was built, and needs no history', async () => {
    const push = { event: 'push', ref: 'refs/heads/main', pullRequest: null };
    const { deps, sent } = stage({ context: push });
    const git = { ...deps.git, mergeBase: () => Promise.reject(new Error('not asked')) };
    await main({ ...deps, git });
    expect(sent[0]?.data.customData.tests.reason).toEqual([
      { service: 'web', because: 'it needs notes: it was built' },
      { service: 'notes', because: 'it was built' },
    ]);
  });

  test('carries what the engine does not run, and says so; services of no configuration are named', async () => {
    const { deps, sent, log } = stage({
      inputs: { artifacts: [image, { ...artifact, service: 'gone' }] },
    });
    await main(deps);
    expect(sent[0]?.data.customData.artifacts).toHaveLength(2);
    expect(log).toContain(
      'ghcr.io/acme/notes 1.0a1 is carried in the message; the engine runs Python packages, not oci.',
    );
    expect(log).toContain('gone is not among the services of .github/fairlead.yml.');
    const without = stage({ files: {} });
    await main(without.deps);
    expect(without.log[0]).toBe('No service’s tests relate to the change.');
  });

  test('is not sent for nothing, nor from a fork', async () => {
    const nothing = stage({ inputs: { artifacts: [] } });
    expect(await main(nothing.deps)).toBeNull();
    const fork = stage({ context: { pullRequest: { number: 3, fork: true } } });
    expect(await main(fork.deps)).toBeNull();
    for (const { sent, outputs } of [nothing, fork]) expect([sent, outputs]).toEqual([[], { 'run-id': '' }]);
    expect(fork.log[0]).toContain('/fairlead test <sha>');
  });

  test('that is refused fails the step and gives no run', async () => {
    const { deps, outputs } = stage({ message: () => Promise.reject(new FinalError('FL_CONFLICT')) });
    await expect(main(deps)).rejects.toMatchObject({ code: 'FL_CONFLICT' });
    expect(outputs).toEqual({});
  });

  test('from a configuration that is not valid is not sent', async () => {
    const { deps, sent } = stage({ files: { '.github/fairlead.yml': 'services: 3' } });
    await expect(main(deps)).rejects.toMatchObject({ code: 'FL_CONFIG_INVALID' });
    expect(sent).toEqual([]);
  });
});

describe('waiting', () => {
  const wait = { wait: true };

  test('passes with the run, with its counts', async () => {
    const { deps, log, outputs, untils } = stage({
      inputs: wait,
      statuses: [{ state: 'queued' }, { state: 'running' }, { state: 'passed', passed: 4 }],
    });
    expect(await main(deps)).toBeNull();
    expect(outputs).toMatchObject({ state: 'passed', passed: '4', failed: '0' });
    expect(log.slice(-3)).toEqual([
      'queued: It is so.',
      'running: It is so.',
      'passed: It is so. (4 tests passed, 0 failed)',
    ]);
    expect(new Set(untils)).toEqual(new Set([601_000]));
  });

  test('fails with the run’s sentence and the places of the failures', async () => {
    const failures = [
      { id: 't::a', file: 'x.py', line: 3 },
      { id: 't::b', file: 'x.py', line: null },
      { id: 't::<c>', file: null, line: null },
    ];
    const { deps, log, outputs, summaries } = stage({
      inputs: wait,
      statuses: [{ state: 'failed', sentence: '5 of 6 failed.', passed: 1, failed: 5, failures }],
    });
    expect(await main(deps)).toBe('5 of 6 failed.');
    expect(outputs).toMatchObject({ state: 'failed', passed: '1', failed: '5' });
    expect(log.at(-1)).toBe(
      'Failed:\n  t::a (x.py:3)\n  t::b (x.py)\n  t::<c>\n  2 more tests on the check run',
    );
    expect(summaries.at(-1)).toContain('t::&lt;c&gt;');
  });

  test.each([
    ['error', 'It is so.'],
    ['superseded', null],
  ] as const)('%s ends with %p', async (state, failure) => {
    expect(await main(stage({ inputs: wait, statuses: [{ state }] }).deps)).toBe(failure);
  });

  test('ends in time, with an error and a state of its own, and lines in between', async () => {
    const { deps, log, outputs } = stage({ inputs: wait, statuses: [{ state: 'starting' }] });
    await expect(main(deps)).rejects.toMatchObject({ code: 'FL_WAIT_TIMEOUT' });
    expect(outputs).toMatchObject({ 'run-id': 'r1', state: 'timed_out' });
    expect(log.filter((line) => line.startsWith('still starting after')).length).toBeGreaterThan(7);
    expect(deps.clock.now()).toBe(601_000);
  });

  test('an App that is gone is told as that', async () => {
    const { deps, outputs } = stage({ inputs: wait });
    const app = { ...deps.app, testRun: () => Promise.reject(new FinalError('FL_APP_UNREACHABLE')) };
    await expect(main({ ...deps, app })).rejects.toMatchObject({ code: 'FL_APP_UNREACHABLE' });
    expect(outputs).not.toHaveProperty('state');
  });
});

describe('inputs', () => {
  const given = (inputs: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(inputs)) process.env[`INPUT_${name.toUpperCase()}`] = value;
    return readInputs();
  };
  const clear = () => {
    for (const key of Object.keys(process.env)) if (key.startsWith('INPUT_')) delete process.env[key];
  };
  beforeEach(clear);
  afterEach(clear);
  const good = { 'app-url': 'https://fairlead.example', artifacts: JSON.stringify([artifact]) };

  test('are read', async () => {
    expect(await given({ ...good, wait: 'true', timeout: '90s' })).toEqual({
      appUrl: 'https://fairlead.example',
      artifacts: [artifact],
      servicesFrom: '.github/fairlead.yml',
      baseSha: '',
      wait: true,
      timeoutMs: 90_000,
    });
  });

  const many = (count: number) =>
    JSON.stringify(Array.from({ length: count }, (_, index) => ({ ...artifact, version: `1.0a${index}` })));

  test('take 200 artifacts and no more', async () => {
    expect((await given({ ...good, artifacts: many(200) })).artifacts).toHaveLength(200);
    await expect(given({ ...good, artifacts: many(201) })).rejects.toThrow('artifacts: ');
  });

  test.each([
    ['no JSON', { artifacts: '${{ steps.build.outputs }}' }, 'artifacts is not JSON'],
    ['nothing', { artifacts: '' }, 'artifacts must be given'],
    ['no list', { artifacts: '{}' }, 'artifacts: '],
    ['a list of something else', { artifacts: '[1]' }, 'artifacts.0: '],
    ['an unknown kind', { artifacts: JSON.stringify([{ ...artifact, kind: 'deb' }]) }, 'artifacts.0.kind: '],
    [
      'a short digest',
      { artifacts: JSON.stringify([{ ...artifact, sha256: 'ab' }]) },
      'artifacts.0.sha256: ',
    ],
    [
      'one artifact twice',
      { artifacts: JSON.stringify([artifact, artifact]) },
      'python acme-notes 1.0a1 is there twice',
    ],
    ['no App', { 'app-url': '' }, 'app-url must be given'],
    ['a wish to wait that is neither', { wait: 'yes' }, 'wait must be true or false'],
    ['a time without a unit', { timeout: '30' }, 'timeout must be'],
  ])('%s is refused by name', async (_, change, words) => {
    const work = given({ ...good, ...change });
    await expect(work).rejects.toThrow(words);
    await expect(work).rejects.toMatchObject({ code: 'FL_INPUT_INVALID' });
  });
});
