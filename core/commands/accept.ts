import { findPair, isLongLived, matchesAny, type Strategy } from '../branching/index.ts';
import { nearest } from '../config/nearest.ts';
import type { FairleadConfig } from '../config/types.ts';
import { addFreeze, liftFreezes, type FreezeChange } from '../duties/freeze/freeze.ts';
import { backMergePairs } from '../duties/back-merge/owed.ts';
import { bumpBranch } from '../duties/bump/duty.ts';
import { mergeProblem } from '../duties/merge-managed/duty.ts';
import { upstreamOf } from '../duties/promotion/duty.ts';
import { cutProblem } from '../duties/release-cut/cut.ts';
import { findTag, tagBranch, tagProblem } from '../duties/release-tag/tag.ts';
import { findBranch, openReleases, releaseBranches } from '../duties/repository.ts';
import type { DutyRequest, DutyState, PullState, RepositoryState } from '../duties/types.ts';
import { nextVersion, versionProblem } from '../duties/bump/version.ts';
import type { ManualFreeze } from '../policy/types.ts';
import { code, list, shortSha } from '../duties/words.ts';
import type { CommandActor } from './permission.ts';
import type { Command } from './types.ts';

export interface AcceptInput {
  readonly command: Command;
  readonly actor: Pick<CommandActor, 'login' | 'groups'>;
  /** Of the comment or button press; the same one accepted twice is one request. */
  readonly id: string;
  /** Issue or pull request where the answer goes. */
  readonly number: number;
  /** Null for an issue. */
  readonly pull: PullState | null;
  readonly state: RepositoryState;
  readonly config: FairleadConfig;
  readonly strategy: Strategy;
  readonly stored: DutyState;
  /** What `commitOf(command)` names, read from GitHub; null where there is no such commit, or none is named. */
  readonly commit: { readonly sha: string; readonly on: readonly string[] } | null;
  /** Whether the operator lets commits of forks be tested; not where nothing is said. */
  readonly forkTests?: boolean;
}

/** What becomes of a command that its giver may give. Sentences are Markdown with their full stop. */
export type Acceptance =
  /** Stored, and done by the duties. */
  | { readonly kind: 'requests'; readonly requests: readonly DutyRequest[]; readonly sentence: string }
  /** The new list of freezes by command. */
  | { readonly kind: 'freezes'; readonly freezes: readonly ManualFreeze[]; readonly sentence: string }
  | { readonly kind: 'recheck'; readonly sentence: string }
  | { readonly kind: 'help' }
  /** The head commit of a fork's pull request, whole. */
  | { readonly kind: 'test'; readonly pull: number; readonly sha: string; readonly sentence: string }
  | { readonly kind: 'templates'; readonly sentence: string }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Digits of a commit's id. */
const fullLength = 40;
/** Requests of one repository that may wait at a time. */
const maxRequests = 50;

type Input<K extends Command['kind']> = AcceptInput & { readonly command: Extract<Command, { kind: K }> };

/** The commit that must be read before the command is accepted: its SHA or the start of it. */
export function commitOf(command: Command): string | null {
  return command.kind === 'tag' ? command.sha : null;
}

/**
 * Turns a command into what is stored. Names, versions and commits are fixed here, at the moment of the word. Whether
 * its giver may give it is `mayCommand`'s to say, before.
 */
export function acceptCommand(input: AcceptInput): Acceptance {
  const { command } = input;
  const accepted = accept(input, command);
  if (accepted.kind !== 'requests') return accepted;
  const { requests } = input.stored;
  const fresh = accepted.requests.filter(({ id }) => requests.every((each) => each.id !== id));
  if (requests.length + fresh.length > maxRequests) {
    return refuse(`${maxRequests} requests wait already; try again when some of them are done.`);
  }
  return accepted;
}

function accept(input: AcceptInput, command: Command): Acceptance {
  switch (command.kind) {
    case 'help':
      return { kind: 'help' };
    case 'recheck':
      return { kind: 'recheck', sentence: 'Everything is looked at again.' };
    case 'templates':
      return { kind: 'templates', sentence: 'The starter workflows are being proposed.' };
    case 'test':
      return acceptTest({ ...input, command });
    case 'cut':
      return acceptCut({ ...input, command });
    case 'tag':
      return acceptTag({ ...input, command });
    case 'finish':
      return acceptFinish({ ...input, command });
    case 'bump':
      return acceptBump({ ...input, command });
    case 'merge':
      return acceptMerge({ ...input, command });
    case 'promote':
      return acceptPromote({ ...input, command });
    case 'back-merge':
      return acceptBackMerge({ ...input, command });
    case 'freeze':
      return acceptFreeze({ ...input, command });
    case 'unfreeze':
      return freezes(liftFreezes(input.config, input.stored.freezes, command.branches, input.state.now));
  }
}

