import type { Strategy } from '../../branching/index.ts';
import { cut } from '../../reporting/text.ts';
import { backMergePairs, missingOf } from '../back-merge/owed.ts';
import {
  ancestryOf,
  findBranch,
  findOpenPull,
  isEnded,
  releaseBranches,
  removesReleases,
} from '../repository.ts';
import type {
  DutyCommand,
  Duty,
  DutyInput,
  DutyOutcome,
  DutyRequest,
  PullState,
  RepositoryState,
} from '../types.ts';
import { versionOfBranch, versionsOfSeries } from '../versions.ts';
import { code, list } from '../words.ts';

type Wish = Extract<DutyRequest, { kind: 'finish' }>;
type Step = Omit<DutyOutcome, 'wakeAt'>;

const nothing: Step = { commands: [], settled: [] };

/** Brings a release to its end: into the main line, into develop, and then away, or locked where it stays. */
export const releaseFinish: Duty = { plan };

function plan(input: DutyInput): DutyOutcome {
  const { state, strategy, stored } = input;
  const wishes = stored.requests.filter((request) => request.kind === 'finish');
  const asked = new Set(wishes.map(({ branch }) => branch));
  const byThemselves = removesReleases(strategy)
    ? releaseBranches(state, strategy).filter((name) => !asked.has(name) && isReleased(input, name))
    : [];
  const steps = [
    ...wishes.map((wish) => stepFor(input, wish)),
    ...byThemselves.map((branch) => removal(input, branch)),
  ];
  return {
    commands: steps.flatMap(({ commands }) => commands),
    settled: steps.flatMap(({ settled }) => settled),
    wakeAt: null,
  };
}

/** In the main line as it is, and tagged with its version. */
function isReleased({ state, strategy }: DutyInput, branch: string): boolean {
  const version = versionOfBranch(strategy, branch);
  if (version === null || !isEnded(state, strategy, branch)) return false;
  return versionsOfSeries(state, version).some((tagged) => tagged[2] >= version[2]);
}

function stepFor(input: DutyInput, wish: Wish): Step {
  const { state, strategy } = input;
  const { id, branch } = wish;
  const settle = (outcome: 'done' | 'refused', sentence: string): Step => {
    return { commands: [], settled: [{ id, outcome, sentence }] };
  };
  if (findBranch(state, branch) === null) return settle('done', `${code(branch)} is at its end and removed.`);
  if (!releaseBranches(state, strategy).includes(branch)) {
    return settle('refused', `${code(branch)} is no release branch of the strategy ${strategy.name}.`);
  }
  if (!removesReleases(strategy)) return lock(input, wish);
  const waiting = othersInto(state, branch);
  if (waiting.length > 0) {
    const numbers = list(waiting.slice(0, 10).map(({ number }) => `#${number}`));
    return settle(
      'refused',
      `${numbers} would still go into ${code(branch)}; merge, retarget or close first.`,
    );
  }
  if (isEnded(state, strategy, branch) || isHeld(state, branch, strategy.main)) return removal(input, branch);
  const pull = findOpenPull(state, branch, strategy.main);
  if (pull !== null) return nothing;
  if (wish.opened) {
    const why = `its pull request is closed and ${code(strategy.main)} lacks commits of ${code(branch)}`;
    return settle('refused', `The release is not finished: ${why}; ask again for another one.`);
  }
  return { commands: [intoMain(strategy, wish)], settled: [] };
}

function intoMain(strategy: Strategy, { id, branch, by }: Wish): DutyCommand {
  const { main, develop } = strategy;
  const then = develop === null ? '' : `, then brings it to ${code(develop)}`;
  return {
    kind: 'open-pull',
    head: branch,
    base: main,
    title: cut(`Release ${branch} into ${main}`, 250),
    body:
      `${code(by)} finishes ${code(branch)}. Fairlead merges this by a merge commit once a release manager has ` +
      `approved it and its checks are there${then} and removes the branch.`,
    request: id,
  };
}

/** The branch is in the main line: develop must have it, nothing more may come into it, then it goes. */
function removal({ state, strategy }: DutyInput, branch: string): Step {
  const { develop, main } = strategy;
  const only = (commands: readonly DutyCommand[]): Step => ({ commands, settled: [] });
  const own = state.openPulls.filter(({ base, author }) => base === branch && author === state.appLogin);
  const closing: DutyCommand[] = own.map(({ number }) => ({
    kind: 'close-pull',
    number,
    reason: `${code(branch)} has come to its end.`,
  }));
  const early = isEnded(state, strategy, branch) ? closing : [];
  if (develop !== null && !isHeld(state, branch, develop)) {
    const isDuty = strategy.backMerges.some(({ from, to }) => from === main && to === develop);
    const known = ancestryOf(state, branch, develop);
    // The back-merge of the main line brings it; without that duty it goes there by itself.
    if (isDuty || known === null || findOpenPull(state, branch, develop) !== null) return only(early);
    return only([...early, intoDevelop(branch, develop)]);
  }
  const isNeeded = state.openPulls.some(({ head, fork }) => head === branch && !fork);
  const sha = findBranch(state, branch)?.sha;
  if (sha === undefined || isNeeded || othersInto(state, branch).length > 0) return only(early);
  const reason = `${branch} is in ${main}${develop === null ? '' : ` and ${develop}`}`;
  return only([...closing, { kind: 'delete-branch', branch, sha, reason }]);
}

function intoDevelop(branch: string, develop: string): DutyCommand {
  return {
    kind: 'open-pull',
    head: branch,
    base: develop,
    title: cut(`Bring ${branch} to ${develop}`, 250),
    body: `${code(branch)} is released; ${code(develop)} must have its commits before the branch is removed.`,
  };
}

/** Where release branches stay, the end is a freeze without an end, once the main line has everything it should. */
function lock({ state, strategy }: DutyInput, { id, branch, by }: Wish): Step {
  const owes = backMergePairs(state, strategy).some(({ from, to }) => {
    if (from !== branch) return false;
    const ancestry = ancestryOf(state, from, to);
    return ancestry === null || missingOf(ancestry, strategy) > 0;
  });
  if (owes) return nothing;
  const freeze = {
    branches: [branch],
    since: state.now,
    until: null,
    by,
    reason: 'The release is at its end',
    allow: [],
  };
  const sentence = `${code(branch)} is at its end: it stays and takes no more merges.`;
  return { commands: [], settled: [{ id, outcome: 'done', sentence, freezes: [freeze] }] };
}

function isHeld(state: RepositoryState, branch: string, by: string): boolean {
  return ancestryOf(state, branch, by)?.missing === 0;
}

/** Open pull requests of people into the branch. */
function othersInto(state: RepositoryState, branch: string): readonly PullState[] {
  return state.openPulls.filter(({ base, author }) => base === branch && author !== state.appLogin);
}
