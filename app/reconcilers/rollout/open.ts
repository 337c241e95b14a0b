import { defaultCanary } from '../../../core/config/defaults.ts';
import type { CanaryConfig, FairleadConfig, ServiceConfig } from '../../../core/config/types.ts';
import {
  deployedKey,
  entryName,
  instanceId,
  type Deployed,
  type LaunchSpec,
} from '../../../core/delivery/deployed.ts';
import { goodVersion } from '../../../core/delivery/good-versions.ts';
import { settingsFrom, startRollout, type RolloutState } from '../../../core/delivery/index.ts';
import { withOverrides, type RolloutOverrides } from '../../../core/delivery/overrides.ts';
import {
  refusalKey,
  releaseCommit,
  rollbackRequestKey,
  rolloutRequestKey,
  type RolloutRefusal,
  type StoredRollbackRequest,
  type StoredRolloutRequest,
} from '../../../core/delivery/requests.ts';
import type { VersionRef } from '../../../core/delivery/types.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Json } from '../../../core/json.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import type { Target } from '../../../core/ports/targets.ts';
import type { Interval } from '../../../core/ports/traffic.ts';
import type { Promotion } from '../../../core/testing/types.ts';
import type { RolloutDeps } from './deps.ts';
import { loadDeployed } from './records.ts';

/** What a request asks for, whichever kind it is. */
interface Wanted {
  readonly id: string;
  readonly repository: RepositoryRef;
  readonly environment: string;
  readonly service: string;
  readonly sha: string;
  readonly actor: string;
  readonly version: VersionRef;
  readonly launch: LaunchSpec;
  /** Name of the operator's target. */
  readonly target: string;
  readonly canary: CanaryConfig | null;
  /** What the request says of the way. */
  readonly overrides: RolloutOverrides;
  /** A rollback goes straight to 100 %. */
  readonly direct: boolean;
}

export type Opened =
  | { readonly kind: 'opened'; readonly state: RolloutState }
  | { readonly kind: 'locked'; readonly by: string }
  | { readonly kind: 'unknown' };

/** Opens a rollout. A request that can never be carried out ends here: why, is stored for those who wait for it. */
export async function openOrRefuse(id: string, deps: RolloutDeps): Promise<Opened> {
  if ((await deps.store.load(refusalKey(id))) !== null) return { kind: 'unknown' };
  try {
    return await openRollout(id, deps);
  } catch (error) {
    if (!(error instanceof FinalError)) throw error;
    await refuse(id, error.toText(), deps);
    return { kind: 'unknown' };
  }
}

async function refuse(id: string, sentence: string, deps: RolloutDeps): Promise<void> {
  const at = deps.clock.now();
  const refusal: RolloutRefusal = { sentence, at };
  await deps.store.transaction((batch) => {
    batch.save(refusalKey(id), refusal as unknown as Json, 0);
    batch.append({
      stream: `rollout:${id}`,
      type: 'rollout.refused',
      occurredAt: at,
      source: 'app',
      dedupeKey: `rollout.refused/${id}`,
      body: { line: sentence },
    });
  });
}

/**
 * Turns an authorised request into a planned rollout, and takes the lock of the environment's service in the same
 * transaction. `locked`: another rollout holds it; ask again later.
 */
async function openRollout(id: string, deps: RolloutDeps): Promise<Opened> {
  const wanted = await readRequest(id, deps);
  if (wanted === null) return { kind: 'unknown' };
  const { repository, environment, service } = wanted;
  const record = await loadDeployed(deps.store, repository.id, environment, service);
  const before = record?.deployed ?? null;
  if (before?.lock != null && before.lock.holder !== id) return { kind: 'locked', by: before.lock.holder };

  const target = deps.targets.get(wanted.target, `${repository.owner}/${repository.name}`);
  const entry = entryName(repository, environment, service);
  const now = deps.clock.now();
  const way = withOverrides(wanted.canary ?? defaultCanary, wanted.overrides);
  const settings = settingsFrom(way, wanted.launch, { direct: wanted.direct });
  const history = await historyOf(target, entry, wanted.direct);
  const state = startRollout(
    {
      id,
      service,
      environment,
      entry,
      repositoryId: repository.id,
      sha: wanted.sha,
      from: before?.stable ?? null,
      to: wanted.version,
      settings,
      history,
    },
    now,
  );
  const deployed = lockedBy(id, wanted, before, now);
  await deps.store.transaction((batch) => {
    batch.save(
      deployedKey(repository.id, environment, service),
      deployed as unknown as Json,
      record?.version ?? 0,
    );
    batch.save(`rollout:${id}`, state as unknown as Json, 0);
    batch.append({
      stream: `rollout:${id}`,
      type: 'rollout.planned',
      occurredAt: now,
      source: 'app',
      dedupeKey: `rollout.planned/${id}`,
      body: { service, environment, version: wanted.version.version, actor: wanted.actor },
    });
    batch.enqueue(`rollout-report:${id}`, now);
  });
  return { kind: 'opened', state };
}

