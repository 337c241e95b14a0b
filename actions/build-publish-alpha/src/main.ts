import type { MessageData } from '../../../core/api/message.ts';
import { affectedServices } from '../../../core/changes/affected.ts';
import { changeBase } from '../../../core/changes/base.ts';
import { loadServices } from '../../../core/changes/services.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import { type PackagePlan, packagesToBuild } from '../../../core/packaging/plan.ts';
import type { Registry } from '../../../core/ports/registry.ts';
import { onDefaultBranch } from '../../../core/reporting/message.ts';
import { renderSummary } from '../../../core/reporting/summary.ts';
import { versionSchemes } from '../../../core/versions/index.ts';
import { newestFinal, nextBase } from '../../../core/versions/releases.ts';
import { type BuildDeps, buildWheel, exportProject } from './build.ts';
import type { BuildInputs } from './inputs.ts';

type Artifact = MessageData['artifacts'][number];

export interface AlphaDeps extends BuildDeps {
  readonly inputs: BuildInputs;
  readonly registry: Registry;
}

interface Change {
  readonly plans: readonly PackagePlan[];
  /** First-parent commits of the default branch; for a pull request of its base branch at the time of the event. */
  readonly mainCommitCount: number;
}

async function readChange(deps: AlphaDeps): Promise<Change> {
  const { inputs, job, git, workspace, registry } = deps;
  const config = await loadServices(workspace, inputs.servicesFrom);
  const base = await changeBase(git, job.context, inputs.baseSha);
  const everything = inputs.all || base === null || job.context.pullRequest === null;
  const affected = everything ? null : affectedServices(await git.changedPaths(base, 'HEAD'), config);
  const tests = config.integrationTests;
  const published = tests === null || (await registry.files(tests.package)).length > 0;
  // Not the merge base: that goes back where the pull request is moved to an older commit, and versions would with it.
  const counted = job.context.pullRequest === null ? 'HEAD' : (job.context.baseSha ?? 'HEAD');
  return {
    plans: packagesToBuild(config, affected, published),
    mainCommitCount: await git.firstParentCount(counted),
  };
}

/** Builds and publishes one package. The same bytes there already: fine. Other bytes: FL_ALREADY_PUBLISHED. */
async function publishOne(plan: PackagePlan, change: Change, deps: AlphaDeps): Promise<Artifact> {
  const { job, registry } = deps;
  const project = await exportProject(plan, deps);
  const published = await registry.files(project.name);
  const scheme = versionSchemes.pep440;
  const released = newestFinal(
    scheme,
    published.map((file) => file.version),
  );
  const base = nextBase(scheme, project.version, released);
  const { headSha: sha, pullRequest, run } = job.context;
  const version = scheme.alphaVersion({
    base,
    mainCommitCount: change.mainCommitCount,
    sha,
    ...(pullRequest === null
      ? {}
      : { pullRequest: { number: pullRequest.number, runNumber: run.number, runAttempt: run.attempt } }),
  });
  const wheel = await buildWheel(project, version, deps);
  const done = await registry.publish(project.name, version, wheel.filename, wheel.bytes);
  job.info(
    `${project.name} ${version} ${done === 'already' ? 'was published already' : 'published'}, sha256:${wheel.sha256}`,
  );
  return {
    kind: 'python',
    service: plan.service,
    name: project.name,
    version,
    sha256: wheel.sha256,
    releaseVersion: base,
  };
}

/** Builds and publishes an alpha of each package that the change touches; on the default branch of every package. */
export async function main(deps: AlphaDeps): Promise<string | null> {
  const { job } = deps;
  if (job.context.pullRequest === null && !onDefaultBranch(job.context) && !deps.inputs.all) {
    throw new FinalError(
      'FL_INPUT_INVALID',
      `alphas are built for pull requests and for pushes to ${job.context.defaultBranch}; this is ${job.context.event} on ${job.context.ref}`,
    );
  }
  const change = await readChange(deps);
  const artifacts: Artifact[] = [];
  for (const plan of change.plans) artifacts.push(await publishOne(plan, change, deps));
  const [first] = artifacts;
  job.output('artifacts', JSON.stringify(artifacts));
  job.output('version', first?.version ?? '');
  job.output('digest', first === undefined ? '' : `sha256:${first.sha256}`);
  const lines = artifacts.map(
    (artifact) => `${artifact.name} ${artifact.version}, sha256:${artifact.sha256}`,
  );
  const title = lines.length === 0 ? 'No package changed' : 'Published alphas';
  await job.summary(renderSummary({ title, lines }));
  if (lines.length === 0) job.info('No package of the configuration changed: nothing was built.');
  return null;
}
