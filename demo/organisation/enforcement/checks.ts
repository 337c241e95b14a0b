import type { CheckRun, Repo } from '../state/model.ts';

export type CheckState = 'passed' | 'failing' | 'in progress' | 'expected';

/** Where a required check stands on a commit: the newest run or status of that name, of the App where one is named. */
export function checkState(repo: Repo, sha: string, context: string, appId: number | null): CheckState {
  const states: CheckState[] = [];
  for (const suite of repo.suites.get(sha) ?? []) {
    if (appId !== null && suite.appId !== appId) continue;
    const run = suite.runs.findLast((each) => each.name === context);
    if (run !== undefined) states.push(runState(run));
  }
  const status = repo.statuses.get(sha)?.findLast((each) => each.context === context);
  if (status !== undefined && (appId === null || status.appId === appId)) {
    states.push(statusStates[status.state] ?? 'failing');
  }
  if (states.length === 0) return 'expected';
  if (states.includes('failing')) return 'failing';
  return states.find((state) => state !== 'passed') ?? 'passed';
}

const passing = ['success', 'neutral', 'skipped'];
const statusStates: Readonly<Record<string, CheckState>> = { success: 'passed', pending: 'in progress' };

function runState(run: CheckRun): CheckState {
  if (run.status !== 'completed') return 'in progress';
  return passing.includes(run.conclusion ?? '') ? 'passed' : 'failing';
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
