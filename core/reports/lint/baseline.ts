import { FinalError } from '../../errors/fairlead-error.ts';
import type { Located } from './located.ts';

const maxFingerprints = 500_000;
const fingerprint = /^[0-9a-f]{32}$/;

/** What is wrong with a baseline, or its fingerprints. */
function readFingerprints(data: unknown): string | ReadonlySet<string> {
  if (typeof data !== 'object' || data === null) return 'it is no object';
  if (!('schema' in data) || data.schema !== 1) return 'schema: it is not 1';
  const list: unknown = 'fingerprints' in data ? data.fingerprints : null;
  if (!Array.isArray(list)) return 'fingerprints: it is no list';
  if (list.length > maxFingerprints) return `fingerprints: more than ${maxFingerprints}`;
  const found = new Set<string>();
  for (const [index, print] of (list as unknown[]).entries()) {
    if (typeof print !== 'string' || !fingerprint.test(print)) return `fingerprints.${index}: it is none`;
    found.add(print);
  }
  return found;
}

/** Reads a baseline as {@link baselineOf} writes it. Errors: FL_REPORT_INVALID. */
export function parseBaseline(text: string): ReadonlySet<string> {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new FinalError('FL_REPORT_INVALID', 'the baseline is not JSON', { cause });
  }
  const found = readFingerprints(data);
  if (typeof found !== 'string') return found;
  throw new FinalError('FL_REPORT_INVALID', `the baseline, ${found}`);
}

/** All findings of today as a baseline: one fingerprint a line, sorted, so that branches merge. */
export function baselineOf(all: readonly Located[]): string {
  const prints = all.filter(({ state }) => state !== 'suppressed').map((located) => located.fingerprint);
  const fingerprints = [...new Set(prints)].sort();
  return `${JSON.stringify({ schema: 1, fingerprints }, null, 1)}\n`;
}
