import { FinalError } from '../errors/fairlead-error.ts';

/**
 * A Python version (PEP 440) in its normal form, without epoch and local part: neither is ever made by Fairlead, and
 * public indexes refuse local parts.
 */
export interface Version {
  /** At least one number. */
  readonly release: readonly number[];
  readonly pre: { readonly kind: 'a' | 'b' | 'rc'; readonly number: number } | null;
  readonly post: number | null;
  readonly dev: number | null;
}

const number = '(?:0|[1-9][0-9]{0,14})';
const pattern = new RegExp(
  `^(${number}(?:\\.${number}){0,9})(?:(a|b|rc)(${number}))?(?:\\.post(${number}))?(?:\\.dev(${number}))?$`,
);

/** @throws FinalError FL_VERSION_INVALID for anything but a normal form. */
export function parseVersion(text: string): Version {
  const version = tryParseVersion(text);
  if (version === null) {
    throw new FinalError(
      'FL_VERSION_INVALID',
      `${JSON.stringify(text.slice(0, 100))} is not a normal form of PEP 440`,
    );
  }
  return version;
}

/** The version, or null where the text is not one. */
export function tryParseVersion(text: string): Version | null {
  const match = pattern.exec(text);
  if (match?.[1] === undefined) return null;
  const [, release, kind, pre, post, dev] = match;
  return {
    release: release.split('.').map(Number),
    pre: kind === 'a' || kind === 'b' || kind === 'rc' ? { kind, number: Number(pre) } : null,
    post: post === undefined ? null : Number(post),
    dev: dev === undefined ? null : Number(dev),
  };
}

export function formatVersion(version: Version): string {
  const pre = version.pre === null ? '' : `${version.pre.kind}${version.pre.number}`;
  const post = version.post === null ? '' : `.post${version.post}`;
  const dev = version.dev === null ? '' : `.dev${version.dev}`;
  return `${version.release.join('.')}${pre}${post}${dev}`;
}

/** True for versions without pre, post and dev part. */
export function isFinal(version: Version): boolean {
  return version.pre === null && version.post === null && version.dev === null;
}

/** Negative, zero or positive, in the order of PEP 440; `1.0` equals `1.0.0`. */
export function compareVersions(a: Version, b: Version): number {
  const length = Math.max(a.release.length, b.release.length);
  for (let i = 0; i < length; i += 1) {
    const difference = (a.release[i] ?? 0) - (b.release[i] ?? 0);
    if (difference !== 0) return difference;
  }
  const left = suffixRank(a);
  const right = suffixRank(b);
  for (const [i, value] of left.entries()) {
    const other = right[i] ?? 0;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

const kinds = { a: 0, b: 1, rc: 2 } as const;

/** PEP 440: `1.0.dev1 < 1.0a1.dev1 < 1.0a1 < 1.0a1.post1.dev1 < 1.0a1.post1 < 1.0 < 1.0.post1`. */
function suffixRank({ pre, post, dev }: Version): readonly number[] {
  const withoutPre = post === null && dev !== null ? -1 : 3;
  return [
    pre === null ? withoutPre : kinds[pre.kind],
    pre?.number ?? 0,
    post ?? -1,
    dev ?? Number.POSITIVE_INFINITY,
  ];
}
