import type { RolloutStatus } from '../api/rollouts.ts';
import { logAbsolute, readings } from '../analysis/index.ts';
import { currentStep, isEnded, plannedWeight, type RolloutState } from './state.ts';
import { eValue } from './words.ts';

export { isEnded } from './state.ts';

/**
 * What the API and the dashboard say. `step` and `steps` count weights, the last being 100; `weight` was read back from
 * the balancer. At 100 %, `eHarm` is that of the final test.
 */
export function toStatus(state: RolloutState): RolloutStatus {
  const weights = state.plan.filter((step) => step.kind === 'route').length;
  const reached = state.plan.slice(0, state.stepIndex + 1).filter((step) => step.kind === 'route').length;
  const { logHarm, logSafe } = readings(state.analysis);
  const isFinal = plannedWeight(state) === 100 && currentStep(state).kind !== 'route';
  return {
    rolloutId: state.id,
    state: stateWord(state),
    ended: isEnded(state),
    version: state.to.version,
    weight: state.weight,
    step: reached,
    steps: weights,
    eHarm: eValue(isFinal && state.final.k > 0 ? logAbsolute(state.final) : logHarm),
    eSafe: eValue(logSafe),
    sentence: state.sentence,
    log: state.log.map(({ at, line }) => ({ at: new Date(at).toISOString(), line })),
  };
}

function stateWord(state: RolloutState): RolloutStatus['state'] {
  if (state.outcome !== null) return state.outcome;
  return state.phase === 'held' || state.phase === 'waiting_for_human' ? state.phase : 'running';
}
