import { revertedNumber } from '../branching/index.ts';
import {
  configFile,
  orgConfigFile,
  parseOrgConfig,
  peopleNamed,
  unknownPeople,
  unmatchedGlobs,
  type Problem,
} from '../config/index.ts';
import {
  codeOwnersPaths,
  pairFor,
  policyContext,
  policyFacts,
  type FactsInput,
  type PolicyFacts,
  type ProposedConfig,
} from '../policy/index.ts';
import type { GitHub, RepositoryRef } from '../ports/github.ts';
import type { PullOverview, PullReading, RepositoryOverview } from '../ports/github-settings.ts';
import { readMissingOnMain } from './backport.ts';
import { grouped, resolveUnder, type Organisation } from './organisation.ts';
import { readPromotion } from './promotion.ts';
import type { Rules } from './rules.ts';

export type PullGitHub = Pick<GitHub, 'settings' | 'files' | 'history' | 'pulls' | 'people'>;

export interface AskedPull {
  readonly repository: RepositoryRef;
  readonly number: number;
  /** The head branch where the caller knows it already: a revert is then read by the same request. */
  readonly headRef: string | null;
}

/** What a pull request is judged by, beside itself. */
export interface Surroundings<R extends Rules = Rules> {
  readonly rules: R;
  readonly organisation: Organisation;
  readonly owed: PolicyFacts['backMerges'];
  readonly freezes: PolicyFacts['freezes'];
  /** Name of the repository that holds `fairlead-org.yml`. */
  readonly configRepository: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A pull request, the rules that it is judged by, and everything that they need to know. */
export interface JudgedPull<R extends Rules = Rules> {
  readonly pull: PullOverview;
  readonly overview: RepositoryOverview;
  readonly rules: R;
  readonly facts: PolicyFacts;
}

interface Around<R extends Rules> extends Surroundings<R> {
  readonly repository: RepositoryRef;
  readonly pull: PullOverview;
  readonly overview: RepositoryOverview;
}

/**
 * Reads a pull request with its surroundings: one request for most, and more only where its own rules ask, such as those
 * of a backport or a promotion. Null where there is no such open pull request.
 */
export async function readPull<R extends Rules>(
  { repository, number, headRef }: AskedPull,
  surroundings: (overview: RepositoryOverview) => Promise<Surroundings<R>>,
  github: PullGitHub,
): Promise<JudgedPull<R> | null> {
  const asked = headRef === null ? null : revertedNumber(headRef);
  const also = asked === null ? {} : { reverts: asked };
  const reading = await github.settings.pull(repository, number, also);
  const { pull, overview } = reading;
  if (pull === null || pull.state !== 'open') return null;
  const around = { ...(await surroundings(overview)), repository: overview.repository, pull, overview };
  const reverts = await revertedBy(around, reading, asked, github);
  const facts = policyFacts(await factsInput(around, reverts, github));
  const more = await readMore(around, facts, github);
  return { pull, overview, rules: around.rules, facts: { ...facts, ...more } };
}

async function factsInput(
  around: Around<Rules>,
  reverts: PolicyFacts['reverts'],
  github: PullGitHub,
): Promise<FactsInput> {
  const { repository, pull, rules } = around;
  const paths = await changedPaths(repository, pull, github);
  return {
    pull: { ...pull, paths },
    repositoryId: repository.id,
    now: around.now,
    config: rules.config,
    groupsOf: rules.groupsOf,
    teamsOf: rules.teamsOf,
    owed: around.owed,
    freezes: around.freezes,
    reverts,
    codeOwners: around.overview.codeOwners,
    headCodeOwners: await headCodeOwners(repository, pull, paths, github),
    proposedConfig: await proposedConfig(around, paths, github),
  };
}

/** Paths of the changed files, by a request of its own where the overview could not have them. */
export async function changedPaths(
  repository: RepositoryRef,
  pull: PullOverview,
  github: Pick<GitHub, 'pulls'>,
): Promise<readonly string[]> {
  return pull.paths ?? github.pulls.changedPaths(repository, pull.number);
}

async function revertedBy(
  { repository, pull }: Around<Rules>,
  reading: PullReading,
  asked: number | null,
  github: PullGitHub,
): Promise<PolicyFacts['reverts']> {
  const number = revertedNumber(pull.headRef);
  if (number === null) return null;
  return number === asked ? reading.reverted : github.history.reverted(repository, number);
}

async function headCodeOwners(
  repository: RepositoryRef,
  pull: PullOverview,
  paths: readonly string[],
  github: PullGitHub,
): Promise<NonNullable<FactsInput['headCodeOwners']> | null> {
  if (!paths.some((path) => codeOwnersPaths.includes(path))) return 'unknown';
  for (const path of codeOwnersPaths) {
    const file = await github.files.get(repository, path, pull.headSha);
    if (file !== null) return { path, text: file.text };
  }
  return null;
}

/** The configuration as the pull request would leave it, checked against the layers above it. */
async function proposedConfig(
  around: Around<Rules>,
  paths: readonly string[],
  github: PullGitHub,
): Promise<ProposedConfig | null> {
  const { repository, pull, organisation, configRepository } = around;
  if (paths.includes(configFile)) {
    const text = await headConfig(repository, pull, github);
    const problems = text === null ? [] : await proposedProblems(repository, text, organisation, github);
    return { file: configFile, text, problems };
  }
  if (repository.name !== configRepository || !paths.includes(orgConfigFile)) return null;
  const file = await github.files.get(repository, orgConfigFile, pull.headSha);
  if (file === null) return { file: orgConfigFile, text: null, problems: [] };
  const { config, problems } = parseOrgConfig(file.text);
  const { repositories = null } = organisation;
  const unmatched =
    config === null || repositories === null
      ? []
      : unmatchedGlobs(
          config,
          repositories.map((name) => grouped(name, organisation)),
        );
  return { file: orgConfigFile, text: file.text, problems: [...problems, ...unmatched] };
}

/** What is wrong with a file under the layers above it, people who do not exist among it. */
async function proposedProblems(
  repository: RepositoryRef,
  text: string,
  organisation: Organisation,
  github: Pick<GitHub, 'people'>,
): Promise<readonly Problem[]> {
  const { config, origins, problems } = resolveUnder(repository, text, organisation);
  if (config === null || organisation.repositories === undefined) return problems;
  const { logins } = peopleNamed(config);
  const found = logins.length === 0 ? {} : await github.people.userIds(repository.installationId, logins);
  const known = { teams: organisation.teams.map(({ slug }) => slug), logins: Object.keys(found) };
  const unknown = unknownPeople({ config, origins }, known);
  return [...problems, ...unknown.filter(({ place }) => place.file === configFile)];
}

/** The text of `.github/fairlead.yml` on the head, or null where it has none. */
export async function headConfig(
  repository: RepositoryRef,
  pull: PullOverview,
  github: Pick<GitHub, 'files'>,
): Promise<string | null> {
  if (pull.headConfig !== undefined) return pull.headConfig?.text ?? null;
  return (await github.files.get(repository, configFile, pull.headSha))?.text ?? null;
}

/** What only the pair of this pull request asks for. */
async function readMore(
  { repository, pull, rules }: Around<Rules>,
  facts: PolicyFacts,
  github: PullGitHub,
): Promise<Partial<Pick<PolicyFacts, 'missingOnMain' | 'promotion'>>> {
  const context = policyContext(rules.config, rules.defaultBranch);
  const needs = (pairFor(facts, context)?.needs ?? []).map(({ kind }) => kind);
  const { main } = rules.strategy;
  return {
    ...(needs.includes('on-main')
      ? { missingOnMain: await readMissingOnMain(repository, pull, main, { github }) }
      : {}),
    ...(needs.includes('promotion')
      ? { promotion: await readPromotion(repository, pull, rules, { github }) }
      : {}),
  };
}
