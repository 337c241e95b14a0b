import type { CanaryConfig, ServiceConfig } from '../config/types.ts';
import { defaultCanary } from '../config/defaults.ts';
import { alphas } from './evidence.ts';
import type { RolloutSettings } from './types.ts';

/**
 * Freezes what the configuration says for one rollout.
 *
 * @param canary absent: `defaultCanary`
 * @param options.direct a rollback: straight to 100 %, no warm-up
 */
export function settingsFrom(
  canary: CanaryConfig | undefined,
  service: Pick<ServiceConfig, 'probes'>,
  options: { readonly direct?: boolean } = {},
): RolloutSettings {
  const config = canary ?? defaultCanary;
  const direct = options.direct === true;
  const intervals = (ms: number): number => Math.max(1, Math.ceil(ms / config.intervalMs));
  return {
    steps: direct ? [] : config.steps,
    intervalMs: config.intervalMs,
    bakeIntervals: intervals(config.bakeMs),
    finalBakeIntervals: intervals(config.finalBakeMs),
    warmUpMs: direct ? 0 : config.warmUpMs,
    probes: service.probes,
    onInconclusive: config.onInconclusive,
    minCanaryRequests: 200,
    readyDeadlineMs: 120_000,
    drainDeadlineMs: 30_000,
    providerDeadlineMs: 600_000,
    analysis: {
      harmRatio: 1,
      harmDelta: 0,
      safeRatio: 2,
      safeDelta: config.safeDelta,
      baseSlo: 0.05,
      alphaHarm: alphas.harm,
      alphaSafe: alphas.safe,
      alphaBase: 0.001,
    },
  };
}
