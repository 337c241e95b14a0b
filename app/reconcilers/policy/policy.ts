import { z } from 'zod';
import { renderVerdicts } from '../../checks/index.ts';
import { evaluatePolicy, nextChangeAt } from '../../../core/policy/index.ts';
import type { CheckRun, GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { PullOverview } from '../../../core/ports/github-settings.ts';
import type { Store } from '../../../core/ports/store.ts';
import { dutiesStateKey } from '../duties/state.ts';
import { findRepository } from '../repository.ts';
import type { Reconciled } from '../rollout/deps.ts';
import { pullFingerprint, rulesFingerprint } from './fingerprint.ts';
import { readPull, type JudgedPull, type ReadingDeps } from './reading.ts';

export interface PolicyDeps extends ReadingDeps {
  readonly github: ReadingDeps['github'] & Pick<GitHub, 'checks'>;
}

const keyPattern = /^policy:(\d+)\/(\d+|\*)$/;
/** Newest deliveries of a repository that are looked at for the pull request's own. */
const depth = 100;

/** State of the same key: what was last said, and of which pull request in which state. */
const said = z.object({ content: z.string(), checkRunId: z.number(), fingerprint: z.string().default('') });

/**
 * Keys `policy:<repository id>/<number>` and `policy:<repository id>/*`; the second enqueues the first for every open
 * pull request. Reads the pull request and the rules in force, and puts `fairlead/policy` on the head commit where that
 * one is missing, unfinished, or says something else.
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
  const number = Number(match[2]);
  const judged = await readPull(
    repository,
    number,
    await announcedHead(repository, number, deps.store),
    deps,
  );
  if (judged === null) return {};
  const verdicts = evaluatePolicy(
    judged.facts,
    judged.rules.config,
    judged.rules.defaultBranch,
    placeIn(judged),
  );
  const run = policyRun(judged, verdicts);
  await putWhereChanged(key, repository, judged, run, deps);
  const changesAt = nextChangeAt(verdicts);
  return changesAt === null ? {} : { runAgainAt: Math.max(changesAt, deps.clock.now() + 1000) };
}

async function fanOut(repository: RepositoryRef, deps: PolicyDeps): Promise<void> {
  const open = await deps.github.pulls.listOpen(repository);
  const now = deps.clock.now();
  await deps.store.transaction((batch) => {
    for (const { number } of open) batch.enqueue(`policy:${repository.id}/${number}`, now);
  });
}

/** The head branch as the newest delivery names it. It only saves a request: what is judged is read. */
async function announcedHead(
  repository: RepositoryRef,
  number: number,
  store: Pick<Store, 'events'>,
): Promise<string | null> {
  const events = await store.events({ stream: `github:${repository.id}`, newestFirst: true, limit: depth });
  const shape = z.object({ number: z.literal(number), ref: z.string() });
  for (const event of events) {
    const body = shape.safeParse(event.body);
    if (body.success) return body.data.ref;
  }
  return null;
}

export function placeIn({ rules }: Pick<JudgedPull, 'rules'>) {
  return (key: string) => {
    const origin = rules.origins[key];
    return origin === undefined ? null : origin.place;
  };
}

/** The check run of a judged pull request. */
export function policyRun(judged: JudgedPull, verdicts: ReturnType<typeof evaluatePolicy>): CheckRun {
  const { pull, rules, overview } = judged;
  const rendered = renderVerdicts(verdicts, {
    origins: rules.origins,
    defaultBranch: rules.defaultBranch,
    problems: rules.problems,
    brokenSince: rules.brokenSince,
    organisationBrokenSince: rules.organisationBrokenSince,
    advisory: advisoryReason(rules.config.enforcement, overview.observed.unenforceable),
    managed: pull.labels.includes('fairlead:merge'),
  });
  return {
    ...rendered,
    name: 'fairlead/policy',
    headSha: pull.headSha,
    status: 'completed',
    externalId: `policy:${pull.number}`,
  };
}

function advisoryReason(enforcement: string, unenforceable: boolean): 'configured' | 'plan' | null {
  if (enforcement === 'advisory') return 'configured';
  return unenforceable ? 'plan' : null;
}

async function putWhereChanged(
  key: string,
  repository: RepositoryRef,
  judged: JudgedPull,
  run: CheckRun,
  { github, store, clock }: PolicyDeps,
): Promise<void> {
  const stored = await store.load(key);
  const before = said.safeParse(stored?.state).data;
  const content = JSON.stringify(run);
  const fingerprint = pullFingerprint(judged.pull, rulesFingerprint(judged.rules, judged.overview));
  const stands = isOn(judged.pull, before?.checkRunId, run);
  if (before?.content === content && stands && before.fingerprint === fingerprint) return;
  const checkRunId =
    before?.content === content && stands
      ? before.checkRunId
      : await github.checks.put(repository, run, judged.pull.policyRun);
  const passes = run.conclusion === 'success';
  await store.transaction((batch) => {
    batch.save(key, { content, checkRunId, fingerprint }, stored?.version ?? 0);
    // A pull request that the App may merge is looked at again when its policy is met.
    if (passes) batch.enqueue(dutiesStateKey(repository.id), clock.now());
  });
}

/** Whether our newest run on the head is finished and says what we would say. */
function isOn({ policyRun: found }: PullOverview, checkRunId: number | undefined, run: CheckRun): boolean {
  if (found === null || found.id !== checkRunId) return false;
  return found.status.toLowerCase() === 'completed' && found.conclusion?.toLowerCase() === run.conclusion;
}
