import { z } from 'zod';
import { maxPath, maxPosition, pathPattern } from '../api/limits.ts';
import type { TestResult } from './types.ts';

const maxResults = 10_000;
const maxMessage = 4_000;

/** The part of pytest-reportlog's lines that is read; see https://github.com/pytest-dev/pytest-reportlog. */
const testReport = z.object({
  $report_type: z.literal('TestReport'),
  nodeid: z.string().max(2_000),
  outcome: z.enum(['passed', 'failed', 'skipped', 'rerun']),
  when: z.enum(['setup', 'call', 'teardown', '???']).catch('???'),
  duration: z.number().nonnegative().catch(0),
  location: z.tuple([z.string(), z.number().int().nullable(), z.string()]).nullish().catch(null),
  longrepr: z.unknown().optional(),
});

/** A module that cannot be imported has no tests, only this. */
const collectReport = z.object({
  $report_type: z.literal('CollectReport'),
  nodeid: z.string().max(2_000),
  outcome: z.literal('failed'),
  longrepr: z.unknown().optional(),
});

const crash = z.object({
  reprcrash: z.object({ path: z.string(), lineno: z.number().int(), message: z.string() }),
});

type Phase = z.infer<typeof testReport>;

export interface ReportLog {
  readonly results: readonly TestResult[];
  /** True when results beyond the limit of 10,000 were left out. */
  readonly cut: boolean;
}

/**
 * Folds a report log into the newest attempt's outcome of each test, in the order of their first line. A last line
 * that was cut off by a crash, and lines of other kinds, are left out. A test fails when any of its phases does:
 * its call makes it `failed`, set-up and tear-down make it `error`. A test whose call was never reported is `error`.
 *
 * @param text JSON lines
 * @param root folder that absolute paths are made relative to; a file outside of it is not known (`null`)
 */
export function readReportLog(text: string, root: string): ReportLog {
  const tests = new Map<string, TestResult | null>();
  let cut = false;
  for (const line of text.split('\n')) {
    const value = parse(line);
    if (value === null) continue;
    const id = readId(value);
    if (id !== null && !tests.has(id) && tests.size >= maxResults) {
      cut = true;
      continue;
    }
    const phase = testReport.safeParse(value);
    if (phase.success) tests.set(phase.data.nodeid, fold(tests.get(phase.data.nodeid), phase.data, root));
    const collected = collectReport.safeParse(value);
    if (collected.success) {
      const { nodeid, longrepr } = collected.data;
      tests.set(nodeid, {
        id: nodeid,
        outcome: 'error',
        seconds: 0,
        ...place(longrepr, nodeid.endsWith('.py') ? [nodeid, null] : null, root),
      });
    }
  }
  const results = [...tests].map(([id, result]) => result ?? unfinished(id));
  return { results, cut };
}

function parse(line: string): unknown {
  if (line.trim() === '') return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function readId(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'nodeid' in value ? String(value.nodeid) : null;
}

/** `null` stands for a test that began and has no outcome yet. */
function fold(before: TestResult | null | undefined, phase: Phase, root: string): TestResult | null {
  if (phase.outcome === 'rerun') return null;
  const seconds = (before?.seconds ?? 0) + phase.duration;
  if (phase.outcome === 'failed') return foldFailure(before, phase, seconds, root);
  if (phase.when === 'setup' && phase.outcome === 'passed') return null;
  if (phase.when === 'teardown') return before ? { ...before, seconds } : null;
  const message = phase.outcome === 'skipped' ? skipReason(phase.longrepr) : null;
  return { id: phase.nodeid, outcome: phase.outcome, seconds, file: null, line: null, message };
}

function foldFailure(
  before: TestResult | null | undefined,
  phase: Phase,
  seconds: number,
  root: string,
): TestResult {
  // What went wrong first explains the rest, a failing tear-down for example.
  if (before?.outcome === 'failed' || before?.outcome === 'error') return { ...before, seconds };
  const outcome = phase.when === 'call' ? 'failed' : 'error';
  return {
    id: phase.nodeid,
    outcome,
    seconds,
    ...place(phase.longrepr, phase.location ?? null, root),
  };
}

function unfinished(id: string): TestResult {
  return {
    id,
    outcome: 'error',
    seconds: 0,
    file: null,
    line: null,
    message: 'The test began and never ended.',
  };
}

/** Where it went wrong; where that is outside of the tests, in a library for example, the line of the test's definition. */
function place(
  longrepr: unknown,
  definition: readonly [string, number | null, ...unknown[]] | null,
  root: string,
): Pick<TestResult, 'file' | 'line' | 'message'> {
  const crashed = crash.safeParse(longrepr).data?.reprcrash;
  const message = shorten(crashed?.message ?? (typeof longrepr === 'string' ? longrepr : ''));
  const file = crashed === undefined ? null : inside(crashed.path, root);
  if (crashed !== undefined && file !== null && isPosition(crashed.lineno))
    return { file, line: crashed.lineno, message };
  const [path, index] = definition ?? [null, null];
  const definedIn = inside(path, root);
  const line = definedIn === null || index === null ? null : index + 1;
  return { file: definedIn, line: line !== null && isPosition(line) ? line : null, message };
}

function isPosition(line: number): boolean {
  return line >= 1 && line <= maxPosition;
}

/** Null for what GitHub would not take as a path: one such annotation, and it takes none of the others. */
function inside(path: string | null, root: string): string | null {
  if (path === null) return null;
  const posix = path.replaceAll('\\', '/');
  const base = `${root.replaceAll('\\', '/').replace(/\/+$/, '')}/`;
  const relative = posix.startsWith(base) ? posix.slice(base.length) : posix;
  const isPath = pathPattern.test(relative) && relative.length <= maxPath && relative.isWellFormed();
  return isPath && !/^[A-Za-z]:/.test(relative) ? relative : null;
}

function skipReason(longrepr: unknown): string | null {
  const reason: unknown = Array.isArray(longrepr) ? longrepr[2] : null;
  return typeof reason === 'string' ? shorten(reason) : null;
}

function shorten(text: string): string {
  if (text === '') return 'It failed without a message.';
  return text.length <= maxMessage ? text : `${text.slice(0, maxMessage)}…`;
}
