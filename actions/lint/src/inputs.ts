import { getInput } from '@actions/core';
import type { FailOn } from '../../../core/reports/lint-report.ts';
import { booleanInput, choiceInput, commandInput, linesInput } from '../../../core/reporting/inputs.ts';

export interface LintInputs {
  readonly appUrl: string;
  readonly tool: 'ruff';
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly paths: readonly string[];
  /** Path of a report that exists already; empty to run the tool. */
  readonly report: string;
  readonly baseSha: string;
  readonly failOn: FailOn;
  readonly fail: boolean;
}

/** Reads the inputs of `action.yml`. */
export function readInputs(): LintInputs {
  const paths = linesInput(getInput('paths'));
  return {
    appUrl: getInput('app-url'),
    tool: choiceInput('tool', getInput('tool') || 'ruff', ['ruff']),
    command: commandInput('command', getInput('command') || 'ruff'),
    args: linesInput(getInput('args')),
    paths: paths.length === 0 ? ['.'] : paths,
    report: getInput('report'),
    baseSha: getInput('base-sha'),
    failOn: choiceInput('fail-on', getInput('fail-on') || 'failure', [
      'failure',
      'warning',
      'notice',
      'never',
    ]),
    fail: booleanInput('fail', getInput('fail'), true),
  };
}
