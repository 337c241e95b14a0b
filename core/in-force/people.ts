import type { FairleadConfig } from '../config/types.ts';
import type { TeamOverview } from '../ports/github-settings.ts';
import type { People } from '../protection/index.ts';

/** Logins whose ids GitHub's settings need, in lower case, each once. Teams are known by the organisation. */
export function loginsToFind(config: FairleadConfig): readonly string[] {
  const approvers = Object.values(config.environments).flatMap(({ approval }) => approval);
  const named = [
    ...config.releaseManagers,
    ...config.qa,
    ...config.maintainers,
    ...config.bots,
    ...approvers,
  ];
  return [...new Set(named.filter((name) => !name.startsWith('team:')).map((name) => name.toLowerCase()))];
}

/**
 * The ids by name, in lower case.
 * @param users ids by login; 0 for whoever does not exist
 */
export function peopleById(
  teams: readonly Pick<TeamOverview, 'slug' | 'id'>[],
  users: Readonly<Record<string, number>>,
): People {
  const known = Object.entries(users).filter(([, id]) => id > 0);
  return {
    teams: Object.fromEntries(teams.map(({ slug, id }) => [slug.toLowerCase(), id])),
    users: Object.fromEntries(known.map(([login, id]) => [login.toLowerCase(), id])),
  };
}
