import type { MergeMethod } from './enforcement/merges.ts';
import { addStatus, createCheckRun, suiteOf, updateCheckRun } from './operations/checks.ts';
import { addDeployment, addDeploymentStatus } from './operations/deployments.ts';
import { requestDeployment, type DeployJob, type Waiting } from './operations/gates.ts';
import { setCollaborator } from './operations/people.ts';
import { emitCheckRun } from './operations/emit.ts';
import { completeMerge, mergePull, type Merged } from './operations/merge.ts';
import {
  addComment,
  addLabel,
  addReview,
  closePull,
  openPull,
  pushToPull,
  removeLabel,
  retarget,
} from './operations/pulls.ts';
import { enqueue, finishGroup } from './operations/queue.ts';
import { commitOn, moveRef, tryMoveRef } from './operations/refs.ts';
import { createRuns, type Runs } from './runs.ts';
import { storeCommit, withFiles, commitAt } from './state/git.ts';
import { timestamp } from './state/ids.ts';
import type { Actor, CheckRun, Commit, OrgState, Pull, Repo, Review, ReviewState } from './state/model.ts';
import { createDrift, type Drift } from './drift.ts';
import type { Json, Permission } from './types.ts';

export interface DirectPull {
  readonly head: string;
  readonly base?: string;
  readonly title?: string;
  readonly body?: string;
  readonly author: string;
  readonly draft?: boolean;
  /** Owner of the fork that the head lies in, with the files it adds to the base. */
  readonly fork?: { readonly owner: string; readonly files: Readonly<Record<string, string | null>> };
}

export interface DirectCommit {
  readonly files?: Readonly<Record<string, string | null>>;
  /** The branch's commit by default. */
  readonly parents?: readonly string[];
  readonly message?: string;
  readonly author?: string;
}

/** A repository as tests reach into it: nothing is counted, every change sends its webhooks. */
export interface DirectRepository {
  readonly state: Repo;
  readonly id: number;
  readonly nodeId: string;
  head(branch?: string): string;
  file(path: string, branch?: string): string | undefined;
  /** Commits one file as somebody; null deletes it. */
  setFile(branch: string, path: string, text: string | null, author?: string): Commit;
  /** A commit on a branch past all rules, as a test needs it. */
  commit(branch: string, commit: DirectCommit): Commit;
  createBranch(name: string, from?: string): void;
  deleteBranch(name: string, sender?: string): void;
  createTag(name: string, sha?: string, sender?: string): void;
  forcePush(branch: string, sha: string, sender?: string): void;
  /** Pushes as somebody through rules and protection; throws GitHub's refusal. */
  push(branch: string, sha: string | null, login: string): void;
  openPull(pull: DirectPull): Pull;
  pull(number: number): Pull;
  /** New files on the head, of a fork as well. */
  pushToPull(number: number, files: Readonly<Record<string, string | null>>, login?: string): Commit;
  review(number: number, login: string, state?: ReviewState, body?: string): Review;
  dismissReview(number: number, login: string): void;
  comment(number: number, login: string, body: string): number;
  label(number: number, name: string, login?: string): void;
  unlabel(number: number, name: string, login?: string): void;
  retarget(number: number, base: string, login?: string): void;
  setDraft(number: number, draft: boolean): void;
  closePull(number: number, login?: string): void;
  /** As a person through GitHub's own enforcement; throws its refusal. */
  merge(number: number, login: string, method?: MergeMethod): Merged;
  /** As an administrator above everything. */
  forceMerge(number: number, login: string, method?: MergeMethod): Merged;
  /** Starts a merge group; the answer is what `merge_group` carries. */
  enqueue(number: number, login: string): Json;
  /** Ends a merge group: merged, which throws GitHub's refusal where a required check of the group is unmet, or not. */
  finishGroup(number: number, result: 'merged' | 'invalidated' | 'dequeued'): void;
  /** A check run of another App, GitHub Actions by default. */
  check(sha: string, name: string, conclusion: string | null, appId?: number): number;
  /** A commit status of somebody's, the older kind of check. */
  status(sha: string, context: string, state: string, login?: string): void;
  /** Somebody presses a button of a check run. */
  press(checkRun: number, identifier: string, login: string): void;
  /** Somebody asks for a check run again. */
  rerun(checkRun: number, login: string): void;
  deploy(order: {
    readonly ref: string;
    readonly environment: string;
    readonly state?: string;
    readonly login?: string;
  }): number;
  /** A job of a workflow wants to deploy; it waits for the Apps that guard the environment. */
  requestDeployment(job: DeployJob): Waiting;
  /** Invites somebody, changes what they may do, or (null) takes them out. */
  setCollaborator(login: string, permission: Permission | null, sender?: string): void;
  readonly drift: Drift;
  readonly workflows: Runs;
}

