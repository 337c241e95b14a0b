import type { Diff } from '../../changes/diff.ts';
import { count } from '../../reporting/text.ts';

/** So many paths are named; more are counted. */
const maxNamed = 10;

/** The end of a file's name from its last dot on, in small letters; empty where there is none. */
function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}

/**
 * A sentence on the files that got lines and that no report names, though the reports cover files with the same
 * extension: their lines count nowhere. Null where there are none.
 *
 * @param reported the paths that the reports cover and that count
 * @param counts which paths count; test files usually do not
 */
export function unreportedNote(
  diff: Diff,
  reported: Iterable<string>,
  counts: (path: string) => boolean,
): string | null {
  const known = new Set(reported);
  const extensions = new Set([...known].map(extensionOf));
  extensions.delete('');
  const missing = [...diff.values()]
    .filter(({ path, added }) => added.size > 0 && !known.has(path) && extensions.has(extensionOf(path)))
    .map(({ path }) => path)
    .filter(counts)
    .sort();
  if (missing.length === 0) return null;
  const more = missing.length - maxNamed;
  const paths = missing.slice(0, maxNamed).join(', ') + (more > 0 ? `, and ${more} more` : '');
  return `No report names ${count(missing.length, 'changed file')}, whose lines are not counted: ${paths}.`;
}
