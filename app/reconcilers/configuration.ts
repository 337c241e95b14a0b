import type { FairleadConfig } from '../../core/config/types.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { GitHub, RepositoryRef } from '../../core/ports/github.ts';
import { configFile } from '../../core/config/index.ts';
import { organisationOf, type OrganisationDeps } from './organisation/read.ts';
import { rulesInForce } from './policy/in-force.ts';

export interface ConfigDeps extends OrganisationDeps {
  readonly github: OrganisationDeps['github'] & Pick<GitHub, 'contents'>;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * The configuration in force, for those who need nothing else: the file on the default branch under the organisation's
 * layers, and the last one without an error where the file is broken. A failed read is an error, never the defaults.
 */
export function createLoadConfig(deps: ConfigDeps): (repository: RepositoryRef) => Promise<FairleadConfig> {
  return async (repository) => {
    const defaultBranch = await deps.github.contents.defaultBranch(repository);
    const text = await deps.github.contents.read(repository, configFile, defaultBranch);
    const organisation = await organisationOf(repository, deps);
    const now = deps.clock.now();
    const rules = await rulesInForce(repository, { text, defaultBranch }, organisation, {
      store: deps.store,
      now,
    });
    return rules.config;
  };
}
