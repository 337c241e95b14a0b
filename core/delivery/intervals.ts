import {
  logAbsolute,
  readings,
  rejects,
  restartBase,
  stepAbsolute,
  stepAnalysis,
  type IntervalCounts,
} from '../analysis/index.ts';
import type { Interval } from '../ports/traffic.ts';
import { advance, ask, hold, resume, rollBack, staleMs } from './moves.ts';
import {
  change,
  currentStep,
  isReturning,
  noCounts,
  plannedWeight,
  say,
  type RolloutState,
  type Turn,
} from './state.ts';
import { budgetReason, eValue, harmReason, printE, printShare } from './words.ts';

/** Length of the balancer's own intervals: their ids count seconds. */
const balancerMs = 1_000;
/** A sick baseline has recovered after this many intervals within its SLO, one after the other. */
const recoveryIntervals = 6;
const alphaFinal = 0.01;

/** Takes in one closed interval of the balancer. One that was seen before, or an older one, changes nothing. */
export function onInterval(turn: Turn, interval: Interval, now: number): Turn {
  const { state } = turn;
  if (isReturning(state) || !isNewer(interval, state)) return turn;
  const counts = countsOf(interval, state);
  if (counts === null) return onCountsMissing(turn, now, 'counts that cannot be');
  const seen = change(turn, {
    lastIntervalId: interval.id,
    lastIntervalStart: interval.startedAt,
    countsAt: now,
    ...(state.phase === 'stepping' && currentStep(state).kind === 'bake'
      ? { deadline: now + staleMs(state) }
      : {}),
  });
  const going = state.held === 'counts' ? resume(seen, now, 'The balancer gives counts again.') : seen;
  if (!isMeasured(state)) return going;
  if (state.routedAt === null || interval.startedAt < state.routedAt)
    return onEdge(going, counts, interval.startedAt, now);
  const pending = { ...add(state.pending, counts), seconds: state.pending.seconds + 1 };
  if (pending.seconds * balancerMs < state.settings.intervalMs) return change(going, { pending });
  const { seconds, ...whole } = pending;
  const startedAt = interval.startedAt - (seconds - 1) * balancerMs;
  const cleared = change(going, { pending: { ...noCounts, seconds: 0 } });
  return plannedWeight(state) === 100
    ? onFinal(cleared, whole, startedAt, now)
    : onCompared(cleared, whole, startedAt, now);
}

/** No counts are no evidence: the bake's clock stands until they come again. */
export function onCountsMissing(turn: Turn, now: number, detail: string): Turn {
  const { state } = turn;
  if (state.phase !== 'stepping' || currentStep(state).kind !== 'bake') return turn;
  return hold(turn, now, 'counts', detail);
}

function isMeasured(state: RolloutState): boolean {
  const { kind } = currentStep(state);
  return kind === 'route' || kind === 'bake' || kind === 'prove-safe';
}

/** Ids are `<start id>/<second>`. With another start id, the balancer was restarted: then the time decides. */
function isNewer(interval: Interval, state: RolloutState): boolean {
  if (interval.id === state.lastIntervalId) return false;
  if (state.lastIntervalId === null) return true;
  const [start, second] = splitId(interval.id);
  const [lastStart, lastSecond] = splitId(state.lastIntervalId);
  const comparable = start === lastStart && Number.isFinite(second) && Number.isFinite(lastSecond);
  return comparable ? second > lastSecond : interval.startedAt > state.lastIntervalStart;
}

function splitId(id: string): readonly [string, number] {
  const slash = id.lastIndexOf('/');
  return [id.slice(0, slash), slash < 0 ? Number.NaN : Number(id.slice(slash + 1))];
}

/** The counts of both versions, or null where the balancer says something impossible. */
function countsOf(interval: Interval, state: RolloutState): IntervalCounts | null {
  const of = (id: string | undefined): { readonly errors: number; readonly requests: number } =>
    interval.targets.find((target) => target.id === id) ?? { errors: 0, requests: 0 };
  const canary = of(state.to.instanceId);
  const baseline = of(state.from?.instanceId);
  for (const { errors, requests } of [canary, baseline]) {
    if (!Number.isSafeInteger(errors) || !Number.isSafeInteger(requests)) return null;
    if (errors < 0 || errors > requests) return null;
  }
  return {
    canaryErrors: canary.errors,
    canaryRequests: canary.requests,
    baselineErrors: baseline.errors,
    baselineRequests: baseline.requests,
  };
}

/** An interval in which the weight changed: evidence of harm where both had traffic, no part of the bake. */
function onEdge(turn: Turn, counts: IntervalCounts, startedAt: number, now: number): Turn {
  if (counts.canaryRequests === 0 || counts.baselineRequests === 0) return turn;
  const compared = compare(turn, counts, startedAt);
  return isHarm(compared.state) ? rollBack(compared, now, harmReason(compared.state)) : compared;
}

