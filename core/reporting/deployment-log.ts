import type { RolloutStatus } from '../api/rollouts.ts';
import { openDeployment, retireEarlier, sayState } from '../delivery/github-deployments.ts';
import { FairleadError, FinalError } from '../errors/fairlead-error.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployments, DeploymentState } from '../ports/deployments.ts';
import { escapeData } from './commands.ts';
import { cut, oneLine, visible } from './text.ts';

/** How long the App has to tell the end by itself, and how often it is looked whether it did. */
const appHasMs = 12_000;
const lookEveryMs = 3_000;

export interface DeploymentFacts {
  readonly rolloutId: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly sha: string;
  /** The rollout's page. */
  readonly logUrl: string;
  readonly environmentUrl: string | undefined;
}

interface LogDeps {
  readonly deployments: Deployments;
  readonly clock: Clock;
  /** Gets lines that are commands to the runner. */
  readonly command: (lines: readonly string[]) => void;
}

/** GitHub's deployment of one rollout, as a job keeps it. Nothing of it fails the rollout. */
export interface DeploymentLog {
  /** The rollout has begun. */
  begun(status: RolloutStatus): Promise<void>;
  ended(status: RolloutStatus): Promise<void>;
}

const ends: Readonly<Partial<Record<RolloutStatus['state'], DeploymentState>>> = {
  done: 'success',
  rolled_back: 'failure',
  failed: 'error',
};

/**
 * Makes GitHub's deployment of a rollout, or finds it where an attempt before made it. From then on the App reports on
 * it; the job only says what the App does not say in time, as where it lacks the permission. What GitHub refuses is told
 * once, as a warning.
 */
export async function openDeploymentLog(facts: DeploymentFacts, deps: LogDeps): Promise<DeploymentLog> {
  const { deployments, clock, command } = deps;
  let refused = false;
  const guarded = async (work: () => Promise<void>) => {
    if (refused) return;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof FairleadError)) throw error;
      refused = error instanceof FinalError;
      const text = `The rollout goes on; it is not shown among the deployments by this job: ${error.message}.`;
      command([`::warning title=fairlead/deployment::${escapeData(cut(oneLine(visible(text)), 1000))}`]);
    }
  };
  const { service, environment, version, sha, rolloutId, logUrl, environmentUrl } = facts;
  let id: number | null = null;
  const say = (state: DeploymentState, description: string) => ({
    state,
    description,
    logUrl,
    environmentUrl,
  });
  await guarded(async () => {
    id = await openDeployment(deployments, {
      sha,
      environment,
      description: `${service} ${version}`,
      production: environment === 'production',
      payload: { key: rolloutId, service },
    });
    if ((await deployments.newest(id)) === null) {
      await deployments.say(id, say('queued', `${service} ${version} is asked for`));
    }
  });

  const begun = async ({ sentence }: RolloutStatus, opened: number) => {
    if ((await deployments.newest(opened)) === 'queued') {
      await deployments.say(opened, say('in_progress', sentence));
    }
  };
  const ended = async (status: RolloutStatus, opened: number) => {
    const state = ends[status.state];
    if (state === undefined) return;
    const until = clock.now() + appHasMs;
    while ((await deployments.newest(opened)) !== state && clock.now() < until)
      await clock.sleep(lookEveryMs);
    const told = await sayState(deployments, opened, say(state, status.sentence));
    if (told && state === 'success') {
      await retireEarlier(deployments, { id: opened, environment, service }, logUrl);
    }
  };
  const whereOpen = (work: (status: RolloutStatus, opened: number) => Promise<void>) => {
    return async (status: RolloutStatus) => {
      const opened = id;
      if (opened !== null) await guarded(() => work(status, opened));
    };
  };
  return { begun: whereOpen(begun), ended: whereOpen(ended) };
}
