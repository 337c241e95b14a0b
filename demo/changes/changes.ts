import { commitEdits, git, placeOf, type CommitOptions, type Edit, type ExpectedPlace } from './edit.ts';
import { faultyEdits } from './faster-excerpt.ts';
import { badEdits, goodEdits, marks, paths, wordingEdits } from './note-tags.ts';

/** A branch of a working clone with one more commit. Nothing is pushed. */
export interface Change {
  readonly branch: string;
  readonly sha: string;
  /** Title and description of the pull request. */
  readonly title: string;
  readonly body: string;
  /** The files of the commit. */
  readonly files: readonly string[];
}

/** What must be found in the bad pull request, computed from its files. */
export interface ExpectedFindings {
  readonly lint: readonly ExpectedPlace[];
  /** A finding of the linter on a line that the change does not touch. */
  readonly untouched: ExpectedPlace;
  readonly failingTest: ExpectedPlace;
  readonly uncovered: readonly ExpectedPlace[];
}

export interface ChangeOptions extends CommitOptions {
  /** Where the branch starts. Default `origin/main`. */
  readonly base?: string;
}

/** A branch from before Fairlead came: GitHub lets nobody make one of this name any more. */
export const hurriedBranch = 'my-stuff';

/** Tags for notes, written in a hurry, on a branch whose name no strategy knows. */
export async function badPullRequest(
  dir: string,
  options: ChangeOptions,
): Promise<Change & { readonly expected: ExpectedFindings }> {
  const change = await branchOff(dir, hurriedBranch, 'Tags for notes', badEdits, options);
  const at = (file: string, parts: readonly string[]) =>
    Promise.all(parts.map((part) => placeOf(dir, file, part)));
  const expected = {
    lint: await at(paths.tags, marks.lint),
    untouched: await placeOf(dir, paths.untouched, marks.untouched),
    failingTest: await placeOf(dir, paths.tests, marks.failingTest),
    uncovered: await at(paths.tags, marks.uncovered),
  };
  return { ...change, body: 'Work in progress.', expected };
}

/** The same feature, corrected, on a branch of the strategy. */
export async function goodPullRequest(dir: string, options: ChangeOptions): Promise<Change> {
  const change = await branchOff(dir, 'feature/note-tags', 'Notes have tags', goodEdits, options);
  return { ...change, body: 'Up to ten short tags for each note, with their own address.' };
}

/** One more commit on the branch of `goodPullRequest`, which must be checked out: words only. */
export async function supersedingPush(dir: string, options: CommitOptions): Promise<Change> {
  const title = 'README: notes have tags';
  const sha = await commitEdits(dir, wordingEdits, title, options);
  return { branch: 'feature/note-tags', sha, title, body: '', files: Object.keys(wordingEdits) };
}

/** The version that fails: one in five ids gets 500 from the excerpt's address. Its tests pass. */
export async function faultyVersion(dir: string, options: ChangeOptions): Promise<Change> {
  const change = await branchOff(
    dir,
    'feature/faster-excerpt',
    'Excerpts are cut once',
    faultyEdits,
    options,
  );
  return { ...change, body: 'Keeps the excerpt of each version of a note.' };
}

async function branchOff(
  dir: string,
  branch: string,
  title: string,
  edits: Readonly<Record<string, Edit>>,
  options: ChangeOptions,
): Promise<Change> {
  await git(dir, ['switch', '--quiet', '--no-track', '-c', branch, options.base ?? 'origin/main']);
  const sha = await commitEdits(dir, edits, title, options);
  return { branch, sha, title, body: '', files: Object.keys(edits) };
}
