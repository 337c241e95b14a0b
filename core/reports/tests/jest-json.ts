import { z } from 'zod';
import { FinalError } from '../../errors/fairlead-error.ts';
import type { TestCase } from './types.ts';

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()).optional(),
          title: z.string(),
          status: z.string(),
          duration: z.number().nullish(),
          failureMessages: z.array(z.string()).nullish(),
          location: z.object({ line: z.number() }).nullish(),
        }),
      ),
    }),
  ),
});

const outcomes: Readonly<Record<string, TestCase['outcome']>> = { passed: 'passed', failed: 'failed' };

/** Reads what `jest --json` and Vitest's JSON reporter write (Jest's documentation, `--json`). */
export function parseJestJson(data: unknown): TestCase[] {
  const parsed = report.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const detail = `Jest’s JSON, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    throw new FinalError('FL_REPORT_INVALID', detail);
  }
  return parsed.data.testResults.flatMap((file): TestCase[] => {
    const cases = file.assertionResults.map((test): TestCase => ({
      suite: file.name,
      classname: (test.ancestorTitles ?? []).join(' '),
      name: test.title,
      outcome: outcomes[test.status] ?? 'skipped',
      seconds: (test.duration ?? 0) / 1000,
      message: '',
      detail: (test.failureMessages ?? []).join('\n'),
      file: file.name,
      line: test.location?.line ?? 0,
    }));
    if (file.status !== 'failed' || cases.some((test) => test.outcome === 'failed')) return cases;
    // The file itself could not be run.
    const whole = {
      suite: file.name,
      classname: '',
      name: 'the test file',
      seconds: 0,
      message: '',
      line: 0,
    };
    return [...cases, { ...whole, outcome: 'error', detail: file.message ?? '', file: file.name }];
  });
}
