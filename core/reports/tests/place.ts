import type { ResolvePath } from '../paths.ts';
import type { TestCase } from './types.ts';

/** How a tool writes the lines of a trace. `last`: the deepest call stands last. */
interface Style {
  readonly line: RegExp;
  readonly deepest: 'first' | 'last';
  /** The file as a path, where it is not the first group. */
  readonly path?: (match: RegExpExecArray, test: Pick<TestCase, 'classname'>) => string;
}

const styles: readonly Style[] = [
  // pytest: `tests/test_a.py:7: AssertionError`
  { line: /^([^\s:][^:]*\.[A-Za-z]+):(\d{1,7}):/, deepest: 'last' },
  // Python: `  File "a.py", line 7, in test`
  { line: /^\s*File "([^"]+)", line (\d{1,7})/, deepest: 'last' },
  // Java, Kotlin, Scala: the folder is the package of the class
  {
    line: /^\s*at (?:[^\s(/]*\/)*([\w.$]+)\.[\w$<>]+\(([\w-]+\.\w+):(\d{1,7})\)/,
    deepest: 'first',
    path: (match) => [...(match[1] ?? '').split('.').slice(0, -1), match[2] ?? ''].join('/'),
  },
  // JavaScript: `at name (file:8:31)`, `at file:8:31`, Vitest's `❯ name file:8:31`
  { line: /^\s*(?:at|❯) (?:[^()]{0,300}[( ])?((?:file:\/\/)?[^\s():]+):(\d{1,7}):\d+\)?$/, deepest: 'first' },
  // .NET: ` in /src/A.cs:line 7`
  { line: / in (\S+\.\w+):line (\d{1,7})/, deepest: 'first' },
  // Rust: `panicked at src/lib.rs:7:5`
  { line: /panicked at '?(?:[^']*', )?(\S+\.rs):(\d{1,7}):/, deepest: 'first' },
  // Go: `    a_test.go:14: got 90`; the folder is the test's package
  {
    line: /^\s+((?:[^\s:]*\/)?[\w.-]+\.go):(\d{1,7})(?::|\s|$)/,
    deepest: 'first',
    path: (match, test) =>
      (match[1] ?? '').includes('/') ? (match[1] ?? '') : `${test.classname}/${match[1] ?? ''}`,
  },
  // gtest, PHPUnit, RSpec and others: `file:12` at the start
  {
    line: /^\s*(?:# )?(\S+\.(?:c|cc|cpp|cxx|h|hpp|php|rb|exs?|swift)):(\d{1,7})(?::|\s|$)/,
    deepest: 'first',
  },
];

/** Traces are looked through up to here. */
const maxLines = 2000;
const maxLength = 1000;

function inTrace(
  lines: readonly string[],
  style: Style,
  test: Pick<TestCase, 'classname'>,
  resolve: ResolvePath,
): { readonly path: string; readonly line: number } | null {
  for (const text of style.deepest === 'last' ? lines.toReversed() : lines) {
    const match = style.line.exec(text);
    if (match === null) continue;
    const path = resolve(style.path === undefined ? (match[1] ?? '') : style.path(match, test));
    const line = Number(match.at(-1));
    if (path !== null && line > 0) return { path, line };
  }
  return null;
}

/**
 * Where a failed test failed, in the team's own code: the deepest frame of its trace whose file is in the repository.
 * Where the trace shows none, the test's own file; null where that is not known either.
 */
export function failurePlace(
  test: Pick<TestCase, 'classname' | 'detail' | 'file' | 'line' | 'message'>,
  resolve: ResolvePath,
): { readonly path: string; readonly line: number } | null {
  const lines = `${test.detail}\n${test.message}`
    .split('\n', maxLines)
    .filter((line) => line.length <= maxLength)
    .map((line) => line.trimEnd());
  for (const style of styles) {
    const place = inTrace(lines, style, test, resolve);
    if (place !== null) return place;
  }
  // Vitest names the file as the class.
  const named = test.file !== '' ? test.file : /\.\w{1,5}$/.test(test.classname) ? test.classname : '';
  const path = named === '' ? null : resolve(named);
  return path === null ? null : { path, line: Math.max(1, test.line) };
}

/** Colours and other marks for terminals, also as pytest writes them into XML. */
// oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
const marks = /(?:\u001b|\uFFFD|#x1B)\[[0-9;?]*[A-Za-z]/g;

/** What a failed test has to say, without its trace and without colours. */
export function failureMessage(test: Pick<TestCase, 'detail' | 'message'>): string {
  const plain = (test.message === '' ? test.detail : test.message).replace(marks, '');
  const lines = plain.split('\n');
  const trace = lines.findIndex((line) => /^\s+at \S|^Traceback \(most recent/.test(line));
  const message = (trace > 0 ? lines.slice(0, trace) : lines).join('\n').trim();
  return message === '' ? 'The test failed.' : message;
}
