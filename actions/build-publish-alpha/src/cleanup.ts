import type { ArtifactKind } from '../../../core/api/artifacts.ts';
import { loadServices } from '../../../core/changes/services.ts';
import { FairleadError, FinalError } from '../../../core/errors/fairlead-error.ts';
import {
  imageName,
  imageOf,
  type ImageRepository,
  parseImageRepository,
} from '../../../core/packaging/image-name.ts';
import { kindsToBuild, parseKinds } from '../../../core/packaging/kinds.ts';
import { readNodePackage } from '../../../core/packaging/package-json.ts';
import {
  type Decision,
  type ImageGraph,
  planRetention,
  type RetentionPlan,
  type RetentionRules,
  type Stored,
} from '../../../core/packaging/retention.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Job, Workspace } from '../../../core/ports/job.ts';
import type { HostedKind, PackageHost } from '../../../core/ports/packages.ts';
import type { ImageRepositoryClient } from '../../../core/ports/registry.ts';
import { renderSummary } from '../../../core/reporting/summary.ts';
import { count } from '../../../core/reporting/text.ts';
import { versionSchemes } from '../../../core/versions/index.ts';
import { readImageGraph } from './image-graph.ts';
import type { BuildInputs } from './inputs.ts';
import { warn } from './warn.ts';

export interface CleanupDeps {
  readonly inputs: BuildInputs;
  readonly job: Job;
  readonly workspace: Workspace;
  readonly clock: Pick<Clock, 'now'>;
  readonly host: PackageHost;
  readonly registry: (image: ImageRepository) => ImageRepositoryClient;
  /** Digests in use, as the App knows them; null where there is no App to ask. */
  readonly live: (() => Promise<readonly string[]>) | null;
}

/** A package whose alphas may be deleted. */
interface Target {
  readonly kind: HostedKind;
  /** As GitHub's API calls it. */
  readonly name: string;
  /** As people call it. */
  readonly shown: string;
  readonly image: ImageRepository | null;
}

/** GitHub tells no digest of a version of npm, and digests are all that is known of what is in use. */
const npmUse = 'versions of npm are judged by their pull request and its age alone, not by what is in use';

const dayMs = 86_400_000;
const noGraph: ImageGraph = { children: new Map(), referrers: new Map() };

/** The owner of a repository as registries write it. */
function accountOf(repository: string): string {
  return (repository.split('/', 1)[0] ?? '').toLowerCase();
}

function imageTarget(service: string, { inputs, job }: CleanupDeps): Target | string {
  const { name } = job.context.repository;
  const image = imageOf(parseImageRepository(inputs.image.image || `ghcr.io/${name}`), service);
  const [owner = '', ...rest] = image.path.split('/');
  if (image.registry !== 'ghcr.io') return `${imageName(image)}: only images on ghcr.io can be deleted`;
  if (owner !== accountOf(name)) return `${imageName(image)}: it belongs to another account`;
  return { kind: 'container', name: rest.join('/'), shown: imageName(image), image };
}

async function npmTarget(path: string, deps: CleanupDeps): Promise<Target | string> {
  const { inputs, workspace, job } = deps;
  const file = `${path}/package.json`;
  const { name, isPrivate } = readNodePackage((await workspace.read(file)) ?? '', file);
  if (isPrivate) return `${name}: it is private and never published`;
  const host = URL.parse(inputs.npm.registry)?.hostname;
  if (host !== 'npm.pkg.github.com') return `${name}: only packages on npm.pkg.github.com can be deleted`;
  // The API names a package without its scope: that of another account would be one of ours.
  const [scope, own = ''] = name.split('/');
  if (scope !== `@${accountOf(job.context.repository.name)}`) return `${name}: it belongs to another account`;
  return { kind: 'npm', name: own, shown: name, image: null };
}

/** What can be cleaned up, and in sentences what cannot. */
async function findTargets(
  deps: CleanupDeps,
): Promise<{ targets: readonly Target[]; told: readonly string[] }> {
  const { inputs, workspace } = deps;
  const { services } = await loadServices(workspace, inputs.servicesFrom);
  const wanted = parseKinds(inputs.kinds, Object.keys(services));
  const finders: Readonly<
    Record<ArtifactKind, (service: string, path: string) => Promise<Target | string> | Target | string>
  > = {
    python: (service) =>
      `${service}: indexes of Python packages have no API to delete; nothing is done there`,
    npm: (_, path) => npmTarget(path, deps),
    oci: (service) => imageTarget(service, deps),
  };
  const targets: Target[] = [];
  const told: string[] = [];
  for (const { name, path } of Object.values(services)) {
    const names = await workspace.list(path);
    for (const { kind } of kindsToBuild(path, names, wanted.byService.get(name) ?? wanted.all)) {
      const found = await finders[kind](name, path);
      if (typeof found === 'string') told.push(found);
      else targets.push(found);
    }
  }
  return { targets, told };
}

/**
 * The targets that GitHub links to this repository, and in sentences the others: numbers of pull requests and digests in
 * use are this repository's, and say nothing of what another one has published.
 */
async function keepOwn(
  targets: readonly Target[],
  { host, job }: CleanupDeps,
): Promise<{ targets: readonly Target[]; told: readonly string[] }> {
  const own: Target[] = [];
  const told: string[] = [];
  for (const target of targets) {
    const id = await host.repository(target.kind, target.name);
    if (id === job.context.repository.id) own.push(target);
    else if (id !== undefined) {
      const why = id === null ? 'links it to no repository' : 'links it to another repository';
      told.push(`${target.shown}: GitHub ${why}, so nothing of it is deleted`);
    }
  }
  return { targets: own, told };
}

