import { gunzipSync, gzipSync } from 'fflate';
import { FinalError } from '../errors/fairlead-error.ts';

const block = 512;
const maxBytes = 200 * 1024 * 1024;
/** Fields of a header of the tar format (POSIX.1-1988, "ustar"): offset and length. */
const fields = {
  mode: [100, 8],
  uid: [108, 8],
  gid: [116, 8],
  size: [124, 12],
  mtime: [136, 12],
  checksum: [148, 8],
  type: [156, 1],
  user: [265, 32],
  group: [297, 32],
} as const;
type Field = keyof typeof fields;

function octal(header: Uint8Array, field: Field): number {
  const [offset, length] = fields[field];
  const text = new TextDecoder()
    .decode(header.subarray(offset, offset + length))
    .replace(/\0.*$/s, '')
    .trim();
  return /^[0-7]*$/.test(text) ? Number.parseInt(text || '0', 8) : Number.NaN;
}

function put(header: Uint8Array, field: Field, text: string): void {
  const [offset, length] = fields[field];
  header.fill(0, offset, offset + length);
  header.set(new TextEncoder().encode(text).subarray(0, length), offset);
}

/** The sum of a header's bytes, its own field counted as blanks. */
function checksum(header: Uint8Array): number {
  const [offset, length] = fields.checksum;
  let sum = 0;
  for (const [index, byte] of header.entries()) {
    sum += index >= offset && index < offset + length ? 0x20 : byte;
  }
  return sum;
}

function invalid(detail: string): FinalError {
  return new FinalError('FL_SDIST_INVALID', detail);
}

/** The records of an extended header (POSIX.1-2001): those that hold a time or an owner go. */
function withoutTimes(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes).replace(/\0.*$/s, '');
  const records = text.split('\n').filter((record) => record !== '');
  const kept = records.filter((record) => !/^\d+ (?:mtime|atime|ctime|uid|gid|uname|gname)=/.test(record));
  return new TextEncoder().encode(kept.map((record) => `${record}\n`).join(''));
}

interface Part {
  readonly header: Uint8Array;
  readonly body: Uint8Array;
}

function readParts(tar: Uint8Array): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at + block <= tar.length;) {
    const header = tar.slice(at, at + block);
    if (header.every((byte) => byte === 0)) break;
    const size = octal(header, 'size');
    if (!Number.isSafeInteger(size) || octal(header, 'checksum') !== checksum(header)) {
      throw invalid(`the header at byte ${at} is damaged`);
    }
    if (at + block + size > tar.length) throw invalid('it ends in the middle of a file');
    parts.push({ header, body: tar.slice(at + block, at + block + size) });
    at += block + Math.ceil(size / block) * block;
  }
  return parts;
}

function plain(part: Part, seconds: number): Part | null {
  const { header } = part;
  const type = String.fromCharCode(header[fields.type[0]] ?? 0);
  const body = type === 'x' || type === 'g' ? withoutTimes(part.body) : part.body;
  if (body.length === 0 && (type === 'x' || type === 'g')) return null;
  const executable = (octal(header, 'mode') & 0o100) !== 0 || type === '5';
  put(header, 'mode', executable ? '0000755\0' : '0000644\0');
  put(header, 'uid', '0000000\0');
  put(header, 'gid', '0000000\0');
  put(header, 'user', '');
  put(header, 'group', '');
  put(header, 'size', `${body.length.toString(8).padStart(11, '0')}\0`);
  put(header, 'mtime', `${seconds.toString(8).padStart(11, '0')}\0`);
  put(header, 'checksum', `${checksum(header).toString(8).padStart(6, '0')}\0 `);
  return { header, body };
}

/**
 * A source distribution with the commit's time on every file and nobody as owner, so that the same commit gives the
 * same bytes: build backends write the time of the build into it.
 *
 * @param seconds since the epoch
 * @throws FinalError FL_SDIST_INVALID for what is no `.tar.gz`, is damaged, or is larger than 200 MB unpacked
 */
export function normaliseSdist(bytes: Uint8Array, seconds: number): Uint8Array {
  const size = new DataView(bytes.buffer, bytes.byteOffset).byteLength < 18 ? 0 : unpackedSize(bytes);
  if (size > maxBytes) throw invalid(`it is larger than ${maxBytes} bytes unpacked`);
  let tar: Uint8Array;
  try {
    tar = gunzipSync(bytes);
  } catch {
    throw invalid('it is not a .tar.gz');
  }
  const parts = readParts(tar).flatMap((part) => plain(part, seconds) ?? []);
  if (parts.length === 0) throw invalid('it holds no file');
  const padded = (length: number) => Math.ceil(length / block) * block;
  const total = parts.reduce((sum, { body }) => sum + block + padded(body.length), 2 * block);
  const out = new Uint8Array(total);
  let at = 0;
  for (const { header, body } of parts) {
    out.set(header, at);
    out.set(body, at + block);
    at += block + padded(body.length);
  }
  return gzipSync(out, { mtime: seconds * 1000, level: 9 });
}

/** What gzip's last four bytes say of the size, modulo 2^32 (RFC 1952). */
function unpackedSize(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.byteLength - 4, true);
}
