import { gitText } from '../../../demo/github/git.ts';
import type { GitHubStage } from '../../../demo/github/stage.ts';
import { describeEvent, type EventFacts } from '../../../demo/player/event.ts';
import type { PlayedEvent } from '../../../demo/player/types.ts';
import type { ForkSide } from './forks.ts';

/** What starts a workflow. */
export type ActEvent =
  | PlayedEvent
  /** A pull request of the stage, told as if it came from a fork. */
  | { readonly name: 'fork_pull_request'; readonly number: number }
  | { readonly name: 'closed_pull_request'; readonly number: number }
  /** A push to a branch of a repository that everybody may read. */
  | { readonly name: 'public_push'; readonly branch: string }
  /** The merge queue has put the pull request before the others. */
  | { readonly name: 'merge_group'; readonly number: number }
  | { readonly name: 'schedule' }
  | { readonly name: 'tag'; readonly tag: string };

/** A branch with a finding that pull requests do not touch; a merge group stands on it. */
export const branchAhead = 'feature/ahead';

const actor = 'ada';
const noRepository = 999_001;
const stranger = 'stranger/fieldnotes';

export async function factsOf(stage: GitHubStage, event: ActEvent): Promise<EventFacts> {
  if (event.name === 'fork_pull_request') return fromFork(stage, event.number);
  if (event.name === 'merge_group') return ofGroup(stage, event.number);
  if (event.name === 'closed_pull_request') {
    const facts = await describeEvent(stage, { name: 'pull_request', number: event.number }, actor);
    return { ...facts, action: 'closed', payload: { ...facts.payload, action: 'closed' } };
  }
  if (event.name === 'schedule') return onSchedule(stage);
  if (event.name === 'public_push') return ofPublic(stage, event.branch);
  return event.name === 'tag' ? ofTag(stage, event.tag) : describeEvent(stage, event, actor);
}

async function fromFork(stage: GitHubStage, number: number): Promise<EventFacts> {
  const facts = await describeEvent(stage, { name: 'pull_request', number }, actor);
  const pull = facts.payload['pull_request'] as { readonly head: { readonly repo: object } };
  const repo = { ...pull.head.repo, id: noRepository, full_name: stranger, fork: true };
  const head = { ...pull.head, repo };
  return { ...facts, payload: { ...facts.payload, pull_request: { ...pull, head } } };
}

async function ofGroup(stage: GitHubStage, number: number): Promise<EventFacts> {
  const { headSha, payload } = await describeEvent(stage, { name: 'pull_request', number }, actor);
  const { base } = payload['pull_request'] as { readonly base: { readonly ref: string } };
  const git = async (...args: readonly string[]) => (await gitText(stage.bare, args)).trim();
  // The queue has another change before this one.
  const before = await git('rev-parse', `refs/heads/${branchAhead}`);
  const tree = await git('merge-tree', '--write-tree', before, headSha);
  const who = ['-c', `user.name=${actor}`, '-c', `user.email=${actor}@example.com`];
  const sha = await git(...who, 'commit-tree', tree, '-p', before, '-p', headSha, '-m', `Merge #${number}`);
  const branch = `gh-readonly-queue/${base.ref}/pr-${number}-${before}`;
  const ref = `refs/heads/${branch}`;
  await git('update-ref', ref, sha);
  const group = { head_sha: sha, head_ref: ref, base_sha: before, base_ref: `refs/heads/${base.ref}` };
  const { repository, sender } = payload;
  return {
    event: 'merge_group',
    action: 'checks_requested',
    ref,
    sha,
    headRef: '',
    baseRef: '',
    headSha: sha,
    headBranch: branch,
    triggerBranch: base.ref,
    pulls: [],
    inputs: {},
    payload: { action: 'checks_requested', merge_group: group, repository, sender },
  };
}

/** The end of the run on the other side, told to the default branch. */
export async function afterFork(stage: GitHubStage, { run }: ForkSide): Promise<EventFacts> {
  const facts = await describeEvent(stage, { name: 'push', branch: 'main' }, actor);
  const ended = {
    id: run.id,
    event: 'pull_request',
    head_sha: run.headSha,
    head_repository: { full_name: run.from },
  };
  const { repository, sender } = facts.payload;
  return {
    ...facts,
    event: 'workflow_run',
    payload: { action: 'completed', workflow_run: ended, repository, sender },
  };
}

async function onSchedule(stage: GitHubStage): Promise<EventFacts> {
  const facts = await describeEvent(stage, { name: 'push', branch: 'main' }, actor);
  const { repository } = facts.payload;
  return { ...facts, event: 'schedule', payload: { repository, schedule: '17 3 * * *' } };
}

async function ofPublic(stage: GitHubStage, branch: string): Promise<EventFacts> {
  const facts = await describeEvent(stage, { name: 'push', branch }, actor);
  const repository = { ...(facts.payload['repository'] as object), private: false, visibility: 'public' };
  return { ...facts, payload: { ...facts.payload, repository } };
}

async function ofTag(stage: GitHubStage, tag: string): Promise<EventFacts> {
  const sha = await gitText(stage.bare, ['rev-parse', `refs/tags/${tag}^{commit}`]);
  const facts = await describeEvent(stage, { name: 'push', branch: 'main', sha }, actor);
  const ref = `refs/tags/${tag}`;
  const payload = { ...facts.payload, ref, base_ref: 'refs/heads/main' };
  return { ...facts, ref, headBranch: tag, triggerBranch: '', payload };
}
