import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { createJob, runAction } from './job.ts';
import { childEnvironment } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairlead-job-'));
const event = join(folder, 'event.json');
writeFileSync(event, '{}');
const variables: Readonly<Record<string, string>> = {
  GITHUB_EVENT_PATH: event,
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_REPOSITORY_ID: '7',
  GITHUB_RUN_ID: '1',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_RUN_NUMBER: '1',
  GITHUB_WORKSPACE: folder,
};
Object.assign(process.env, variables);

afterAll(() => {
  for (const key of Object.keys(variables)) delete process.env[key];
  rmSync(folder, { recursive: true, force: true });
});

test('child processes get neither tokens nor inputs nor the files that steer the job', () => {
  const given = {
    PATH: '/bin',
    GITHUB_WORKSPACE: '/w',
    GITHUB_SHA: 'a',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 's',
    ACTIONS_RUNTIME_TOKEN: 's',
    'INPUT_APP-URL': 'x',
    INPUT_TOKEN: 's',
    GITHUB_TOKEN: 's',
    GITHUB_OUTPUT: '/o',
    GITHUB_ENV: '/e',
    GITHUB_PATH: '/p',
    GITHUB_STATE: '/s',
    GITHUB_STEP_SUMMARY: '/m',
    GONE: undefined,
  };
  expect(childEnvironment(given, { EXTRA: '1' })).toEqual({
    PATH: '/bin',
    GITHUB_WORKSPACE: '/w',
    GITHUB_SHA: 'a',
    EXTRA: '1',
  });
});

test('what a job annotates, its failure included, is taken from its room', async () => {
  const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const names = { RUNNER_TEMP: folder, GITHUB_ACTION: 'fairlead', GITHUB_JOB: 'pull' };
  Object.assign(process.env, names);
  try {
    const job = createJob();
    job.command(['::error file=a.py::x', '::notice::y']);
    await runAction(() => Promise.resolve('2 findings'));
    expect(job.room?.()).toEqual({ failure: 8, warning: 10, notice: 9 });
  } finally {
    written.mockRestore();
    process.exitCode = undefined;
    for (const key of Object.keys(names)) delete process.env[key];
  }
});

describe('programs with a time limit', () => {
  const job = createJob();
  const node = (script: string, ...args: string[]) => [process.execPath, '-e', script, '--', ...args];

  test('output, errors, exit code and arguments are those of the program', async () => {
    const script = 'console.log(process.argv.slice(1).join()); console.error("bad"); process.exitCode = 3;';
    await expect(job.run(node(script, 'a b', '$(x)', '-e'), { timeoutMs: 60_000 })).resolves.toEqual({
      exitCode: 3,
      stdout: 'a b,$(x),-e\n',
      stderr: 'bad\n',
    });
  });

  test('what runs too long is stopped with all that it started, and says so', async () => {
    const long = 'setTimeout(() => {}, 60000)';
    const script = `require('node:child_process').spawn(process.execPath, ['-e', '${long}'], { stdio: 'inherit' }); ${long};`;
    const started = Date.now();
    await expect(job.run(node(script), { timeoutMs: 1_000 })).rejects.toThrow(
      'ran longer than 1 s and was stopped',
    );
    // The toolkit waits ten seconds for streams that a grandchild would hold open.
    expect(Date.now() - started).toBeLessThan(9_000);
  });

  test('one line of many megabytes takes no longer than many lines', async () => {
    const script =
      'const text = "é".repeat(16 * 1024 * 1024); process.stdout.write(text); process.stderr.write("bad");';
    const started = Date.now();
    const { stdout, stderr } = await job.run(node(script));
    expect([stdout.length, stdout.endsWith('é'), stderr]).toEqual([16 * 1024 * 1024, true, 'bad']);
    // Half a second here; without what is tried, some seventeen.
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  test('more output than is read is refused, not cut, unless it was for the log', async () => {
    const script =
      'const lines = ("x".repeat(1023) + "\\n").repeat(1024); let left = 65; const next = () => { if (left-- > 0) process.stdout.write(lines, next); }; next();';
    await expect(job.run(node(script))).rejects.toThrow('printed more than 64 MB, which is not read');
    const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      const { exitCode } = await job.run(node(script), { show: true });
      expect(exitCode).toBe(0);
    } finally {
      written.mockRestore();
    }
  });

  test('a program that does not exist could not be started', async () => {
    await expect(job.run(['fairlead-no-such-program'], { timeoutMs: 1_000 })).rejects.toThrow(
      'could not be started',
    );
    await expect(job.run(['fairlead-no-such-program'])).rejects.toThrow('could not be started');
  });
});
