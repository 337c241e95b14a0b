import { configFile } from '../config/index.ts';
import type { FairleadConfig } from '../config/types.ts';
import type { Json } from '../json.ts';
import { loginsToFind, peopleById, rulesOf } from '../in-force/index.ts';
import type { RepositoryRef } from '../ports/github.ts';
import type { RepositoryOverview, TeamOverview } from '../ports/github-settings.ts';
import { importConfig, planProtection, type Observed, type People } from '../protection/index.ts';
import { count } from '../reporting/text.ts';
import { compileRules, planInput } from './plan.ts';
import { readRules } from './rules.ts';
import { pinnedSources } from './sources.ts';
import type { Standalone } from './world.ts';

export interface ImportedFile {
  /** A `.github/fairlead.yml` whose plan is empty on the settings as they are, unless the notes say otherwise. */
  readonly text: string;
  /** What the file cannot say, what was left alone, and what to look at. Plain sentences. */
  readonly notes: readonly string[];
  /** The repository has a configuration on its default branch already. */
  readonly exists: boolean;
}

/** So many are looked up, so that people in the settings have names. */
const maxPeople = 1_000;

/** Writes the configuration that a repository's settings amount to. Nothing is changed. */
export async function importRepository(
  { owner, name }: Pick<RepositoryRef, 'owner' | 'name'>,
  standalone: Standalone,
): Promise<ImportedFile> {
  const { github, clock } = standalone;
  const shown = await github.settings.overview({ installationId: 0, id: 0, owner, name });
  const { repository, defaultBranch, configText } = shown;
  const observed = await github.settings.rotation(repository, shown.observed);
  const overview = { ...shown, observed };
  const teams = await teamsFor(overview, standalone);
  const present = await readRules(overview, standalone, true);
  const { text, notes } = importConfig({
    observed,
    ledger: [],
    defaultBranch,
    branches: overview.branches.map((branch) => branch.name),
    appId: null,
    people: await namesFor(observed, teams, present.config, standalone),
    freezes: [],
    now: clock.now(),
    checksObserved: pinnedSources(observed),
  });
  return {
    text,
    notes: [
      ...notes,
      ...(configText === null
        ? []
        : [
            `The repository has a ${configFile}: services, and targets of environments, are not part of what is imported.`,
          ]),
      ...(await afterwards(text, overview, standalone)),
    ],
    exists: configText !== null,
  };
}

async function teamsFor(
  { observed, repository, defaultBranch }: RepositoryOverview,
  { above }: Standalone,
): Promise<readonly TeamOverview[]> {
  const teams = mentions(observed, 'Team') || mentions(observed, 'User');
  return (await above.of({ repository, text: null, defaultBranch, teams }, true)).teams;
}

/**
 * The settings have ids of people; names are found among those whom the present rules name, and the members of the
 * teams.
 */
async function namesFor(
  observed: Observed,
  teams: readonly TeamOverview[],
  present: FairleadConfig,
  { github, users }: Standalone,
): Promise<People> {
  const people = [...loginsToFind(present), ...teams.flatMap((team) => team.members)];
  const logins = [...new Set(people.map((login) => login.toLowerCase()))].slice(0, maxPeople);
  if (mentions(observed, 'User') && logins.length > 0) {
    const found = await github.people.userIds(0, logins);
    for (const [login, id] of Object.entries(found)) users.set(login.toLowerCase(), id);
  }
  return peopleById(teams, Object.fromEntries(users));
}

function mentions(observed: Observed, type: 'Team' | 'User'): boolean {
  return observed.resources.some(({ spec }) => hasValue(spec, type));
}

function hasValue(value: Json, wanted: string): boolean {
  if (value === wanted) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((each: Json) => hasValue(each, wanted));
}

/** What the file means below the organisation's, and without a store that would remember what was handed over. */
async function afterwards(
  text: string,
  overview: RepositoryOverview,
  standalone: Standalone,
): Promise<readonly string[]> {
  const { repository, defaultBranch } = overview;
  const organisation = await standalone.above.of({ repository, text, defaultBranch }, true);
  const rules = rulesOf(repository, { text, defaultBranch, lastGood: null }, organisation);
  const compiled = await compileRules(overview, rules, organisation.teams, standalone);
  const { changes } = planProtection(planInput(compiled, overview));
  const refused = rules.problems.map(({ sentence, remedy }) => `${sentence}. ${remedy}`);
  if (changes.length === 0) return refused;
  const cause = organisation.config === null ? '' : ' below what the organisation asks';
  return [
    ...refused,
    `With this file${cause}, ${count(changes.length, 'setting')} would change: see the plan.`,
  ];
}
