/** One test as a report tells it. */
export interface TestCase {
  readonly suite: string;
  readonly classname: string;
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped';
  readonly seconds: number;
  /** What the tool says in short, may be empty. */
  readonly message: string;
  /** The failure's text with its trace. */
  readonly detail: string;
  /** The test's file as the tool wrote it, and its line; empty and 0 where it says none. */
  readonly file: string;
  readonly line: number;
}

/** Takes a report in pieces of any size. Errors: FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_TOO_LARGE. */
export interface TestReader {
  write(text: string): void;
  end(): TestCase[];
}
