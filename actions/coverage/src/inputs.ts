import { getInput } from '../../../adapters/job/github-actions/inputs.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import {
  booleanInput,
  choiceInput,
  commandInput,
  commandsInput,
  linesInput,
  numberInput,
  percentInput,
} from '../../../core/reporting/inputs.ts';
import type { FlagGates, Gates } from '../../../core/reports/coverage/gates.ts';

const baselineKinds = ['cache', 'git', 'artifact', 'none'] as const;
export type BaselineKind = (typeof baselineKinds)[number];

export interface CoverageInputs {
  readonly appUrl: string;
  /** Commands as argument lists; empty for what is detected. */
  readonly run: readonly (readonly string[])[];
  readonly python: readonly string[];
  /** Globs of test reports. */
  readonly junit: readonly string[];
  /** Globs of coverage reports. */
  readonly report: readonly string[];
  /** Globs of files that need no coverage. */
  readonly exclude: readonly string[];
  readonly gates: Gates & { readonly patchMinimum: number };
  readonly flags: readonly FlagGates[];
  readonly baseline: BaselineKind;
  /** Reads artifacts. */
  readonly token: string;
  /** Files to write; empty for none. */
  readonly coberturaFile: string;
  readonly badgeFile: string;
  readonly baseSha: string;
  readonly servicesFrom: string;
  readonly fail: boolean;
  readonly maxAnnotations: number;
  /** Tells jobs of one matrix apart; empty where there is no need. */
  readonly part: string;
}

const testFiles = [
  '**/tests/**',
  '**/test_*.py',
  '**/*_test.py',
  '**/conftest.py',
  '**/*.{test,spec}.{js,jsx,ts,tsx,mjs,cjs,mts,cts}',
  '**/__tests__/**',
  '**/*_test.go',
  '**/src/test/**',
].join('\n');

/** Loaded by need: most repositories have no flags, and their YAML takes longer to load than all other inputs. */
async function flagsInput(text: string): Promise<FlagGates[]> {
  return text === '' ? [] : (await import('./flags.ts')).readFlags(text);
}

function optionalPercent(name: string, text: string): number | null {
  return text === '' ? null : percentInput(name, text);
}

/** A file inside the checkout, or nothing. */
function fileInput(name: string, text: string): string {
  const inside = !/^(?:[/\\]|[A-Za-z]:)/.test(text) && !text.split(/[/\\]/).includes('..');
  if (inside) return text;
  throw new FinalError('FL_INPUT_INVALID', `${name} must be a path inside the checkout`);
}

/** Reads the inputs of `action.yml`. */
export async function readInputs(): Promise<CoverageInputs> {
  const baseline = choiceInput('baseline', getInput('baseline') || 'cache', baselineKinds);
  const token = getInput('token');
  if (baseline === 'artifact' && token === '')
    throw new FinalError('FL_INPUT_INVALID', 'token must be given for baseline: artifact');
  return {
    appUrl: getInput('app-url'),
    run: await commandsInput('run', getInput('run')),
    python: commandInput('python', getInput('python') || 'python'),
    junit: linesInput(getInput('junit')),
    report: linesInput(getInput('report')),
    exclude: linesInput(getInput('exclude') || testFiles),
    gates: {
      patchMinimum: percentInput('patch-min', getInput('patch-min') || '80'),
      minimum: optionalPercent('minimum', getInput('minimum')),
      branchMinimum: optionalPercent('branch-min', getInput('branch-min')),
      maxDrop: optionalPercent('max-drop', getInput('max-drop')),
      ratchet: booleanInput('ratchet', getInput('ratchet'), false),
    },
    flags: await flagsInput(getInput('flags')),
    baseline,
    token,
    coberturaFile: fileInput('cobertura-file', getInput('cobertura-file')),
    badgeFile: fileInput('badge-file', getInput('badge-file')),
    baseSha: getInput('base-sha'),
    servicesFrom: getInput('services-from') || '.github/fairlead.yml',
    fail: booleanInput('fail', getInput('fail'), true),
    maxAnnotations: numberInput('max-annotations', getInput('max-annotations') || '1000', 0, 5000),
    part: getInput('part'),
  };
}
