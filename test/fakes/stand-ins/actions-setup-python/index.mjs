import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const { fail, output, readInputs } = await import(join(process.env.FAIRLEAD_STAND_INS, 'check.mjs'));
const inputs = readInputs(import.meta.dirname);
const [version, file] = [inputs['python-version'], inputs['python-version-file']];
if (version === '' && file === '' && !existsSync('.python-version'))
  fail('which Python? no version is given');
if (version !== '' && !/^(pypy)?[\d.x*~<>=, -]+$/.test(version)) fail(`${version} is no version of Python`);
if (file !== '' && !existsSync(join(process.env.GITHUB_WORKSPACE, file))) fail(`${file} does not exist`);
const bin = process.env.FAIRLEAD_STAND_IN_PYTHON;
appendFileSync(process.env.GITHUB_PATH, `${bin}\n`);
output('python-version', '3.12.0');
output('python-path', join(bin, 'python'));
