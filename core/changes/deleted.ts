import { readDiff } from './diff.ts';

/** The files of a diff that are no longer there, by their old paths; those that were renamed are. */
export function deletedFiles(text: string): string[] {
  const deleted = new Set<string>();
  readDiff(text, {
    file(oldPath, newPath) {
      if (oldPath !== null && newPath === null) deleted.add(oldPath);
    },
    block() {
      // What was in them does not matter.
    },
  });
  return [...deleted];
}
