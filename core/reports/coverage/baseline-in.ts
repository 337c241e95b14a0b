import { z } from 'zod';
import { repositoryPath, sha1 } from '../../api/common.ts';
import { FinalError } from '../../errors/fairlead-error.ts';
import type { Baseline } from './baseline.ts';

const maxFiles = 100_000;
const number = z.number().int().min(0);
const percentage = z.number().min(0).max(100);
const record = z.object({
  schema: z.literal(1),
  commit: sha1,
  files: z
    .record(repositoryPath, z.tuple([number, number, number, number]))
    .refine((files) => Object.keys(files).length <= maxFiles, 'too many files'),
  best: z.record(z.string().max(200), percentage),
});

/** Reads what `renderBaseline` wrote; whoever can write to the repository may have written it. */
export function parseBaseline(text: string): Baseline {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new FinalError('FL_BASELINE_INVALID', 'it is not JSON', { cause });
  }
  const parsed = record.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new FinalError('FL_BASELINE_INVALID', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { commit, files, best } = parsed.data;
  return {
    commit,
    files: new Map(
      Object.entries(files).map(([path, [covered, total, taken, branches]]) => [
        path,
        { lines: { covered, total }, branches: { covered: taken, total: branches } },
      ]),
    ),
    best: new Map(Object.entries(best)),
  };
}
