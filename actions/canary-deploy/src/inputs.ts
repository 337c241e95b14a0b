import { getInput } from '../../../adapters/job/github-actions/inputs.ts';
import { booleanInput, durationInput, requiredInput } from '../../../core/reporting/inputs.ts';

export interface DeployInputs {
  readonly appUrl: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly wait: boolean;
  readonly timeoutMs: number;
}

/** Reads the inputs of `action.yml`. */
export function readInputs(): DeployInputs {
  return {
    appUrl: requiredInput('app-url', getInput('app-url')),
    service: requiredInput('service', getInput('service')),
    environment: requiredInput('environment', getInput('environment')),
    version: getInput('version') || 'newest',
    wait: booleanInput('wait', getInput('wait'), true),
    timeoutMs: durationInput('timeout', getInput('timeout') || '2h'),
  };
}
