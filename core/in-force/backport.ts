import { missingPatches } from '../duties/index.ts';
import type { PolicyFacts } from '../policy/index.ts';
import type { GitHub, PullRequest, RepositoryRef } from '../ports/github.ts';

/** Commits of one side that are compared; a backport is small, and the main line is looked at as far back. */
const most = 60;

/**
 * Commits of a backport whose patch the main line lacks. The main line is looked at from where the release branch left
 * it.
 */
export async function readMissingOnMain(
  repository: RepositoryRef,
  { headSha, baseRef }: Pick<PullRequest, 'headSha' | 'baseRef'>,
  main: string,
  { github }: { readonly github: Pick<GitHub, 'history'> },
): Promise<PolicyFacts['missingOnMain']> {
  const own = await github.history.missing(repository, baseRef, headSha);
  const onMain = await github.history.missing(repository, baseRef, main);
  if (own === null || onMain === null || own.length > most) return 'unknown';
  const newest = onMain.slice(-most);
  const shas = [...own, ...newest].filter(({ parents }) => parents < 2).map(({ sha }) => sha);
  const patches = await github.history.patches(repository, [...new Set(shas)]);
  const of = (commits: readonly { readonly sha: string }[]) =>
    patches.filter(({ sha }) => commits.some((commit) => commit.sha === sha));
  return missingPatches(of(own), of(newest));
}
