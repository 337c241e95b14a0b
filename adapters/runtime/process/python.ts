import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import { lastLine, pipEnvironment, plainEnvironment, run, tail } from './command.ts';

const VERSION_TIMEOUT_MS = 10_000;
const VENV_TIMEOUT_MS = 120_000;
const INSTALL_TIMEOUT_MS = 300_000;

/**
 * The path of a Python that is 3.10 or newer: FAIRLEAD_PYTHON where it is set, else `python3`, else `python`.
 * FL_PYTHON_MISSING where there is none.
 */
export async function findPython(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const chosen = environment['FAIRLEAD_PYTHON'];
  const candidates = chosen === undefined || chosen === '' ? ['python3', 'python'] : [chosen];
  const program = 'import sys; assert sys.version_info >= (3, 10); print(sys.executable)';
  for (const candidate of candidates) {
    const result = await run(candidate, ['-c', program], {
      env: plainEnvironment(),
      timeoutMs: VERSION_TIMEOUT_MS,
    }).catch(() => null);
    if (result?.ok === true) return result.output.trim();
  }
  throw new FinalError('FL_PYTHON_MISSING', `tried ${candidates.join(', ')}`);
}

/**
 * Makes a virtual environment at `dir` that holds the requirements (as pip writes them), unless it is there already
 * with exactly these; returns its folder of programs. Built where it stays, since a venv cannot be moved; a stamp is
 * written last, so that half of one is never used. FL_VENV_MISSING, or FL_RUNTIME_FAILED with the end of pip's words.
 */
export function ensureVenv(
  dir: string,
  requirements: readonly string[],
  options: { readonly python?: string; readonly signal?: AbortSignal } = {},
): Promise<string> {
  const before = venvTurns.get(dir) ?? Promise.resolve();
  const made = before.catch(() => undefined).then(() => makeVenv(dir, requirements, options));
  venvTurns.set(dir, made);
  return made;
}

/** Two callers that want one folder take turns. */
const venvTurns = new Map<string, Promise<unknown>>();

async function makeVenv(
  dir: string,
  requirements: readonly string[],
  { python: chosen, signal }: { readonly python?: string; readonly signal?: AbortSignal },
): Promise<string> {
  const python = chosen ?? (await findPython());
  const digest = createHash('sha256')
    .update(JSON.stringify([python, ...requirements]))
    .digest('hex');
  const bin = join(dir, 'bin');
  const stamp = join(dir, `fairlead-${digest.slice(0, 16)}.stamp`);
  if (existsSync(stamp)) return bin;
  const limits = { env: plainEnvironment(), timeoutMs: VENV_TIMEOUT_MS, signal };
  // Asked first, so that a Python which cannot make one does not cost the one that is there.
  const able = await run(python, ['-c', 'import ensurepip, venv'], limits);
  if (!able.ok) throw new FinalError('FL_VENV_MISSING', lastLine(able.output));
  await rm(dir, { recursive: true, force: true });
  await mkdir(dirname(dir), { recursive: true });
  const made = await run(python, ['-m', 'venv', dir], limits);
  if (!made.ok) throw new FinalError('FL_VENV_MISSING', lastLine(made.output));
  if (requirements.length > 0) {
    await pip(join(bin, 'python'), ['install', '--quiet', '--', ...requirements], signal);
  }
  await writeFile(stamp, '');
  return bin;
}

/** Runs pip of the given Python. The index may be away for a moment, so that a failure is worth another try. */
async function pip(python: string, args: readonly string[], signal?: AbortSignal): Promise<void> {
  const result = await run(python, ['-m', 'pip', ...args], {
    env: pipEnvironment(),
    timeoutMs: INSTALL_TIMEOUT_MS,
    signal,
  });
  if (result.ok) return;
  throw new TransientError('FL_RUNTIME_FAILED', `pip ${args[0] ?? ''}: ${tail(result.output)}`);
}

/**
 * Installs a wheel into a folder that is to be put on PYTHONPATH of the base venv's Python. What the wheel requires
 * comes from the base; only where that does not do, pip installs its requirements beside it. Renamed into place last.
 */
export async function installWheel(basePython: string, wheel: string, target: string): Promise<void> {
  if (existsSync(target)) return;
  const temporary = `${target}.${randomBytes(4).toString('hex')}`;
  try {
    await pip(basePython, [
      'install',
      '--quiet',
      '--no-deps',
      '--no-index',
      '--target',
      temporary,
      '--',
      wheel,
    ]);
    const checked = await run(basePython, ['-m', 'pip', 'check'], {
      env: { ...pipEnvironment(), PYTHONPATH: temporary },
      timeoutMs: VERSION_TIMEOUT_MS * 3,
    });
    if (!checked.ok) {
      await rm(temporary, { recursive: true });
      await pip(basePython, ['install', '--quiet', '--target', temporary, '--', wheel]);
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    // Another start of the same version was faster: equal bytes, so equal content.
    if (!existsSync(target)) throw error;
  }
}
