import { loginsToFind, peopleById, rulesOf, type Rules } from '../in-force/index.ts';
import type { FairleadConfig } from '../config/types.ts';
import { FinalError } from '../errors/fairlead-error.ts';
import type { RepositoryRef } from '../ports/github.ts';
import type { RepositoryOverview, TeamOverview } from '../ports/github-settings.ts';
import {
  afterPlan,
  compileProtection,
  planProtection,
  type CompiledProtection,
  type People,
  type Plan,
  type PlanInput,
  type ResourceKind,
} from '../protection/index.ts';
import { ledgerOf } from './ledger.ts';
import { mustBeWhole, readRules, type StandaloneRules } from './rules.ts';
import { checkSources, pinnedSources } from './sources.ts';
import type { Standalone } from './world.ts';

/** What must be written for a repository's settings to be as its rules ask. */
export interface Planned {
  readonly repository: RepositoryRef;
  readonly rules: StandaloneRules;
  readonly plan: Plan;
  /** Kinds of settings that the rules ask for and that could not be read. */
  readonly unread: readonly ResourceKind[];
  /** Id of the App that `fairlead/policy` is pinned to, where one manages these settings; null without it. */
  readonly managedBy: number | null;
  /** What was planned from, for what comes on top of it. */
  readonly overview: RepositoryOverview;
  readonly input: PlanInput;
}

/** Reads a repository by owner and name, and plans. Nothing is written. */
export async function planRepository(
  { owner, name }: Pick<RepositoryRef, 'owner' | 'name'>,
  standalone: Standalone,
): Promise<Planned> {
  const where = { installationId: 0, id: 0, owner, name };
  return planOverview(await standalone.github.settings.overview(where), standalone);
}

/**
 * The same of a repository that was read already.
 * @param broken what becomes of a file that cannot be used; left alone, it is planned that nothing changes
 * @throws FinalError FL_CONFIG_INVALID, FL_ORGANISATION_UNREAD; what reading throws.
 */
export async function planOverview(
  shown: RepositoryOverview,
  standalone: Standalone,
  broken: 'refuse' | 'leave' = 'refuse',
): Promise<Planned> {
  const rules = await readRules(shown, standalone, true);
  if (broken === 'refuse') mustBeWhole(rules);
  const { repository } = shown;
  const observed = await standalone.github.settings.rotation(repository, shown.observed);
  const overview = { ...shown, observed };
  const compiled = await compileRules(overview, rules, rules.organisation.teams, standalone);
  const input = planInput(compiled, overview);
  const plan = planOf(shown, rules, input);
  return {
    repository,
    rules,
    plan,
    unread: [...new Set(observed.unread)].filter((kind) =>
      compiled.resources.some((resource) => resource.kind === kind),
    ),
    managedBy: pinnedSources(observed)['fairlead/policy'] ?? null,
    overview,
    input,
  };
}

function planOf({ archived, defaultBranch }: RepositoryOverview, rules: Rules, input: PlanInput): Plan {
  if (archived) return { changes: [], notes: ['The repository is archived: nothing can be written.'] };
  if (!rules.broken) return planProtection(input);
  return {
    changes: [],
    notes: [`The configuration on ${defaultBranch} is broken, and nothing is made of it.`],
  };
}

export function planInput(
  { resources, notes, problems }: CompiledProtection,
  { observed }: RepositoryOverview,
): PlanInput {
  const ledger = ledgerOf(resources, observed);
  return { desired: resources, observed, ledger, notes: [...notes, ...problems] };
}

/** What the rules ask GitHub for. Without the App nobody passes for it, and freezes are those of the configuration. */
export async function compileRules(
  overview: RepositoryOverview,
  { config, strategy, defaultBranch }: Pick<Rules, 'config' | 'strategy' | 'defaultBranch'>,
  teams: readonly TeamOverview[],
  standalone: Standalone,
): Promise<CompiledProtection> {
  return compileProtection({
    config,
    strategy,
    defaultBranch,
    branches: overview.branches.map(({ name }) => name),
    appId: null,
    people: await findPeople(config, teams, standalone),
    freezes: [],
    now: standalone.clock.now(),
    checksObserved: await checkSources(overview, config, standalone.github),
  });
}

async function findPeople(
  config: FairleadConfig,
  teams: readonly TeamOverview[],
  { github, users }: Standalone,
): Promise<People> {
  const unknown = loginsToFind(config).filter((login) => !users.has(login));
  if (unknown.length > 0) {
    const found = await github.people.userIds(0, unknown);
    const ids = new Map(Object.entries(found).map(([login, id]) => [login.toLowerCase(), id]));
    for (const login of unknown) users.set(login, ids.get(login) ?? 0);
  }
  return peopleById(teams, Object.fromEntries(users));
}

/**
 * What a proposed configuration changes, for the repository as the present one leaves it: drift that is there already is
 * not its doing. What applying the two one after the other would write, in the second step.
 * @param text of the file; null: it is removed
 * @throws FinalError FL_CONFIG_INVALID where it could not be used.
 */
export async function planProposed(
  planned: Planned,
  text: string | null,
  standalone: Standalone,
): Promise<Plan> {
  const { repository, overview, plan: base } = planned;
  const { defaultBranch } = overview;
  const organisation = await standalone.above.of({ repository, text, defaultBranch }, true);
  const proposed = rulesOf(repository, { text, defaultBranch, lastGood: null }, organisation);
  mustBeWhole({ ...proposed, organisation, notes: [] });
  const { observed } = afterPlan(planned.input, base);
  const after = { ...overview, observed };
  const compiled = await compileRules(after, proposed, organisation.teams, standalone);
  const { changes, notes } = planProtection(planInput(compiled, after));
  return { changes, notes: notes.filter((note) => !base.notes.includes(note)) };
}

/** @throws FinalError FL_SETTINGS_UNREAD where the plan cannot be the whole one. */
export function mustBeRead({ repository: { owner, name }, unread }: Planned): void {
  if (unread.length === 0) return;
  throw new FinalError('FL_SETTINGS_UNREAD', `${unread.join(', ')} of ${owner}/${name}`);
}
