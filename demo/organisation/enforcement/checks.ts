import type { Repo } from '../state/model.ts';

export type CheckState = 'passed' | 'failing' | 'in progress' | 'expected';

/** Where a required check stands on a commit: the newest run or status of that name, of the App where one is named. */
export function checkState(repo: Repo, sha: string, context: string, appId: number | null): CheckState {
  const states: CheckState[] = [];
  for (const suite of repo.suites.get(sha) ?? []) {
    if (appId !== null && suite.appId !== appId) continue;
    const run = suite.runs.findLast((each) => each.name === context);
    if (run === undefined) continue;
    if (run.status !== 'completed') states.push('in progress');
    else states.push(['success', 'neutral', 'skipped'].includes(run.conclusion ?? '') ? 'passed' : 'failing');
  }
  // Statuses are not pinned to an App here: they are set by people and by other tools.
  const status =
    appId === null ? repo.statuses.get(sha)?.findLast((each) => each.context === context) : undefined;
  if (status?.state === 'success') states.push('passed');
  if (status?.state === 'pending') states.push('in progress');
  if (status?.state === 'failure' || status?.state === 'error') states.push('failing');
  if (states.length === 0) return 'expected';
  return (
    states.find((state) => state === 'failing') ?? states.find((state) => state !== 'passed') ?? 'passed'
  );
}

export interface RequiredCheck {
  readonly context: string;
  readonly appId: number | null;
}

/** GitHub's words for required checks that do not hold; null where all do. */
export function unmetChecks(repo: Repo, sha: string, required: readonly RequiredCheck[]): string | null {
  const open = required
    .map((check) => ({ name: check.context, state: checkState(repo, sha, check.context, check.appId) }))
    .filter(({ state }) => state !== 'passed');
  const [first] = open;
  if (first === undefined) return null;
  if (open.length === 1) {
    const verb =
      first.state === 'failing'
        ? 'is failing'
        : first.state === 'expected'
          ? 'is expected'
          : 'is in progress';
    return `Required status check "${first.name}" ${verb}.`;
  }
  const worst = open.some(({ state }) => state === 'failing') ? 'failing' : 'expected';
  const count = open.filter(({ state }) => (worst === 'failing') === (state === 'failing')).length;
  return `${count} of ${required.length} required status checks ${count === 1 ? 'is' : 'are'} ${worst}.`;
}
