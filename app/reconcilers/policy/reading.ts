import { revertedNumber } from '../../../core/branching/index.ts';
import { configFile, orgConfigFile, parseOrgConfig, type Problem } from '../../../core/config/index.ts';
import {
  codeOwnersPaths,
  pairFor,
  policyContext,
  policyFacts,
  type FactsInput,
  type PolicyFacts,
  type ProposedConfig,
} from '../../../core/policy/index.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { PullOverview, PullReading, RepositoryOverview } from '../../../core/ports/github-settings.ts';
import type { Store } from '../../../core/ports/store.ts';
import { loadDuties, type StoredDuties } from '../duties/state.ts';
import { organisationOf, type OrganisationDeps } from '../organisation/read.ts';
import type { KnownOrganisation } from '../organisation/state.ts';
import { readPromotion } from './promotion.ts';
import { readMissingOnMain } from './backport.ts';
import { problemsOf, rulesInForce, type RulesInForce } from './in-force.ts';

export interface ReadingDeps extends OrganisationDeps {
  readonly github: Pick<GitHub, 'settings' | 'files' | 'history' | 'pulls'>;
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
}

/** A pull request, the rules that it is judged by, and everything that they need to know. */
export interface JudgedPull {
  readonly pull: PullOverview;
  readonly overview: RepositoryOverview;
  readonly rules: RulesInForce;
  readonly facts: PolicyFacts;
}

/**
 * Reads a pull request with its surroundings: one request for most, and more only where its own rules ask, such as those
 * of a backport or a promotion. Null where there is no such open pull request.
 * @param headRef as the newest delivery names it, where one does: a revert is then read by the same request
 */
export async function readPull(
  repository: RepositoryRef,
  number: number,
  headRef: string | null,
  deps: ReadingDeps,
): Promise<JudgedPull | null> {
  const organisation = await organisationOf(repository, deps);
  const asked = headRef === null ? null : revertedNumber(headRef);
  const reading = await deps.github.settings.pull(
    repository,
    number,
    asked === null ? {} : { reverts: asked },
  );
  const { pull, overview } = reading;
  if (pull === null || pull.state !== 'open') return null;
  const now = deps.clock.now();
  const read = { text: overview.configText, defaultBranch: overview.defaultBranch };
  const rules = await rulesInForce(repository, read, organisation, { store: deps.store, now });
  const { duties } = await loadDuties(deps.store, repository.id);
  const reverts = await revertedBy(repository, pull, reading, asked, deps);
  const input = await factsInput({ repository, pull, overview, rules, duties, reverts, organisation }, deps);
  const facts = policyFacts(input);
  const more = await readMore(repository, pull, facts, rules, deps);
  return { pull, overview, rules, facts: { ...facts, ...more } };
}

interface Surroundings {
  readonly repository: RepositoryRef;
  readonly pull: PullOverview;
  readonly overview: RepositoryOverview;
  readonly rules: RulesInForce;
  readonly duties: StoredDuties;
  readonly reverts: PolicyFacts['reverts'];
  readonly organisation: KnownOrganisation;
}

async function factsInput(
  { repository, pull, overview, rules, duties, reverts, organisation }: Surroundings,
  deps: ReadingDeps,
): Promise<FactsInput> {
  const paths = pull.paths ?? (await deps.github.pulls.changedPaths(repository, pull.number));
  return {
    pull: { ...pull, paths },
    repositoryId: repository.id,
    now: deps.clock.now(),
    config: rules.config,
    groupsOf: rules.groupsOf,
    teamsOf: rules.teamsOf,
    owed: duties.owed,
    freezes: duties.duty.freezes,
    reverts,
    codeOwners: overview.codeOwners,
    headCodeOwners: await headCodeOwners(repository, pull, paths, deps),
    proposedConfig: await proposedConfig(repository, pull, paths, organisation, deps),
  };
}

async function revertedBy(
  repository: RepositoryRef,
  pull: PullOverview,
  reading: PullReading,
  asked: number | null,
  deps: ReadingDeps,
): Promise<PolicyFacts['reverts']> {
  const number = revertedNumber(pull.headRef);
  if (number === null) return null;
  return number === asked ? reading.reverted : deps.github.history.reverted(repository, number);
}

async function headCodeOwners(
  repository: RepositoryRef,
  pull: PullOverview,
  paths: readonly string[],
  deps: ReadingDeps,
): Promise<NonNullable<FactsInput['headCodeOwners']> | null> {
  if (!paths.some((path) => codeOwnersPaths.includes(path))) return 'unknown';
  for (const path of codeOwnersPaths) {
    const file = await deps.github.files.get(repository, path, pull.headSha);
    if (file !== null) return { path, text: file.text };
  }
  return null;
}

/** The configuration as the pull request would leave it, checked against the layers above it. */
async function proposedConfig(
  repository: RepositoryRef,
  pull: PullOverview,
  paths: readonly string[],
  organisation: KnownOrganisation,
  deps: ReadingDeps,
): Promise<ProposedConfig | null> {
  if (paths.includes(configFile)) {
    const text =
      pull.headConfig === undefined
        ? ((await deps.github.files.get(repository, configFile, pull.headSha))?.text ?? null)
        : (pull.headConfig?.text ?? null);
    const problems = text === null ? [] : problemsOf(repository, text, organisation);
    return { file: configFile, text, problems };
  }
  if (repository.name !== deps.configRepository || !paths.includes(orgConfigFile)) return null;
  const file = await deps.github.files.get(repository, orgConfigFile, pull.headSha);
  const problems: readonly Problem[] = file === null ? [] : parseOrgConfig(file.text).problems;
  return { file: orgConfigFile, text: file?.text ?? null, problems };
}

/** What only the pair of this pull request asks for. */
async function readMore(
  repository: RepositoryRef,
  pull: PullOverview,
  facts: PolicyFacts,
  rules: RulesInForce,
  deps: ReadingDeps,
): Promise<Partial<Pick<PolicyFacts, 'missingOnMain' | 'promotion'>>> {
  const context = policyContext(rules.config, rules.defaultBranch);
  const needs = (pairFor(facts, context)?.needs ?? []).map(({ kind }) => kind);
  return {
    ...(needs.includes('on-main')
      ? { missingOnMain: await readMissingOnMain(repository, pull, rules.strategy.main, deps) }
      : {}),
    ...(needs.includes('promotion') ? { promotion: await readPromotion(repository, pull, rules, deps) } : {}),
  };
}
