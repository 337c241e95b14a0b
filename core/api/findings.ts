import { z } from 'zod';
import { origin, repositoryPath, sha1 } from './common.ts';

/** `POST /v1/findings`: what a lint or coverage job of a pull request from inside found. */
export const annotation = z
  .object({
    path: repositoryPath,
    startLine: z.number().int().min(1),
    endLine: z.number().int().min(1),
    startColumn: z.number().int().min(1).optional(),
    endColumn: z.number().int().min(1).optional(),
    level: z.enum(['notice', 'warning', 'failure']),
    title: z.string().max(255),
    message: z.string().min(1).max(16_000),
    /** More about it, shown as plain text in a block of its own: a suggested change. */
    rawDetails: z.string().max(16_000).optional(),
  })
  .refine((a) => a.endLine >= a.startLine, 'endLine is before startLine');

export const findingsRequest = origin.extend({
  schema: z.literal(1),
  concern: z.enum(['lint', 'coverage']),
  headSha: sha1,
  conclusion: z.enum(['success', 'failure', 'neutral']),
  /** One plain sentence. */
  title: z.string().min(1).max(255),
  /** Lines of plain text, shown as a list; never read as Markdown. */
  lines: z.array(z.string().max(1000)).max(100),
  /** Most important first. */
  annotations: z.array(annotation).max(5000),
  /** Findings beyond the annotations that were sent. */
  leftOut: z.number().int().min(0),
});

export type Findings = z.infer<typeof findingsRequest>;
export type FindingAnnotation = z.infer<typeof annotation>;
