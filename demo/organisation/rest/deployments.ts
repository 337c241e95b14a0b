import { deploymentJson, deploymentStatusJson } from '../json/environments.ts';
import { addDeployment, addDeploymentStatus } from '../operations/deployments.ts';
import { answerGate } from '../operations/gates.ts';
import { notFound, refuse } from '../refusal.ts';
import type { Deployment, Repo } from '../state/model.ts';
import {
  idParam,
  listed,
  made,
  noContent,
  ok,
  repoFor,
  repoOf,
  route,
  type Answer,
  type Ask,
  type Route,
} from './route.ts';

const all = '/repos/{owner}/{repo}/deployments';
const one = `${all}/{deployment_id}`;

function deploymentOf(ask: Ask, repo: Repo): Deployment {
  return repo.deployments.get(idParam(ask, 'deployment_id')) ?? notFound();
}

function list(ask: Ask): Answer {
  const repo = repoOf(ask);
  const { query } = ask;
  const asked = ['sha', 'ref', 'task', 'environment'] as const;
  const found = [...repo.deployments.values()]
    .filter((deployment) => asked.every((key) => !query.has(key) || query.get(key) === deployment[key]))
    .toReversed();
  return listed(ask, found, (deployment) => deploymentJson(ask.org, repo, deployment));
}

export const deploymentRoutes: readonly Route[] = [
  route('GET', all, list),
  route('POST', all, (ask) => {
    const repo = repoFor(ask, 'push');
    return made(deploymentJson(ask.org, repo, addDeployment(ask.org, repo, ask.body, ask.actor.login)));
  }),
  route('GET', one, (ask) => {
    const repo = repoOf(ask);
    return ok(deploymentJson(ask.org, repo, deploymentOf(ask, repo)));
  }),
  route('GET', `${one}/statuses`, (ask) => {
    const repo = repoOf(ask);
    const deployment = deploymentOf(ask, repo);
    return listed(ask, deployment.statuses.toReversed(), (status) =>
      deploymentStatusJson(ask.org, repo, deployment, status),
    );
  }),
  route('POST', `${one}/statuses`, (ask) => {
    const repo = repoFor(ask, 'push');
    const deployment = deploymentOf(ask, repo);
    const status = addDeploymentStatus(ask.org, repo, deployment, ask.body, ask.actor.login);
    return made(deploymentStatusJson(ask.org, repo, deployment, status));
  }),
  route('POST', '/repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule', (ask) => {
    const repo = repoOf(ask);
    if (ask.actor.kind !== 'installation') refuse(403, 'Resource not accessible by personal access token');
    answerGate(ask.org, repo, idParam(ask, 'run_id'), ask.body);
    return noContent;
  }),
];
