import { completeRun, repeatRun, runWorkflow, upload, type RunOrder } from './operations/runs.ts';
import type { OrgState, Repo } from './state/model.ts';
import type { WorkflowRun } from './state/runs.ts';

/** Workflows of pull requests, as a test lets them run. */
export interface Runs {
  /** A workflow runs for the head of a pull request. */
  run(number: number, order?: RunOrder): WorkflowRun;
  /** A job of a run leaves archives, by artifact name. */
  upload(run: WorkflowRun, artifacts: NonNullable<RunOrder['artifacts']>): void;
  /** Ends one that goes on. */
  complete(run: WorkflowRun): void;
  /** Repeats one that has ended. */
  repeat(run: WorkflowRun, order?: RunOrder): void;
}

export function createRuns(org: OrgState, repo: Repo): Runs {
  return {
    run(number, order = {}) {
      const pull = repo.pulls.get(number);
      if (pull === undefined) throw new Error(`${repo.name} has no pull request ${number}`);
      return runWorkflow(org, repo, pull, order);
    },
    upload: (run, artifacts) => upload(org, run, artifacts),
    complete: (run) => completeRun(org, repo, run),
    repeat: (run, order = {}) => repeatRun(org, repo, run, order),
  };
}
