import { z } from 'zod';
import { origin, repositoryPath, sha1, sha256 } from './common.ts';
import {
  maxAnnotations,
  maxGroups,
  maxHighlights,
  maxLine,
  maxLines,
  maxMessage,
  maxPages,
  maxTitle,
} from './limits.ts';

/** `POST /v1/findings`: what a lint or coverage job of a pull request from inside found. */
export const annotation = z
  .object({
    path: repositoryPath,
    startLine: z.number().int().min(1),
    endLine: z.number().int().min(1),
    startColumn: z.number().int().min(1).optional(),
    endColumn: z.number().int().min(1).optional(),
    level: z.enum(['notice', 'warning', 'failure']),
    title: z.string().max(maxTitle),
    message: z.string().min(1).max(maxMessage),
    /** More about it, shown as plain text in a block of its own: a suggested change. */
    rawDetails: z.string().max(maxMessage).optional(),
  })
  .refine((a) => a.endLine >= a.startLine, 'endLine is before startLine');

/** A report that is too large for one request comes in several, each with a part of the annotations, in order. */
const page = z
  .object({
    number: z.number().int().min(1).max(maxPages),
    of: z.number().int().min(2).max(maxPages),
    /** The same on every page of one report, and another one for any other report. */
    set: sha256,
  })
  .refine(({ number, of }) => number <= of, 'number is above of');

export const findingsRequest = origin.extend({
  schema: z.literal(1),
  concern: z.enum(['lint', 'coverage']),
  headSha: sha1,
  conclusion: z.enum(['success', 'failure', 'neutral']),
  /** One plain sentence. */
  title: z.string().min(1).max(maxTitle),
  /** Lines of plain text, shown as a list; never read as Markdown. */
  lines: z.array(z.string().max(maxLine)).max(maxLines),
  /** Most important first. */
  annotations: z.array(annotation).max(maxAnnotations),
  /** Findings beyond the annotations of all pages. */
  leftOut: z.number().int().min(0),
  /** What was left out, by rule, most first. Rules that are not named here make up the rest of `leftOut`. */
  grouped: z
    .array(
      z.object({
        rule: z.string().max(maxTitle),
        findings: z.number().int().min(1),
        files: z.number().int().min(1),
      }),
    )
    .max(maxGroups)
    .optional(),
  /** Name of the job's file that holds every finding, annotated or not. */
  file: z.string().max(255).optional(),
  /** Lines for the comment on the pull request; each stands in `lines` as well. */
  highlights: z.array(z.string().max(maxLine)).max(maxHighlights).optional(),
  /** Which of several jobs or steps on one commit says so; the check tells of all of them. */
  part: z.object({ id: z.string().regex(/^[0-9a-f]{32}$/), name: z.string().min(1).max(100) }).optional(),
  page: page.optional(),
});

export type Findings = z.infer<typeof findingsRequest>;
export type FindingGroup = NonNullable<Findings['grouped']>[number];
export type FindingAnnotation = z.infer<typeof annotation>;
