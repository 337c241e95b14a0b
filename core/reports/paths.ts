import { maxPath, pathPattern } from '../api/limits.ts';

/** Turns a path as a tool wrote it into the repository's path, or null where that is not certain. */
export type ResolvePath = (raw: string) => string | null;

/** What became of a path: the repository's file, or null and what was tried. */
interface FoundPath {
  readonly path: string | null;
  /** What was tried, as the end of a sentence; empty where a file was found. */
  readonly tried: string;
  /** True where nothing explains why there is none: it is no file of the checkout and no installed package. */
  readonly lost?: boolean;
}

const foundAt = (path: string | null): FoundPath => ({ path, tried: '' });

/** Installed packages are not the team's code, though a tail of their path may look like it. */
const installed =
  /(?:^|\/)(?:site-packages|dist-packages|node_modules|\.m2\/repository|\.cargo\/registry|go\/pkg\/mod)\//;

/** Where containers and hosted runners put a checkout. Only a file right below counts, so a wrong guess finds none. */
const knownRoots = [
  /^\/github\/workspace\//,
  /^\/__w\/[^/]+\/[^/]+\//,
  /^\/home\/runner\/work\/[^/]+\/[^/]+\//,
  /^\/Users\/runner\/work\/[^/]+\/[^/]+\//,
  /^[A-Za-z]:\/a\/[^/]+\/[^/]+\//,
  /^\/builds\/[^/]+\/[^/]+\//,
  /^\/usr\/src\/(?:app|myapp)\//,
  /^\/(?:app|src|code|work|workspace|workspaces|project|repo|mnt|data|lint|tmp\/lint|source|build)\//,
];

/** Forward slashes, no scheme, `.` and `..` worked out; a `..` that leads out of the start is dropped. */
function clean(raw: string): string {
  let path = raw;
  if (/^file:/i.test(path)) {
    path = path.replace(/^file:(?:\/\/(?:localhost)?(?=\/))?/i, '');
    try {
      path = decodeURIComponent(path);
    } catch {
      // A stray per cent sign is part of the name.
    }
    // file:///D:/a/b is D:/a/b.
    path = path.replace(/^\/(?=[A-Za-z]:[/\\])/, '');
  }
  path = path.replaceAll('\\', '/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}

const isAbsolute = (path: string) => path.startsWith('/') || /^[A-Za-z]:\//.test(path);

interface Index {
  readonly root: string;
  readonly known: ReadonlySet<string>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** By lower case; null where two differ only in case. */
  readonly folded: ReadonlyMap<string, string | null>;
}

function indexOf(workspace: string, tracked: readonly string[]): Index {
  const known = new Set(tracked.filter((path) => path.length <= maxPath && pathPattern.test(path)));
  const byName = new Map<string, string[]>();
  const folded = new Map<string, string | null>();
  for (const path of known) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [path]);
    else same.push(path);
    const lower = path.toLowerCase();
    folded.set(lower, folded.has(lower) ? null : path);
  }
  return { root: `${clean(workspace)}/`, known, byName, folded };
}

/** The one tracked file that ends in the longest tail of the path; a single name counts only for a relative path. */
function bySuffix(index: Index, path: string): FoundPath {
  const parts = path.split('/').filter((part) => part !== '');
  const candidates = index.byName.get(parts.at(-1) ?? '') ?? [];
  const last = isAbsolute(path) ? parts.length - 1 : parts.length;
  for (let from = 0; from < last && (from === 0 || from < parts.length - 1); from += 1) {
    const tail = parts.slice(from).join('/');
    const matches = candidates.filter((candidate) => candidate === tail || candidate.endsWith(`/${tail}`));
    if (matches.length === 1) return foundAt(matches[0] ?? null);
    if (matches.length > 1) {
      const [first, second] = matches;
      return { path: null, tried: `${matches.length} files end in ${tail}: ${first}, ${second}`, lost: true };
    }
  }
  const lower = index.folded.get(path.toLowerCase());
  if (lower !== undefined && lower !== null) return foundAt(lower);
  const tried = `no tracked file ends in ${parts.slice(-2).join('/') || 'it'}`;
  return { path: null, tried, lost: true };
}

