import { desiredWeights } from './commands.ts';
import { onCountsMissing, onInterval } from './intervals.ts';
import { advance, ask, end, enter, hold, rollBack } from './moves.ts';
import {
  change,
  currentStep,
  isEnded,
  isReturning,
  name,
  noCounts,
  say,
  type RolloutState,
  type Turn,
} from './state.ts';
import type { Observation } from './types.ts';
import { backSentence, foreign } from './words.ts';

/**
 * One transition of a rollout: a function of the stored state, what was seen, and the time (milliseconds since the
 * epoch). An observation that says nothing new returns the very same state.
 */
export function next(state: RolloutState, observation: Observation, now: number): Turn {
  const turn: Turn = { state, events: [] };
  if (isEnded(state)) return turn;
  switch (observation.kind) {
    case 'tick':
      return state.deadline !== null && now >= state.deadline ? onDeadline(turn, now) : turn;
    case 'started':
      return isAt(state, 'start') && isNew(state, observation.instanceId) ? advance(turn, now) : turn;
    case 'start-failed':
      if (!isAt(state, 'start') || !isNew(state, observation.instanceId)) return turn;
      return rollBack(turn, now, `it could not be started (${foreign(observation.detail)})`);
    case 'ready':
      return observation.ready ? onReady(turn, observation.instanceId, now) : turn;
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

function isAt(
  state: RolloutState,
  kind: 'start' | 'wait-ready' | 'probe' | 'route' | 'drain-old' | 'stop-old',
): boolean {
  return !isReturning(state) && currentStep(state).kind === kind;
}

function isNew(state: RolloutState, instanceId: string): boolean {
  return state.to.instanceId === instanceId;
}

function onReady(turn: Turn, instanceId: string, now: number): Turn {
  const { state } = turn;
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

function onRouting(turn: Turn, seen: Observation & { kind: 'routing' }, now: number): Turn {
  const { state } = turn;
  const weight = seen.weights[state.to.instanceId] ?? 0;
  const noted = weight === state.weight ? turn : change(turn, { weight });
  if (isReturning(state)) return onRoutingBack(noted, seen, now);
  const inForce = isInForce(state, seen.weights);
  switch (currentStep(state).kind) {
    case 'route':
      return inForce ? advance(weightSet(noted, seen, now), now) : noted;
    case 'bake':
    case 'prove-safe':
      return inForce ? weightSet(noted, seen, now) : drifted(noted, now);
    case 'drain-old':
      if (!inForce) return drifted(noted, now);
      return idle(seen, state.from?.instanceId)
        ? advance(weightSet(noted, seen, now), now)
        : weightSet(noted, seen, now);
    case 'start':
    case 'wait-ready':
    case 'probe':
    case 'stop-old':
    case 'finish':
      return noted;
  }
}

/** The order of a way back: weights, read back; drained; stopped. */
function onRoutingBack(turn: Turn, seen: Observation & { kind: 'routing' }, now: number): Turn {
  const { state } = turn;
  if (state.phase === 'stopping_new') return turn;
  const none = (seen.weights[state.to.instanceId] ?? 0) === 0;
  const zero =
    none && state.zeroTrafficAt === null
      ? say(
          change(turn, { zeroTrafficAt: now }),
          now,
          'zero_traffic',
          `${name(state)} gets no traffic any more.`,
        )
      : turn;
  if (!isInForce(state, seen.weights))
    return state.routedAt === null ? zero : change(zero, { routedAt: null });
  const drainDeadline = now + state.settings.drainDeadlineMs;
  const draining =
    state.phase === 'draining_new'
      ? change(zero, { routedAt: state.routedAt ?? now })
      : change(zero, { phase: 'draining_new', routedAt: now, enteredAt: now, deadline: drainDeadline });
  if (idle(seen, state.to.instanceId)) return stopNew(draining, now);
  return state.phase === 'draining_new' && state.routedAt !== null ? zero : draining;
}

function stopNew(turn: Turn, now: number): Turn {
  return change(turn, {
    phase: 'stopping_new',
    enteredAt: now,
    deadline: now + turn.state.settings.drainDeadlineMs,
  });
}

function isInForce(state: RolloutState, weights: Readonly<Record<string, number>>): boolean {
  const desired = desiredWeights(state);
  const ids = new Set([...Object.keys(desired), ...Object.keys(weights)]);
  return [...ids].every((id) => (weights[id] ?? 0) === (desired[id] ?? 0));
}

function idle(seen: Observation & { kind: 'routing' }, instanceId: string | undefined): boolean {
  return instanceId === undefined || (seen.inFlight[instanceId] ?? 0) === 0;
}

function weightSet(turn: Turn, seen: Observation & { kind: 'routing' }, now: number): Turn {
  if (turn.state.routedAt !== null) return turn;
  const line = `The balancer gives ${name(turn.state)} ${turn.state.weight} %.`;
  return say(change(turn, { routedAt: now }), now, 'weight_set', line, { weights: { ...seen.weights } });
}

/** Somebody or something else changed the weights: they are set again, and the interval does not count. */
function drifted(turn: Turn, now: number): Turn {
  if (turn.state.routedAt === null) return turn;
  const cleared = change(turn, { routedAt: null, pending: { ...noCounts, seconds: 0 } });
  return say(cleared, now, 'drifted', 'The balancer has other weights than it should; they are set again.');
}

function onStopped(turn: Turn, instanceId: string, now: number): Turn {
  const { state } = turn;
  if (isAt(state, 'stop-old') && state.from?.instanceId === instanceId) return advance(turn, now);
  return state.phase === 'stopping_new' && isNew(state, instanceId) ? endBack(turn, now) : turn;
}

function endBack(turn: Turn, now: number): Turn {
  const { state } = turn;
  const sentence = backSentence(state, state.reason ?? 'unknown', true);
  return end(turn, now, state.from === null ? 'failed' : 'rolled_back', sentence);
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

function onDeadline(turn: Turn, now: number): Turn {
  const { state } = turn;
  if (isReturning(state)) return onDeadlineBack(turn, now);
  if (state.phase === 'waiting_for_human')
    return rollBack(turn, now, `nobody answered: ${state.reason ?? ''}`);
  if (state.held === 'baseline') return ask(turn, now, state.reason ?? 'the stable version itself fails');
  if (state.held === 'counts') return rollBack(turn, now, state.reason ?? 'the balancer gives no counts');
  switch (currentStep(state).kind) {
    case 'start':
      return rollBack(turn, now, 'it did not start in time');
    case 'wait-ready':
      return rollBack(turn, now, 'it was not ready in time');
    case 'probe':
      return rollBack(turn, now, `it did not answer its probes in time (${state.probeDetail})`);
    case 'route':
      return rollBack(turn, now, 'the balancer did not take its weight in time');
    case 'bake':
    case 'prove-safe':
      return hold(turn, now, 'counts', '');
    case 'drain-old':
      return advance(turn, now);
    case 'stop-old':
      return advance(say(turn, now, 'not_stopped', 'The old version did not stop in time.'), now);
    case 'finish':
      return turn;
  }
}

/** A way back never gives up while the new version may still get traffic. */
function onDeadlineBack(turn: Turn, now: number): Turn {
  const { state } = turn;
  if (state.phase === 'draining_new') return stopNew(turn, now);
  if (state.phase === 'stopping_new') {
    return endBack(say(turn, now, 'not_stopped', `${name(state)} did not stop in time.`), now);
  }
  const line = `The balancer has not confirmed yet that ${name(state)} gets no traffic; a person should look.`;
  return say(
    change(turn, { deadline: now + state.settings.readyDeadlineMs }),
    now,
    'still_routing_back',
    line,
  );
}
