import { getInput } from '@actions/core';
import {
  booleanInput,
  commandInput,
  commandsInput,
  linesInput,
  percentInput,
} from '../../../core/reporting/inputs.ts';

export interface CoverageInputs {
  readonly appUrl: string;
  /** Commands as argument lists; empty for pytest on each service. */
  readonly run: readonly (readonly string[])[];
  readonly python: readonly string[];
  /** Globs of JUnit XML files. */
  readonly junit: readonly string[];
  /** Globs of coverage.py JSON reports. */
  readonly report: readonly string[];
  /** Globs of files that need no coverage. */
  readonly exclude: readonly string[];
  readonly patchMin: number;
  readonly baseSha: string;
  readonly servicesFrom: string;
  readonly fail: boolean;
}

const testFiles = '**/tests/**\n**/test_*.py\n**/*_test.py\n**/conftest.py';

/** Reads the inputs of `action.yml`. */
export function readInputs(): CoverageInputs {
  return {
    appUrl: getInput('app-url'),
    run: commandsInput('run', getInput('run')),
    python: commandInput('python', getInput('python') || 'python'),
    junit: linesInput(getInput('junit')),
    report: linesInput(getInput('report')),
    exclude: linesInput(getInput('exclude') || testFiles),
    patchMin: percentInput('patch-min', getInput('patch-min') || '80'),
    baseSha: getInput('base-sha'),
    servicesFrom: getInput('services-from') || '.github/fairlead.yml',
    fail: booleanInput('fail', getInput('fail'), true),
  };
}
