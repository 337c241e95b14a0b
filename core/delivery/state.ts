import {
  dispersionOf,
  initialAbsolute,
  initialAnalysis,
  type AbsoluteState,
  type AnalysisState,
  type Dispersion,
  type IntervalCounts,
} from '../analysis/index.ts';
import type { JsonObject } from '../json.ts';
import type { Interval } from '../ports/traffic.ts';
import { plannedIntervals, planRollout } from './plan.ts';
import type { RolloutSettings, Step, VersionRef } from './types.ts';

const logLimit = 200;

/**
 * `stepping`: on its way through the plan. `held`: a bake whose clock stands. `waiting_for_human`: a question was
 * asked. Then the way back, `routing_back`, `draining_new`, `stopping_new`; and `ended`.
 */
export type Phase =
  'stepping' | 'held' | 'waiting_for_human' | 'routing_back' | 'draining_new' | 'stopping_new' | 'ended';

export type Outcome = 'done' | 'rolled_back' | 'failed';

export interface LogLine {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly line: string;
}

/** An event of the rollout's stream; its body always holds the `line` of the log. */
export interface RolloutEvent {
  readonly type: `rollout.${string}`;
  readonly body: JsonObject;
}

export interface Turn {
  readonly state: RolloutState;
  readonly events: readonly RolloutEvent[];
}

/** State `rollout:<id>`: all that a rollout needs to go on or back. JSON; times are milliseconds since the epoch. */
export interface RolloutState {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  /** The balancer's entry. */
  readonly entry: string;
  readonly repositoryId: number;
  readonly sha: string;
  readonly from: VersionRef | null;
  readonly to: VersionRef;
  readonly settings: RolloutSettings;
  readonly plan: readonly Step[];
  readonly stepIndex: number;
  readonly phase: Phase;
  /** Why the bake's clock stands. */
  readonly held: 'baseline' | 'counts' | null;
  readonly startedAt: number;
  readonly enteredAt: number;
  /** When something happens by itself if nothing is seen until then; null only after the end. */
  readonly deadline: number | null;
  /** The weight of the new version as the balancer said it last. */
  readonly weight: number;
  /** Since when the desired weights are in force, as read back; null while they are not. */
  readonly routedAt: number | null;
  /** False while the old version has to be started again before it can take its traffic back. */
  readonly oldRunning: boolean;
  readonly probedAt: number | null;
  readonly probeDetail: string;
  readonly lastIntervalId: string | null;
  readonly lastIntervalStart: number;
  /** When the newest interval was read. */
  readonly countsAt: number;
  /** Seconds that belong to an interval that is not complete yet. */
  readonly pending: IntervalCounts & { readonly seconds: number };
  /** Evaluated intervals of the current bake, those it needs, and the new version's requests in it. */
  readonly bake: { readonly done: number; readonly target: number; readonly requests: number };
  /** The last step was extended once. */
  readonly extended: boolean;
  /** A person said to go on to 100 %; bakes below it and the proof are left out. */
  readonly promoted: boolean;
  /** The last act of a person, so that seeing it again changes nothing. */
  readonly lastHuman: string | null;
  readonly dispersion: Dispersion;
  readonly analysis: AnalysisState;
  /** The test at 100 %. */
  readonly final: AbsoluteState;
  /** Error ratio that the final test allows. */
  readonly budget: number;
  /** Compared below 100 %, where both versions had their share. */
  readonly counts: IntervalCounts;
  /** At 100 %. */
  readonly finalCounts: { readonly errors: number; readonly requests: number };
  /** The newest intervals of the stable version, at most six: true where it kept its SLO. */
  readonly baselineGood: readonly boolean[];
  readonly log: readonly LogLine[];
  /** What is going on, for people. Changes with the step, not with each interval. */
  readonly sentence: string;
  readonly outcome: Outcome | null;
  /** Why it went or is going back, or why it waits. */
  readonly reason: string | null;
  /** Start of the first interval of the new version's bad run. */
  readonly firstBadAt: number | null;
  /** When the way back was decided. */
  readonly decidedAt: number | null;
  /** When the balancer said that the new version gets nothing any more. */
  readonly zeroTrafficAt: number | null;
}

