import { getInput, setSecret } from '../../../adapters/job/github-actions/inputs.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import { booleanInput, choiceInput } from '../../../core/reporting/inputs.ts';

export const commands = ['check', 'plan', 'import', 'sync', 'report'] as const;
export type Command = (typeof commands)[number];

export interface FairleadInputs {
  readonly command: Command;
  readonly token: string;
  readonly organisation: 'read' | 'skip';
  readonly configRepository: string;
  /** `plan` and `sync`: every repository of the organisation that the token sees. */
  readonly all: boolean;
  /** `import`: the file to write, in the checkout; null: none. */
  readonly writeTo: string | null;
}

/** Reads the inputs of the root `action.yml`. */
export function readInputs(): FairleadInputs {
  const token = getInput('token');
  if (token === '') throw new FinalError('FL_INPUT_INVALID', 'token is empty');
  setSecret(token);
  const command = choiceInput('command', getInput('command') || 'check', commands);
  const all = booleanInput('all', getInput('all'), false);
  const writeTo = getInput('write-to');
  if (all && command !== 'plan' && command !== 'sync') {
    throw new FinalError('FL_INPUT_INVALID', `all has no meaning for ${command}`);
  }
  if (writeTo !== '' && command !== 'import') {
    throw new FinalError('FL_INPUT_INVALID', `write-to has no meaning for ${command}`);
  }
  return {
    command,
    token,
    organisation: choiceInput('organisation', getInput('organisation') || 'read', ['read', 'skip']),
    configRepository: repositoryName(getInput('config-repository') || '.github'),
    all,
    writeTo: writeTo === '' ? null : insideCheckout(writeTo),
  };
}

function repositoryName(text: string): string {
  if (/^(?!\.{1,2}$)[\w.-]{1,100}$/.test(text)) return text;
  throw new FinalError(
    'FL_INPUT_INVALID',
    'config-repository must be the name of a repository, without its owner',
  );
}

function insideCheckout(path: string): string {
  if (!path.startsWith('/') && !/^[A-Za-z]:/.test(path) && !path.split(/[\\/]/).includes('..')) return path;
  throw new FinalError('FL_INPUT_INVALID', 'write-to must be a path inside the checkout');
}
