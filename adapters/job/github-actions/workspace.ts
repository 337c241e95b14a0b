import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Workspace } from '../../../core/ports/job.ts';

const defaultMaxBytes = 64 * 1024 * 1024;
const maxMatches = 1000;
const pieceBytes = 256 * 1024;

function isMissing(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}

/** Pieces of a file; each is the reader's own. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const piece = Buffer.allocUnsafeSlow(pieceBytes);
      const size = readSync(file, piece);
      if (size === 0) return;
      yield piece.subarray(0, size);
    }
  } finally {
    closeSync(file);
  }
}

function writeAll(path: string, text: Iterable<string>): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  try {
    // A string is an iterable of its characters.
    for (const part of typeof text === 'string' ? [text] : text) {
      const bytes = Buffer.from(part);
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    }
  } finally {
    closeSync(file);
  }
}

/**
 * The checkout that the job works in. Relative paths are inside it. Files are read and written at once: there is
 * nothing else that the process could do meanwhile, and the promises of node:fs take long to load.
 */
export function createWorkspace(environment: NodeJS.ProcessEnv = process.env): Workspace {
  const root = resolve(environment['GITHUB_WORKSPACE'] ?? process.cwd());
  const temporaryRoot = environment['RUNNER_TEMP'] ?? process.getBuiltinModule('node:os').tmpdir();
  const at = (path: string) => resolve(root, path);
  return {
    root,
    async read(path, maxBytes = defaultMaxBytes) {
      try {
        const { size } = statSync(at(path));
        if (size > maxBytes)
          throw new FinalError('FL_REPORT_INVALID', `${path} is larger than ${maxBytes} bytes`);
        return readFileSync(at(path), 'utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    stream: (path) => piecesOf(at(path)),
    readBytes: async (path) => new Uint8Array(readFileSync(at(path))),
    write: async (path, text) => writeAll(at(path), text),
    async list(path) {
      try {
        return readdirSync(at(path)).sort();
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    async find(globs) {
      const isGlob = (text: string) => /[*?[\]{}()!+@\\]/.test(text);
      const plain = globs.filter((path) => !isGlob(path) && existsSync(at(path)));
      const found = new Set(plain.map((path) => normalize(path).replace(/(?<=.)[\\/]$/, '')));
      const patterns = globs.filter(isGlob);
      if (patterns.length === 0) return [...found].sort();
      const { glob } = await import('node:fs/promises');
      for await (const path of glob(patterns, { cwd: root })) {
        found.add(path);
        if (found.size >= maxMatches) break;
      }
      return [...found].sort();
    },
    kept: join(temporaryRoot, 'fairlead-kept'),
    temporary: async (name) => mkdtempSync(join(temporaryRoot, `fairlead-${name}-`)),
  };
}
