import type { RollbackRequest, RolloutRequest, RolloutStatus } from '../../core/api/rollouts.ts';
import type { Deployments } from '../../core/ports/deployments.ts';
import type { FairleadApi } from '../../core/ports/fairlead.ts';
import type { Job } from '../../core/ports/job.ts';
import { createFakeDeployments } from './deployments.ts';

export const head = 'a'.repeat(40);
export const release = 'b'.repeat(40);

const status: RolloutStatus = {
  rolloutId: 'r1',
  state: 'running',
  ended: false,
  version: '1.4.0',
  weight: 0,
  step: 0,
  steps: 4,
  eHarm: 1,
  eSafe: 1,
  sentence: 'Starting notes 1.4.0',
  log: [{ at: '10:00', line: 'begins' }],
};

/** A status of a rollout; `ended` follows from the state. */
export function rolloutStatus(change: Partial<RolloutStatus> = {}): RolloutStatus {
  const ended = ['done', 'rolled_back', 'failed'].includes(change.state ?? 'running');
  return { ...status, ended, ...change };
}

/** A job that asks for rollouts, the App that answers it, GitHub's deployments, and time that only sleep lets pass. */
export function createRolloutJob() {
  const deployments = createFakeDeployments();
  const state = {
    now: 1_000,
    sha: release as string | undefined,
    /** What the App answers, one after the other; the last one for ever. */
    statuses: [rolloutStatus({ state: 'done', sentence: 'notes 1.4.0 serves all requests' })],
    refusal: null as Error | null,
    loads: 0,
    asked: [] as (RolloutRequest | RollbackRequest)[],
    log: [] as string[],
    commands: [] as string[],
    outputs: {} as Record<string, string>,
    summary: '',
    /** Called when a status was read. */
    onRead: (() => undefined) as (status: RolloutStatus) => Promise<void> | void,
  };
  const accept = (request: RolloutRequest | RollbackRequest) => {
    state.asked.push(request);
    if (state.refusal !== null) return Promise.reject(state.refusal);
    const { sha } = state;
    return Promise.resolve({
      rolloutId: 'r1',
      statusUrl: 'https://app.example/v1/rollouts/r1',
      version: '1.4.0',
      ...(sha === undefined ? {} : { sha }),
    });
  };
  const app = {
    rollout: accept,
    rollback: accept,
    rolloutStatus: async () => {
      const [next = rolloutStatus()] = state.statuses;
      if (state.statuses.length > 1) state.statuses.shift();
      await state.onRead(next);
      return next;
    },
  } as unknown as FairleadApi;
  const job = {
    context: {
      repository: { id: 7, name: 'acme/shop' },
      run: { id: 11, attempt: 2, number: 3 },
      headSha: head,
    },
    info: (text: string) => void state.log.push(text),
    command: (lines: readonly string[]) => void state.commands.push(...lines),
    output: (name: string, value: string) => void (state.outputs[name] = value),
    summary: (markdown: string) => Promise.resolve(void (state.summary += markdown)),
  } as unknown as Job;
  const clock = {
    now: () => state.now,
    sleep: (ms: number) => Promise.resolve(void (state.now += ms)),
  };
  const load = (): Promise<Deployments> => {
    state.loads += 1;
    return Promise.resolve(deployments);
  };
  return { state, deployments, deps: { app, job, clock, deployments: load } };
}
