import { onDeadline } from './deadlines.ts';
import { onCountsMissing, onInterval } from './intervals.ts';
import { advance, endBack, enter, rollBack } from './moves.ts';
import {
  change,
  currentStep,
  isEnded,
  isReturning,
  name,
  say,
  type RolloutState,
  type Turn,
} from './state.ts';
import { onRouting } from './routing.ts';
import type { Observation, Step } from './types.ts';
import { foreign } from './words.ts';

/**
 * One transition of a rollout: a function of the stored state, what was seen, and the time (milliseconds since the
 * epoch). An observation that says nothing new returns the very same state.
 */
export function next(state: RolloutState, observation: Observation, now: number): Turn {
  const turn: Turn = { state, events: [] };
  if (isEnded(state)) return turn;
  switch (observation.kind) {
    case 'tick':
      return onDeadline(turn, now);
    case 'started':
      return isStarting(state, observation.instanceId) ? advance(turn, now) : turn;
    case 'start-failed':
      if (!isStarting(state, observation.instanceId)) return turn;
      return rollBack(turn, now, `it could not be started (${foreign(observation.detail)})`);
    case 'ready':
      return onReady(turn, observation, now);
    case 'probed':
      return onProbed(turn, observation, now);
    case 'routing':
      return onRouting(turn, observation, now);
    case 'interval':
      return onInterval(turn, observation.interval, now);
    case 'counts-missing':
      return onCountsMissing(turn, now, observation.detail);
    case 'stopped':
      return onStopped(turn, observation.instanceId, now);
    case 'human':
      return onHuman(turn, observation, now);
  }
}

function isAt(state: RolloutState, kind: Step['kind']): boolean {
  return !isReturning(state) && currentStep(state).kind === kind;
}

function isStarting(state: RolloutState, instanceId: string): boolean {
  return isAt(state, 'start') && isNew(state, instanceId);
}

function isNew(state: RolloutState, instanceId: string): boolean {
  return state.to.instanceId === instanceId;
}

function onReady(turn: Turn, { ready, instanceId }: Observation & { kind: 'ready' }, now: number): Turn {
  const { state } = turn;
  if (!ready) return turn;
  if (isAt(state, 'wait-ready') && isNew(state, instanceId)) return advance(turn, now);
  const isOld = state.phase === 'routing_back' && state.from?.instanceId === instanceId;
  return isOld && !state.oldRunning ? change(turn, { oldRunning: true }) : turn;
}

/** A cold version may fail its first probes; what counts is that it answers once it is warm, before the deadline. */
function onProbed(turn: Turn, probed: Observation & { kind: 'probed' }, now: number): Turn {
  const { state } = turn;
  if (!isAt(state, 'probe')) return turn;
  const seen = change(turn, { probedAt: now, probeDetail: foreign(probed.detail) });
  const warm = now >= state.enteredAt + state.settings.warmUpMs;
  return warm && probed.ok ? advance(seen, now) : seen;
}

function onStopped(turn: Turn, instanceId: string, now: number): Turn {
  const { state } = turn;
  if (isAt(state, 'stop-old') && state.from?.instanceId === instanceId) return advance(turn, now);
  return state.phase === 'stopping_new' && isNew(state, instanceId) ? endBack(turn, now) : turn;
}

/** A person's word. The same act seen again changes nothing; on the way back there is nothing left to say. */
function onHuman(turn: Turn, human: Observation & { kind: 'human' }, now: number): Turn {
  const { state } = turn;
  const act = human.id ?? `${human.action}/${human.actor}`;
  if (isReturning(state) || state.lastHuman === act) return turn;
  const noted = change(turn, { lastHuman: act });
  if (human.action === 'abort') return rollBack(noted, now, `aborted by ${foreign(human.actor)}`);
  const line = `${foreign(human.actor)} promotes ${name(state)}.`;
  const promoted = say(change(noted, { promoted: true }), now, 'promoted', line, {
    actor: foreign(human.actor),
  });
  const step = currentStep(state);
  if (step.kind === 'prove-safe') return advance(promoted, now);
  if (step.kind === 'bake') return advance(promoted, now);
  if (step.kind === 'route' && step.weight < 100) return enter(promoted, state.stepIndex, now);
  return promoted;
}
