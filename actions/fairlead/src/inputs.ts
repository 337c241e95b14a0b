import { getInput, setSecret } from '@actions/core';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import { choiceInput } from '../../../core/reporting/inputs.ts';

export interface FairleadInputs {
  readonly command: 'check';
  readonly token: string;
}

/** Reads the inputs of the root `action.yml`. */
export function readInputs(): FairleadInputs {
  const token = getInput('token');
  if (token === '') throw new FinalError('FL_INPUT_INVALID', 'token is empty');
  setSecret(token);
  return { command: choiceInput('command', getInput('command') || 'check', ['check']), token };
}
