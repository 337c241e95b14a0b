import { createServer } from 'node:http';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { finishRun, startRun, storeArtifact, type NewRun } from './actions.ts';
import { ACTIONS_APP } from './checks.ts';
import { repositoryRow, type Stage } from './context.ts';
import { startEmulation, type ProtectionRow, type TokenEntry } from './emulate.ts';
import { buildFront, relayDispatch } from './front.ts';
import { gitText } from './git.ts';
import { openJournal, type Journal } from './journal.ts';
import { installHooks, mirror } from './pushes.ts';
import { openRelay, type Delivery, type Relay } from './relay.ts';
import {
  emptyState,
  type ArtifactRecord,
  type RunConclusion,
  type RunRecord,
  type StageState,
} from './state.ts';

export interface GitHubOptions {
  /** The stage's own folder: bare repository, journal, archives. Made where it is missing. */
  readonly dir: string;
  /** Of the public base URL; a free one by default. */
  readonly port?: number;
  readonly repository: { readonly owner: string; readonly name: string };
  readonly users: readonly {
    readonly login: string;
    readonly name: string;
    readonly role?: 'admin' | 'member';
  }[];
  readonly app: {
    readonly id: number;
    readonly slug: string;
    readonly name: string;
    readonly installationId: number;
    readonly permissions: Readonly<Record<string, string>>;
    readonly events: readonly string[];
  };
}

export interface Protection {
  readonly checks?: readonly string[];
  readonly approvals?: number;
  /** The head must contain the base's newest commit. */
  readonly strict?: boolean;
  readonly dismissStale?: boolean;
}

export interface CheckRunShown {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly externalId: string;
  readonly title: string | null;
  readonly summary: string | null;
  readonly appId: number | null;
  readonly annotations: StageState['annotations'][string];
}

/** The emulated GitHub, as the demo and the tests see it. */
export interface GitHubStage {
  /** Base URL of the API, without a slash at its end. */
  readonly url: string;
  readonly repository: {
    readonly owner: string;
    readonly name: string;
    readonly id: number;
    readonly ownerId: number;
  };
  /** Path of the bare repository. */
  readonly bare: string;
  readonly appId: number;
  readonly installationId: number;
  /** PEM, PKCS #8. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly journal: Journal;
  readonly relay: Omit<Relay, 'enqueue' | 'load' | 'close' | 'setTarget'>;
  deliveries(): readonly Delivery[];
  /** Where the App takes webhooks; null holds them back. */
  setWebhookTarget(url: string | null): void;
  createUserToken(login: string): string;
  /** A token like a job's `GITHUB_TOKEN`. */
  createJobToken(permissions: Readonly<Record<string, string>>): string;
  /** A clone whose pushes carry this login. */
  clone(dir: string, login: string): Promise<void>;
  /** Sends a request as a user, through the front, and returns its status and JSON. */
  as(login: string, method: string, path: string, body?: object): Promise<{ status: number; json: unknown }>;
  openPull(pull: {
    readonly head: string;
    readonly base: string;
    readonly title: string;
    readonly login: string;
  }): Promise<number>;
  /** Every check run on a commit, oldest first, with all its annotations. */
  checkRuns(sha: string): readonly CheckRunShown[];
  protect(branch: string, protection: Protection): void;
  startRun(run: NewRun): Promise<RunRecord>;
  finishRun(id: number, conclusion: RunConclusion): Promise<void>;
  storeArtifact(run: number, name: string, zip: Uint8Array): Promise<ArtifactRecord>;
  /** The id of a user of the stage, or undefined. */
  userId(login: string): number | undefined;
  /** Writes everything that a later `restoreGitHub` needs into a folder. */
  snapshot(dir: string): Promise<void>;
  close(): Promise<void>;
}

/** What a snapshot folder holds beside the bare repository and the archives. */
interface Snapshot {
  readonly version: 1;
  readonly options: Omit<GitHubOptions, 'dir' | 'port'>;
  readonly emulation: unknown;
  readonly tokens: readonly (readonly [string, TokenEntry])[];
  readonly state: StageState;
  readonly deliveries: readonly Delivery[];
  readonly privateKey: string;
  readonly webhookSecret: string;
}

