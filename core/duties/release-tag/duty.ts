import type { Duty, DutyInput, DutyOutcome } from '../types.ts';
import { code, shortSha } from '../words.ts';
import { findTag } from './tag.ts';

/** Makes the tags that a release manager asked for. The commit was fixed, and checked, when they asked. */
export const releaseTag: Duty = { plan };

function plan({ state, stored }: DutyInput): DutyOutcome {
  const wishes = stored.requests.filter((request) => request.kind === 'tag');
  const outcomes = wishes.map(({ id, tag, sha, by }) => {
    const existing = findTag(state, tag);
    if (existing === null) {
      return { command: { kind: 'tag', tag, sha, message: `${tag}, tagged for ${by} by Fairlead` } as const };
    }
    if (existing === sha) {
      const sentence = `${code(tag)} stands at ${shortSha(sha)}.`;
      return { settled: { id, outcome: 'done', sentence } as const };
    }
    const sentence = `${code(tag)} stands at ${shortSha(existing)} and is never moved.`;
    return { settled: { id, outcome: 'refused', sentence } as const };
  });
  return {
    commands: outcomes.flatMap(({ command }) => command ?? []),
    settled: outcomes.flatMap(({ settled }) => settled ?? []),
    wakeAt: null,
  };
}
