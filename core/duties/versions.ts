import { matchesBranch, type Strategy } from '../branching/index.ts';
import type { RepositoryState } from './types.ts';

export type Version = readonly [major: number, minor: number, patch: number];
export type VersionPart = 'major' | 'minor' | 'patch';

const none: Version = [0, 0, 0];
/** Larger parts are dates or build numbers by mistake, and lose digits beyond 2^53. */
const pattern = /^v?(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?$/;

/** `v1.4.0`, `1.4`; null for anything else, pre-releases included. */
export function parseVersion(text: string): Version | null {
  const match = pattern.exec(text);
  return match === null ? null : [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
}

/** The version in the name of a release branch: what stands in place of the star. Null where that is none. */
export function versionOfBranch(strategy: Strategy, name: string): Version | null {
  const { release } = strategy;
  if (release === null || !matchesBranch(name, release)) return null;
  const [start = '', ...rest] = release.split('*');
  return parseVersion(name.slice(start.length, name.length - rest.join('').length));
}

export function formatVersion(version: Version): string {
  return version.join('.');
}

export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

export function bumpVersion([major, minor, patch]: Version, part: VersionPart): Version {
  if (part === 'major') return [major + 1, 0, 0];
  return part === 'minor' ? [major, minor + 1, 0] : [major, minor, patch + 1];
}

export function highest(versions: readonly Version[]): Version {
  return versions.reduce((best, version) => (compareVersions(version, best) > 0 ? version : best), none);
}

export function taggedVersions(state: RepositoryState): readonly Version[] {
  return state.tags.map(({ name }) => parseVersion(name)).filter((version) => version !== null);
}

/** Tagged versions of a release branch: those with its major and minor number. */
export function versionsOfSeries(state: RepositoryState, [major, minor]: Version): readonly Version[] {
  return taggedVersions(state).filter((version) => version[0] === major && version[1] === minor);
}
