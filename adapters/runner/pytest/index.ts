import { mkdir, open, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { TestJob, TestOutcome, TestRunner } from '../../../core/ports/test-runner.ts';
import { readReportLog } from '../../../core/testing/reportlog.ts';
import { bootstrap } from './bootstrap.ts';
import { runProcess, type ProcessResult } from './run-process.ts';

export interface PytestRunnerOptions {
  /** The Python of a virtual environment with pytest, pytest-reportlog and what the tests import. */
  readonly python: string;
  /** Folder for the runs; each gets one of its own, which is removed afterwards. */
  readonly workDir: string;
  /** 10 minutes by default. */
  readonly timeoutMs?: number;
  /** Bounds the output, and every file that the tests write; 32 MB by default. */
  readonly maxBytes?: number;
}

const installTimeoutMs = 120_000;

/**
 * Runs the package of integration tests with pytest. The wheel is installed without its dependencies into a folder of
 * its own; the process sees only PATH, LANG and the variables of the job. The report log is the truth, since it is
 * written line by line and survives a crash.
 */
export function createPytestRunner(options: PytestRunnerOptions): TestRunner {
  const maxBytes = options.maxBytes ?? 32 * 1024 * 1024;
  return {
    async run(job, signal) {
      if (!/^[\w.-]+$/.test(job.runId)) throw new FinalError('FL_INTERNAL', 'a run id is not a plain name');
      const folder = resolve(options.workDir, job.runId);
      try {
        await rm(folder, { recursive: true, force: true });
        await mkdir(folder, { recursive: true });
        const installed = await install(job, folder, options.python, maxBytes, signal);
        if (installed !== null) return installed;
        return await runTests(job, folder, { ...options, maxBytes }, signal);
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      }
    },
  };
}

async function install(
  job: TestJob,
  folder: string,
  python: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<TestOutcome | null> {
  const wheel = join(folder, basename(job.filename));
  await writeFile(wheel, job.wheel);
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-index', '--disable-pip-version-check'];
  const result = await runProcess(
    [python, ...pip, '--no-compile', '--target', join(folder, 'site'), wheel],
    { cwd: folder, env: environment(python, folder, {}) },
    { timeoutMs: installTimeoutMs, maxOutputBytes: maxBytes },
    signal,
  );
  if (result.stopped === 'aborted') return { kind: 'aborted' };
  if (result.exitCode === 0) return null;
  return failure(`the test package could not be installed (${lastLine(result)})`);
}

async function runTests(
  job: TestJob,
  folder: string,
  options: PytestRunnerOptions & { readonly maxBytes: number },
  signal: AbortSignal,
): Promise<TestOutcome> {
  const site = join(folder, 'site');
  const log = join(folder, 'report.jsonl');
  const args = ['-p', 'no:cacheprovider', `--rootdir=${site}`, `--services=${job.services.join(',')}`];
  const result = await runProcess(
    [options.python, '-c', bootstrap, String(options.maxBytes), ...args, `--report-log=${log}`],
    { cwd: folder, env: environment(options.python, folder, { ...job.variables, PYTHONPATH: site }) },
    {
      timeoutMs: options.timeoutMs ?? 600_000,
      maxOutputBytes: options.maxBytes,
    },
    signal,
  );
  if (result.stopped === 'aborted') return { kind: 'aborted' };
  const { results, cut } = readReportLog(await readStart(log, options.maxBytes), site);
  if (result.stopped !== null) return { kind: 'error', reason: result.stopped, results };
  if (cut) return { kind: 'error', reason: 'they report more than 10,000 tests', results };
  if (result.exitCode === null) return { kind: 'error', reason: 'a signal ended the process', results };
  if (results.length === 0 && result.exitCode !== 0) {
    const reason = `exit code ${result.exitCode}, no test was reported (${lastLine(result)})`;
    return { kind: 'error', reason, results };
  }
  return { kind: 'ended', exitCode: result.exitCode, results };
}

/** Nothing of the server's own environment, which may hold secrets, reaches the tests. */
function environment(
  python: string,
  folder: string,
  variables: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    ...variables,
    PATH: [dirname(python), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
    LANG: 'C.UTF-8',
    HOME: folder,
    TMPDIR: folder,
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONNOUSERSITE: '1',
  };
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}

async function readStart(file: string, maxBytes: number): Promise<string> {
  const size = Math.min(await sizeOf(file), maxBytes);
  if (size === 0) return '';
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(size);
    const { bytesRead } = await handle.read(buffer, 0, size, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

function failure(reason: string): TestOutcome {
  return { kind: 'error', reason, results: [] };
}

function lastLine(result: ProcessResult): string {
  const lines = result.tail.split('\n').map((line) => line.trim());
  return (lines.findLast((line) => line !== '') ?? 'no output').slice(0, 300);
}
