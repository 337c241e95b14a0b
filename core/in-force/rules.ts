import { resolveStrategy, type Group, type Strategy } from '../branching/index.ts';
import type { Problem, ResolvedConfig } from '../config/index.ts';
import type { FairleadConfig } from '../config/types.ts';
import type { RepositoryRef } from '../ports/github.ts';
import { resolveUnder, type Organisation } from './organisation.ts';

/** The rules of a repository as they are in force now, and where they come from. */
export interface Rules {
  readonly config: FairleadConfig;
  readonly strategy: Strategy;
  readonly defaultBranch: string;
  readonly origins: ResolvedConfig['origins'];
  /** Of the file on the default branch. */
  readonly problems: readonly Problem[];
  /** That file cannot be used, and another one, or none, is in force. */
  readonly broken: boolean;
  /** Groups of the configuration that a person is in. Logins are compared without case, as GitHub does. */
  readonly groupsOf: (login: string) => readonly Group[];
  /** Slugs of the organisation's teams that a person is in. */
  readonly teamsOf: (login: string) => readonly string[];
}

/** The file on the default branch as it was read; `text` null where there is none. */
export interface ReadConfig {
  readonly text: string | null;
  readonly defaultBranch: string;
  /** What is in force while the text is broken; null: the layers above alone. */
  readonly lastGood: string | null;
}

/** The layers above the repository and its own file, merged. Never throws; a repository without a file has rules too. */
export function rulesOf(
  repository: Pick<RepositoryRef, 'name'>,
  { text, defaultBranch, lastGood }: ReadConfig,
  organisation: Organisation,
): Rules {
  const resolved = resolveUnder(repository, text, organisation);
  const broken = resolved.config === null;
  const used = broken ? resolveUnder(repository, lastGood, organisation) : resolved;
  // The last good file was good under the layers of its time; without it the layers alone are in force.
  const { config, origins } =
    used.config === null ? withoutFile(repository, organisation) : { ...used, config: used.config };
  return {
    config,
    origins,
    strategy: resolveStrategy(config, defaultBranch),
    defaultBranch,
    problems: resolved.problems,
    broken,
    ...membership(config, organisation),
  };
}

function withoutFile(repository: Pick<RepositoryRef, 'name'>, organisation: Organisation) {
  const { config, origins } = resolveUnder(repository, null, organisation);
  if (config === null) throw new Error('layers without a file are always complete');
  return { config, origins };
}

/** Who is in which of the configuration's groups. */
function membership(
  config: FairleadConfig,
  { teams }: Pick<Organisation, 'teams'>,
): Pick<Rules, 'groupsOf' | 'teamsOf'> {
  const teamsOf = (login: string) => {
    const wanted = login.toLowerCase();
    return teams
      .filter(({ members }) => members.some((member) => member.toLowerCase() === wanted))
      .map(({ slug }) => slug);
  };
  const lists: readonly (readonly [Group, readonly string[]])[] = [
    ['release_managers', config.releaseManagers],
    ['qa', config.qa],
    ['maintainers', config.maintainers],
    ['bots', config.bots],
  ];
  return {
    teamsOf,
    groupsOf: (login) => {
      const wanted = login.toLowerCase();
      const own = new Set(teamsOf(login).map((slug) => `team:${slug}`.toLowerCase()));
      return lists
        .filter(([, entries]) =>
          entries.some((entry) => own.has(entry.toLowerCase()) || entry.toLowerCase() === wanted),
        )
        .map(([group]) => group);
    },
  };
}
