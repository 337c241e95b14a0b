import { isLongLived, matchesAny, matchesBranch, type Strategy } from '../branching/index.ts';
import type { Ancestry, BranchState, PullState, RepositoryState } from './types.ts';

export function findBranch(state: RepositoryState, name: string): BranchState | null {
  return state.branches.find((branch) => branch.name === name) ?? null;
}

/** How two branches stand to each other; null where it was not read or not readable. */
export function ancestryOf(
  state: RepositoryState,
  from: string,
  to: string,
): (Ancestry & { readonly missing: number }) | null {
  const found = state.ancestry.find((ancestry) => ancestry.from === from && ancestry.to === to);
  if (found === undefined || found.missing === 'unknown') return null;
  return { ...found, missing: found.missing };
}

/** A fork's branch of the same name is another branch. */
export function findOpenPull(state: RepositoryState, head: string, base: string): PullState | null {
  return state.openPulls.find((pull) => !pull.fork && pull.head === head && pull.base === base) ?? null;
}

/** The newest one. */
export function findMergedPull(state: RepositoryState, head: string, base: string): PullState | null {
  return state.mergedPulls.find((pull) => !pull.fork && pull.head === head && pull.base === base) ?? null;
}

/** Names of the release branches that are there, whether at their end or not. */
export function releaseBranches(state: RepositoryState, strategy: Strategy): readonly string[] {
  const { release } = strategy;
  if (release === null) return [];
  return state.branches.map(({ name }) => name).filter((name) => matchesBranch(name, release));
}

/** A release branch that went into the main line, and got no commit since. */
export function isEnded(state: RepositoryState, strategy: Strategy, name: string): boolean {
  const merged = findMergedPull(state, name, strategy.main);
  return merged !== null && findBranch(state, name)?.sha === merged.headSha;
}

/** Names of the release branches that still take work. */
export function openReleases(state: RepositoryState, strategy: Strategy): readonly string[] {
  return releaseBranches(state, strategy).filter((name) => !isEnded(state, strategy, name));
}

/** The branches that a name or glob of the strategy means. */
export function branchesOf(state: RepositoryState, strategy: Strategy, glob: string): readonly string[] {
  const isRelease = strategy.release !== null && glob === strategy.release;
  if (isRelease) return openReleases(state, strategy);
  return state.branches.map(({ name }) => name).filter((name) => matchesBranch(name, glob));
}

/** Whether the strategy merges the release branches into the main line at their end and then has no use for them. */
export function removesReleases(strategy: Strategy): boolean {
  const { release, main } = strategy;
  if (release === null) return false;
  const cut = strategy.cuts.find(({ branches }) => branches.includes(release));
  const goesToMain = strategy.pairs.some(({ heads, bases }) => {
    return heads.includes(release) && bases.includes(main);
  });
  return goesToMain && cut !== undefined && !cut.from.includes(main);
}

/** True for names that git takes for a branch or tag (git-check-ref-format), of a bounded length. */
export function isRefName(name: string): boolean {
  if (name.length === 0 || name.length > 200 || name === '@' || name.startsWith('-')) return false;
  // oxlint-disable-next-line eslint/no-control-regex -- git refuses control characters.
  if (/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\.$|\/$|^\//.test(name)) return false;
  return name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}

/**
 * A name that the strategy takes from this repository into `base` by the method, made from `wish`: `chore/<slug>`
 * first, then whatever names the base accepts. Null where the strategy knows none.
 */
export function nameFor(
  strategy: Strategy,
  base: string,
  slug: string,
  method: 'merge' | null,
): string | null {
  const fitting = strategy.pairs.filter(({ bases, merge, needs }) => {
    const isFree = needs.every(({ kind }) => kind === 'approved-by' || kind === 'from-here');
    return isFree && matchesAny(base, bases) && (method === null || merge.includes(method));
  });
  const accepted = new Set(fitting.flatMap(({ heads }) => heads));
  const globs = [...strategy.topics.filter((glob) => accepted.has(glob)), ...accepted];
  const names = ['chore/*', ...globs]
    .filter((glob) => glob.includes('*') && !/^(dependabot|renovate)\//.test(glob))
    .map((glob) => (/^\*+(\/\*+)*$/.test(glob) ? 'chore/*' : glob))
    .map((glob) => glob.replace(/\*+$/, slug))
    .filter((name) => isRefName(name) && !isLongLived(strategy, name));
  return (
    names.find((name) => {
      const pair = strategy.pairs.find(
        ({ heads, bases }) => matchesAny(name, heads) && matchesAny(base, bases),
      );
      return pair !== undefined && fitting.includes(pair);
    }) ?? null
  );
}
