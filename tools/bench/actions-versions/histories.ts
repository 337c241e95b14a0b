import { createHash } from 'node:crypto';
import type { AlphaInput, WorkflowRun } from '../../../core/versions/types.ts';
import { seeded } from '../shared/random.ts';

/** One build of a history. */
export interface Build {
  readonly input: AlphaInput;
  readonly run: WorkflowRun;
  /** First-parent commits up to the pull request's merge base, which goes back when the branch is moved to an older commit. */
  readonly mergeBaseCount: number;
  /** The registry has other bytes under this version. */
  readonly taken: boolean;
}

interface Pull {
  readonly number: number;
  /** Heads so far; a forced push may bring an old one back. */
  readonly heads: string[];
  mergeBaseCount: number;
  open: boolean;
}

interface State {
  readonly random: () => number;
  readonly builds: Build[];
  readonly pulls: Pull[];
  readonly commit: () => string;
  mainCommitCount: number;
  release: [number, number, number];
  runs: number;
  /** Builds before the newest release are not run again: their base would be another one. */
  rerunsFrom: number;
}

function pick<Item>(random: () => number, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Some commits are digits only, with a zero in front: rare with git, and what goes wrong first. */
function commits(seed: number, random: () => number): () => string {
  let made = 0;
  return () => {
    made += 1;
    const sha = createHash('sha1').update(`${seed} ${made}`).digest('hex');
    return random() < 0.05 ? `0${sha.slice(1).replaceAll(/[a-f]/g, '7')}` : sha;
  };
}

function build(state: State, pull: Pull | null): void {
  state.runs += 1;
  const run = { number: state.runs, attempt: 1 };
  const base = state.release.join('.');
  const { mainCommitCount } = state;
  const shared = { run, taken: state.random() < 0.05 };
  if (pull === null) {
    const input = { base, mainCommitCount, sha: state.commit() };
    state.builds.push({ ...shared, input, mergeBaseCount: mainCommitCount });
    return;
  }
  const sha = pull.heads.at(-1) ?? '';
  const pullRequest = { number: pull.number, runNumber: run.number, runAttempt: run.attempt };
  const input = { base, mainCommitCount, sha, pullRequest };
  state.builds.push({ ...shared, input, mergeBaseCount: pull.mergeBaseCount });
}

function rerun(state: State): void {
  const latest = new Map(state.builds.slice(state.rerunsFrom).map((one) => [one.run.number, one] as const));
  const again = pick(state.random, [...latest.values()]);
  if (again === undefined || again.run.attempt === 99) return;
  const attempt = again.run.attempt + 1;
  const { pullRequest, ...input } = again.input;
  state.builds.push({
    ...again,
    // What was taken once stays so.
    taken: again.taken || state.random() < 0.1,
    run: { number: again.run.number, attempt },
    input:
      pullRequest === undefined ? input : { ...input, pullRequest: { ...pullRequest, runAttempt: attempt } },
  });
}

function openPull(state: State): void {
  // Issues and pull requests share their numbers.
  const number = (state.pulls.at(-1)?.number ?? 0) + 1 + Math.floor(state.random() * 60);
  const mergeBaseCount = Math.max(0, state.mainCommitCount - Math.floor(state.random() * 5));
  const pull = { number, heads: [state.commit()], mergeBaseCount, open: true };
  state.pulls.push(pull);
  build(state, pull);
}

/** A push that adds commits, one that brings the base in, or a forced one that goes back, to an old head or an older base. */
function pushTo(state: State, pull: Pull): void {
  const { random } = state;
  const kind = random();
  if (kind < 0.25) pull.mergeBaseCount = state.mainCommitCount;
  if (kind > 0.7) pull.mergeBaseCount = Math.max(0, pull.mergeBaseCount - Math.floor(random() * 4));
  const old = kind > 0.85 ? pick(random, pull.heads) : undefined;
  pull.heads.push(old ?? state.commit());
  build(state, pull);
}

function commitToMain(state: State, merged: Pull | undefined): void {
  if (merged !== undefined) merged.open = false;
  state.mainCommitCount += 1;
  build(state, null);
}

/** The base moves up: after a release, or since the manifest says so. */
function moveUp(state: State): void {
  const [major, minor, patch] = state.release;
  const kind = state.random();
  if (kind < 0.15) state.release = [major + 1, 0, 0];
  else if (kind < 0.7) state.release = [major, minor + 1, 0];
  else state.release = [major, minor, patch + 1];
  state.rerunsFrom = state.builds.length;
}

function step(state: State): void {
  const { random } = state;
  const open = state.pulls.filter((pull) => pull.open);
  const pull = pick(random, open);
  const kind = random();
  if (kind < 0.2) commitToMain(state, undefined);
  else if (kind < 0.3) commitToMain(state, pull);
  else if (kind < 0.35) moveUp(state);
  else if (kind < 0.5) rerun(state);
  else if (pull === undefined || (kind < 0.6 && open.length < 5)) openPull(state);
  else pushTo(state, pull);
}

/**
 * The builds of a made-up repository, in the order in which they ran. A pull request's base never goes down here: one
 * whose manifest takes a version back has alphas of the older version again, and says so itself.
 */
export function makeHistory(seed: number): readonly Build[] {
  const random = seeded(seed);
  const state: State = {
    random,
    builds: [],
    pulls: [],
    commit: commits(seed, random),
    mainCommitCount: Math.floor(random() ** 3 * 20_000),
    release: [Math.floor(random() * 3), Math.floor(random() * 12), 0],
    runs: Math.floor(random() ** 3 * 50_000),
    rerunsFrom: 0,
  };
  const steps = 12 + Math.floor(random() * 30);
  for (let done = 0; done < steps; done += 1) step(state);
  return state.builds;
}
