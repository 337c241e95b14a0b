import { toStatus, type RolloutState } from '../../../core/delivery/index.ts';
import type { CheckConclusion, RepositoryRef } from '../../../core/ports/github.ts';
import type { RolloutStatus } from '../../../core/api/rollouts.ts';
import { deployedRepository } from './records.ts';
import type { Reconciled, RolloutDeps } from './deps.ts';

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
  const deploymentId = before?.deploymentId ?? (await createDeployment(rollout, repository, deps));
  await deps.github.deployments.status(repository, deploymentId, {
    state: deploymentState(status.state),
    description: status.sentence,
    logUrl: url,
  });
  await deps.github.checks.put(repository, {
    name: 'fairlead/rollout',
    headSha: rollout.sha,
    status: status.ended ? 'completed' : 'in_progress',
    ...(status.ended ? { conclusion: conclusion(status.state) } : {}),
    title: status.sentence,
    summary: summary(rollout, status),
    annotations: [],
    detailsUrl: url,
    externalId: `rollout:${id}`,
  });
  await deps.store.transaction((batch) => {
    batch.save(key, { deploymentId, said }, report?.version ?? 0);
  });
  return {};
}

function createDeployment(
  rollout: RolloutState,
  repository: RepositoryRef,
  deps: RolloutDeps,
): Promise<number> {
  return deps.github.deployments.create(repository, {
    key: rollout.id,
    sha: rollout.sha,
    environment: rollout.environment,
    description: `${rollout.service} ${rollout.to.version}`,
    production: rollout.environment === 'production',
  });
}

function deploymentState(
  state: RolloutStatus['state'],
): 'in_progress' | 'success' | 'failure' | 'queued' | 'error' {
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

function summary(rollout: RolloutState, status: RolloutStatusWithoutUrl): string {
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

type RolloutStatusWithoutUrl = Omit<RolloutStatus, 'statusUrl'>;

/** Text as the cell of a Markdown table; it may hold names that came from a pull request. */
function cell(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`)
    .replaceAll('@', '@\u200b')
    .replaceAll(/\s+/g, ' ');
}
