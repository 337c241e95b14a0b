import { configFile } from '../core/config/index.ts';
import { importRepository } from '../core/standalone/index.ts';
import { connect } from './connect.ts';
import { repositoryOf, UsageError, type Options } from './options.ts';
import { printable, printNotes } from './print.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';

const whyNot: Readonly<Record<string, string>> = {
  EEXIST: 'is there already. Say --force to replace it',
  ELOOP: 'leads out of this folder by a link: nothing is written there',
};

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
    // Whoever names a file knows where it leads.
    if (file === null) around.write(path, text, force ? 'replace' : 'new', '.');
    else around.write(path, text, force ? 'replace' : 'new');
  } catch (error) {
    const why = whyNot[String((error as { code?: unknown }).code)] ?? 'cannot be written';
    around.error(`fairlead: ${printable(path)} ${why}.\n`);
    return 1;
  }
  around.error(`${printable(path)} written.\n`);
  return 0;
}
