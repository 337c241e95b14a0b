import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { FinalError } from '../../../core/errors/fairlead-error.ts';

/**
 * What is shown to a stranger's program may not be around what is the App's own, wherever links lead.
 * @param shown folders and files that programs see
 * @param own folders and files that they must never see, there already or not
 * @throws FinalError FL_FORK_SANDBOX that names what would have been shown, and nothing of what is in it
 */
export function keepApart(shown: readonly string[], own: readonly string[]): void {
  const hidden = own.map(real);
  const around = shown.find((path) => hidden.some((each) => isWithin(each, real(path))));
  if (around !== undefined) throw new FinalError('FL_FORK_SANDBOX', `${around} holds the data of the App`);
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Without links; of what is not there yet, its folder without links. */
function real(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch {
    const folder = dirname(whole);
    return folder === whole ? whole : join(real(folder), basename(whole));
  }
}
