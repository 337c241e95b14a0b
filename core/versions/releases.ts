import { invalidVersion, quoted } from './parts.ts';
import type { VersionScheme } from './types.ts';

/**
 * The release to work towards: what the manifest says where that is newer than the newest release, the next minor
 * release otherwise. What stands behind a `+` in the manifest stays. Errors: FL_VERSION_INVALID.
 */
export function nextBase(scheme: VersionScheme, manifest: string, newestRelease: string | null): string {
  if (!isFinal(scheme, manifest)) throw invalidVersion(`${quoted(manifest)} is not a release version`);
  if (newestRelease === null || scheme.compare(manifest, newestRelease) > 0) return manifest;
  const [major = 0, minor = 0] = newestRelease.split(/[.+_-]/).map(Number);
  const build = /[+_].*$/.exec(manifest)?.[0] ?? '';
  return `${major}.${minor + 1}.0${build}`;
}

/** The newest final version among these, or null. Whatever else is there is passed over. */
export function newestFinal(scheme: VersionScheme, versions: Iterable<string>): string | null {
  let newest: string | null = null;
  for (const version of versions) {
    if (isFinal(scheme, version) && (newest === null || scheme.compare(version, newest) > 0)) {
      newest = version;
    }
  }
  return newest;
}

function isFinal(scheme: VersionScheme, text: string): boolean {
  const known = scheme.read(text);
  return known !== null && known.alpha === null;
}
