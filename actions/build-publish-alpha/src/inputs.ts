import { getInput, setSecret } from '../../../adapters/job/github-actions/inputs.ts';
import { booleanInput, commandInput, requiredInput } from '../../../core/reporting/inputs.ts';

export interface BuildInputs {
  readonly python: readonly string[];
  readonly indexUrl: string;
  readonly publishUrl: string;
  /** Empty where the registry wants none. */
  readonly token: string;
  readonly servicesFrom: string;
  /** Build every service, whatever changed. */
  readonly all: boolean;
  /** Build in an environment of its own, as pip does by default. */
  readonly isolation: boolean;
  readonly baseSha: string;
}

/** Reads the inputs of `action.yml`; the token is masked in the log. */
export function readInputs(): BuildInputs {
  const token = getInput('token');
  if (token !== '') setSecret(token);
  return {
    python: commandInput('python', getInput('python') || 'python'),
    indexUrl: requiredInput('index-url', getInput('index-url')),
    publishUrl: requiredInput('publish-url', getInput('publish-url')),
    token,
    servicesFrom: getInput('services-from') || '.github/fairlead.yml',
    all: booleanInput('all', getInput('all'), false),
    isolation: booleanInput('isolation', getInput('isolation'), true),
    baseSha: getInput('base-sha'),
  };
}
