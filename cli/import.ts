import { configFile } from '../core/config/index.ts';
import { importRepository } from '../core/standalone/index.ts';
import { connect } from './connect.ts';
import { repositoryOf, UsageError, type Options } from './options.ts';
import { printable, printNotes } from './print.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';

/** `fairlead import`. */
export async function importSettings(options: Options, around: Surroundings): Promise<ExitCode> {
  const { file, write, force } = options;
  if (!write && (force || file !== null)) {
    throw new UsageError('without --write nothing is written into a file');
  }
  const repository = repositoryOf(options, around.environment);
  const { text, notes } = await importRepository(repository, await connect(options, around));
  printNotes(notes, around);
  if (!write) {
    around.out(text);
    return 0;
  }
  const path = file ?? configFile;
  try {
    around.write(path, text, force ? 'replace' : 'new');
  } catch (error) {
    const exists = (error as { code?: unknown }).code === 'EEXIST';
    const why = exists ? 'is there already. Say --force to replace it' : 'cannot be written';
    around.error(`fairlead: ${printable(path)} ${why}.\n`);
    return 1;
  }
  around.error(`${printable(path)} written.\n`);
  return 0;
}
