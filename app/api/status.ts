import type { TestRunStatus } from '../../core/api/message.ts';
import type { RolloutStatus } from '../../core/api/rollouts.ts';
import {
  refusalKey,
  rollbackRequestKey,
  rolloutRequestKey,
  type RolloutRefusal,
  type StoredRollbackRequest,
  type StoredRolloutRequest,
} from '../../core/delivery/requests.ts';
import type { RolloutState } from '../../core/delivery/state.ts';
import { FinalError } from '../../core/errors/fairlead-error.ts';
import type { Claims } from '../../core/ports/tokens.ts';
import type { TestRun } from '../../core/testing/types.ts';
import { countResults } from '../../core/testing/verdict.ts';
import type { ApiDeps } from './deps.ts';

/** More stand on the check run. */
const mostFailures = 50;
const longestId = 1_000;

/** How a test run goes, for runs of its own repository. @throws FinalError FL_NOT_FOUND for everybody else as well */
export async function testRunStatus(id: string, claims: Claims, deps: ApiDeps): Promise<TestRunStatus> {
  const stored = await load(`testrun:${id}`, id, deps);
  const run = stored as TestRun | null;
  if (run === null || run.data.repository.id !== claims.repositoryId) {
    throw new FinalError('FL_NOT_FOUND', `test run ${id}`);
  }
  return {
    runId: run.id,
    state: run.phase,
    sentence: run.sentence,
    ...countResults(run.results),
    failures: run.results
      .filter(({ outcome }) => outcome === 'failed' || outcome === 'error')
      .slice(0, mostFailures)
      .map(({ id: test, file, line }) => ({ id: test.slice(0, longestId), file, line })),
  };
}

/** How a rollout goes, for runs of its own repository. @throws FinalError FL_NOT_FOUND for everybody else as well */
export async function rolloutStatus(id: string, claims: Claims, deps: ApiDeps): Promise<RolloutStatus> {
  const stored =
    (await load(rolloutRequestKey(id), id, deps)) ?? (await load(rollbackRequestKey(id), id, deps));
  const request = stored as StoredRolloutRequest | StoredRollbackRequest | null;
  if (request === null || request.repository.id !== claims.repositoryId) {
    throw new FinalError('FL_NOT_FOUND', `rollout ${id}`);
  }
  const state = (await load(`rollout:${id}`, id, deps)) as RolloutState | null;
  if (state !== null) return deps.toStatus(state);
  const refusal = (await load(refusalKey(id), id, deps)) as RolloutRefusal | null;
  return {
    rolloutId: id,
    state: refusal === null ? 'running' : 'failed',
    ended: refusal !== null,
    version: 'version' in request ? request.version : request.request.version,
    weight: 0,
    step: 0,
    steps: 0,
    eHarm: 1,
    eSafe: 1,
    sentence: refusal?.sentence ?? 'Waiting for its turn',
    log: refusal === null ? [] : [{ at: new Date(refusal.at).toISOString(), line: refusal.sentence }],
  };
}

async function load(key: string, id: string, deps: ApiDeps): Promise<unknown> {
  if (!/^[0-9a-f]{1,64}$/.test(id)) return null;
  return (await deps.store.load(key))?.state ?? null;
}
