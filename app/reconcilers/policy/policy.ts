import { z } from 'zod';
import { renderVerdicts, wholeLines } from '../../checks/index.ts';
import { buttons } from '../../../core/commands/index.ts';
import { mergeLabel } from '../../../core/duties/index.ts';
import { describePlan, type Plan } from '../../../core/protection/index.ts';
import { evaluatePolicy, nextChangeAt } from '../../../core/policy/index.ts';
import type { CheckRun, GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { PullOverview } from '../../../core/ports/github-settings.ts';
import type { Store } from '../../../core/ports/store.ts';
import { dutiesKey, handOverKey, policyKey } from '../../keys.ts';
import { organisationOf } from '../organisation/read.ts';
import { findRepository } from '../repository.ts';
import type { Reconciled } from '../rollout/deps.ts';
import { proposedPlan } from '../settings/proposed.ts';
import { isYoung, pullFingerprint, rulesFingerprint } from './fingerprint.ts';
import { readPull, type JudgedPull, type ReadingDeps } from './reading.ts';
import { othersOf, together, type Part } from './shared-head.ts';

export interface PolicyDeps extends ReadingDeps {
  readonly appId: number;
  readonly github: ReadingDeps['github'] & Pick<GitHub, 'checks'>;
}

const keyPattern = /^policy:(\d+)\/(?:(\d+)|\*|from:(.{1,250}))$/;
/** Newest deliveries of a repository that are looked at for the pull request's own. */
const depth = 100;

/** Between two looks at a pull request that depends on what no delivery and no glance tells of it. */
const hiddenPeriodMs = 300_000;

/** How long after a fork's new head is seen its workflow runs are looked for. */
const handOverMs = 900_000;

/** State of the same key: what was last said, and of which pull request in which state. */
const said = z.object({
  content: z.string(),
  checkRunId: z.number(),
  fingerprint: z.string().default(''),
  /** Our check run as it was seen where all was in order; null: the next pass looks again. */
  run: z.object({ nodeId: z.string(), sight: z.string() }).nullable().default(null),
});

/** What the last look found in order; null where the next pass must look again. */
export async function loadStanding(
  store: Pick<Store, 'load'>,
  repositoryId: number,
  number: number,
): Promise<{ readonly fingerprint: string; readonly nodeId: string; readonly sight: string } | null> {
  const stored = await store.load(policyKey(repositoryId, number));
  const state = said.safeParse(stored?.state).data;
  return state === undefined || state.run === null ? null : { fingerprint: state.fingerprint, ...state.run };
}

/**
 * Keys `policy:<repository id>/<number>`, `policy:<repository id>/*` and `policy:<repository id>/from:<branch>`; the
 * second and third enqueue the first for every open pull request, or those with that head branch. Reads the pull request
 * and the rules in force, and puts `fairlead/policy` on the head commit where that one is missing, unfinished, or says
 * something else.
 */
export async function reconcilePolicy(key: string, deps: PolicyDeps): Promise<Reconciled> {
  const match = keyPattern.exec(key);
  if (match === null) return {};
  const repository = await findRepository(deps.store, Number(match[1]));
  if (repository === null) return {};
  if (match[2] === undefined) {
    await fanOut(repository, match[3] ?? null, deps);
    return {};
  }
  const number = Number(match[2]);
  const readAt = deps.clock.now();
  const judged = await judge(repository, number, deps);
  if (judged === null) return {};
  const others = await judgeOthers(repository, judged, deps);
  const run = together([{ number, run: judged.run }, ...others]) ?? judged.run;
  await putWhereChanged({ key, repository, judged, run, readAt }, deps);
  const now = deps.clock.now();
  // Another pull request with the same head may be closed, and a deployment may fail whose delivery is lost.
  const again = others.length === 0 && !judged.promotes ? Infinity : now + hiddenPeriodMs;
  const changesAt = Math.min(judged.changesAt ?? Infinity, again);
  return changesAt === Infinity ? {} : { runAgainAt: Math.max(changesAt, now + 1000) };
}

interface Outcome extends JudgedPull {
  readonly run: CheckRun;
  readonly changesAt: number | null;
  /** It depends on deployments. */
  readonly promotes: boolean;
}

async function judge(repository: RepositoryRef, number: number, deps: PolicyDeps): Promise<Outcome | null> {
  const head = await announcedHead(repository, number, deps.store);
  const judged = await readPull(repository, number, head, deps);
  if (judged === null) return null;
  const { facts, rules } = judged;
  const verdicts = evaluatePolicy(facts, rules.config, rules.defaultBranch, placeIn(judged));
  const plan = await proposedPlan(judged, await organisationOf(repository, deps), deps);
  return {
    ...judged,
    run: withPlan(policyRun(judged, verdicts), plan),
    changesAt: nextChangeAt(verdicts),
    promotes: verdicts.some(({ rule, status }) => rule === 'promotion' && status !== 'neutral'),
  };
}

/** What merging changes in GitHub's settings, below the verdicts. */
function withPlan(run: CheckRun, plan: Plan | null): CheckRun {
  if (plan === null) return run;
  const { markdown } = describePlan(plan);
  const lines = [
    run.summary,
    '',
    "### What merging changes in GitHub's settings",
    '',
    ...markdown.split('\n'),
  ];
  return { ...run, summary: wholeLines(lines) };
}

/** Open pull requests with the same head commit, as our run on it names them. */
async function judgeOthers(
  repository: RepositoryRef,
  { pull }: JudgedPull,
  deps: PolicyDeps,
): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const number of othersOf(pull.policyRun?.externalId ?? '', pull.number)) {
    const other = await judge(repository, number, deps);
    if (other?.pull.headSha === pull.headSha) parts.push({ number, run: other.run });
  }
  return parts;
}

