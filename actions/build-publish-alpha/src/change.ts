import type { ArtifactKind } from '../../../core/api/artifacts.ts';
import { affectedServices } from '../../../core/changes/affected.ts';
import { changeBase } from '../../../core/changes/base.ts';
import { loadServices } from '../../../core/changes/services.ts';
import type { FairleadConfig } from '../../../core/config/types.ts';
import { kindsToBuild, parseKinds } from '../../../core/packaging/kinds.ts';
import { packagesToBuild } from '../../../core/packaging/plan.ts';
import type { BuildInputs } from './inputs.ts';
import type { KindDeps, KindPlan, Kinds } from './kind.ts';

export interface PlannedBuild {
  readonly kind: ArtifactKind;
  readonly plan: KindPlan;
}

export interface Change {
  readonly builds: readonly PlannedBuild[];
  /** First-parent commits of the default branch, or of the pull request's base as the event saw it. */
  readonly mainCommitCount: number;
}

export interface ChangeDeps extends KindDeps {
  readonly inputs: BuildInputs;
  readonly kinds: Kinds;
}

type Services = Pick<FairleadConfig, 'services' | 'integrationTests'>;

/** True where the integration tests were published before, under whatever version. */
async function testsPublished(config: Services, deps: ChangeDeps): Promise<boolean> {
  const tests = config.integrationTests;
  if (tests === null) return true;
  const kind = await deps.kinds.python();
  const plan = { service: null, path: tests.path, package: tests.package, manifest: 'pyproject.toml' };
  const prepared = await kind.prepare(plan);
  return prepared !== null && (await prepared.versions()).length > 0;
}

/** The names of the files of a folder, as the commit has them. */
function namesIn(folder: string, tracked: readonly string[]): readonly string[] {
  const clean = folder.replace(/^\.\//, '').replace(/\/+$/, '');
  const prefix = clean === '' || clean === '.' ? '' : `${clean}/`;
  return tracked
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length))
    .filter((path) => !path.includes('/'));
}

/** What the change builds, and where in the history it stands. Errors: FL_INPUT_INVALID, FL_MANIFEST_MISSING. */
export async function readChange(deps: ChangeDeps): Promise<Change> {
  const { inputs, job, git, workspace } = deps;
  const config = await loadServices(workspace, inputs.servicesFrom);
  const wanted = parseKinds(inputs.kinds, Object.keys(config.services));
  const base = await changeBase(git, job.context, inputs.baseSha);
  const pull = job.context.pullRequest;
  const everything = inputs.all || base === null || pull === null;
  const affected = everything ? null : affectedServices(await git.changedPaths(base, 'HEAD'), config);
  const plans = packagesToBuild(config, affected, affected === null || (await testsPublished(config, deps)));
  const tracked = await git.tracked();
  const builds: PlannedBuild[] = [];
  for (const plan of plans) {
    const { service, path } = plan;
    const kinds = service === null ? (['python'] as const) : (wanted.byService.get(service) ?? wanted.all);
    const names = namesIn(path, tracked);
    for (const { kind, manifest } of kindsToBuild(path, names, kinds)) {
      builds.push({ kind, plan: { ...plan, manifest } });
    }
  }
  return { builds, mainCommitCount: await git.firstParentCount(counted(deps)) };
}

/**
 * Up to where the commits are counted: of a pull request the tip of its base as the event saw it. Not the merge base,
 * which goes back where the pull request is moved to an older commit, and versions would with it.
 */
function counted({ job, inputs }: ChangeDeps): string {
  if (job.context.pullRequest === null) return 'HEAD';
  return inputs.baseSha === '' ? (job.context.baseSha ?? 'HEAD') : inputs.baseSha;
}
