import type { Strategy } from '../../branching/index.ts';
import { findBranch, findMergedPull, findOpenPull, nameFor } from '../repository.ts';
import type { Duty, DutyCommand, DutyInput, DutyOutcome, DutyRequest, VersionFile } from '../types.ts';
import { code, list } from '../words.ts';
import { versionInFile, withVersionInFile } from './files.ts';

type Step = Omit<DutyOutcome, 'wakeAt'>;
type Wish = Extract<DutyRequest, { kind: 'bump' }>;

/** Raises the version in package.json and pyproject.toml by a pull request. */
export const bump: Duty = { plan };

function plan(input: DutyInput): DutyOutcome {
  const wishes = input.stored.requests.filter((request) => request.kind === 'bump');
  const steps = wishes.map((wish) => step(input, wish));
  return {
    commands: steps.flatMap(({ commands }) => commands),
    settled: steps.flatMap(({ settled }) => settled),
    // Each step needs the one before it, so the next one is planned from what that left.
    wakeAt: steps.some(({ commands }) => commands.some(({ kind }) => kind !== 'open-pull'))
      ? input.state.now
      : null,
  };
}

/** Branch that carries the change; null where the strategy lets none into the base. */
export function bumpBranch(
  strategy: Strategy,
  { version, base }: Pick<Wish, 'version' | 'base'>,
): string | null {
  return nameFor(strategy, base, `bump-${version}`, null);
}

function step(input: DutyInput, wish: Wish): Step {
  const { state, strategy } = input;
  const { id, version, base } = wish;
  const settle = (outcome: 'done' | 'refused', sentence: string): Step => {
    return { commands: [], settled: [{ id, outcome, sentence }] };
  };
  const branch = bumpBranch(strategy, wish);
  if (findBranch(state, base) === null)
    return settle('refused', `There is no branch ${code(base)} any more.`);
  if (branch === null) {
    return settle('refused', `The strategy ${strategy.name} lets no branch for work into ${code(base)}.`);
  }
  const onBase = state.files.filter((file) => file.branch === base);
  if (onBase.length === 0) return { commands: [], settled: [] };
  const files = onBase.filter(({ sha, path, text }) => sha !== null && versionInFile(path, text) !== null);
  if (files.length === 0) {
    const sentence = `The next version is ${version}; no file on ${code(base)} carries one, so only the tag is left.`;
    return settle('done', sentence);
  }
  const merged = findMergedPull(state, branch, base);
  if (files.every((file) => versionInFile(file.path, file.text) === version)) {
    const by = merged === null ? '' : ` since #${merged.number}`;
    return settle(
      'done',
      `${list(files.map(({ path }) => code(path)))} on ${code(base)} say ${version}${by}.`,
    );
  }
  if (findOpenPull(state, branch, base) !== null) return { commands: [], settled: [] };
  if (wish.opened) return settle('refused', 'Its pull request was closed; ask again to reopen it.');
  return { commands: nextCommands(input, wish, branch), settled: [] };
}

/** Makes the branch, then its commits, then the pull request. */
function nextCommands({ state }: DutyInput, wish: Wish, branch: string): readonly DutyCommand[] {
  const { version, base } = wish;
  if (findBranch(state, branch) === null) {
    const from = findBranch(state, base);
    const reason = `version ${version}`;
    return from === null ? [] : [{ kind: 'create-branch', branch, from: base, sha: from.sha, reason }];
  }
  const files = state.files.filter((file) => file.branch === branch);
  if (files.length === 0) return [];
  const edits = files.flatMap((file) => edit(file, branch, version));
  return edits.length > 0 ? edits : [opening(wish, branch)];
}

function edit(file: VersionFile, branch: string, version: string): readonly DutyCommand[] {
  const text = file.sha === null ? null : withVersionInFile(file.path, file.text, version);
  if (file.sha === null || text === null || text === file.text) return [];
  const message = `Version ${version} in ${file.path}`;
  return [{ kind: 'write-file', branch, path: file.path, before: file.sha, text, message }];
}

function opening({ id, version, base, by }: Wish, branch: string): DutyCommand {
  return {
    kind: 'open-pull',
    head: branch,
    base,
    title: `Version ${version}`,
    body: `${code(by)} raises the version on ${code(base)} to ${version}. Fairlead merges this once its checks and approvals are there.`,
    request: id,
  };
}
