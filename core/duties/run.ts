import { createHash } from 'node:crypto';
import { backMergePairs } from './back-merge/owed.ts';
import { bumpBranch } from './bump/duty.ts';
import { versionPaths } from './bump/files.ts';
import { earliest, nextFreezeEdge } from './freeze/freeze.ts';
import { upstreamOf } from './promotion/duty.ts';
import { withSchedule } from './release-cut/duty.ts';
import { duties } from './registry.ts';
import { openReleases, releaseBranches, removesReleases } from './repository.ts';
import type { DutyCommand, DutyInput, DutyState, RepositoryState, Settled } from './types.ts';

/** Writes of one run; GitHub allows 80 a minute. The rest waits for the next run. */
const maxCommands = 30;
/** A request that nothing came of by then is answered with that. */
const maxAgeMs = 30 * 86_400_000;
/** Pairs and files that are read for one repository. */
const maxReads = 100;

export const emptyDutyState: DutyState = { requests: [], freezes: [], slot: null, said: [] };

export interface DutyPlan {
  /** To be stored before anything is carried out: what the schedule asks for has its name fixed. */
  readonly before: DutyState;
  /** In the order in which they are carried out; each may fail without harm, and is planned again then. */
  readonly commands: readonly DutyCommand[];
  /** Requests that are answered; their answers stand among the commands where somebody waits for one. */
  readonly settled: readonly Settled[];
  /** When to run again without an event; null: no need. */
  readonly wakeAt: number | null;
}

/** Everything that is missing in a repository, as commands. Pure and level-triggered: doing it again adds nothing. */
export function planDuties(input: DutyInput): DutyPlan {
  const { state, config, stored } = input;
  const before = tidy(withSchedule(input), state);
  const expired = before.requests.filter(({ at }) => at + maxAgeMs <= state.now);
  const alive = { ...before, requests: before.requests.filter((request) => !expired.includes(request)) };
  const outcomes = Object.values(duties).map((duty) => duty.plan({ ...input, stored: alive }));
  const settled = [
    ...expired.map(({ id }): Settled => {
      return { id, outcome: 'refused', sentence: 'Nothing came of it within 30 days; ask again.' };
    }),
    ...outcomes.flatMap((outcome) => outcome.settled),
  ];
  const all = [...outcomes.flatMap(({ commands }) => commands), ...answers(before, settled)];
  const due = withoutContradictions(onceEach(all), state).filter((command) => !isSaid(before, command));
  const wakes = [...outcomes.map(({ wakeAt }) => wakeAt), nextFreezeEdge(config, stored.freezes, state.now)];
  return {
    before,
    commands: due.slice(0, maxCommands),
    settled,
    wakeAt: due.length > maxCommands ? state.now : wakes.reduce(earliest, null),
  };
}

/**
 * What to store after the run.
 *
 * @param done the commands of the plan that were carried out; what failed is left out and planned again
 */
export function afterDuties({ before, settled }: DutyPlan, done: readonly DutyCommand[]): DutyState {
  const isAnswered = ({ id }: Settled): boolean => {
    const request = before.requests.find((each) => each.id === id);
    if (request === undefined || request.number === null) return true;
    return done.some((command) => command.kind === 'comment' && command.marker === requestMarker(id));
  };
  const over = settled.filter(isAnswered);
  const opened = new Set(
    done.flatMap((command) => (command.kind === 'open-pull' ? (command.request ?? []) : [])),
  );
  return {
    ...before,
    requests: before.requests
      .filter(({ id }) => over.every((each) => each.id !== id))
      .map((request) => (opened.has(request.id) ? { ...request, opened: true } : request)),
    freezes: [...before.freezes, ...over.flatMap(({ freezes = [] }) => freezes)],
    said: done.reduce(withComment, before.said),
  };
}

/** Marker of the answer to a request: the word that it was taken up, and then what came of it. */
export function requestMarker(id: string): string {
  return `fairlead-request-${id}`;
}

/** The pairs of branches whose `Ancestry` the duties need, each once. */
export function wantedAncestry({
  state,
  strategy,
  stored,
}: Pick<DutyInput, 'state' | 'strategy' | 'stored'>): readonly {
  readonly from: string;
  readonly to: string;
}[] {
  const { main, develop } = strategy;
  const ends = (from: string) => [{ from, to: main }, ...(develop === null ? [] : [{ from, to: develop }])];
  const pairs = stored.requests.flatMap((request) => {
    if (request.kind === 'back-merge') return [{ from: request.from, to: request.to }];
    if (request.kind === 'finish') return ends(request.branch);
    const upstream = request.kind === 'promote' ? upstreamOf(strategy.promote, request.branch) : null;
    return request.kind === 'promote' && upstream !== null ? [{ from: upstream, to: request.branch }] : [];
  });
  const open = openReleases(state, strategy);
  const ended = removesReleases(strategy)
    ? releaseBranches(state, strategy).filter((name) => !open.includes(name))
    : [];
  const all = [...backMergePairs(state, strategy), ...pairs, ...ended.flatMap(ends)];
  const isThere = (name: string) => state.branches.some((branch) => branch.name === name);
  const unique = new Map(
    all
      .filter(({ from, to }) => isThere(from) && isThere(to))
      .map(({ from, to }) => [`${from} ${to}`, { from, to }]),
  );
  return [...unique.values()].slice(0, maxReads);
}

