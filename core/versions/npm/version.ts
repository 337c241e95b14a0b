import { alphaParts, invalidVersion, movingTag, quoted, retryPart } from '../parts.ts';
import { comparable, compareSemver, knownSemver, parseSemver } from '../semver.ts';
import type { AlphaInput, KnownVersion, VersionScheme } from '../types.ts';

/** `1.5.0-alpha.1234.g1a2b3c4d`; of a pull request `1.5.0-alpha.1234.pr42.3.g1a2b3c4d`. The page is readme.md. */
function alphaVersion(input: AlphaInput): string {
  const base = read(input.base);
  if (base === null || base.alpha !== null) {
    throw invalidVersion(`${quoted(input.base)} is not a release version such as 1.4.0`);
  }
  return `${base.release}-alpha.${alphaParts(input).join('.')}`;
}

/** What stands after `+` is no part of the version for npm: two versions that differ in it only are the same one. */
function read(text: string): KnownVersion | null {
  const parsed = parseSemver(text);
  return parsed === null || parsed.build !== '' ? null : knownSemver(parsed);
}

function compare(a: string, b: string): number {
  return compareSemver(comparable(parseSemver(a), a), comparable(parseSemver(b), b));
}

export const npm: VersionScheme = {
  alphaVersion,
  afterCollision: (input, run) => `${alphaVersion(input)}.${retryPart(run)}`,
  read,
  compare,
  pointer: movingTag,
};
