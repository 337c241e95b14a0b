import type { RuleSettings } from '../config/types.ts';
import { isLongLived, isReserved, isTopic, matchesAny, revertedNumber } from './judge.ts';
import type { Group, Strategy } from './types.ts';

/** Who acts: the groups of the configuration that the person is in. The App acts on a person's word. */
export interface RefActor {
  readonly groups: readonly Group[];
  readonly app: boolean;
}

/** A change of a branch or tag outside a pull request. */
export type RefChange =
  | { readonly kind: 'push'; readonly branch: string; readonly force: boolean; readonly by: RefActor }
  | {
      readonly kind: 'create';
      readonly branch: string;
      /** The branch whose newest commit it starts from; null where it is none. */
      readonly from: string | null;
      /** Branches that exist already. */
      readonly open: readonly string[];
      readonly by: RefActor;
    }
  | { readonly kind: 'delete'; readonly branch: string; readonly by: RefActor }
  | {
      readonly kind: 'tag';
      readonly tag: string;
      /** Branches that hold the commit. */
      readonly on: readonly string[];
      readonly move: boolean;
      readonly by: RefActor;
    };

export interface RefVerdict {
  readonly allowed: boolean;
  /** Stable, for programs: `push_direct`. */
  readonly code: string;
  /** One sentence without its full stop. */
  readonly sentence: string;
  /** Allowed, and still worth a word. */
  readonly discouraged: boolean;
}

/** What the strategy says to a change of a branch or tag outside a pull request. */
export function judgeRef(strategy: Strategy, settings: RuleSettings, change: RefChange): RefVerdict {
  if (change.kind === 'push') return judgePush(strategy, settings, change);
  if (change.kind === 'create') return judgeCreate(strategy, change);
  if (change.kind === 'delete') return judgeDelete(strategy, change);
  return judgeTag(strategy, change);
}

function judgePush(
  strategy: Strategy,
  settings: RuleSettings,
  { branch, force, by }: Extract<RefChange, { kind: 'push' }>,
): RefVerdict {
  if (!isLongLived(strategy, branch)) return allow('push_topic', `${branch} is a branch for work`);
  if (force) return deny('push_forced', `The history of ${branch} is never rewritten`);
  if (by.app) return allow('push_app', 'The App merges by the strategy');
  if (settings.directCommits === 'allow')
    return allow('push_allowed', `Direct commits to ${branch} are allowed`);
  const sentence = `${branch} changes only through pull requests`;
  if (settings.directCommits === 'deny') return deny('push_direct', sentence);
  return { ...allow('push_discouraged', sentence), discouraged: true };
}

function judgeCreate(
  strategy: Strategy,
  { branch, from, open, by }: Extract<RefChange, { kind: 'create' }>,
): RefVerdict {
  const cut = strategy.cuts.find(({ branches }) => matchesAny(branch, branches));
  if (cut !== undefined) {
    if (!by.app && !mayAct(by.groups, cut.by)) {
      return deny('create_not_by', `Only ${groupNames(cut.by)} make ${branch}`);
    }
    if (from === null || !matchesAny(from, cut.from)) {
      return deny('create_from', `${branch} starts from ${cut.from.join(' or ')}`);
    }
    const other = open.find((name) => name !== branch && matchesAny(name, cut.branches));
    if (cut.single && other !== undefined)
      return deny('create_second', `${other} is open, and there is one at a time`);
    return allow('create_cut', `${branch} is made as the strategy says`);
  }
  if (isLongLived(strategy, branch)) {
    const sentence = `${branch} is made by the App alone`;
    return by.app ? allow('create_app', sentence) : deny('create_long_lived', sentence);
  }
  if (!isKnownBranch(strategy, branch))
    return deny('create_unknown', `The strategy ${strategy.name} does not know the name ${branch}`);
  if (strategy.creators !== null && !by.app && !mayAct(by.groups, strategy.creators)) {
    return deny(
      'create_not_by',
      `Only ${groupNames(strategy.creators)} make branches here; others work in a fork`,
    );
  }
  return allow('create_topic', `${branch} is a name for work`);
}

/** Names that a branch of this repository may have besides those that stay: the heads of pairs, and GitHub's reverts. */
function isKnownBranch(strategy: Strategy, branch: string): boolean {
  if (isReserved(branch)) return false;
  if (isTopic(strategy, branch) || revertedNumber(branch) !== null) return true;
  return strategy.pairs.some(({ heads }) => matchesAny(branch, heads));
}

function judgeDelete(strategy: Strategy, { branch, by }: Extract<RefChange, { kind: 'delete' }>): RefVerdict {
  if (isLongLived(strategy, branch)) {
    // What was cut has an end, and the App takes it away then. The other branches that stay have none.
    const ends = strategy.cuts.some(({ branches }) => matchesAny(branch, branches));
    return ends && by.app
      ? allow('delete_ended', `${branch} has come to its end`)
      : deny('delete_long_lived', `${branch} stays`);
  }
  return allow('delete_topic', `${branch} is a branch for work`);
}

function judgeTag(
  strategy: Strategy,
  { tag, on, move, by }: Extract<RefChange, { kind: 'tag' }>,
): RefVerdict {
  const rule = strategy.tags;
  if (rule === null || !matchesAny(tag, rule.names)) return allow('tag_free', `${tag} is not a release tag`);
  if (move) return deny('tag_moved', `${tag} is never moved or removed`);
  if (!by.app && !mayAct(by.groups, rule.by))
    return deny('tag_not_by', `Only ${groupNames(rule.by)} make ${tag}`);
  if (rule.on.length > 0 && !on.some((branch) => matchesAny(branch, rule.on))) {
    return deny('tag_off_branch', `${tag} stands only on ${rule.on.join(' or ')}`);
  }
  return allow('tag_release', `${tag} is made as the strategy says`);
}

/** Whether somebody of these groups may do what is asked of one of those. */
export function mayAct(groups: readonly Group[], asked: readonly Group[]): boolean {
  if (asked.length === 0) return true;
  return asked.some(
    (group) => groups.includes(group) || (group !== 'bots' && groups.includes('release_managers')),
  );
}

export function groupNames(groups: readonly Group[]): string {
  const names = {
    release_managers: 'release managers',
    qa: 'QA',
    maintainers: 'maintainers',
    bots: 'named bots',
  };
  return groups.map((group) => names[group]).join(' or ');
}

function allow(code: string, sentence: string): RefVerdict {
  return { allowed: true, code, sentence, discouraged: false };
}

function deny(code: string, sentence: string): RefVerdict {
  return { allowed: false, code, sentence, discouraged: false };
}
