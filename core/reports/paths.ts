import { repositoryPath } from '../api/common.ts';

/** Turns a path as a tool wrote it into the repository's path, or null where that is not certain. */
export type ResolvePath = (raw: string) => string | null;

function clean(raw: string): string {
  let path = raw;
  if (path.startsWith('file://')) {
    try {
      path = decodeURIComponent(path.slice('file://'.length));
    } catch {
      path = path.slice('file://'.length);
    }
  }
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

/** Installed packages are not the team's code, though a tail of their path may look like it. */
const installed = /(?:^|\/)(?:site-packages|dist-packages|node_modules)\//;

/**
 * Makes a resolver: inside the workspace, relative to it; else a tracked file of that name; else the one tracked file
 * that ends in the longest tail of the path, of two names or more. Ambiguous tails give null: nothing is guessed.
 *
 * @param workspace absolute path of the checkout
 * @param tracked repository paths, as `git ls-files` lists them
 */
export function createPathResolver(workspace: string, tracked: readonly string[]): ResolvePath {
  const known = new Set(tracked.filter((path) => repositoryPath.safeParse(path).success));
  const byName = new Map<string, string[]>();
  for (const path of known) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    byName.set(name, [...(byName.get(name) ?? []), path]);
  }
  const root = `${clean(workspace).replace(/\/+$/, '')}/`;
  return (raw) => {
    const path = clean(raw);
    const relative = path.startsWith(root) ? path.slice(root.length) : path;
    if (known.has(relative)) return relative;
    if (installed.test(relative)) return null;
    const parts = relative.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
    const candidates = byName.get(parts.at(-1) ?? '') ?? [];
    for (let from = 0; from === 0 || from < parts.length - 1; from += 1) {
      const tail = parts.slice(from).join('/');
      const matches = candidates.filter((candidate) => candidate === tail || candidate.endsWith(`/${tail}`));
      if (matches.length === 1) return matches[0] ?? null;
      if (matches.length > 1) return null;
    }
    return null;
  };
}
