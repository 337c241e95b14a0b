import type { TestCase } from './types.ts';

interface GoEvent {
  readonly Action?: unknown;
  readonly Package?: unknown;
  readonly Test?: unknown;
  readonly Output?: unknown;
  readonly Elapsed?: unknown;
}

/** Output that is kept for a test; a test that prints without end must not fill the memory. */
const maxOutput = 64 * 1024;
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
  readonly cases: TestCase[] = [];
  readonly printed: string[] = [];
  private readonly outputs = new Map<string, string>();
  private readonly failed = new Set<string>();

  private keep(key: string, output: string): void {
    const before = this.outputs.get(key) ?? '';
    if (before.length < maxOutput && !frame.test(output)) this.outputs.set(key, before + output);
  }

  line(line: string): void {
    const event = readEvent(line);
    if (event !== null) this.event(event);
    else if (line !== '') {
      // The compiler's words, where the tool does not wrap them.
      this.printed.push(`${line}\n`);
      this.keep('', `${line}\n`);
    }
  }

  private event(event: GoEvent): void {
    const action = text(event.Action);
    const owner = text(event.Package);
    const test = text(event.Test);
    const outcome = outcomes[action];
    if (action === 'output' || action === 'build-output') {
      this.printed.push(text(event.Output));
      this.keep(action === 'output' ? `${owner}\n${test}` : '', text(event.Output));
    } else if (outcome !== undefined) this.end(outcome, owner, test, event.Elapsed);
  }

  private end(outcome: TestCase['outcome'], owner: string, test: string, elapsed: unknown): void {
    if (outcome === 'failed' && test !== '') this.failed.add(owner);
    // A package is no test; one that fails without a failed test could not be built or broke down.
    if (test === '' && (outcome !== 'failed' || this.failed.has(owner))) return;
    const said = [`${owner}\n${test}`, ...(test === '' ? [''] : [])].map(
      (key) => this.outputs.get(key) ?? '',
    );
    this.cases.push({
      suite: owner,
      classname: owner,
      name: test === '' ? 'the package' : test,
      outcome: test === '' ? 'error' : outcome,
      seconds: typeof elapsed === 'number' ? elapsed : 0,
      message: '',
      detail: said.join('').trimEnd(),
      file: '',
      line: 0,
    });
  }
}

/**
 * Reads the stream of `go test -json` (cmd/test2json), with what `go test` without it would have printed.
 */
export function parseGoJson(stream: string): { readonly cases: TestCase[]; readonly printed: string } {
  const reader = new Stream();
  for (const line of stream.split('\n')) reader.line(line.trimEnd());
  return { cases: reader.cases, printed: reader.printed.join('') };
}
