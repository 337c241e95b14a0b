import { createHash } from 'node:crypto';
import { invalid, type Member } from './zip.ts';

/** One line of a wheel's RECORD: path, `sha256=<urlsafe base64 without padding>`, size. */
interface RecordLine {
  readonly path: string;
  readonly hash: string;
  readonly size: string;
}

/**
 * Checks every member against RECORD, and that nothing is missing on either side (PEP 376 and PEP 427).
 * @throws FinalError FL_WHEEL_INVALID
 */
export function checkRecord(members: readonly Member[], recordPath: string): void {
  const record = members.find((member) => member.path === recordPath);
  if (record === undefined) throw invalid('it has no RECORD');
  const lines = new Map(parseRecord(new TextDecoder().decode(record.bytes)).map((line) => [line.path, line]));
  for (const { path, bytes } of members) {
    const line = lines.get(path);
    if (line === undefined) throw invalid(`${path} is not in RECORD`);
    lines.delete(path);
    if (path === recordPath) continue;
    if (line.hash !== recordHash(bytes)) throw invalid(`${path} does not have the hash that RECORD names`);
    if (line.size !== String(bytes.length)) throw invalid(`${path} does not have the size that RECORD names`);
  }
  const [missing] = lines.keys();
  if (missing !== undefined) throw invalid(`${missing} is in RECORD but not in the wheel`);
}

/** A RECORD for these members; its own line, without hash and size, comes last. */
export function writeRecord(members: readonly Member[], recordPath: string): Uint8Array {
  const lines = members.map(({ path, bytes }) => `${quote(path)},${recordHash(bytes)},${bytes.length}\n`);
  return new TextEncoder().encode(`${lines.join('')}${quote(recordPath)},,\n`);
}

function recordHash(bytes: Uint8Array): string {
  return `sha256=${createHash('sha256').update(bytes).digest('base64url')}`;
}

const fields = /^(?:"((?:[^"]|"")*)"|([^",]*)),([^",]*),([^",]*)$/;

function parseRecord(text: string): RecordLine[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  return lines.map((line) => {
    const match = fields.exec(line);
    if (match === null) throw invalid('RECORD has a line that is not path, hash, size');
    const path = match[1]?.replaceAll('""', '"') ?? match[2] ?? '';
    return { path, hash: match[3] ?? '', size: match[4] ?? '' };
  });
}

function quote(path: string): string {
  return /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path;
}
