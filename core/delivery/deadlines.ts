import { advance, ask, endBack, hold, rollBack, stopNew } from './moves.ts';
import { change, currentStep, isReturning, name, say, type RolloutState, type Turn } from './state.ts';

/** What happens by itself when nothing was seen for too long. */
export function onDeadline(turn: Turn, now: number): Turn {
  const { state } = turn;
  if (state.deadline === null || now < state.deadline) return turn;
  if (isReturning(state)) return onDeadlineBack(turn, now);
  if (state.phase === 'waiting_for_human')
    return rollBack(turn, now, `nobody answered: ${state.reason ?? ''}`);
  if (state.held === 'baseline') return ask(turn, now, state.reason ?? 'the stable version itself fails');
  if (state.held === 'counts') return rollBack(turn, now, state.reason ?? 'the balancer gives no counts');
  const { kind } = currentStep(state);
  if (kind === 'drain-old') return advance(turn, now);
  if (kind === 'stop-old') {
    return advance(say(turn, now, 'not_stopped', 'The old version did not stop in time.'), now);
  }
  return kind === 'bake' ? hold(turn, now, 'counts', '') : rollBack(turn, now, tooLate(state));
}

function tooLate(state: RolloutState): string {
  const { kind } = currentStep(state);
  if (kind === 'start') return 'it did not start in time';
  if (kind === 'wait-ready') return 'it was not ready in time';
  if (kind === 'probe') return `it did not answer its probes in time (${state.probeDetail})`;
  return 'the balancer did not take its weight in time';
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
