import type { CoverageFormat } from '../types.ts';
import { clover } from './clover/parse.ts';
import { cobertura } from './cobertura/parse.ts';
import { coveragePy } from './coverage-py/parse.ts';
import { go } from './go/parse.ts';
import { istanbul } from './istanbul/parse.ts';
import { jacoco } from './jacoco/parse.ts';
import { lcov } from './lcov/parse.ts';

export type Format = 'clover' | 'cobertura' | 'coverage-py' | 'go' | 'istanbul' | 'jacoco' | 'lcov';

/** Every format that is read, by the name of its folder. */
export const formats: Readonly<Record<Format, CoverageFormat>> = {
  clover,
  cobertura,
  'coverage-py': coveragePy,
  go,
  istanbul,
  jacoco,
  lcov,
};

/** The format of a report that starts so, or null. No two formats take the same start. */
export function sniff(head: string): Format | null {
  for (const [format, { sniff: fits }] of Object.entries(formats)) if (fits(head)) return format as Format;
  return null;
}
