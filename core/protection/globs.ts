/**
 * Our globs in the form that GitHub matches refs with: Ruby's `File.fnmatch` with FNM_PATHNAME. There `*` stays in one
 * segment as ours does, and `**` crosses slashes only where a slash follows it: at the end it is a plain `*`. So a glob
 * that ends in `**` gets another segment, which may stand for any number of them.
 */
export function toFnmatch(glob: string): string {
  return glob === '**' || glob.endsWith('/**') ? `${glob}/*` : glob;
}

/** The other way round; null for what our globs cannot say: `?`, classes, escapes, `~ALL`. */
export function fromFnmatch(pattern: string): string | null {
  if (/[\\^~:?[\]{}()!\s]/.test(pattern) || pattern === '') return null;
  return pattern === '**/*' || pattern.endsWith('/**/*') ? pattern.slice(0, -2) : pattern;
}

const heads = 'refs/heads/';
const tags = 'refs/tags/';

export function branchRef(glob: string): string {
  return heads + toFnmatch(glob);
}

export function tagRef(glob: string): string {
  return tags + toFnmatch(glob);
}

/** The glob of a branch ref, or null where it is none of ours. */
export function branchGlob(ref: string): string | null {
  return ref.startsWith(heads) ? fromFnmatch(ref.slice(heads.length)) : null;
}

export function tagGlob(ref: string): string | null {
  return ref.startsWith(tags) ? fromFnmatch(ref.slice(tags.length)) : null;
}

export function isWildcard(glob: string): boolean {
  return glob.includes('*');
}
