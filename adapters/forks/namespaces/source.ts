import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { FinalError } from '../../../core/errors/fairlead-error.ts';

const block = 512;
const limits = { bytes: 200 * 1024 * 1024, files: 20_000, path: 1024 };
const unzip = promisify(gunzip);

/**
 * Unpacks a commit's source as GitHub packs it (gzip, tar with pax headers), without its outermost folder. Files and
 * folders only: a link is left out, so that no later path can lead outside.
 * Format: POSIX.1-2017, pax, "ustar Interchange Format".
 * @throws FinalError FL_FORK_BUILD for what is damaged, too large, or escapes
 */
export async function unpackSource(archive: Uint8Array, folder: string): Promise<void> {
  let tar: Buffer;
  try {
    tar = await unzip(archive, { maxOutputLength: limits.bytes });
  } catch (cause) {
    throw new FinalError('FL_FORK_BUILD', 'its source is damaged, or larger than 200 MB', { cause });
  }
  await mkdir(folder, { recursive: true });
  let files = 0;
  for (const entry of entriesOf(tar)) {
    files += 1;
    if (files > limits.files) throw new FinalError('FL_FORK_BUILD', `it has more than ${limits.files} files`);
    const path = innerPath(entry.path);
    if (path === '') continue;
    const target = join(folder, path);
    if (entry.type === 'folder') await mkdir(target, { recursive: true });
    if (entry.type !== 'file') continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, entry.bytes, { mode: entry.executable ? 0o755 : 0o644 });
  }
}

interface Entry {
  readonly path: string;
  readonly type: 'file' | 'folder' | 'other';
  readonly executable: boolean;
  readonly bytes: Buffer;
}

function* entriesOf(tar: Buffer): Iterable<Entry> {
  let longPath: string | null = null;
  for (let at = 0; at + block <= tar.length;) {
    const header = tar.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) return;
    const size = octal(header.subarray(124, 136));
    const bytes = tar.subarray(at + block, at + block + size);
    if (bytes.length !== size) throw damaged();
    at += block + Math.ceil(size / block) * block;
    const kind = String.fromCharCode(header[156] ?? 0);
    if (kind === 'x') longPath = paxPath(bytes) ?? longPath;
    else if (kind === 'L') longPath = text(bytes);
    else if (kind !== 'g') {
      const path: string = longPath ?? ownPath(header);
      longPath = null;
      const executable = (octal(header.subarray(100, 108)) & 0o100) !== 0;
      yield { path, type: typeOf(kind), executable, bytes };
    }
  }
}

function typeOf(kind: string): Entry['type'] {
  if (kind === '0' || kind === '\0') return 'file';
  return kind === '5' ? 'folder' : 'other';
}

function ownPath(header: Buffer): string {
  const prefix = text(header.subarray(345, 500));
  const name = text(header.subarray(0, 100));
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** `<length> <key>=<value>\n`, as often as there are keys. */
function paxPath(bytes: Buffer): string | null {
  for (let at = 0; at < bytes.length;) {
    const length = Number.parseInt(bytes.subarray(at, at + 20).toString('latin1'), 10);
    if (!Number.isSafeInteger(length) || length < 5 || at + length > bytes.length) throw damaged();
    const record = bytes.subarray(at, at + length - 1).toString('utf8');
    const [, key, value] = /^\d+ ([^=]*)=([^]*)$/.exec(record) ?? [];
    if (key === 'path' && value !== undefined) return value;
    at += length;
  }
  return null;
}

function text(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.subarray(0, end === -1 ? bytes.length : end).toString('utf8');
}

function octal(bytes: Buffer): number {
  const digits = text(bytes).trim();
  if (!/^[0-7]{1,11}$/.test(digits)) throw damaged();
  return Number.parseInt(digits, 8);
}

/** Without the folder that everything lies in; empty for that folder itself. */
function innerPath(path: string): string {
  const parts = path.replace(/\/$/, '').split('/');
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused here
  const odd = path.length > limits.path || /[\u0000-\u001f\u007f\\]/.test(path);
  if (odd || parts.some((part) => part === '' || part === '.' || part === '..')) {
    throw new FinalError('FL_FORK_BUILD', `the path ${JSON.stringify(path.slice(0, 200))} is not plain`);
  }
  return parts.slice(1).join('/');
}

function damaged(): FinalError {
  return new FinalError('FL_FORK_BUILD', 'its source is damaged');
}
