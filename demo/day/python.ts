import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureVenv } from '../../adapters/runtime/process/index.ts';

/** What the services of the day are started with. */
export const serviceRequirements: readonly string[] = ['flask==3.1.3', 'gunicorn==27.0.1'];

/** What the integration tests of the day are run with. */
export const testRequirements: readonly string[] = [
  'pytest==9.2.0',
  'pytest-reportlog==1.0.0',
  'requests==2.32.5',
];

/** What the jobs of the sample system are run with: its own list of tools. */
function jobRequirements(product: string): readonly string[] {
  return readFileSync(join(product, 'examples/fieldnotes/requirements-dev.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** The Python environment of the jobs, in its folder below `folder`; returns its folder of programs. */
export function ensureJobPython(
  folder: string,
  product: string,
  python: string,
  signal?: AbortSignal,
): Promise<string> {
  const options = signal === undefined ? { python } : { python, signal };
  return ensureVenv(join(folder, 'jobs'), jobRequirements(product), options);
}
