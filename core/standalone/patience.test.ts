import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { FinalError, TransientError } from '../errors/fairlead-error.ts';
import { patiently } from './patience.ts';

function transient(retryAfterMs?: number): TransientError {
  return new TransientError('FL_GITHUB_UNREACHABLE', '', retryAfterMs === undefined ? {} : { retryAfterMs });
}

/** A read that throws these one after the other and then answers. */
async function read(errors: readonly unknown[]) {
  const left = [...errors];
  const waits: number[] = [];
  let tries = 0;
  const answer = await patiently(
    async () => {
      tries += 1;
      if (left.length > 0) throw left.shift();
      return 'answer';
    },
    { sleep: async (ms) => void waits.push(ms) },
  ).catch((error: unknown) => error);
  return { answer, waits, tries };
}

test('waits longer each time, and as long as the other side asks', async () => {
  expect(await read([transient(), transient(7_000), transient()])).toEqual({
    answer: 'answer',
    waits: [1_000, 7_000, 4_000],
    tries: 4,
  });
});

test('a final error and a long wait end it at once', async () => {
  const final = new FinalError('FL_GITHUB_REFUSED');
  expect(await read([final])).toEqual({ answer: final, waits: [], tries: 1 });
  const hour = transient(3_600_000);
  expect(await read([hour])).toEqual({ answer: hour, waits: [], tries: 1 });
});

test('four tries at most, and never longer than some minutes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(fc.integer({ min: 0, max: 200_000 }))), async (asked) => {
      const errors = asked.map((ms) => transient(ms ?? undefined));
      const { answer, waits, tries } = await read(errors);
      expect(tries).toBeLessThanOrEqual(4);
      expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(270_000);
      expect(answer === 'answer' || errors.includes(answer as TransientError)).toBe(true);
    }),
  );
});
