import { FinalError } from '../../errors/fairlead-error.ts';
import { KeptCases } from './kept.ts';
import type { TestCase, TestReader } from './types.ts';

interface GoEvent {
  readonly Action?: unknown;
  readonly Package?: unknown;
  readonly Test?: unknown;
  readonly Output?: unknown;
  readonly Elapsed?: unknown;
}

/** Output that is kept for a test; a test that prints without end must not fill the memory. */
const maxOutput = 64 * 1024;
const maxLine = 64 * 1024 * 1024;
const outcomes: Readonly<Record<string, TestCase['outcome']>> = {
  pass: 'passed',
  fail: 'failed',
  skip: 'skipped',
};

function readEvent(line: string): GoEvent | null {
  if (!line.startsWith('{')) return null;
  try {
    const data: unknown = JSON.parse(line);
    return typeof data === 'object' && data !== null ? data : null;
  } catch {
    return null;
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Frames of the tool itself, which say nothing of the failure. */
const frame = /^\s*(?:=== |--- )/;

class Stream {
  readonly kept = new KeptCases();
  private readonly outputs = new Map<string, string>();
  private readonly failed = new Set<string>();
  /** Packages that have begun and not ended. */
  private readonly running = new Set<string>();
  private readonly print: (text: string) => void;

  /** @param print gets what `go test` without `-json` would have printed */
  constructor(print: (text: string) => void) {
    this.print = print;
  }

  private keep(key: string, output: string): void {
    const before = this.outputs.get(key) ?? '';
    if (before.length < maxOutput && !frame.test(output)) this.outputs.set(key, before + output);
  }

  line(line: string): void {
    const event = readEvent(line);
    if (event !== null) this.event(event);
    else if (line !== '') {
      // The compiler's words, where the tool does not wrap them.
      this.print(`${line}\n`);
      this.keep('', `${line}\n`);
    }
  }

  /** A package whose tests never came to their end, as in a stream that was cut off; null where there is none. */
  unfinished(): string | null {
    const [name = null] = this.running;
    return name;
  }

  private event(event: GoEvent): void {
    const action = text(event.Action);
    const owner = text(event.Package);
    const test = text(event.Test);
    const outcome = outcomes[action];
    if (action === 'start' || action === 'run') this.running.add(owner);
    if (action === 'output' || action === 'build-output') {
      this.print(text(event.Output));
      this.keep(action === 'output' ? `${owner}\n${test}` : '', text(event.Output));
    } else if (outcome !== undefined) this.end(outcome, owner, test, event.Elapsed);
  }

  private end(outcome: TestCase['outcome'], owner: string, test: string, elapsed: unknown): void {
    if (test === '') this.running.delete(owner);
    const own = `${owner}\n${test}`;
    const said = this.outputs.get(own) ?? '';
    this.outputs.delete(own);
    if (outcome === 'failed' && test !== '') this.failed.add(owner);
    // A package is no test; one that fails without a failed test could not be built or broke down.
    if (test === '' && (outcome !== 'failed' || this.failed.has(owner))) return;
    this.kept.push({
      suite: owner,
      classname: owner,
      name: test === '' ? 'the package' : test,
      outcome: test === '' ? 'error' : outcome,
      seconds: typeof elapsed === 'number' ? elapsed : 0,
      message: '',
      detail:
        outcome === 'failed' ? (said + (test === '' ? (this.outputs.get('') ?? '') : '')).trimEnd() : '',
      file: '',
      line: 0,
    });
  }
}

/**
 * Reads the stream of `go test -json` (cmd/test2json), with what `go test` without it would have printed. It is
 * `complete` where every package that began has ended.
 */
export function parseGoJson(stream: string): {
  readonly cases: TestCase[];
  readonly printed: string;
  readonly complete: boolean;
} {
  const printed: string[] = [];
  const reader = new Stream((part) => printed.push(part));
  for (const line of stream.split('\n')) reader.line(line.trimEnd());
  return { cases: reader.kept.cases, printed: printed.join(''), complete: reader.unfinished() === null };
}

/** The same for a stream that was written to a file. Errors: FL_REPORT_TRUNCATED, FL_REPORT_TOO_LARGE. */
export function createGoReader(): TestReader {
  const reader = new Stream(() => undefined);
  let rest = '';
  return {
    write(piece) {
      const lines = piece.split('\n');
      rest += lines.shift() ?? '';
      if (rest.length > maxLine)
        throw new FinalError('FL_REPORT_TOO_LARGE', 'go test -json: one line of 64 MB');
      for (const line of lines) {
        reader.line(rest.trimEnd());
        rest = line;
      }
    },
    end() {
      const last = rest.trimEnd();
      reader.line(last);
      const name = reader.unfinished();
      if (name !== null)
        throw new FinalError('FL_REPORT_TRUNCATED', `go test -json: the package ${name} never ends`);
      if (last.startsWith('{') && readEvent(last) === null)
        throw new FinalError('FL_REPORT_TRUNCATED', 'go test -json: the last event is not whole');
      return reader.kept.cases;
    },
  };
}
