import { addArm, type Collector, lineNumber, type OpenFile, raise, refuse } from '../../collect.ts';
import {
  filesParser,
  isObject,
  type Members,
  numberAt,
  objectAt,
  optionalListAt,
  optionalObjectAt,
} from '../../json.ts';
import type { CoverageFormat } from '../../types.ts';

const title = 'Istanbul JSON';

/** Where something starts; undefined where that is missing, as in an implicit else. */
function startOf(span: unknown, where: string): Members | undefined {
  const start = span === undefined ? undefined : objectAt(span, where)['start'];
  return start === undefined ? undefined : objectAt(start, where);
}

/** The line, or null where none is named. */
function lineAt(value: unknown, where: string): number | null {
  return lineNumber(value === null || value === undefined ? 0 : numberAt(value, where), where);
}

/** A line was run as often as the statement on it that ran most, as Istanbul's own reports count. */
function takeStatements(open: OpenFile, file: Members): void {
  const hits = objectAt(file['s'], `${open.path}, s`);
  const statements = objectAt(file['statementMap'], `${open.path}, statementMap`);
  for (const id of Object.keys(statements)) {
    const where = `${open.path}, statement ${id}`;
    const line = lineAt(startOf(statements[id], where)?.['line'], where);
    if (line !== null) raise(open.lines, line, numberAt(hits[id] ?? 0, where));
  }
}

function takeBranches(open: OpenFile, file: Members): void {
  const hits = optionalObjectAt(file['b'], `${open.path}, b`);
  for (const [id, value] of Object.entries(optionalObjectAt(file['branchMap'], `${open.path}, branchMap`))) {
    const where = `${open.path}, branch ${id}`;
    const branch = objectAt(value, where);
    const [first] = optionalListAt(branch['locations'], where);
    const start = startOf(branch['loc'], where) ?? startOf(first, where);
    const line = lineAt(start?.['line'] ?? branch['line'], where);
    if (line === null) continue;
    // Ids count from 0 in every run: the kind and the column name the branch.
    const name = [branch['type'], start?.['column']].map(plain).join(':');
    for (const [arm, taken] of optionalListAt(hits[id], where).entries())
      addArm(open, line, `${name}:${arm}`, numberAt(taken, where) > 0);
  }
}

const plain = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function take(collector: Collector, name: string, value: unknown): void {
  const outer = objectAt(value, name);
  // nyc and babel-plugin-istanbul may leave the map one level down.
  const inner = outer['data'];
  const file = outer['statementMap'] === undefined && isObject(inner) ? inner : outer;
  const path = file['path'] ?? name;
  const open = collector.open(typeof path === 'string' ? path : refuse(`${name}: path is no text`));
  takeStatements(open, file);
  takeBranches(open, file);
}

/** Istanbul's coverage map: `coverage-final.json` of Jest, Vitest, nyc and c8 (istanbul-lib-coverage). */
export const istanbul: CoverageFormat = {
  name: title,
  sniff: (head) =>
    /^\{\s*\}\s*$/.test(head) ||
    /^\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\{\s*"(?:path|statementMap|data)"\s*:/.test(head),
  parser: () => filesParser({ title, at: ['{}'], take, rest: () => undefined }),
};
