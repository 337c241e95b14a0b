import { context as github } from '@actions/github';
import { z } from 'zod';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { JobContext } from '../../../core/ports/job.ts';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const repository = z.object({ id: z.number().int().positive(), default_branch: z.string().optional() });
const payloadShape = z.object({
  repository: repository.optional(),
  before: sha.optional(),
  pull_request: z
    .object({
      number: z.number().int().positive(),
      head: z.object({ sha, repo: z.object({ id: z.number() }).nullable() }),
      base: z.object({ sha, repo: z.object({ id: z.number() }) }),
    })
    .optional(),
});

const noCommit = '0'.repeat(40);

function positive(name: string, value: unknown): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new FinalError(
    'FL_INPUT_INVALID',
    `${name} is not set: the action runs in a job of GitHub Actions only`,
  );
}

/**
 * The job as the runner's variables and the event describe it.
 * See GitHub's documentation, "Default environment variables" and "Webhook events and payloads".
 */
export function readContext(environment: NodeJS.ProcessEnv = process.env): JobContext {
  const parsed = payloadShape.safeParse(github.payload);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new FinalError(
      'FL_INPUT_INVALID',
      `the event, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    );
  }
  const { pull_request: pull, before, repository: source } = parsed.data;
  const pushed = before === undefined || before === noCommit ? null : before;
  return {
    repository: {
      id: positive('GITHUB_REPOSITORY_ID', environment['GITHUB_REPOSITORY_ID'] ?? source?.id),
      name: `${github.repo.owner}/${github.repo.repo}`,
    },
    run: {
      id: positive('GITHUB_RUN_ID', github.runId),
      attempt: positive('GITHUB_RUN_ATTEMPT', github.runAttempt),
      number: positive('GITHUB_RUN_NUMBER', github.runNumber),
    },
    event: github.eventName,
    actor: github.actor,
    ref: github.ref,
    defaultBranch: source?.default_branch ?? 'main',
    ...commits(pull, pushed),
  };
}

/** The commits that the job is about: of the pull request where there is one. */
function commits(
  pull: z.output<typeof payloadShape>['pull_request'],
  pushed: string | null,
): Pick<JobContext, 'headSha' | 'baseSha' | 'pullRequest'> {
  if (pull === undefined) return { headSha: github.sha, baseSha: pushed, pullRequest: null };
  const fork = pull.head.repo?.id !== pull.base.repo.id;
  return { headSha: pull.head.sha, baseSha: pull.base.sha, pullRequest: { number: pull.number, fork } };
}
