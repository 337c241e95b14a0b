import { gitText } from '../../../demo/github/git.ts';
import type { GitHubStage } from '../../../demo/github/stage.ts';
import { describeEvent, type EventFacts } from '../../../demo/player/event.ts';
import type { PlayedEvent } from '../../../demo/player/types.ts';

/** What starts a workflow. */
export type ActEvent =
  | PlayedEvent
  /** A pull request of the stage, told as if it came from a fork. */
  | { readonly name: 'fork_pull_request'; readonly number: number }
  /** A push to a branch of a repository that everybody may read. */
  | { readonly name: 'public_push'; readonly branch: string }
  /** The merge queue has put the pull request before the others. */
  | { readonly name: 'merge_group'; readonly number: number }
  /** The end of a run of a fork. */
  | { readonly name: 'workflow_run'; readonly number: number }
  | { readonly name: 'tag'; readonly tag: string };

const actor = 'ada';
const noRepository = 999_001;
const stranger = 'stranger/fieldnotes';

export async function factsOf(stage: GitHubStage, event: ActEvent): Promise<EventFacts> {
  if (event.name === 'fork_pull_request') return fromFork(stage, event.number);
  if (event.name === 'merge_group') return ofGroup(stage, event.number);
  if (event.name === 'workflow_run') return ofForksRun(stage, event.number);
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
  const { sha, payload } = await describeEvent(stage, { name: 'pull_request', number }, actor);
  const { base } = payload['pull_request'] as {
    readonly base: { readonly ref: string; readonly sha: string };
  };
  const branch = `gh-readonly-queue/${base.ref}/pr-${number}-${base.sha}`;
  const ref = `refs/heads/${branch}`;
  await gitText(stage.bare, ['update-ref', ref, sha]);
  const group = { head_sha: sha, head_ref: ref, base_sha: base.sha, base_ref: `refs/heads/${base.ref}` };
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

async function ofForksRun(stage: GitHubStage, number: number): Promise<EventFacts> {
  const { headSha, headBranch, pulls } = await fromFork(stage, number);
  const run = { name: 'Fairlead open source', path: '.github/workflows/ci.yml', event: 'pull_request' };
  const { id } = await stage.startRun({ ...run, headSha, headBranch, pulls, actor });
  await stage.finishRun(id, 'success');
  const facts = await describeEvent(stage, { name: 'push', branch: 'main' }, actor);
  const ended = { id, event: 'pull_request', head_sha: headSha, head_repository: { full_name: stranger } };
  const payload = { ...facts.payload, action: 'completed', workflow_run: ended };
  return { ...facts, event: 'workflow_run', payload };
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
