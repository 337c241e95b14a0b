import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { CachedAnswer } from '../../../core/ports/http-cache.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import { createGitHub, createGitHubForToken, type GitHubOptions } from './index.ts';

const repository: RepositoryRef = { installationId: 7, id: 42, owner: 'acme', name: 'shop' };
const sha = 'a'.repeat(40);

interface Sent {
  readonly line: string;
  readonly url: URL;
  readonly body: Record<string, unknown> | null;
  readonly headers: Headers;
}

/** A GitHub that answers as the test says, and keeps what was asked. */
function stage(answer: (sent: Sent) => Response, options: Partial<GitHubOptions> = {}) {
  const sent: Sent[] = [];
  const fake: typeof fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const request: Sent = {
      line: `${init?.method ?? 'GET'} ${url.pathname}`,
      url,
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : null,
      headers: new Headers(init?.headers),
    };
    sent.push(request);
    return Promise.resolve(answer(request));
  };
  const github = createGitHubForToken({
    baseUrl: 'https://api.example',
    token: 't',
    fetch: fake,
    ...options,
  });
  return { github, sent, fetch: fake };
}

describe('GitHub Enterprise Server', () => {
  test('REST under /api/v3, GraphQL beside it', async () => {
    const { github, sent } = stage(
      ({ line }) =>
        line.endsWith('graphql')
          ? Response.json({ data: { rateLimit: null, repository: { refs: { nodes: [] } } } })
          : Response.json({ default_branch: 'main' }),
      { baseUrl: 'https://github.acme.example/api/v3' },
    );
    await github.contents.defaultBranch(repository);
    await github.history.tags(repository);
    expect(sent.map(({ url }) => url.href)).toEqual([
      'https://github.acme.example/api/v3/repos/acme/shop',
      'https://github.acme.example/api/graphql',
    ]);
  });
});

describe('deliveries', () => {
  const entry = (id: string, at: string) =>
    `{"id":${id},"guid":"g${id}","delivered_at":"${at}","redelivery":false,"duration":0.1,"status":"OK",` +
    `"status_code":0,"event":"push","action":null,"installation_id":7,"repository_id":42}`;
  const json = (text: string, next: string | null = null) =>
    new Response(text, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(next === null
          ? {}
          : { link: `<https://api.example/app/hook/deliveries?cursor=${next}>; rel="next"` }),
      },
    });

  test('pages by cursor until the time asked for; ids beyond 2^53 keep every digit', async () => {
    const big = '9007199254740993';
    const pages = [
      json(`[${entry(big, '2026-11-24T10:00:00Z')}]`, 'v1_2'),
      json(`[${entry('2', '2026-11-24T09:00:00Z')},${entry('1', '2026-11-24T07:00:00Z')}]`, 'v1_3'),
    ];
    const { github, sent } = stage(({ line }) =>
      line.startsWith('POST') ? Response.json({}, { status: 202 }) : (pages.shift() ?? json('[]')),
    );
    const found = await github.deliveries.list(Date.parse('2026-11-24T08:00:00Z'));
    expect(found.map(({ id }) => id)).toEqual([big, '2']);
    expect(found[0]).toMatchObject({ installationId: 7, repositoryId: 42, action: null, statusCode: 0 });
    expect(sent.map(({ url }) => url.searchParams.get('cursor'))).toEqual([null, 'v1_2']);
    await github.deliveries.redeliver(big);
    expect(sent.at(-1)?.line).toBe(`POST /app/hook/deliveries/${big}/attempts`);
  });

  test('a body that is no list is an error, not an empty one', async () => {
    await expect(stage(() => json('{')).github.deliveries.list(0)).rejects.toThrow();
  });
});

