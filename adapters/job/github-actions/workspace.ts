import { createReadStream } from 'node:fs';
import { glob, mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Workspace } from '../../../core/ports/job.ts';

const defaultMaxBytes = 64 * 1024 * 1024;
const maxMatches = 1000;

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** The checkout that the job works in. Relative paths are inside it. */
export function createWorkspace(environment: NodeJS.ProcessEnv = process.env): Workspace {
  const root = resolve(environment['GITHUB_WORKSPACE'] ?? process.cwd());
  const temporaryRoot = environment['RUNNER_TEMP'] ?? tmpdir();
  const at = (path: string) => resolve(root, path);
  return {
    root,
    async read(path, maxBytes = defaultMaxBytes) {
      try {
        const { size } = await stat(at(path));
        if (size > maxBytes)
          throw new FinalError('FL_REPORT_INVALID', `${path} is larger than ${maxBytes} bytes`);
        return await readFile(at(path), 'utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    stream: (path) => createReadStream(at(path), { highWaterMark: 256 * 1024 }),
    readBytes: async (path) => new Uint8Array(await readFile(at(path))),
    async write(path, text) {
      await mkdir(dirname(at(path)), { recursive: true });
      await writeFile(at(path), text);
    },
    async list(path) {
      try {
        return (await readdir(at(path))).sort();
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    async find(globs) {
      const found = new Set<string>();
      for await (const path of glob([...globs], { cwd: root })) {
        found.add(path);
        if (found.size >= maxMatches) break;
      }
      return [...found].sort();
    },
    kept: join(temporaryRoot, 'fairlead-kept'),
    temporary: (name) => mkdtemp(join(temporaryRoot, `fairlead-${name}-`)),
  };
}
