import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One line of `.fairlead/demo.json`. */
export interface StepRecord {
  readonly name: string;
  readonly ok: boolean;
  readonly expected: string;
  readonly observed: string;
  readonly seconds: number;
  /** Figures of the step, by name. */
  readonly figures?: Readonly<Record<string, number | string>>;
}

/** Prints the day as it goes and keeps the record of its steps. */
export class Reporter {
  readonly #records: StepRecord[] = [];
  readonly #startedAt = Date.now();
  #stepStartedAt = Date.now();
  readonly #file: string;
  readonly #write: (text: string) => void;

  constructor(file: string, write: (text: string) => void) {
    this.#file = file;
    this.#write = write;
  }

  get records(): readonly StepRecord[] {
    return this.#records;
  }

  get ok(): boolean {
    return this.#records.every((record) => record.ok);
  }

  chapter(title: string): void {
    this.#write(`\n── ${title}\n`);
    this.#stepStartedAt = Date.now();
  }

  note(text: string): void {
    const seconds = ((Date.now() - this.#startedAt) / 1000).toFixed(1).padStart(6);
    for (const line of text.split('\n')) this.#write(`${seconds} s  ${line}\n`);
  }

  /** Ends a step: what should have been seen, and what was. */
  step(
    name: string,
    ok: boolean,
    expected: string,
    observed: string,
    figures?: Readonly<Record<string, number | string>>,
  ): boolean {
    const seconds = Math.round((Date.now() - this.#stepStartedAt) / 100) / 10;
    this.#stepStartedAt = Date.now();
    this.#records.push({
      name,
      ok,
      expected,
      observed,
      seconds,
      ...(figures === undefined ? {} : { figures }),
    });
    this.#write(`${ok ? '  ✔' : '  ✘'} [${name}] ${observed} (${seconds} s)\n`);
    if (!ok) this.#write(`    expected: ${expected}\n`);
    this.save();
    return ok;
  }

  save(): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, `${JSON.stringify({ steps: this.#records }, null, 2)}\n`);
  }
}