async function fanOut(repository: RepositoryRef, head: string | null, deps: PolicyDeps): Promise<void> {
  const all = await deps.github.pulls.listOpen(repository);
  const open = all.filter(({ headRef }) => head === null || headRef === head);
  const now = deps.clock.now();
  await deps.store.transaction((batch) => {
    for (const { number } of open) batch.enqueue(policyKey(repository.id, number), now);
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
  const managed = isManaged(judged);
  const rendered = renderVerdicts(verdicts, {
    origins: rules.origins,
    defaultBranch: rules.defaultBranch,
    problems: rules.problems,
    brokenSince: rules.brokenSince,
    organisationBrokenSince: rules.organisationBrokenSince,
    advisory: advisoryReason(rules.config.enforcement, overview.observed.unenforceable),
    managed,
    buttons: buttonsOf(judged, managed),
  });
  return {
    ...rendered,
    name: 'fairlead/policy',
    headSha: pull.headSha,
    status: 'completed',
    externalId: `policy:${pull.number}`,
  };
}

/** Somebody has asked the App to merge it. */
function isManaged({ pull, duties }: JudgedPull): boolean {
  const asked = duties.duty.requests.some(
    (request) => request.kind === 'merge' && request.pull === pull.number,
  );
  return asked || pull.labels.includes(mergeLabel);
}

function buttonsOf({ pull, rules, facts, duties }: JudgedPull, managed: boolean) {
  const { number, headRef: head, baseRef: base, labels } = pull;
  return buttons({
    strategy: rules.strategy,
    pull: { number, head, base, labels, fork: facts.fork, reverts: facts.reverts },
    managed,
    owed: duties.owed.some((owed) => owed.number === null),
    nextRelease: duties.nextRelease,
  });
}

function advisoryReason(enforcement: string, unenforceable: boolean): 'configured' | 'plan' | null {
  if (enforcement === 'advisory') return 'configured';
  return unenforceable ? 'plan' : null;
}

interface Said {
  readonly key: string;
  readonly repository: RepositoryRef;
  readonly judged: JudgedPull;
  readonly run: CheckRun;
  readonly readAt: number;
}

async function putWhereChanged(
  { key, repository, judged, run, readAt }: Said,
  { github, store, clock }: PolicyDeps,
): Promise<void> {
  const stored = await store.load(key);
  const before = said.safeParse(stored?.state).data;
  const content = JSON.stringify(run);
  const fingerprint = fingerprintOf(judged);
  const kept = before?.content === content && isOn(judged.pull, before.checkRunId, run) ? before : null;
  // A run that was just put has not been seen yet: the next pass looks.
  const seen = kept === null ? null : runInOrder(judged.pull, readAt);
  const isNews = kept?.fingerprint !== fingerprint;
  if (!isNews && kept.run?.nodeId === seen?.nodeId && kept.run?.sight === seen?.sight) return;
  const checkRunId =
    kept === null ? await github.checks.put(repository, run, judged.pull.policyRun) : kept.checkRunId;
  const passes = run.conclusion === 'success';
  await store.transaction((batch) => {
    batch.save(key, { content, checkRunId, fingerprint, run: seen }, stored?.version ?? 0);
    // A pull request that the App may merge is looked at again when its policy is met.
    if (passes && isNews) batch.enqueue(dutiesKey(repository.id), clock.now());
    // Its jobs have handed over what they found by then, and GitHub has told of it, or that delivery is lost.
    if (isNews && judged.facts.fork) {
      batch.enqueue(handOverKey(repository.id, judged.pull.headSha), clock.now() + handOverMs);
    }
  });
}

function fingerprintOf({ pull, rules, overview }: JudgedPull): string {
  const { codeOwners, observed } = overview;
  const ofRules = rulesFingerprint(rules, { codeOwners, unenforceable: observed.unenforceable });
  return pullFingerprint(pull, rules, ofRules);
}

/** Null where the same second may have brought another change. */
function runInOrder(
  { policyRun: found, updatedAt }: PullOverview,
  readAt: number,
): z.infer<typeof said>['run'] {
  if (found === null || isYoung(updatedAt, readAt)) return null;
  const { nodeId, sight } = found.watched;
  return { nodeId, sight };
}

/** Whether our newest run on the head is finished and says what we would say. */
function isOn({ policyRun: found }: PullOverview, checkRunId: number | undefined, run: CheckRun): boolean {
  if (found === null || found.id !== checkRunId) return false;
  return found.status.toLowerCase() === 'completed' && found.conclusion?.toLowerCase() === run.conclusion;
}
