import { alphaParts, invalidVersion, movingTag, quoted, retryPart } from '../parts.ts';
import { comparable, compareSemver, knownSemver, parseSemver, type Semver } from '../semver.ts';
import type { AlphaInput, KnownVersion, VersionScheme } from '../types.ts';

/** Tags of the distribution specification (https://github.com/opencontainers/distribution-spec). */
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** A tag cannot hold `+`; `_` stands for it, as with Helm. No semantic version holds `_` itself. */
function parse(tag: string): Semver | null {
  return parseSemver(tag.replaceAll('_', '+'));
}

function asTag(version: string): string {
  const tag = version.replaceAll('+', '_');
  if (tagPattern.test(tag)) return tag;
  throw invalidVersion(`${quoted(tag)} is not a tag of an image: at most 128 of A-Z a-z 0-9 . _ -`);
}

function versionOf(input: AlphaInput, more: readonly string[]): string {
  const base = parse(input.base);
  if (base === null || base.pre.length > 0) {
    throw invalidVersion(`${quoted(input.base)} is not a release version such as 1.4.0`);
  }
  const build = base.build === '' ? '' : `+${base.build}`;
  return asTag(`${base.release.join('.')}-alpha.${[...alphaParts(input), ...more].join('.')}${build}`);
}

function read(tag: string): KnownVersion | null {
  const parsed = parse(tag);
  const known = parsed === null ? null : knownSemver(parsed);
  return known === null ? null : { ...known, release: known.release.replaceAll('+', '_') };
}

/** Of `1.5.0_alpine` and `1.5.0`, two variants of one release, neither is newer. */
function compare(a: string, b: string): number {
  return compareSemver(comparable(parse(a), a), comparable(parse(b), b));
}

/** The tag as npm's version: `1.5.0-alpha.1234.pr42.3.g1a2b3c4d`. The page is readme.md. */
export const oci: VersionScheme = {
  alphaVersion: (input) => versionOf(input, []),
  afterCollision: (input, run) => versionOf(input, [retryPart(run)]),
  read,
  compare,
  pointer: movingTag,
};
