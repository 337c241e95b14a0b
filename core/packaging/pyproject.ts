import { FinalError } from '../errors/fairlead-error.ts';

interface Found {
  readonly index: number;
  readonly value: string;
}

const stringValue = /^\s*(name|version)\s*=\s*(?:"([^"\\]*)"|'([^']*)')\s*(?:#.*)?$/;

/**
 * The lines of the `[project]` table that give name and version. Only these two lines are ever changed, so no TOML
 * parser is needed; text over several lines (""" or ''') in the table could hide such a line and is refused.
 */
function projectLines(
  text: string,
  file: string,
): { readonly lines: string[]; readonly found: Map<string, Found> } {
  const lines = text.split('\n');
  const found = new Map<string, Found>();
  let table = '';
  for (const [index, line] of lines.entries()) {
    const header = /^\s*\[([^[\]]+)\]\s*(?:#.*)?$/.exec(line);
    if (header !== null) table = header[1]?.trim() ?? '';
    else if (/^\s*\[\[/.test(line)) table = '';
    if (table !== 'project') continue;
    if (/"""|'''/.test(line)) {
      const place = { file, line: index + 1 };
      throw new FinalError('FL_VERSION_INVALID', `${file}:${index + 1}: text over more than one line`, {
        place,
      });
    }
    const match = stringValue.exec(line.replace(/\r$/, ''));
    if (match?.[1] === undefined) continue;
    if (!found.has(match[1])) found.set(match[1], { index, value: match[2] ?? match[3] ?? '' });
  }
  return { lines, found };
}

function need(found: ReadonlyMap<string, Found>, key: string, file: string): Found {
  const entry = found.get(key);
  if (entry !== undefined && entry.value !== '') return entry;
  throw new FinalError('FL_VERSION_INVALID', `${file} has no plain ${key} in its [project] table`, {
    place: { file },
  });
}

/** Name and version as `pyproject.toml` gives them (PEP 621). Errors: FL_VERSION_INVALID. */
export function readProject(text: string, file: string): { readonly name: string; readonly version: string } {
  const { found } = projectLines(text, file);
  return { name: need(found, 'name', file).value, version: need(found, 'version', file).value };
}

/** The same file with another version; no other byte changes. */
export function withVersion(text: string, version: string, file: string): string {
  const { lines, found } = projectLines(text, file);
  const { index } = need(found, 'version', file);
  lines[index] = (lines[index] ?? '').replace(/(=\s*)(?:"[^"\\]*"|'[^']*')/, `$1"${version}"`);
  return lines.join('\n');
}
