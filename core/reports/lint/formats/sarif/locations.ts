import type { ArtifactLocation } from './shapes.ts';

/** Turns an artifact location into a path or a file URI; empty where it names none. */
export type Locations = (location: ArtifactLocation | undefined) => string;

/** Bases of bases: more is a circle. */
const maxChain = 16;

const isAbsolute = (uri: string) => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri) || uri.startsWith('/');

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/**
 * Resolves by SARIF 3.4: an index into the run's artifacts, a relative reference against its base, and that base
 * against its own. A base without an address is the root of the sources: the reference stays relative.
 */
export function createLocations(
  bases: Readonly<Record<string, ArtifactLocation>>,
  artifacts: readonly (ArtifactLocation | undefined)[],
): Locations {
  return (given) => {
    const location = given?.uri === undefined ? artifacts[given?.index ?? -1] : given;
    const uri = location?.uri ?? '';
    const whole = uri === '' ? '' : based(uri, location?.uriBaseId, bases);
    return /^file:/i.test(whole) ? whole : decode(whole);
  };
}

function based(
  uri: string,
  id: string | undefined,
  bases: Readonly<Record<string, ArtifactLocation>>,
  depth = 0,
): string {
  if (isAbsolute(uri) || id === undefined || depth === maxChain || !Object.hasOwn(bases, id)) return uri;
  const base = bases[id];
  if (base?.uri === undefined) return uri;
  return based(`${base.uri.replace(/\/*$/, '/')}${uri}`, base.uriBaseId, bases, depth + 1);
}
