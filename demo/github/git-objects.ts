import { apiUrl, htmlUrl, nodeId, type Stage } from './context.ts';
import { git, gitText } from './git.ts';

export interface CommitFacts {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: { readonly name: string; readonly email: string; readonly date: string };
  readonly committer: { readonly name: string; readonly email: string; readonly date: string };
  readonly message: string;
}

const FORMAT = '%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B%x00%x1e';

/** Commits of a revision range, newest first. `range` holds ids and options made here, never text from outside. */
export async function readCommits(dir: string, range: readonly string[]): Promise<CommitFacts[]> {
  const text = (await git(dir, ['log', `--format=${FORMAT}`, ...range, '--'])).stdout.toString('utf8');
  return text
    .split('\x1e')
    .map((record) => record.replace(/^\n/, ''))
    .filter((record) => record !== '')
    .map((record) => {
      const [
        sha = '',
        tree = '',
        parents = '',
        an = '',
        ae = '',
        ad = '',
        cn = '',
        ce = '',
        cd = '',
        message = '',
      ] = record.split('\0');
      return {
        sha,
        tree,
        parents: parents === '' ? [] : parents.split(' '),
        author: { name: an, email: ae, date: utc(ad) },
        committer: { name: cn, email: ce, date: utc(cd) },
        message: message.replace(/\n$/, ''),
      };
    });
}

export async function readCommit(dir: string, sha: string): Promise<CommitFacts> {
  const [commit] = await readCommits(dir, ['--max-count=1', sha]);
  if (commit === undefined) throw new Error(`No commit ${sha}`);
  return commit;
}

