import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { idempotencyKey } from '../../core/api/idempotency.ts';
import { until } from '../../demo/day/until.ts';
import { audienceOf, signToken, startBadInputStage, type BadInputStage } from '../fakes/bad-input-stage.ts';

const root = join(import.meta.dirname, '..', '..');
const file = '.github/fairlead.yml';
let stage: BadInputStage;
let mainSha: string;

beforeAll(async () => {
  stage = await startBadInputStage(root);
  mainSha = await stage.push('main', { [file]: 'strategy: gitflow\n', 'README.md': 'Notes\n' });
  await stage.github.relay.idle();
}, 60_000);

afterAll(() => stage.close());

async function policyOf(sha: string) {
  return until(() => stage.github.checkRuns(sha).findLast((run) => run.name === 'fairlead/policy'), 20_000);
}

/** Waits until the server has nothing more to do, so that counts of rows are still. */
async function quiet() {
  await stage.github.relay.idle();
  await until(() => stage.stored().jobs === 0, 20_000);
  return stage.stored();
}

test('a broken fairlead.yml of a pull request is annotated, and the default branch still rules', async () => {
  // Under `feature`, which the pull request asks for, this branch could be merged into main.
  const text = 'version: 1\nstrategy: feature\nservices:\n  notes:\n    path: services/notes\n    pth: x\n';
  const sha = await stage.push('feature/own-rules', { [file]: text });
  await stage.github.openPull({ head: 'feature/own-rules', base: 'main', title: 'Own rules', login: 'ada' });
  const run = await policyOf(sha);
  expect(run?.conclusion).toBe('failure');
  expect(run?.annotations).toContainEqual(
    expect.objectContaining({
      path: file,
      start_line: 6,
      end_line: 6,
      start_column: 5,
      annotation_level: 'failure',
      message: expect.stringContaining('`services.notes` has no key "pth". Did you mean `path`?'),
    }),
  );
  expect(run?.summary).toContain('the rules of main keep applying');
  expect(run?.summary).toContain('develop');
});

