import { getInput } from '../../../adapters/job/github-actions/inputs.ts';
import {
  booleanInput,
  choiceInput,
  commandInput,
  durationInput,
  linesInput,
  numberInput,
} from '../../../core/reporting/inputs.ts';
import type { Show } from '../../../core/reports/lint/located.ts';
import type { FailOn } from '../../../core/reports/lint/report.ts';
import { type LinterName, linterNames } from './linters.ts';

export interface LintInputs {
  readonly appUrl: string;
  /** Linters to run; none to detect them. */
  readonly tools: readonly LinterName[];
  /** How the linter is started; null for its usual ways. */
  readonly command: readonly string[] | null;
  readonly args: readonly string[];
  readonly paths: readonly string[];
  /** Reports that exist already, by path or glob; none to run linters. */
  readonly reports: readonly string[];
  readonly timeoutMs: number;
  readonly baseSha: string;
  readonly show: Show;
  readonly contextLines: number;
  /** Path of a file of known findings; empty for none. */
  readonly baseline: string;
  readonly maxAnnotations: number;
  /** Where files go; empty for a temporary folder. */
  readonly outputFolder: string;
  readonly failOn: FailOn;
  readonly fail: boolean;
  /** Tells jobs of one matrix apart; empty where there is no need. */
  readonly part: string;
}

/** Reads the inputs of `action.yml`. */
export function readInputs(): LintInputs {
  const paths = linesInput(getInput('paths'));
  const tools = linesInput(getInput('tool') || 'auto').flatMap((line) => line.split(/[\s,]+/));
  const command = getInput('command');
  return {
    appUrl: getInput('app-url'),
    tools: tools.includes('auto') ? [] : tools.map((tool) => choiceInput('tool', tool, linterNames)),
    command: command === '' ? null : commandInput('command', command),
    args: linesInput(getInput('args')),
    paths: paths.length === 0 ? ['.'] : paths,
    reports: linesInput(getInput('report')),
    timeoutMs: durationInput('timeout', getInput('timeout') || '15m'),
    baseSha: getInput('base-sha'),
    show: choiceInput('show', getInput('show') || 'changed-lines', ['changed-lines', 'changed-files', 'all']),
    contextLines: numberInput('context-lines', getInput('context-lines') || '0', 0, 1000),
    baseline: getInput('baseline'),
    maxAnnotations: numberInput('max-annotations', getInput('max-annotations') || '1000', 0, 5000),
    outputFolder: getInput('output-folder'),
    failOn: choiceInput('fail-on', getInput('fail-on') || 'failure', [
      'failure',
      'warning',
      'notice',
      'never',
    ]),
    fail: booleanInput('fail', getInput('fail'), true),
    part: getInput('part'),
  };
}
