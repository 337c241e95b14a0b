import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test } from '@jest/globals';
import { ensureVenv, findPython } from '../../adapters/runtime/process/index.ts';
import { layout } from '../../demo/day/layout.ts';

const run = promisify(execFile);
const modules = {
  act: { path: 'github.com/nektos/act', version: 'v0.2.89' },
  actionlint: { path: 'github.com/rhysd/actionlint/cmd/actionlint', version: 'v1.7.12' },
} as const;
const zizmorVersion = '1.32.0';

function fileOf(tool: keyof typeof modules): string {
  return join(layout().root, 'tools', `${tool}-${modules[tool].version}`, tool);
}

const hasGo = spawnSync('go', ['version']).status === 0;
const noPython = '(skipped: no Python 3.10 or newer on this machine)';
const hasPython = process.env['FAIRLEAD_TEST_PYTHONS'] !== undefined;

/** `test` for what needs a tool that is built with Go; skipped by name where neither the tool nor Go is there. */
export function testWithGo(tool: keyof typeof modules): typeof test {
  if (hasGo || existsSync(fileOf(tool))) return test;
  return skipping(`(skipped: ${tool} is built with Go, and Go is not on this machine)`);
}

/** `test` for workflows that act runs; they need Python besides. */
export function testWithAct(): typeof test {
  return hasPython ? testWithGo('act') : skipping(noPython);
}

/** `test` for what needs zizmor; skipped by name where Python is missing. */
export function testWithZizmor(): typeof test {
  return hasPython ? test : skipping(noPython);
}

function skipping(why: string): typeof test {
  const skip = (name: string, ...rest: readonly unknown[]) =>
    (test.skip as (name: string, ...rest: readonly unknown[]) => void)(`${name} ${why}`, ...rest);
  return skip as unknown as typeof test;
}

/** Path of a tool, built into `.fairlead/tools` the first time: a minute or so. */
export async function ensureGoTool(tool: keyof typeof modules): Promise<string> {
  const file = fileOf(tool);
  if (existsSync(file)) return file;
  const folder = join(file, '..');
  mkdirSync(folder, { recursive: true });
  const { path, version } = modules[tool];
  await run('go', ['install', `${path}@${version}`], { env: { ...process.env, GOBIN: folder } });
  return file;
}

/** Path of zizmor, in a Python environment of its own. */
export async function ensureZizmor(): Promise<string> {
  const python = await findPython();
  const bin = await ensureVenv(
    join(layout().root, 'tools', `zizmor-${zizmorVersion}`),
    [`zizmor==${zizmorVersion}`],
    {
      python,
    },
  );
  return join(bin, 'zizmor');
}
