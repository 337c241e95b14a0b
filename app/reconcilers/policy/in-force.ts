import { z } from 'zod';
import { resolveStrategy, type Group, type Strategy } from '../../../core/branching/index.ts';
import { resolveConfig, type Problem, type ResolvedConfig } from '../../../core/config/index.ts';
import type { FairleadConfig } from '../../../core/config/types.ts';
import { FairleadError } from '../../../core/errors/fairlead-error.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import type { Store } from '../../../core/ports/store.ts';
import type { KnownOrganisation } from '../organisation/state.ts';

/** State `config:<repository id>`: the text of the newest configuration without an error. */
const lastGood = z.object({
  text: z.string().nullable(),
  /** Since when the default branch's own file is broken. */
  brokenSince: z.number().nullable().default(null),
});

/** The rules of a repository as they are in force now, and where they come from. */
export interface RulesInForce {
  readonly config: FairleadConfig;
  readonly strategy: Strategy;
  readonly defaultBranch: string;
  readonly origins: ResolvedConfig['origins'];
  /** Of the file on the default branch. */
  readonly problems: readonly Problem[];
  /** Set where that file is broken and an older one is in force. */
  readonly brokenSince: number | null;
  /** Set where the organisation's file is broken. */
  readonly organisationBrokenSince: number | null;
  groupsOf(login: string): readonly Group[];
  teamsOf(login: string): readonly string[];
}

export interface RulesDeps {
  readonly store: Pick<Store, 'load' | 'transaction'>;
  readonly now: number;
}

/**
 * The layers above the repository and the file on its default branch, merged. Where the file is broken the last good
 * one stays in force; `text` null is a repository without a file.
 */
export async function rulesInForce(
  repository: RepositoryRef,
  read: { readonly text: string | null; readonly defaultBranch: string },
  organisation: KnownOrganisation,
  deps: RulesDeps,
): Promise<RulesInForce> {
  const key = `config:${repository.id}`;
  const stored = await deps.store.load(key);
  const before = lastGood.safeParse(stored?.state).data ?? { text: null, brokenSince: null };
  const resolved = resolve(repository, read.text, organisation);
  const broken = resolved.config === null;
  const next = broken
    ? { text: before.text, brokenSince: before.brokenSince ?? deps.now }
    : { text: read.text, brokenSince: null };
  if (stored === null || next.text !== before.text || next.brokenSince !== before.brokenSince) {
    await remember(deps, key, next, stored?.version ?? 0);
  }
  const used = broken ? resolve(repository, before.text, organisation) : resolved;
  // The last good file was good under the layers of its time; without it the layers alone are in force.
  const { config, origins } =
    used.config === null ? withoutFile(repository, organisation) : { ...used, config: used.config };
  return {
    config,
    origins,
    strategy: resolveStrategy(config, read.defaultBranch),
    defaultBranch: read.defaultBranch,
    problems: resolved.problems,
    brokenSince: next.brokenSince,
    organisationBrokenSince: organisation.brokenSince,
    ...people(config, organisation),
  };
}

function resolve(
  repository: RepositoryRef,
  text: string | null,
  organisation: KnownOrganisation,
): ResolvedConfig {
  const { teams, properties, config: org } = organisation;
  return resolveConfig({
    repositoryText: text,
    org,
    repository: {
      name: repository.name,
      teams: teams.filter((team) => team.repositories.includes(repository.name)).map(({ slug }) => slug),
      properties: properties[repository.name] ?? {},
    },
  });
}

/** What is wrong with a repository's file as a pull request would leave it, under the layers above it. */
export function problemsOf(
  repository: RepositoryRef,
  text: string,
  organisation: KnownOrganisation,
): readonly Problem[] {
  return resolve(repository, text, organisation).problems;
}

function withoutFile(repository: RepositoryRef, organisation: KnownOrganisation) {
  const { config, origins } = resolve(repository, null, organisation);
  if (config === null) throw new Error('layers without a file are always complete');
  return { config, origins };
}

/** Who is in which of the configuration's groups. Logins are compared without case, as GitHub does. */
function people(
  config: FairleadConfig,
  { teams }: KnownOrganisation,
): Pick<RulesInForce, 'groupsOf' | 'teamsOf'> {
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
      const own = new Set(teamsOf(login).map((slug) => `team:${slug}`));
      return lists
        .filter(([, entries]) =>
          entries.some((entry) => own.has(entry.toLowerCase()) || entry.toLowerCase() === wanted),
        )
        .map(([group]) => group);
    },
  };
}

/** Two readers at the same time save the same: the second one need not. */
async function remember(
  deps: RulesDeps,
  key: string,
  state: z.infer<typeof lastGood>,
  version: number,
): Promise<void> {
  try {
    await deps.store.transaction((batch) => batch.save(key, state, version));
  } catch (error) {
    if (!(error instanceof FairleadError && error.code === 'FL_STATE_CONFLICT')) throw error;
  }
}
