import type { Strategy } from '../../branching/index.ts';
import type { RepositoryState } from '../types.ts';
import {
  bumpVersion,
  compareVersions,
  formatVersion,
  highest,
  parseVersion,
  taggedVersions,
  versionOfBranch,
  versionsOfSeries,
  type VersionPart,
} from '../versions.ts';
import { code } from '../words.ts';

/**
 * The version after the newest one. On a release branch only its own tags count: without one its first version is
 * next, whatever part is asked for.
 */
export function nextVersion(
  state: RepositoryState,
  strategy: Strategy,
  base: string,
  part: VersionPart,
): string {
  const own = versionOfBranch(strategy, base);
  if (own === null) return formatVersion(bumpVersion(highest(taggedVersions(state)), part));
  const tagged = versionsOfSeries(state, own).filter((version) => compareVersions(version, own) >= 0);
  return formatVersion(tagged.length === 0 ? own : bumpVersion(highest(tagged), part));
}

/** A release branch carries one major and minor number. Null where the version may stand there. */
export function versionProblem(strategy: Strategy, base: string, version: string): string | null {
  const own = versionOfBranch(strategy, base);
  const next = parseVersion(version);
  if (own === null || next === null || (own[0] === next[0] && own[1] === next[1])) return null;
  return `${code(base)} carries ${own[0]}.${own[1]} only; ${version} needs a release branch of its own.`;
}
