import { spawn } from 'node:child_process';

/** What a git command left behind. `stdout` is raw, since file contents need not be text. */
export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface GitOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
  /** Exit codes besides 0 that are an answer, not a failure. */
  readonly allow?: readonly number[];
}

const TIMEOUT_MS = 60_000;
const MAX_OUTPUT = 64 * 1024 * 1024;

/**
 * The environment of every git command here: nothing from the user's own configuration, no prompts, English
 * messages. Variables that git sets inside hooks (GIT_DIR and the like) are dropped.
 */
function gitEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: process.env['HOME'] ?? '/',
    LC_ALL: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    ...extra,
  };
}

/** Runs git in a folder. Rejects with git's own words when the exit code is neither 0 nor allowed. */
export function git(dir: string, args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
  const { promise, resolve, reject } = Promise.withResolvers<GitResult>();
  const child = spawn('git', args, {
    cwd: dir,
    env: gitEnvironment(options.env),
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
  });
  const out: Buffer[] = [];
  let size = 0;
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_OUTPUT) child.kill();
    else out.push(chunk);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < 64 * 1024) stderr += text;
  });
  child.stdin.on('error', () => undefined); // git may end before it has read everything
  child.stdin.end(options.input ?? '');
  child.on('error', reject);
  child.on('close', (code) => {
    const result = { code: code ?? -1, stdout: Buffer.concat(out), stderr };
    if (code === 0 || (code !== null && options.allow?.includes(code))) resolve(result);
    else
      reject(new Error(`git ${args.slice(0, 3).join(' ')} failed (${code ?? 'killed'}): ${stderr.trim()}`));
  });
  return promise;
}

/** The trimmed text that git prints. */
export async function gitText(
  dir: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  return (await git(dir, args, options)).stdout.toString('utf8').trim();
}

/** The full commit id that a branch, tag or (shortened) id stands for, or null. */
export async function resolveCommit(dir: string, ref: string): Promise<string | null> {
  if (ref === '' || ref.startsWith('-')) return null;
  for (const candidate of [`refs/heads/${ref}`, `refs/tags/${ref}`, ref]) {
    const found = await git(
      dir,
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`],
      {
        allow: [1, 128],
      },
    );
    if (found.code === 0) return found.stdout.toString('utf8').trim();
  }
  return null;
}

/** The best common ancestor, or null where the histories have nothing in common. */
export async function mergeBase(dir: string, a: string, b: string): Promise<string | null> {
  const found = await git(dir, ['merge-base', a, b], { allow: [1] });
  return found.code === 0 ? found.stdout.toString('utf8').trim() : null;
}

/** True where `ancestor` is `descendant` or one of its ancestors. */
export async function isAncestor(dir: string, ancestor: string, descendant: string): Promise<boolean> {
  return (await git(dir, ['merge-base', '--is-ancestor', ancestor, descendant], { allow: [1] })).code === 0;
}

/** Every ref below a prefix with the object it names. */
export async function listRefs(dir: string, prefix: string): Promise<ReadonlyMap<string, string>> {
  const text = await gitText(dir, ['for-each-ref', '--format=%(refname) %(objectname)', prefix]);
  const refs = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [ref, sha] = line.split(' ');
    if (ref && sha) refs.set(ref, sha);
  }
  return refs;
}

export interface Identity {
  readonly name: string;
  readonly email: string;
}

/** Writes a commit object for a tree and returns its id. The date is the present unless given (ISO 8601). */
export async function commitTree(
  dir: string,
  commit: {
    readonly tree: string;
    readonly parents: readonly string[];
    readonly message: string;
    readonly author: Identity & { readonly date?: string };
    readonly committer: Identity & { readonly date?: string };
  },
): Promise<string> {
  const { author, committer } = commit;
  const env: Record<string, string> = {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
  };
  if (author.date !== undefined) env['GIT_AUTHOR_DATE'] = author.date;
  if (committer.date !== undefined) env['GIT_COMMITTER_DATE'] = committer.date;
  const parents = commit.parents.flatMap((parent) => ['-p', parent]);
  return gitText(dir, ['commit-tree', commit.tree, ...parents, '-F', '-'], { env, input: commit.message });
}

/**
 * The tree of merging two commits, without a work tree (`git merge-tree --write-tree`, git 2.38 or newer),
 * or null where they conflict. `base` replaces the merge base, as a rebase needs.
 */
export async function mergeTrees(dir: string, ours: string, theirs: string): Promise<string | null> {
  const merged = await git(dir, ['merge-tree', '--write-tree', '--no-messages', ours, theirs], {
    allow: [1, 129],
  });
  if (merged.code === 129)
    throw new Error('The emulated GitHub needs git 2.38 or newer to merge pull requests');
  if (merged.code === 1) return null;
  return merged.stdout.toString('utf8').split('\n')[0]?.trim() ?? null;
}
