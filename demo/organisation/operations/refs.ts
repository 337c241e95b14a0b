import { judgeUpdate } from '../enforcement/updates.ts';
import { pushCommitJson } from '../json/commits.ts';
import { repoHtml } from '../json/repository.ts';
import { refuse } from '../refusal.ts';
import { commitAt, commitsBetween, isAncestor, storeCommit, withFiles } from '../state/git.ts';
import { timestamp } from '../state/ids.ts';
import type { Actor, Commit, OrgState, Person, Repo } from '../state/model.ts';
import { afterBaseMoved, afterBranchGone, afterHeadMoved } from './pulls.ts';

const none = '0'.repeat(40);
/** GitHub lists no more in one delivery. */
const listed = 2048;

export function personOf(org: OrgState, login: string): Person {
  const user = org.users.get(login);
  return {
    name: user?.name ?? login,
    email: `${login}@users.noreply.example.com`,
    login: user?.login ?? null,
  };
}

/** Moves, makes or (null) deletes a ref, with every consequence that GitHub draws; enforcement is the caller's. */
export function moveRef(org: OrgState, repo: Repo, ref: string, to: string | null, sender: string): void {
  const from = repo.refs.get(ref) ?? null;
  if (from === to) return;
  if (to === null) repo.refs.delete(ref);
  else repo.refs.set(ref, to);
  repo.pushedAt = timestamp(org);
  emitPush(org, repo, { ref, from, to, sender });
  if (!ref.startsWith('refs/heads/')) return;
  const branch = ref.slice('refs/heads/'.length);
  if (to === null) afterBranchGone(org, repo, branch, sender);
  else if (from !== null) {
    afterHeadMoved(org, repo, branch, { from, to, sender });
    afterBaseMoved(org, repo, branch, { from, to, sender });
  }
}

/** The same for somebody whom rules and protection may stop; 422 in GitHub's words where they do. */
export function tryMoveRef(
  org: OrgState,
  repo: Repo,
  move: { readonly ref: string; readonly to: string | null; readonly actor: Actor; readonly status?: number },
): void {
  const { ref, to, actor } = move;
  const from = repo.refs.get(ref) ?? null;
  const refused = judgeUpdate(org, repo, { ref, from, to }, actor);
  if (refused !== null) {
    const [first = ''] = refused.reasons;
    const text =
      refused.by === 'rules'
        ? `Repository rule violations found\n\n${refused.reasons.join('\n\n')}\n\n`
        : first;
    refuse(move.status ?? 422, text);
  }
  moveRef(org, repo, ref, to, actor.login);
}

interface Push {
  readonly ref: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly sender: string;
}

function emitPush(org: OrgState, repo: Repo, push: Push): void {
  const { ref, sender } = push;
  const from = push.from ?? none;
  const to = push.to ?? none;
  const known = repo.commits.has(from) && repo.commits.has(to);
  const commits = known ? commitsBetween(repo, from, to) : [];
  const payload = {
    ref,
    before: from,
    after: to,
    base_ref: null,
    created: push.from === null,
    deleted: push.to === null,
    forced: known && !isAncestor(repo, from, to),
    compare: `${repoHtml(org, repo)}/compare/${from.slice(0, 12)}...${to.slice(0, 12)}`,
    commits: commits.slice(-listed).map((commit) => pushCommitJson(org, repo, commit)),
    head_commit: repo.commits.has(to) ? pushCommitJson(org, repo, commitAt(repo, to)) : null,
    pusher: { name: sender, email: personOf(org, sender).email },
  };
  org.emit({ event: 'push', repo, sender, payload });
  if (push.from === null || push.to === null) emitRef(org, repo, push);
}

/** `create` or `delete`. */
function emitRef(org: OrgState, repo: Repo, { ref, to, sender }: Push): void {
  const payload = {
    ref: ref.replace(/^refs\/(?:heads|tags)\//, ''),
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    pusher_type: 'user',
    ...(to === null ? {} : { master_branch: repo.defaultBranch, description: repo.settings.description }),
  };
  org.emit({ event: to === null ? 'delete' : 'create', repo, sender, payload });
}

export interface CommitOrder {
  readonly files: Readonly<Record<string, string | null>>;
  readonly message: string;
  readonly author: string;
  readonly verified?: boolean;
  /** The branch's commit by default. */
  readonly parents?: readonly string[];
}

/** A new commit on what a branch holds; the branch itself stays where it is. */
export function commitOn(org: OrgState, repo: Repo, branch: string, order: CommitOrder): Commit {
  const tip = repo.refs.get(`refs/heads/${branch}`);
  const parents = order.parents ?? (tip === undefined ? [] : [tip]);
  const [first] = parents;
  const tree = first === undefined ? new Map<string, string>() : commitAt(repo, first).tree;
  return storeCommit(repo, {
    parents,
    tree: withFiles(tree, order.files),
    message: order.message,
    author: personOf(org, order.author),
    date: timestamp(org),
    verified: order.verified ?? false,
  });
}
