import {
  resolveConfig,
  type GroupedRepository,
  type OrgConfig,
  type ResolvedConfig,
} from '../config/index.ts';
import type { OrganisationOverview, TeamOverview } from '../ports/github-settings.ts';
import type { RepositoryRef } from '../ports/github.ts';

/** What stands above a repository: the organisation's file, its teams and its custom properties. */
export interface Organisation {
  /** Null where there is no file. */
  readonly config: OrgConfig | null;
  readonly teams: readonly TeamOverview[];
  readonly properties: OrganisationOverview['properties'];
  /**
   * Names of every repository; absent where teams and repositories were not read as a whole, so that nothing can be
   * said of what does not exist.
   */
  readonly repositories?: readonly string[];
}

/** A repository's own file, or none, under the layers above it. */
export function resolveUnder(
  { name }: Pick<RepositoryRef, 'name'>,
  text: string | null,
  organisation: Organisation,
): ResolvedConfig {
  const repository = grouped(name, organisation);
  return resolveConfig({ repositoryText: text, org: organisation.config, repository });
}

/** A repository as the groups of the organisation's file see it. */
export function grouped(
  name: string,
  { teams, properties }: Pick<Organisation, 'teams' | 'properties'>,
): GroupedRepository {
  return {
    name,
    teams: teams.filter(({ repositories }) => repositories.includes(name)).map(({ slug }) => slug),
    properties: Object.hasOwn(properties, name) ? (properties[name] ?? {}) : {},
  };
}

/** Whether groups ask for custom properties, which take requests of their own to read. */
export function usesProperties(config: OrgConfig | null): boolean {
  return (config?.groups ?? []).some(({ match, exclude }) =>
    [match, exclude].some((part) => part !== null && Object.keys(part.properties).length > 0),
  );
}

/** Slugs of the teams by whose repositories groups choose, in lower case. */
export function teamsInGroups(config: OrgConfig | null): readonly string[] {
  const parts = (config?.groups ?? []).flatMap(({ match, exclude }) => [match, exclude]);
  const slugs = parts.flatMap((part) => part?.teams ?? []);
  return [...new Set(slugs.map((slug) => slug.toLowerCase()))];
}

/** Whether groups ask for the teams that have access to a repository. */
export function usesTeams(config: OrgConfig | null): boolean {
  return (config?.groups ?? []).some(({ match, exclude }) =>
    [match, exclude].some((part) => part !== null && part.teams.length > 0),
  );
}
