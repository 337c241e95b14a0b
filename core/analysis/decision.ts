import type { AnalysisSettings } from '../delivery/types.ts';
import { readings, rejects, type AnalysisState } from './sequential.ts';

export type Decision =
  'continue' | 'rollback' | 'hold_baseline_sick' | 'no_traffic' | 'inconclusive' | 'promote';

/**
 * What one bake of `bakeIntervals` says. The order matters: rollback comes before hold, hold before promote; harm needs
 * no minimum of requests. A rollout asks its steps otherwise (see core/delivery); this is the decision of a single bake.
 */
export function decide(
  state: AnalysisState,
  canaryRequests: number,
  settings: AnalysisSettings,
  bake: { readonly bakeIntervals: number; readonly minCanaryRequests: number },
): Decision {
  const { logHarm, logSafe, logBase } = readings(state);
  if (state.k > 0 && rejects(logHarm, settings.alphaHarm)) return 'rollback';
  if (state.k === 0 || state.k < bake.bakeIntervals) return 'continue';
  if (canaryRequests === 0) return 'no_traffic';
  if (rejects(logBase, settings.alphaBase)) return 'hold_baseline_sick';
  if (canaryRequests < bake.minCanaryRequests) return 'inconclusive';
  return rejects(logSafe, settings.alphaSafe) ? 'promote' : 'inconclusive';
}
