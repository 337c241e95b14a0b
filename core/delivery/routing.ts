import { desiredWeights } from './commands.ts';
import { advance, stopNew } from './moves.ts';
import {
  change,
  currentStep,
  isReturning,
  name,
  noCounts,
  say,
  type RolloutState,
  type Turn,
} from './state.ts';
import type { Observation } from './types.ts';

type Routing = Observation & { readonly kind: 'routing' };

/** The weights as the balancer has them: only what was read back moves a rollout on. */
export function onRouting(turn: Turn, seen: Routing, now: number): Turn {
  const { state } = turn;
  const weight = seen.weights[state.to.instanceId] ?? 0;
  const noted = weight === state.weight ? turn : change(turn, { weight });
  if (isReturning(state)) return onRoutingBack(noted, seen, now);
  const { kind } = currentStep(state);
  if (kind === 'start' || kind === 'wait-ready' || kind === 'probe' || kind === 'stop-old') return noted;
  if (!isInForce(state, seen.weights)) return drifted(noted, now);
  const set = weightSet(noted, seen, now);
  const isOver = kind === 'route' || (kind === 'drain-old' && idle(seen, state.from?.instanceId));
  return isOver ? advance(set, now) : set;
}

/** The order of a way back: weights, read back; drained; stopped. */
function onRoutingBack(turn: Turn, seen: Routing, now: number): Turn {
  const { state } = turn;
  if (state.phase === 'stopping_new') return turn;
  const zero = (seen.weights[state.to.instanceId] ?? 0) === 0 ? zeroTraffic(turn, now) : turn;
  if (!isInForce(state, seen.weights)) return drifted(zero, now);
  const draining = state.phase === 'routing_back' ? drainNew(zero, now) : inForceAgain(zero, now);
  return idle(seen, state.to.instanceId) ? stopNew(draining, now) : draining;
}

function zeroTraffic(turn: Turn, now: number): Turn {
  if (turn.state.zeroTrafficAt !== null) return turn;
  const line = `${name(turn.state)} gets no traffic any more.`;
  return say(change(turn, { zeroTrafficAt: now }), now, 'zero_traffic', line);
}

function drainNew(turn: Turn, now: number): Turn {
  const deadline = now + turn.state.settings.drainDeadlineMs;
  return change(turn, { phase: 'draining_new', routedAt: now, enteredAt: now, deadline });
}

function inForceAgain(turn: Turn, now: number): Turn {
  return turn.state.routedAt === null ? change(turn, { routedAt: now }) : turn;
}

function isInForce(state: RolloutState, weights: Readonly<Record<string, number>>): boolean {
  const desired = desiredWeights(state);
  const ids = new Set([...Object.keys(desired), ...Object.keys(weights)]);
  return [...ids].every((id) => (weights[id] ?? 0) === (desired[id] ?? 0));
}

function idle(seen: Routing, instanceId: string | undefined): boolean {
  return instanceId === undefined || (seen.inFlight[instanceId] ?? 0) === 0;
}

function weightSet(turn: Turn, seen: Routing, now: number): Turn {
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
