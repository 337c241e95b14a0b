import { z } from 'zod';
import { name, origin, sha1 } from './common.ts';

/** Longest bake that a request may ask for: 30 days. */
const maxBakeMs = 30 * 86_400_000;
const bake = z.number().int().positive().max(maxBakeMs);
const steps = z
  .array(z.number().int().min(1).max(99))
  .min(1)
  .max(20)
  .refine(
    (weights) => weights.every((weight, at) => at === 0 || weight > (weights[at - 1] ?? 0)),
    'rising weights',
  );

const shown = {
  /** Where people reach the service; shown with the deployment. */
  environmentUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  /** `job`: the job makes GitHub's deployment; the App reports on that one. Default: the App makes it. */
  deployment: z.enum(['app', 'job']).optional(),
};

/**
 * `POST /v1/rollouts`: roll a promoted version of a service out to an environment. What it says of the way there may
 * only be more careful than the environment's configuration.
 */
export const rolloutRequest = origin.extend({
  schema: z.literal(1),
  service: name,
  environment: name,
  /** A released version, or `newest` for the newest promoted one. */
  version: name,
  sha: sha1,
  /** The same key gives the same rollout. */
  key: name,
  pattern: z.enum(['canary', 'blue-green', 'rolling']).optional(),
  /** Weights below 100, rising. */
  steps: steps.optional(),
  /** Milliseconds. */
  bakeMs: bake.optional(),
  finalBakeMs: bake.optional(),
  ...shown,
});

/** `POST /v1/rollbacks`: go back to the version before, or to a named good release. */
export const rollbackRequest = origin.extend({
  schema: z.literal(1),
  service: name,
  environment: name,
  /** A version, or `previous`. */
  to: name,
  reason: z.string().max(500),
  key: name,
  ...shown,
});

export type RolloutRequest = z.infer<typeof rolloutRequest>;
export type RollbackRequest = z.infer<typeof rollbackRequest>;

/** 202 when started, 200 when the key was known. */
export interface RolloutAccepted {
  readonly rolloutId: string;
  readonly statusUrl: string;
  readonly version: string;
  /** The commit that the version was built from. */
  readonly sha?: string;
}

/** `GET <statusUrl>`; the token's audience binds the empty body. */
export interface RolloutStatus {
  readonly rolloutId: string;
  readonly state: 'running' | 'held' | 'waiting_for_human' | 'done' | 'rolled_back' | 'failed';
  /** True when nothing more will happen by itself. */
  readonly ended: boolean;
  readonly version: string;
  readonly weight: number;
  readonly step: number;
  readonly steps: number;
  /** e-values of the harm and the safety test. */
  readonly eHarm: number;
  readonly eSafe: number;
  readonly sentence: string;
  /** The lines of the log so far, oldest first. */
  readonly log: readonly { readonly at: string; readonly line: string }[];
}

/** The body of every refusal. */
export interface ApiError {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly remedy: string;
    readonly docs: string;
  };
}