/** Starts an emulated GitHub with one organisation, one empty repository and the App installed. */
export async function startGitHub(options: GitHubOptions): Promise<GitHubStage> {
  await mkdir(options.dir, { recursive: true });
  const bare = join(options.dir, 'repository.git');
  await gitText(options.dir, ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
  return build(options, null);
}

/** Starts an emulated GitHub from a snapshot, in a folder of its own, with every id and token as before. */
export async function restoreGitHub(
  snapshotDir: string,
  options: Pick<GitHubOptions, 'dir' | 'port'>,
): Promise<GitHubStage> {
  const text = await readFile(join(snapshotDir, 'stage.json'), 'utf8');
  const snapshot = JSON.parse(text) as Snapshot;
  await mkdir(options.dir, { recursive: true });
  for (const name of ['repository.git', 'artifacts']) {
    await cp(join(snapshotDir, name), join(options.dir, name), { recursive: true });
  }
  return build({ ...snapshot.options, ...options }, snapshot);
}

async function build(given: GitHubOptions, snapshot: Snapshot | null): Promise<GitHubStage> {
  const options = { ...given, dir: resolve(given.dir) };
  const privateKey = snapshot?.privateKey ?? newPrivateKey();
  const webhookSecret = snapshot?.webhookSecret ?? randomBytes(24).toString('hex');
  const hookSecret = randomBytes(24).toString('hex');
  await mkdir(join(options.dir, 'artifacts'), { recursive: true });
  let answer: ((request: Request) => Response | Promise<Response>) | undefined;
  const server = createServer(
    getRequestListener((request) => answer?.(request) ?? new Response('Starting', { status: 503 })),
  );
  await listen(server, options.port ?? 0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const relay = openRelay(webhookSecret);
    let stage: Stage | undefined;
    const dispatch = relayDispatch(() => {
      if (stage === undefined) throw new Error('A webhook before the stage has started');
      return stage;
    });
    const emulation = await startEmulation(seedOf(options, privateKey), url, dispatch);
    if (snapshot !== null) emulation.restore(snapshot.emulation);
    for (const [token, entry] of snapshot?.tokens ?? []) emulation.tokens.set(token, entry);
    stage = newStage(options, { url, emulation, relay, state: snapshot?.state ?? emptyState() });
    relay.load(snapshot?.deliveries ?? []);
    await installHooks(stage.bare, url, hookSecret);
    await mirror(stage);
    const front = buildFront(stage, hookSecret);
    answer = (request) => front.fetch(request);
    return publicFace(stage, options, {
      privateKey,
      webhookSecret,
      answer,
      async close() {
        relay.close();
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
        await emulation.close();
      },
    });
  } catch (error) {
    server.close();
    throw error;
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done());
  });
}

function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function seedOf(options: GitHubOptions, privateKey: string): Record<string, unknown> {
  const { owner, name } = options.repository;
  const { app } = options;
  return {
    tokens: {},
    github: {
      users: options.users.map(({ login, name: full }) => ({
        login,
        name: full,
        email: `${login}@users.noreply.github.com`,
      })),
      orgs: [
        { login: owner, name: owner, members: options.users.map(({ login, role }) => ({ login, role })) },
      ],
      repos: [{ owner, name, auto_init: false }],
      apps: [
        {
          app_id: app.id,
          slug: app.slug,
          name: app.name,
          private_key: privateKey,
          permissions: app.permissions,
          events: app.events,
          installations: [
            { installation_id: app.installationId, account: owner, repository_selection: 'all' },
          ],
        },
      ],
    },
  };
}

function newStage(
  options: GitHubOptions,
  parts: Pick<Stage, 'url' | 'emulation' | 'relay' | 'state'>,
): Stage {
  const { emulation } = parts;
  let last: Promise<unknown> = Promise.resolve();
  let calls = 0;
  return {
    ...parts,
    owner: options.repository.owner,
    name: options.repository.name,
    dir: options.dir,
    bare: join(options.dir, 'repository.git'),
    app: options.app,
    journal: openJournal(join(options.dir, 'github.jsonl')),
    exclusive(work) {
      const done = last.then(work);
      last = done.catch(() => undefined);
      return done;
    },
    async read(path) {
      // The emulator lets a token ask 5,000 times an hour; the stage's own questions must not run out.
      const token = `stage-internal-${Math.floor(calls++ / 4000)}`;
      emulation.tokens.set(token, { login: 'admin', id: 2, scopes: ['repo'] });
      const response = await emulation.fetch(
        new Request(`${parts.url}${path}`, { headers: { authorization: `Bearer ${token}` } }),
      );
      if (!response.ok) throw new Error(`The emulator answered ${response.status} to ${path}`);
      return (await response.json()) as Record<string, unknown>;
    },
  };
}

interface Secrets {
  readonly privateKey: string;
  readonly webhookSecret: string;
  answer(request: Request): Response | Promise<Response>;
  close(): Promise<void>;
}

