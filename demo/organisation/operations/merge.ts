import { judgeMerge, type MergeMethod } from '../enforcement/merges.ts';
import { refuse } from '../refusal.ts';
import { mergedCommit, type MergeOrder } from '../state/merging.ts';
import { commitsBetween } from '../state/git.ts';
import { timestamp } from '../state/ids.ts';
import type { Actor, OrgState, Pull, Repo } from '../state/model.ts';
import { emitPull } from './emit.ts';
import { moveRef, personOf } from './refs.ts';

export interface MergeWish {
  readonly actor: Actor;
  readonly method: MergeMethod;
  /** Head that the merge is meant for. */
  readonly sha?: string | undefined;
  readonly title?: string | undefined;
  readonly message?: string | undefined;
}

export interface Merged {
  readonly sha: string;
  readonly merged: true;
  readonly message: string;
}

const switchedOff = {
  merge: ['allow_merge_commit', 'Merge commits are not allowed on this repository.'],
  squash: ['allow_squash_merge', 'Squash merges are not allowed on this repository.'],
  rebase: ['allow_rebase_merge', 'Rebase merges are not allowed on this repository.'],
} as const;

/** Merges a pull request through GitHub's own enforcement, in one step; refuses with its status and words. */
export function mergePull(org: OrgState, repo: Repo, pull: Pull, wish: MergeWish): Merged {
  needMergeable(org, repo, pull, wish);
  return completeMerge(org, repo, pull, wish);
}

/** Refuses what GitHub would refuse to merge, but for conflicts. */
export function needMergeable(org: OrgState, repo: Repo, pull: Pull, wish: MergeWish): void {
  if (pull.state === 'closed') refuse(405, 'Pull Request is not mergeable');
  if (pull.draft) refuse(405, 'Pull Request is still a draft');
  if (wish.sha !== undefined && wish.sha !== pull.headSha) {
    refuse(409, 'Head branch was modified. Review and try the merge again.');
  }
  if (repo.archived) refuse(403, 'Repository was archived so is read-only.');
  const [setting, sentence] = switchedOff[wish.method];
  if (!repo.settings[setting]) refuse(405, sentence);
  const obstacles = judgeMerge(org, repo, { pull, actor: wish.actor, method: wish.method });
  const rules = obstacles.filter(({ by }) => by === 'rules').map(({ message }) => message);
  if (rules.length > 0)
    refuse(405, `Repository rule violations found\n\n${[...new Set(rules)].join('\n\n')}\n\n`);
  const [first] = obstacles;
  if (first !== undefined) refuse(405, first.message);
}

/** The merge itself, without asking anybody. */
export function completeMerge(org: OrgState, repo: Repo, pull: Pull, wish: MergeWish): Merged {
  const ref = `refs/heads/${pull.baseRef}`;
  const base = repo.refs.get(ref);
  if (base === undefined) refuse(405, 'Base branch does not exist');
  const { login } = wish.actor;
  const order: MergeOrder = {
    base,
    head: pull.headSha,
    method: wish.method,
    message: messageOf(org, repo, pull, wish),
    author: personOf(org, wish.method === 'squash' ? pull.author : login),
    date: timestamp(org),
  };
  const commit = mergedCommit(repo, order);
  if (commit === null) refuse(405, 'Pull Request has merge conflicts');
  settleMerge(org, repo, pull, { base, sha: commit.sha, login });
  return { sha: commit.sha, merged: true, message: 'Pull Request successfully merged' };
}

interface MergeResult {
  /** Where the base branch was. */
  readonly base: string;
  readonly sha: string;
  readonly login: string;
}

/** What GitHub does once the merge commit is made: the pull request ends, the base moves, the head may go. */
export function settleMerge(org: OrgState, repo: Repo, pull: Pull, { base, sha, login }: MergeResult): void {
  pull.state = 'closed';
  pull.mergedAt = timestamp(org);
  pull.closedAt = pull.mergedAt;
  pull.updatedAt = pull.mergedAt;
  pull.mergedBy = login;
  pull.mergeCommitSha = sha;
  pull.baseSha = base;
  moveRef(org, repo, `refs/heads/${pull.baseRef}`, sha, login);
  emitPull(org, repo, 'closed', pull, login);
  if (repo.settings.delete_branch_on_merge && pull.fork === null && pull.headRef !== repo.defaultBranch) {
    moveRef(org, repo, `refs/heads/${pull.headRef}`, null, login);
  }
}

/** The texts that the repository's settings give a merge; a wish's own go before them. */
export function messageOf(
  org: OrgState,
  repo: Repo,
  pull: Pull,
  wish: Pick<MergeWish, 'method' | 'title' | 'message'>,
): string {
  const squash = wish.method === 'squash';
  const text = squash ? squashText(repo, pull) : mergeText(org, repo, pull);
  const title = wish.title ?? text.title;
  const body = wish.message ?? text.body;
  return body === '' ? title : `${title}\n\n${body}`;
}

interface Text {
  readonly title: string;
  readonly body: string;
}

function mergeText(org: OrgState, repo: Repo, pull: Pull): Text {
  const { merge_commit_title: title, merge_commit_message: message } = repo.settings;
  const owner = pull.fork?.owner ?? org.login;
  const standard = `Merge pull request #${pull.number} from ${owner}/${pull.headRef}`;
  const body = message === 'PR_BODY' ? (pull.body ?? '') : message === 'BLANK' ? '' : pull.title;
  return { title: title === 'PR_TITLE' ? `${pull.title} (#${pull.number})` : standard, body };
}

function squashText(repo: Repo, pull: Pull): Text {
  const { squash_merge_commit_title: title, squash_merge_commit_message: message } = repo.settings;
  const base = repo.refs.get(`refs/heads/${pull.baseRef}`) ?? pull.baseSha;
  const commits = commitsBetween(repo, base, pull.headSha).filter(({ parents }) => parents.length < 2);
  const [only] = commits;
  const single = title !== 'PR_TITLE' && commits.length === 1 && only !== undefined;
  const heading = single ? (only.message.split('\n')[0] ?? '') : pull.title;
  const listed = commits.map((commit) => `* ${commit.message}`).join('\n\n');
  const body = message === 'PR_BODY' ? (pull.body ?? '') : message === 'BLANK' || single ? '' : listed;
  return { title: `${heading} (#${pull.number})`, body };
}
