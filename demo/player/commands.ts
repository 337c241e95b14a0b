/** One `::command key=value::text` of a step's output. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A message that a step left with `::error`, `::warning` or `::notice`. */
export interface Message {
  readonly level: 'error' | 'warning' | 'notice';
  readonly properties: Readonly<Record<string, string>>;
  readonly text: string;
}

const decode = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

/** Reads a line as a workflow command, or null. */
export function parseCommand(line: string): Command | null {
  const match = /^::([A-Za-z-]+)(?: ([^]*?))?::([^]*)$/.exec(line.trimStart());
  if (match === null) return null;
  const properties: Record<string, string> = {};
  for (const part of (match[2] ?? '').split(',')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const value = part
      .slice(at + 1)
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',');
    properties[part.slice(0, at).trim()] = decode(value);
  }
  return { name: match[1]!.toLowerCase(), properties, text: decode(match[3] ?? '') };
}

/**
 * Reads a file of `GITHUB_OUTPUT`, `GITHUB_ENV` or `GITHUB_STATE`: `name=value` or `name<<DELIMITER`, the lines of
 * the value, `DELIMITER`. Throws as the runner does where a line is neither or the delimiter is missing.
 */
export function parseFileCommands(text: string): Map<string, string> {
  const values = new Map<string, string>();
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (heredoc > 0 && (equals === -1 || heredoc < equals)) {
      const delimiter = line.slice(heredoc + 2);
      const end = lines.indexOf(delimiter, at + 1);
      if (delimiter === '' || end === -1) throw new Error(`Matching delimiter not found '${delimiter}'`);
      values.set(line.slice(0, heredoc), lines.slice(at + 1, end).join('\n'));
      at = end;
    } else if (equals > 0) values.set(line.slice(0, equals), line.slice(equals + 1));
    else throw new Error(`Invalid format '${line}'`);
  }
  return values;
}