function publicFace(stage: Stage, options: GitHubOptions, secrets: Secrets): GitHubStage {
  const { emulation, relay, state } = stage;
  const repo = repositoryRow(stage);
  const userTokens = new Map<string, string>();
  function userToken(login: string): string {
    const user = emulation.tables.users.all().find((row) => row.login === login);
    if (user === undefined) throw new Error(`No user ${login}`);
    const token = `ghp_${randomBytes(18).toString('hex')}`;
    emulation.tokens.set(token, { login, id: user.id, scopes: ['repo', 'workflow'] });
    return token;
  }
  async function as(login: string, method: string, path: string, body?: object) {
    const token = userTokens.get(login) ?? userToken(login);
    userTokens.set(login, token);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await secrets.answer(
      new Request(`${stage.url}${path}`, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
    const text = await response.text();
    return { status: response.status, json: text === '' ? null : (JSON.parse(text) as unknown) };
  }
  return {
    url: stage.url,
    repository: { owner: stage.owner, name: stage.name, id: repo.id, ownerId: repo.owner_id },
    bare: stage.bare,
    appId: stage.app.id,
    installationId: options.app.installationId,
    privateKey: secrets.privateKey,
    webhookSecret: secrets.webhookSecret,
    journal: stage.journal,
    relay,
    deliveries: () => relay.deliveries(),
    setWebhookTarget: (url) => relay.setTarget(url),
    createUserToken: userToken,
    createJobToken(permissions) {
      const token = `ghs_job${randomBytes(18).toString('hex')}`;
      emulation.tokens.set(token, jobEntry(stage, permissions));
      state.jobTokens.push(token);
      return token;
    },
    clone: (dir, login) => clone(stage.bare, dir, login),
    as,
    async openPull({ login, ...pull }) {
      const { status, json } = await as(login, 'POST', `/repos/${stage.owner}/${stage.name}/pulls`, pull);
      if (status !== 201)
        throw new Error(`The pull request was not opened (${status}): ${JSON.stringify(json)}`);
      return (json as { number: number }).number;
    },
    checkRuns: (sha) => shownCheckRuns(stage, sha),
    protect: (branch, protection) => protect(stage, branch, protection),
    startRun: (run) => startRun(stage, run),
    finishRun: (id, conclusion) => finishRun(stage, id, conclusion),
    storeArtifact: (run, name, zip) => storeArtifact(stage, run, name, zip),
    userId: (login) => emulation.tables.users.all().find((row) => row.login === login)?.id,
    snapshot: (dir) => stage.exclusive(() => writeSnapshot(stage, options, secrets, dir)),
    close: () => secrets.close(),
  };
}

function jobEntry(stage: Stage, permissions: Readonly<Record<string, string>>): TokenEntry {
  const { id, owner_id } = repositoryRow(stage);
  return {
    login: stage.owner,
    id: owner_id,
    scopes: [],
    installation: {
      installationId: 0,
      appId: ACTIONS_APP.id,
      accountId: owner_id,
      accountType: 'Organization',
      permissions: { metadata: 'read', ...permissions },
      repositoryIds: [id],
      repositorySelection: 'selected',
    },
  };
}

async function clone(bare: string, dir: string, login: string): Promise<void> {
  if (!/^[\w-]+$/.test(login)) throw new Error(`${login} is not a login`);
  const target = resolve(dir);
  await gitText(bare, ['clone', '--quiet', bare, target]);
  // git hands this to a shell, so the hooks learn who pushes.
  await gitText(target, [
    'config',
    'remote.origin.receivepack',
    `env STAGE_PUSHER=${login} git-receive-pack`,
  ]);
  await gitText(target, ['config', 'user.name', login]);
  await gitText(target, ['config', 'user.email', `${login}@users.noreply.github.com`]);
}

function shownCheckRuns(stage: Stage, sha: string): CheckRunShown[] {
  return stage.emulation.tables.checkRuns
    .all()
    .filter((run) => run.head_sha === sha)
    .sort((a, b) => a.id - b.id)
    .map((run) => ({
      id: run.id,
      name: run.name,
      status: run.status,
      conclusion: run.conclusion,
      externalId: run.external_id,
      title: run.output.title,
      summary: run.output.summary,
      appId: run.app_id,
      annotations: stage.state.annotations[String(run.id)] ?? [],
    }));
}

function protect(stage: Stage, branch: string, protection: Protection): void {
  const { branchProtections, branches } = stage.emulation.tables;
  const { checks, approvals, strict = false, dismissStale = false } = protection;
  const rule: Omit<ProtectionRow, 'id' | 'created_at' | 'updated_at'> = {
    repo_id: repositoryRow(stage).id,
    branch_name: branch,
    required_status_checks: checks === undefined ? null : { strict, contexts: checks },
    enforce_admins: true,
    required_pull_request_reviews: {
      required_approving_review_count: approvals ?? 0,
      dismiss_stale_reviews: dismissStale,
      require_code_owner_reviews: false,
    },
    restrictions: null,
    required_linear_history: false,
    allow_force_pushes: false,
    allow_deletions: false,
    required_signatures: false,
  };
  const known = branchProtections.all().find((row) => row.branch_name === branch);
  if (known === undefined) branchProtections.insert(rule);
  else branchProtections.update(known.id, rule);
  const row = branches.all().find((entry) => entry.name === branch);
  if (row !== undefined) branches.update(row.id, { protected: true });
}

async function writeSnapshot(
  stage: Stage,
  options: GitHubOptions,
  secrets: Secrets,
  dir: string,
): Promise<void> {
  const { dir: _dir, port: _port, ...kept } = options;
  const snapshot: Snapshot = {
    version: 1,
    options: kept,
    emulation: stage.emulation.snapshot(),
    tokens: [...stage.emulation.tokens],
    state: stage.state,
    deliveries: stage.relay.deliveries(),
    privateKey: secrets.privateKey,
    webhookSecret: secrets.webhookSecret,
  };
  const text = JSON.stringify(snapshot);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'stage.json'), text, { mode: 0o600 });
  await cp(stage.bare, join(dir, 'repository.git'), { recursive: true });
  await cp(join(stage.dir, 'artifacts'), join(dir, 'artifacts'), { recursive: true });
}
