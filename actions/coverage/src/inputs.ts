import { getInput } from '../../../adapters/job/github-actions/inputs.ts';
import picomatch from 'picomatch';
import { parse } from 'yaml';
import { z } from 'zod';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import {
  booleanInput,
  choiceInput,
  commandInput,
  commandsInput,
  linesInput,
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

const percentage = z.number().min(0).max(100);
const flagShape = z.strictObject({
  paths: z.union([z.string(), z.array(z.string()).min(1).max(100)]),
  minimum: percentage.optional(),
  'branch-min': percentage.optional(),
  'max-drop': percentage.optional(),
  'patch-min': percentage.optional(),
  ratchet: z.boolean().optional(),
  'carry-forward': z.boolean().optional(),
});
const flagsShape = z.record(
  z.string().regex(/^[\w./-]{1,100}$/, 'a flag’s name has letters, digits and . _ / - only'),
  flagShape,
);

/** Parts of the repository with gates of their own, as YAML: name → paths and gates. */
export function readFlags(text: string): FlagGates[] {
  if (text.trim() === '') return [];
  let data: unknown;
  try {
    data = parse(text, { maxAliasCount: 0 });
  } catch (cause) {
    throw new FinalError('FL_INPUT_INVALID', 'flags must be valid YAML', { cause });
  }
  const parsed = flagsShape.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new FinalError(
      'FL_INPUT_INVALID',
      `flags, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    );
  }
  return Object.entries(parsed.data).map(([name, flag]) => ({
    name,
    matches: picomatch(typeof flag.paths === 'string' ? [flag.paths] : flag.paths, { dot: true }),
    minimum: flag.minimum ?? null,
    branchMinimum: flag['branch-min'] ?? null,
    maxDrop: flag['max-drop'] ?? null,
    patchMinimum: flag['patch-min'] ?? null,
    ratchet: flag.ratchet ?? false,
    carryForward: flag['carry-forward'] ?? true,
  }));
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
export function readInputs(): CoverageInputs {
  const baseline = choiceInput('baseline', getInput('baseline') || 'cache', baselineKinds);
  const token = getInput('token');
  if (baseline === 'artifact' && token === '')
    throw new FinalError('FL_INPUT_INVALID', 'token must be given for baseline: artifact');
  return {
    appUrl: getInput('app-url'),
    run: commandsInput('run', getInput('run')),
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
    flags: readFlags(getInput('flags')),
    baseline,
    token,
    coberturaFile: fileInput('cobertura-file', getInput('cobertura-file')),
    badgeFile: fileInput('badge-file', getInput('badge-file')),
    baseSha: getInput('base-sha'),
    servicesFrom: getInput('services-from') || '.github/fairlead.yml',
    fail: booleanInput('fail', getInput('fail'), true),
  };
}
