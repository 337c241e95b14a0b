import {
  mergeLabel,
  wantedAncestry,
  wantedFiles,
  type DutyInput,
  type PullState,
  type RepositoryState,
  type VersionFile,
} from '../../../core/duties/index.ts';
import { activeFreezes, freezeAgainst } from '../../../core/duties/index.ts';
import { revertedNumber } from '../../../core/branching/index.ts';
import { greenSince } from '../../../core/in-force/index.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { MergedPull } from '../../../core/ports/github-history.ts';
import type { PullOverview, RepositoryOverview } from '../../../core/ports/github-settings.ts';
import type { RulesInForce } from '../policy/in-force.ts';
import type { StoredDuties } from './state.ts';

export interface StateDeps {
  readonly github: Pick<GitHub, 'history' | 'files'>;
  readonly appLogin: string;
  readonly now: number;
}

interface Surroundings {
  readonly repository: RepositoryRef;
  readonly overview: RepositoryOverview;
  readonly rules: RulesInForce;
  readonly duties: StoredDuties;
}

/** The repository as the duties look at it: the overview, and what they want beside it. */
export async function readState(around: Surroundings, deps: StateDeps): Promise<RepositoryState> {
  const { repository, overview, rules, duties } = around;
  const { history } = deps.github;
  const merged = await history.merged(repository);
  const openPulls: PullState[] = [];
  for (const pull of overview.pulls) openPulls.push(await pullState(pull, around, deps));
  const first: RepositoryState = {
    now: deps.now,
    defaultBranch: overview.defaultBranch,
    appLogin: deps.appLogin,
    branches: overview.branches,
    tags: await history.tags(repository),
    openPulls,
    mergedPulls: merged.map(mergedState),
    ancestry: [],
    files: [],
    environments: [],
  };
  const want: Pick<DutyInput, 'state' | 'strategy' | 'stored'> = {
    state: first,
    strategy: rules.strategy,
    stored: duties.duty,
  };
  const pairs = wantedAncestry(want);
  return {
    ...first,
    ancestry: pairs.length === 0 ? [] : await readAncestry(repository, pairs, openPulls, deps),
    files: await readFiles(repository, wantedFiles(want), deps),
    environments: await readEnvironments(around, deps),
  };
}

/** Where GitHub finds a conflict, the paths that both sides changed: it does not say which of them it means. */
async function readAncestry(
  repository: RepositoryRef,
  pairs: ReturnType<typeof wantedAncestry>,
  openPulls: readonly PullState[],
  { github: { history } }: StateDeps,
): Promise<RepositoryState['ancestry']> {
  const all: RepositoryState['ancestry'][number][] = [];
  for (const ancestry of await history.ancestry(repository, pairs)) {
    const { from, to } = ancestry;
    const conflicts = openPulls.some(
      ({ head, base, fork, mergeable }) => !fork && head === from && base === to && mergeable === false,
    );
    const changedOnBoth = conflicts ? await history.changedOnBoth(repository, from, to) : undefined;
    all.push({ ...ancestry, ...(changedOnBoth === undefined ? {} : { changedOnBoth }) });
  }
  return all;
}

async function readFiles(
  repository: RepositoryRef,
  wanted: ReturnType<typeof wantedFiles>,
  { github }: StateDeps,
): Promise<readonly VersionFile[]> {
  const files: VersionFile[] = [];
  for (const { branch, path } of wanted) {
    const file = await github.files.get(repository, path, branch);
    files.push({ branch, path, sha: file?.sha ?? null, text: file?.text ?? '' });
  }
  return files;
}

/** Only where somebody asked for a promotion: who bakes is of no interest otherwise. */
async function readEnvironments(
  { repository, overview, rules, duties }: Surroundings,
  { github }: StateDeps,
): Promise<RepositoryState['environments']> {
  if (!duties.duty.requests.some(({ kind }) => kind === 'promote')) return [];
  const branches = overview.branches.filter(({ name }) => rules.strategy.promote.includes(name));
  const states: { readonly branch: string; readonly greenSince: number | null }[] = [];
  for (const branch of branches) {
    states.push({ branch: branch.name, greenSince: await greenSince(repository, branch, rules, github) });
  }
  return states;
}

async function pullState(pull: PullOverview, around: Surroundings, deps: StateDeps): Promise<PullState> {
  const { repository, rules } = around;
  const base = {
    number: pull.number,
    title: pull.title,
    head: pull.headRef,
    headSha: pull.headSha,
    base: pull.baseRef,
    fork: pull.headRepositoryId !== repository.id,
    author: pull.author,
    labels: pull.labels,
    mergedAt: null,
    mergeSha: null,
    mergeable: pull.mergeable,
    policy: policyOf(pull),
    authorTeams: rules.teamsOf(pull.author).map((slug) => `team:${slug}`),
  };
  if (!isCandidate(pull, around, deps)) return { ...base, ready: false };
  const number = revertedNumber(pull.headRef);
  const reverts = number === null ? null : await deps.github.history.reverted(repository, number);
  return { ...base, reverts, ready: await isReady(pull, base, around, deps) };
}

function policyOf({ policyRun }: PullOverview): PullState['policy'] {
  const conclusion =
    policyRun?.status.toLowerCase() === 'completed' ? policyRun.conclusion?.toLowerCase() : undefined;
  if (conclusion === 'success' || conclusion === 'failure' || conclusion === 'action_required')
    return conclusion;
  return null;
}

/** A pull request that the App may be asked to merge; only those are worth more requests. */
function isCandidate(pull: PullOverview, { duties }: Surroundings, { appLogin }: StateDeps): boolean {
  const asked = duties.duty.requests.some(
    (request) => request.kind === 'merge' && request.pull === pull.number,
  );
  return asked || pull.labels.includes(mergeLabel) || pull.author === appLogin;
}

/**
 * Whether GitHub would merge it now for anybody. The App may pass its own rulesets, so that it looks by itself at the
 * checks that they require. A freeze blocks everybody; whom it lets in is merged by the App all the same.
 */
async function isReady(
  pull: PullOverview,
  state: Pick<PullState, 'base' | 'author' | 'labels' | 'authorTeams'>,
  { repository, rules, duties }: Surroundings,
  { github, now }: StateDeps,
): Promise<boolean> {
  if (pull.draft || pull.mergeable !== true || policyOf(pull) !== 'success') return false;
  const frozen = activeFreezes(rules.config, duties.duty.freezes, now).filter(
    ({ branches }) => branches.length > 0,
  );
  const exempt = frozen.length > 0 && freezeAgainst(frozen, { ...state, base: pull.baseRef }) === null;
  const open = ['clean', 'has_hooks', 'unstable'].includes(pull.mergeState);
  // Under a freeze nothing else tells whether owners have approved.
  if (!open && !(exempt && pull.mergeState === 'blocked' && !rules.config.codeOwners)) return false;
  if (rules.config.checks.length === 0) return true;
  const checks = await github.history.checks(repository, pull.headSha);
  const passed = checks.filter(({ conclusion }) =>
    ['success', 'neutral', 'skipped'].includes(conclusion?.toLowerCase() ?? ''),
  );
  return rules.config.checks.every((name) => passed.some((check) => check.name === name));
}

function mergedState(pull: MergedPull): PullState {
  return { ...pull, mergeable: 'unknown', policy: null, ready: false };
}
