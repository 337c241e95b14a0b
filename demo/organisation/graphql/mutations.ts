import { mayAtLeast } from '../enforcement/roles.ts';
import { enqueue, unqueueable } from '../operations/queue.ts';
import { Refusal } from '../refusal.ts';
import { nodeId, readNodeId } from '../state/ids.ts';
import type { Pull, Repo } from '../state/model.ts';
import { createCommitOnBranch, type CommitInput } from './commit.ts';
import { forbidden, need, notResolved, unprocessable, type Scene } from './scene.ts';

interface EnqueueInput {
  readonly pullRequestId: string;
  readonly expectedHeadOid?: string | null;
  readonly clientMutationId?: string | null;
}

/** The mutation type's fields; every other one is an error, as fields that nobody emulates are. */
export function mutations(scene: Scene): Record<string, unknown> {
  return {
    enqueuePullRequest: ({ input }: { input: EnqueueInput }) => enqueuePullRequest(scene, input),
    createCommitOnBranch: ({ input }: { input: CommitInput }) => createCommitOnBranch(scene, input),
  };
}

function enqueuePullRequest(scene: Scene, input: EnqueueInput): unknown {
  const { org, actor } = scene;
  const { repo, pull } = findPull(scene, input.pullRequestId);
  need(scene, 'contents', 'write');
  need(scene, 'pull_requests', 'write');
  if (actor.kind === 'user' && !mayAtLeast(org, repo, actor.login, 'push')) throw forbidden();
  const { expectedHeadOid: expected } = input;
  if (expected !== null && expected !== undefined && expected !== pull.headSha) {
    throw unprocessable('The head of the pull request has changed. Review and try again.');
  }
  const reason = unqueueable(org, repo, pull);
  if (reason !== null) throw unprocessable(reason);
  try {
    enqueue(org, repo, pull, actor.login);
  } catch (error) {
    throw error instanceof Refusal ? unprocessable(String(error.body['message'])) : error;
  }
  return { clientMutationId: input.clientMutationId ?? null, mergeQueueEntry: entryNode(scene, repo, pull) };
}

function entryNode(scene: Scene, repo: Repo, pull: Pull): unknown {
  const entry = repo.queue.get(pull.number);
  if (entry === undefined) return null;
  const before = [...repo.queue.values()].filter(({ base }) => base === entry.base).indexOf(entry);
  return {
    __typename: 'MergeQueueEntry',
    id: nodeId('MQE', entry.id),
    position: before + 1,
    state: 'AWAITING_CHECKS',
    pullRequest: () => scene.nodes.pullNode(scene, repo, pull),
    headCommit: () => scene.nodes.commitNode(scene, repo, entry.sha),
    baseCommit: () => scene.nodes.commitNode(scene, repo, entry.onto),
  };
}

function findPull({ org }: Scene, id: string): { readonly repo: Repo; readonly pull: Pull } {
  const key = readNodeId(id);
  for (const repo of key?.kind === 'PR' ? org.repositories.values() : []) {
    for (const pull of repo.pulls.values()) if (pull.nodeId === id) return { repo, pull };
  }
  throw notResolved(`a node with the global id of '${id}'.`);
}
