import { orgConfigFile, parseOrgConfig, type Problem } from '../../../core/config/index.ts';
import { teamsInGroups, usesProperties } from '../../../core/in-force/index.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { OrganisationOverview } from '../../../core/ports/github-settings.ts';
import type { Store } from '../../../core/ports/store.ts';
import { organisationKey } from '../../keys.ts';
import { loadOrganisation, type KnownOrganisation, type OrganisationState } from './state.ts';

export interface OrganisationDeps {
  readonly github: Pick<GitHub, 'settings' | 'files'>;
  readonly store: Pick<Store, 'load' | 'transaction'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Name of the repository that holds `fairlead-org.yml`. */
  readonly configRepository: string;
}

type Listed = readonly (RepositoryRef & { readonly nodeId: string })[];

export interface ReadOrganisation {
  readonly known: KnownOrganisation;
  readonly repositories: Listed;
  /** Of the file on the default branch; where there are errors, an older one is in force. */
  readonly problems: readonly Problem[];
  /** Of the stored state. */
  readonly version: number;
}

/**
 * Reads the account that the App is installed on: repositories, teams, properties where groups ask for them, and the
 * organisation's file; keeps what it read. A file that is broken, or out of reach though it was there before, leaves the
 * last good one in force.
 */
export async function readOrganisation(
  installationId: number,
  deps: OrganisationDeps,
): Promise<ReadOrganisation> {
  const repositories = await deps.github.settings.list(installationId);
  const before = await loadOrganisation(deps.store, installationId);
  const login = repositories[0]?.owner ?? before?.known.login ?? '';
  const file = await readFile(repositories, deps);
  const { config, text, brokenSince, problems } = inForce(file, before?.known ?? null, deps.clock.now());
  const want = { properties: usesProperties(config), repositoriesOf: teamsInGroups(config) };
  const overview = login === '' ? null : await deps.github.settings.organisation(installationId, login, want);
  const state: OrganisationState = {
    login,
    readAt: deps.clock.now(),
    ...mutable(overview),
    repositories: repositories.map(({ name }) => name),
    // Who was not found is looked for again.
    users: Object.fromEntries(Object.entries(before?.known.users ?? {}).filter(([, id]) => id > 0)),
    text,
    brokenSince,
  };
  await deps.store.transaction((batch) =>
    batch.save(organisationKey(installationId), state, before?.version ?? 0),
  );
  return { known: { ...state, config }, repositories, problems, version: (before?.version ?? 0) + 1 };
}

/** What the last pass knew; before the first one, what is there now. Rules are never judged without the layers above. */
export async function organisationOf(
  repository: RepositoryRef,
  deps: OrganisationDeps,
): Promise<KnownOrganisation> {
  const stored = await loadOrganisation(deps.store, repository.installationId);
  if (stored !== null) return stored.known;
  return (await readOrganisation(repository.installationId, deps)).known;
}

type FileReading = { readonly reached: boolean; readonly text: string | null };

async function readFile(repositories: Listed, deps: OrganisationDeps): Promise<FileReading> {
  const home = repositories.find(({ name }) => name === deps.configRepository);
  if (home === undefined) return { reached: false, text: null };
  const file = await deps.github.files.get(home, orgConfigFile, 'HEAD');
  return { reached: true, text: file?.text ?? null };
}

function inForce(file: FileReading, before: KnownOrganisation | null, now: number) {
  const last = { config: before?.config ?? null, text: before?.text ?? null };
  // A repository that is out of reach has no file that could be trusted to be gone.
  if (!file.reached) return { ...last, brokenSince: before?.brokenSince ?? null, problems: [] };
  if (file.text === null) return { config: null, text: null, brokenSince: null, problems: [] };
  const { config, problems } = parseOrgConfig(file.text);
  if (config !== null) return { config, text: file.text, brokenSince: null, problems };
  return { ...last, brokenSince: before?.brokenSince ?? now, problems };
}

function mutable(overview: OrganisationOverview | null): Pick<OrganisationState, 'teams' | 'properties'> {
  const { teams = [], properties = {} } = overview ?? {};
  const values = (of: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(of).map(([name, value]) => [name, [...value]]));
  return {
    teams: teams.map((team) => ({
      ...team,
      members: [...team.members],
      repositories: [...team.repositories],
    })),
    properties: Object.fromEntries(
      Object.entries(properties).map(([repository, of]) => [repository, values(of)]),
    ),
  };
}
