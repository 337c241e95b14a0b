import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { request } from './http.ts';

let server: Server;
let origin: string;
let got: { method: string; body: string; type: string | undefined; length: string | undefined }[];

beforeEach(async () => {
  got = [];
  server = createServer((message, response) => {
    void (async () => {
      let body = '';
      for await (const part of message) body += String(part);
      const { 'content-type': type, 'content-length': length } = message.headers;
      got.push({ method: message.method ?? '', body, type, length });
      if (message.url === '/silent') return;
      if (message.url === '/half') {
        response.writeHead(200, { 'content-length': '100' }).write('half');
        response.socket?.destroySoon();
        return;
      }
      if (message.url === '/slow') {
        response.writeHead(200).write('first');
        return;
      }
      if (message.url === '/busy') response.writeHead(429, { 'Retry-After': '0' }).end();
      else response.writeHead(200, { 'X-Kind': 'test' }).end(`answer ${'x'.repeat(2000)}`);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe.each([
  ['fetch', false],
  ["Node's own client", true],
])('with %s', (_, plain) => {
  test('status, headers and bytes arrive, the body is sent', async () => {
    const answer = await request(`${origin}/`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'é',
      plain,
    });
    expect([answer.status, answer.headers.get('x-kind'), answer.headers.get('none')]).toEqual([
      200,
      'test',
      null,
    ]);
    expect(new TextDecoder().decode(answer.bytes)).toBe(`answer ${'x'.repeat(2000)}`);
    expect(got).toEqual([{ method: 'POST', body: 'é', type: 'text/plain', length: '2' }]);
  });

  test('an answer that is too large is not read to its end', async () => {
    await expect(request(`${origin}/`, { maxBytes: 1000, plain })).rejects.toMatchObject({
      code: 'FL_HTTP_ANSWER_TOO_LARGE',
    });
  });

  test.each(['/silent', '/slow'])('%s ends with the time', async (path) => {
    await expect(request(`${origin}${path}`, { timeoutMs: 100, retries: 0, plain })).rejects.toMatchObject({
      code: 'FL_HTTP_UNREACHABLE',
    });
  });

  test('an answer that breaks off is none', async () => {
    await expect(request(`${origin}/half`, { retries: 0, plain })).rejects.toMatchObject({
      code: 'FL_HTTP_UNREACHABLE',
    });
  });

  test('an address where nobody listens, and a signal, end it', async () => {
    await expect(request('http://127.0.0.1:1/', { retries: 0, plain })).rejects.toMatchObject({
      code: 'FL_HTTP_UNREACHABLE',
    });
    const signal = AbortSignal.abort();
    await expect(request(`${origin}/`, { signal, plain })).rejects.toMatchObject({
      code: 'FL_HTTP_UNREACHABLE',
    });
  });

  test('what may go away by itself is tried again', async () => {
    const clock = { sleep: () => Promise.resolve() };
    expect((await request(`${origin}/busy`, { retries: 2, clock, plain })).status).toBe(429);
    expect(got).toHaveLength(3);
  });
});

test('a form goes the way of fetch', async () => {
  const body = new FormData();
  body.append('a', 'b');
  await request(`${origin}/`, { method: 'POST', body, plain: true });
  expect(got[0]?.type).toContain('multipart/form-data');
});

test('a job behind a proxy goes through it, but for what is named as an exception', async () => {
  const through: string[] = [];
  const proxy = createServer((message, response) => {
    through.push(message.url ?? '');
    response.end('by the proxy');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const before = { ...process.env };
  process.env['http_proxy'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  process.env['no_proxy'] = '127.0.0.1';
  try {
    const answer = await request('http://app.invalid/v1?a=b', { plain: true });
    expect(new TextDecoder().decode(answer.bytes)).toBe('by the proxy');
    expect((await request(`${origin}/`, { plain: true })).headers.get('x-kind')).toBe('test');
    expect(through).toEqual(['http://app.invalid/v1?a=b']);
  } finally {
    process.env = before;
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  }
});