const actions = 15_368;

export function directRepository(org: OrgState, repo: Repo): DirectRepository {
  return {
    ...branches(org, repo),
    ...pulls(org, repo),
    ...merging(org, repo),
    ...checking(org, repo),
    state: repo,
    id: repo.id,
    nodeId: repo.nodeId,
    drift: createDrift(org, repo),
    workflows: createRuns(org, repo),
  };
}

type Checking = Pick<
  DirectRepository,
  'check' | 'status' | 'press' | 'rerun' | 'deploy' | 'requestDeployment' | 'setCollaborator'
>;

function checking(org: OrgState, repo: Repo): Checking {
  const runOf = (id: number): CheckRun => {
    const run = repo.checkRuns.get(id);
    if (run === undefined) throw new Error(`${repo.name} has no check run ${id}`);
    return run;
  };
  return {
    check(sha, name, conclusion, appId = actions) {
      const body = {
        name,
        head_sha: sha,
        ...(conclusion === null ? { status: 'in_progress' } : { conclusion }),
      };
      const known = repo.suites
        .get(sha)
        ?.find((suite) => suite.appId === appId)
        ?.runs.findLast((run) => run.name === name);
      const sender = org.otherApps.get(appId) ?? org.app.slug;
      if (known === undefined) return createCheckRun(org, repo, body, appId, sender).id;
      updateCheckRun(org, repo, known, body, sender);
      return known.id;
    },
    status(sha, context, state, login = someone(org)) {
      addStatus(org, repo, sha, { context, state }, login);
    },
    press(id, requested, login) {
      const run = runOf(id);
      if (!run.actions.some(({ identifier }) => identifier === requested)) {
        throw new Error(`${run.name} has no button ${requested}`);
      }
      emitCheckRun(org, repo, 'requested_action', { run, suite: suiteOf(repo, run), requested }, login);
    },
    rerun(id, login) {
      const run = runOf(id);
      emitCheckRun(org, repo, 'rerequested', { run, suite: suiteOf(repo, run) }, login);
    },
    deploy({ ref, environment, state = 'success', login = someone(org) }) {
      const deployment = addDeployment(org, repo, { ref, environment }, login);
      addDeploymentStatus(org, repo, deployment, { state }, login);
      return deployment.id;
    },
    requestDeployment: (job) => requestDeployment(org, repo, job),
    setCollaborator: (login, permission, sender = org.login) =>
      setCollaborator(org, repo, { login, permission }, sender),
  };
}

function tip(repo: Repo, branch: string): string {
  const sha = repo.refs.get(`refs/heads/${branch}`);
  if (sha === undefined) throw new Error(`${repo.name} has no branch ${branch}`);
  return sha;
}

function someone(org: OrgState): string {
  for (const user of org.users.values()) if (user.member) return user.login;
  return org.login;
}

type Branches = Pick<
  DirectRepository,
  | 'head'
  | 'file'
  | 'setFile'
  | 'commit'
  | 'createBranch'
  | 'deleteBranch'
  | 'createTag'
  | 'forcePush'
  | 'push'
>;

