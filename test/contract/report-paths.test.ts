import { expect, test } from '@jest/globals';
import { matchedCoverage } from '../../tools/bench/actions-coverage/paths.ts';

test('every file of the coverage reports of real tools is found, in a monorepo as well', async () => {
  const { right, all } = await matchedCoverage();
  expect(all).toBe(40);
  expect(right).toBe(all);
});
