import { getInput, setSecret } from '../../../adapters/job/github-actions/inputs.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import {
  booleanInput,
  choiceInput,
  durationInput,
  requiredInput,
  urlInput,
} from '../../../core/reporting/inputs.ts';

const patterns = ['canary', 'blue-green', 'rolling'] as const;

export interface DeployInputs {
  readonly appUrl: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  /** What build-publish-alpha published, to take the service's release from; null: `version` says it. */
  readonly artifacts: unknown;
  readonly way: {
    readonly pattern?: (typeof patterns)[number];
    readonly steps?: number[];
    readonly bakeMs?: number;
    readonly finalBakeMs?: number;
  };
  readonly wait: boolean;
  readonly timeoutMs: number;
  readonly deployment: boolean;
  readonly environmentUrl: string | undefined;
  readonly token: string;
}

/** `5, 25, 50` or `5 25 50`, with or without percent signs. */
function stepsInput(text: string): number[] {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  const steps = parts.map((part) => (/^\d{1,2}%?$/.test(part) ? Number.parseInt(part, 10) : 0));
  const rising = steps.every((step, at) => step >= 1 && step > (steps[at - 1] ?? 0));
  if (rising && steps.length > 0 && steps.length <= 20) return steps;
  throw new FinalError('FL_INPUT_INVALID', 'steps must be rising percentages below 100, such as 5, 25, 50');
}

function artifactsInput(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FinalError('FL_INPUT_INVALID', 'artifacts must be the output of build-publish-alpha', {
      cause,
    });
  }
}

/** Reads the inputs of `action.yml`. */
export function readInputs(): DeployInputs {
  const token = getInput('token');
  if (token !== '') setSecret(token);
  const pattern = getInput('pattern');
  const steps = getInput('steps');
  const bake = getInput('bake');
  const finalBake = getInput('final-bake');
  return {
    appUrl: requiredInput('app-url', getInput('app-url')),
    service: requiredInput('service', getInput('service')),
    environment: requiredInput('environment', getInput('environment')),
    version: getInput('version') || 'newest',
    artifacts: artifactsInput(getInput('artifacts')),
    way: {
      ...(pattern === '' ? {} : { pattern: choiceInput('pattern', pattern, patterns) }),
      ...(steps === '' ? {} : { steps: stepsInput(steps) }),
      ...(bake === '' ? {} : { bakeMs: durationInput('bake', bake) }),
      ...(finalBake === '' ? {} : { finalBakeMs: durationInput('final-bake', finalBake) }),
    },
    wait: booleanInput('wait', getInput('wait'), true),
    timeoutMs: durationInput('timeout', getInput('timeout') || '2h'),
    deployment: booleanInput('deployment', getInput('deployment'), true),
    environmentUrl: urlInput('environment-url', getInput('environment-url')),
    token,
  };
}
