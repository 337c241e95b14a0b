import { readings, rejects } from '../analysis/index.ts';
import type { JsonObject } from '../json.ts';
import { plannedIntervals } from './plan.ts';
import {
  change,
  currentStep,
  name,
  noCounts,
  plannedWeight,
  say,
  type Outcome,
  type RolloutState,
  type Turn,
} from './state.ts';
import type { Step } from './types.ts';
import { backSentence, eValue, foreign, printE, stepSentence } from './words.ts';

/** A question that nobody answers within a day is answered by going back. */
const humanDeadlineMs = 86_400_000;

/** How long a bake waits for counts before its clock stands: three intervals, and two seconds to read them. */
export function staleMs(state: RolloutState): number {
  return 3 * state.settings.intervalMs + 2_000;
}

/** Goes to a step of the plan; what a person's promotion leaves out is passed over. */
export function enter(turn: Turn, index: number, now: number): Turn {
  const { plan, promoted } = turn.state;
  const at = promoted ? plan.findIndex((step, i) => i >= index && !isSkippable(step)) : index;
  const step = plan[at] ?? { kind: 'finish' };
  const moved = change(turn, {
    stepIndex: at,
    phase: 'stepping',
    held: null,
    reason: null,
    enteredAt: now,
    countsAt: now,
    pending: { ...noCounts, seconds: 0 },
    ...(step.kind === 'route' ? { routedAt: null } : {}),
    ...(step.kind === 'bake' ? { bake: { done: 0, target: step.intervals, requests: 0 } } : {}),
  });
  const sentence = stepSentence(moved.state);
  const facts: JsonObject = { step: step.kind, index: at, weight: plannedWeight(moved.state) };
  const said = change(moved, { sentence, deadline: now + patience(step, moved.state) });
  if (step.kind === 'prove-safe') return prove(said, now);
  if (step.kind === 'finish') return end(said, now, 'done', sentence);
  return say(said, now, 'step', sentence, facts);
}

export function advance(turn: Turn, now: number): Turn {
  return enter(turn, turn.state.stepIndex + 1, now);
}

/** Decides to go back. The desired weight of the new version is 0 from here on. */
export function rollBack(turn: Turn, now: number, reason: string, facts: JsonObject = {}): Turn {
  const { state } = turn;
  const sentence = backSentence(state, reason, false);
  const decided = change(turn, { reason, decidedAt: now, held: null });
  if (state.from?.instanceId === state.to.instanceId)
    return end(decided, now, 'failed', `${name(state)}: ${reason}.`);
  const back = change(decided, {
    phase: 'routing_back',
    enteredAt: now,
    routedAt: null,
    oldRunning: currentStep(state).kind !== 'stop-old',
    deadline: now + state.settings.readyDeadlineMs,
    sentence,
  });
  return say(back, now, 'rolling_back', sentence, {
    reason,
    weight: plannedWeight(state),
    ...state.counts,
    finalErrors: state.finalCounts.errors,
    finalRequests: state.finalCounts.requests,
    eHarm: eValue(readings(state.analysis).logHarm),
    ...facts,
  });
}

/** Asks a person; the new version keeps its weight meanwhile, and harm still sends it back. */
export function ask(turn: Turn, now: number, reason: string): Turn {
  const sentence = `${name(turn.state)} waits at weight ${plannedWeight(turn.state)} for a person to promote or abort: ${reason}.`;
  const asked = change(turn, {
    phase: 'waiting_for_human',
    held: null,
    enteredAt: now,
    reason,
    deadline: now + humanDeadlineMs,
    sentence,
  });
  return say(asked, now, 'asked', sentence, { reason });
}

