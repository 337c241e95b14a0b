import { expect, test } from '@jest/globals';
import { exercise } from '../../tools/bench/actions-message/exercise.ts';
import { faultKinds } from '../../tools/bench/actions-message/faults.ts';

test('each message is received exactly once in effect, whatever happens on the way', async () => {
  const result = await exercise({ faults: 66, undisturbed: 5, seed: 7 });
  expect(result).toMatchObject({ faults: 66, lost: 0, duplicated: 0 });
  expect(result.acks).toHaveLength(5);
  // Every kind of fault has happened.
  for (const kind of faultKinds) expect([kind, result.happened.get(kind)]).not.toEqual([kind, undefined]);
});

test('the control: a sender without a key of the message starts runs twice', async () => {
  const { lost, duplicated } = await exercise({ faults: 33, seed: 7, naive: true });
  expect(lost).toBe(0);
  expect(duplicated).toBeGreaterThan(3);
});
