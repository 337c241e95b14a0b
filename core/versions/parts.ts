import { FinalError } from '../errors/fairlead-error.ts';
import type { AlphaInput, WorkflowRun } from './types.ts';

/** A number as every ecosystem writes it: no leading zero, and exact as a number of JavaScript. */
export const digits = '(?:0|[1-9][0-9]{0,14})';

export function invalidVersion(detail: string): FinalError {
  return new FinalError('FL_VERSION_INVALID', detail);
}

/** Text from outside in a message: quoted and not too long. */
export function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}

/** Below 10^13, so that 100 times it is still exact, for npm too, and within the digits that are read. */
export function count(value: number, what: string, least: number): number {
  if (Number.isSafeInteger(value) && value >= least && value < 1e13) return value;
  throw invalidVersion(`the ${what} ${value} is not a count from ${least} to below 10^13`);
}

export function attemptOf(run: WorkflowRun): number {
  const attempt = count(run.attempt, 'run attempt', 1);
  if (attempt > 99) throw invalidVersion('a run has at most 99 attempts');
  return attempt;
}

/**
 * The commit as one part of a version. Without the letter before it, digits only would be a number, which sorts
 * otherwise, and which may not start with a zero (https://semver.org/#spec-item-9).
 */
export function commitPart(sha: string): string {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha)) return `g${sha.slice(0, 8)}`;
  throw invalidVersion(`${quoted(sha)} is not a whole commit`);
}

/** `r02` for the second attempt. Two digits, since npm compares parts with letters as texts, and 10 comes after 2. */
export function retryPart(run: WorkflowRun): string {
  return `r${String(attemptOf(run)).padStart(2, '0')}`;
}

/** What comes after `alpha`: `1234 g1a2b3c4d` on the default branch, `1234 pr42 3 g1a2b3c4d` for a pull request. */
export function alphaParts({ mainCommitCount, sha, pullRequest: pull }: AlphaInput): string[] {
  const main = String(count(mainCommitCount, 'number of commits', 0));
  if (pull === undefined) return [main, commitPart(sha)];
  const number = count(pull.number, 'pull request number', 1);
  const run = count(pull.runNumber, 'run number', 1);
  attemptOf({ number: run, attempt: pull.runAttempt });
  return [main, `pr${number}`, String(run), commitPart(sha)];
}

/** `alpha` for the default branch, `pr-42` for a pull request: no number and no range of numbers, as npm asks. */
export function movingTag(pullRequest: number | null): string {
  return pullRequest === null ? 'alpha' : `pr-${count(pullRequest, 'pull request number', 1)}`;
}
