import type { RepositoryRef } from '../../../core/ports/github.ts';
import type { RepositoryOverview } from '../../../core/ports/github-settings.ts';
import { organisationOf, type OrganisationDeps } from '../organisation/read.ts';
import type { KnownOrganisation } from '../organisation/state.ts';
import { rulesInForce, type RulesInForce } from './in-force.ts';

/** A repository as it is now, and the rules that are in force in it. */
export interface WithRules {
  readonly overview: RepositoryOverview;
  readonly organisation: KnownOrganisation;
  readonly rules: RulesInForce;
}

/** Reads a repository by one request, and works out its rules from what the store knows of its organisation. */
export async function readWithRules(repository: RepositoryRef, deps: OrganisationDeps): Promise<WithRules> {
  return withRules(repository, await deps.github.settings.overview(repository), deps);
}

/** The same of a repository that was read. */
export async function withRules(
  repository: RepositoryRef,
  overview: RepositoryOverview,
  deps: OrganisationDeps,
): Promise<WithRules> {
  const organisation = await organisationOf(repository, deps);
  const read = { text: overview.configText, defaultBranch: overview.defaultBranch };
  const now = deps.clock.now();
  return {
    overview,
    organisation,
    rules: await rulesInForce(repository, read, organisation, { store: deps.store, now }),
  };
}
