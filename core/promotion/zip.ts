import { Inflate, zipSync, type Zippable } from 'fflate';
import { FinalError } from '../errors/fairlead-error.ts';

/** One file of a zip archive. */
export interface Member {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Unix permission bits and file type; 0 where the archive holds none. */
  readonly mode: number;
}

/** A file of an archive that is not unpacked yet. */
export interface PackedMember {
  readonly path: string;
  /** As the directory has it. */
  readonly size: number;
  readonly mode: number;
  readonly unpack: () => Uint8Array;
}

/** How much an archive may hold, and the error for one that holds more or is odd. */
export interface ZipRules {
  /** Of all members together, unpacked. */
  readonly bytes: number;
  readonly members: number;
  readonly invalid: (detail: string, cause?: unknown) => FinalError;
}

const ofWheels: ZipRules = { bytes: 200 * 1024 * 1024, members: 10_000, invalid };
const signatures = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50 };
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The files of an archive, in its order, folders left out. The central directory is the truth; nothing is inflated
 * beyond the size that it names, and sizes are summed up before anything is inflated.
 * Format: PKWARE APPNOTE 6.3, without encryption, ZIP64 and spanned archives.
 * @throws FinalError FL_WHEEL_INVALID for anything odd: path escapes, double names, more than 200 MB or 10,000 members
 */
export function readZip(bytes: Uint8Array): readonly Member[] {
  return openZip(bytes, ofWheels).map(({ path, mode, unpack }) => ({ path, bytes: unpack(), mode }));
}

/** The same without unpacking anything: whoever wants one file takes that one. Errors: what `rules.invalid` makes. */
export function openZip(bytes: Uint8Array, rules: ZipRules): readonly PackedMember[] {
  const archive = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), rules };
  const whole = <T>(read: () => T): T => {
    try {
      return read();
    } catch (cause) {
      if (cause instanceof FinalError) throw cause;
      throw rules.invalid('the archive is damaged', cause);
    }
  };
  return whole(() => readEntries(archive)).map((entry) => ({
    path: entry.path,
    size: entry.size,
    mode: entry.mode,
    unpack: () => whole(() => inflate(archive, entry)),
  }));
}

interface Archive {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly rules: ZipRules;
}

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly compressed: number;
  readonly size: number;
  readonly offset: number;
  readonly mode: number;
}

function readEntries(archive: Archive): readonly Entry[] {
  const { view, rules } = archive;
  const end = findEnd(archive);
  const total = view.getUint16(end + 10, true);
  if (total > rules.members) throw rules.invalid(`it holds more than ${rules.members} members`);
  let at = view.getUint32(end + 16, true);
  let size = 0;
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (let i = 0; i < total; i += 1) {
    const { entry, next } = readEntry(archive, at);
    at = next;
    size += entry.size;
    if (size > rules.bytes) throw rules.invalid(`it unpacks to more than ${rules.bytes} bytes`);
    checkPath(entry.path, rules);
    // Two names that differ in case are one file on some systems.
    const folded = entry.path.toLowerCase();
    if (seen.has(folded)) throw rules.invalid(`it holds ${shown(entry.path)} twice`);
    seen.add(folded);
    if (!entry.path.endsWith('/')) entries.push(entry);
  }
  return entries;
}

/** The end record stands before a comment of at most 65,535 bytes; wheels have none, so only an exact end counts. */
function findEnd({ view, rules }: Archive): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    const exact = view.getUint32(at, true) === signatures.end;
    if (exact && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw rules.invalid('it is not a zip archive');
}

function readEntry({ bytes, view, rules }: Archive, at: number): { entry: Entry; next: number } {
  if (view.getUint32(at, true) !== signatures.central) throw rules.invalid('its directory is damaged');
  if ((view.getUint16(at + 8, true) & 1) !== 0) throw rules.invalid('a member is encrypted');
  const nameLength = view.getUint16(at + 28, true);
  const entry = {
    path: utf8.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    compressed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    mode: view.getUint16(at + 40, true),
    offset: view.getUint32(at + 42, true),
  };
  return {
    entry,
    next: at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true),
  };
}

function checkPath(path: string, rules: ZipRules): void {
  const parts = path.replace(/\/$/, '').split('/');
  const escapes = parts.some((part) => part === '' || part === '.' || part === '..');
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused here
  if (escapes || /[\u0000-\u001f\u007f\\:]/.test(path))
    throw rules.invalid(`the path ${shown(path)} is not plain`);
}

function inflate({ bytes, view, rules }: Archive, entry: Entry): Uint8Array {
  if (view.getUint32(entry.offset, true) !== signatures.local)
    throw rules.invalid(`${shown(entry.path)} is damaged`);
  const skip = 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const data = bytes.subarray(entry.offset + skip, entry.offset + skip + entry.compressed);
  if (data.length !== entry.compressed) throw rules.invalid(`${shown(entry.path)} is cut off`);
  if (entry.method !== 0 && entry.method !== 8)
    throw rules.invalid(`${shown(entry.path)} is packed in an unknown way`);
  const result = entry.method === 0 ? data.slice() : inflateBounded(data, entry.size);
  if (result?.length !== entry.size)
    throw rules.invalid(`${shown(entry.path)} does not have the size it names`);
  return result;
}

/** Fed in small pieces, so that a member that is larger than it says is noticed before it fills the memory. */
function inflateBounded(data: Uint8Array, size: number): Uint8Array | null {
  const result = new Uint8Array(size);
  const filled = { length: 0 };
  const stream = new Inflate((chunk) => {
    if (filled.length + chunk.length <= size) result.set(chunk, filled.length);
    filled.length += chunk.length;
  });
  const piece = 16 * 1024;
  for (let at = 0; at < data.length; at += piece) {
    stream.push(data.subarray(at, at + piece), at + piece >= data.length);
    if (filled.length > size) return null;
  }
  return filled.length === size ? result : null;
}

/** An archive of these members: same input, same bytes. All times are 1980-01-01, the format's earliest. */
export function writeZip(members: readonly Member[]): Uint8Array<ArrayBuffer> {
  const files: Zippable = {};
  // fflate writes the local time of the date, so a local date gives the same bytes in every time zone.
  const mtime = new Date(1980, 0, 1);
  for (const { path, bytes, mode } of members) {
    files[path] = [bytes, { level: 6, mtime, os: 3, attrs: (mode === 0 ? 0o100644 : mode) << 16 }];
  }
  return zipSync(files);
}

export function invalid(detail: string, cause?: unknown): FinalError {
  return new FinalError('FL_WHEEL_INVALID', detail, cause === undefined ? {} : { cause });
}

function shown(path: string): string {
  return JSON.stringify(path.slice(0, 200));
}
