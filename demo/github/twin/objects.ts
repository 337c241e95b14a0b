import type { AnnotatedTag, Commit, Person } from '../../organisation/state/model.ts';
import type { Stage } from '../context.ts';
import { readCommits, readTree, type CommitFacts } from '../git-objects.ts';
import { git, gitText } from '../git.ts';

/** Arguments of one git command, at most. */
const chunk = 200;
const record =
  '%(refname)%00%(objectname)%00%(objecttype)%00%(*objectname)%00%(tag)%00%(taggername)%00%(taggeremail:trim)%00%(taggerdate:iso-strict)%00%(contents)%00%1e';

/** Brings refs and everything that can be reached from them into the twin; `extra` are commits that no ref names yet. */
export async function loadObjects(stage: Stage, extra: readonly string[] = []): Promise<void> {
  const refs = await readRefs(stage);
  await loadCommits(stage, ['--all', ...extra]);
  const { repo } = stage.twin;
  repo.refs.clear();
  for (const { name, sha, tag } of refs) {
    repo.refs.set(name, sha);
    if (tag !== null) repo.tags.set(sha, tag);
  }
}

interface ReadRef {
  readonly name: string;
  readonly sha: string;
  readonly tag: AnnotatedTag | null;
}

async function readRefs(stage: Stage): Promise<ReadRef[]> {
  const args = ['for-each-ref', `--format=${record}`, 'refs/heads/', 'refs/tags/'];
  const text = (await git(stage.bare, args)).stdout.toString('utf8');
  return text
    .split('\x1e')
    .map((line) => line.replace(/^\n/, '').split('\0'))
    .filter((fields) => fields.length > 1)
    .map(
      ([name = '', sha = '', type = '', object = '', tag = '', who = '', email = '', date = '', ...rest]) => {
        if (type !== 'tag') return { name, sha, tag: null };
        const message = (rest[0] ?? '').replace(/\n$/, '');
        return { name, sha, tag: { sha, tag, message, object, tagger: person(stage, who, email), date } };
      },
    );
}

async function loadCommits(stage: Stage, from: readonly string[]): Promise<void> {
  const { commits } = stage.twin.repo;
  const ids = (await gitText(stage.bare, ['rev-list', ...from])).split('\n');
  const unknown = ids.filter((id) => id !== '' && !commits.has(id));
  for (let at = 0; at < unknown.length; at += chunk) {
    const facts = await readCommits(stage.bare, ['--no-walk=unsorted', ...unknown.slice(at, at + chunk)]);
    for (const fact of facts) await loadTree(stage, fact.tree);
    for (const fact of facts) commits.set(fact.sha, commitOf(stage, fact));
  }
}

function commitOf(stage: Stage, facts: CommitFacts): Commit {
  const { sha, parents, message, author, committer } = facts;
  return {
    sha,
    parents,
    tree: stage.twin.trees.get(facts.tree) ?? new Map<string, string>(),
    message,
    author: person(stage, author.name, author.email),
    date: committer.date,
    // GitHub signs what it commits itself.
    verified: committer.email === 'noreply@github.com',
  };
}

function person(stage: Stage, name: string, email: string): Person {
  const user = stage.emulation.tables.users.all().find((row) => row.email === email);
  return { name, email, login: user?.login ?? null };
}

/** Every file of a tree as text. */
async function loadTree(stage: Stage, tree: string): Promise<void> {
  const { trees, blobs } = stage.twin;
  if (trees.has(tree)) return;
  const entries = await readTree(stage.bare, tree, { recursive: true });
  const files = entries.filter(({ type }) => type === 'blob');
  const missing = new Set(files.map(({ sha }) => sha).filter((sha) => !blobs.has(sha)));
  if (missing.size > 0) await loadBlobs(stage, [...missing]);
  trees.set(tree, new Map(files.map(({ path, sha }) => [path, blobs.get(sha) ?? ''])));
}

/** `git cat-file --batch` answers each id with a line `<id> <type> <size>`, the bytes and a line feed. */
async function loadBlobs(stage: Stage, ids: readonly string[]): Promise<void> {
  const { stdout } = await git(stage.bare, ['cat-file', '--batch'], { input: `${ids.join('\n')}\n` });
  let at = 0;
  for (const id of ids) {
    const end = stdout.indexOf(10, at);
    const size = Number(stdout.toString('utf8', at, end).split(' ')[2]);
    if (!Number.isInteger(size)) throw new Error(`git has no blob ${id}`);
    stage.twin.blobs.set(id, stdout.toString('utf8', end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
}
