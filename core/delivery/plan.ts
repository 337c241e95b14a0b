import type { RolloutSettings, Step, VersionRef } from './types.ts';

/**
 * The steps of a rollout, in order. Without a baseline (`from` is null) there is nothing to compare with: probes, all
 * traffic at once, and the absolute test. A version that is live already is only kept running.
 */
export function planRollout(
  settings: RolloutSettings,
  from: VersionRef | null,
  to: VersionRef,
): readonly Step[] {
  const start: readonly Step[] = [{ kind: 'start' }, { kind: 'wait-ready' }];
  if (from?.instanceId === to.instanceId) return [...start, { kind: 'finish' }];
  const weights = from === null ? [] : settings.steps;
  const canary = weights.flatMap((weight): Step[] => [
    { kind: 'route', weight },
    { kind: 'bake', weight, intervals: settings.bakeIntervals },
  ]);
  return [
    ...start,
    { kind: 'probe' },
    ...canary,
    ...(canary.length === 0 ? [] : [{ kind: 'prove-safe' } as const]),
    { kind: 'route', weight: 100 },
    { kind: 'bake', weight: 100, intervals: settings.finalBakeIntervals },
    ...(from === null ? [] : [{ kind: 'drain-old' } as const, { kind: 'stop-old' } as const]),
    { kind: 'finish' },
  ];
}

/** Intervals of all bakes below 100 %. */
export function plannedIntervals(plan: readonly Step[]): number {
  return plan.reduce(
    (sum, step) => (step.kind === 'bake' && step.weight < 100 ? sum + step.intervals : sum),
    0,
  );
}

/** The plan as a person reads it, one numbered line per step. */
export function printPlan(plan: readonly Step[], settings: RolloutSettings): string {
  return plan.map((step, index) => `${index + 1}. ${printStep(step, settings)}`).join('\n');
}

function printStep(step: Step, settings: RolloutSettings): string {
  const seconds = settings.intervalMs / 1000;
  switch (step.kind) {
    case 'start':
      return 'start the new version';
    case 'wait-ready':
      return `wait until it is ready, at most ${settings.readyDeadlineMs / 1000} s`;
    case 'probe':
      return `probe ${settings.probes.join(', ')} for ${settings.warmUpMs / 1000} s`;
    case 'route':
      return `route ${step.weight} % to the new version and read it back`;
    case 'bake':
      return `bake ${step.intervals} intervals of ${seconds} s at ${step.weight} %`;
    case 'prove-safe':
      return `go on only if proven safe (alpha ${settings.analysis.alphaSafe}, at least ${settings.minCanaryRequests} requests); else ${settings.onInconclusive}`;
    case 'drain-old':
      return `drain the old version, at most ${settings.drainDeadlineMs / 1000} s`;
    case 'stop-old':
      return 'stop the old version';
    case 'finish':
      return 'finish';
  }
}