/**
 * Bound to the commit that its giver has seen: what was pushed since is not run on their word. So it takes the whole id:
 * whoever makes both commits finds two that start alike within seconds.
 */
function acceptTest({ command, pull, forkTests }: Input<'test'>): Acceptance {
  if (forkTests !== true) {
    return refuse(
      'Commits of forks are not tested here: it runs the code of strangers, and the operator of Fairlead has not switched it on (`fork_tests`).',
    );
  }
  if (pull === null || pull.mergedAt !== null) return refuse('This works under an open pull request.');
  if (!pull.fork) {
    return refuse('This pull request is no fork’s: its own workflow sends its commits to the test engine.');
  }
  if (command.sha.length < fullLength) {
    return refuse(
      `Please name the commit with all ${fullLength} digits: another one may start like it. The head of this pull request is ${code(pull.headSha)}; if that is the one that you have looked at, say \`/fairlead test ${pull.headSha}\`.`,
    );
  }
  if (pull.headSha !== command.sha) {
    return refuse(
      `${code(command.sha)} is not the head of this pull request, which is at ${code(pull.headSha)}. Look at what was pushed, then name that commit.`,
    );
  }
  const sentence = `${code(shortSha(pull.headSha))} is built from its source and tested, without credentials; the check \`fairlead/tests\` says how it goes. A new push ends it.`;
  return { kind: 'test', pull: pull.number, sha: pull.headSha, sentence };
}

function acceptCut(input: Input<'cut'>): Acceptance {
  const { branch } = input.command;
  const problem = cutProblem(input, branch, input.actor.groups);
  if (problem !== null) return refuse(problem.sentence);
  return requested(input, { kind: 'cut', branch }, `${code(branch)} is being cut.`);
}

function acceptTag(input: Input<'tag'>): Acceptance {
  const { state, command, commit } = input;
  const { tag } = command;
  const branch = command.sha === null ? findBranch(state, tagBranch(input, tag) ?? '') : null;
  const target = commit ?? (branch === null ? null : { sha: branch.sha, on: [branch.name] });
  if (target === null) {
    const missing = command.sha === null ? `There is no branch that ${code(tag)} could stand on` : null;
    return refuse(
      `${missing ?? `There is no commit ${code(command.sha ?? '')}`}; name a commit that is there.`,
    );
  }
  const problem = tagProblem(input, { tag, ...target }, input.actor.groups);
  if (problem !== null) return refuse(problem);
  const at = `${shortSha(target.sha)}${branch === null ? '' : `, the newest commit of ${code(branch.name)}`}`;
  if (findTag(state, tag) === target.sha) return refuse(`${code(tag)} stands at ${at} already.`);
  return requested(input, { kind: 'tag', tag, sha: target.sha }, `${code(tag)} is put at ${at}.`);
}

function acceptFinish(input: Input<'finish'>): Acceptance {
  const { state, strategy, command } = input;
  const { branch } = command;
  const known = releaseBranches(state, strategy);
  if (known.includes(branch)) {
    return requested(input, { kind: 'finish', branch }, `${code(branch)} is brought to its end.`);
  }
  return refuse(noSuch(branch, known, 'release branch'));
}

function acceptBump(input: Input<'bump'>): Acceptance {
  const { state, strategy, command, pull } = input;
  const base = bumpBase(input);
  if (base === null) {
    const names = list(openReleases(state, strategy).slice(0, 10).map(code));
    return refuse(`Several releases are open (${names}); ask on a pull request into one of them.`);
  }
  const version = nextVersion(state, strategy, base, command.part);
  const problem = versionProblem(strategy, base, version);
  if (problem !== null) return refuse(problem);
  if (bumpBranch(strategy, { version, base }) === null) {
    return refuse(`The strategy ${strategy.name} lets no branch for work into ${code(base)}.`);
  }
  const where = pull?.base === base ? '' : ` on ${code(base)}`;
  return requested(input, { kind: 'bump', version, base }, `The next version${where} is ${version}.`);
}

/** The release that is meant; without one that takes work, where releases come from. Null where several are meant. */
function bumpBase({ state, strategy, pull }: AcceptInput): string | null {
  const takesWork = (name: string) => bumpBranch(strategy, { version: '0.0.0', base: name }) !== null;
  const releases = openReleases(state, strategy).filter(takesWork);
  if (pull !== null && releases.includes(pull.base)) return pull.base;
  if (releases.length > 1) return null;
  return releases[0] ?? strategy.develop ?? strategy.main;
}

