import type { RepositoryRef } from '../ports/github.ts';
import { planOverview, type Planned } from './plan.ts';
import type { Standalone } from './world.ts';

export interface PlannedOrError {
  readonly repository: RepositoryRef;
  /** A repository that could not be read or planned stops none of the others. */
  readonly planned: Planned | Error;
}

/** Plans every repository of an organisation that the token sees, in the order of GitHub's list; archived ones are left out. */
export async function* planAll(login: string, standalone: Standalone): AsyncGenerator<PlannedOrError> {
  const { settings } = standalone.github;
  const repositories = await settings.listOf(login);
  for await (const { repository, overview } of settings.overviews(0, repositories)) {
    if (overview instanceof Error) yield { repository, planned: overview };
    else if (!overview.archived) {
      yield {
        repository,
        planned: await planOverview(overview, standalone).catch((error: unknown) =>
          error instanceof Error ? error : new Error(String(error)),
        ),
      };
    }
  }
}
