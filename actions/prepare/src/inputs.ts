import { getInput } from '../../../adapters/job/github-actions/inputs.ts';
import { choiceInput, commandsInput, durationInput } from '../../../core/reporting/inputs.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';

/** `auto`: where the repository has files of the language; `off`: never; else a version. */
export type LanguageChoice = string;

export interface PrepareInputs {
  readonly task: 'detect' | 'install';
  readonly python: LanguageChoice;
  readonly node: LanguageChoice;
  /** `auto`: as the files say; otherwise these commands, of which there may be none. */
  readonly install: 'auto' | readonly (readonly string[])[];
  readonly servicesFrom: string;
  readonly timeoutMs: number;
}

/** What a version may look like for actions/setup-python and actions/setup-node: `3.12`, `>=22 <25`, `lts/*`. */
const version = /^[\w.*/<>=~^|+ -]{1,50}$/;

function languageInput(name: string, text: string): LanguageChoice {
  const choice = text || 'auto';
  if (version.test(choice)) return choice;
  throw new FinalError('FL_INPUT_INVALID', `${name} must be auto, off or a version`);
}

async function installInput(text: string): Promise<PrepareInputs['install']> {
  if (text === '' || text === 'auto') return 'auto';
  return text === 'off' ? [] : commandsInput('install', text);
}

/** Reads the inputs of `action.yml`. */
export async function readInputs(): Promise<PrepareInputs> {
  return {
    task: choiceInput('task', getInput('task') || 'detect', ['detect', 'install']),
    python: languageInput('python', getInput('python')),
    node: languageInput('node', getInput('node')),
    install: await installInput(getInput('install')),
    servicesFrom: getInput('services-from') || '.github/fairlead.yml',
    timeoutMs: durationInput('timeout', getInput('timeout') || '15m'),
  };
}