function branches(org: OrgState, repo: Repo): Branches {
  const commit = (branch: string, order: DirectCommit): Commit => {
    const author = order.author ?? someone(org);
    const made = commitOn(org, repo, branch, {
      files: order.files ?? {},
      message: order.message ?? `Change ${Object.keys(order.files ?? {}).join(', ')}`,
      author,
      ...(order.parents === undefined ? {} : { parents: order.parents }),
    });
    moveRef(org, repo, `refs/heads/${branch}`, made.sha, author);
    return made;
  };
  return {
    commit,
    head: (branch = repo.defaultBranch) => tip(repo, branch),
    file: (path, branch = repo.defaultBranch) => commitAt(repo, tip(repo, branch)).tree.get(path),
    setFile: (branch, path, text, author) =>
      commit(branch, { files: { [path]: text }, ...(author === undefined ? {} : { author }) }),
    createBranch: (name, from = repo.defaultBranch) =>
      moveRef(org, repo, `refs/heads/${name}`, repo.commits.has(from) ? from : tip(repo, from), someone(org)),
    deleteBranch: (name, sender = someone(org)) => moveRef(org, repo, `refs/heads/${name}`, null, sender),
    createTag: (name, sha = tip(repo, repo.defaultBranch), sender = someone(org)) =>
      moveRef(org, repo, `refs/tags/${name}`, sha, sender),
    forcePush: (branch, sha, sender = someone(org)) =>
      moveRef(org, repo, `refs/heads/${branch}`, sha, sender),
    push: (branch, sha, login) =>
      tryMoveRef(org, repo, { ref: `refs/heads/${branch}`, to: sha, actor: { kind: 'user', login } }),
  };
}

function find(repo: Repo, number: number): Pull {
  const pull = repo.pulls.get(number);
  if (pull === undefined) throw new Error(`${repo.name} has no pull request ${number}`);
  return pull;
}

type Pulls = Pick<
  DirectRepository,
  | 'openPull'
  | 'pull'
  | 'pushToPull'
  | 'review'
  | 'dismissReview'
  | 'comment'
  | 'label'
  | 'unlabel'
  | 'retarget'
  | 'setDraft'
  | 'closePull'
>;

function pulls(org: OrgState, repo: Repo): Pulls {
  const onto = (sha: string, files: Readonly<Record<string, string | null>>, login: string): Commit =>
    storeCommit(repo, {
      parents: [sha],
      tree: withFiles(commitAt(repo, sha).tree, files),
      message: `Change ${Object.keys(files).join(', ')}`,
      author: { name: login, email: `${login}@users.noreply.example.com`, login },
      date: timestamp(org),
    });
  return {
    openPull(order) {
      const base = order.base ?? repo.defaultBranch;
      const { fork, title = `Change of ${order.head}` } = order;
      const forked =
        fork === undefined
          ? undefined
          : { owner: fork.owner, sha: onto(tip(repo, base), fork.files, order.author).sha };
      const { head, author, body = null, draft = false } = order;
      return openPull(org, repo, { head, base, title, author, body, draft, fork: forked });
    },
    pull: (number) => find(repo, number),
    pushToPull(number, files, login) {
      const pull = find(repo, number);
      const sender = login ?? pull.author;
      const from = pull.headSha;
      const made = onto(from, files, sender);
      if (pull.fork === null) moveRef(org, repo, `refs/heads/${pull.headRef}`, made.sha, sender);
      else pushToPull(org, repo, pull, { from, to: made.sha, sender });
      return made;
    },
    review: (number, login, state = 'APPROVED', body = '') =>
      addReview(org, repo, find(repo, number), { login, state, body }),
    dismissReview(number, login) {
      const pull = find(repo, number);
      for (const review of pull.reviews) if (review.login === login) review.state = 'DISMISSED';
      pull.updatedAt = timestamp(org);
    },
    comment: (number, login, body) => addComment(org, repo, find(repo, number), { login, body }).id,
    label: (number, name, login = someone(org)) => addLabel(org, repo, find(repo, number), name, login),
    unlabel: (number, name, login = someone(org)) => removeLabel(org, repo, find(repo, number), name, login),
    retarget: (number, base, login = someone(org)) => retarget(org, repo, find(repo, number), base, login),
    setDraft(number, draft) {
      const pull = find(repo, number);
      pull.draft = draft;
      pull.updatedAt = timestamp(org);
    },
    closePull: (number, login = someone(org)) => closePull(org, repo, find(repo, number), login),
  };
}

type Merging = Pick<DirectRepository, 'merge' | 'forceMerge' | 'enqueue' | 'finishGroup'>;

function merging(org: OrgState, repo: Repo): Merging {
  const user = (login: string): Actor => ({ kind: 'user', login });
  return {
    merge: (number, login, method = 'merge') =>
      mergePull(org, repo, find(repo, number), { actor: user(login), method }),
    forceMerge: (number, login, method = 'merge') =>
      completeMerge(org, repo, find(repo, number), { actor: user(login), method }),
    enqueue: (number, login) => enqueue(org, repo, find(repo, number), login),
    finishGroup: (number, result) => finishGroup(org, repo, number, result),
  };
}
