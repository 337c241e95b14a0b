import { matchesGlob } from '../branching/glob.ts';
import type { Layer } from './layers.ts';
import { nearest } from './nearest.ts';
import type { Match, OrgConfig, OrgGroup } from './org.ts';
import { inOrder, maxProblems, problem, type Problem } from './problem.ts';

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

/** GitHub's names are the same in either case. */
function isNamed(name: string, glob: string): boolean {
  return matchesGlob(name.toLowerCase(), glob.toLowerCase());
}

function hasTeam({ teams }: GroupedRepository, team: string): boolean {
  return teams.some((each) => each.toLowerCase() === team.toLowerCase());
}

function hasValue({ properties }: GroupedRepository, name: string, values: readonly string[]): boolean {
  const found = Object.hasOwn(properties, name) ? (properties[name] ?? []) : [];
  return values.some((value) => found.includes(value));
}

/** Something that a group names and no repository has. */
interface Unmatched {
  readonly group: OrgGroup;
  /** As the group's places have it. */
  readonly path: string;
  readonly sentence: string;
  /** What may have been meant. */
  readonly word: string;
  readonly candidates: readonly string[];
}

/**
 * Warnings of what the groups name and no repository has, at most 50: most likely it is misspelt, or a leftover.
 */
export function unmatchedGlobs(
  org: OrgConfig,
  repositories: readonly GroupedRepository[],
): readonly Problem[] {
  const unmatched = org.groups.flatMap((group) => [
    ...unmatchedIn('match', group.match, group, repositories),
    ...(group.exclude === null ? [] : unmatchedIn('exclude', group.exclude, group, repositories)),
  ]);
  return inOrder(unmatched.slice(0, maxProblems).flatMap((each) => warning(each)));
}

function warning({ group, path, sentence, word, candidates }: Unmatched): Problem[] {
  const { places } = group;
  const place = places[path] ?? places[path.replace(/\.\d+$/, '')];
  if (place === undefined) return [];
  const meant = word.includes('*') ? null : nearest(word, [...new Set(candidates)]);
  const remedy = meant === null ? 'Correct it, or remove it.' : `Write ${meant}.`;
  return [problem('warning', place, `${sentence} (group ${group.name})`, remedy)];
}

function unmatchedIn(
  part: 'match' | 'exclude',
  { repositories: globs, teams, properties }: Match,
  group: OrgGroup,
  repositories: readonly GroupedRepository[],
): Unmatched[] {
  const names = repositories.map(({ name }) => name);
  const known = repositories.flatMap((repository) => repository.teams);
  return [
    ...globs.flatMap((word, index) => {
      if (names.some((name) => isNamed(name, word))) return [];
      const sentence = `No repository has a name like ${word}`;
      return [{ group, path: `${part}.repositories.${index}`, sentence, word, candidates: names }];
    }),
    ...teams.flatMap((word, index) => {
      if (repositories.some((repository) => hasTeam(repository, word))) return [];
      const sentence = `No repository belongs to a team ${word}`;
      return [{ group, path: `${part}.teams.${index}`, sentence, word, candidates: known }];
    }),
    ...Object.entries(properties).flatMap(([name, values]) =>
      values.flatMap((word, index) => {
        if (repositories.some((repository) => hasValue(repository, name, [word]))) return [];
        const candidates = repositories.flatMap((repository) => repository.properties[name] ?? []);
        const sentence = `No repository has the custom property ${name} with the value ${word}`;
        return [{ group, path: `${part}.properties.${name}.${index}`, sentence, word, candidates }];
      }),
    ),
  ];
}
