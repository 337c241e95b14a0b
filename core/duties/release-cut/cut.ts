import { judgeRef, matchesAny, type Group, type Strategy } from '../../branching/index.ts';
import type { ReleaseSchedule, RuleSettings } from '../../config/types.ts';
import { escapeMarkdown } from '../../reporting/text.ts';
import { owedBackMerges } from '../back-merge/owed.ts';
import { findBranch, isEnded, isRefName } from '../repository.ts';
import type { BranchState, DutyInput, RepositoryState } from '../types.ts';
import { bumpVersion, highest, taggedVersions, versionOfBranch } from '../versions.ts';
import { code } from '../words.ts';

/** Why a branch is not cut. `later`: it will be, once that is over. */
export interface CutProblem {
  readonly sentence: string;
  readonly later: boolean;
}

/** The newest commit that the branch would start from; null where the strategy or the repository has none. */
export function cutSource(state: RepositoryState, strategy: Strategy, branch: string): BranchState | null {
  const cut = strategy.cuts.find(({ branches }) => matchesAny(branch, branches));
  const sources = state.branches.filter(({ name }) => cut !== undefined && matchesAny(name, cut.from));
  // The strategy's order decides where several would do.
  const inOrder = cut?.from.flatMap((glob) => sources.filter(({ name }) => matchesAny(name, [glob])));
  return inOrder?.[0] ?? null;
}

/** What speaks against cutting the branch now, or null. `groups` are those of whoever asks; null: checked before. */
export function cutProblem(
  { state, config, strategy }: Pick<DutyInput, 'state' | 'config' | 'strategy'>,
  branch: string,
  groups: readonly Group[] | null,
): CutProblem | null {
  const final = (sentence: string): CutProblem => ({ sentence, later: false });
  const cut = strategy.cuts.find(({ branches }) => matchesAny(branch, branches));
  if (cut === undefined || !isRefName(branch)) {
    const names = strategy.cuts.flatMap(({ branches }) => branches).map(code);
    const known = names.length === 0 ? 'none' : names.join(' or ');
    return final(`The strategy ${strategy.name} cuts no ${code(branch)}; it cuts ${known}.`);
  }
  if (findBranch(state, branch) !== null) return final(`${code(branch)} exists already.`);
  const source = cutSource(state, strategy, branch);
  const open = state.branches.map(({ name }) => name).filter((name) => !isEnded(state, strategy, name));
  const by = { groups: groups ?? [], app: groups === null };
  const verdict = judgeRef(strategy, config, {
    kind: 'create',
    branch,
    from: source?.name ?? null,
    open,
    by,
  });
  if (!verdict.allowed) {
    return { sentence: `${escapeMarkdown(verdict.sentence)}.`, later: verdict.code === 'create_second' };
  }
  const overdue = owedBackMerges(state, strategy, state.now).find(({ to, since, withinMs }) => {
    return to === source?.name && since + withinMs <= state.now;
  });
  if (overdue === undefined) return null;
  const from = `${code(overdue.from)} must be merged into ${code(overdue.to)} first`;
  return { sentence: `The back-merge is past its deadline: ${from}.`, later: true };
}

/** Start of the newest slot of the schedule; null before the first one. */
export function currentSlot({ everyMs, start }: ReleaseSchedule, now: number): number | null {
  if (now < start || everyMs <= 0) return null;
  return start + Math.floor((now - start) / everyMs) * everyMs;
}

/** Start of the slot after the current one, or of the first. */
export function nextSlot(schedule: ReleaseSchedule, now: number): number {
  const slot = currentSlot(schedule, now);
  return slot === null ? schedule.start : slot + schedule.everyMs;
}

/**
 * Name of the release after the highest one that is tagged or has a branch: `release/1.4` where the major or minor
 * number rises, `release/1.4.1` where the patch number does. Which one rises stands in the schedule; without one it is
 * the minor number. Null where the strategy has no releases with a star.
 */
export function nextReleaseBranch(
  state: RepositoryState,
  strategy: Strategy,
  { schedule }: Pick<RuleSettings, 'schedule'>,
): string | null {
  const { release } = strategy;
  if (release === null || !release.includes('*')) return null;
  const part = schedule?.version ?? 'minor';
  const branches = state.branches.map(({ name }) => versionOfBranch(strategy, name));
  const known = [...taggedVersions(state), ...branches.filter((version) => version !== null)];
  const [major, minor, patch] = bumpVersion(highest(known), part);
  const version = part === 'patch' ? `${major}.${minor}.${patch}` : `${major}.${minor}`;
  return release.replace(/\*+/, version);
}

/** The release that could be cut now, for the button that does it; null where something speaks against it. */
export function releaseToCut(input: Pick<DutyInput, 'state' | 'config' | 'strategy'>): string | null {
  const branch = nextReleaseBranch(input.state, input.strategy, input.config);
  return branch === null || cutProblem(input, branch, null) !== null ? null : branch;
}
