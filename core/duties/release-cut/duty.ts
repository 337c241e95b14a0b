import { timeOf } from '../../policy/time.ts';
import { findBranch } from '../repository.ts';
import type { Duty, DutyCommand, DutyInput, DutyOutcome, DutyState, Settled } from '../types.ts';
import { code, shortSha } from '../words.ts';
import { currentSlot, cutProblem, cutSource, nextReleaseBranch, nextSlot } from './cut.ts';

/** Makes the branches that somebody, or the schedule, asked for. */
export const releaseCut: Duty = { plan };

function plan(input: DutyInput): DutyOutcome {
  const { state, config, strategy, stored } = input;
  const commands: DutyCommand[] = [];
  const settled: Settled[] = [];
  for (const request of stored.requests) {
    if (request.kind !== 'cut') continue;
    const { id, branch, by } = request;
    const there = findBranch(state, branch);
    if (there !== null) {
      settled.push({ id, outcome: 'done', sentence: `${code(branch)} stands at ${shortSha(there.sha)}.` });
      continue;
    }
    const problem = cutProblem(input, branch, null);
    // The schedule has time; a person gets an answer.
    if (problem !== null && problem.later && by === 'schedule') continue;
    const source = cutSource(state, strategy, branch);
    if (problem !== null || source === null) {
      const sentence = problem?.sentence ?? 'There is no branch to start from.';
      settled.push({ id, outcome: 'refused', sentence });
      continue;
    }
    // One at a time: whether a second one is allowed shows once the first is there.
    if (commands.length > 0) continue;
    const reason = by === 'schedule' ? 'the schedule' : by;
    commands.push({ kind: 'create-branch', branch, from: source.name, sha: source.sha, reason });
  }
  return {
    commands,
    settled,
    wakeAt: config.schedule === null ? null : nextSlot(config.schedule, state.now),
  };
}

/**
 * Takes up the newest slot of the schedule as a request, so that the branch's name is fixed before it is made: doing it
 * again after a failure cannot cut the release after. Slots that were missed count once.
 */
export function withSchedule({ state, config, strategy, stored }: DutyInput): DutyState {
  const { schedule } = config;
  if (schedule === null) return stored;
  const slot = currentSlot(schedule, state.now);
  if (slot === null || (stored.slot !== null && stored.slot >= slot)) return stored;
  const branch = nextReleaseBranch(state, strategy, config);
  const waits = stored.requests.some(({ kind, by }) => kind === 'cut' && by === 'schedule');
  if (branch === null || waits) return { ...stored, slot };
  const id = `schedule-${timeOf(slot)}`;
  const asked = { id, by: 'schedule', at: state.now, number: null, opened: false };
  return { ...stored, slot, requests: [...stored.requests, { ...asked, kind: 'cut', branch }] };
}