export interface RolloutInput {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly entry: string;
  readonly repositoryId: number;
  readonly sha: string;
  /** What is live now, or null before the first release. */
  readonly from: VersionRef | null;
  readonly to: VersionRef;
  readonly settings: RolloutSettings;
  /** Intervals of the entry from before the rollout, oldest first. */
  readonly history: readonly Interval[];
}

export const noCounts: IntervalCounts = {
  canaryErrors: 0,
  canaryRequests: 0,
  baselineErrors: 0,
  baselineRequests: 0,
};

/** Plans a rollout and freezes its settings, its dispersion and the budget of its final test. */
export function startRollout(input: RolloutInput, now: number): RolloutState {
  const { history, ...fixed } = input;
  const plan = planRollout(input.settings, input.from, input.to);
  const before = history.flatMap(
    ({ targets }) => targets.find(({ id, requests }) => id === input.from?.instanceId && requests > 0) ?? [],
  );
  const requests = before.reduce((sum, target) => sum + target.requests, 0);
  const errors = before.reduce((sum, target) => sum + target.errors, 0);
  const dispersion = dispersionOf(before.map((target) => target.errors));
  const last = history.at(-1);
  const line = `Rollout of ${name(input)} to ${input.environment} begins; dispersion ${dispersion.phi.toFixed(2)} (${dispersion.because})`;
  return {
    ...fixed,
    plan,
    stepIndex: 0,
    phase: 'stepping',
    held: null,
    startedAt: now,
    enteredAt: now,
    deadline: now + input.settings.readyDeadlineMs,
    weight: 0,
    routedAt: null,
    oldRunning: true,
    probedAt: null,
    probeDetail: '',
    lastIntervalId: last?.id ?? null,
    lastIntervalStart: last?.startedAt ?? 0,
    countsAt: now,
    pending: { ...noCounts, seconds: 0 },
    bake: { done: 0, target: 0, requests: 0 },
    extended: false,
    promoted: false,
    lastHuman: null,
    dispersion,
    analysis: initialAnalysis(2 * plannedIntervals(plan)),
    final: initialAbsolute(2 * input.settings.finalBakeIntervals),
    budget: Math.max(0.01, requests === 0 ? 0 : (2 * errors) / requests),
    counts: noCounts,
    finalCounts: { errors: 0, requests: 0 },
    baselineGood: [],
    log: [{ at: now, line }],
    sentence: `Starting ${name(input)}`,
    outcome: null,
    reason: null,
    firstBadAt: null,
    decidedAt: null,
    zeroTrafficAt: null,
  };
}

/** The step that the rollout is at; the last one after its end. */
export function currentStep(state: RolloutState): Step {
  return state.plan[state.stepIndex] ?? { kind: 'finish' };
}

/** The new version's weight at this step of the plan; 0 before the first. */
export function plannedWeight(state: RolloutState): number {
  const reached = state.plan.slice(0, state.stepIndex + 1).findLast((step) => step.kind === 'route');
  return reached?.kind === 'route' ? reached.weight : 0;
}

/** `notes 1.2.0` */
export function name(rollout: Pick<RolloutState, 'service' | 'to'>): string {
  return `${rollout.service} ${rollout.to.version}`;
}

/** On its way back to the old version. */
export function isReturning(state: RolloutState): boolean {
  return state.phase === 'routing_back' || state.phase === 'draining_new' || state.phase === 'stopping_new';
}

/** True when nothing more will happen. */
export function isEnded(state: RolloutState): boolean {
  return state.phase === 'ended';
}

/** Adds a line to the log and an event with the same words. */
export function say(turn: Turn, now: number, type: string, line: string, facts: JsonObject = {}): Turn {
  return {
    state: { ...turn.state, log: [...turn.state.log, { at: now, line }].slice(-logLimit) },
    events: [...turn.events, { type: `rollout.${type}`, body: { ...facts, line } }],
  };
}

export function change(turn: Turn, fields: Partial<RolloutState>): Turn {
  return { ...turn, state: { ...turn.state, ...fields } };
}
