import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Described } from '../../../core/provenance/types.ts';
import { onDefaultBranch } from '../../../core/reporting/message.ts';
import { renderSummary } from '../../../core/reporting/summary.ts';
import { type ChangeDeps, type PlannedBuild, readChange } from './change.ts';
import { buildRun, type RunFacts } from './environment.ts';
import type { Kind } from './kind.ts';
import { type Moment, publishOne } from './publish.ts';
import { type SupplyChainFiles, tellRunner, writeSupplyChain } from './supply-chain.ts';

export interface AlphaDeps extends ChangeDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly facts: RunFacts;
}

/** The commit, the run and the place in the history: what the versions of this run are made of. */
function momentOf({ job: { context } }: AlphaDeps, mainCommitCount: number): Moment {
  const { pullRequest: pull, run, headSha } = context;
  return {
    mainCommitCount,
    sha: headSha,
    ...(pull === null
      ? {}
      : { pullRequest: { number: pull.number, runNumber: run.number, runAttempt: run.attempt } }),
  };
}

async function publishAll(
  builds: readonly PlannedBuild[],
  moment: Moment,
  deps: AlphaDeps,
): Promise<readonly Described[]> {
  const opened = new Set<Kind>();
  try {
    const published: Described[] = [];
    for (const { kind: name, plan } of builds) {
      const kind = await deps.kinds[name]();
      opened.add(kind);
      const done = await publishOne(plan, kind, { job: deps.job, moment });
      if (done !== null) published.push(done);
    }
    return published;
  } finally {
    for (const kind of opened) await kind.close();
  }
}

const noFiles: SupplyChainFiles = { sbom: '', provenance: '', predicate: '', subjects: '' };

/** The outputs, in the order of `action.yml`; all of them are empty where nothing was built. */
function putOutputs(build: readonly Described[], files: SupplyChainFiles, { job }: AlphaDeps): void {
  const artifacts = build.map(({ artifact }) => artifact);
  const [first] = artifacts;
  job.output('artifacts', JSON.stringify(artifacts));
  job.output('version', first?.version ?? '');
  job.output('name', first?.name ?? '');
  job.output('digest', first === undefined ? '' : `sha256:${first.sha256}`);
  job.output('sbom', files.sbom);
  job.output('provenance', files.provenance);
  job.output('predicate', files.predicate);
  job.output('subjects', files.subjects);
}

/** Builds and publishes an alpha of each package that the change touches; on the default branch of every package. */
export async function main(deps: AlphaDeps): Promise<string | null> {
  const { job, clock } = deps;
  if (job.context.pullRequest === null && !onDefaultBranch(job.context) && !deps.inputs.all) {
    throw new FinalError(
      'FL_INPUT_INVALID',
      `alphas are built for pull requests and for pushes to ${job.context.defaultBranch}; this is ${job.context.event} on ${job.context.ref}`,
    );
  }
  if (job.context.pullRequest?.fork === true) {
    // A registry that asks for no token would take it.
    job.info('Nothing is published from a fork: what it changes is not ours yet.');
    putOutputs([], noFiles, deps);
    return null;
  }
  const startedOn = clock.now();
  const change = await readChange(deps);
  const build = await publishAll(change.builds, momentOf(deps, change.mainCommitCount), deps);
  const run = buildRun(job.context, deps.facts, { startedOn, finishedOn: clock.now() });
  putOutputs(build, build.length === 0 ? noFiles : await writeSupplyChain(build, run, deps), deps);
  await tellRunner(build, deps.facts.artifactsFile, deps);
  const lines = build.map(
    ({ artifact }) => `${artifact.name} ${artifact.version}, sha256:${artifact.sha256}`,
  );
  const title = lines.length === 0 ? 'No package changed' : 'Published alphas';
  await job.summary(renderSummary({ title, lines }));
  if (change.builds.length === 0) job.info('No package of the configuration changed: nothing was built.');
  return null;
}