/** GitHub shows times in UTC without fractions. */
function utc(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19)}Z`;
}

/** What GitHub says of a commit or tag without a signature. */
export const unsigned = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

/** A commit as `GET /repos/…/commits/…` shows it, without its files. */
export function commitJson(stage: Stage, commit: CommitFacts): Record<string, unknown> {
  const url = apiUrl(stage);
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      url: `${url}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: unsigned,
    },
    url: `${url}/commits/${commit.sha}`,
    html_url: `${htmlUrl(stage)}/commit/${commit.sha}`,
    comments_url: `${url}/commits/${commit.sha}/comments`,
    author: null,
    committer: null,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${htmlUrl(stage)}/commit/${sha}`,
    })),
  };
}

/** A commit as `GET /repos/…/git/commits/…` shows it. */
export function gitCommitJson(stage: Stage, commit: CommitFacts): Record<string, unknown> {
  const url = `${apiUrl(stage)}/git`;
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${url}/commits/${commit.sha}`,
    html_url: `${htmlUrl(stage)}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: `${url}/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${htmlUrl(stage)}/commit/${sha}`,
    })),
    verification: unsigned,
  };
}

export interface FileChange {
  readonly filename: string;
  readonly previous?: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  readonly blob: string;
  readonly additions: number;
  readonly deletions: number;
  readonly patch?: string;
}

const STATUS: Readonly<Record<string, FileChange['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

/** GitHub leaves the patch of a large file out. */
const MAX_PATCH = 100_000;

/** The files that differ between two trees or commits, with renames and patches. */
export async function readChanges(dir: string, from: string, to: string): Promise<FileChange[]> {
  const common = ['diff-tree', '-r', '-M', '-z', from, to];
  const raw = parseRaw((await git(dir, [...common, '--raw', '--no-abbrev'])).stdout.toString('utf8'));
  const counts = parseNumstat((await git(dir, [...common, '--numstat'])).stdout.toString('utf8'));
  const changes: FileChange[] = [];
  for (const change of raw) {
    const { filename, previous } = change;
    const paths = previous === undefined ? [filename] : [previous, filename];
    const patch = await readPatch(dir, from, to, paths);
    const shown = patch === '' || patch.length > MAX_PATCH ? {} : { patch };
    changes.push({ ...change, ...(counts.get(filename) ?? { additions: 0, deletions: 0 }), ...shown });
  }
  return changes;
}

type RawChange = Pick<FileChange, 'filename' | 'previous' | 'status' | 'blob'>;

/** `:<mode> <mode> <blob> <blob> <status>`, then one path, or two where the file moved; all ended by NUL. */
function parseRaw(text: string): RawChange[] {
  const parts = text.split('\0');
  const changes: RawChange[] = [];
  let at = 0;
  for (let head = parts[at]; head?.startsWith(':') === true; head = parts[at]) {
    const [, , before = '', after = '', letters = ''] = head.split(' ');
    const letter = letters.slice(0, 1);
    const moved = letter === 'R' || letter === 'C';
    const [first = '', second = ''] = parts.slice(at + 1, at + 3);
    const names = moved ? { filename: second, previous: first } : { filename: first };
    changes.push({ ...names, status: STATUS[letter] ?? 'changed', blob: letter === 'D' ? before : after });
    at += moved ? 3 : 2;
  }
  return changes;
}

function parseNumstat(text: string): Map<string, { additions: number; deletions: number }> {
  const counts = new Map<string, { additions: number; deletions: number }>();
  const parts = text.split('\0');
  for (let at = 0; at < parts.length; at += 1) {
    const [added = '', deleted = '', path = ''] = (parts[at] ?? '').split('\t');
    if (added === '') continue;
    let filename = path;
    if (path === '') {
      filename = parts[at + 2] ?? '';
      at += 2;
    }
    counts.set(filename, { additions: Number(added) || 0, deletions: Number(deleted) || 0 });
  }
  return counts;
}

/** The hunks of one file, as GitHub's `patch`: no header, from the first `@@`. Empty for binary files. */
async function readPatch(dir: string, from: string, to: string, paths: readonly string[]): Promise<string> {
  const args = ['--literal-pathspecs', 'diff-tree', '-r', '-M', '-p', from, to, '--', ...paths];
  const text = (await git(dir, args)).stdout.toString('utf8');
  const start = text.search(/^@@ /m);
  return start === -1 ? '' : text.slice(start).replace(/\n$/, '');
}

/** A changed file as lists of files show it. */
export function changeJson(stage: Stage, change: FileChange, ref: string): Record<string, unknown> {
  const path = change.filename.split('/').map(encodeURIComponent).join('/');
  return {
    sha: change.blob,
    filename: change.filename,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: `${htmlUrl(stage)}/blob/${ref}/${path}`,
    raw_url: `${htmlUrl(stage)}/raw/${ref}/${path}`,
    contents_url: `${apiUrl(stage)}/contents/${path}?ref=${ref}`,
    ...(change.patch === undefined ? {} : { patch: change.patch }),
    ...(change.previous === undefined ? {} : { previous_filename: change.previous }),
  };
}

export interface TreeEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly size: number | null;
  readonly path: string;
}

/** Entries of a tree; with `path` only that one entry. Rejects where the tree does not exist. */
export async function readTree(
  dir: string,
  tree: string,
  options: { readonly recursive?: boolean; readonly path?: string } = {},
): Promise<TreeEntry[]> {
  const flags = options.recursive === true ? ['-r', '-t'] : [];
  const only = options.path === undefined ? [] : ['--', options.path];
  const args = ['--literal-pathspecs', 'ls-tree', '-z', '-l', '--full-tree', ...flags, tree, ...only];
  return (await git(dir, args)).stdout
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', type = '', sha = '', size = '-'] = line.slice(0, tab).split(/ +/);
      return {
        mode,
        type: type as TreeEntry['type'],
        sha,
        size: size === '-' ? null : Number(size),
        path: line.slice(tab + 1),
      };
    });
}

export async function readBlob(dir: string, sha: string): Promise<Buffer> {
  return (await git(dir, ['cat-file', 'blob', sha])).stdout;
}

/** `commit`, `tree`, `blob`, `tag`, or null where there is no such object. */
export async function objectType(dir: string, sha: string): Promise<string | null> {
  if (!/^[0-9a-f]{40}$/.test(sha)) return null;
  return gitText(dir, ['cat-file', '-t', sha]).catch(() => null);
}