describe('a delivery', () => {
  const sign = (body: string, secret: string) =>
    `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

  function deliver(body: string, signature: string | null) {
    return fetch(`${stage.origin}/api/github/webhooks`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'push',
        'x-github-delivery': 'of-the-test',
        ...(signature === null ? {} : { 'x-hub-signature-256': signature }),
      },
    });
  }

  /** A real delivery of the stage: only its signature decides. */
  const push = () => stage.github.deliveries().find((delivery) => delivery.event === 'push')?.body ?? '';

  test('without a signature, or with a wrong one, is answered 401 and leaves nothing', async () => {
    const before = await quiet();
    const good = sign(push(), stage.github.webhookSecret);
    const wrong = [
      sign(push(), 'another'),
      sign(`${push()} `, stage.github.webhookSecret),
      'sha256=',
      good.slice(0, -1),
    ];
    const unsigned = await deliver(push(), null);
    expect(unsigned.status).toBe(401);
    expect(await unsigned.json()).toMatchObject({ error: { code: 'FL_SIGNATURE_MISSING' } });
    for (const signature of wrong) {
      const answer = await deliver(push(), signature);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ error: { code: 'FL_SIGNATURE_WRONG' } });
    }
    expect(stage.stored()).toEqual(before);
    // The same bytes with the right signature are taken: it was the signature that refused them.
    expect((await deliver(push(), good)).status).toBe(202);
    expect((await quiet()).events).toBe(before.events + 1);
  });
});

describe('a token', () => {
  const source = () => ({
    repository: { id: stage.github.repository.id, name: 'acme/fieldnotes' },
    run: { id: 11, attempt: 1 },
  });

  function findings(): object {
    const found = { conclusion: 'success', title: 'Nothing found', lines: [], annotations: [], leftOut: 0 };
    return { ...source(), schema: 1, concern: 'lint', headSha: mainSha, ...found };
  }

  function rollout(): object {
    const what = { service: 'notes', environment: 'production', version: 'newest', key: '11/1/notes' };
    return { ...source(), schema: 1, ...what, sha: mainSha };
  }

  function message(): object {
    const sha256 = 'c'.repeat(64);
    const subject = `pkg:pypi/fieldnotes-notes@1.1.0a5?checksum=sha256:${sha256}`;
    const type = 'dev.cdevents.artifact.published.0.3.0';
    const context = { id: 'gh-11-1', source: '/github/acme/fieldnotes/run/11', type };
    const time = '2026-11-24T00:00:00Z';
    const artifact = { kind: 'python', service: 'notes', name: 'fieldnotes-notes', version: '1.1.0a5' };
    const repositoryId = stage.github.repository.id;
    return {
      ...context,
      specversion: '1.0',
      subject,
      time,
      datacontenttype: 'application/json',
      idempotencykey: idempotencyKey({ repositoryId, headSha: mainSha, subject, runId: 11, runAttempt: 1 }),
      data: {
        context: { ...context, specversion: '0.5.1', timestamp: time },
        subject: { id: subject, content: {} },
        customDataContentType: 'application/json',
        customData: {
          ...source(),
          schema: 1,
          headSha: mainSha,
          ref: 'refs/heads/main',
          pullRequest: null,
          promotable: false,
          artifacts: [{ ...artifact, sha256, releaseVersion: '1.1.0' }],
          tests: { services: ['notes'], reason: [] },
        },
      },
    };
  }

  const claims = (change: Readonly<Record<string, string>> = {}) => ({
    repository: 'acme/fieldnotes',
    repository_id: String(stage.github.repository.id),
    run_id: '11',
    run_attempt: '1',
    event_name: 'push',
    ref: 'refs/heads/main',
    sha: mainSha,
    actor: 'ada',
    ...change,
  });

  const bodies = { '/v1/messages': message, '/v1/findings': findings, '/v1/rollouts': rollout } as const;
  type Path = keyof typeof bodies;

  async function post(path: Path, body: string, token: string) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${stage.origin}${path}`, { method: 'POST', body, headers });
    const { error } = (await response.json()) as { error?: { code: string; message: string } };
    return { status: response.status, code: error?.code, message: error?.message ?? '' };
  }

  interface Bad {
    readonly audience?: (body: string) => string;
    readonly change?: Readonly<Record<string, string>>;
    readonly expires?: string;
    readonly status: number;
    readonly code: string;
    readonly reason: string;
  }

  const another = 'was issued for another audience or another body';
  const audience = { status: 401, code: 'FL_TOKEN_AUDIENCE', reason: another };
  const bad: Readonly<Record<string, Bad>> = {
    'another repository': {
      change: { repository: 'acme/other', repository_id: '4242' },
      status: 403,
      code: 'FL_NOT_INSTALLED',
      reason: 'The App is not installed on the repository: acme/other',
    },
    'another audience': { audience: (body) => audienceOf('https://other.example', body), ...audience },
    'another body': { audience: (body) => audienceOf(stage.origin, `${body} `), ...audience },
    'a time that is over': {
      expires: '-2m',
      status: 401,
      code: 'FL_TOKEN_EXPIRED',
      reason: 'has expired',
    },
  };
  const cases = Object.keys(bodies).flatMap((path) =>
    Object.entries(bad).map(([name, how]) => [path as Path, name, how] as const),
  );

  test.each(cases)('%s: for %s is refused with the reason, and nothing is queued', async (path, _, how) => {
    const before = await quiet();
    const body = JSON.stringify(bodies[path]());
    const token = await signToken(stage.issuer, {
      audience: how.audience?.(body) ?? audienceOf(stage.origin, body),
      claims: claims(how.change),
      expires: how.expires ?? '5m',
    });
    const answer = await post(path, body, token);
    expect(answer).toMatchObject({ status: how.status, code: how.code });
    expect(answer.message).toContain(how.reason);
    expect(stage.stored()).toEqual(before);
  });

  test.each(Object.keys(bodies) as Path[])('%s: sent once more is refused', async (path) => {
    const body = JSON.stringify(bodies[path]());
    const token = await signToken(stage.issuer, {
      audience: audienceOf(stage.origin, body),
      claims: claims(),
      expires: '5m',
    });
    const first = await post(path, body, token);
    // The control of the refusals above: such a token gets past every check of tokens. No environment is configured.
    expect(first.status).toBe(path === '/v1/rollouts' ? 404 : 202);
    const { requests } = stage.stored();
    const second = await post(path, body, token);
    expect(second).toMatchObject({ status: 401, code: 'FL_TOKEN_USED' });
    expect(stage.stored().requests).toBe(requests);
  });
});
