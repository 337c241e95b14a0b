import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { FinalError } from '../../../core/errors/fairlead-error.ts';

const MAX_METADATA_BYTES = 1024 * 1024;

/**
 * Writes the bytes as a file that pip accepts, after checking their digest (FL_DIGEST_MISMATCH). The file's name is
 * made from the wheel's own .dist-info (name, version) and its first tag, as in the binary distribution format.
 */
export async function storeWheel(dir: string, bytes: Uint8Array, sha256: string): Promise<string> {
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest !== sha256) throw new FinalError('FL_DIGEST_MISMATCH', `expected ${sha256}, got ${digest}`);
  const folder = join(dir, digest);
  const file = join(folder, wheelFileName(bytes));
  await mkdir(folder, { recursive: true });
  await writeFile(`${file}.tmp`, bytes);
  await rename(`${file}.tmp`, file);
  return file;
}

function wheelFileName(bytes: Uint8Array): string {
  const pattern = /^([A-Za-z0-9._]+-[A-Za-z0-9._+!]+)\.dist-info\/WHEEL$/;
  for (const [name, text] of Object.entries(unzipWheelFile(bytes))) {
    const base = pattern.exec(name)?.[1];
    const tag = /^Tag: ([A-Za-z0-9_.]+-[A-Za-z0-9_.]+-[A-Za-z0-9_.]+)\r?$/m.exec(strFromU8(text))?.[1];
    if (base !== undefined && tag !== undefined) return `${base}-${tag}.whl`;
  }
  throw new FinalError('FL_WHEEL_INVALID', 'it has no .dist-info/WHEEL with a tag');
}

function unzipWheelFile(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: (file) => file.name.endsWith('.dist-info/WHEEL') && file.originalSize <= MAX_METADATA_BYTES,
    });
  } catch (error) {
    throw new FinalError('FL_WHEEL_INVALID', 'it is not a zip file', { cause: error });
  }
}
