import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { importPKCS8, SignJWT } from 'jose';
import { githubApp, organisation, people, repositoryName } from '../../demo/day/cast.ts';
import { choosePort } from '../../demo/day/preflight.ts';
import { gitText } from '../../demo/github/git.ts';
import { startGitHub, type GitHubStage } from '../../demo/github/stage.ts';
import { startOidcIssuer, type OidcIssuer } from '../../demo/oidc/issuer.ts';
import { parseOperatorConfig } from '../../server/config.ts';
import { readCredentials } from '../../server/credentials.ts';
import { openParts } from '../../server/parts.ts';
import { startServer } from '../../server/server.ts';

/** The real server, with the emulated GitHub and an OIDC issuer around it. */
export interface BadInputStage {
  readonly origin: string;
  readonly github: GitHubStage;
  readonly issuer: OidcIssuer;
  /** Commits a file in the clone and pushes the branch; returns the commit. */
  push(branch: string, files: Readonly<Record<string, string>>): Promise<string>;
  /**
   * Rows in the server's database file, read beside it: `requests` are the events that an action asked for, `jobs` those
   * that are due, since some come back for ever. The used tokens of refused requests are remembered: they do not count.
   */
  stored(): Readonly<Record<'events' | 'requests' | 'states' | 'jobs', number>>;
  close(): Promise<void>;
}

export async function startBadInputStage(product: string): Promise<BadInputStage> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-bad-input-'));
  const github = await startGitHub({
    dir: join(folder, 'github'),
    repository: { owner: organisation, name: repositoryName },
    users: people,
    app: githubApp(product),
  });
  const issuer = await startOidcIssuer();
  const port = await choosePort(0);
  const origin = `http://127.0.0.1:${port}`;
  const nowhere = 'http://127.0.0.1:9';
  const given = { origin, port, data: folder, github: { api: github.url }, oidc: { issuer: issuer.url } };
  const registry = { kind: 'pypi', index: nowhere, publish: nowhere };
  const database = join(folder, 'fairlead.db');
  const text = JSON.stringify({ ...given, registry, store: `file:${database}`, python_base: folder });
  const config = parseOperatorConfig(text, 'fairlead.config.yml');
  const credentials = readCredentials({
    APP_ID: String(github.appId),
    PRIVATE_KEY: github.privateKey,
    WEBHOOK_SECRET: github.webhookSecret,
  });
  const server = await startServer(
    config,
    credentials,
    await openParts(config, credentials),
    () => undefined,
  );
  github.setWebhookTarget(`${origin}/api/github/webhooks`);
  const clone = join(folder, 'clone');
  await github.clone(clone, 'ada');
  return {
    origin,
    github,
    issuer,
    async push(branch, files) {
      await gitText(clone, ['switch', '--quiet', '-C', branch]);
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(clone, path)), { recursive: true });
        writeFileSync(join(clone, path), content);
      }
      await gitText(clone, ['add', '--all']);
      await gitText(clone, ['commit', '--quiet', '--message', `Change of ${branch}`]);
      await gitText(clone, ['push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`]);
      return gitText(clone, ['rev-parse', 'HEAD']);
    },
    stored() {
      const reader = new DatabaseSync(database, { readOnly: true, timeout: 2000 });
      const rows = (table: string) =>
        Number(reader.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.['rows']);
      try {
        return {
          events: rows('events'),
          requests: rows("events WHERE source = 'action'"),
          states: rows("states WHERE key NOT LIKE 'token:%'"),
          jobs: rows(`jobs WHERE run_at <= ${Date.now() + 1000}`),
        };
      } finally {
        reader.close();
      }
    },
    async close() {
      await server.stop();
      await github.close();
      await issuer.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The audience that vouches for these bytes. */
export function audienceOf(origin: string, body: string): string {
  return `${origin}/#sha256:${createHash('sha256').update(body).digest('hex')}`;
}

/** A token as the issuer signs them, with whatever claims and times a test wants. */
export async function signToken(
  issuer: OidcIssuer,
  token: {
    readonly audience: string;
    readonly claims: Readonly<Record<string, string>>;
    readonly expires: string;
  },
): Promise<string> {
  return new SignJWT({ ...token.claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: issuer.keys.kid })
    .setIssuer(issuer.url)
    .setAudience(token.audience)
    .setJti(randomUUID())
    .setIssuedAt('-10m')
    .setExpirationTime(token.expires)
    .sign(await importPKCS8(issuer.keys.privateKey, 'RS256'));
}
