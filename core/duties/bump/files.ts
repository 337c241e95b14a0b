import { FairleadError } from '../../errors/fairlead-error.ts';
import { readProject, withVersion } from '../../packaging/pyproject.ts';

/** Files at the root that carry a version. */
export const versionPaths = ['package.json', 'pyproject.toml'] as const;

/** A larger file is not edited. */
const maxText = 200_000;

/** The version that a file carries; null where it has none that can be read. */
export function versionInFile(path: string, text: string): string | null {
  if (text.length > maxText) return null;
  if (path === 'package.json') return findJsonVersion(text)?.value ?? null;
  return fromProject(() => readProject(text, path).version);
}

/** The same file with another version, every other byte as it was; null where it carries none. */
export function withVersionInFile(path: string, text: string, version: string): string | null {
  if (text.length > maxText) return null;
  if (path !== 'package.json') return fromProject(() => withVersion(text, version, path));
  const found = findJsonVersion(text);
  return found === null ? null : text.slice(0, found.start) + JSON.stringify(version) + text.slice(found.end);
}

function fromProject(read: () => string): string | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof FairleadError) return null;
    throw error;
  }
}

interface JsonVersion {
  readonly value: string;
  /** Of the string in quotes. */
  readonly start: number;
  readonly end: number;
}

/** The value of `version` in the outermost object. Of several, JSON takes the last one. */
function findJsonVersion(text: string): JsonVersion | null {
  if (!isJson(text)) return null;
  const tokens = /"(?:[^"\\]|\\.)*"|[[\]{}:,]/g;
  let depth = 0;
  let key = '';
  let before = '';
  let found: JsonVersion | null = null;
  for (const match of text.matchAll(tokens)) {
    const [token] = match;
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (token.startsWith('"') && depth === 1) {
      const value = String(JSON.parse(token));
      if (before !== ':') key = value;
      else if (key === 'version') {
        found = { value, start: match.index, end: match.index + token.length };
      }
    }
    before = token;
  }
  return found;
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
