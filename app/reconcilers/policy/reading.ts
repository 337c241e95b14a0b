import { readPull as readPullInForce, type JudgedPull as Judged } from '../../../core/in-force/index.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { RepositoryOverview } from '../../../core/ports/github-settings.ts';
import type { Store } from '../../../core/ports/store.ts';
import { loadDuties } from '../duties/state.ts';
import { organisationOf, type OrganisationDeps } from '../organisation/read.ts';
import { rulesInForce, type RulesInForce } from './in-force.ts';

export interface ReadingDeps extends OrganisationDeps {
  readonly github: Pick<GitHub, 'settings' | 'files' | 'history' | 'pulls'>;
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
}

export type JudgedPull = Judged<RulesInForce>;

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
  const surroundings = async ({ configText: text, defaultBranch }: RepositoryOverview) => {
    const now = deps.clock.now();
    const { duties } = await loadDuties(deps.store, repository.id);
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
  return readPullInForce({ repository, number, headRef }, surroundings, deps.github);
}
