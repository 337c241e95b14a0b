import { runJson, workflowJson } from '../json/runs.ts';
import { newId, timestamp } from '../state/ids.ts';
import type { OrgState, Pull, Repo } from '../state/model.ts';
import type { WorkflowRun } from '../state/runs.ts';

export interface RunOrder {
  readonly event?: string;
  /** Archives by artifact name. */
  readonly artifacts?: Readonly<Record<string, Uint8Array>>;
  readonly conclusion?: string;
  /** False: it goes on, and nobody is told of an end. */
  readonly completed?: boolean;
}

/** A workflow runs for the head of a pull request, uploads what it has, and ends. */
export function runWorkflow(org: OrgState, repo: Repo, pull: Pull, order: RunOrder): WorkflowRun {
  const at = timestamp(org);
  const run: WorkflowRun = {
    id: newId(org),
    number: repo.runs.size + 1,
    attempt: 1,
    event: order.event ?? 'pull_request',
    headSha: pull.headSha,
    headBranch: pull.headRef,
    pull: pull.number,
    status: 'in_progress',
    conclusion: null,
    createdAt: at,
    updatedAt: at,
    artifacts: [],
  };
  repo.runs.set(run.id, run);
  emitRun(org, repo, run, 'requested');
  upload(org, run, order.artifacts);
  if (order.completed !== false) completeRun(org, repo, run, order.conclusion);
  return run;
}

/** Somebody repeats a run: what its earlier attempts uploaded stays. */
export function repeatRun(org: OrgState, repo: Repo, run: WorkflowRun, order: RunOrder): void {
  run.attempt += 1;
  run.status = 'in_progress';
  run.conclusion = null;
  upload(org, run, order.artifacts);
  completeRun(org, repo, run, order.conclusion);
}

export function completeRun(org: OrgState, repo: Repo, run: WorkflowRun, conclusion = 'success'): void {
  run.status = 'completed';
  run.conclusion = conclusion;
  run.updatedAt = timestamp(org);
  emitRun(org, repo, run, 'completed');
}

export function upload(org: OrgState, run: WorkflowRun, artifacts: RunOrder['artifacts'] = {}): void {
  for (const [name, bytes] of Object.entries(artifacts)) {
    run.artifacts.push({ id: newId(org), name, bytes, expired: false, createdAt: timestamp(org) });
  }
}

function emitRun(org: OrgState, repo: Repo, run: WorkflowRun, action: string): void {
  const payload = { workflow_run: runJson(org, repo, run), workflow: workflowJson(org, repo) };
  const sender = repo.pulls.get(run.pull)?.author ?? org.login;
  org.emit({ event: 'workflow_run', action, repo, sender, payload });
}
