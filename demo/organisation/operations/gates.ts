import { deploymentJson } from '../json/environments.ts';
import { repoUrl } from '../json/repository.ts';
import { invalid, notFound } from '../refusal.ts';
import { newId } from '../state/ids.ts';
import type { Gate, OrgState, Repo } from '../state/model.ts';
import type { Json } from '../types.ts';
import { addDeployment, setDeploymentState } from './deployments.ts';

export interface DeployJob {
  readonly ref: string;
  readonly environment: string;
  readonly login: string;
}

export interface Waiting {
  readonly runId: number;
  readonly deploymentId: number;
}

/**
 * A job of a workflow that names an environment: GitHub makes the deployment, and asks every App whose rule the
 * environment has. Deployments that are made by the API ask nobody.
 */
export function requestDeployment(org: OrgState, repo: Repo, job: DeployJob): Waiting {
  const environment = repo.environments.get(job.environment);
  if (environment === undefined) throw new Error(`${repo.name} has no environment ${job.environment}`);
  const deployment = addDeployment(org, repo, { ref: job.ref, environment: job.environment }, job.login);
  const runId = newId(org);
  const apps = [...environment.customRules.values()];
  setDeploymentState(org, repo, deployment, apps.length === 0 ? 'in_progress' : 'waiting', job.login);
  for (const appId of apps) {
    const { id: deploymentId, environment: name } = deployment;
    repo.gates.push({ runId, deploymentId, environment: name, appId, state: 'waiting', comment: '' });
    // Other Apps have hooks of their own.
    if (appId !== org.app.id) continue;
    const payload = {
      environment: name,
      event: 'push',
      sha: deployment.sha,
      ref: `refs/heads/${job.ref}`,
      deployment_callback_url: `${repoUrl(org, repo)}/actions/runs/${runId}/deployment_protection_rule`,
      deployment: deploymentJson(org, repo, deployment),
      pull_requests: [],
    };
    org.emit({ event: 'deployment_protection_rule', action: 'requested', repo, sender: job.login, payload });
  }
  return { runId, deploymentId: deployment.id };
}

/** The body of `POST …/actions/runs/{run_id}/deployment_protection_rule`, by an App; a comment alone decides nothing. */
export function answerGate(org: OrgState, repo: Repo, runId: number, body: Json): void {
  const ofRun = repo.gates.filter((gate) => gate.runId === runId);
  if (ofRun.length === 0) notFound();
  const gate = ofRun.find(
    ({ appId, environment }) => appId === org.app.id && environment === body['environment_name'],
  );
  if (gate === undefined) invalid('environment_name is not one that waits for this App');
  if (gate.state !== 'waiting') invalid('The deployment was reviewed before');
  const { state, comment } = body;
  if (typeof comment === 'string') gate.comment = comment;
  if (state === undefined && typeof comment === 'string') return;
  if (state !== 'approved' && state !== 'rejected') invalid('state is not a possible value');
  gate.state = state;
  settle(org, repo, gate, ofRun);
}

function settle(org: OrgState, repo: Repo, { deploymentId, state }: Gate, ofRun: readonly Gate[]): void {
  const deployment = repo.deployments.get(deploymentId) ?? notFound();
  if (state === 'rejected') setDeploymentState(org, repo, deployment, 'failure', deployment.login);
  else if (ofRun.every((gate) => gate.state === 'approved')) {
    setDeploymentState(org, repo, deployment, 'in_progress', deployment.login);
  }
}
