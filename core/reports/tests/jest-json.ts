import { z } from 'zod';
import { FinalError } from '../../errors/fairlead-error.ts';
import { JsonElements } from '../json/elements.ts';
import { KeptCases } from './kept.ts';
import type { TestCase, TestReader } from './types.ts';

const title = 'Jest’s JSON';
const around = z.object({ testResults: z.array(z.unknown()) });
const testFile = z.object({
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
});

const outcomes: Readonly<Record<string, TestCase['outcome']>> = { passed: 'passed', failed: 'failed' };

function check<Schema extends z.ZodType>(schema: Schema, data: unknown, where: string): z.infer<Schema> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = [...(where === '' ? [] : [where]), ...(issue?.path ?? [])].join('.');
  throw new FinalError('FL_REPORT_INVALID', `${title}, ${path}: ${issue?.message ?? ''}`);
}

function casesOf(file: z.infer<typeof testFile>): TestCase[] {
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
  const whole = { suite: file.name, classname: '', name: 'the test file', seconds: 0, message: '', line: 0 };
  return [...cases, { ...whole, outcome: 'error', detail: file.message ?? '', file: file.name }];
}

/**
 * Reads what `jest --json` and Vitest's JSON reporter write (Jest's documentation, `--json`), one test file at a time.
 * Errors: FL_REPORT_INVALID, FL_REPORT_TRUNCATED, FL_REPORT_TOO_LARGE.
 */
export function createJestReader(): TestReader {
  const kept = new KeptCases();
  const reader = new JsonElements({
    title,
    elements: { file: ['testResults', '[]'] },
    // With `--coverage` the report holds all of that as well.
    skip: [['coverageMap', '{}']],
    onElement(_, value, [index = 0]) {
      for (const test of casesOf(check(testFile, value, `testResults.${index}`))) kept.push(test);
    },
  });
  return {
    write: (text) => reader.write(text),
    end() {
      check(around, reader.end(), '');
      return kept.cases;
    },
  };
}
