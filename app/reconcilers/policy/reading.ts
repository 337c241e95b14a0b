import { readPull as readPullInForce, type JudgedPull as Judged } from '../../../core/in-force/index.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { RepositoryOverview } from '../../../core/ports/github-settings.ts';
import type { Store } from '../../../core/ports/store.ts';
import { loadDuties, type StoredDuties } from '../duties/state.ts';
import { organisationOf, type OrganisationDeps } from '../organisation/read.ts';
import { rulesInForce, type RulesInForce } from './in-force.ts';

export interface ReadingDeps extends OrganisationDeps {
  readonly github: Pick<GitHub, 'settings' | 'files' | 'history' | 'pulls' | 'people'>;
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
}

/** With what is asked for and owed in its repository. */
export interface JudgedPull extends Judged<RulesInForce> {
  readonly duties: StoredDuties;
}

/**
 * Reads a pull request with its surroundings, as the store knows them. Null where there is no such open pull request.
 * @param headRef as the newest delivery names it, where one does: a revert is then read by the same request
 */
export async function readPull(
  repository: RepositoryRef,
  number: number,
  headRef: string | null,
  deps: ReadingDeps,
): Promise<JudgedPull | null> {
  const organisation = await organisationOf(repository, deps);
  const { duties } = await loadDuties(deps.store, repository.id);
  const surroundings = async ({ configText: text, defaultBranch }: RepositoryOverview) => {
    const now = deps.clock.now();
    return {
      rules: await rulesInForce(repository, { text, defaultBranch }, organisation, {
        store: deps.store,
        now,
      }),
      organisation,
      owed: duties.owed,
      freezes: duties.duty.freezes,
      configRepository: deps.configRepository,
      now,
    };
  };
  const judged = await readPullInForce({ repository, number, headRef }, surroundings, deps.github);
  return judged === null ? null : { ...judged, duties };
}