describe('the deployment protection rule', () => {
  const callback = 'https://api.example/repos/acme/shop/actions/runs/99/deployment_protection_rule';
  const answer = { environment: 'production', state: 'approved', comment: 'c'.repeat(2_000) } as const;

  test('answers the run of the callback', async () => {
    const { github, sent } = stage(() => new Response(null, { status: 204 }));
    await github.gates.answer(repository, callback, answer);
    expect(sent[0]?.line).toBe('POST /repos/acme/shop/actions/runs/99/deployment_protection_rule');
    expect(sent[0]?.body).toMatchObject({ environment_name: 'production', state: 'approved' });
    expect(String(sent[0]?.body?.['comment'])).toHaveLength(1_024);
  });

  test.each([
    callback.replace('api.example', 'evil.example'),
    callback.replace('https:', 'http:'),
    callback.replace('/shop/', '/other/'),
    callback.replace('example/repos', 'example/x/repos'),
    callback.replace('/deployment_protection_rule', ''),
    callback.replace('/99/', '/9%2F9/'),
    'no address',
  ])('refuses %s and sends nothing', async (url) => {
    const { github, sent } = stage(() => new Response(null, { status: 204 }));
    await expect(github.gates.answer(repository, url, answer)).rejects.toThrow(FinalError);
    expect(sent).toEqual([]);
  });
});

describe('patches', () => {
  const about = { sha, commit: { message: 'Fix\n\nbody' }, parents: [{ sha: 'b' }] };
  const isDiff = ({ headers }: Sent) => String(headers.get('accept')).includes('diff');

  test('the difference as text; one request where the commit was seen', async () => {
    const { github, sent } = stage((request) => {
      if (isDiff(request))
        return new Response('diff --git a/x b/x\n', {
          headers: { 'content-type': 'application/vnd.github.diff; charset=utf-8' },
        });
      return Response.json(request.line.includes('compare') ? { total_commits: 1, commits: [about] } : about);
    });
    await github.history.missing(repository, 'main', 'fix');
    const patch = { sha, title: 'Fix', parents: 1, diff: 'diff --git a/x b/x\n' };
    expect(await github.history.patches(repository, [sha])).toEqual([patch]);
    expect(sent).toHaveLength(2);
  });

  test('null where it is too large for GitHub or for us', async () => {
    const refused = stage((request) =>
      isDiff(request) ? Response.json({ message: 'too large' }, { status: 406 }) : Response.json(about),
    );
    expect(await refused.github.history.patches(repository, [sha])).toMatchObject([{ diff: null }]);
    const huge = stage((request) =>
      isDiff(request)
        ? new Response('x'.repeat(1024 * 1024 + 1), { headers: { 'content-type': 'text/plain' } })
        : Response.json(about),
    );
    expect(await huge.github.history.patches(repository, [sha])).toMatchObject([{ diff: null }]);
  });

  test('a comparison that is not whole is unknown', async () => {
    const { github } = stage(() => Response.json({ total_commits: 300, commits: [about] }));
    expect(await github.history.missing(repository, 'main', 'fix')).toBeNull();
  });
});

describe('the merge queue', () => {
  const enqueue = (queued: boolean, errors: readonly object[]) =>
    stage(({ body }) => {
      if (String(body?.['query']).startsWith('mutation')) {
        return Response.json({
          data: { enqueuePullRequest: null },
          ...(errors.length > 0 ? { errors } : {}),
        });
      }
      return Response.json({ data: { repository: { pullRequest: { id: 'PR_1', isInMergeQueue: queued } } } });
    });

  test('is asked once, at the commit that was meant', async () => {
    const { github, sent } = enqueue(false, []);
    expect(await github.merging.enqueue(repository, { number: 3, headSha: sha })).toBeNull();
    expect(sent[1]?.body?.['variables']).toEqual({ pull: 'PR_1', head: sha });
    const there = enqueue(true, []);
    expect(await there.github.merging.enqueue(repository, { number: 3, headSha: sha })).toBeNull();
    expect(there.sent).toHaveLength(1);
  });

  test("GitHub's reason comes back", async () => {
    const reason = { type: 'UNPROCESSABLE', path: ['enqueuePullRequest'], message: 'Head is out of date' };
    const { github } = enqueue(false, [reason]);
    expect(await github.merging.enqueue(repository, { number: 3, headSha: sha })).toBe('Head is out of date');
  });
});

