import { findPair, type Strategy } from '../branching/index.ts';
import type { PullState } from '../duties/types.ts';
import { cut } from '../reporting/text.ts';
import type { Command } from './types.ts';

/** A requested action of a check run. GitHub's limits: 20, 40 and 20 characters, three a run. */
export interface Button {
  readonly label: string;
  readonly description: string;
  readonly identifier: ButtonName;
}

export type ButtonName = 'recheck' | 'merge' | 'back-merge' | 'cut';

const maxButtons = 3;
const maxDescription = 40;

/** What the buttons of one pull request's check depend on. */
export interface ButtonState {
  readonly strategy: Strategy;
  readonly pull: Pick<PullState, 'number' | 'head' | 'base' | 'fork' | 'labels' | 'reverts'>;
  /** The App merges it already, because somebody asked before. */
  readonly managed: boolean;
  /** Whether a back-merge is owed that no pull request is open for. */
  readonly owed: boolean;
  /** Name of the next release (`nextReleaseBranch`); null where none may be cut now. */
  readonly nextRelease: string | null;
}

/** The most useful buttons of a pull request's check, at most three. Each gives the command of the same name. */
export function buttons(state: ButtonState): readonly Button[] {
  const all = [merge(state), backMerge(state), cutRelease(state), recheck];
  return all.filter((button) => button !== null).slice(0, maxButtons);
}

const recheck: Button = {
  label: 'Check again',
  description: 'Judge this pull request once more',
  identifier: 'recheck',
};

function merge({ strategy, pull, managed }: ButtonState): Button | null {
  const pair = managed ? null : findPair(strategy, { ...pull, reverts: pull.reverts ?? null });
  if (pair === null) return null;
  const description = `By ${pair.merge[0]}, once everything is green`;
  return { label: 'Merge when ready', description, identifier: 'merge' };
}

function backMerge({ owed }: ButtonState): Button | null {
  if (!owed) return null;
  return { label: 'Open back-merges', description: 'Open those that are owed', identifier: 'back-merge' };
}

/** Offered where the release would start from: the branch that the pull request goes into. */
function cutRelease({ strategy, pull, nextRelease }: ButtonState): Button | null {
  const rule = strategy.cuts.find(({ branches }) => branches.includes(strategy.release ?? ''));
  if (nextRelease === null || rule === undefined || !rule.from.includes(pull.base)) return null;
  const description = cut(`Make ${nextRelease} from ${pull.base}`, maxDescription);
  return { label: 'Cut a release', description, identifier: 'cut' };
}

/**
 * The command that a button gives on its pull request. Null for an identifier that is none of ours, or a release to be
 * cut when none may be.
 */
export function commandOfButton(
  identifier: string,
  { nextRelease }: Pick<ButtonState, 'nextRelease'>,
): Command | null {
  switch (identifier) {
    case 'recheck':
      return { kind: 'recheck' };
    case 'merge':
      return { kind: 'merge', method: null };
    case 'back-merge':
      return { kind: 'back-merge', from: null, to: null };
    case 'cut':
      return nextRelease === null ? null : { kind: 'cut', branch: nextRelease };
    default:
      return null;
  }
}