function acceptMerge(input: Input<'merge'>): Acceptance {
  const { strategy, command, pull } = input;
  if (pull === null) return refuse('This is no pull request; there is nothing to merge.');
  if (pull.mergedAt !== null) return refuse(`#${pull.number} is merged already.`);
  if (input.state.openPulls.every(({ number }) => number !== pull.number)) {
    return refuse(`#${pull.number} is not open.`);
  }
  const problem = mergeProblem(strategy, pull, command.method);
  if (problem !== null) return refuse(problem);
  const pair = findPair(strategy, { ...pull, reverts: pull.reverts ?? null });
  const method = command.method ?? pair?.merge[0] ?? 'merge';
  const when = pull.policy === 'success' && pull.ready ? 'now' : 'once its checks and approvals are there';
  const request = {
    kind: 'merge',
    pull: pull.number,
    method: command.method,
    headSha: pull.headSha,
  } as const;
  return requested(input, request, `#${pull.number} is merged (${method}) ${when}.`);
}

function acceptPromote(input: Input<'promote'>): Acceptance {
  const { strategy, command } = input;
  const { branch } = command;
  if (strategy.promote.length === 0) {
    return refuse(`The strategy ${strategy.name} has no environments to promote.`);
  }
  const upstream = upstreamOf(strategy.promote, branch);
  if (upstream === null)
    return refuse(noSuch(branch, strategy.promote.slice(1), 'environment to promote to'));
  const sentence = `${code(upstream)} is promoted to ${code(branch)}.`;
  return requested(input, { kind: 'promote', branch }, sentence);
}

function acceptBackMerge(input: Input<'back-merge'>): Acceptance {
  const { state, strategy, command, id } = input;
  const { from, to } = command;
  const pairs = from === null || to === null ? backMergePairs(state, strategy) : [{ from, to }];
  if (pairs.length === 0) {
    return refuse(`The strategy ${strategy.name} owes no back-merges here; name both branches.`);
  }
  const absent = pairs
    .flatMap((pair) => [pair.from, pair.to])
    .find((name) => findBranch(state, name) === null);
  if (absent !== undefined) {
    const names = state.branches.map(({ name }) => name).filter((name) => isLongLived(strategy, name));
    return refuse(noSuch(absent, names, 'branch'));
  }
  // Each answers for itself, so each has an id of its own.
  const requests = pairs.map((pair, index) => ({
    ...asked(input, pairs.length === 1 ? id : `${id}-${index}`),
    kind: 'back-merge' as const,
    from: pair.from,
    to: pair.to,
  }));
  const names = pairs.map((pair) => `${code(pair.from)} into ${code(pair.to)}`);
  return { kind: 'requests', requests, sentence: `Looking whether ${list(names)} is owed.` };
}

function acceptFreeze({ command, actor, state, strategy, stored }: Input<'freeze'>): Acceptance {
  const { branches, end, reason, allow } = command;
  const names = state.branches.map(({ name }) => name);
  const unknown = branches.find((glob) => {
    return !strategy.longLived.includes(glob) && !names.some((name) => matchesAny(name, [glob]));
  });
  if (unknown !== undefined) return refuse(noSuch(unknown, [...strategy.longLived, ...names], 'branch'));
  const { now } = state;
  const until = end.kind === 'for' ? now + end.ms : end.kind === 'until' ? end.at : null;
  const wish = { branches, since: now, until, by: actor.login, reason, allow };
  return freezes(addFreeze(stored.freezes, wish, now));
}

function freezes(change: FreezeChange): Acceptance {
  if (!change.changed) return refuse(change.sentence);
  return { kind: 'freezes', freezes: change.freezes, sentence: change.sentence };
}

type Wish<R = DutyRequest> = R extends DutyRequest ? Omit<R, keyof ReturnType<typeof asked>> : never;

function requested(input: AcceptInput, wish: Wish, sentence: string): Acceptance {
  return { kind: 'requests', requests: [{ ...asked(input, input.id), ...wish }], sentence };
}

function asked({ actor, state, number }: AcceptInput, id: string) {
  return { id, by: actor.login, at: state.now, number, opened: false };
}

function noSuch(name: string, known: readonly string[], what: string): string {
  const near = nearest(name, known.slice(0, 500));
  const hint = near === null ? '' : ` Did you mean ${code(near)}?`;
  return `There is no ${what} ${code(name)}.${hint}`;
}

function refuse(sentence: string): Acceptance {
  return { kind: 'refused', sentence };
}
