import { getInput } from '../../../adapters/job/github-actions/inputs.ts';
import type { MessageData } from '../../../core/api/message.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import { booleanInput, durationInput, requiredInput } from '../../../core/reporting/inputs.ts';

export interface NotifyInputs {
  readonly appUrl: string;
  readonly artifacts: MessageData['artifacts'];
  readonly servicesFrom: string;
  readonly baseSha: string;
  readonly wait: boolean;
  readonly timeoutMs: number;
}

/** A message has at least one artifact; here none is fine, since then there is nothing to send. */
async function readArtifacts(text: string): Promise<MessageData['artifacts']> {
  // Where nothing was built there is nothing to check, and the schema is not loaded.
  if (text === '[]') return [];
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new FinalError(
      'FL_INPUT_INVALID',
      'artifacts is not JSON; give it the output artifacts of build-publish-alpha',
    );
  }
  const { customData, maxArtifacts } = await import('../../../core/api/message.ts');
  const parsed = customData.shape.artifacts.element.array().max(maxArtifacts).safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = ['artifacts', ...(issue?.path ?? [])].map(String).join('.');
    throw new FinalError('FL_INPUT_INVALID', `${where}: ${issue?.message ?? ''}`);
  }
  const seen = new Set<string>();
  for (const { kind, name, version } of parsed.data) {
    const identity = JSON.stringify([kind, name, version]);
    if (seen.has(identity)) {
      throw new FinalError(
        'FL_INPUT_INVALID',
        `artifacts is wrong: ${kind} ${name} ${version} is there twice`,
      );
    }
    seen.add(identity);
  }
  return parsed.data;
}

/** Reads the inputs of `action.yml`. */
export async function readInputs(): Promise<NotifyInputs> {
  return {
    appUrl: requiredInput('app-url', getInput('app-url')),
    artifacts: await readArtifacts(requiredInput('artifacts', getInput('artifacts'))),
    servicesFrom: getInput('services-from') || '.github/fairlead.yml',
    baseSha: getInput('base-sha'),
    wait: booleanInput('wait', getInput('wait'), false),
    timeoutMs: durationInput('timeout', getInput('timeout') || '30m'),
  };
}
