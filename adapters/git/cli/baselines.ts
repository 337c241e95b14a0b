import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { BaselineStore } from '../../../core/ports/baselines.ts';
import { type Result, revision, run } from './run.ts';

const ref = 'refs/fairlead/coverage';
/** Older ones go: a change that started before these many commits finds no baseline. */
const maxKept = 200;
/** Of all jobs together, so that jobs that are gone do not stay for ever. */
const maxFiles = 2000;
/** Somebody else may write at the same time. */
const tries = 5;

/** The commits are the tool's, whoever's token pushes them. */
const author = {
  GIT_AUTHOR_NAME: 'Fairlead',
  GIT_AUTHOR_EMAIL: 'fairlead@users.noreply.github.com',
  GIT_COMMITTER_NAME: 'Fairlead',
  GIT_COMMITTER_EMAIL: 'fairlead@users.noreply.github.com',
};

interface Entry {
  /** `<committer time>-<commit>-<slot>.json`, so that names sort by age. */
  readonly name: string;
  readonly commit: string;
  readonly slot: string;
  readonly blob: string;
}

const file = /\d+ blob ([0-9a-f]+)\t(\d{10,12}-([0-9a-f]{40})-([0-9a-f]{16})\.json)\0/g;

/** The newest of each slot, in the order of their names. */
function newest(entries: readonly Entry[]): Entry[] {
  const counts = new Map<string, number>();
  const kept: Entry[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? 1 : -1))) {
    const kin = (counts.get(entry.slot) ?? 0) + 1;
    counts.set(entry.slot, kin);
    if (kin <= maxKept && kept.length < maxFiles) kept.push(entry);
  }
  return kept.toReversed();
}

const said = (result: Result) => result.stderr.trim().slice(0, 300);

/**
 * Baselines in a ref of the repository itself, `refs/fairlead/coverage`: one commit without parents, so that nothing
 * grows, whose tree has a file for each of the newest 200 commits of each slot. Writing takes `contents: write`; a push takes
 * place only where nobody pushed since the read.
 * @param slot whose baselines they are, as 16 hexadecimal digits
 */
export function createGitBaselines(root: string, slot: string): BaselineStore {
  /** The ref as origin has it now; null where there is none. */
  async function fetch(): Promise<string | null> {
    const listed = await run(root, ['ls-remote', 'origin', ref]);
    if (listed.code !== 0) throw new FinalError('FL_BASELINE_UNREAD', said(listed));
    if (listed.stdout.trim() === '') return null;
    const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', 'origin', `+${ref}:${ref}`];
    const fetched = await run(root, args);
    const tip = fetched.code === 0 ? await run(root, ['rev-parse', '--verify', '--quiet', ref]) : fetched;
    if (tip.code !== 0) throw new FinalError('FL_BASELINE_UNREAD', said(tip));
    return tip.stdout.trim();
  }

  async function entries(tip: string): Promise<Entry[]> {
    const listed = await run(root, ['ls-tree', '-z', revision(tip)]);
    if (listed.code !== 0) throw new FinalError('FL_BASELINE_UNREAD', said(listed));
    return [...listed.stdout.matchAll(file)].map(([, blob = '', name = '', commit = '', owner = '']) => ({
      name,
      commit,
      slot: owner,
      blob,
    }));
  }

  async function must(args: readonly string[], input = ''): Promise<string> {
    const result = await run(root, args, author, input);
    if (result.code !== 0)
      throw new FinalError('FL_BASELINE_NOT_KEPT', `git ${args[0] ?? ''}: ${said(result)}`);
    return result.stdout.trim();
  }

  /** Whether the push was taken; false where somebody else was faster. */
  async function tryKeep(commit: string, blob: string): Promise<boolean> {
    const tip = await fetch();
    const time = await must(['log', '-1', '--format=%ct', revision(commit), '--']);
    const name = `${time.padStart(10, '0')}-${commit}-${slot}.json`;
    const before = tip === null ? [] : await entries(tip);
    const others = before.filter((entry) => entry.name !== name);
    const kept = newest([...others, { name, commit, slot, blob }]);
    const listing = kept.map((entry) => `100644 blob ${entry.blob}\t${entry.name}\0`).join('');
    const tree = await must(['mktree', '-z'], listing);
    const next = await must(['commit-tree', tree, '-m', 'Coverage of the newest commits']);
    const lease = `--force-with-lease=${ref}:${tip ?? ''}`;
    const pushed = await run(root, ['push', '--quiet', lease, 'origin', `${next}:${ref}`]);
    if (pushed.code === 0) return true;
    if (/stale info|cannot lock ref|failed to update ref|fetch first/.test(pushed.stderr)) return false;
    throw new FinalError('FL_BASELINE_NOT_KEPT', said(pushed));
  }

  return {
    async find(commits) {
      const tip = await fetch();
      if (tip === null) return null;
      const own = (await entries(tip)).filter((entry) => entry.slot === slot);
      const byCommit = new Map(own.map((entry) => [entry.commit, entry.blob]));
      const blob = commits.map((commit) => byCommit.get(commit)).find((found) => found !== undefined);
      if (blob === undefined) return null;
      const text = await run(root, ['cat-file', 'blob', blob]);
      if (text.code === 0) return text.stdout;
      throw new FinalError('FL_BASELINE_UNREAD', said(text));
    },
    async keep(commit, text) {
      const blob = await must(['hash-object', '-w', '--stdin'], text);
      for (let left = tries; left > 0; left -= 1) if (await tryKeep(commit, blob)) return;
      throw new FinalError('FL_BASELINE_NOT_KEPT', `others wrote at the same time, ${tries} times`);
    },
  };
}
