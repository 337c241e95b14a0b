import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const { fail, output, readInputs } = await import(join(process.env.FAIRLEAD_STAND_INS, 'check.mjs'));
const inputs = readInputs(import.meta.dirname);
const { name, overwrite, path, 'if-no-files-found': missing } = inputs;
if (!['warn', 'error', 'ignore'].includes(missing)) fail(`if-no-files-found cannot be ${missing}`);
const paths = path.split('\n').flatMap((line) => (line.trim() === '' ? [] : [resolve(line.trim())]));
const isThere = (each) => existsSync(each) && (!statSync(each).isDirectory() || readdirSync(each).length > 0);
const found = paths.filter(isThere);
if (found.length === 0 && missing === 'error') fail(`no file at ${path}`);
if (found.length > 0) {
  const at = join(process.env.FAIRLEAD_STAND_IN_ARTIFACTS, name);
  if (existsSync(at) && overwrite !== 'true') fail(`there is an artifact ${name} already`);
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at, { recursive: true });
  for (const each of found) {
    cpSync(each, statSync(each).isDirectory() ? at : join(at, basename(each)), { recursive: true });
  }
  output('artifact-id', '1');
}
