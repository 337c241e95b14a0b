import { z } from 'zod';
import type { Clock } from '../core/ports/clock.ts';
import type { GitHub } from '../core/ports/github.ts';
import type { Store, StoredEvent } from '../core/ports/store.ts';
import type { TestRun } from '../core/testing/types.ts';
import type { EngineDeps } from './deps.ts';
import { loadRun, repositoryOf } from './records.ts';

const pollMs = 200;
const pageSize = 1000;
const questionsPerHint = 3;
const askEveryMs = 2_000;
const hintBody = z.object({ number: z.number(), headSha: z.string() });

/** What takes a run's place: the commit that counts now. */
export interface Successor {
  readonly sha: string;
}

/** Finds what supersedes a run: a newer run of its subject, or a push to its pull request. Reads only what is new. */
export interface Successors {
  find(): Promise<Successor | null>;
}

export async function openSuccessors(
  deps: Pick<EngineDeps, 'store' | 'clock'> & { readonly github: Pick<GitHub, 'pulls'> },
  run: TestRun,
): Promise<Successors> {
  const [own] = await deps.store.events({ stream: `testrun:${run.id}`, limit: 1 });
  const newerRun = watchRuns(deps.store, run, own?.position ?? 0);
  const movedHead = watchPushes(deps, run, own?.position ?? 0);
  let found: Successor | null = null;
  return {
    async find() {
      found ??= (await newerRun()) ?? (await movedHead());
      return found;
    },
  };
}

/**
 * Every run has an event in the stream `testrun:<id>` from the moment it is accepted, so that a newer run is found
 * even while no worker is free for it.
 */
function watchRuns(store: Store, run: TestRun, start: number): () => Promise<Successor | null> {
  let after = start;
  return async () => {
    let newer: Successor | null = null;
    for (let more = true; more;) {
      const events = await store.events({ streamPrefix: 'testrun:', after, limit: pageSize });
      for (const stream of new Set(events.map((event) => event.stream))) {
        const other = (await loadRun(store, stream))?.run;
        if (other !== undefined && supersedes(other, run)) newer = { sha: other.data.headSha };
      }
      after = events.at(-1)?.position ?? after;
      more = events.length === pageSize;
    }
    return newer;
  };
}

/**
 * A webhook that names another head may be late, repeated or out of order: it is a reason to ask GitHub, no more. The
 * answer may lag behind the webhook, or fail, so each hint is good for a few questions. The first look asks as well:
 * the push may have come before the message.
 */
function watchPushes(
  { store, github, clock }: Parameters<typeof openSuccessors>[0],
  run: TestRun,
  start: number,
): () => Promise<Successor | null> {
  const { pullRequest, headSha, repository } = run.data;
  let after = start;
  let questions = 1;
  let askAt = 0;
  return async () => {
    if (pullRequest === null) return null;
    for (let more = true; more;) {
      const events = await store.events({ stream: `github:${repository.id}`, after, limit: pageSize });
      if (events.some((event) => isHint(event, pullRequest.number, headSha))) {
        questions = questionsPerHint;
        askAt = 0;
      }
      after = events.at(-1)?.position ?? after;
      more = events.length === pageSize;
    }
    if (questions === 0 || clock.now() < askAt) return null;
    questions -= 1;
    askAt = clock.now() + askEveryMs;
    const pull = await github.pulls.get(repositoryOf(run), pullRequest.number).catch(() => null);
    return pull?.state === 'open' && pull.headSha !== headSha ? { sha: pull.headSha } : null;
  };
}

function isHint({ type, body }: StoredEvent, number: number, headSha: string): boolean {
  if (!type.startsWith('pull_request.')) return false;
  const hint = hintBody.safeParse(body).data;
  return hint?.number === number && hint.headSha !== headSha;
}

/** Equal times go by id, so that of two runs exactly one supersedes the other. */
function supersedes(other: TestRun, run: TestRun): boolean {
  if (other.subject !== run.subject || other.id === run.id) return false;
  return other.queuedAt === run.queuedAt ? other.id > run.id : other.queuedAt > run.queuedAt;
}

/**
 * Does work under a signal that aborts when a newer run appears or the process stops. A failed look is no newer run;
 * it is looked at again.
 */
export async function whileNewest<T>(
  successors: Successors,
  clock: Clock,
  stopping: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, stopping]);
  const ended = new AbortController();
  const watch = async () => {
    while (!ended.signal.aborted && !signal.aborted) {
      const newer = await successors.find().catch(() => null);
      if (newer !== null) controller.abort();
      else await clock.sleep(pollMs, ended.signal);
    }
  };
  const watching = watch();
  try {
    return await work(signal);
  } finally {
    ended.abort();
    await watching;
  }
}
