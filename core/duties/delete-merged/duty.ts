import { isLongLived } from '../../branching/index.ts';
import { findBranch } from '../repository.ts';
import type { Duty, DutyCommand, DutyInput, DutyOutcome } from '../types.ts';

/** Removes the branches whose pull requests are merged. */
export const deleteMerged: Duty = { plan };

function plan({ state, config, strategy }: DutyInput): DutyOutcome {
  if (!config.deleteMerged) return { commands: [], settled: [], wakeAt: null };
  const commands: DutyCommand[] = [];
  for (const pull of state.mergedPulls) {
    const { head, headSha, number, fork } = pull;
    if (fork || isLongLived(strategy, head) || head === state.defaultBranch || head === strategy.main)
      continue;
    // Somebody went on working on it, or made a new branch of the same name.
    if (findBranch(state, head)?.sha !== headSha) continue;
    // Removing it would close these.
    const isUsed = state.openPulls.some((open) => open.base === head || (!open.fork && open.head === head));
    if (isUsed) continue;
    commands.push({ kind: 'delete-branch', branch: head, sha: headSha, reason: `#${number} is merged` });
  }
  return { commands, settled: [], wakeAt: null };
}
