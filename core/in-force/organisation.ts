import { resolveConfig, type OrgConfig, type ResolvedConfig } from '../config/index.ts';
import type { OrganisationOverview, TeamOverview } from '../ports/github-settings.ts';
import type { RepositoryRef } from '../ports/github.ts';

/** What stands above a repository: the organisation's file, its teams and its custom properties. */
export interface Organisation {
  /** Null where there is no file. */
  readonly config: OrgConfig | null;
  readonly teams: readonly TeamOverview[];
  readonly properties: OrganisationOverview['properties'];
}

/** A repository's own file, or none, under the layers above it. */
export function resolveUnder(
  { name }: Pick<RepositoryRef, 'name'>,
  text: string | null,
  { config, teams, properties }: Organisation,
): ResolvedConfig {
  return resolveConfig({
    repositoryText: text,
    org: config,
    repository: {
      name,
      teams: teams.filter(({ repositories }) => repositories.includes(name)).map(({ slug }) => slug),
      properties: Object.hasOwn(properties, name) ? (properties[name] ?? {}) : {},
    },
  });
}

/** Whether groups ask for custom properties, which take requests of their own to read. */
export function usesProperties(config: OrgConfig | null): boolean {
  return (config?.groups ?? []).some(({ match, exclude }) =>
    [match, exclude].some((part) => part !== null && Object.keys(part.properties).length > 0),
  );
}

/** Whether groups ask for the teams that have access to a repository. */
export function usesTeams(config: OrgConfig | null): boolean {
  return (config?.groups ?? []).some(({ match, exclude }) =>
    [match, exclude].some((part) => part !== null && part.teams.length > 0),
  );
}
