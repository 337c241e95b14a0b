import { z } from 'zod';

const text = z.string().max(10_000);

export const testRunStatus = z.object({
  runId: text,
  state: z.enum(['queued', 'starting', 'running', 'passed', 'failed', 'error', 'superseded']),
  sentence: text,
  passed: z.number(),
  failed: z.number(),
  // An App of a version before does not tell these.
  skipped: z.number().default(0),
  failures: z
    .array(z.object({ id: text, file: text.nullable(), line: z.number().nullable() }))
    .max(1000)
    .default([]),
});

export const rolloutStatus = z.object({
  rolloutId: text,
  state: z.enum(['running', 'held', 'waiting_for_human', 'done', 'rolled_back', 'failed']),
  ended: z.boolean(),
  version: text,
  weight: z.number(),
  step: z.number(),
  steps: z.number(),
  eHarm: z.number(),
  eSafe: z.number(),
  sentence: text,
  log: z.array(z.object({ at: text, line: text })),
});

export const apiError = z.object({
  error: z.object({ code: z.string().max(60), message: text, remedy: text, docs: text }),
});
