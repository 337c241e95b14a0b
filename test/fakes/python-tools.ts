import { join } from 'node:path';
import { describe, test } from '@jest/globals';

const folder = process.env['FAIRLEAD_TEST_PYTHONS'];
const why = '(skipped: no Python 3.10 or newer on this machine)';

/** Base folder of the Python environments that python-setup.ts made before the tests; empty without Python. */
export const pythonFolder = folder ?? '';

/** The Python of the jobs: ruff, pytest, pytest-cov, flask. */
export const jobPython = join(pythonFolder, 'jobs', 'bin', 'python');

/** The Python of the integration tests: pytest, pytest-reportlog, requests. */
export const testPython = join(pythonFolder, 'tests', 'bin', 'python');

/** `describe` for tests that need Python. Where there is none at all, they are skipped, and their names say so. */
export function describeWithPython(name: string, body: () => void): void {
  if (folder === undefined) describe.skip(`${name} ${why}`, body);
  else describe(name, body);
}

/** `test`, likewise. */
export function testWithPython(name: string, body: () => Promise<void>): void {
  if (folder === undefined) test.skip(`${name} ${why}`, body);
  else test(name, body);
}
