import { alphaParts, digits, invalidVersion, quoted, retryPart } from '../parts.ts';
import type { AlphaInput, KnownVersion, VersionScheme } from '../types.ts';

interface MavenVersion {
  readonly release: readonly number[];
  /** Null for a final version. */
  readonly alpha: {
    readonly main: number;
    readonly pull: { readonly number: number; readonly run: number } | null;
    readonly commit: string;
    /** 0 where the version was free. */
    readonly retry: number;
  } | null;
}

const pattern = new RegExp(
  `^(${digits}(?:\\.${digits}){0,9})(?:-alpha-(${digits})(?:-pr([1-9][0-9]{0,14})-(${digits}))?-g-([0-9a-f]{8})(?:-r([0-9]{2}))?)?$`,
);

function parse(text: string): MavenVersion | null {
  const match = pattern.exec(text);
  if (match?.[1] === undefined) return null;
  const [, numbers, main, pull, run, commit, retry] = match;
  const release = numbers.split('.').map(Number);
  if (main === undefined || commit === undefined) return { release, alpha: null };
  return {
    release,
    alpha: {
      main: Number(main),
      pull: pull === undefined ? null : { number: Number(pull), run: Number(run) },
      commit,
      retry: Number(retry ?? 0),
    },
  };
}

/**
 * `1.5.0-alpha-1234-g-1a2b3c4d`; of a pull request `1.5.0-alpha-1234-pr42-3-g-1a2b3c4d`. The `g` is a word of its own,
 * since Maven would read the one of `ga9…` as `ga`, its word for a release. The page is readme.md.
 */
function alphaVersion(input: AlphaInput): string {
  const base = parse(input.base);
  if (base === null || base.alpha !== null) {
    throw invalidVersion(`${quoted(input.base)} is not a release version such as 1.4.0`);
  }
  return `${base.release.join('.')}-alpha-${alphaParts(input).join('-').replace('-g', '-g-')}`;
}

function read(text: string): KnownVersion | null {
  const version = parse(text);
  if (version === null) return null;
  const { alpha } = version;
  return {
    release: version.release.join('.'),
    alpha: alpha === null ? null : { mainCommitCount: alpha.main, pullRequest: alpha.pull?.number ?? null },
  };
}

/**
 * As numbers from left to right: a final version comes after its alphas, a pull request's after the main alpha.
 * Commits have no order of their own; that of their digits keeps the order of versions a total one.
 */
function rank({ release, alpha }: MavenVersion, length: number): number[] {
  const numbers = Array.from({ length }, (_, index) => release[index] ?? 0);
  if (alpha === null) return [...numbers, 1];
  const pull = alpha.pull ?? { number: 0, run: 0 };
  return [...numbers, 0, alpha.main, pull.number, pull.run, Number.parseInt(alpha.commit, 16), alpha.retry];
}

function compare(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  if (left === null || right === null) {
    throw invalidVersion(`${quoted(left === null ? a : b)} is not a final version or an alpha`);
  }
  const length = Math.max(left.release.length, right.release.length);
  const other = rank(right, length);
  for (const [index, value] of rank(left, length).entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export const maven: VersionScheme = {
  alphaVersion,
  afterCollision: (input, run) => `${alphaVersion(input)}-${retryPart(run)}`,
  read,
  compare,
  pointer: () => null,
};
