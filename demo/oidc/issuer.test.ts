import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { startOidcIssuer, type OidcIssuer, type OidcJob } from './issuer.ts';

const job: OidcJob = {
  repository: { owner: 'acme', name: 'fieldnotes', id: 7, ownerId: 3 },
  ref: 'refs/pull/42/merge',
  sha: 'a'.repeat(40),
  event: 'pull_request',
  workflow: { name: 'checks', path: '.github/workflows/checks.yml' },
  run: { id: 9001, number: 5, attempt: 1 },
  actor: { login: 'ada', id: 11 },
  headRef: 'feature/a',
  baseRef: 'main',
};

let issuer: OidcIssuer;
beforeAll(async () => {
  issuer = await startOidcIssuer();
});
afterAll(() => issuer.close());

async function tokenFor(given: OidcJob, audience: string): Promise<string> {
  const { requestUrl, requestToken } = issuer.register(given);
  const response = await fetch(`${requestUrl}&audience=${encodeURIComponent(audience)}`, {
    headers: { authorization: `bearer ${requestToken}` },
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { value: string }).value;
}

async function verify(token: string, audience: string, from = issuer) {
  const discovery = (await (await fetch(`${from.url}/.well-known/openid-configuration`)).json()) as {
    issuer: string;
    jwks_uri: string;
  };
  const keys = createRemoteJWKSet(new URL(discovery.jwks_uri));
  return jwtVerify(token, keys, { issuer: discovery.issuer, audience, algorithms: ['RS256'] });
}

describe('the token endpoint', () => {
  test('signs what it knows of the job, for the audience that was asked for', async () => {
    const audience = `http://127.0.0.1:1/#sha256:${'0'.repeat(64)}`;
    const { payload } = await verify(await tokenFor(job, audience), audience);
    expect(payload).toMatchObject({
      iss: issuer.url,
      aud: audience,
      sub: 'repo:acme@3/fieldnotes@7:pull_request',
      repository: 'acme/fieldnotes',
      repository_id: '7',
      repository_owner_id: '3',
      ref: 'refs/pull/42/merge',
      event_name: 'pull_request',
      run_id: '9001',
      run_attempt: '1',
      head_ref: 'feature/a',
      base_ref: 'main',
      job_workflow_ref: 'acme/fieldnotes/.github/workflows/checks.yml@refs/pull/42/merge',
    });
    expect(payload).not.toHaveProperty('environment');
    expect(payload.exp! - payload.iat!).toBe(300);
    await expect(verify(await tokenFor(job, audience), `${audience}1`)).rejects.toThrow('aud');
  });

  test('every token has an id of its own; an environment stands in claim and subject', async () => {
    const deploy: OidcJob = { ...job, event: 'push', ref: 'refs/heads/main', environment: 'production' };
    const [first, second] = [await tokenFor(deploy, 'x'), await tokenFor(deploy, 'x')].map((token) =>
      decodeJwt(token),
    );
    expect(first!.jti).not.toBe(second!.jti);
    expect(first).toMatchObject({
      environment: 'production',
      sub: 'repo:acme@3/fieldnotes@7:environment:production',
    });
  });

  test('refuses a wrong request token and one whose job has ended', async () => {
    const { requestUrl, requestToken } = issuer.register(job);
    const ask = (token: string) => fetch(requestUrl, { headers: { authorization: `bearer ${token}` } });
    expect((await ask('wrong')).status).toBe(401);
    expect((await ask(requestToken)).status).toBe(200);
    issuer.end(requestToken);
    expect((await ask(requestToken)).status).toBe(401);
  });
});

test('an issuer with imported keys signs the same way; one with other keys does not', async () => {
  const token = await tokenFor(job, 'x');
  const same = await startOidcIssuer({ keys: issuer.keys });
  const other = await startOidcIssuer();
  try {
    const against = (from: OidcIssuer) =>
      jwtVerify(token, createRemoteJWKSet(new URL(`${from.url}/.well-known/jwks`)), { audience: 'x' });
    expect((await against(same)).payload.aud).toBe('x');
    await expect(against(other)).rejects.toThrow();
  } finally {
    await same.close();
    await other.close();
  }
});
