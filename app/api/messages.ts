import { idempotencyKey, testRunId } from '../../core/api/idempotency.ts';
import { message, type Message, type MessageAccepted, type MessageData } from '../../core/api/message.ts';
import { FinalError } from '../../core/errors/fairlead-error.ts';
import type { Json } from '../../core/json.ts';
import type { RepositoryRef } from '../../core/ports/github.ts';
import type { Claims } from '../../core/ports/tokens.ts';
import type { TestRun } from '../../core/testing/types.ts';
import { pullRequestOf, requireInstalled, requireRunsCommit, requireSameOrigin } from './caller.ts';
import type { ApiDeps } from './deps.ts';
import { parseBody, type Authenticated } from './request.ts';
import { onNewestState } from './save-once.ts';
import { keepTested } from './tested.ts';

export interface AcceptedMessage {
  readonly status: 200 | 202;
  readonly body: MessageAccepted;
}

/** Queues a test run of the artifacts; the same message again is the same run. */
export async function postMessage(request: Authenticated, deps: ApiDeps): Promise<AcceptedMessage> {
  const { claims, body, idempotencyKey: key } = request;
  const event = parseBody(message, body);
  const data = event.data.customData;
  requireSameOrigin(claims, data);
  requireSameSubject(event);
  if (key !== null && key !== event.idempotencykey) {
    throw new FinalError('FL_BODY_INVALID', 'idempotencykey: not that of the header Idempotency-Key');
  }
  requireSameChange(claims, data);
  const repository = await requireInstalled(claims, deps);
  await requireRunsCommit(claims, repository, data.headSha, deps);
  if (data.promotable) await requirePromotable(claims, repository, deps);
  return queue(event, repository, deps);
}

function requireSameSubject(event: Message): void {
  const { repository, run, headSha } = event.data.customData;
  if (event.data.subject.id !== event.subject) {
    throw new FinalError('FL_BODY_INVALID', 'data.subject.id: not the subject');
  }
  const expected = idempotencyKey({
    repositoryId: repository.id,
    headSha,
    subject: event.subject,
    runId: run.id,
    runAttempt: run.attempt,
  });
  if (event.idempotencykey !== expected) {
    throw new FinalError(
      'FL_BODY_INVALID',
      'idempotencykey: not the hash of repository, commit, subject and run',
    );
  }
}

/** A run may speak for its own ref and pull request only: it could supersede another's tests otherwise. */
function requireSameChange(claims: Claims, data: MessageData): void {
  if (data.ref !== claims.ref) throw new FinalError('FL_TOKEN_RUN', `its run is on ${claims.ref}`);
  const number = pullRequestOf(claims);
  if ((data.pullRequest?.number ?? null) !== number) {
    throw new FinalError('FL_TOKEN_RUN', number === null ? 'its run is of no pull request' : `of #${number}`);
  }
}

/** Only what a push to the default branch has built is ever promoted. */
async function requirePromotable(claims: Claims, repository: RepositoryRef, deps: ApiDeps): Promise<void> {
  const branch = await deps.github.contents.defaultBranch(repository);
  if (claims.eventName === 'push' && claims.ref === `refs/heads/${branch}`) return;
  throw new FinalError(
    'FL_NOT_AUTHORISED',
    `only a push to ${branch} makes artifacts that can be promoted, not ${claims.eventName} on ${claims.ref}`,
  );
}

function queue(event: Message, repository: RepositoryRef, deps: ApiDeps): Promise<AcceptedMessage> {
  const id = testRunId(event.idempotencykey);
  const data = event.data.customData;
  const key = `testrun:${id}`;
  return onNewestState(async () => {
    const stored = await deps.store.load(key);
    if (stored !== null) {
      const known = stored.state as unknown as TestRun;
      if (JSON.stringify(known.data) !== JSON.stringify(data)) throw new FinalError('FL_CONFLICT');
      return { status: 200, body: accepted(known, deps) };
    }
    const now = deps.clock.now();
    const run = newRun(id, data, repository, now);
    await deps.store.transaction((batch) => {
      batch.append({
        stream: key,
        type: 'testrun.queued',
        occurredAt: now,
        source: 'action',
        dedupeKey: `testrun.queued/${id}`,
        body: {
          repositoryId: repository.id,
          headSha: data.headSha,
          ref: data.ref,
          subject: run.subject,
          promotable: data.promotable,
          chainId: event.data.context.chainId ?? null,
          traceparent: event.traceparent ?? null,
          artifacts: data.artifacts.map(({ kind, name, version, sha256 }) => ({
            kind,
            name,
            version,
            sha256,
          })),
        },
      });
      batch.save(key, run as unknown as Json, 0);
      keepTested(batch, run);
      batch.enqueue(key, now);
    });
    return { status: 202, body: accepted(run, deps) };
  });
}

function newRun(id: string, data: MessageData, repository: RepositoryRef, now: number): TestRun {
  const { pullRequest } = data;
  return {
    id,
    installationId: repository.installationId,
    data,
    subject: `${repository.id}/${pullRequest === null ? data.ref : `pr/${pullRequest.number}`}`,
    phase: 'queued',
    queuedAt: now,
    startedAt: null,
    endedAt: null,
    environment: [],
    results: [],
    sentence: 'Waiting for its turn',
  };
}

function accepted(run: TestRun, deps: ApiDeps): MessageAccepted {
  return {
    runId: run.id,
    statusUrl: `${deps.origin}/v1/testruns/${run.id}`,
    acceptedAt: new Date(run.queuedAt).toISOString(),
  };
}
