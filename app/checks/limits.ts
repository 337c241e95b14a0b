import type { CheckRun } from '../../core/ports/github.ts';

/** What GitHub takes (REST documentation, "Create a check run"), in characters; some room is left below bytes. */
export const limits = { title: 255, summary: 65_535, message: 16_000, cell: 2_000 } as const;

/** The part of a check run that people read. */
export type CheckOutput = Pick<CheckRun, 'title' | 'summary' | 'annotations'>;
