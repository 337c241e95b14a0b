import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { FinalError } from '../../core/errors/fairlead-error.ts';

const run = promisify(execFile);

/** @throws FinalError FL_GIT_MISSING where git is missing or cannot merge without a work tree. */
export async function requireGit(): Promise<void> {
  let version: string;
  try {
    version = (await run('git', ['--version'], { timeout: 10_000 })).stdout;
  } catch (cause) {
    throw new FinalError('FL_GIT_MISSING', '', { cause });
  }
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
  if (Number(major) < 2 || (Number(major) === 2 && Number(minor) < 38)) {
    throw new FinalError('FL_GIT_MISSING', `${version.trim()} is too old for the day, which needs 2.38`);
  }
}

/** A free port of loopback, or the wanted one. @throws FinalError FL_PORT_TAKEN */
export async function choosePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (cause) =>
      reject(new FinalError('FL_PORT_TAKEN', `127.0.0.1:${wanted}`, { cause })),
    );
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : wanted;
      server.close(() => resolve(port));
    });
  });
}
