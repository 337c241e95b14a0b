import {
  findDeployment,
  openDeployment,
  retireEarlier,
  sayState,
} from '../../../core/delivery/github-deployments.ts';
import { rollbackRequestKey, rolloutRequestKey } from '../../../core/delivery/requests.ts';
import { toStatus, type RolloutState } from '../../../core/delivery/index.ts';
import type { Deployments, DeploymentState, NewDeployment } from '../../../core/ports/deployments.ts';
import type { CheckConclusion, CheckRun } from '../../../core/ports/github.ts';
import type { RolloutStatus } from '../../../core/api/rollouts.ts';
import { deployedRepository } from './records.ts';
import type { Reconciled, RolloutDeps } from './deps.ts';

/** How long the job that asked has to make the deployment, where it said that it will. */
const jobHasMs = 60_000;
const againMs = 5_000;

/** State `rollout-report:<rollout id>`: what GitHub was told last. */
interface ReportState {
  readonly deploymentId: number;
  readonly said: string;
}

/**
 * Key `rollout-report:<rollout id>`: tells GitHub (deployment status, `fairlead/rollout` on the deployed commit) what
 * the stored rollout says. It is a job of its own, so that a rollback needs nothing of GitHub.
 */
export async function reconcileReport(key: string, deps: RolloutDeps): Promise<Reconciled> {
  const id = key.slice('rollout-report:'.length);
  const stored = await deps.store.load(`rollout:${id}`);
  if (stored === null) return {};
  const rollout = stored.state as unknown as RolloutState;
  const repository = await deployedRepository(deps.store, rollout);
  if (repository === null) return {};
  const report = await deps.store.load(key);
  const before = report === null ? null : (report.state as unknown as ReportState);

  const status = toStatus(rollout);
  const said = `${status.state}|${status.weight}|${status.sentence}`;
  if (before?.said === said) return {};
  const url = `${deps.origin}/rollouts/${id}`;
  await deps.github.checks.put(repository, checkOf(rollout, status, url));
  const asked = await loadAsked(id, deps);
  const deployments = deps.github.deployments.of(repository);
  const deploymentId = before?.deploymentId ?? (await deploymentOf(rollout, asked, deployments, deps));
  // The job that asked makes it in a moment.
  if (deploymentId === null) return { runAgainAt: deps.clock.now() + againMs };
  const state = deploymentState(status.state);
  const { environmentUrl } = asked;
  const news = { state, description: status.sentence, logUrl: url, environmentUrl };
  // The job may have told the end already; on the way each sentence is news.
  if (status.ended) await sayState(deployments, deploymentId, news);
  else await deployments.say(deploymentId, news);
  const { environment, service } = rollout;
  if (state === 'success') {
    await retireEarlier(deployments, { id: deploymentId, environment, service }, url);
  }
  await deps.store.transaction((batch) => {
    batch.save(key, { deploymentId, said }, report?.version ?? 0);
  });
  return {};
}

/** What the request said of GitHub's deployment. */
interface Asked {
  readonly environmentUrl?: string | undefined;
  readonly deployment?: 'app' | 'job' | undefined;
}

async function loadAsked(id: string, { store }: RolloutDeps): Promise<Asked> {
  const stored = (await store.load(rolloutRequestKey(id))) ?? (await store.load(rollbackRequestKey(id)));
  return stored === null ? {} : (stored.state as unknown as { readonly request: Asked }).request;
}

/** The rollout's deployment; null while the job that asked for the rollout still has time to make it. */
async function deploymentOf(
  rollout: RolloutState,
  asked: Asked,
  deployments: Deployments,
  { clock }: RolloutDeps,
): Promise<number | null> {
  const wanted: NewDeployment = {
    sha: rollout.sha,
    environment: rollout.environment,
    description: `${rollout.service} ${rollout.to.version}`,
    production: rollout.environment === 'production',
    payload: { key: rollout.id, service: rollout.service },
  };
  const ofJob = asked.deployment === 'job' && clock.now() < rollout.startedAt + jobHasMs;
  return ofJob ? findDeployment(deployments, wanted) : openDeployment(deployments, wanted);
}

function checkOf(rollout: RolloutState, status: RolloutStatus, url: string): CheckRun {
  return {
    name: 'fairlead/rollout',
    headSha: rollout.sha,
    status: status.ended ? 'completed' : 'in_progress',
    ...(status.ended ? { conclusion: conclusion(status.state) } : {}),
    title: status.sentence,
    summary: summary(rollout, status),
    annotations: [],
    detailsUrl: url,
    externalId: `rollout:${rollout.id}`,
  };
}

function deploymentState(state: RolloutStatus['state']): DeploymentState {
  switch (state) {
    case 'done':
      return 'success';
    case 'rolled_back':
      return 'failure';
    case 'failed':
      return 'error';
    case 'running':
    case 'held':
    case 'waiting_for_human':
      return 'in_progress';
  }
}

function conclusion(state: RolloutStatus['state']): CheckConclusion {
  return state === 'done' ? 'success' : 'failure';
}

function summary(rollout: RolloutState, status: RolloutStatus): string {
  const lines = status.log.slice(-40).map((entry) => `| ${entry.at} | ${cell(entry.line)} |`);
  return [
    cell(status.sentence),
    '',
    `Service \`${rollout.service}\`, environment \`${rollout.environment}\`, version \`${rollout.to.version}\`` +
      (rollout.from === null ? ' (first deployment).' : `, stable \`${rollout.from.version}\`.`),
    '',
    '| Time (UTC) | What happened |',
    '| --- | --- |',
    ...lines,
  ].join('\n');
}

/** Text as the cell of a Markdown table; it may hold names that came from a pull request. */
function cell(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`)
    .replaceAll('@', '@\u200b')
    .replaceAll(/\s+/g, ' ');
}
