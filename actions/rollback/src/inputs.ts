import { getInput, setSecret } from '../../../adapters/job/github-actions/inputs.ts';
import { booleanInput, durationInput, requiredInput, urlInput } from '../../../core/reporting/inputs.ts';

export interface RollbackInputs {
  readonly appUrl: string;
  readonly service: string;
  readonly environment: string;
  readonly to: string;
  readonly reason: string;
  readonly wait: boolean;
  readonly timeoutMs: number;
  readonly deployment: boolean;
  readonly environmentUrl: string | undefined;
  readonly token: string;
}

/** Reads the inputs of `action.yml`. */
export function readInputs(): RollbackInputs {
  const token = getInput('token');
  if (token !== '') setSecret(token);
  return {
    appUrl: requiredInput('app-url', getInput('app-url')),
    service: requiredInput('service', getInput('service')),
    environment: requiredInput('environment', getInput('environment')),
    to: getInput('to') || 'previous',
    reason: getInput('reason').slice(0, 500),
    wait: booleanInput('wait', getInput('wait'), true),
    timeoutMs: durationInput('timeout', getInput('timeout') || '10m'),
    deployment: booleanInput('deployment', getInput('deployment'), true),
    environmentUrl: urlInput('environment-url', getInput('environment-url')),
    token,
  };
}
