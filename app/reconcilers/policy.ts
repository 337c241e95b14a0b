import { renderVerdicts } from '../checks/index.ts';
import { configFile } from '../../core/config/index.ts';
import { evaluatePolicy, readPolicyFacts } from '../../core/policy/index.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { CheckRun, GitHub, PullRequest, RepositoryRef } from '../../core/ports/github.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Reconciled } from './rollout/deps.ts';
import { configInForce, type ConfigInForce } from './configuration.ts';
import { findRepository } from './repository.ts';

export interface PolicyDeps {
  readonly github: Pick<GitHub, 'checks' | 'contents' | 'pulls'>;
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
}

const keyPattern = /^policy:(\d+)\/(\d+|\*)$/;

/**
 * Keys `policy:<repository id>/<number>` and `policy:<repository id>/*`; the second enqueues the first for every open
 * pull request. Reads the pull request and the configuration in force, and puts `fairlead/policy` on the head commit
 * where it would say something else than before (state: same key).
 */
export async function reconcilePolicy(key: string, deps: PolicyDeps): Promise<Reconciled> {
  const match = keyPattern.exec(key);
  if (match === null) return {};
  const repository = await findRepository(deps.store, Number(match[1]));
  if (repository === null) return {};
  if (match[2] === '*') {
    await fanOut(repository, deps);
    return {};
  }
  const pull = await deps.github.pulls.get(repository, Number(match[2]));
  if (pull.state !== 'open') return {};
  const run = await policyRun(repository, pull, deps);
  await putWhereChanged(key, repository, run, deps);
  return {};
}

async function fanOut(repository: RepositoryRef, deps: PolicyDeps): Promise<void> {
  const open = await deps.github.pulls.listOpen(repository);
  const now = deps.clock.now();
  await deps.store.transaction((batch) => {
    for (const { number } of open) batch.enqueue(`policy:${repository.id}/${number}`, now);
  });
}

async function policyRun(repository: RepositoryRef, pull: PullRequest, deps: PolicyDeps): Promise<CheckRun> {
  const inForce = await configInForce(repository, deps);
  const facts = await readPolicyFacts(deps.github, repository, pull, {
    ...inForce,
    now: deps.clock.now(),
  });
  const rendered = renderVerdicts(evaluatePolicy(facts, inForce.config, inForce.defaultBranch));
  return {
    ...rendered,
    summary: `${rendered.summary}${brokenDefault(inForce)}`,
    name: 'fairlead/policy',
    headSha: pull.headSha,
    status: 'completed',
    externalId: `policy:${pull.number}`,
  };
}

function brokenDefault({ problems, defaultBranch }: ConfigInForce): string {
  const first = problems.find(({ level }) => level === 'error');
  if (first === undefined) return '';
  const { line, column } = first.place;
  const where = `line ${line}, column ${column}`;
  return `\n\n⚠️ \`${configFile}\` on \`${defaultBranch.replaceAll('`', '')}\` is broken (${where}): the last valid one applies.`;
}

async function putWhereChanged(
  key: string,
  repository: RepositoryRef,
  run: CheckRun,
  { github, store }: PolicyDeps,
): Promise<void> {
  const stored = await store.load(key);
  const content = JSON.stringify(run);
  const before = stored?.state;
  if (typeof before === 'object' && before !== null && 'content' in before && before.content === content)
    return;
  const checkRunId = await github.checks.put(repository, run);
  await store.transaction((batch) => batch.save(key, { content, checkRunId }, stored?.version ?? 0));
}
