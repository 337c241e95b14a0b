import { join } from 'node:path';
import { ensureVenv, findPython } from '../../adapters/runtime/process/index.ts';
import { layout } from '../../demo/day/layout.ts';
import { ensureJobPython, serviceRequirements, testRequirements } from '../../demo/day/python.ts';

/**
 * Runs once before all tests: makes the Python environments of the day, so that no two test processes make one at the
 * same time, and tells the tests where they are (python-tools.ts reads it). Without Python it tells them nothing.
 */
export default async function setUpPython(): Promise<void> {
  const python = await findPython().catch(() => null);
  if (python === null) return;
  const { product, python: folder } = layout();
  process.env['FAIRLEAD_TEST_PYTHONS'] = folder;
  try {
    await ensureJobPython(folder, product, python);
    await ensureVenv(join(folder, 'tests'), testRequirements, { python });
    await ensureVenv(join(folder, 'services'), serviceRequirements, { python });
  } catch (error) {
    // The tests that need them fail, and only they.
    process.stderr.write(
      `fairlead: the Python environments of the tests could not be made: ${String(error)}\n`,
    );
  }
}
