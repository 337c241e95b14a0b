import type { Group } from '../branching/index.ts';
import type { RuleSettings } from '../config/types.ts';
import { escapeMarkdown } from '../reporting/text.ts';
import type { CompileInput, People } from './input.ts';

export interface Person {
  readonly type: 'Team' | 'User' | 'Integration';
  readonly id: number;
}

const listOf: Readonly<
  Record<Group, keyof RuleSettings & ('releaseManagers' | 'qa' | 'maintainers' | 'bots')>
> = {
  release_managers: 'releaseManagers',
  qa: 'qa',
  maintainers: 'maintainers',
  bots: 'bots',
};

/** Who of these groups may act, as the configuration names them. Release managers act for QA and maintainers too. */
export function peopleOf(config: RuleSettings, groups: readonly Group[]): readonly string[] {
  const asked = groups.some((group) => group !== 'bots') ? [...groups, 'release_managers' as const] : groups;
  return [...new Set(asked.flatMap((group) => config[listOf[group]]))];
}

/** Their ids, each once; who is not known is left out, which only makes a rule tighter. */
export function findPeople(names: readonly string[], people: People): readonly Person[] {
  const found = new Map<string, Person>();
  for (const name of names) {
    const person = findPerson(name, people);
    if (person !== null) found.set(`${person.type} ${person.id}`, person);
  }
  return [...found.values()];
}

function findPerson(name: string, people: People): Person | null {
  const lower = name.toLowerCase();
  if (lower.startsWith('team:')) {
    const team = own(people.teams, lower.slice('team:'.length));
    return team === null ? null : { type: 'Team', id: team };
  }
  const user = own(people.users, lower);
  if (user !== null) return { type: 'User', id: user };
  const app = own(people.apps ?? {}, lower.replace(/\[bot\]$/, ''));
  return app === null ? null : { type: 'Integration', id: app };
}

/** A sentence for each name that GitHub does not know. Markdown, escaped. */
export function unknownPeopleSentences({ config, people }: CompileInput): readonly string[] {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['release_managers', config.releaseManagers],
    ['qa', config.qa],
    ['maintainers', config.maintainers],
    ...Object.values(config.environments).map(
      ({ name, approval }) => [`environments.${name}.approval`, approval] as const,
    ),
  ];
  return lists.flatMap(([key, names]) =>
    names
      .filter((name) => findPerson(name, people) === null)
      .map((name) => `${escapeMarkdown(name)} in ${escapeMarkdown(key)} is not known to GitHub.`),
  );
}

function own(record: Readonly<Record<string, number>>, key: string): number | null {
  return Object.hasOwn(record, key) ? (record[key] ?? null) : null;
}
