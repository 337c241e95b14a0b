import { idempotencyKey } from '../api/idempotency.ts';
import type { Message, MessageData } from '../api/message.ts';
import type { JobContext } from '../ports/job.ts';

const type = 'dev.cdevents.artifact.published.0.3.0';

/**
 * The message that tells the test engine of new artifacts: CloudEvents 1.0 structured mode, CDEvents 0.5.1. Its
 * subject is the first artifact as a package URL (https://github.com/package-url/purl-spec, type pypi).
 *
 * @param now milliseconds since the epoch
 */
export function buildMessage(
  context: JobContext,
  artifacts: MessageData['artifacts'],
  tests: MessageData['tests'],
  now: number,
): Message {
  const [first] = artifacts;
  const subject =
    first === undefined
      ? `pkg:github/${context.repository.name}@${context.headSha}`
      : `pkg:pypi/${encodeURIComponent(first.name)}@${encodeURIComponent(first.version)}?checksum=sha256:${first.sha256}`;
  const id = `gh-${context.run.id}-${context.run.attempt}-${first?.sha256.slice(0, 12) ?? 'none'}`;
  const source = `/github/${context.repository.name}/run/${context.run.id}`;
  const time = new Date(now).toISOString();
  return {
    specversion: '1.0',
    id,
    source,
    type,
    subject,
    time,
    datacontenttype: 'application/json',
    idempotencykey: idempotencyKey({
      repositoryId: context.repository.id,
      headSha: context.headSha,
      subject,
      runId: context.run.id,
      runAttempt: context.run.attempt,
    }),
    data: {
      context: { specversion: '0.5.1', id, source, type, timestamp: time },
      subject: { id: subject, content: { user: context.actor.slice(0, 200) } },
      customDataContentType: 'application/json',
      customData: {
        schema: 1,
        repository: { id: context.repository.id, name: context.repository.name },
        run: { id: context.run.id, attempt: context.run.attempt },
        headSha: context.headSha,
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