/** An evaluated interval below 100 %. */
function onCompared(turn: Turn, counts: IntervalCounts, startedAt: number, now: number): Turn {
  const compared = compare(turn, counts, startedAt);
  const { state } = compared;
  const log = readings(state.analysis);
  const { alphaHarm, alphaSafe, alphaBase } = state.settings.analysis;
  const line =
    `weight ${plannedWeight(state)}: ${printShare(counts.canaryErrors, counts.canaryRequests)} failed, stable ` +
    `${printShare(counts.baselineErrors, counts.baselineRequests)}; e-values: harm ${printE(log.logHarm)} of ` +
    `${Math.round(1 / alphaHarm)}, safe ${printE(log.logSafe)} of ${Math.round(1 / alphaSafe)}`;
  const said = say(compared, now, 'interval', line, {
    ...counts,
    intervalId: state.lastIntervalId,
    weight: plannedWeight(state),
    eHarm: eValue(log.logHarm),
    eSafe: eValue(log.logSafe),
    eBase: eValue(log.logBase),
  });
  if (isHarm(state)) return rollBack(said, now, harmReason(state));
  if (state.phase === 'waiting_for_human') return said;
  if (state.held === 'baseline') return afterSickness(said, now);
  if (rejects(log.logBase, alphaBase)) {
    const limit = Math.round(1 / alphaBase);
    return hold(
      change(said, { baselineGood: [] }),
      now,
      'baseline',
      `e-value ${printE(log.logBase)}, limit ${limit}`,
    );
  }
  return bakeOn(said, counts.canaryRequests, now);
}

/** An evaluated interval at 100 %: the new version against its budget. */
function onFinal(turn: Turn, counts: IntervalCounts, startedAt: number, now: number): Turn {
  const { state } = turn;
  const { phi } = state.dispersion;
  const final = stepAbsolute(
    state.final,
    counts.canaryErrors / phi,
    counts.canaryRequests / phi,
    state.budget,
  );
  const log = logAbsolute(final);
  const limit = Math.round(1 / alphaFinal);
  const tested = change(turn, {
    final,
    finalCounts: {
      errors: state.finalCounts.errors + counts.canaryErrors,
      requests: state.finalCounts.requests + counts.canaryRequests,
    },
    firstBadAt: firstBad(state, log, counts.canaryErrors, startedAt),
  });
  const line = `weight 100: ${printShare(counts.canaryErrors, counts.canaryRequests)} failed; e-value ${printE(log)} of ${limit}`;
  const said = say(tested, now, 'interval', line, {
    ...counts,
    intervalId: state.lastIntervalId,
    weight: 100,
    eHarm: eValue(log),
  });
  if (rejects(log, alphaFinal)) {
    return rollBack(said, now, budgetReason(said.state, limit), { eHarm: eValue(log) });
  }
  return state.phase === 'waiting_for_human' ? said : bakeOn(said, counts.canaryRequests, now);
}

function compare(turn: Turn, counts: IntervalCounts, startedAt: number): Turn {
  const { state } = turn;
  const settings = state.settings.analysis;
  const analysis = stepAnalysis(state.analysis, counts, settings, state.dispersion.phi);
  const withinSlo = counts.baselineErrors <= settings.baseSlo * counts.baselineRequests;
  return change(turn, {
    analysis,
    counts: add(state.counts, counts),
    firstBadAt: firstBad(state, readings(analysis).logHarm, counts.canaryErrors, startedAt),
    ...(counts.baselineRequests === 0
      ? {}
      : { baselineGood: [...state.baselineGood, withinSlo].slice(-recoveryIntervals) }),
  });
}

/** The start of the bad run: the first failed request since the evidence last spoke for the new version. */
function firstBad(state: RolloutState, logHarm: number, errors: number, startedAt: number): number | null {
  if (logHarm <= 0) return null;
  return state.firstBadAt ?? (errors > 0 ? startedAt : null);
}

function isHarm(state: RolloutState): boolean {
  return rejects(readings(state.analysis).logHarm, state.settings.analysis.alphaHarm);
}

/** What the test of the baseline found is over: it begins anew. */
function afterSickness(turn: Turn, now: number): Turn {
  const { state } = turn;
  const recovered = state.baselineGood.length === recoveryIntervals && state.baselineGood.every(Boolean);
  if (!recovered) return turn;
  const fresh = change(turn, { analysis: restartBase(state.analysis) });
  return resume(fresh, now, `The stable version is within its SLO again for ${recoveryIntervals} intervals.`);
}

function bakeOn(turn: Turn, requests: number, now: number): Turn {
  const { state } = turn;
  const bake = { ...state.bake, done: state.bake.done + 1, requests: state.bake.requests + requests };
  const baked = change(turn, { bake });
  if (bake.done < bake.target) return baked;
  // A first release and a rollback do not wait for traffic: nothing better could be done without it.
  const expectsTraffic = state.plan.some((step) => step.kind === 'prove-safe');
  if (bake.requests === 0 && expectsTraffic) return ask(baked, now, 'it got no request in a whole bake');
  return advance(baked, now);
}

function add(a: IntervalCounts, b: IntervalCounts): IntervalCounts {
  return {
    canaryErrors: a.canaryErrors + b.canaryErrors,
    canaryRequests: a.canaryRequests + b.canaryRequests,
    baselineErrors: a.baselineErrors + b.baselineErrors,
    baselineRequests: a.baselineRequests + b.baselineRequests,
  };
}
