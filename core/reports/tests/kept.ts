import { FinalError } from '../../errors/fairlead-error.ts';
import type { TestCase } from './types.ts';

/** In characters; a report may be longer, since most of it is thrown away. */
const maxKept = 128 * 1024 * 1024;
/** What a test takes besides its texts, about. */
const perTest = 100;

/** The tests of one report, as many as there is memory for. Errors: FL_REPORT_TOO_LARGE. */
export class KeptCases {
  readonly cases: TestCase[] = [];
  private size = 0;

  push(test: TestCase): void {
    const { suite, classname, name, message, detail, file } = test;
    for (const text of [suite, classname, name, message, detail, file]) this.size += text.length;
    this.size += perTest;
    if (this.size > maxKept)
      throw new FinalError('FL_REPORT_TOO_LARGE', 'names and failures of tests of more than 128 MB');
    this.cases.push(test);
  }
}
