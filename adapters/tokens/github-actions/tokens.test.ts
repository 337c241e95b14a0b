import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createIdTokens } from './index.ts';

let server: Server;
let origin: string;
let asked: { url: string; authorization: string | undefined }[];
let answers: { status: number; body: string }[];
let written: ReturnType<typeof spyOnOutput>;

function spyOnOutput() {
  return jest.spyOn(process.stdout, 'write').mockReturnValue(true);
}

beforeEach(async () => {
  asked = [];
  answers = [];
  written = spyOnOutput();
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
    const answer = answers.shift() ?? { status: 200, body: '{"value":"a.b-c"}' };
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  written.mockRestore();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const tokens = () =>
  createIdTokens({
    ACTIONS_ID_TOKEN_REQUEST_URL: `${origin}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret',
  });

test('asks for the audience and masks what it gets', async () => {
  await expect(tokens()('https://app.example/#sha256:0f&x')).resolves.toBe('a.b-c');
  expect(asked).toEqual([
    {
      url: '/token?api-version=2.0&audience=https%3A%2F%2Fapp.example%2F%23sha256%3A0f%26x',
      authorization: 'Bearer secret',
    },
  ]);
  expect(written.mock.calls).toEqual([['::add-mask::a.b-c\n']]);
});

test.each([
  [200, '{"value":""}'],
  [200, '{"value":"a\\n::error::b"}'],
  [200, 'null'],
  [200, 'no json'],
  [403, '{"value":"a"}'],
])('status %i with %j is no token', async (status, body) => {
  answers = [{ status, body }];
  await expect(tokens()('a')).rejects.toMatchObject({ name: 'FinalError', code: 'FL_TOKEN_MISSING' });
  expect(asked).toHaveLength(1);
  expect(written).not.toHaveBeenCalled();
});

test('a runner in trouble is asked again, by us and by the caller', async () => {
  answers = Array.from({ length: 3 }, () => ({ status: 503, body: '' }));
  await expect(tokens()('a')).rejects.toMatchObject({ name: 'TransientError', code: 'FL_TOKEN_MISSING' });
  expect(asked).toHaveLength(3);
  await expect(tokens()('a')).resolves.toBe('a.b-c');
});

test.each([
  [{}],
  [{ ACTIONS_ID_TOKEN_REQUEST_URL: 'https://x/?a' }],
  [{ ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'a' }],
])('a job that may not ask: %j', async (environment) => {
  await expect(createIdTokens(environment)('a')).rejects.toMatchObject({
    name: 'FinalError',
    code: 'FL_TOKEN_MISSING',
  });
});
