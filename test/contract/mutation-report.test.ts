import { statSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { mutationReport } from '../bench/policy/mutation.ts';

const report = mutationReport();
const parts = [...Object.values(report.folders), ...Object.values(report.files)];

test('at least 85 of 100 mutants of the rule code are killed, in each of its folders', () => {
  expect(Object.keys(report.folders)).toEqual(['core/branching', 'core/policy']);
  for (const { percent } of [report, ...Object.values(report.folders)]) {
    expect(percent).toBeGreaterThanOrEqual(85);
  }
});

test('the percentages are those of the counts', () => {
  for (const { percent, killed, timeout, survived, noCoverage } of [report, ...parts]) {
    const all = killed + timeout + survived + noCoverage;
    expect(percent).toBe(all === 0 ? 100 : Math.floor((1000 * (killed + timeout)) / all) / 10);
  }
});

test('folders and files add up to the whole, and every survivor is named', () => {
  for (const key of ['killed', 'timeout', 'survived', 'noCoverage', 'errors'] as const) {
    const sum = (some: readonly (typeof report)['folders'][string][]) =>
      some.reduce((total, each) => total + each[key], 0);
    expect([key, sum(Object.values(report.folders))]).toEqual([key, report[key]]);
    expect([key, sum(Object.values(report.files))]).toEqual([key, report[key]]);
  }
  expect(report.survivors.filter(({ covered }) => covered)).toHaveLength(report.survived);
  expect(report.survivors.filter(({ covered }) => !covered)).toHaveLength(report.noCoverage);
});

test('no rule is left out, and the report is small', () => {
  const files = Object.keys(report.files);
  expect(files.filter((file) => /^core\/policy\/rules\/[a-z-]+\/rule\.ts$/.test(file))).toHaveLength(14);
  for (const name of ['glob', 'judge', 'language', 'refs', 'resolve']) {
    expect(report.files[`core/branching/${name}.ts`]?.killed).toBeGreaterThan(20);
  }
  expect(report.killed).toBeGreaterThan(1500);
  expect(statSync(new URL('../reports/mutation.json', import.meta.url)).size).toBeLessThan(200_000);
});