/** The files that the duties need, each once. */
export function wantedFiles({
  state,
  strategy,
  stored,
}: Pick<DutyInput, 'state' | 'strategy' | 'stored'>): readonly {
  readonly branch: string;
  readonly path: string;
}[] {
  const branches = stored.requests.flatMap((request) => {
    return request.kind === 'bump' ? [request.base, bumpBranch(strategy, request)] : [];
  });
  return [...new Set(branches)]
    .filter((name) => state.branches.some((branch) => branch.name === name))
    .flatMap((branch) => (branch === null ? [] : versionPaths.map((path) => ({ branch, path }))))
    .slice(0, maxReads);
}

function answers({ requests }: DutyState, settled: readonly Settled[]): readonly DutyCommand[] {
  return settled.flatMap(({ id, outcome, sentence }) => {
    const request = requests.find((each) => each.id === id);
    if (request === undefined || request.number === null) return [];
    const body = outcome === 'done' ? sentence : `Not done. ${sentence}`;
    return [{ kind: 'comment', number: request.number, marker: requestMarker(id), body }];
  });
}

/** Freezes that are over and comments of closed pull requests need no memory. */
function tidy(stored: DutyState, state: RepositoryState): DutyState {
  const freezes = stored.freezes.filter(({ until }) => until === null || until > state.now);
  const said = stored.said.filter(({ number }) => state.openPulls.some((pull) => pull.number === number));
  const isTidy = freezes.length === stored.freezes.length && said.length === stored.said.length;
  return isTidy ? stored : { ...stored, freezes, said };
}

/** Two people may ask for the same, and two duties may want it. */
function onceEach(commands: readonly DutyCommand[]): readonly DutyCommand[] {
  const seen = new Map<string, DutyCommand>();
  for (const command of commands) {
    const key = keyOf(command);
    if (!seen.has(key)) seen.set(key, command);
  }
  return [...seen.values()];
}

function keyOf(command: DutyCommand): string {
  switch (command.kind) {
    case 'open-pull':
      return JSON.stringify([command.kind, command.head, command.base]);
    case 'create-branch':
    case 'delete-branch':
      return JSON.stringify([command.kind, command.branch]);
    case 'tag':
      return JSON.stringify([command.kind, command.tag]);
    case 'write-file':
      return JSON.stringify([command.kind, command.branch, command.path]);
    case 'comment':
      return JSON.stringify([command.kind, command.number, command.marker]);
    case 'merge':
    case 'enqueue':
    case 'close-pull':
      return JSON.stringify([command.kind, command.number]);
  }
}

/** What one duty removes or closes, another neither opens nor merges. */
function withoutContradictions(
  commands: readonly DutyCommand[],
  { openPulls }: RepositoryState,
): readonly DutyCommand[] {
  const gone = new Set(commands.flatMap((each) => (each.kind === 'delete-branch' ? [each.branch] : [])));
  const closed = new Set(commands.flatMap((each) => (each.kind === 'close-pull' ? [each.number] : [])));
  return commands.filter((command) => {
    if (command.kind === 'open-pull') return !gone.has(command.head) && !gone.has(command.base);
    if (command.kind !== 'merge' && command.kind !== 'enqueue') return true;
    const base = openPulls.find(({ number }) => number === command.number)?.base;
    return !closed.has(command.number) && (base === undefined || !gone.has(base));
  });
}

function isSaid({ said }: DutyState, command: DutyCommand): boolean {
  if (command.kind !== 'comment') return false;
  const { number, marker, body } = command;
  return said.some((each) => each.number === number && each.marker === marker && each.hash === hash(body));
}

function withComment(said: DutyState['said'], command: DutyCommand): DutyState['said'] {
  if (command.kind !== 'comment') return said;
  const { number, marker, body } = command;
  // An answer is given once and its request is gone with it.
  if (marker.startsWith(requestMarker(''))) return said;
  return [
    ...said.filter((each) => each.number !== number || each.marker !== marker),
    { number, marker, hash: hash(body) },
  ];
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
