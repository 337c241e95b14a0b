import { currentStep, isReturning, plannedWeight, type RolloutState } from './state.ts';
import type { Command } from './types.ts';

/** A cold version answers one round of probes a second. */
const probeEveryMs = 1_000;

type Weights = Readonly<Record<string, number>>;

/** The weights that should be in force, by instance id: they add up to 100, or there are none. */
export function desiredWeights(state: RolloutState): Weights {
  const { from, to } = state;
  if (from?.instanceId === to.instanceId) return { [to.instanceId]: 100 };
  const wanted = goesBack(state) ? 0 : plannedWeight(state);
  if (from === null) return wanted === 0 ? {} : { [to.instanceId]: 100 };
  const oldGone = currentStep(state).kind === 'stop-old' || currentStep(state).kind === 'finish';
  if (!goesBack(state) && oldGone) return { [to.instanceId]: 100 };
  if (goesBack(state) && (state.phase === 'stopping_new' || state.phase === 'ended')) {
    return { [from.instanceId]: 100 };
  }
  return { [from.instanceId]: 100 - wanted, [to.instanceId]: wanted };
}

/** What should be done now. Derived from the state alone; all of it may be repeated. */
export function commandsFor(state: RolloutState, now: number): readonly Command[] {
  if (state.phase === 'ended') return [];
  return isReturning(state) ? commandsBack(state) : commandsForward(state, now);
}

function commandsForward(state: RolloutState, now: number): readonly Command[] {
  const instanceId = state.to.instanceId;
  const step = currentStep(state);
  switch (step.kind) {
    case 'start':
      return [{ kind: 'start', instanceId }];
    case 'wait-ready':
      return [{ kind: 'check-ready', instanceId }];
    case 'probe':
      if (state.probedAt !== null && now - state.probedAt < probeEveryMs) return [];
      return [{ kind: 'probe', instanceId, paths: state.settings.probes }];
    case 'route':
      return [routeCommand(state), readCounts(state)];
    case 'bake':
    case 'prove-safe':
      return [state.routedAt === null ? routeCommand(state) : { kind: 'read-routing' }, readCounts(state)];
    case 'drain-old':
      return [state.routedAt === null ? routeCommand(state) : { kind: 'read-routing' }];
    case 'stop-old':
      return [routeCommand(state), ...(state.from === null ? [] : [stopCommand(state.from.instanceId)])];
    case 'finish':
      return [];
  }
}

function commandsBack(state: RolloutState): readonly Command[] {
  const { from, to } = state;
  if (state.phase === 'draining_new')
    return [state.routedAt === null ? routeCommand(state) : { kind: 'read-routing' }];
  if (state.phase === 'stopping_new') return [routeCommand(state), stopCommand(to.instanceId)];
  if (state.oldRunning || from === null) return [routeCommand(state)];
  return [
    { kind: 'start', instanceId: from.instanceId },
    { kind: 'check-ready', instanceId: from.instanceId },
  ];
}

function goesBack(state: RolloutState): boolean {
  return isReturning(state) || state.outcome === 'rolled_back' || state.outcome === 'failed';
}

function routeCommand(state: RolloutState): Command {
  return { kind: 'route', weights: desiredWeights(state) };
}

function readCounts(state: RolloutState): Command {
  return { kind: 'read-counts', afterIntervalId: state.lastIntervalId };
}

function stopCommand(instanceId: string): Command {
  return { kind: 'stop', instanceId };
}
