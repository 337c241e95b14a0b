import { tryParseWheelName } from '../versions/wheel-name.ts';

/** A file of a Python package that an index holds. */
export interface DistributionName {
  readonly kind: 'wheel' | 'sdist';
  /** As it stands in the file name. */
  readonly distribution: string;
  readonly version: string;
}

const sdist = /^([A-Za-z0-9_.]{1,200})-([A-Za-z0-9_.!+]{1,100})\.tar\.gz$/;

/** The parts of the name of a wheel (PEP 427) or of a source distribution (PEP 625); null for other files. */
export function parseDistributionName(filename: string): DistributionName | null {
  const wheel = tryParseWheelName(filename);
  if (wheel !== null) return { kind: 'wheel', distribution: wheel.distribution, version: wheel.version };
  const [, distribution, version] = sdist.exec(filename) ?? [];
  return distribution === undefined || version === undefined
    ? null
    : { kind: 'sdist', distribution, version };
}
