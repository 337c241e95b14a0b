import { judgeRef, matchesAny, type Group } from '../../branching/index.ts';
import { escapeMarkdown } from '../../reporting/text.ts';
import { findBranch, releaseBranches } from '../repository.ts';
import type { DutyInput, RepositoryState } from '../types.ts';
import { parseVersion, versionOfBranch } from '../versions.ts';
import { code, shortSha } from '../words.ts';

type Repository = Pick<DutyInput, 'state' | 'config' | 'strategy'>;

/**
 * The branch whose newest commit a tag without a commit means: where tags stand on release branches, the one of its
 * version (`v1.4.2` on `release/1.4`), otherwise the main line. Null where that branch is not there.
 */
export function tagBranch({ state, strategy }: Repository, tag: string): string | null {
  const onReleases = strategy.release !== null && strategy.tags?.on.includes(strategy.release) === true;
  if (!onReleases) return findBranch(state, strategy.main)?.name ?? null;
  const version = parseVersion(tag);
  if (version === null) return null;
  const fitting = releaseBranches(state, strategy).filter((name) => {
    const own = versionOfBranch(strategy, name);
    return own !== null && own[0] === version[0] && own[1] === version[1];
  });
  // `release/1.4.2` is nearer to v1.4.2 than `release/1.4` is.
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** What speaks against the tag, in Markdown, or null. `on` are the branches that hold the commit. */
export function tagProblem(
  { state, config, strategy }: Repository,
  { tag, sha, on }: { readonly tag: string; readonly sha: string; readonly on: readonly string[] },
  groups: readonly Group[] | null,
): string | null {
  if (strategy.tags === null || !matchesAny(tag, strategy.tags.names)) {
    const names = strategy.tags?.names.map(code).join(' or ') ?? 'none';
    return `${code(tag)} is no release tag here; those are ${names}.`;
  }
  const existing = findTag(state, tag);
  if (existing !== null && existing !== sha) {
    return `${code(tag)} stands at ${shortSha(existing)} and is never moved.`;
  }
  const by = { groups: groups ?? [], app: groups === null };
  const verdict = judgeRef(strategy, config, { kind: 'tag', tag, on, move: false, by });
  return verdict.allowed ? null : `${escapeMarkdown(verdict.sentence)}.`;
}

export function findTag(state: RepositoryState, tag: string): string | null {
  return state.tags.find(({ name }) => name === tag)?.sha ?? null;
}
