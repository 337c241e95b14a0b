import { digits, invalidVersion, quoted } from './parts.ts';
import type { KnownVersion } from './types.ts';

/** A version of https://semver.org. */
export interface Semver {
  readonly release: readonly [number, number, number];
  /** Parts after `-`; empty for a final version. */
  readonly pre: readonly string[];
  /** What stands after `+`, which has no say in the order; empty where there is none. */
  readonly build: string;
}

const pre = '(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)';
const pattern = new RegExp(
  `^(${digits})\\.(${digits})\\.(${digits})(?:-(${pre}(?:\\.${pre})*))?(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?$`,
);
/** npm refuses longer versions. */
const longest = 256;

/** Null for what is not one, or has numbers of more than 15 digits before the `-`. */
export function parseSemver(text: string): Semver | null {
  if (text.length > longest) return null;
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, major, minor, patch, parts, build] = match;
  return {
    release: [Number(major), Number(minor), Number(patch)],
    pre: parts === undefined ? [] : parts.split('.'),
    build: build ?? '',
  };
}

/** Negative, zero or positive (https://semver.org/#spec-item-11). */
export function compareSemver(a: Semver, b: Semver): number {
  for (const [index, value] of a.release.entries()) {
    const difference = value - (b.release[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (const [index, part] of a.pre.entries()) {
    const other = b.pre[index];
    if (other === undefined) return 1;
    const order = compareParts(part, other);
    if (order !== 0) return order;
  }
  return a.pre.length - b.pre.length;
}

/** Numbers by value and before everything with letters, which is compared character by character. */
function compareParts(a: string, b: string): number {
  const numbers = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (numbers[0] !== numbers[1]) return numbers[0] === true ? -1 : 1;
  // Without leading zeros the longer of two numbers is the greater, however long they are.
  if (numbers[0] === true && a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const alphaPattern = new RegExp(
  `^alpha\\.(${digits})(?:\\.pr([1-9][0-9]{0,14})\\.${digits})?\\.g[0-9a-f]{8}(?:\\.r[0-9]{2})?$`,
);

/** Null for versions that are neither final nor an alpha as Fairlead writes it. */
export function knownSemver({ release, pre: parts, build }: Semver): KnownVersion | null {
  const text = release.join('.') + (build === '' ? '' : `+${build}`);
  if (parts.length === 0) return { release: text, alpha: null };
  const match = alphaPattern.exec(parts.join('.'));
  if (match === null) return null;
  const [, main, pull] = match;
  return {
    release: text,
    alpha: { mainCommitCount: Number(main), pullRequest: pull === undefined ? null : Number(pull) },
  };
}

export function comparable(parsed: Semver | null, text: string): Semver {
  if (parsed === null) throw invalidVersion(`${quoted(text)} is not a semantic version`);
  return parsed;
}
