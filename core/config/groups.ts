import picomatch from 'picomatch';
import type { Layer } from './layers.ts';
import { nearest } from './nearest.ts';
import type { Match, OrgConfig, OrgGroup } from './org.ts';
import { problem, type Problem } from './problem.ts';

/** A repository as groups see it. */
export interface GroupedRepository {
  /** Without its owner. */
  readonly name: string;
  /** Slugs of the teams that have access. */
  readonly teams: readonly string[];
  /** Values of its custom properties, by property. */
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** The layers above a repository, the lowest last: the organisation's defaults, then its groups in their order. */
export function layersFor(org: OrgConfig | null, repository: GroupedRepository): readonly Layer[] {
  if (org === null) return [];
  return [org.defaults, ...groupsOf(org, repository).map(({ layer }) => layer)];
}

/** The groups that a repository is in. */
export function groupsOf(org: OrgConfig, repository: GroupedRepository): readonly OrgGroup[] {
  return org.groups.filter(
    ({ match, exclude }) => matches(match, repository) && !(exclude !== null && matches(exclude, repository)),
  );
}

function matches({ repositories, teams, properties }: Match, repository: GroupedRepository): boolean {
  const asked = Object.keys(properties);
  return (
    repositories.some((glob) => isNamed(repository.name, glob)) ||
    teams.some((team) => hasTeam(repository, team)) ||
    (asked.length > 0 && asked.every((name) => hasValue(repository, name, properties[name] ?? [])))
  );
}

/** GitHub's names are the same in either case; braces and the like are refused by the schema. */
function isNamed(name: string, glob: string): boolean {
  return picomatch.isMatch(name, glob, {
    dot: true,
    nocase: true,
    noextglob: true,
    nonegate: true,
    windows: false,
  });
}

function hasTeam({ teams }: GroupedRepository, team: string): boolean {
  return teams.some((each) => each.toLowerCase() === team.toLowerCase());
}

function hasValue({ properties }: GroupedRepository, name: string, values: readonly string[]): boolean {
  const found = Object.hasOwn(properties, name) ? (properties[name] ?? []) : [];
  return values.some((value) => found.includes(value));
}

/** Warnings of what the groups name and no repository has: most likely it is misspelt, or a leftover. */
export function unmatchedGlobs(
  org: OrgConfig,
  repositories: readonly GroupedRepository[],
): readonly Problem[] {
  return org.groups.flatMap((group) => [
    ...unmatchedIn('match', group.match, group, repositories),
    ...(group.exclude === null ? [] : unmatchedIn('exclude', group.exclude, group, repositories)),
  ]);
}

function unmatchedIn(
  part: 'match' | 'exclude',
  { repositories: globs, teams, properties }: Match,
  group: OrgGroup,
  repositories: readonly GroupedRepository[],
): Problem[] {
  const warn = (path: string, sentence: string, meant: string | null) => {
    const place = group.places[path] ?? group.places[path.replace(/\.\d+$/, '')] ?? group.places['name'];
    if (place === undefined) return [];
    const remedy = meant === null ? 'Correct it, or remove it.' : `Write ${meant}.`;
    return [problem('warning', place, `${sentence} (group ${group.name})`, remedy)];
  };
  const names = repositories.map(({ name }) => name);
  const known = [...new Set(repositories.flatMap((repository) => repository.teams))];
  return [
    ...globs.flatMap((glob, index) => {
      if (names.some((name) => isNamed(name, glob))) return [];
      const meant = glob.includes('*') ? null : nearest(glob, names);
      return warn(`${part}.repositories.${index}`, `No repository has a name like ${glob}`, meant);
    }),
    ...teams.flatMap((team, index) => {
      if (repositories.some((repository) => hasTeam(repository, team))) return [];
      return warn(`${part}.teams.${index}`, `No repository belongs to a team ${team}`, nearest(team, known));
    }),
    ...Object.entries(properties).flatMap(([name, values]) =>
      values.flatMap((value, index) => {
        if (repositories.some((repository) => hasValue(repository, name, [value]))) return [];
        const had = repositories.flatMap((repository) => repository.properties[name] ?? []);
        const sentence = `No repository has the custom property ${name} with the value ${value}`;
        return warn(`${part}.properties.${name}.${index}`, sentence, nearest(value, [...new Set(had)]));
      }),
    ),
  ];
}
