const inBuild = import.meta.url.includes('/build/test/');
const root = new URL(inBuild ? '../../../' : '../../', import.meta.url);

/** A file of the project by its path from the root, whether this runs from its source or from the build. */
export function projectFile(path: string): URL {
  return new URL(path, root);
}