describe('two priorities', () => {
  test('share one budget: background stops first', async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 600);
    const headers = {
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '500',
      'x-ratelimit-reset': reset,
    };
    const { github } = stage(() => Response.json({ default_branch: 'main' }, { headers }));
    expect(await github.contents.defaultBranch(repository)).toBe('main');
    await expect(github.background.contents.defaultBranch(repository)).rejects.toMatchObject({
      code: 'FL_GITHUB_BUDGET',
    });
    expect(await github.contents.defaultBranch(repository)).toBe('main');
  });

  test('and one cache of answers', async () => {
    const kept = new Map<string, CachedAnswer>();
    const cache = {
      load: (key: string) => Promise.resolve(kept.get(key) ?? null),
      save: (key: string, value: CachedAnswer) => {
        kept.set(key, value);
        return Promise.resolve();
      },
    };
    const { github, sent } = stage(
      ({ headers }) =>
        headers.get('if-none-match') === '"1"'
          ? new Response(null, { status: 304 })
          : Response.json({ default_branch: 'main' }, { headers: { etag: '"1"' } }),
      { cache },
    );
    expect(await github.contents.defaultBranch(repository)).toBe('main');
    expect(await github.background.contents.defaultBranch(repository)).toBe('main');
    expect(sent.map(({ headers }) => headers.get('if-none-match'))).toEqual([null, '"1"']);
  });
});

describe('the App itself', () => {
  test('its login is asked for once; a token has none', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const { github: token, sent, fetch: fake } = stage(() => Response.json({ id: 1, slug: 'fairlead' }));
    const github = createGitHub({ appId: 1, privateKey, baseUrl: 'https://api.example', fetch: fake });
    expect(await github.installations.login()).toBe('fairlead[bot]');
    expect(await github.installations.login()).toBe('fairlead[bot]');
    expect(sent.map(({ line }) => line)).toEqual(['GET /app']);
    expect(await token.installations.login()).toBeNull();
  });
});

describe('errors of GraphQL', () => {
  const failing = (errors: readonly object[], data: unknown = null) =>
    stage(() => Response.json({ data, errors })).github.history.tags(repository);

  test('a rate limit with status 200 is transient and says how long', async () => {
    const { github } = stage(() =>
      Response.json(
        { errors: [{ type: 'RATE_LIMITED', message: 'limit' }] },
        { headers: { 'retry-after': '9' } },
      ),
    );
    await expect(github.history.tags(repository)).rejects.toMatchObject({
      code: 'FL_GITHUB_UNREACHABLE',
      retryAfterMs: 9_000,
    });
  });

  test('what took too long is transient, what is forbidden final', async () => {
    await expect(
      failing([{ message: 'Something went wrong while executing your query.' }]),
    ).rejects.toMatchObject({ code: 'FL_GITHUB_UNREACHABLE' });
    await expect(failing([{ type: 'FORBIDDEN', path: ['repository'], message: 'no' }])).rejects.toThrow(
      FinalError,
    );
    await expect(failing([{ type: 'undefinedField', message: 'no such field' }])).rejects.toThrow(FinalError);
  });
});

describe('one commit with several files', () => {
  const order = {
    branch: 'work',
    head: sha,
    files: [
      { path: 'a.txt', text: 'ä\n' },
      { path: 'b/c.txt', text: '' },
    ],
    message: 'Two files',
  };
  const answered = (data: object | null, errors: readonly object[] = []) =>
    stage(() =>
      Response.json({ data: { createCommitOnBranch: data }, ...(errors.length > 0 ? { errors } : {}) }),
    );
  const failed = (type: string) =>
    answered(null, [{ type, path: ['createCommitOnBranch'], message: 'Expected branch to point to it' }]);

  test('is asked for at the head that the caller knows', async () => {
    const { github, sent } = answered({ commit: { oid: 'b'.repeat(40) } });
    expect(await github.files.commit(repository, order)).toEqual({ kind: 'written', commit: 'b'.repeat(40) });
    expect(sent.map(({ line }) => line)).toEqual(['POST /graphql']);
    expect(sent[0]?.body?.['variables']).toEqual({
      input: {
        branch: { repositoryNameWithOwner: 'acme/shop', branchName: 'work' },
        expectedHeadOid: sha,
        message: { headline: 'Two files' },
        fileChanges: {
          additions: [
            { path: 'a.txt', contents: 'w6QK' },
            { path: 'b/c.txt', contents: '' },
          ],
        },
      },
    });
  });

  test('a branch that has moved is an answer, any other refusal an error', async () => {
    expect(await failed('STALE_DATA').github.files.commit(repository, order)).toEqual({ kind: 'changed' });
    await expect(failed('FORBIDDEN').github.files.commit(repository, order)).rejects.toThrow(FinalError);
    await expect(answered(null).github.files.commit(repository, order)).rejects.toThrow();
  });
});
