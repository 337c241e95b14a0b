import { z } from 'zod';
import { TransientError } from '../../../core/errors/fairlead-error.ts';
import type { CommitPatch, GitHubHistory } from '../../../core/ports/github-history.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import { call, callPages, isNotFound, refusedWith, send, type ClientFor, type Requester } from './call.ts';

/** GitHub compares at most so many commits without pages. */
const maxCommits = 250;
const maxSeen = 2_000;
const maxDiffLength = 1024 * 1024;

const commit = z.object({
  sha: z.string(),
  commit: z.object({ message: z.string() }),
  parents: z.array(z.object({ sha: z.string() })),
});
const comparison = z.object({ total_commits: z.number(), commits: z.array(commit) });
const pullsOfCommit = z.array(z.object({ number: z.number(), merged_at: z.string().nullish() }));

const changedFiles = z.object({
  files: z.array(z.object({ filename: z.string(), previous_filename: z.string().optional() })).optional(),
});

export type OfCommits = Pick<GitHubHistory, 'commit' | 'pullsOf' | 'missing' | 'changedOnBoth' | 'patches'>;

export function readsOfCommits(clientFor: ClientFor): OfCommits {
  const seen = createSeen(maxSeen);
  return {
    commit: async (repository, ref) => {
      const client = await clientFor(repository);
      try {
        const head = headOf(await call(client, commitRoute, { ...placeOf(repository), ref }, commit));
        seen.add([head]);
        return head.sha;
      } catch (error) {
        // 422 is GitHub's answer to a SHA that it does not have.
        if (isNotFound(error) || refusedWith(error) === 422) return null;
        throw error;
      }
    },
    pullsOf: async (repository, sha) => {
      const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
      const where = { ...placeOf(repository), commit_sha: sha };
      const client = await clientFor(repository);
      const all = await callPages(client, route, where, pullsOfCommit, (page) => page, 5);
      return all.filter(({ merged_at: at }) => typeof at === 'string').map(({ number }) => number);
    },
    missing: async (repository, base, head) => {
      const commits = await readMissing(await clientFor(repository), repository, base, head);
      seen.add(commits ?? []);
      return commits;
    },
    changedOnBoth: async (repository, one, other) => {
      const client = await clientFor(repository);
      const ours = await readChanged(client, repository, `${other}...${one}`);
      const theirs = new Set(await readChanged(client, repository, `${one}...${other}`));
      return [...new Set(ours)].filter((path) => theirs.has(path)).toSorted();
    },
    patches: async (repository, shas) => {
      const client = await clientFor(repository);
      const patches: CommitPatch[] = [];
      for (const sha of shas.slice(0, maxCommits)) {
        patches.push(await readPatch(client, repository, sha, seen.get(sha)));
      }
      return patches;
    },
  };
}

function placeOf({ owner, name }: RepositoryRef): { readonly owner: string; readonly repo: string } {
  return { owner, repo: name };
}

const commitRoute = 'GET /repos/{owner}/{repo}/commits/{ref}';

const compareRoute = 'GET /repos/{owner}/{repo}/compare/{basehead}';

/** Paths that the second of two branches changed since they parted, under their older names as well. */
async function readChanged(
  client: Requester,
  repository: RepositoryRef,
  basehead: string,
): Promise<readonly string[]> {
  const { files = [] } = await call(client, compareRoute, { ...placeOf(repository), basehead }, changedFiles);
  return files.flatMap(({ filename, previous_filename: previous }) => [
    filename,
    ...(previous === undefined ? [] : [previous]),
  ]);
}

async function readMissing(
  client: Requester,
  { owner, name }: RepositoryRef,
  base: string,
  head: string,
): Promise<readonly CommitHead[] | null> {
  const { total_commits: total, commits } = await call(
    client,
    compareRoute,
    { owner, repo: name, basehead: `${base}...${head}` },
    comparison,
  );
  if (total > commits.length) return null;
  return commits.map(headOf);
}

interface CommitHead {
  readonly sha: string;
  readonly title: string;
  readonly parents: number;
}

function headOf({ sha, commit: { message }, parents }: z.infer<typeof commit>): CommitHead {
  return { sha, title: message.split('\n', 1)[0] ?? '', parents: parents.length };
}

/** Heads of commits that were seen, since a commit never changes. The oldest leave first. */
function createSeen(most: number) {
  const heads = new Map<string, CommitHead>();
  return {
    get: (sha: string) => heads.get(sha),
    add: (added: readonly CommitHead[]) => {
      for (const head of added) heads.set(head.sha, head);
      for (const sha of heads.keys()) {
        if (heads.size <= most) break;
        heads.delete(sha);
      }
    },
  };
}

async function readPatch(
  client: Requester,
  { owner, name }: RepositoryRef,
  sha: string,
  known: CommitHead | undefined,
): Promise<CommitPatch> {
  const where = { owner, repo: name, ref: sha };
  const head = known ?? headOf(await call(client, commitRoute, where, commit));
  try {
    const { data } = await send(client, commitRoute, { ...where, mediaType: { format: 'diff' } });
    // octokit hands over bytes where the answer names no character set.
    const diff = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : data;
    if (typeof diff !== 'string') {
      throw new TransientError('FL_GITHUB_UNREACHABLE', `${commitRoute}: no diff`);
    }
    return { ...head, diff: diff.length > maxDiffLength ? null : diff };
  } catch (error) {
    // GitHub's own limits: 406 for a diff that is too large, 422 for one that takes too long.
    if (![406, 422].includes(refusedWith(error) ?? 0)) throw error;
    return { ...head, diff: null };
  }
}
