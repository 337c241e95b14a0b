import { getInput } from '../../../adapters/job/github-actions/inputs.ts';
import { booleanInput, durationInput, requiredInput } from '../../../core/reporting/inputs.ts';

export interface RollbackInputs {
  readonly appUrl: string;
  readonly service: string;
  readonly environment: string;
  readonly to: string;
  readonly reason: string;
  readonly wait: boolean;
  readonly timeoutMs: number;
}

/** Reads the inputs of `action.yml`. */
export function readInputs(): RollbackInputs {
  return {
    appUrl: requiredInput('app-url', getInput('app-url')),
    service: requiredInput('service', getInput('service')),
    environment: requiredInput('environment', getInput('environment')),
    to: getInput('to') || 'previous',
    reason: getInput('reason').slice(0, 500),
    wait: booleanInput('wait', getInput('wait'), true),
    timeoutMs: durationInput('timeout', getInput('timeout') || '10m'),
  };
}