async function readStored(target: Target, host: PackageHost): Promise<readonly Stored[]> {
  const versions = await host.versions(target.kind, target.name);
  return versions.map(({ id, name, tags }) =>
    target.kind === 'npm'
      ? { id: String(id), names: [name], digest: null }
      : { id: String(id), names: tags, digest: name },
  );
}

function pullRequestsIn(stored: readonly Stored[], target: Target): ReadonlySet<number> {
  const scheme = versionSchemes[target.kind === 'npm' ? 'npm' : 'oci'];
  const names = stored.flatMap((one) => one.names);
  const numbers = names.map(
    (name) => scheme.read(name)?.alpha?.pullRequest ?? Number(/^pr-(\d{1,15})$/.exec(name)?.[1]),
  );
  return new Set(numbers.filter((number) => Number.isSafeInteger(number)));
}

async function planTarget(
  target: Target,
  rules: Omit<RetentionRules, 'pullRequests'>,
  deps: CleanupDeps,
): Promise<RetentionPlan> {
  const stored = await readStored(target, deps.host);
  const pullRequests = new Map<number, number | null>();
  for (const number of pullRequestsIn(stored, target)) {
    const ended = await deps.host.pullRequestEnd(number);
    if (ended !== undefined) pullRequests.set(number, ended);
  }
  const scheme = versionSchemes[target.kind === 'npm' ? 'npm' : 'oci'];
  const plan = (graph: ImageGraph) => planRetention(stored, graph, scheme, { ...rules, pullRequests });
  const first = plan(noGraph);
  // Nothing goes: then nothing hangs on it either.
  if (target.image === null || first.remove.length === 0) return first;
  return plan(await readImageGraph(stored, deps.registry(target.image)));
}

/** What is in use. Without anybody to ask nothing may be deleted. Errors: FL_LIVE_UNKNOWN. */
async function readLive({ inputs, live, job }: CleanupDeps): Promise<ReadonlySet<string>> {
  const { keepDigests, dryRun } = inputs.cleanup;
  if (live !== null) return new Set([...keepDigests, ...(await live())]);
  if (keepDigests.length === 0 && !dryRun) throw new FinalError('FL_LIVE_UNKNOWN');
  if (keepDigests.length === 0)
    warn(job, 'Digests in use', 'Nobody was asked for them: give app-url or keep-digests.');
  return new Set(keepDigests);
}

function line(target: Target, { stored, because }: Decision): string {
  const what = stored.names.length === 0 ? (stored.digest ?? stored.id) : stored.names.join(', ');
  return `${target.shown} ${what}: ${because}`;
}

/** Deletes the alphas that nobody needs any more, or prints what would go. */
export async function cleanup(deps: CleanupDeps): Promise<string | null> {
  const { inputs, job, clock, host } = deps;
  const { keepAlphas, keepDays, dryRun } = inputs.cleanup;
  const found = await findTargets(deps);
  const { targets, told: foreign } = await keepOwn(found.targets, deps);
  const told = [...found.told, ...foreign];
  for (const sentence of told) job.info(sentence);
  for (const { kind, shown } of targets) if (kind === 'npm') job.info(`${shown}: ${npmUse}`);
  const rules = { live: await readLive(deps), keepAlphas, keepMs: keepDays * dayMs, now: clock.now() };
  // Every plan is made before the first deletion: what cannot be read stops all of it.
  const plans: { readonly target: Target; readonly plan: RetentionPlan }[] = [];
  for (const target of targets) plans.push({ target, plan: await planTarget(target, rules, deps) });
  const gone: Gone[] = [];
  const failures: string[] = [];
  for (const { target, plan } of plans) {
    for (const decision of plan.keep) job.info(`keep ${line(target, decision)}`);
    for (const decision of plan.remove) {
      const failure = dryRun ? null : await removeOne(target, decision, host);
      if (failure !== null) {
        // What it is made of comes after it and is still needed.
        failures.push(failure);
        break;
      }
      job.info(`${dryRun ? 'would delete' : 'deleted'} ${line(target, decision)}`);
      gone.push({ target, decision });
    }
  }
  await report(gone, [...failures, ...told], deps);
  return failures.length === 0 ? null : failures.join('\n');
}

interface Gone {
  readonly target: Target;
  readonly decision: Decision;
}

/** Null where it is gone, else why it is not. */
async function removeOne(target: Target, decision: Decision, host: PackageHost): Promise<string | null> {
  try {
    await host.remove(target.kind, target.name, Number(decision.stored.id));
    return null;
  } catch (error) {
    if (!(error instanceof FairleadError)) throw error;
    return `${line(target, decision)}, but it cannot be deleted. ${error.toText()}`;
  }
}

async function report(
  gone: readonly Gone[],
  told: readonly string[],
  { inputs, job }: CleanupDeps,
): Promise<void> {
  const deleted = gone.map(({ target, decision: { stored } }) => {
    return { kind: target.kind, package: target.shown, names: stored.names, digest: stored.digest };
  });
  job.output('deleted', JSON.stringify(deleted));
  const what = count(deleted.length, 'version');
  const title = inputs.cleanup.dryRun ? `${what} would be deleted` : `${what} deleted`;
  const lines = gone.map(({ target, decision }) => line(target, decision));
  await job.summary(renderSummary({ title, lines: [...lines, ...told] }));
}