/** Counts from before. A rollback does not wait for them: without any, it allows the least errors. */
async function historyOf(target: Target, entry: string, optional: boolean): Promise<readonly Interval[]> {
  try {
    return (await target.traffic.read(entry)) === null ? [] : await target.traffic.intervals(entry, null);
  } catch (error) {
    if (optional) return [];
    throw error;
  }
}

/** What is live, with the lock of this rollout on it. */
function lockedBy(id: string, wanted: Wanted, before: Deployed | null, now: number): Deployed {
  const { repository, environment, service, version, actor } = wanted;
  return {
    schema: 2,
    repository,
    environment,
    service,
    target: wanted.target,
    canary: wanted.canary,
    stable: before?.stable ?? null,
    previous: before?.previous ?? null,
    wentBackFrom: before?.wentBackFrom ?? null,
    good: before?.good ?? [],
    launch: keepLaunch(before, wanted),
    since: before?.since ?? now,
    lock: { holder: id, reason: `rollout of ${service} ${version.version} by ${actor}`, since: now },
  };
}

/** Launch specs of the versions that may still be started: the new one, and those that may be gone back to. */
function keepLaunch(before: Deployed | null, wanted: Wanted): Record<string, LaunchSpec> {
  const kept: Record<string, LaunchSpec> = { [wanted.version.instanceId]: wanted.launch };
  for (const { instanceId: id } of before?.good ?? []) {
    const launch = before?.launch[id];
    if (launch !== undefined) kept[id] ??= launch;
  }
  return kept;
}

async function readRequest(id: string, deps: RolloutDeps): Promise<Wanted | null> {
  const rollout = await deps.store.load(rolloutRequestKey(id));
  if (rollout !== null) return wantedRollout(rollout.state as unknown as StoredRolloutRequest, deps);
  const rollback = await deps.store.load(rollbackRequestKey(id));
  if (rollback !== null) return wantedRollback(rollback.state as unknown as StoredRollbackRequest, deps);
  return null;
}

async function wantedRollout(stored: StoredRolloutRequest, deps: RolloutDeps): Promise<Wanted> {
  const { repository, request } = stored;
  const config = await deps.loadConfig(repository);
  const service = requireService(config, request.service);
  const environment = config.environments[request.environment];
  if (environment === undefined) {
    throw new FinalError('FL_NOT_FOUND', `environment ${request.environment} is not configured`);
  }
  if (environment.target === null) {
    throw new FinalError('FL_NOT_FOUND', `environment ${request.environment} has no target to roll out to`);
  }
  const key = `promotion:${repository.id}/${service.package}/${request.version}`;
  const promotion = await deps.store.load(key);
  if (promotion === null) {
    throw new FinalError('FL_NOT_FOUND', `${service.package} ${request.version} was never promoted`);
  }
  const { releaseSha256 } = promotion.state as unknown as Promotion;
  return {
    id: stored.id,
    repository,
    environment: request.environment,
    service: request.service,
    sha: request.sha,
    actor: stored.actor,
    version: {
      version: request.version,
      sha256: releaseSha256,
      instanceId: instanceId(repository, request.environment, request.service, request.version),
    },
    launch: {
      package: service.package,
      wsgi: service.wsgi,
      health: service.health,
      needs: service.needs,
      probes: service.probes,
    },
    target: environment.target,
    canary: environment.services[request.service] ?? null,
    overrides: request,
    direct: false,
  };
}

/**
 * A rollback needs nothing but what is stored. It goes to the version that its request meant when it was made, whatever
 * became live while it waited for the lock; where that one is live again, it is only kept running.
 */
async function wantedRollback(stored: StoredRollbackRequest, deps: RolloutDeps): Promise<Wanted> {
  const { repository, request } = stored;
  const record = await loadDeployed(deps.store, repository.id, request.environment, request.service);
  const deployed = record?.deployed ?? null;
  const version = deployed === null ? undefined : goodVersion(deployed, stored.version);
  const launch = version === undefined ? undefined : deployed?.launch[version.instanceId];
  if (deployed === null || version === undefined || launch === undefined) {
    throw new FinalError('FL_NOT_FOUND', `${request.service} ${stored.version} is not kept any more`);
  }
  const sha = await releaseCommit(deps.store, repository.id, launch.package, version.version);
  if (sha === null) {
    throw new FinalError('FL_NOT_FOUND', `${launch.package} ${version.version} was never promoted`);
  }
  return {
    id: stored.id,
    repository,
    environment: request.environment,
    service: request.service,
    sha,
    actor: stored.actor,
    version,
    launch,
    target: deployed.target,
    canary: deployed.canary,
    overrides: {},
    direct: true,
  };
}

function requireService(config: FairleadConfig, name: string): ServiceConfig {
  const service = config.services[name];
  if (service === undefined) throw new FinalError('FL_NOT_FOUND', `service ${name} is not configured`);
  return service;
}
