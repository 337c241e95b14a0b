import { nearest } from './nearest.ts';
import type { ResolvedConfig } from './parse.ts';
import { inOrder, maxProblems, problem, type FilePlace, type Problem } from './problem.ts';
import type { FairleadConfig } from './types.ts';

/** Everybody that the rules name: slugs of teams, and logins of people and bots. Each once. */
export interface People {
  readonly teams: readonly string[];
  readonly logins: readonly string[];
}

/** What exists, as far as it could be read: null is unknown, and nothing is said of it. */
export interface KnownPeople {
  readonly teams: readonly string[] | null;
  readonly logins: readonly string[] | null;
}

/** A configuration with the origins of its values, as `resolveConfig` gives them. */
export type ConfigWithOrigins = Pick<ResolvedConfig, 'origins'> & { readonly config: FairleadConfig };

interface Named {
  /** The entry as it is written: `ann`, `team:release`. */
  readonly entry: string;
  /** As origins have it: `release_managers.0`. */
  readonly path: string;
}

/** Whom a configuration names, so that the caller can look up whether they exist. */
export function peopleNamed(config: FairleadConfig): People {
  const entries = [...new Set(namedIn(config).map(({ entry }) => entry))];
  const [teams, logins] = [true, false].map((isTeam) =>
    entries.filter((entry) => entry.startsWith('team:') === isTeam),
  );
  return { teams: (teams ?? []).map(slugOf), logins: logins ?? [] };
}

/** Teams and people that the configuration names and that do not exist, each at the place that names them; at most 50. */
export function unknownPeople(
  { config, origins }: ConfigWithOrigins,
  known: KnownPeople,
): readonly Problem[] {
  const exists = { teams: folded(known.teams), logins: folded(known.logins) };
  const unknown = namedIn(config).flatMap(({ entry, path }) => {
    const isTeam = entry.startsWith('team:');
    const list = isTeam ? known.teams : known.logins;
    const place = placeOf(path, origins);
    const name = isTeam ? slugOf(entry) : entry;
    if (list === null || place === null) return [];
    return (isTeam ? exists.teams : exists.logins).has(name.toLowerCase())
      ? []
      : [{ isTeam, name, place, list }];
  });
  return inOrder(unknown.slice(0, maxProblems).map((each) => unknownPerson(each)));
}

function unknownPerson(unknown: {
  readonly isTeam: boolean;
  readonly name: string;
  readonly place: FilePlace;
  readonly list: readonly string[];
}): Problem {
  const { isTeam, name, place, list } = unknown;
  const meant = nearest(name, list);
  if (isTeam) {
    const remedy = meant === null ? 'Name a team of the organisation, or create it.' : `Write team:${meant}.`;
    return problem('error', place, `There is no team ${name}`, remedy);
  }
  const remedy =
    meant === null ? 'Write a login as GitHub has it, or a team as team:NAME.' : `Write ${meant}.`;
  return problem('error', place, `There is no user ${name}`, remedy);
}

function namedIn(config: FairleadConfig): readonly Named[] {
  const list = (path: string, entries: readonly string[]) =>
    entries.map((entry, index) => ({ entry, path: `${path}.${index}` }));
  return [
    ...list('release_managers', config.releaseManagers),
    ...list('qa', config.qa),
    ...list('maintainers', config.maintainers),
    ...list('bots', config.bots),
    ...config.freezes.flatMap(({ allow }, index) =>
      list(`freeze.${index}.allow`, allow).filter(({ entry }) => !entry.startsWith('label:')),
    ),
    ...Object.values(config.environments).flatMap(({ name, approval }) =>
      list(`environments.${name}.approval`, approval),
    ),
  ];
}

/** The place of the entry, or of the nearest thing above it that a file has; null: no file names it. */
function placeOf(path: string, origins: ResolvedConfig['origins']): FilePlace | null {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const place = origins[steps.slice(0, length).join('.')]?.place;
    if (place != null) return place;
  }
  return null;
}

function slugOf(entry: string): string {
  return entry.slice('team:'.length);
}

function folded(names: readonly string[] | null): ReadonlySet<string> {
  return new Set((names ?? []).map((name) => name.toLowerCase()));
}