function find(index: Index, raw: string): FoundPath {
  const path = clean(raw);
  if (path === '' || path === '/') return { path: null, tried: 'no file is named', lost: true };
  const inside = path.startsWith(index.root);
  const relative = inside ? path.slice(index.root.length) : path;
  if (index.known.has(relative)) return foundAt(relative);
  if (installed.test(relative)) return { path: null, tried: 'it is an installed package' };
  for (const root of inside ? [] : knownRoots) {
    const rest = path.replace(root, '');
    if (rest !== path && index.known.has(rest)) return foundAt(rest);
  }
  const found = bySuffix(index, relative);
  if (found.path !== null) return found;
  const where = inside
    ? 'not tracked by git'
    : isAbsolute(path)
      ? 'outside the checkout'
      : 'not at the checkout’s root';
  return { path: null, tried: `${where}; ${found.tried}`, lost: !inside };
}

/** Finds the repository's file for what a tool wrote, and says what was tried where there is none. */
export type PathFinder = (raw: string) => FoundPath;

/**
 * Makes a finder. In this order: inside the workspace, relative to it; a tracked file of that name; the same below a
 * folder where containers and runners put a checkout; the one tracked file that ends in the longest tail of the path,
 * of two names or more; the one that differs in case only. Ambiguous tails give null: nothing is guessed.
 *
 * @param workspace absolute path of the checkout
 * @param tracked repository paths, as `git ls-files` lists them
 */
export function createPathFinder(workspace: string, tracked: readonly string[]): PathFinder {
  const index = indexOf(workspace, tracked);
  const seen = new Map<string, FoundPath>();
  return (raw) => {
    const before = seen.get(raw);
    if (before !== undefined) return before;
    const found = find(index, raw);
    seen.set(raw, found);
    return found;
  };
}

/** {@link createPathFinder}, for those who need the path only. */
export function createPathResolver(workspace: string, tracked: readonly string[]): ResolvePath {
  const finder = createPathFinder(workspace, tracked);
  return (raw) => finder(raw).path;
}

/** Folders that hold a file of each of these names. */
function foldersOfAll(tracked: ReadonlySet<string>, tails: ReadonlySet<string>): string[] {
  const [first = '', ...others] = tails;
  const folders: string[] = [];
  for (const path of tracked) {
    if (path !== first && !path.endsWith(`/${first}`)) continue;
    const folder = path.slice(0, path.length - first.length);
    if (others.every((tail) => tracked.has(folder + tail))) folders.push(folder);
  }
  return folders;
}

/**
 * A finder for the paths of one report. A tool that ran in a folder writes paths relative to it: where just one folder
 * of the repository has all of them, a tail that two files share is looked up there. Otherwise nothing is guessed.
 *
 * @param raws every path of the report
 */
export function createReportPaths(
  finder: PathFinder,
  tracked: ReadonlySet<string>,
  raws: Iterable<string>,
): PathFinder {
  const relative = new Map<string, string>();
  for (const raw of raws) {
    const path = clean(raw);
    if (path !== '' && !isAbsolute(path) && !/^file:/i.test(raw)) relative.set(raw, path);
  }
  const certain = [...relative.keys()].every((raw) => finder(raw).path !== null);
  if (relative.size === 0 || certain) return finder;
  const [folder, second] = foldersOfAll(tracked, new Set(relative.values()));
  if (folder === undefined || second !== undefined) return finder;
  return (raw) => {
    const found = finder(raw);
    const path = found.path === null ? relative.get(raw) : undefined;
    return path === undefined ? found : foundAt(folder + path);
  };
}
