import { createHmac, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { openSqliteStore, type SqliteStore } from '../adapters/store/sqlite/store.ts';
import { createApp } from '../app/app.ts';
import type { Store } from '../core/ports/store.ts';
import { createIngress, loadProbot } from './ingress.ts';

interface Example {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

const examples = JSON.parse(
  readFileSync('node_modules/@octokit/webhooks-examples/api.github.com/index.json', 'utf8'),
) as readonly Example[];
const secret = 'a secret for tests';
const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();

function sign(body: string, key = secret): string {
  return `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
}

function example(name: string, action?: string): Record<string, unknown> {
  const found = examples
    .find((each) => each.name === name)
    ?.examples.find((each) => action === undefined || each.action === action);
  if (found === undefined) throw new Error(`no example of ${name} ${action ?? ''}`);
  return { installation: { id: 5 }, ...found };
}

describe('the ingress', () => {
  let store: SqliteStore;
  let failing: Error | null = null;
  let server: Server;
  let url: string;
  let deliveries = 0;
  const errors: unknown[] = [];

  beforeAll(async () => {
    const current: Pick<Store, 'transaction'> = {
      transaction: (build, lease) =>
        failing === null ? store.transaction(build, lease) : Promise.reject(failing),
    };
    const app = createApp({ store: current, clock: { now: () => 1_000 } });
    const probot = await loadProbot({ appId: 1, privateKey, secret, baseUrl: 'http://127.0.0.1:9' }, app);
    const ingress = createIngress({ secret, probot, onError: (error) => errors.push(error) });
    server = createServer((request, response) => {
      if (!ingress(request, response)) response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`;
  });
  beforeEach(async () => {
    failing = null;
    errors.length = 0;
    await store?.close();
    store = await openSqliteStore({ file: ':memory:', clock: { now: () => 2_000 } });
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await store.close();
  });

  async function deliver(
    event: string,
    payload: unknown,
    headers: Record<string, string | undefined> = {},
  ): Promise<{ status: number; code: string | undefined }> {
    deliveries += 1;
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    const all = {
      'x-github-event': event,
      'x-github-delivery': `guid-${deliveries}`,
      'x-hub-signature-256': sign(body),
      ...headers,
    };
    const kept = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const response = await fetch(url, { method: 'POST', body, headers: Object.fromEntries(kept) });
    const answer = (await response.json()) as { error?: { code: string } };
    return { status: response.status, code: answer.error?.code };
  }

  test('stores an event and a job before it answers', async () => {
    const payload = example('pull_request', 'opened') as {
      number: number;
      repository: { id: number; name: string; owner: { login: string } };
      pull_request: { head: { sha: string; ref: string } };
    };
    expect((await deliver('pull_request', payload)).status).toBe(202);
    const [event] = await store.events({});
    expect(event).toMatchObject({
      stream: `github:${payload.repository.id}`,
      type: 'pull_request.opened',
      source: 'github',
      body: {
        installationId: 5,
        owner: payload.repository.owner.login,
        name: payload.repository.name,
        action: 'opened',
        number: payload.number,
        headSha: payload.pull_request.head.sha,
      },
    });
    expect(JSON.stringify(event).length).toBeLessThan(1_000);
    expect((await store.jobs()).map((job) => job.key)).toEqual([
      `policy:${payload.repository.id}/${payload.number}`,
    ]);
  });

  test('keeps a redelivery once', async () => {
    const payload = example('pull_request', 'opened');
    await deliver('pull_request', payload, { 'x-github-delivery': 'same' });
    expect((await deliver('pull_request', payload, { 'x-github-delivery': 'same' })).status).toBe(202);
    expect(await store.events({})).toHaveLength(1);
  });

  test.each<[string, Record<string, string | undefined>, number, string]>([
    ['none', { 'x-hub-signature-256': undefined }, 401, 'FL_SIGNATURE_MISSING'],
    ['an empty one', { 'x-hub-signature-256': '' }, 401, 'FL_SIGNATURE_MISSING'],
    [
      'the old one only',
      { 'x-hub-signature-256': undefined, 'x-hub-signature': 'sha1=00' },
      401,
      'FL_SIGNATURE_MISSING',
    ],
    ['one by another secret', { 'x-hub-signature-256': sign('{}', 'other') }, 401, 'FL_SIGNATURE_WRONG'],
    ['one of another body', { 'x-hub-signature-256': sign('{"a":1}') }, 401, 'FL_SIGNATURE_WRONG'],
    ['half of one', { 'x-hub-signature-256': sign('{}').slice(0, 39) }, 401, 'FL_SIGNATURE_WRONG'],
    ['one and more', { 'x-hub-signature-256': `${sign('{}')}00` }, 401, 'FL_SIGNATURE_WRONG'],
    ['no hex', { 'x-hub-signature-256': 'sha256=zz' }, 401, 'FL_SIGNATURE_WRONG'],
    ['one without its prefix', { 'x-hub-signature-256': sign('{}').slice(7) }, 401, 'FL_SIGNATURE_WRONG'],
    ['the right one', {}, 400, 'FL_BODY_INVALID'],
    ['the right one, no id', { 'x-github-delivery': undefined }, 400, 'FL_BODY_INVALID'],
    ['the right one, no event', { 'x-github-event': undefined }, 400, 'FL_BODY_INVALID'],
  ])('a delivery of {} with this signature: %s', async (_name, headers, status, code) => {
    expect(await deliver('pull_request', '{}', headers)).toEqual({ status, code });
    expect(await store.events({})).toEqual([]);
    expect(await store.jobs()).toEqual([]);
  });

  test('checks the signature before it parses', async () => {
    expect((await deliver('push', 'no json', { 'x-hub-signature-256': sign('x') })).code).toBe(
      'FL_SIGNATURE_WRONG',
    );
    expect((await deliver('push', 'no json')).code).toBe('FL_BODY_INVALID');
  });

  test('does not accept what it could not store', async () => {
    failing = new Error('disk full at /secret/place');
    const answer = await deliver('pull_request', example('pull_request', 'opened'));
    expect(answer).toEqual({ status: 500, code: 'FL_INTERNAL' });
    expect(errors).toHaveLength(1);
  });

  test('accepts or ignores every example of a delivery', async () => {
    for (const { name, examples: payloads } of examples) {
      for (const payload of payloads) {
        const withInstallation = { installation: { id: 5 }, ...payload };
        expect([name, payload.action, (await deliver(name, withInstallation)).status]).toEqual([
          name,
          payload.action,
          202,
        ]);
      }
    }
    const types = new Set((await store.events({ limit: 10_000 })).map((event) => event.type));
    for (const type of [
      'pull_request.opened',
      'push.received',
      'workflow_run.completed',
      'installation.created',
    ]) {
      expect(types).toContain(type);
    }
    expect(types).not.toContain('check_run.created');
  });

  test('ignores a hook outside the App, and events that nobody works on, even strange ones', async () => {
    const { installation: _none, ...payload } = example('pull_request', 'opened');
    expect((await deliver('pull_request', payload)).status).toBe(202);
    for (const name of ['constructor', '__proto__', 'toString', 'star', 'error']) {
      expect((await deliver(name, { a: 1 })).status).toBe(202);
    }
    expect(await store.events({})).toEqual([]);
  });

  test.each([
    [
      'the configuration on the default branch',
      'refs/heads/master',
      '.github/fairlead.yml',
      false,
      ['policy:*', 'settings:'],
    ],
    ['the organisation’s file', 'refs/heads/master', 'fairlead-org.yml', false, ['organisation:5']],
    ['something else', 'refs/heads/master', 'README.md', false, []],
    ['the configuration on another branch', 'refs/heads/other', '.github/fairlead.yml', false, []],
    [
      'anything by force',
      'refs/heads/master',
      'README.md',
      true,
      ['organisation:5', 'policy:*', 'settings:'],
    ],
  ])('a push that changes %s', async (_name, ref, file, forced, expected) => {
    const payload = example('push');
    const { repository } = payload as { repository: { id: number } };
    const changed = {
      ...payload,
      installation: { id: 5 },
      ref,
      forced,
      repository: { ...repository, default_branch: 'master' },
      commits: [{ added: [], modified: [file], removed: [] }],
    };
    expect((await deliver('push', changed)).status).toBe(202);
    const { id } = repository;
    const always = [
      `commit:${id}/${String(payload['after'])}/${ref.slice('refs/heads/'.length)}`,
      `duties:${id}`,
    ];
    const more = expected.map((key) =>
      key.replace(/^policy:/, `policy:${id}/`).replace(/^settings:$/, `settings:${id}`),
    );
    expect((await store.jobs()).map((job) => job.key).toSorted()).toEqual([...always, ...more].toSorted());
    expect(await store.events({ type: 'push.received' })).toHaveLength(1);
  });

  test('a repository that comes in is known by name, and the pass looks at it', async () => {
    const payload = {
      action: 'created',
      installation: { id: 9 },
      repositories: [{ id: 77, full_name: 'acme/shop' }],
    };
    expect((await deliver('installation', payload)).status).toBe(202);
    expect((await store.events({ stream: 'github:77' }))[0]?.body).toMatchObject({
      installationId: 9,
      owner: 'acme',
      name: 'shop',
    });
    expect((await store.jobs()).map((job) => job.key)).toEqual(['organisation:9', 'rotation:9']);
  });

  test('re-running a check looks again at what it says', async () => {
    const run = { id: 1, head_sha: 'f'.repeat(40), pull_requests: [{ number: 3 }] };
    const repository = { id: 7, name: 'shop', owner: { login: 'acme' } };
    const names = ['fairlead/lint', 'fairlead/policy', 'somebody-else'];
    for (const name of names) {
      const payload = {
        action: 'rerequested',
        installation: { id: 5 },
        repository,
        check_run: { ...run, name },
      };
      expect((await deliver('check_run', payload)).status).toBe(202);
    }
    expect((await store.jobs()).map((job) => job.key)).toEqual([
      `findings:7/${'f'.repeat(40)}/lint`,
      'policy:7/3',
    ]);
  });

  test('no signed JSON makes it fail inside', async () => {
    const names = fc.constantFrom('pull_request', 'push', 'check_run', 'installation', 'workflow_run');
    await fc.assert(
      fc.asyncProperty(names, fc.jsonValue(), async (name, payload) => {
        expect([202, 400]).toContain((await deliver(name, payload)).status);
      }),
      { numRuns: 100 },
    );
  });

  test('a body over 25 MB is refused', async () => {
    const body = 'x'.repeat(25 * 1024 * 1024 + 1);
    // The answer may come while the body is still on its way; then the connection breaks instead.
    const status = await deliver('push', body, { 'x-hub-signature-256': 'sha256=00' }).then(
      (answer) => answer.status,
      () => 413,
    );
    expect(status).toBe(413);
  });

  test('leaves other requests to others', async () => {
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(`${url}/more`, { method: 'POST', body: '{}' })).status).toBe(404);
  });
});