/** Stops the clock of a bake. */
export function hold(turn: Turn, now: number, held: 'baseline' | 'counts', detail: string): Turn {
  const { state } = turn;
  const reason =
    held === 'counts'
      ? `the balancer gives no counts${detail === '' ? '' : ` (${foreign(detail)})`}`
      : `${state.from?.version ?? 'the stable version'} itself fails (${detail})`;
  const since = held === 'counts' ? state.countsAt : now;
  const sentence = `${name(state)} is held at weight ${plannedWeight(state)}: ${reason}.`;
  const deadline = since + state.settings.providerDeadlineMs;
  const stopped = change(turn, { phase: 'held', held, enteredAt: now, reason, sentence, deadline });
  return say(stopped, now, 'held', sentence, { reason: held });
}

/** Lets the clock of a held bake go on. */
export function resume(turn: Turn, now: number, line: string): Turn {
  const going = change(turn, {
    phase: 'stepping',
    held: null,
    reason: null,
    enteredAt: now,
    countsAt: now,
    deadline: now + staleMs(turn.state),
    sentence: stepSentence(turn.state),
  });
  return say(going, now, 'resumed', line);
}

function end(turn: Turn, now: number, outcome: Outcome, sentence: string): Turn {
  const ended = change(turn, {
    phase: 'ended',
    outcome,
    held: null,
    deadline: null,
    enteredAt: now,
    sentence,
  });
  return say(ended, now, outcome, sentence, {
    service: ended.state.service,
    version: ended.state.to.version,
  });
}

/** The new version gets nothing any more and has answered what it had. */
export function stopNew(turn: Turn, now: number): Turn {
  return change(turn, {
    phase: 'stopping_new',
    enteredAt: now,
    deadline: now + turn.state.settings.drainDeadlineMs,
  });
}

/** The end of a way back. */
export function endBack(turn: Turn, now: number): Turn {
  const { state } = turn;
  const sentence = backSentence(state, state.reason ?? 'unknown', true);
  return end(turn, now, state.from === null ? 'failed' : 'rolled_back', sentence);
}

/** Asked once before 100 %; not proven, the last bake is extended once; then `onInconclusive` decides. */
function prove(turn: Turn, now: number): Turn {
  const { state } = turn;
  const { analysis, alphaSafe, minimum } = {
    analysis: readings(state.analysis),
    alphaSafe: state.settings.analysis.alphaSafe,
    minimum: state.settings.minCanaryRequests,
  };
  const requests = state.counts.canaryRequests;
  const found = `e-value ${printE(analysis.logSafe)} of ${Math.round(1 / alphaSafe)}, ${requests} of ${minimum} requests`;
  if (rejects(analysis.logSafe, alphaSafe) && requests >= minimum) {
    const line = `${name(state)} is proven safe: ${found}.`;
    return advance(say(turn, now, 'proven', line, { eSafe: eValue(analysis.logSafe), requests }), now);
  }
  if (!state.extended) {
    const more = plannedIntervals(state.plan);
    const again = enter(change(turn, { extended: true }), state.stepIndex - 1, now);
    const longer = change(again, { bake: { done: 0, target: more, requests: 0 } });
    return say(longer, now, 'extended', `Not proven safe yet (${found}); ${more} more intervals.`, {
      intervals: more,
    });
  }
  switch (state.settings.onInconclusive) {
    case 'ask':
      return ask(turn, now, `not proven safe (${found})`);
    case 'promote':
      return advance(
        say(turn, now, 'promoted', `Not proven safe (${found}); the configuration says promote.`),
        now,
      );
    case 'rollback':
      return rollBack(turn, now, `not proven safe (${found})`);
  }
}

function isSkippable(step: Step): boolean {
  return step.kind === 'prove-safe' || ((step.kind === 'route' || step.kind === 'bake') && step.weight < 100);
}

function patience(step: Step, state: RolloutState): number {
  const { readyDeadlineMs, drainDeadlineMs, warmUpMs } = state.settings;
  if (step.kind === 'probe') return warmUpMs + readyDeadlineMs;
  if (step.kind === 'bake') return staleMs(state);
  return step.kind === 'drain-old' || step.kind === 'stop-old' ? drainDeadlineMs : readyDeadlineMs;
}
