import { z } from 'zod';
import { evaluatePolicy } from '../../../core/policy/index.ts';
import { findRepository } from '../repository.ts';
import type { Reconciled } from '../rollout/deps.ts';
import { placeIn, policyRun, type PolicyDeps } from './policy.ts';
import { readPull } from './reading.ts';

const keyPattern = /^merge-group:(\d+)\/([0-9a-f]{40,64})$/;
const queueName = /^refs\/heads\/gh-readonly-queue\/.+\/pr-(\d{1,9})-[0-9a-f]{40,64}$/;
const depth = 200;

/**
 * Key `merge-group:<repository id>/<sha>`: the commit of a merge queue's group is judged by the pull request that it
 * holds, so that the required check has an answer there. Names of such branches: "Managing a merge queue" in GitHub's
 * documentation.
 */
export async function reconcileMergeGroup(key: string, deps: PolicyDeps): Promise<Reconciled> {
  const match = keyPattern.exec(key);
  if (match === null) return {};
  const repository = await findRepository(deps.store, Number(match[1]));
  if (repository === null) return {};
  const sha = match[2] ?? '';
  const number = await heldBy(repository.id, sha, deps);
  if (number === null) return {};
  const judged = await readPull(repository, number, null, deps);
  if (judged === null) return {};
  // The queue builds on the newest base, so that a head that is behind is behind no longer.
  const facts = { ...judged.facts, upToDate: true };
  const verdicts = evaluatePolicy(facts, judged.rules.config, judged.rules.defaultBranch, placeIn(judged));
  const run = policyRun(judged, verdicts);
  await deps.github.checks.put(repository, {
    ...run,
    // Annotations belong to the pull request's own files, which this commit may not have.
    annotations: [],
    headSha: sha,
    externalId: `merge-group:${number}`,
  });
  return {};
}

/** The pull request in the name of the group's branch, as the delivery had it. */
async function heldBy(repositoryId: number, sha: string, { store }: PolicyDeps): Promise<number | null> {
  const events = await store.events({
    stream: `github:${repositoryId}`,
    type: 'merge_group.checks_requested',
    newestFirst: true,
    limit: depth,
  });
  const shape = z.object({ headSha: z.literal(sha), ref: z.string() });
  for (const { body } of events) {
    const number = queueName.exec(shape.safeParse(body).data?.ref ?? '')?.[1];
    if (number !== undefined) return Number(number);
  }
  return null;
}
