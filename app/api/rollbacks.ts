import { rollbackId } from '../../core/api/idempotency.ts';
import { rollbackRequest, type RollbackRequest } from '../../core/api/rollouts.ts';
import { deployedKey, readDeployed, type Deployed } from '../../core/delivery/deployed.ts';
import { goodVersion } from '../../core/delivery/good-versions.ts';
import {
  releaseCommit,
  rollbackRequestKey,
  type StoredRollbackRequest,
} from '../../core/delivery/requests.ts';
import { FinalError, TransientError } from '../../core/errors/fairlead-error.ts';
import type { Json } from '../../core/json.ts';
import type { RepositoryRef } from '../../core/ports/github.ts';
import type { Claims } from '../../core/ports/tokens.ts';
import { allowedBranches, requireAuthorised, requireEnvironment } from './authorise.ts';
import { requireSameOrigin } from './caller.ts';
import type { ApiDeps } from './deps.ts';
import { parseBody, type Authenticated } from './request.ts';
import { acceptedRollout, type AcceptedRollout } from './rollouts.ts';
import { onNewestState } from './save-once.ts';

/** Asks to go back. Where GitHub does not answer, a job in the environment itself still may. */
export async function postRollback({ claims, body }: Authenticated, deps: ApiDeps): Promise<AcceptedRollout> {
  const request = parseBody(rollbackRequest, body);
  requireSameOrigin(claims, request);
  const deployed = await requireDeployed(request, deps);
  const { repository } = deployed;
  const branches = await branchesInForce(request.environment, repository, deps);
  const change = {
    kind: 'rollback',
    repository,
    service: request.service,
    environment: request.environment,
  } as const;
  await requireAuthorised(claims, change, branches, deps);
  return start(request, claims, deployed, deps);
}

async function requireDeployed(request: RollbackRequest, deps: ApiDeps): Promise<Deployed> {
  const key = deployedKey(request.repository.id, request.environment, request.service);
  const stored = await deps.store.load(key);
  if (stored === null) {
    throw new FinalError('FL_NOT_FOUND', `${request.service} was never deployed to ${request.environment}`);
  }
  return readDeployed(stored.state);
}

async function branchesInForce(
  environment: string,
  repository: RepositoryRef,
  deps: ApiDeps,
): Promise<readonly string[]> {
  try {
    const config = await deps.loadConfig(repository);
    return await allowedBranches(requireEnvironment(config, environment), repository, deps);
  } catch (error) {
    if (error instanceof TransientError) return [];
    throw error;
  }
}

function start(
  request: RollbackRequest,
  claims: Claims,
  deployed: Deployed,
  deps: ApiDeps,
): Promise<AcceptedRollout> {
  const { repository } = deployed;
  const id = rollbackId(repository.id, request.environment, request.service, request.key);
  const key = rollbackRequestKey(id);
  return onNewestState(async () => {
    const stored = await deps.store.load(key);
    if (stored !== null) {
      const known = stored.state as unknown as StoredRollbackRequest;
      if (known.request.to !== request.to) throw new FinalError('FL_CONFLICT');
      const sha = await commitOf(known.version, deployed, deps);
      return { status: 200, body: acceptedRollout(id, { version: known.version, sha }, deps) };
    }
    const version = await targetVersion(request, deployed, deps);
    const now = deps.clock.now();
    const state: StoredRollbackRequest = {
      id,
      repository,
      request,
      version,
      actor: claims.actor,
      event: claims.eventName,
      requestedAt: now,
    };
    await deps.store.transaction((batch) => {
      batch.append({
        stream: `rollout:${id}`,
        type: 'rollback.requested',
        occurredAt: now,
        source: 'action',
        dedupeKey: `rollback.requested/${id}`,
        body: {
          repositoryId: repository.id,
          environment: request.environment,
          service: request.service,
          version,
          reason: request.reason,
          actor: claims.actor,
          runId: claims.runId,
        },
      });
      batch.save(key, state as unknown as Json, 0);
      batch.enqueue(`rollout:${id}`, now);
    });
    const sha = await commitOf(version, deployed, deps);
    return { status: 202, body: acceptedRollout(id, { version, sha }, deps) };
  });
}

async function targetVersion(request: RollbackRequest, deployed: Deployed, deps: ApiDeps): Promise<string> {
  const found = request.to === 'previous' ? await versionBefore(deployed, deps) : request.to;
  if (found !== undefined && goodVersion(deployed, found) !== undefined) return found;
  const kept = deployed.good.map(({ version }) => version).join(', ');
  const hint = kept === '' ? '' : `; kept are ${kept}`;
  throw new FinalError(
    'FL_NOT_FOUND',
    `${request.service} has no ${request.to} version to go back to${hint}`,
  );
}

/** The commit of a release that is kept, or null: a rollback does not fail for want of it. */
async function commitOf(version: string, deployed: Deployed, deps: ApiDeps): Promise<string | null> {
  const { repository } = deployed;
  const found = goodVersion(deployed, version);
  const name = found === undefined ? undefined : deployed.launch[found.instanceId]?.package;
  return name === undefined ? null : releaseCommit(deps.store, repository.id, name, version);
}

/** Before a rollout that is under way stands what is stable now; where one goes back already, its goal is this one's. */
async function versionBefore(
  { lock, stable, previous, wentBackFrom }: Deployed,
  deps: ApiDeps,
): Promise<string | undefined> {
  // Who asks again after the service went back means the same: what is live now.
  if (lock === null) return previous?.version ?? (wentBackFrom == null ? undefined : stable?.version);
  const other = await deps.store.load(rollbackRequestKey(lock.holder));
  return other === null ? stable?.version : (other.state as unknown as StoredRollbackRequest).version;
}
