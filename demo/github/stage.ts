import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { completeOwners } from './complete.ts';
import { announce, type Stage } from './context.ts';
import { startEmulation, type Emulation } from './emulate.ts';
import { publicFace, snapshotVersion, type Snapshot } from './face.ts';
import { buildFront, relayDispatch } from './front.ts';
import { gitText } from './git.ts';
import { openJournal } from './journal.ts';
import { installHooks, mirror } from './pushes.ts';
import { openRelay } from './relay.ts';
import { emptyState } from './state.ts';
import { refreshTwin, showSettings } from './twin/refresh.ts';
import { createTwin } from './twin/twin.ts';
import type { GitHubOptions, GitHubStage } from './types.ts';

export type { CheckRunShown, GitHubOptions, GitHubStage } from './types.ts';

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
  if (snapshot.version !== snapshotVersion) {
    throw new Error(`The snapshot in ${snapshotDir} is of another version of the stage; play the day anew`);
  }
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
  const listener = getRequestListener(
    (request) => answer?.(request) ?? new Response('Starting', { status: 503 }),
  );
  const server = createServer((request, response) => void listener(request, response));
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
    restoreEmulation(emulation, snapshot);
    const twin = createTwin(emulation, options, url, snapshot?.twin ?? null);
    stage = newStage(options, { url, emulation, relay, twin, state: snapshot?.state ?? emptyState() });
    announceChanges(stage);
    relay.load(snapshot?.deliveries ?? []);
    await readRepository(stage, hookSecret);
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

function restoreEmulation(emulation: Emulation, snapshot: Snapshot | null): void {
  if (snapshot === null) return;
  emulation.restore(snapshot.emulation);
  for (const [token, entry] of snapshot.tokens) emulation.tokens.set(token, entry);
}

async function readRepository(stage: Stage, hookSecret: string): Promise<void> {
  await installHooks(stage.bare, stage.url, hookSecret);
  await mirror(stage);
  await refreshTwin(stage);
  showSettings(stage);
}

/** What happens in the twin is told as every other event of the stage is. */
function announceChanges(stage: Stage): void {
  stage.twin.org.emit = ({ event, action, sender, payload }) => {
    announce(stage, event, action, sender, () => payload);
  };
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
      repos: [{ owner, name, auto_init: false, private: true }],
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
  parts: Pick<Stage, 'url' | 'emulation' | 'relay' | 'state' | 'twin'>,
): Stage {
  const { emulation } = parts;
  let last: Promise<unknown> = Promise.resolve();
  let calls = 0;
  const member = options.users[0]?.login ?? '';
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
      emulation.tokens.set(token, { login: member, id: 0, scopes: ['repo'] });
      const response = await emulation.fetch(
        new Request(`${parts.url}${path}`, { headers: { authorization: `Bearer ${token}` } }),
      );
      if (!response.ok) throw new Error(`The emulator answered ${response.status} to ${path}`);
      return completeOwners((await response.json()) as Record<string, unknown>, parts.url);
    },
  };
}
