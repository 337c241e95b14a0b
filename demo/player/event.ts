import { gitText, listRefs } from '../github/git.ts';
import type { GitHubStage } from '../github/stage.ts';
import type { PlayedEvent } from './types.ts';

/** What the runner knows of an event. */
export interface EventFacts {
  readonly event: string;
  readonly action: string | null;
  /** `GITHUB_REF` and `GITHUB_SHA`: for a pull request its test merge. */
  readonly ref: string;
  readonly sha: string;
  /** Branches of a pull request, otherwise empty. */
  readonly headRef: string;
  readonly baseRef: string;
  /** Commit and branch that the run is shown for. */
  readonly headSha: string;
  readonly headBranch: string;
  /** The branch that `on:` filters look at. */
  readonly triggerBranch: string;
  readonly pulls: readonly number[];
  readonly inputs: Readonly<Record<string, string>>;
  /** The content of `GITHUB_EVENT_PATH`. */
  readonly payload: Record<string, unknown>;
}

interface PullJson {
  readonly head: { readonly ref: string; readonly sha: string };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly mergeable: boolean | null;
  readonly merge_commit_sha: string | null;
}

/** Gathers the facts and the payload of an event from the emulated GitHub. */
export async function describeEvent(
  stage: GitHubStage,
  event: PlayedEvent,
  actor: string,
): Promise<EventFacts> {
  const base = `/repos/${stage.repository.owner}/${stage.repository.name}`;
  const read = async (path: string) => {
    const { status, json } = await stage.as(actor, 'GET', path);
    if (status !== 200) throw new Error(`The emulated GitHub answered ${status} to ${path}`);
    return json as Record<string, unknown>;
  };
  const repository = await read(base);
  const sender = await read(`/users/${actor}`);
  const common = { repository, sender };
  if (event.name !== 'pull_request') return branchEvent(stage, event, { actor, common });
  const pull = (await read(`${base}/pulls/${event.number}`)) as Record<string, unknown> & PullJson;
  if (pull.mergeable !== true || pull.merge_commit_sha === null) {
    throw new Error(`Pull request ${event.number} conflicts with its base; GitHub starts no workflow for it`);
  }
  const action = event.action ?? 'opened';
  return {
    event: event.name,
    action,
    ref: `refs/pull/${event.number}/merge`,
    sha: pull.merge_commit_sha,
    headRef: pull.head.ref,
    baseRef: pull.base.ref,
    headSha: pull.head.sha,
    headBranch: pull.head.ref,
    triggerBranch: pull.base.ref,
    pulls: [event.number],
    inputs: {},
    payload: { action, number: event.number, pull_request: pull, ...common },
  };
}

async function branchEvent(
  stage: GitHubStage,
  event: Exclude<PlayedEvent, { readonly name: 'pull_request' }>,
  given: { readonly actor: string; readonly common: Record<string, unknown> },
): Promise<EventFacts> {
  const ref = `refs/heads/${event.branch}`;
  const tip = (await listRefs(stage.bare, ref)).get(ref);
  const sha = (event.name === 'push' ? event.sha : undefined) ?? tip;
  if (sha === undefined) throw new Error(`There is no branch ${event.branch}`);
  const inputs = event.name === 'workflow_dispatch' ? (event.inputs ?? {}) : {};
  const message = await gitText(stage.bare, ['log', '-1', '--format=%B', sha]);
  const body =
    event.name === 'push'
      ? {
          ref,
          before: event.before ?? '0'.repeat(40),
          after: sha,
          head_commit: { id: sha, message },
          pusher: { name: given.actor },
        }
      : { ref, inputs, workflow: event.workflow };
  return {
    event: event.name,
    action: null,
    ref,
    sha,
    headRef: '',
    baseRef: '',
    headSha: sha,
    headBranch: event.branch,
    triggerBranch: event.branch,
    pulls: [],
    inputs,
    payload: { ...body, ...given.common },
  };
}
