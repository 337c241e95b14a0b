import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { probe } from './probe.ts';

const server = createServer((request, response) => {
  if (request.url === '/hang') return;
  if (request.url === '/away') response.writeHead(302, { location: '/503' });
  else response.writeHead(Number(request.url?.slice(1)));
  response.end('body');
});
let origin = '';
beforeAll(
  () =>
    new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', () => {
        origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        done();
      });
    }),
);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each([200, 404, 503])('a probe sees the status %p', async (status) => {
  expect(await probe(`${origin}/${status}`, 5_000)).toBe(status);
});

test('a probe follows no redirect', async () => {
  expect(await probe(`${origin}/away`, 5_000)).toBe(302);
});

test('a probe that gets no answer in time, or no connection, says so', async () => {
  expect(await probe(`${origin}/hang`, 50)).toBeNull();
  expect(await probe('http://127.0.0.1:1/', 5_000)).toBeNull();
});
