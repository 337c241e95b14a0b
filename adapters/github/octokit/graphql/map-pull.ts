import type { Ancestry } from '../../../../core/duties/types.ts';
import type { BranchPair, RevertedPull } from '../../../../core/ports/github-history.ts';
import type { PullOverview } from '../../../../core/ports/github-settings.ts';
import { baseOf, pullStamp, watchedRun } from './stamps.ts';
import { loginOf, type ComparisonAnswer, type PullAnswer } from './shapes.ts';

export function mapPull(answer: PullAnswer): PullOverview {
  const newest = answer.newest.nodes[0]?.commit;
  const baseSha = baseOf(answer);
  return {
    number: answer.number,
    title: answer.title,
    state: answer.state === 'OPEN' ? 'open' : 'closed',
    merged: answer.state === 'MERGED',
    draft: answer.isDraft,
    author: loginOf(answer.author),
    authorIsBot: answer.author?.__typename === 'Bot',
    headRef: answer.headRefName,
    headSha: answer.headRefOid,
    headRepositoryId: answer.headRepository?.databaseId ?? null,
    baseRef: answer.baseRefName,
    baseSha,
    createdAt: answer.createdAt,
    updatedAt: answer.updatedAt,
    stamp: pullStamp(answer),
    labels: (answer.labels?.nodes ?? []).map(({ name }) => name),
    approvals: (answer.latestOpinionatedReviews?.nodes ?? [])
      .filter(({ state, commit }) => state === 'APPROVED' && commit?.oid === answer.headRefOid)
      .map(({ author }) => loginOf(author)),
    paths: pathsOf(answer.files),
    oldestCommitAt: oldestOf(answer),
    mergeCommits: mergeCommitsOf(answer),
    containsBase: containsBase(answer, baseSha),
    headConfig: newest === undefined ? undefined : textOf(newest.file?.object),
    mergeable: mergeableOf(answer.mergeable),
    mergeState: answer.mergeStateStatus.toLowerCase(),
    policyRun: policyRunOf(newest),
  };
}

/** Git's id and the text of a file; what is no text becomes a text that no parser takes. */
export function textOf(
  blob: { readonly oid?: string | undefined; readonly text?: string | null | undefined } | null | undefined,
): { readonly oid: string; readonly text: string } | null {
  if (blob === null || blob === undefined || blob.oid === undefined) return null;
  return { oid: blob.oid, text: blob.text ?? '\u0000' };
}

function pathsOf(files: PullAnswer['files']): readonly string[] | null {
  if (files === null || files === undefined || files.totalCount > files.nodes.length) return null;
  if (files.nodes.some(({ changeType }) => changeType === 'RENAMED')) return null;
  return files.nodes.map(({ path }) => path);
}

type Commits = NonNullable<PullAnswer['commits']>['nodes'];

function oldestOf({ oldest, commits }: PullAnswer): number | null {
  const first = oldest.nodes[0]?.commit.committedDate ?? null;
  const dates = (commits?.nodes ?? []).map(({ commit }) => commit.committedDate);
  return first === null ? null : Math.min(first, ...dates);
}

/** All commits of the pull request, or null where not all were read. */
function allCommits({ oldest, commits }: PullAnswer): Commits | null {
  if (commits === null || commits === undefined) return null;
  return commits.nodes.length >= oldest.totalCount ? commits.nodes : null;
}

function mergeCommitsOf(answer: PullAnswer): number | 'unknown' {
  const commits = allCommits(answer);
  if (commits === null) return 'unknown';
  return commits.filter(({ commit }) => commit.parents.totalCount > 1).length;
}

/**
 * The head holds the base's newest commit exactly where one of the pull request's own commits has it as a parent: on any
 * way from the head down to it, the commit just above it is not in the base. Or GitHub still lists it among them.
 */
function containsBase(answer: PullAnswer, baseSha: string): boolean | 'unknown' {
  if (answer.headRefOid === baseSha) return true;
  const found = (answer.commits?.nodes ?? []).some(
    ({ commit }) => commit.oid === baseSha || commit.parents.nodes.some(({ oid }) => oid === baseSha),
  );
  if (found) return true;
  return allCommits(answer) === null ? 'unknown' : false;
}

function mergeableOf(state: string): boolean | 'unknown' {
  if (state === 'MERGEABLE') return true;
  return state === 'CONFLICTING' ? false : 'unknown';
}

function policyRunOf(
  commit: PullAnswer['newest']['nodes'][number]['commit'] | undefined,
): PullOverview['policyRun'] {
  const run = commit?.checkSuites?.nodes[0]?.checkRuns?.nodes[0];
  if (run === undefined || run.databaseId === null) return null;
  return {
    id: run.databaseId,
    watched: watchedRun(run.id, run),
    externalId: run.externalId ?? '',
    status: run.status.toLowerCase(),
    conclusion: run.conclusion?.toLowerCase() ?? null,
    annotations: run.annotations?.totalCount ?? null,
  };
}

/** How `from` stands to `to`. Null: one of them is missing, or GitHub cannot compare them. */
export function mapAncestry({ from, to }: BranchPair, answer: ComparisonAnswer | undefined): Ancestry {
  const comparison = answer?.compare;
  if (comparison === null || comparison === undefined) return { from, to, missing: 'unknown', since: null };
  const { aheadBy: missing } = comparison;
  return { from, to, missing, missingChanges: changesOf(comparison), since: since(comparison) };
}

type Comparison = NonNullable<NonNullable<ComparisonAnswer>['compare']>;

/** Commits that are no merges: all of them where the list holds all, at least so many where it does not. */
function changesOf({ aheadBy, commits: { nodes } }: Comparison): number | 'unknown' {
  const changes = nodes.filter(({ parents }) => parents.totalCount < 2).length;
  return changes > 0 || nodes.length >= aheadBy ? changes : 'unknown';
}

/**
 * When the oldest of the missing commits came to the branch. Its own date would say when it was written; what counts is
 * when it was merged, so the way goes along first parents. Commits that this way does not reach are older guesses.
 */
function since({ headTarget, commits, aheadBy }: Comparison): number | null {
  if (aheadBy === 0) return null;
  const byOid = new Map(commits.nodes.map((commit) => [commit.oid, commit]));
  let at: number | null = null;
  let commit = byOid.get(headTarget.oid);
  for (let steps = 0; commit !== undefined && steps <= byOid.size; steps += 1) {
    at = at === null ? commit.committedDate : Math.min(at, commit.committedDate);
    commit = byOid.get(commit.parents.nodes[0]?.oid ?? '');
  }
  if (at !== null && commits.nodes.length >= aheadBy) return at;
  const dates = commits.nodes.map(({ committedDate }) => committedDate);
  return dates.length === 0 ? at : Math.min(...dates);
}

export function mapReverted(
  answer: {
    readonly headRefName: string;
    readonly baseRefName: string;
    readonly isCrossRepository: boolean;
  } | null,
): RevertedPull | null {
  if (answer === null) return null;
  return { head: answer.headRefName, base: answer.baseRefName, fork: answer.isCrossRepository };
}
