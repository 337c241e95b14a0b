import type { RolloutStatus } from '../api/rollouts.ts';
import { limits } from '../delivery/evidence.ts';

/** While only the evidence changes, it is told this often. */
const evidenceEveryMs = 30_000;

function evidence(value: number): string {
  if (value >= 1_000_000) return value.toExponential(1);
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
}

/**
 * Where a rollout is, as a sentence: its step, the share of requests, and how strong the evidence is. Null while it has
 * not begun, or has ended.
 */
export function progressLine(status: RolloutStatus): string | null {
  const { step, steps, weight, version, eHarm, eSafe, ended } = status;
  if (ended || step === 0) return null;
  const place = `step ${step} of ${steps}: ${version} gets ${weight} % of the requests`;
  const harm = `evidence of harm ${evidence(eHarm)}, goes back at ${limits.harm}`;
  if (weight === 100) return `${place}; ${harm}`;
  return `${place}; ${harm}; of safety ${evidence(eSafe)}, proven at ${limits.safe}`;
}

/** Log lines after the last one that was printed. The App keeps the newest ones only, so they are not counted. */
function fresh(log: RolloutStatus['log'], last: string | null): readonly string[] {
  const lines = log.map(({ at, line }) => `${at} ${line}`);
  return last === null ? lines : lines.slice(lines.lastIndexOf(last) + 1);
}

/** Prints what is new of a rollout: lines of its log, its sentence, its step and the evidence. */
export function rolloutPrinter(
  info: (line: string) => void,
  /** Milliseconds since the epoch. */
  now: () => number,
): (status: RolloutStatus) => void {
  let lastLine: string | null = null;
  let lastSentence = '';
  let told = { place: '', line: '', at: 0 };
  return (status) => {
    for (const line of fresh(status.log, lastLine)) {
      info(line);
      lastLine = line;
    }
    const sentence = `${status.state.replaceAll('_', ' ')}: ${status.sentence}`;
    if (sentence !== lastSentence) info(sentence);
    lastSentence = sentence;
    const line = progressLine(status);
    if (line === null || line === told.line) return;
    const place = `${status.step} ${status.weight}`;
    if (place === told.place && now() - told.at < evidenceEveryMs) return;
    info(line);
    told = { place, line, at: now() };
  };
}
