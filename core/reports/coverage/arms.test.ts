import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createArmSets } from './arms.ts';
import { branchCount } from './collect.ts';

test('every line has the arms that were added to it, whatever other lines share', () => {
  const step = fc.record({
    line: fc.nat(3),
    arm: fc.constantFrom(...Array.from({ length: 14 }, (_, index) => `a name longer than 13: ${index}`), 'b'),
    taken: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const add = createArmSets();
      const lines = new Map<number, ReturnType<typeof add>>();
      const expected = new Map<number, Map<string, boolean>>();
      for (const { line, arm, taken } of steps) {
        lines.set(line, add(lines.get(line), arm, taken));
        const arms = expected.get(line) ?? new Map<string, boolean>();
        expected.set(line, arms.set(arm, taken || arms.get(arm) === true));
      }
      for (const [line, { arms }] of lines) expect([line, arms]).toEqual([line, expected.get(line)]);
    }),
  );
});

test('lines that look alike share their arms; very many different ones do not', () => {
  const add = createArmSets();
  const line = (name: string) => add(add(undefined, `${name}0`, true), `${name}1`, false);
  expect(line('a')).toBe(line('a'));
  expect(branchCount(line('a'))).toEqual({ taken: 1, total: 2 });
  const all = Array.from({ length: 3000 }, (_, index) => line(`${index}:`));
  expect(all[0]).toBe(line('0:'));
  expect(line('2999:')).not.toBe(all[2999]);
  expect(line('2999:')).toEqual(all[2999]);
});
