import { z } from 'zod';
import { FinalError } from '../../errors/fairlead-error.ts';
import type { Located } from './located.ts';

const shape = z.object({
  schema: z.literal(1),
  fingerprints: z.array(z.string().regex(/^[0-9a-f]{32}$/)).max(500_000),
});

/** Reads a baseline as {@link baselineOf} writes it. Errors: FL_REPORT_INVALID. */
export function parseBaseline(text: string): ReadonlySet<string> {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new FinalError('FL_REPORT_INVALID', 'the baseline is not JSON', { cause });
  }
  const parsed = shape.safeParse(data);
  if (parsed.success) return new Set(parsed.data.fingerprints);
  const issue = parsed.error.issues[0];
  throw new FinalError(
    'FL_REPORT_INVALID',
    `the baseline, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}

/** All findings of today as a baseline: one fingerprint a line, sorted, so that branches merge. */
export function baselineOf(all: readonly Located[]): string {
  const prints = all.filter(({ state }) => state !== 'suppressed').map((located) => located.fingerprint);
  const fingerprints = [...new Set(prints)].sort();
  return `${JSON.stringify({ schema: 1, fingerprints }, null, 1)}\n`;
}
