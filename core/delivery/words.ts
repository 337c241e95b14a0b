import { logAbsolute, readings } from '../analysis/index.ts';
import { currentStep, name, plannedWeight, type RolloutState } from './state.ts';

/** At most this much of what others wrote goes into a sentence. */
const foreignLimit = 200;

/** An e-value from its natural logarithm; finite, however strong the evidence. */
export function eValue(log: number): number {
  return Math.exp(Math.min(log, 700));
}

/** `480`, `0.62`, `1.2e+9` */
export function printE(log: number): string {
  const value = eValue(log);
  if (value >= 1e6) return value.toExponential(1);
  return value.toLocaleString(
    'en-US',
    value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 2 },
  );
}

/** `7 of 2,240` */
export function printShare(errors: number, requests: number): string {
  return `${errors.toLocaleString('en-US')} of ${requests.toLocaleString('en-US')}`;
}

/** Text that others wrote, as part of one line. */
export function foreign(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length > foreignLimit ? `${line.slice(0, foreignLimit)}…` : line;
}

/** Why the comparison with the stable version speaks against the new one. */
export function harmReason(state: RolloutState): string {
  const { counts, settings, from, to } = state;
  const limit = Math.round(1 / settings.analysis.alphaHarm);
  return (
    `${printShare(counts.canaryErrors, counts.canaryRequests)} requests failed on ${to.version} against ` +
    `${printShare(counts.baselineErrors, counts.baselineRequests)} on ${from?.version ?? 'the old version'} ` +
    `(e-value ${printE(readings(state.analysis).logHarm)}, limit ${limit})`
  );
}

/** Why the final test speaks against the new version. */
export function budgetReason(state: RolloutState, limit: number): string {
  const { errors, requests } = state.finalCounts;
  return (
    `${printShare(errors, requests)} requests failed on ${state.to.version}, budget ${printPercent(state.budget)} ` +
    `(e-value ${printE(logAbsolute(state.final))}, limit ${limit})`
  );
}

/** The one sentence of a way back: `Rolling back` under way, `Rolled back` when it is over. */
export function backSentence(state: RolloutState, reason: string, over: boolean): string {
  const verb =
    state.from === null ? (over ? 'Took off' : 'Taking off') : over ? 'Rolled back' : 'Rolling back';
  const where = state.from === null ? name(state) : `${name(state)} to ${state.from.version}`;
  return `${verb} ${where} at weight ${plannedWeight(state)}: ${reason}.`;
}

/** What the step is about, for people. */
export function stepSentence(state: RolloutState): string {
  const step = currentStep(state);
  switch (step.kind) {
    case 'start':
      return `Starting ${name(state)}.`;
    case 'wait-ready':
      return `Waiting until ${name(state)} is ready.`;
    case 'probe':
      return `Probing ${name(state)}.`;
    case 'route':
      return `Setting the weight of ${name(state)} to ${step.weight}.`;
    case 'bake':
      return `Baking ${name(state)} at weight ${step.weight}.`;
    case 'prove-safe':
      return `Asking for proof that ${name(state)} is safe.`;
    case 'drain-old':
      return `${name(state)} has all traffic; ${state.from?.version ?? 'the old version'} is draining.`;
    case 'stop-old':
      return `${name(state)} has all traffic; stopping ${state.from?.version ?? 'the old version'}.`;
    case 'finish':
      return doneSentence(state);
  }
}

function doneSentence(state: RolloutState): string {
  const { errors, requests } = state.finalCounts;
  if (state.from?.instanceId === state.to.instanceId) return `${name(state)} was live already and runs.`;
  const seen =
    requests === 0
      ? 'no request came in the final bake, only its probes speak for it'
      : `${printShare(errors, requests)} requests failed in the final bake`;
  return `Rolled out ${name(state)} to ${state.environment}: ${seen}.`;
}

function printPercent(ratio: number): string {
  return `${(ratio * 100).toLocaleString('en-US', { maximumFractionDigits: 2 })} %`;
}
