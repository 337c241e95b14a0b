import { FairleadError, FinalError, TransientError } from '../core/errors/fairlead-error.ts';
import { reportKey, settleMs } from '../core/comment/key.ts';
import type { Batch } from '../core/ports/store.ts';
import { testCheck } from '../core/testing/check.ts';
import { planTests } from '../core/testing/plan.ts';
import type { Promotion, TestRun } from '../core/testing/types.ts';
import { countResults, judge } from '../core/testing/verdict.ts';
import { fetchWheel } from './artifacts.ts';
import type { Engine, EngineDeps } from './deps.ts';
import { Aborted, startEnvironment, stopEnvironment } from './environment.ts';
import { buildFork, depsOf, type RunDeps } from './fork.ts';
import { locateResults } from './locate.ts';
import { promoteAll, recordPromotions } from './promote.ts';
import { isEnded, loadRun, repositoryOf, saveRun, type RunRecord } from './records.ts';
import { openSuccessors, whileNewest, type Successor, type Successors } from './supersede.ts';

const runDeadlineMs = 60 * 60_000;

/**
 * The test engine: takes a run from its message to a check run on the head commit, and a passed run of the default
 * branch to releases. Every phase is saved before it is acted on; what a killed process left half done is cleared
 * away and done again.
 */
export function createEngine(deps: EngineDeps): Engine {
  return {
    async reconcile(key) {
      const record = await loadRun(deps.store, key);
      if (record === null) return {};
      const own = depsOf(record.run, deps);
      try {
        const ended = isEnded(record.run) ? record : await advance(record, own);
        if (ended.run.reported !== true) await report(ended, own);
        await own.bench?.clear();
        return {};
      } catch (error) {
        if (error instanceof Aborted) return { runAgainAt: deps.clock.now() };
        if (error instanceof FairleadError && error.code === 'FL_STATE_CONFLICT') {
          return { runAgainAt: deps.clock.now() };
        }
        throw error;
      }
    },
  };
}

/** From any phase that is not an end to one that is. */
async function advance(record: RunRecord, deps: RunDeps): Promise<RunRecord> {
  if (record.run.kind === 'fork' && deps.bench === null) {
    return end(record, 'error', `${new FinalError('FL_FORK_TESTS_OFF').message}.`, deps);
  }
  if (deps.clock.now() - record.run.queuedAt > runDeadlineMs) {
    return end(record, 'error', 'The run did not end within an hour.', deps);
  }
  const successors = await openSuccessors(deps, record.run);
  const newer = await successors.find();
  if (newer !== null) return supersede(record, newer, deps);
  let current = record;
  try {
    if (current.run.testedAt === undefined) {
      current = await prepare(current, successors, deps);
      if (isEnded(current.run)) return current;
      current = await test(current, successors, deps);
      if (isEnded(current.run)) return current;
    }
    return await conclude(current, successors, deps);
  } catch (error) {
    if (deps.stopping.aborted) throw new Aborted();
    const later = await successors.find();
    const latest = (await loadRun(deps.store, record.key)) ?? current;
    if (isEnded(latest.run)) return latest;
    if (later !== null) return supersede(latest, later, deps);
    if (error instanceof FinalError) return end(latest, 'error', `${error.message}.`, deps);
    await stopEnvironment(record.run.id, deps.runtime);
    throw error;
  }
}

/** Plans, saves what will run where, and says so on the commit. */
async function prepare(accepted: RunRecord, successors: Successors, deps: RunDeps): Promise<RunRecord> {
  const promotions = await promotionsOf(accepted.run, deps);
  const record = await buildFork(accepted, promotions, successors, deps);
  const { run } = record;
  const config = await deps.loadConfig(repositoryOf(run));
  const planned = planTests(run.data, config, promotions);
  if (!planned.ok) return end(record, 'error', planned.sentence, deps);
  const { services, tests } = planned.plan;
  const names = services.map(({ service, artifact }) => `${service} ${artifact.version}`).join(', ');
  const now = deps.clock.now();
  const starting = await saveRun(
    deps.store,
    record,
    {
      phase: 'starting',
      startedAt: run.startedAt ?? now,
      environment: services,
      testPackage: tests,
      sentence: `Starting ${names}.`,
    },
    { type: 'testrun.starting', at: now },
  );
  await putCheck(starting.run, deps);
  return starting;
}

