import { judgeGroup, judgeMerge, type MergeMethod } from '../enforcement/merges.ts';
import { rulesetsFor } from '../enforcement/effective.ts';
import { simpleCommitJson } from '../json/commits.ts';
import { refuse } from '../refusal.ts';
import { mergedCommit } from '../state/merging.ts';
import { newId, nodeId, timestamp } from '../state/ids.ts';
import type { OrgState, Pull, QueueEntry, Repo, User } from '../state/model.ts';
import type { Json } from '../types.ts';
import { emitPull } from './emit.ts';
import { messageOf, settleMerge } from './merge.ts';
import { moveRef, personOf } from './refs.ts';

/** Whom GitHub names as the one who pushes and merges for a queue. */
const queueBot = 'github-merge-queue[bot]';

/** How the queue of a branch merges; null where the branch has none. */
function queueMethod(org: OrgState, repo: Repo, branch: string): MergeMethod | null {
  for (const ruleset of rulesetsFor(org, repo, `refs/heads/${branch}`)) {
    for (const { type, parameters } of ruleset.rules) {
      if (type !== 'merge_queue') continue;
      const method = parameters?.['merge_method'];
      if (method === 'SQUASH') return 'squash';
      return method === 'REBASE' ? 'rebase' : 'merge';
    }
  }
  return null;
}

/** Why a pull request may not join the queue, in words; null where it may. Being behind is what a queue is for. */
export function unqueueable(org: OrgState, repo: Repo, pull: Pull): string | null {
  if (pull.state === 'closed') return 'Pull request is closed';
  if (pull.draft) return 'Pull request is in draft state';
  if (repo.queue.has(pull.number)) return 'Pull request is already in the queue';
  if (queueMethod(org, repo, pull.baseRef) === null) return 'The base branch has no merge queue';
  const obstacles = judgeMerge(org, repo, { pull, actor: null, method: null });
  return obstacles.find(({ kind }) => kind === 'blocked')?.message ?? null;
}

/** Entries of a branch's queue, first come first served. */
function entriesOf(repo: Repo, base: string): QueueEntry[] {
  return [...repo.queue.values()].filter((entry) => entry.base === base);
}

/** Starts a merge group: the pull request on top of those before it, and asks for its checks. */
export function enqueue(org: OrgState, repo: Repo, pull: Pull, login: string): Json {
  const base = pull.baseRef;
  const onto = entriesOf(repo, base).at(-1)?.sha ?? repo.refs.get(`refs/heads/${base}`) ?? pull.baseSha;
  const ref = `refs/heads/gh-readonly-queue/${base}/pr-${pull.number}-${onto}`;
  const method = queueMethod(org, repo, base) ?? 'merge';
  const commit = mergedCommit(repo, {
    base: onto,
    head: pull.headSha,
    method,
    message: messageOf(org, repo, pull, { method }),
    author: personOf(org, method === 'squash' ? pull.author : login),
    date: timestamp(org),
  });
  if (commit === null) refuse(422, 'Pull Request has merge conflicts');
  const id = newId(org);
  const entry: QueueEntry = { id, number: pull.number, ref, sha: commit.sha, base, onto, login };
  repo.queue.set(pull.number, entry);
  const bot = queueUser(org).login;
  emitPull(org, repo, 'enqueued', pull, login);
  moveRef(org, repo, ref, commit.sha, bot);
  const group = groupJson(repo, entry);
  const payload = { merge_group: group };
  org.emit({ event: 'merge_group', action: 'checks_requested', repo, sender: bot, payload });
  return group;
}

function groupJson(repo: Repo, { sha, ref, onto, base }: QueueEntry): Json {
  return {
    head_sha: sha,
    head_ref: ref,
    base_sha: onto,
    base_ref: `refs/heads/${base}`,
    head_commit: simpleCommitJson(repo, sha),
  };
}

/**
 * Ends a merge group. A merge needs the checks that the base branch requires on the group's own commit, and goes in the
 * order of the queue; what stood behind a group that is thrown out is built anew.
 */
export function finishGroup(
  org: OrgState,
  repo: Repo,
  number: number,
  result: 'merged' | 'invalidated' | 'dequeued',
): void {
  const entry = repo.queue.get(number);
  const pull = repo.pulls.get(number);
  if (entry === undefined || pull === undefined)
    throw new Error(`${repo.name}#${number} is not in the merge queue`);
  if (result === 'merged') {
    needReady(org, repo, entry);
    leave(org, repo, pull, entry, result);
    settleMerge(org, repo, pull, { base: entry.onto, sha: entry.sha, login: queueUser(org).login });
    return;
  }
  const all = entriesOf(repo, entry.base);
  const behind = all.slice(all.indexOf(entry) + 1);
  leave(org, repo, pull, entry, result);
  for (const other of behind) {
    const theirs = repo.pulls.get(other.number);
    if (theirs === undefined) continue;
    leave(org, repo, theirs, other, 'invalidated');
    enqueue(org, repo, theirs, other.login);
  }
}

function needReady(org: OrgState, repo: Repo, entry: QueueEntry): void {
  if (entriesOf(repo, entry.base)[0] !== entry)
    throw new Error(`${repo.name}#${entry.number} is not first in its queue`);
  if (repo.refs.get(`refs/heads/${entry.base}`) !== entry.onto) {
    refuse(422, 'The base branch was modified. The merge group is built anew.');
  }
  const [reason] = judgeGroup(org, repo, entry);
  if (reason !== undefined) refuse(422, reason);
}

function leave(org: OrgState, repo: Repo, pull: Pull, entry: QueueEntry, reason: string): void {
  const bot = queueUser(org).login;
  repo.queue.delete(entry.number);
  moveRef(org, repo, entry.ref, null, bot);
  const payload = { reason, merge_group: groupJson(repo, entry) };
  org.emit({ event: 'merge_group', action: 'destroyed', repo, sender: bot, payload });
  emitPull(org, repo, 'dequeued', pull, bot, { reason: reason === 'merged' ? 'MERGE' : 'CI_FAILURE' });
}

function queueUser(org: OrgState): User {
  const known = org.users.get(queueBot);
  if (known !== undefined) return known;
  const id = newId(org);
  const user: User = {
    id,
    nodeId: nodeId('U', id),
    login: queueBot,
    name: queueBot,
    type: 'Bot',
    member: false,
    owner: false,
  };
  org.users.set(queueBot, user);
  org.usersById.set(id, user);
  return user;
}
