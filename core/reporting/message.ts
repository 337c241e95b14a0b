import { idempotencyKey } from '../api/idempotency.ts';
import type { Message, MessageData } from '../api/message.ts';
import { packageUrl } from '../api/package-url.ts';
import { chainId, traceparent } from '../api/trace.ts';
import type { JobContext } from '../ports/job.ts';

const type = 'dev.cdevents.artifact.published.0.3.0';

/**
 * The message that tells the test engine of new artifacts: CloudEvents 1.0 structured mode, CDEvents 0.5.1. Its
 * subject is the first artifact as a package URL; all of them stand in the custom data. All but its time follows from
 * the arguments, so that the same step sent again sends the same message.
 *
 * @param now milliseconds since the epoch
 */
export function buildMessage(
  context: JobContext,
  artifacts: MessageData['artifacts'],
  tests: MessageData['tests'],
  now: number,
): Message {
  const { repository, run, headSha } = context;
  const [first] = artifacts;
  const subject = first === undefined ? `pkg:github/${repository.name}@${headSha}` : packageUrl(first);
  const id = `gh-${run.id}-${run.attempt}-${first?.sha256.slice(0, 12) ?? 'none'}`;
  const source = `/github/${repository.name}/run/${run.id}`;
  const time = new Date(now).toISOString();
  const chain = chainId(repository.id, headSha);
  const key = idempotencyKey({
    repositoryId: repository.id,
    headSha,
    subject,
    runId: run.id,
    runAttempt: run.attempt,
  });
  return {
    specversion: '1.0',
    id,
    source,
    type,
    subject,
    time,
    datacontenttype: 'application/json',
    idempotencykey: key,
    traceparent: traceparent(chain, key),
    data: {
      context: { specversion: '0.5.1', id, source, type, timestamp: time, chainId: chain },
      subject: {
        id: subject,
        content: context.actor === '' ? {} : { user: context.actor.slice(0, 200) },
      },
      customDataContentType: 'application/json',
      customData: {
        schema: 1,
        repository: { id: repository.id, name: repository.name },
        run: { id: run.id, attempt: run.attempt },
        headSha,
        ref: context.ref,
        pullRequest: context.pullRequest === null ? null : { number: context.pullRequest.number },
        promotable: onDefaultBranch(context),
        artifacts: [...artifacts],
        tests,
      },
    },
  };
}

/** True for a push to the default branch: only its alphas are ever promoted. */
export function onDefaultBranch(context: JobContext): boolean {
  return context.event === 'push' && context.ref === `refs/heads/${context.defaultBranch}`;
}
