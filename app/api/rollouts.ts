import { rolloutId } from '../../core/api/idempotency.ts';
import { rolloutRequest, type RolloutAccepted, type RolloutRequest } from '../../core/api/rollouts.ts';
import { defaultCanary } from '../../core/config/defaults.ts';
import type { CanaryConfig, EnvironmentConfig, FairleadConfig } from '../../core/config/types.ts';
import { withOverrides } from '../../core/delivery/overrides.ts';
import { rolloutRequestKey, type StoredRolloutRequest } from '../../core/delivery/requests.ts';
import { FinalError } from '../../core/errors/fairlead-error.ts';
import type { Json } from '../../core/json.ts';
import type { RepositoryRef } from '../../core/ports/github.ts';
import type { Claims } from '../../core/ports/tokens.ts';
import type { Promotion } from '../../core/testing/types.ts';
import { allowedBranches, requireAuthorised, requireEnvironment } from './authorise.ts';
import { requireInstalled, requireRunsCommit, requireSameOrigin } from './caller.ts';
import type { ApiDeps } from './deps.ts';
import { parseBody, type Authenticated } from './request.ts';
import { onNewestState } from './save-once.ts';

export interface AcceptedRollout {
  readonly status: 200 | 202;
  readonly body: RolloutAccepted;
}

/** Asks for a rollout; the same key again is the same rollout, whatever became of it. */
export async function postRollout({ claims, body }: Authenticated, deps: ApiDeps): Promise<AcceptedRollout> {
  const request = parseBody(rolloutRequest, body);
  requireSameOrigin(claims, request);
  const repository = await requireInstalled(claims, deps);
  const config = await deps.loadConfig(repository);
  const environment = requireEnvironment(config, request.environment);
  const branches = await allowedBranches(environment, repository, deps);
  const change = {
    kind: 'rollout',
    repository,
    service: request.service,
    environment: request.environment,
  } as const;
  await requireAuthorised(claims, change, branches, deps);
  await requireRunsCommit(claims, repository, request.sha, deps);
  // A job may only be more careful than its environment; checked again when the rollout begins.
  withOverrides(configuredWay(environment, request.service), request);
  return start(request, claims, repository, config, deps);
}

function start(
  request: RolloutRequest,
  claims: Claims,
  repository: RepositoryRef,
  config: FairleadConfig,
  deps: ApiDeps,
): Promise<AcceptedRollout> {
  const id = rolloutId(repository.id, request.environment, request.service, request.key);
  const key = rolloutRequestKey(id);
  return onNewestState(async () => {
    const stored = await deps.store.load(key);
    if (stored !== null) {
      const known = stored.state as unknown as StoredRolloutRequest;
      if (!sameRequest(known, request)) throw new FinalError('FL_CONFLICT');
      return { status: 200, body: acceptedRollout(id, known.request, deps) };
    }
    const version = await findVersion(request, repository, config, deps);
    const now = deps.clock.now();
    const state: StoredRolloutRequest = {
      id,
      repository,
      request: { ...request, version },
      askedVersion: request.version,
      actor: claims.actor,
      event: claims.eventName,
      requestedAt: now,
    };
    await deps.store.transaction((batch) => {
      batch.append({
        stream: `rollout:${id}`,
        type: 'rollout.requested',
        occurredAt: now,
        source: 'action',
        dedupeKey: `rollout.requested/${id}`,
        body: {
          repositoryId: repository.id,
          environment: request.environment,
          service: request.service,
          version,
          sha: request.sha,
          actor: claims.actor,
          runId: claims.runId,
        },
      });
      batch.save(key, state as unknown as Json, 0);
      batch.enqueue(`rollout:${id}`, now);
    });
    return { status: 202, body: acceptedRollout(id, { version, sha: request.sha }, deps) };
  });
}

function configuredWay(environment: EnvironmentConfig, service: string): CanaryConfig {
  return (
    (Object.hasOwn(environment.services, service) ? environment.services[service] : null) ?? defaultCanary
  );
}

function sameRequest(known: StoredRolloutRequest, request: RolloutRequest): boolean {
  const asked = ({ repository, service, environment, sha, ...way }: RolloutRequest) =>
    JSON.stringify([
      repository.id,
      service,
      environment,
      sha,
      way.pattern,
      way.steps,
      way.bakeMs,
      way.finalBakeMs,
    ]);
  return known.askedVersion === request.version && asked(known.request) === asked(request);
}

/** A promoted version of the service's package: the named one, or that of the newest promotion. */
async function findVersion(
  request: RolloutRequest,
  repository: RepositoryRef,
  config: FairleadConfig,
  deps: ApiDeps,
): Promise<string> {
  const service = Object.hasOwn(config.services, request.service)
    ? config.services[request.service]
    : undefined;
  if (service === undefined)
    throw new FinalError('FL_NOT_FOUND', `service ${request.service} is not configured`);
  const prefix = `promotion:${repository.id}/${service.package}/`;
  const promotions = (await deps.store.list(prefix)).map((stored) => stored.state as unknown as Promotion);
  if (request.version !== 'newest') {
    if (promotions.some((promotion) => promotion.releaseVersion === request.version)) return request.version;
    throw new FinalError('FL_NOT_FOUND', `${service.package} ${request.version} was never promoted`);
  }
  const [first, ...rest] = promotions;
  if (first === undefined)
    throw new FinalError('FL_NOT_FOUND', `no version of ${service.package} was promoted yet`);
  return rest.reduce((newest, each) => (each.promotedAt > newest.promotedAt ? each : newest), first)
    .releaseVersion;
}

export function acceptedRollout(
  id: string,
  to: { readonly version: string; readonly sha: string | null },
  deps: ApiDeps,
): RolloutAccepted {
  const { version, sha } = to;
  return {
    rolloutId: id,
    statusUrl: `${deps.origin}/v1/rollouts/${id}`,
    version,
    ...(sha === null ? {} : { sha }),
  };
}
