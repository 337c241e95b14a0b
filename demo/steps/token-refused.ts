import { bodyAudience } from '../../core/api/idempotency.ts';
import type { Chapter, Day } from '../day/chapter.ts';
import { served } from '../day/helpers.ts';

/** A pull request's token asks for a production rollout. */
export const tokenRefused: Chapter = {
  name: 'token-refused',
  title: "A pull request's token asks for production",
  async run(day) {
    const { stage, reporter } = day;
    const before = await served(stage, 'notes');
    const deploymentsBefore = deployments(day);
    const { status, code, message } = await ask(day);
    const after = await served(stage, 'notes');
    const touched = deployments(day) !== deploymentsBefore || before !== after;
    reporter.step(
      'token-refused',
      status === 403 && code === 'FL_NOT_AUTHORISED' && !touched,
      '403 FL_NOT_AUTHORISED with the reason; no deployment, production as before',
      `${status} ${code}: ${message}; ${touched ? 'production was touched' : `production serves notes ${after}`}`,
    );
  },
};

async function ask(day: Day): Promise<{ status: number; code: string; message: string }> {
  const { stage, memory } = day;
  const { owner, name, id, ownerId } = stage.github.repository;
  const number = memory.goodPull ?? 1;
  const sha = memory.goodSha ?? '';
  const run = await stage.github.startRun({
    name: 'Pull request',
    path: '.github/workflows/pull-request.yml',
    event: 'pull_request',
    headSha: sha,
    headBranch: 'feature/note-tags',
    actor: 'ada',
    pulls: [number],
  });
  const { requestUrl, requestToken } = stage.issuer.register({
    repository: { owner, name, id, ownerId },
    ref: `refs/pull/${number}/merge`,
    sha,
    event: 'pull_request',
    // The workflow of a pull request may claim any environment; that must not help it.
    environment: 'production',
    workflow: { name: run.name, path: run.path },
    run: { id: run.id, number: run.number, attempt: run.attempt },
    actor: { login: 'ada', id: stage.github.userId('ada') ?? 0 },
    headRef: 'feature/note-tags',
    baseRef: 'main',
  });
  const body = JSON.stringify({
    schema: 1,
    repository: { id, name: `${owner}/${name}` },
    run: { id: run.id, attempt: 1 },
    service: 'notes',
    environment: 'production',
    version: 'newest',
    sha,
    key: `token-refused-${run.id}`,
  });
  const audience = encodeURIComponent(bodyAudience(stage.app.origin, body));
  const token = await fetch(`${requestUrl}&audience=${audience}`, {
    headers: { authorization: `bearer ${requestToken}` },
  });
  const { value } = (await token.json()) as { value: string };
  const answer = await fetch(`${stage.app.origin}/v1/rollouts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${value}`, 'content-type': 'application/json' },
    body,
  });
  const json = (await answer.json()) as { error?: { code?: string; message?: string } };
  await stage.github.finishRun(run.id, 'failure');
  return { status: answer.status, code: json.error?.code ?? 'accepted', message: json.error?.message ?? '' };
}

function deployments(day: Day): number {
  return day.stage.github.journal.entries({ method: 'POST', path: /\/deployments$/ }).length;
}
