import { timeOf } from '../../policy/time.ts';
import { cut } from '../../reporting/text.ts';
import { earliest } from '../freeze/freeze.ts';
import { ancestryOf, findMergedPull, findOpenPull } from '../repository.ts';
import type { Duty, DutyCommand, DutyInput, DutyOutcome, DutyRequest, PullState } from '../types.ts';
import { code, duration } from '../words.ts';

/** Marker of the one comment on a promotion's pull request. */
const promotionMarker = 'fairlead-promotion';

type Wish = Extract<DutyRequest, { kind: 'promote' }>;

/** Opens the pull request that brings an environment to the next one, and says when it may be merged. */
export const promotion: Duty = { plan };

function plan(input: DutyInput): DutyOutcome {
  const steps = input.stored.requests.flatMap((request) => {
    return request.kind === 'promote' ? [step(input, request)] : [];
  });
  return {
    commands: steps.flatMap(({ commands }) => commands),
    settled: steps.flatMap(({ settled }) => settled),
    wakeAt: steps.reduce<number | null>((first, { wakeAt }) => earliest(first, wakeAt), null),
  };
}

/** The environment before this one; null where there is none. */
export function upstreamOf(promote: readonly string[], branch: string): string | null {
  const index = promote.indexOf(branch);
  return index < 1 ? null : (promote[index - 1] ?? null);
}

function step(input: DutyInput, wish: Wish): DutyOutcome {
  const { state, strategy } = input;
  const { id, branch, at } = wish;
  const settle = (outcome: 'done' | 'refused', sentence: string): DutyOutcome => {
    return { commands: [], settled: [{ id, outcome, sentence }], wakeAt: null };
  };
  const upstream = upstreamOf(strategy.promote, branch);
  if (upstream === null) return settle('refused', `Nothing is promoted to ${code(branch)}.`);
  const merged = findMergedPull(state, upstream, branch);
  if (merged !== null && (merged.mergedAt ?? 0) >= at) {
    return settle('done', `${code(upstream)} was promoted to ${code(branch)} by #${merged.number}.`);
  }
  const ancestry = ancestryOf(state, upstream, branch);
  if (ancestry === null) return { commands: [], settled: [], wakeAt: null };
  if (ancestry.missing === 0) {
    return settle('done', `${code(branch)} holds every commit of ${code(upstream)}.`);
  }
  const pull = findOpenPull(state, upstream, branch);
  if (pull !== null) return comment(input, upstream, pull);
  if (wish.opened) return settle('refused', 'Its pull request was closed; ask again to reopen it.');
  return { commands: [opening(wish, upstream)], settled: [], wakeAt: null };
}

function opening({ id, branch, by }: Wish, upstream: string): DutyCommand {
  return {
    kind: 'open-pull',
    head: upstream,
    base: branch,
    title: cut(`Promote ${upstream} to ${branch}`, 250),
    body:
      `${code(by)} promotes ${code(upstream)} to ${code(branch)}. Fairlead merges this by a merge commit once the ` +
      'bake is over and its approvals and checks are there.',
    request: id,
  };
}

function comment({ state, config }: DutyInput, upstream: string, pull: PullState): DutyOutcome {
  const bakeMs = config.bakeMs[upstream] ?? 0;
  const environment = state.environments.find(({ branch }) => branch === upstream);
  const greenSince = environment === undefined ? 'unknown' : environment.greenSince;
  const due = typeof greenSince === 'number' ? greenSince + bakeMs : null;
  const body = bakeSentence(upstream, { greenSince, bakeMs, due, now: state.now });
  const wakeAt = due !== null && due > state.now ? due : null;
  const said: DutyCommand = { kind: 'comment', number: pull.number, marker: promotionMarker, body };
  return { commands: [said], settled: [], wakeAt };
}

function bakeSentence(
  upstream: string,
  bake: {
    readonly greenSince: number | null | 'unknown';
    readonly bakeMs: number;
    readonly due: number | null;
    readonly now: number;
  },
): string {
  const { greenSince, bakeMs, due, now } = bake;
  const wait = bakeMs === 0 ? '' : `, and then for ${duration(bakeMs)} of bake`;
  if (greenSince === 'unknown') {
    return `Whether the newest commit of ${code(upstream)} is deployed and green could not be read yet.`;
  }
  if (greenSince === null || due === null) {
    return `This waits until the newest commit of ${code(upstream)} is deployed and green${wait}.`;
  }
  if (now < due) {
    return `This may be merged from ${timeOf(due)} on, if ${code(upstream)} stays green until then.`;
  }
  return `${code(upstream)} has baked since ${timeOf(greenSince)}. Only approvals and checks are left.`;
}
