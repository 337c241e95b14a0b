import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { exportJWK, exportPKCS8, generateKeyPair, importPKCS8, SignJWT } from 'jose';

/** What GitHub knows of a job when it signs a token for it. Ids are numbers here and strings in the token. */
export interface OidcJob {
  readonly repository: {
    readonly owner: string;
    readonly name: string;
    readonly id: number;
    readonly ownerId: number;
  };
  /** `refs/heads/…`, `refs/tags/…` or `refs/pull/<number>/merge`. */
  readonly ref: string;
  /** The commit of `ref`: for a pull request its test merge. */
  readonly sha: string;
  readonly event: string;
  readonly environment?: string;
  readonly workflow: { readonly name: string; readonly path: string };
  readonly run: { readonly id: number; readonly number: number; readonly attempt: number };
  readonly actor: { readonly login: string; readonly id: number };
  /** Branches of a pull request. */
  readonly headRef?: string;
  readonly baseRef?: string;
}

/** The issuer's signing key, as it is kept in a snapshot. */
export interface OidcKeys {
  readonly kid: string;
  /** PEM, PKCS #8. */
  readonly privateKey: string;
}

export interface OidcIssuer {
  /** The `iss` claim: base URL without a slash at its end. */
  readonly url: string;
  readonly keys: OidcKeys;
  /** Values for `ACTIONS_ID_TOKEN_REQUEST_URL` and `ACTIONS_ID_TOKEN_REQUEST_TOKEN` of a job. */
  register(job: OidcJob): { readonly requestUrl: string; readonly requestToken: string };
  /** Ends the job: its request token is refused from now on. */
  end(requestToken: string): void;
  close(): Promise<void>;
}

/** GitHub's tokens live this long. */
const LIFE_SECONDS = 300;

/**
 * A stand-in for GitHub's OIDC provider: discovery document, key set, and the runner's token endpoint.
 * Claims follow https://docs.github.com/actions/reference/security/oidc.
 */
export async function startOidcIssuer(
  options: { readonly port?: number; readonly keys?: OidcKeys } = {},
): Promise<OidcIssuer> {
  const keys = options.keys ?? (await newKeys());
  const privateKey = await importPKCS8(keys.privateKey, 'RS256', { extractable: true });
  const { kty, n, e } = await exportJWK(privateKey);
  const jobs = new Map<string, OidcJob>();
  const app = new Hono();
  const listener = getRequestListener(app.fetch);
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port ?? 0, '127.0.0.1', done);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  app.get('/.well-known/openid-configuration', (c) =>
    c.json({
      issuer: url,
      jwks_uri: `${url}/.well-known/jwks`,
      response_types_supported: ['id_token'],
      subject_types_supported: ['public', 'pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid'],
    }),
  );
  app.get('/.well-known/jwks', (c) =>
    c.json({ keys: [{ kty, n, e, kid: keys.kid, alg: 'RS256', use: 'sig' }] }),
  );
  app.get('/token', async (c) => {
    const given = c.req.header('authorization')?.replace(/^bearer\s+/i, '') ?? '';
    const job = findJob(jobs, given);
    if (job === undefined) return c.json({ message: 'The request token is not valid' }, 401);
    const audience = c.req.query('audience') ?? `https://github.com/${job.repository.owner}`;
    const value = await new SignJWT(claimsOf(job))
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keys.kid })
      .setIssuer(url)
      .setAudience(audience)
      .setSubject(subjectOf(job))
      .setJti(randomUUID())
      .setIssuedAt()
      .setNotBefore('-10s')
      .setExpirationTime(`${LIFE_SECONDS}s`)
      .sign(privateKey);
    return c.json({ count: value.length, value });
  });

  return {
    url,
    keys,
    register(job) {
      const requestToken = randomBytes(32).toString('base64url');
      jobs.set(requestToken, job);
      // The caller appends `&audience=…`, so the address has a query already.
      return { requestUrl: `${url}/token?api-version=2.0`, requestToken };
    },
    end: (requestToken) => void jobs.delete(requestToken),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function newKeys(): Promise<OidcKeys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid: randomUUID(), privateKey: await exportPKCS8(privateKey) };
}

function findJob(jobs: ReadonlyMap<string, OidcJob>, token: string): OidcJob | undefined {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const wanted = digest(token);
  for (const [known, job] of jobs) if (timingSafeEqual(digest(known), wanted)) return job;
  return undefined;
}

function claimsOf(job: OidcJob): Record<string, string> {
  const { repository, workflow, run, actor } = job;
  const full = `${repository.owner}/${repository.name}`;
  const workflowRef = `${full}/${workflow.path}@${job.ref}`;
  return {
    repository: full,
    repository_id: String(repository.id),
    repository_owner: repository.owner,
    repository_owner_id: String(repository.ownerId),
    repository_visibility: 'private',
    ref: job.ref,
    ref_type: job.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: 'false',
    sha: job.sha,
    event_name: job.event,
    ...(job.environment === undefined ? {} : { environment: job.environment }),
    workflow: workflow.name,
    workflow_ref: workflowRef,
    workflow_sha: job.sha,
    job_workflow_ref: workflowRef,
    job_workflow_sha: job.sha,
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: String(run.attempt),
    runner_environment: 'github-hosted',
    actor: actor.login,
    actor_id: String(actor.id),
    head_ref: job.headRef ?? '',
    base_ref: job.baseRef ?? '',
  };
}

/** The subject as GitHub writes it for repositories made since July 2026: names with their ids. */
function subjectOf(job: OidcJob): string {
  const { owner, name, id, ownerId } = job.repository;
  const repository = `repo:${owner}@${ownerId}/${name}@${id}`;
  if (job.environment !== undefined)
    return `${repository}:environment:${job.environment.replaceAll(':', '%3A')}`;
  if (job.event === 'pull_request') return `${repository}:pull_request`;
  return `${repository}:ref:${job.ref}`;
}
