import { attemptOf, commitPart, count, digits, invalidVersion, quoted } from '../parts.ts';
import type { AlphaInput, KnownVersion, VersionScheme, WorkflowRun } from '../types.ts';

/**
 * A Python version (PEP 440) in its normal form, without epoch and local part: neither is ever made by Fairlead, and
 * public indexes refuse local parts.
 */
interface Version {
  /** At least one number. */
  readonly release: readonly number[];
  readonly pre: { readonly kind: 'a' | 'b' | 'rc'; readonly number: number } | null;
  readonly post: number | null;
  readonly dev: number | null;
}

const pattern = new RegExp(
  `^(${digits}(?:\\.${digits}){0,9})(?:(a|b|rc)(${digits}))?(?:\\.post(${digits}))?(?:\\.dev(${digits}))?$`,
);

function tryParse(text: string): Version | null {
  const match = pattern.exec(text);
  if (match?.[1] === undefined) return null;
  const [, release, kind, pre, post, dev] = match;
  return {
    release: release.split('.').map(Number),
    pre: kind === 'a' || kind === 'b' || kind === 'rc' ? { kind, number: Number(pre) } : null,
    post: post === undefined ? null : Number(post),
    dev: dev === undefined ? null : Number(dev),
  };
}

function parse(text: string): Version {
  const version = tryParse(text);
  if (version === null) throw invalidVersion(`${quoted(text)} is not a normal form of PEP 440`);
  return version;
}

function isFinal(version: Version): boolean {
  return version.pre === null && version.post === null && version.dev === null;
}

/** In the order of PEP 440; `1.0` equals `1.0.0`. */
function compare(left: string, right: string): number {
  const [a, b] = [parse(left), parse(right)];
  const length = Math.max(a.release.length, b.release.length);
  for (let i = 0; i < length; i += 1) {
    const difference = (a.release[i] ?? 0) - (b.release[i] ?? 0);
    if (difference !== 0) return difference;
  }
  const other = suffixRank(b);
  for (const [i, value] of suffixRank(a).entries()) {
    const against = other[i] ?? 0;
    if (value !== against) return value < against ? -1 : 1;
  }
  return 0;
}

const kinds = { a: 0, b: 1, rc: 2 } as const;

/** PEP 440: `1.0.dev1 < 1.0a1.dev1 < 1.0a1 < 1.0a1.post1.dev1 < 1.0a1.post1 < 1.0 < 1.0.post1`. */
function suffixRank({ pre, post, dev }: Version): readonly number[] {
  const withoutPre = post === null && dev !== null ? -1 : 3;
  return [
    pre === null ? withoutPre : kinds[pre.kind],
    pre?.number ?? 0,
    post ?? -1,
    dev ?? Number.POSITIVE_INFINITY,
  ];
}

function main({ base, mainCommitCount, sha }: AlphaInput): string {
  if (!isFinal(parse(base))) throw invalidVersion(`${quoted(base)} is not a release version such as 1.4.0`);
  // Not in the version, since public indexes refuse it; wrong all the same where it is no commit.
  commitPart(sha);
  return `${base}a${count(mainCommitCount, 'number of commits', 0)}`;
}

/** Runs and their attempts in one number, in their order. */
function runNumber(run: WorkflowRun): number {
  return count(run.number, 'run number', 1) * 100 + attemptOf(run);
}

function alphaVersion(input: AlphaInput): string {
  const { pullRequest: pull } = input;
  if (pull === undefined) return main(input);
  const post = count(pull.number, 'pull request number', 1);
  const dev = runNumber({ number: pull.runNumber, attempt: pull.runAttempt });
  return `${main(input)}.post${post}.dev${dev}`;
}

/**
 * Main alphas only, as if a pull request 0 had built them: after the alpha whose place is taken, before all of pull
 * requests. That of a pull request holds its run and attempt already.
 */
function afterCollision(input: AlphaInput, run: WorkflowRun): string | null {
  return input.pullRequest === undefined ? `${main(input)}.post0.dev${runNumber(run)}` : null;
}

function read(text: string): KnownVersion | null {
  const version = tryParse(text);
  if (version === null) return null;
  const release = version.release.join('.');
  if (isFinal(version)) return { release, alpha: null };
  const { pre, post, dev } = version;
  if (pre?.kind !== 'a' || (post === null) !== (dev === null)) return null;
  return { release, alpha: { mainCommitCount: pre.number, pullRequest: post === 0 ? null : post } };
}

/** `1.5.0a1234`; of a pull request `1.5.0a1234.post42.dev301`. The page is readme.md. */
export const pep440: VersionScheme = { alphaVersion, afterCollision, read, compare, pointer: () => null };