/** Brings the environment up, runs the tests in it, and takes it down again, whatever happens. */
async function test(record: RunRecord, successors: Successors, deps: EngineDeps): Promise<RunRecord> {
  const { run } = record;
  const tests = run.testPackage;
  if (tests === undefined) throw new FinalError('FL_INTERNAL', 'a run has no test package');
  const repository = repositoryOf(run);
  const config = await deps.loadConfig(repository);
  let current = record;
  try {
    const outcome = await whileNewest(successors, deps.clock, deps.stopping, async (signal) => {
      for (const { artifact } of run.environment) await fetchWheel(deps.registry, artifact);
      const { filename, bytes } = await fetchWheel(deps.registry, tests);
      const variables = await startEnvironment(run.id, run.environment, config, deps, signal);
      const now = deps.clock.now();
      const sentence = `Running the integration tests ${tests.version}.`;
      current = await saveRun(
        deps.store,
        current,
        { phase: 'running', sentence },
        { type: 'testrun.running', at: now },
      );
      await putCheck(current.run, deps);
      const services = [...new Set([...run.data.tests.services, ...changedServices(run)])].sort();
      return deps.runner.run({ runId: run.id, filename, wheel: bytes, services, variables }, signal);
    });
    if (outcome.kind === 'aborted') throw new Aborted();
    const verdict = judge(outcome);
    const results = await locateResults(outcome.results, repository, run.data.headSha, config, deps.github);
    const testedAt = deps.clock.now();
    const found = { results, testedAt, sentence: verdict.sentence };
    if (verdict.phase !== 'passed') return await end(current, verdict.phase, verdict.sentence, deps, found);
    return await saveRun(deps.store, current, found, { type: 'testrun.tested', at: testedAt });
  } finally {
    await stopEnvironment(run.id, deps.runtime);
  }
}

/** The tests passed: promotes what may be promoted, then the run has passed. */
async function conclude(record: RunRecord, successors: Successors, deps: EngineDeps): Promise<RunRecord> {
  const newer = await successors.find();
  if (newer !== null) return supersede(record, newer, deps);
  const published = await promoteAll(record.run, deps);
  const counts = countResults(record.run.results);
  return saveRun(
    deps.store,
    record,
    { phase: 'passed', endedAt: deps.clock.now(), sentence: record.run.sentence },
    { type: 'testrun.ended', at: deps.clock.now(), body: { ...counts, promoted: published.length } },
    (batch) => recordPromotions(batch, published),
  );
}

function supersede(record: RunRecord, newer: Successor, deps: EngineDeps): Promise<RunRecord> {
  return end(record, 'superseded', `Superseded by ${newer.sha.slice(0, 7)}.`, deps);
}

function end(
  record: RunRecord,
  phase: 'failed' | 'error' | 'superseded',
  sentence: string,
  deps: EngineDeps,
  found: Partial<TestRun> = {},
): Promise<RunRecord> {
  const now = deps.clock.now();
  const { passed, failed, skipped } = countResults(found.results ?? record.run.results);
  return saveRun(
    deps.store,
    record,
    { ...found, phase, sentence, endedAt: now },
    { type: 'testrun.ended', at: now, body: { passed, failed, skipped } },
  );
}

/** The end of every run: nothing of it is left running, and the commit says how it ended. */
async function report(record: RunRecord, deps: EngineDeps): Promise<void> {
  await stopEnvironment(record.run.id, deps.runtime);
  let refused = '';
  try {
    await putCheck(record.run, deps);
  } catch (error) {
    // Trying again would not help: the run keeps its end, and the log says what is missing.
    if (error instanceof TransientError || !(error instanceof FinalError)) throw error;
    refused = error.message;
  }
  await saveRun(
    deps.store,
    record,
    { reported: true },
    {
      type: refused === '' ? 'testrun.reported' : 'testrun.report-refused',
      at: deps.clock.now(),
      body: { refused },
    },
    (batch) => wakeReport(batch, record.run, deps),
  );
}

/** The comment on the pull request names the check. */
function wakeReport(batch: Pick<Batch, 'enqueue'>, { data }: TestRun, { clock }: EngineDeps): void {
  if (data.pullRequest === null) return;
  batch.enqueue(reportKey(data.repository.id, data.pullRequest.number), clock.now() + settleMs);
}

async function putCheck(run: TestRun, deps: EngineDeps): Promise<void> {
  await deps.github.checks.put(repositoryOf(run), testCheck(run, deps.statusUrl(run.id)));
}

async function promotionsOf(run: TestRun, deps: EngineDeps): Promise<readonly Promotion[]> {
  const stored = await deps.store.list(`promotion:${run.data.repository.id}/`);
  return stored.map(({ state }) => state as unknown as Promotion);
}

function changedServices(run: TestRun): string[] {
  return run.data.artifacts.flatMap(({ service }) => (service === null ? [] : [service]));
}
