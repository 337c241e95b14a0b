import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { projectFile } from '../../fakes/project-file.ts';
import { progress, type Figure } from './figure.ts';

const count = z.int().min(0);
const summary = {
  percent: z.number().min(0).max(100),
  killed: count,
  timeout: count,
  survived: count,
  noCoverage: count,
  errors: count,
};
const reportSchema = z.strictObject({
  date: z.iso.datetime({ offset: true }),
  ...summary,
  folders: z.record(z.string(), z.strictObject(summary)),
  files: z.record(z.string(), z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), ...summary })),
  survivors: z.array(
    z.strictObject({
      place: z.string(),
      mutator: z.string(),
      replacement: z.string(),
      covered: z.boolean(),
    }),
  ),
});

export type MutationReport = z.infer<typeof reportSchema>;

/** What `npm run mutation` kept of its last run. @throws where there is none, or it cannot be read. */
export function mutationReport(): MutationReport {
  return reportSchema.parse(JSON.parse(readFileSync(projectFile('test/reports/mutation.json'), 'utf8')));
}

/** Mutants of the rule code that its tests see, as the last report has it. */
export function* mutation(): Generator<Figure> {
  const { percent, files } = mutationReport();
  const stale = Object.entries(files).filter(([file, { sha256 }]) => hashOf(file) !== sha256);
  if (stale.length > 0) {
    progress(`${stale.length} files changed since the mutants were counted: npm run mutation`);
  }
  yield { name: 'policy.mutation.killed_percent', value: percent, unit: 'percent' };
}

/** Null for a file that is gone. */
function hashOf(file: string): string | null {
  try {
    return createHash('sha256')
      .update(readFileSync(projectFile(file)))
      .digest('hex');
  } catch {
    return null;
  }
}
