import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import type { Tokens } from '../../../core/ports/tokens.ts';
import { SeenOnce } from './seen-once.ts';
import { createJwksTokens } from './tokens.ts';

const audience = 'https://fairlead.example/#sha256:00';
const now = 1_800_000_000_000;
const seconds = now / 1000;

describe('tokens of GitHub Actions', () => {
  let server: Server;
  let issuer: string;
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let strangers: Awaited<ReturnType<typeof generateKeyPair>>;
  let tokens: Tokens;
  let fetches = 0;
  let broken = false;
  let serial = 0;

  beforeAll(async () => {
    keys = await generateKeyPair('RS256', { extractable: true });
    strangers = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one' };
    server = createServer((request, response) => {
      fetches += 1;
      if (broken || request.url !== '/.well-known/jwks') response.writeHead(503).end();
      else response.end(JSON.stringify({ keys: [jwk] }));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    broken = false;
    fetches = 0;
    tokens = createJwksTokens({ issuer, clock: { now: () => now } });
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  function payload(change: Record<string, unknown> = {}): JWTPayload {
    serial += 1;
    return {
      iss: issuer,
      aud: audience,
      iat: seconds,
      nbf: seconds - 5,
      exp: seconds + 300,
      jti: `jti-${serial}`,
      sub: 'repo:acme/shop:ref:refs/heads/main',
      repository: 'acme/shop',
      repository_id: '7',
      run_id: '11',
      run_attempt: '2',
      event_name: 'push',
      ref: 'refs/heads/main',
      sha: 'a'.repeat(40),
      actor: 'octocat',
      ...change,
    };
  }
  const sign = (change: Record<string, unknown> = {}, kid = 'one', key = keys.privateKey): Promise<string> =>
    new SignJWT(payload(change)).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(key);
  async function refusal(jwt: string): Promise<string> {
    try {
      await tokens.verify(jwt, { audience });
    } catch (error) {
      const { code, message } = error as { code: string; message: string };
      for (const part of jwt.split('.').filter((each) => each.length > 8))
        expect(message).not.toContain(part);
      return code;
    }
    return 'accepted';
  }

  test('a good one says who asks', async () => {
    expect(
      await tokens.verify(await sign({ environment: 'production' }), { audience: ['x', audience] }),
    ).toEqual({
      jti: `jti-${serial}`,
      repositoryId: 7,
      repository: 'acme/shop',
      runId: 11,
      runAttempt: 2,
      eventName: 'push',
      ref: 'refs/heads/main',
      sha: 'a'.repeat(40),
      environment: 'production',
      jobWorkflowRef: null,
      actor: 'octocat',
    });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['nothing', {}, 'accepted'],
    ['another issuer', { iss: 'https://token.actions.githubusercontent.com' }, 'FL_TOKEN_INVALID'],
    ['the issuer with a slash', { iss: 'http://127.0.0.1/' }, 'FL_TOKEN_INVALID'],
    ['another audience', { aud: 'https://fairlead.example' }, 'FL_TOKEN_AUDIENCE'],
    ['the audience and another', { aud: [audience, 'https://other.example'] }, 'FL_TOKEN_AUDIENCE'],
    ['a list of the audience', { aud: [audience] }, 'FL_TOKEN_AUDIENCE'],
    ['a longer audience', { aud: `${audience}0` }, 'FL_TOKEN_AUDIENCE'],
    ['expiry 59 s ago', { exp: seconds - 59 }, 'accepted'],
    ['expiry 61 s ago', { exp: seconds - 61 }, 'FL_TOKEN_EXPIRED'],
    ['not before in 59 s', { nbf: seconds + 59 }, 'accepted'],
    ['not before in 61 s', { nbf: seconds + 61 }, 'FL_TOKEN_INVALID'],
    ['no repository id', { repository_id: undefined }, 'FL_TOKEN_INVALID'],
    ['a repository id with a sign', { repository_id: '-7' }, 'FL_TOKEN_INVALID'],
    ['a huge run id', { run_id: '9999999999999999' }, 'FL_TOKEN_INVALID'],
    ['a short commit', { sha: 'abc' }, 'FL_TOKEN_INVALID'],
    ['no jti', { jti: undefined }, 'FL_TOKEN_INVALID'],
    ['no expiry', { exp: undefined }, 'FL_TOKEN_INVALID'],
  ])('with %s', async (_name, change, expected) => {
    expect(await refusal(await sign(change))).toBe(expected);
  });

  test('of somebody who is not admitted is not remembered; of a wrong one nobody is asked', async () => {
    const jwt = await sign();
    const refuse = () => Promise.reject(new Error('a stranger'));
    await expect(tokens.verify(jwt, { audience, admit: refuse })).rejects.toThrow('a stranger');
    const names: string[] = [];
    const admit = ({ repository }: { repository: string }) => Promise.resolve(void names.push(repository));
    const { repository } = await tokens.verify(jwt, { audience, admit });
    expect(names).toEqual([repository]);
    const other = await sign({ aud: 'https://other.example/' });
    await expect(tokens.verify(other, { audience, admit })).rejects.toThrow();
    expect(names).toHaveLength(1);
  });

  test('is taken once', async () => {
    const jwt = await sign();
    expect(await refusal(jwt)).toBe('accepted');
    expect(await refusal(jwt)).toBe('FL_TOKEN_USED');
  });

  test('signed by a stranger, with alg none, HS256 or another algorithm is refused', async () => {
    expect(await refusal(await sign({}, 'one', strangers.privateKey))).toBe('FL_TOKEN_INVALID');
    expect(await refusal(await sign({}, 'two', strangers.privateKey))).toBe('FL_TOKEN_INVALID');
    expect(await refusal(new UnsecuredJWT(payload()).encode())).toBe('FL_TOKEN_INVALID');
    const jwk = await exportJWK(keys.publicKey);
    const shared = new TextEncoder().encode(JSON.stringify(jwk));
    const symmetric = await new SignJWT(payload())
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(shared);
    expect(await refusal(symmetric)).toBe('FL_TOKEN_INVALID');
    // By the right key, which does not say what it is for: only the pinned algorithm refuses it.
    const again = await importJWK({ ...(await exportJWK(keys.privateKey)) }, 'RS512');
    const rs512 = await new SignJWT(payload()).setProtectedHeader({ alg: 'RS512', kid: 'one' }).sign(again);
    expect(await refusal(rs512)).toBe('FL_TOKEN_INVALID');
  });

  test('changed on the way is refused, as is anything else', async () => {
    const [head, body, signature] = (await sign()).split('.');
    const changed = Buffer.from(JSON.stringify(payload({ repository_id: '8' }))).toString('base64url');
    expect(await refusal(`${head}.${changed}.${signature}`)).toBe('FL_TOKEN_INVALID');
    for (const text of ['', 'x', `${head}.${body}.`, 'a.b.c', `${head}.${body}`, 'x'.repeat(20_000)]) {
      expect(await refusal(text)).toBe('FL_TOKEN_INVALID');
    }
  });

  test('asks for the keys once, and not again for every unknown key id', async () => {
    await refusal(await sign());
    await refusal(await sign());
    expect(fetches).toBe(1);
    for (let index = 0; index < 5; index += 1) await refusal(await sign({}, `unknown-${index}`));
    expect(fetches).toBe(1);
  });

  test('an issuer that does not answer is not the fault of the token', async () => {
    broken = true;
    expect(await refusal(await sign())).toBe('FL_ISSUER_UNREACHABLE');
  });

  test('more than can be remembered are refused until some have expired', () => {
    const seen = new SeenOnce(2);
    expect(seen.add('a', 100, 0)).toBe(true);
    expect(seen.add('b', 200, 0)).toBe(true);
    expect(() => seen.add('c', 300, 99)).toThrow('More OIDC tokens');
    expect(seen.add('c', 300, 100)).toBe(true);
    expect(seen.add('b', 300, 100)).toBe(false);
  });
});
