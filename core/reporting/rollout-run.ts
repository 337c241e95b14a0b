import type { RolloutAccepted, RolloutStatus } from '../api/rollouts.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployments } from '../ports/deployments.ts';
import type { FairleadApi } from '../ports/fairlead.ts';
import type { Job } from '../ports/job.ts';
import { follow, waitingLine } from './follow.ts';
import { rolloutPrinter } from './rollout-progress.ts';

/** What a job that asked for a rollout follows it with. */
export interface RolloutRunDeps {
  readonly job: Job;
  readonly app: FairleadApi;
  readonly clock: Clock;
  /** Loaded by need: its client is larger than all the rest. Null: this job makes no deployment. */
  readonly deployments: (() => Promise<Deployments>) | null;
}

export interface RolloutRun {
  readonly accepted: RolloutAccepted;
  readonly service: string;
  readonly environment: string;
  readonly environmentUrl: string | undefined;
  /** The commit, where the App does not say it. */
  readonly sha: string | null;
  readonly timeoutMs: number;
}

/** Tells what was accepted: outputs, and a line in the log. */
export function tellAccepted(
  job: Job,
  { rolloutId, statusUrl, version }: RolloutAccepted,
  what: string,
): void {
  job.output('rollout-id', rolloutId);
  job.output('status-url', statusUrl);
  job.output('version', version);
  job.info(`${what}: ${pageOf(statusUrl, rolloutId)}`);
}

/** The page of a rollout, for people. */
function pageOf(statusUrl: string, rolloutId: string): string {
  return URL.parse(`/rollouts/${rolloutId}`, statusUrl)?.href ?? statusUrl;
}

/**
 * Follows a rollout to its end, with its progress in the log and as GitHub's deployment. The output `state` says where it
 * is in any case. Errors: FL_WAIT_TIMEOUT when the time is over; the rollout goes on by itself.
 */
export async function followRollout(run: RolloutRun, deps: RolloutRunDeps): Promise<RolloutStatus> {
  const { app, job, clock } = deps;
  const log = await openLog(run, deps);
  let seen: RolloutStatus | null = null;
  const read = async (until: number) => {
    const status = await app.rolloutStatus(run.accepted.statusUrl, until);
    // Once: it has begun.
    if (log !== null && status.step > 0 && (seen?.step ?? 0) === 0 && !status.ended) await log.begun(status);
    seen = status;
    return status;
  };
  const info = (line: string) => job.info(line);
  try {
    const status = await follow(read, {
      clock,
      timeoutMs: run.timeoutMs,
      ended: ({ ended }) => ended,
      show: rolloutPrinter(info, () => clock.now()),
      stillWaiting: (last, waitedMs) => info(waitingLine(last, waitedMs)),
    });
    await log?.ended(status);
    return status;
  } finally {
    job.output('state', (seen as RolloutStatus | null)?.state ?? 'running');
  }
}

async function openLog(run: RolloutRun, { deployments, clock, job }: RolloutRunDeps) {
  const { accepted, service, environment, environmentUrl } = run;
  const sha = accepted.sha ?? run.sha;
  if (deployments === null || sha === null) return null;
  const { openDeploymentLog } = await import('./deployment-log.ts');
  const { rolloutId, version, statusUrl } = accepted;
  const logUrl = pageOf(statusUrl, rolloutId);
  return openDeploymentLog(
    { rolloutId, service, environment, version, sha, logUrl, environmentUrl },
    { deployments: await deployments(), clock, command: (lines) => job.command(lines) },
  );
}
