import { closeSync, constants, existsSync, mkdirSync, openSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';

/** As the system says of a link that must not be followed. */
function link(path: string): Error {
  return Object.assign(new Error(`${path} is a link, or below one that leads elsewhere`), { code: 'ELOOP' });
}

/** The nearest folder above that is there; a link that leads nowhere is not. */
function existing(folder: string): string {
  let found = folder;
  while (!existsSync(found) && dirname(found) !== found) found = dirname(found);
  return found;
}

function requireWithin(folder: string, root: string): void {
  const real = realpathSync(existing(folder));
  const home = realpathSync(root);
  if (real !== home && !real.startsWith(home.endsWith(sep) ? home : `${home}${sep}`)) throw link(folder);
}

/**
 * Writes a file, with its folders. `new` throws where there is one already (EEXIST).
 * @param within the folder that the file must stay in: what is cloned from others may hold links to elsewhere (ELOOP).
 * Without it the path is followed wherever it leads.
 */
export function writeFile(path: string, text: string, how: 'new' | 'replace', within?: string): void {
  const folder = dirname(resolve(path));
  if (within !== undefined) {
    mkdirSync(within, { recursive: true });
    requireWithin(folder, within);
  }
  mkdirSync(folder, { recursive: true });
  const existingOne = how === 'new' ? constants.O_EXCL : constants.O_TRUNC;
  // Windows has no such flag.
  const follow = within === undefined ? 0 : (constants.O_NOFOLLOW ?? 0);
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | existingOne | follow, 0o666);
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
