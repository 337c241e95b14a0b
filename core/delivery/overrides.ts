import type { CanaryConfig } from '../config/types.ts';
import { FinalError } from '../errors/fairlead-error.ts';

/** What a request says of the way a version is rolled out; absent: as configured. */
export interface RolloutOverrides {
  readonly pattern?: string | undefined;
  readonly steps?: readonly number[] | undefined;
  readonly bakeMs?: number | undefined;
  readonly finalBakeMs?: number | undefined;
}

function looser(detail: string): FinalError {
  return new FinalError('FL_ROLLOUT_LOOSER', detail);
}

function longer(name: string, configured: number, asked: number | undefined): number {
  if (asked === undefined || asked >= configured) return asked ?? configured;
  throw looser(`${name} of ${asked / 1000} s is shorter than the ${configured / 1000} s that are configured`);
}

/**
 * The configured way with what a request says of it. The configuration is the truth: a request may add steps below its
 * highest one and lengthen its bakes, since either only shows a fault to fewer requests. A step above the highest would
 * show an unproven version to more of them: the proof comes after the last step.
 * Errors: FL_ROLLOUT_LOOSER for everything else.
 */
export function withOverrides(configured: CanaryConfig, asked: RolloutOverrides): CanaryConfig {
  if (asked.pattern !== undefined && asked.pattern !== configured.pattern)
    throw looser(`the pattern is ${configured.pattern}, not ${asked.pattern}`);
  const steps = asked.steps ?? configured.steps;
  const missing = configured.steps.filter((weight) => !steps.includes(weight));
  if (missing.length > 0) {
    const wanted = configured.steps.join(', ');
    throw looser(`steps ${steps.join(', ')} leave out ${missing.join(', ')} of the configured ${wanted}`);
  }
  const highest = Math.max(...configured.steps);
  const above = configured.steps.length === 0 ? [] : steps.filter((weight) => weight > highest);
  if (above.length > 0)
    throw looser(`steps ${above.join(', ')} are above ${highest}, the highest of the configured ones`);
  return {
    ...configured,
    steps,
    bakeMs: longer('a bake', configured.bakeMs, asked.bakeMs),
    finalBakeMs: longer('a final bake', configured.finalBakeMs, asked.finalBakeMs),
  };
}
