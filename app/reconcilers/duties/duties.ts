import type { Strategy } from '../../../core/branching/index.ts';
import {
  afterDuties,
  mergeLabel,
  owedBackMerges,
  planDuties,
  releaseToCut,
  type DutyPlan,
  type DutyState,
  type PullState,
  type RepositoryState,
} from '../../../core/duties/index.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { RepositoryOverview } from '../../../core/ports/github-settings.ts';
import type { NewEvent, Store } from '../../../core/ports/store.ts';
import { dutiesKey, policyKey, settingsKey } from '../../keys.ts';
import type { OrganisationDeps } from '../organisation/read.ts';
import { readWithRules } from '../policy/with-rules.ts';
import { findRepository } from '../repository.ts';
import type { Reconciled } from '../rollout/deps.ts';
import { dutyBranches } from './branches.ts';
import { carryOut, type CarriedOut } from './carry-out.ts';
import { concerns } from './news.ts';
import { readState } from './repository-state.ts';
import { asJson, loadDuties, type StoredDuties } from './state.ts';

export interface DutiesDeps extends OrganisationDeps {
  readonly github: OrganisationDeps['github'] & Pick<GitHub, 'history' | 'refs' | 'merging' | 'comments'>;
  readonly store: Store;
  /** Login of the App's own account, such as `fairlead[bot]`. */
  readonly appLogin: () => Promise<string | null>;
}

const keyPattern = /^duties:(\d+)$/;
const depth = 200;
/** Between two looks at merges that wait for nothing but checks, since a check's delivery may be lost. */
const mergePeriodMs = 900_000;

/**
 * Key `duties:<repository id>`: does what the strategy asks of the App, such as back-merges, release branches and merges
 * that it was asked for. Level-triggered: what is missing is worked out anew from the repository as it is.
 */
export async function reconcileDuties(key: string, deps: DutiesDeps): Promise<Reconciled> {
  const match = keyPattern.exec(key);
  if (match === null) return {};
  const repository = await findRepository(deps.store, Number(match[1]));
  if (repository === null) return {};
  const { duties, version } = await loadDuties(deps.store, repository.id);
  const news = await deps.store.events({
    stream: `github:${repository.id}`,
    after: duties.seen,
    limit: depth,
  });
  const seen = news.at(-1)?.position ?? duties.seen;
  const now = deps.clock.now();
  if (!concerns(news, duties, now)) {
    await save(repository, { ...duties, seen }, version, [], deps.store);
    return duties.wakeAt === null ? {} : { runAgainAt: duties.wakeAt };
  }
  const { overview, rules } = await readWithRules(repository, deps);
  if (overview.archived) return {};
  if (overview.truncated.includes('branches')) {
    // A branch that was not read would count as gone.
    const event = happened(repository, 'duty.refused', now, {
      kind: 'all',
      reason: 'too many branches to read',
    });
    await save(repository, { ...duties, seen }, version, [event], deps.store);
    return {};
  }
  const appLogin = (await deps.appLogin()) ?? '';
  const state = await readState(
    { repository, overview, rules, duties },
    { github: deps.github, appLogin, now },
  );
  const { config, strategy } = rules;
  const plan = planDuties({ state, config, strategy, stored: duties.duty });
  const owed = owedBackMerges(state, strategy, now);
  const merges = managedPulls(state, plan.before.requests);
  const again = merges.some(({ policy }) => policy === 'success') ? now + mergePeriodMs : Infinity;
  const wakeAt = Math.min(plan.wakeAt ?? Infinity, again);
  const next: StoredDuties = {
    ...duties,
    duty: plan.before,
    owed,
    tips: tipsOf(overview.branches, strategy),
    watch: [...strategy.longLived, ...strategy.cuts.flatMap(({ branches }) => branches)],
    waiting: merges.length > 0,
    nextRelease: releaseToCut({ state, config, strategy }),
    wakeAt: Number.isFinite(wakeAt) ? wakeAt : null,
    seen,
  };
  await save(repository, next, version, [], deps.store);
  const carried = await carryOut(repository, plan.commands, deps.github);
  await finish(repository, { next, plan, carried, version: version + 1, owedBefore: duties.owed }, deps);
  if (carried.failure !== null) throw carried.failure;
  return next.wakeAt === null ? {} : { runAgainAt: Math.max(next.wakeAt, now + 1000) };
}

/** Open pull requests that the App may be about to merge. */
function managedPulls(
  { openPulls, appLogin }: RepositoryState,
  requests: DutyState['requests'],
): readonly PullState[] {
  const asked = new Set(requests.flatMap((request) => (request.kind === 'merge' ? [request.pull] : [])));
  return openPulls.filter(
    ({ number, labels, author }) => asked.has(number) || labels.includes(mergeLabel) || author === appLogin,
  );
}

interface Finish {
  readonly next: StoredDuties;
  readonly plan: DutyPlan;
  readonly carried: CarriedOut;
  readonly version: number;
  readonly owedBefore: StoredDuties['owed'];
}

/** What came of it, and the keys that it concerns: freezes change settings, debts change verdicts. */
async function finish(
  repository: RepositoryRef,
  { next, plan, carried, version, owedBefore }: Finish,
  { store, clock }: DutiesDeps,
): Promise<void> {
  const duty = afterDuties(plan, carried.done);
  const now = clock.now();
  const events = [
    ...carried.done.map((command) => happened(repository, 'duty.done', now, { ...command })),
    ...carried.refused.map(({ command, reason }) =>
      happened(repository, 'duty.refused', now, { kind: command.kind, reason }),
    ),
  ];
  const frozen = JSON.stringify(duty.freezes) !== JSON.stringify(next.duty.freezes);
  const indebted = JSON.stringify(next.owed) !== JSON.stringify(owedBefore);
  await store.transaction((batch) => {
    for (const event of events) batch.append(event);
    batch.save(dutiesKey(repository.id), asJson({ ...next, duty }), version);
    if (frozen) batch.enqueue(settingsKey(repository.id), now);
    if (frozen || indebted) batch.enqueue(policyKey(repository.id, '*'), now);
  });
}

function happened(
  { id, installationId, owner, name }: RepositoryRef,
  type: string,
  now: number,
  detail: Readonly<Record<string, string | number>>,
): NewEvent {
  // Long texts, such as the bodies of comments and files, stay out of the log.
  const short = Object.fromEntries(
    Object.entries(detail).filter(
      ([key, value]) => key !== 'text' && key !== 'body' && String(value).length <= 300,
    ),
  );
  const body = { installationId, repositoryId: id, owner, name, sender: null, duty: short };
  return { stream: `github:${id}`, type, occurredAt: now, source: 'app', dedupeKey: null, body };
}

/** Newest commits of the branches that back-merges run between. */
function tipsOf(branches: RepositoryOverview['branches'], strategy: Strategy): Record<string, string> {
  return Object.fromEntries(dutyBranches(branches, strategy).map(({ name, sha }) => [name, sha]));
}

async function save(
  repository: RepositoryRef,
  duties: StoredDuties,
  version: number,
  events: readonly NewEvent[],
  store: Store,
): Promise<void> {
  await store.transaction((batch) => {
    for (const event of events) batch.append(event);
    batch.save(dutiesKey(repository.id), asJson(duties), version);
  });
}
