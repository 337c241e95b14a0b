import { existsSync } from 'node:fs';
import { join } from 'node:path';

const { fail, output, readInputs } = await import(join(process.env.FAIRLEAD_STAND_INS, 'check.mjs'));
const inputs = readInputs(import.meta.dirname);
const [version, file] = [inputs['node-version'], inputs['node-version-file']];
if (version !== '' && !/^(lts\/[\w*-]+|latest|[v\d.x*~<>=^| -]+)$/.test(version))
  fail(`${version} is no version of Node`);
if (file !== '' && !existsSync(join(process.env.GITHUB_WORKSPACE, file))) fail(`${file} does not exist`);
output('node-version', process.version);
