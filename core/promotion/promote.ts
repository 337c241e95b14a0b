import { createHash } from 'node:crypto';
import { FinalError } from '../errors/fairlead-error.ts';
import { pep440 } from '../versions/pep440/version.ts';
import { formatWheelName } from '../versions/wheel-name.ts';
import { writeRecord } from './record.ts';
import { readWheel, type Wheel } from './wheel.ts';
import { invalid, writeZip, type Member } from './zip.ts';

export interface PromotedWheel {
  readonly filename: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the whole file, lower-case hex. */
  readonly sha256: string;
  /** The members whose bytes are those of the alpha, by their path in the release. */
  readonly unchanged: readonly { readonly path: string; readonly sha256: string }[];
}

/**
 * The release of a main alpha: the same members, with another version in the file name, in the `.dist-info` folder's
 * name, in METADATA and (as a consequence) in RECORD. Same input, same bytes.
 *
 * @param bytes the alpha's wheel
 * @param version the final version, the one that the alpha is an alpha of
 * @throws FinalError FL_WHEEL_INVALID; FL_VERSION_INVALID where the wheel is no main alpha of this version
 */
export function promoteWheel(bytes: Uint8Array, version: string): PromotedWheel {
  const alpha = readWheel(bytes);
  const known = pep440.read(alpha.version);
  const isMainAlpha = known !== null && known.alpha !== null && known.alpha.pullRequest === null;
  if (!isMainAlpha || known.release !== version) {
    throw new FinalError('FL_VERSION_INVALID', `${alpha.filename} is not a main alpha of ${version}`);
  }
  const recordPath = infoPath(alpha, version, 'RECORD');
  const metadataPath = infoPath(alpha, version, 'METADATA');
  const members: Member[] = [];
  const unchanged: { path: string; sha256: string }[] = [];
  for (const member of alpha.members) {
    const path = pathIn(alpha, version, member.path);
    if (path === recordPath) continue;
    const changes = path === metadataPath;
    members.push({ ...member, path, bytes: changes ? withVersion(member.bytes, version) : member.bytes });
    if (!changes) unchanged.push({ path, sha256: sha256(member.bytes) });
  }
  const record = { path: recordPath, bytes: writeRecord(members, recordPath), mode: 0 };
  const release = writeZip([...members, record]);
  const filename = formatWheelName({ ...alpha, version });
  return { filename, bytes: release, sha256: sha256(release), unchanged };
}

/**
 * Compares a release with its alpha, member by member, and shares no step with the writing side but the rule for
 * paths. Apart from the version line in METADATA and from RECORD, which is checked against the bytes on both sides,
 * everything must be equal.
 *
 * @returns the release's paths that differ, are missing or are too many
 * @throws FinalError FL_WHEEL_INVALID when one of them is no wheel
 */
export function proveEqual(
  alphaBytes: Uint8Array,
  releaseBytes: Uint8Array,
): { readonly equal: boolean; readonly differing: readonly string[] } {
  const alpha = readWheel(alphaBytes);
  const release = readWheel(releaseBytes);
  const rest = new Map(release.members.map((member) => [member.path, member]));
  const differing: string[] = [];
  for (const member of alpha.members) {
    const path = pathIn(alpha, release.version, member.path);
    const other = rest.get(path);
    rest.delete(path);
    if (other === undefined || !sameMember(member, other, alpha, release)) differing.push(path);
  }
  differing.push(...rest.keys());
  return { equal: differing.length === 0, differing: differing.sort() };
}

function sameMember(member: Member, other: Member, alpha: Wheel, release: Wheel): boolean {
  if (other.path === infoPath(release, release.version, 'RECORD')) return true;
  if (member.mode !== 0 && member.mode !== other.mode) return false;
  if (other.path !== infoPath(release, release.version, 'METADATA')) return same(member.bytes, other.bytes);
  const expected = decode(member.bytes).replace(
    `\nVersion: ${alpha.version}`,
    () => `\nVersion: ${release.version}`,
  );
  return same(new TextEncoder().encode(expected), other.bytes);
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** The folders that carry the version in their name are `.dist-info` and `.data`. */
function pathIn(wheel: Wheel, version: string, path: string): string {
  for (const kind of ['dist-info', 'data']) {
    const folder = `${wheel.distribution}-${wheel.version}.${kind}/`;
    if (path.startsWith(folder))
      return `${wheel.distribution}-${version}.${kind}/${path.slice(folder.length)}`;
  }
  return path;
}

function infoPath(wheel: Wheel, version: string, file: string): string {
  return `${wheel.distribution}-${version}.dist-info/${file}`;
}

/** Only the header is replaced, which comes first; the description below may say what it likes. */
function withVersion(metadata: Uint8Array, version: string): Uint8Array {
  const changed = decode(metadata).replace(/^Version: ?[^\r\n]*/m, () => `Version: ${version}`);
  return new TextEncoder().encode(changed);
}

/** METADATA is UTF-8; anything else would not survive the way to a text and back. */
function decode(metadata: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(metadata);
  } catch (cause) {
    throw invalid('METADATA is not UTF-8', cause);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
