import { describe, expect, test } from '@jest/globals';
import type { Requester } from './call.ts';
import { steady } from './steady.ts';

const httpError = (status: number, headers = {}) =>
  Object.assign(new Error(`status ${status}`), { status, response: { headers } });

/** A client whose first answers are these errors, and what it was asked. */
function failing(errors: readonly Error[]) {
  const asked: string[] = [];
  const slept: number[] = [];
  const next = <T>(what: string, answer: T): Promise<T> => {
    const error = errors[asked.length];
    asked.push(what);
    return error === undefined ? Promise.resolve(answer) : Promise.reject(error);
  };
  const client: Requester = {
    request: (route) => next(route, { status: 200, data: 'done' }),
    graphql: (query) => next(query, { data: 'done', errors: [] }),
  };
  const sleep = (ms: number) => {
    slept.push(ms);
    return Promise.resolve();
  };
  return { client: steady(client, { sleep }), asked, slept };
}

const asks = {
  REST: (client: Requester) => client.request('GET /x'),
  GraphQL: (client: Requester) => client.graphql('query x { y }', {}),
};

describe.each(Object.entries(asks))('a read by %s', (_, ask) => {
  test.each([
    ['a server error', httpError(502)],
    ['no answer', Object.assign(new Error('socket'), { status: 500 })],
  ])('is sent once more after %s', async (_what, error) => {
    const { client, asked, slept } = failing([error]);
    expect(await ask(client)).toMatchObject({ data: 'done' });
    expect(asked).toHaveLength(2);
    expect(slept).toHaveLength(1);
  });

  test('is given up after the second failure', async () => {
    const { client, asked } = failing([httpError(502), httpError(503)]);
    await expect(ask(client)).rejects.toThrow('status 503');
    expect(asked).toHaveLength(2);
  });

  test.each([
    ['a refusal', httpError(404)],
    ['a rate limit', httpError(429, { 'retry-after': '1' })],
  ])('is not sent again after %s', async (_what, error) => {
    const { client, asked, slept } = failing([error]);
    await expect(ask(client)).rejects.toBe(error);
    expect(asked).toHaveLength(1);
    expect(slept).toEqual([]);
  });
});

test.each([
  ['REST', (client: Requester) => client.request('PUT /x')],
  ['GraphQL', (client: Requester) => client.graphql('mutation x { y }', {})],
])('a write by %s is sent once', async (_, send) => {
  const { client, asked } = failing([httpError(502)]);
  await expect(send(client)).rejects.toThrow('status 502');
  expect(asked).toHaveLength(1);
});
