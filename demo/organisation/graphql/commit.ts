import { GraphQLError } from 'graphql';
import { mayAtLeast } from '../enforcement/roles.ts';
import { commitOn, tryMoveRef } from '../operations/refs.ts';
import { Refusal } from '../refusal.ts';
import type { Commit, Repo } from '../state/model.ts';
import { forbidden, need, notResolved, unprocessable, type Scene } from './scene.ts';

export interface CommitInput {
  readonly branch: { readonly repositoryNameWithOwner?: string | null; readonly branchName?: string | null };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
    readonly deletions?: readonly { readonly path: string }[] | null;
  } | null;
  readonly clientMutationId?: string | null;
}

/** One commit with several files; only where the branch is where the caller believes it to be. */
export function createCommitOnBranch(scene: Scene, input: CommitInput): unknown {
  const { org, actor } = scene;
  const repo = findRepo(scene, input.branch.repositoryNameWithOwner ?? '');
  const branch = input.branch.branchName ?? '';
  const files = filesOf(input);
  need(scene, 'contents', 'write');
  if (Object.keys(files).some((path) => path.startsWith('.github/workflows/')))
    need(scene, 'workflows', 'write');
  if (actor.kind === 'user' && !mayAtLeast(org, repo, actor.login, 'push')) throw forbidden();
  const head = repo.refs.get(`refs/heads/${branch}`);
  if (head === undefined) throw notResolved(`a ref with the name '${branch}'.`);
  if (head !== input.expectedHeadOid) {
    const message = `Expected branch to point to "${input.expectedHeadOid}" but it did not. Pull and try again.`;
    throw new GraphQLError(message, { extensions: { type: 'STALE_DATA' } });
  }
  const { headline, body = null } = input.message;
  const commit = commitOn(org, repo, branch, {
    files,
    message: body === null ? headline : `${headline}\n\n${body}`,
    author: actor.login,
    verified: true,
  });
  move(scene, repo, branch, commit);
  const commitNode = () => scene.nodes.commitNode(scene, repo, commit.sha);
  return { clientMutationId: input.clientMutationId ?? null, commit: commitNode, ref: null };
}

function filesOf({ fileChanges }: CommitInput): Record<string, string | null> {
  const written = (fileChanges?.additions ?? []).map(({ path, contents }) => {
    return [path, Buffer.from(contents, 'base64').toString()] as const;
  });
  const removed = (fileChanges?.deletions ?? []).map(({ path }) => [path, null] as const);
  return Object.fromEntries([...written, ...removed]);
}

function move({ org, actor }: Scene, repo: Repo, branch: string, { sha }: Commit): void {
  try {
    tryMoveRef(org, repo, { ref: `refs/heads/${branch}`, to: sha, actor });
  } catch (error) {
    throw error instanceof Refusal ? unprocessable(String(error.body['message'])) : error;
  }
}

function findRepo({ org }: Scene, fullName: string): Repo {
  const [owner = '', name = ''] = fullName.toLowerCase().split('/');
  const found = [...org.repositories.values()].find((repo) => repo.name.toLowerCase() === name);
  if (found !== undefined && owner === org.login.toLowerCase()) return found;
  throw notResolved(`a Repository with the name '${fullName}'.`);
}
