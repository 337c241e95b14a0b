import { FinalError } from '../errors/fairlead-error.ts';
import { compareVersions, formatVersion, isFinal, parseVersion, type Version } from './pep440.ts';

export interface AlphaInput {
  /** The release that is being worked on, such as `1.5.0`. */
  readonly base: string;
  /**
   * First-parent commits of the default branch: up to the built commit on the default branch itself, up to the merge
   * base for a pull request.
   */
  readonly mainCommitCount: number;
  readonly pullRequest?: {
    readonly number: number;
    readonly runNumber: number;
    /** 1 to 99. */
    readonly runAttempt: number;
  };
}

/**
 * The alpha's version: `BaM` on the default branch, `BaM.postP.devK` with K = 100 × run number + attempt for a pull
 * request, which sorts after the main alpha it started from and before the next one. Errors: FL_VERSION_INVALID.
 */
export function alphaVersion(input: AlphaInput): string {
  const { release } = finalVersion(input.base);
  const pre = { kind: 'a', number: count(input.mainCommitCount, 'number of commits', 0) } as const;
  const pull = input.pullRequest;
  if (pull === undefined) return formatVersion({ release, pre, post: null, dev: null });
  const runNumber = count(pull.runNumber, 'run number', 1);
  const attempt = count(pull.runAttempt, 'run attempt', 1);
  if (attempt > 99) throw new FinalError('FL_VERSION_INVALID', 'a run has at most 99 attempts');
  const post = count(pull.number, 'pull request number', 1);
  return formatVersion({ release, pre, post, dev: runNumber * 100 + attempt });
}

/**
 * The release to work towards: what the manifest says where that is newer than the newest release, the next minor
 * release otherwise. Errors: FL_VERSION_INVALID.
 */
export function nextBase(manifestVersion: string, newestRelease: string | null): string {
  const manifest = finalVersion(manifestVersion);
  if (newestRelease === null) return manifestVersion;
  const newest = finalVersion(newestRelease);
  if (compareVersions(manifest, newest) > 0) return manifestVersion;
  const [major = 0, minor = 0] = newest.release;
  return `${major}.${minor + 1}.0`;
}

/** The newest final version among these, or null. */
export function newestFinal(versions: readonly Version[]): Version | null {
  let newest: Version | null = null;
  for (const version of versions) {
    if (isFinal(version) && (newest === null || compareVersions(version, newest) > 0)) newest = version;
  }
  return newest;
}

/** The release that an alpha is an alpha of: `1.5.0` for `1.5.0a7` and `1.5.0a7.post42.dev301`. */
export function releaseOf(alpha: string): string {
  const version = parseVersion(alpha);
  if (version.pre?.kind !== 'a') throw new FinalError('FL_VERSION_INVALID', `${alpha} is not an alpha`);
  return version.release.join('.');
}

/** True for alphas of the default branch; only these may be promoted. */
export function isMainAlpha(text: string): boolean {
  const version = parseVersion(text);
  return version.pre?.kind === 'a' && version.post === null && version.dev === null;
}

function finalVersion(text: string): Version {
  const version = parseVersion(text);
  if (!isFinal(version)) throw new FinalError('FL_VERSION_INVALID', `${text} is not a release version`);
  return version;
}

/** Below 10^13, so that 100 times it is still exact and within the digits that parseVersion reads. */
function count(value: number, what: string, least: number): number {
  if (Number.isSafeInteger(value) && value >= least && value < 1e13) return value;
  throw new FinalError('FL_VERSION_INVALID', `the ${what} ${value} is not a count from ${least}`);
}
