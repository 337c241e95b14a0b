import { readFileSync } from 'node:fs';
import { FinalError } from '../../../core/errors/fairlead-error.ts';

/**
 * The id of the workflow run whose end started this job, by the event `workflow_run`.
 * @throws FinalError FL_INPUT_INVALID in a job of any other event
 */
export function readStartedBy(environment: NodeJS.ProcessEnv = process.env): number {
  const id =
    environment['GITHUB_EVENT_NAME'] === 'workflow_run' ? idIn(environment['GITHUB_EVENT_PATH']) : null;
  if (id !== null) return id;
  throw new FinalError('FL_INPUT_INVALID', 'command report needs a job of the event workflow_run');
}

function idIn(path: string | undefined): number | null {
  try {
    const event = JSON.parse(readFileSync(path ?? '', 'utf8')) as { workflow_run?: { id?: unknown } } | null;
    const id = event?.workflow_run?.id;
    return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null;
  } catch {
    return null;
  }
}
