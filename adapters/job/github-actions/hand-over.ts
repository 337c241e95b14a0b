import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderName } from '../../../core/hand-over/format.ts';

/** Writes a file into the folder that a later step uploads; nothing where the runner has no temporary folder. */
export async function writeHandOver(
  file: string,
  text: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const temporary = environment['RUNNER_TEMP'] ?? '';
  if (temporary === '') return;
  const folder = join(temporary, folderName);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), text);
}
