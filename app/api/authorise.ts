import { mayChangeEnvironment } from '../../core/authorisation/environment.ts';
import type { EnvironmentConfig, FairleadConfig } from '../../core/config/types.ts';
import { FinalError } from '../../core/errors/fairlead-error.ts';
import type { RepositoryRef } from '../../core/ports/github.ts';
import type { Claims } from '../../core/ports/tokens.ts';
import type { ApiDeps } from './deps.ts';

export interface Change {
  readonly kind: 'rollout' | 'rollback';
  readonly repository: RepositoryRef;
  readonly service: string;
  readonly environment: string;
}

/** The environment as configured. @throws FinalError FL_NOT_FOUND */
export function requireEnvironment(config: FairleadConfig, name: string): EnvironmentConfig {
  const environment = Object.hasOwn(config.environments, name) ? config.environments[name] : undefined;
  if (environment === undefined)
    throw new FinalError('FL_NOT_FOUND', `environment ${name} is not configured`);
  return environment;
}

/** Branches that may deploy; where none is configured, the default branch. */
export async function allowedBranches(
  environment: EnvironmentConfig,
  repository: RepositoryRef,
  deps: ApiDeps,
): Promise<readonly string[]> {
  if (environment.deploys.length > 0) return environment.deploys;
  return [await deps.github.contents.defaultBranch(repository)];
}

/** Lets the change pass, or refuses it and keeps the refusal. @throws FinalError FL_NOT_AUTHORISED with the reason */
export async function requireAuthorised(
  claims: Claims,
  change: Change,
  branches: readonly string[],
  deps: ApiDeps,
): Promise<void> {
  const { repository, environment, service, kind } = change;
  const verdict = mayChangeEnvironment({
    claims,
    repositoryId: repository.id,
    environment,
    allowedBranches: branches,
  });
  if (verdict.allowed) return;
  await deps.store.transaction((batch) => {
    batch.append({
      stream: `environment:${repository.id}/${environment}/${service}`,
      type: `${kind}.refused`,
      occurredAt: deps.clock.now(),
      source: 'action',
      dedupeKey: `${kind}.refused/${claims.jti}`,
      body: {
        repositoryId: repository.id,
        environment,
        service,
        actor: claims.actor,
        event: claims.eventName,
        ref: claims.ref,
        runId: claims.runId,
        reason: verdict.reason,
      },
    });
  });
  throw new FinalError('FL_NOT_AUTHORISED', verdict.reason);
}
