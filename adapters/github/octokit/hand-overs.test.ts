import { expect, test } from '@jest/globals';
import { createGitHubForToken } from './index.ts';

const repository = { installationId: 1, id: 7, owner: 'acme', name: 'shop' };

/** GitHub that redirects to a store, which answers as told. */
function stage(store: () => Response, location = 'https://store.example/a.zip?sig=1') {
  const seen: { readonly url: string; readonly token: string | null }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    seen.push({ url: request.url, token: request.headers.get('authorization') });
    if (request.url.startsWith('https://api.github.com/'))
      return new Response(null, { status: 302, headers: { location } });
    return Promise.resolve(store());
  };
  return { seen, github: createGitHubForToken({ token: 'ghs_secret', fetch }) };
}

test('the archive comes from where GitHub says, without the token', async () => {
  const { github, seen } = stage(() => new Response('zip'));
  expect(new TextDecoder().decode(await github.handOvers.download(repository, 5, 100))).toBe('zip');
  expect(seen).toEqual([
    {
      url: 'https://api.github.com/repos/acme/shop/actions/artifacts/5/zip',
      token: expect.stringContaining('ghs_secret'),
    },
    { url: 'https://store.example/a.zip?sig=1', token: null },
  ]);
});

test('no more is read than was asked for, whatever the size was said to be', async () => {
  let pulled = 0;
  const endless = () =>
    new Response(
      new ReadableStream<Uint8Array>({
        pull: (controller) => {
          pulled += 1;
          controller.enqueue(new Uint8Array(1000));
        },
      }),
    );
  const { github } = stage(endless);
  await expect(github.handOvers.download(repository, 5, 10_000)).rejects.toMatchObject({
    code: 'FL_HTTP_ANSWER_TOO_LARGE',
  });
  expect(pulled).toBeLessThan(20);
});

test.each([
  ['no web address', 'file:///etc/passwd'],
  ['nothing', ''],
])('an address that is %s is not followed', async (_, location) => {
  const { github, seen } = stage(() => new Response('zip'), location);
  await expect(github.handOvers.download(repository, 5, 100)).rejects.toMatchObject({
    code: 'FL_GITHUB_UNREACHABLE',
  });
  expect(seen).toHaveLength(1);
});

test('a store that refuses says so without the signed address', async () => {
  const { github } = stage(() => new Response('', { status: 404 }));
  const error: unknown = await github.handOvers.download(repository, 5, 100).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'FL_GITHUB_REFUSED' });
  expect(String(error)).not.toContain('sig=');
});
