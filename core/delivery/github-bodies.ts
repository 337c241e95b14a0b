import { z } from 'zod';
import type { DeploymentState, DeploymentStatus, NewDeployment } from '../ports/deployments.ts';
import { cut } from '../reporting/text.ts';

/** Longest description that GitHub takes. */
const maxDescription = 140;

/** What GitHub answers about deployments; see its documentation, "REST API endpoints for deployments". */
export const createdShape = z.object({ id: z.number() });
export const deploymentsShape = z.array(z.object({ id: z.number(), payload: z.unknown() }));
export const statusesShape = z.array(
  z.object({
    state: z.enum(['queued', 'in_progress', 'pending', 'success', 'failure', 'error', 'inactive']),
  }),
);

/** The body that makes a deployment. */
export function deploymentBody({ sha, environment, description, production, payload }: NewDeployment) {
  return {
    ref: sha,
    environment,
    description: cut(description, maxDescription),
    production_environment: production,
    transient_environment: false,
    // The rollout decides when; GitHub neither merges the base branch into it nor waits for checks.
    auto_merge: false,
    required_contexts: [],
    payload,
  };
}

/** The body that says a state of a deployment. */
export function statusBody({ state, description, logUrl, environmentUrl }: DeploymentStatus) {
  return {
    state,
    description: cut(description, maxDescription),
    log_url: logUrl,
    ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
    // GitHub would make deployments of other services inactive as well.
    auto_inactive: false,
  };
}

/** The state that was said last, newest first; null before the first one. */
export function newestState([newest]: z.infer<typeof statusesShape>): DeploymentState | null {
  if (newest === undefined) return null;
  return newest.state === 'pending' ? 'queued' : newest.state;
}
