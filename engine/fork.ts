import { FinalError } from '../core/errors/fairlead-error.ts';
import type { ForkBench } from '../core/ports/fork-tests.ts';
import { testCheck } from '../core/testing/check.ts';
import { planFork } from '../core/testing/fork-run.ts';
import type { Promotion, TestRun } from '../core/testing/types.ts';
import type { EngineDeps } from './deps.ts';
import { Aborted } from './environment.ts';
import { repositoryOf, saveRun, type RunRecord } from './records.ts';
import { whileNewest, type Successors } from './supersede.ts';

/** What a run works with. Of a fork's nothing is left of the engine's own: no index to publish to, no variables. */
export interface RunDeps extends EngineDeps {
  /** Where a fork's code is built and run; null for all other runs. */
  readonly bench: ForkBench | null;
}

/** A fork's run without a bench has nowhere to run: the operator does not test commits of forks. */
export function depsOf(run: TestRun, deps: EngineDeps): RunDeps {
  if (run.kind !== 'fork' || deps.forks === undefined || deps.forks === null) return { ...deps, bench: null };
  const bench = deps.forks.open(run.id);
  const { registry, runtime, runner } = bench;
  return { ...deps, bench, registry, runtime, runner, variables: {} };
}

/**
 * Builds what a fork's run tests, and saves it as the run's artifacts. A run that has them, and one that is no fork's,
 * stays as it is.
 */
export async function buildFork(
  record: RunRecord,
  promotions: readonly Promotion[],
  successors: Successors,
  deps: RunDeps,
): Promise<RunRecord> {
  const { run } = record;
  const { bench, clock } = deps;
  if (bench === null || run.data.artifacts.length > 0) return record;
  const repository = repositoryOf(run);
  const number = run.data.pullRequest?.number ?? 0;
  const config = await deps.loadConfig(repository);
  const paths = await deps.github.pulls.changedPaths(repository, number);
  const { packages, tests } = planFork(paths, config, promotions);
  if (tests.services.length === 0) {
    throw new FinalError(
      'FL_FORK_BUILD',
      'it changes no service of .github/fairlead.yml, and no integration test',
    );
  }
  const waiting: TestRun = { ...run, sentence: 'Building the commit from its source.' };
  await deps.github.checks.put(repository, testCheck(waiting, deps.statusUrl(run.id)));
  const order = { repository, sha: run.data.headSha, packages };
  const wheels = await whileNewest(successors, clock, deps.stopping, (signal) => bench.build(order, signal));
  if (wheels.length < packages.length) throw new Aborted();
  const artifacts = wheels.map((wheel) => ({
    kind: 'python' as const,
    ...wheel,
    releaseVersion: wheel.version,
  }));
  const body = { artifacts: wheels.map(({ name, version, sha256 }) => ({ name, version, sha256 })) };
  return saveRun(
    deps.store,
    record,
    { data: { ...run.data, artifacts, tests: { services: tests.services, reason: tests.reason } } },
    { type: 'testrun.built', at: clock.now(), body },
  );
}
