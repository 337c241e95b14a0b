import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { systemClock } from '../../adapters/clock/system/index.ts';
import { findPython, stopAll } from '../../adapters/runtime/process/index.ts';
import { createEmbeddedTraffic, stopEmbeddedProxy } from '../../adapters/traffic/embedded/index.ts';
import type { RepositoryRef } from '../../core/ports/github.ts';
import type { Traffic } from '../../core/ports/traffic.ts';
import { startDesk, type Desk } from '../desk/index.ts';
import { restoreGitHub, startGitHub, type GitHubStage } from '../github/stage.ts';
import type { Load } from '../load/index.ts';
import { startOidcIssuer, type OidcIssuer, type OidcKeys } from '../oidc/issuer.ts';
import { startPackageIndex, type PackageIndex } from '../package-index/package-index.ts';
import { startPager, type Pager } from '../pager/index.ts';
import { createPlayer, type Player } from '../player/player.ts';
import type { SabotageName } from '../sabotage/names.ts';
import { AppProcess, inherited } from './app-process.ts';
import { githubApp, organisation, people, repositoryName } from './cast.ts';
import type { Layout } from './layout.ts';
import { choosePort } from './preflight.ts';
import { ensureJobPython, serviceRequirements, testRequirements } from './python.ts';

const proxyStartMs = 2000;
const pagerKey = 'pager-key-of-the-day';
const deskToken = 'desk-token-of-the-day';

/** What the day is played on. Nothing of the product is in here but the App's process. */
export interface Stage {
  readonly layout: Layout;
  readonly github: GitHubStage;
  readonly issuer: OidcIssuer;
  readonly index: PackageIndex;
  readonly pager: Pager;
  readonly desk: Desk;
  readonly player: Player;
  readonly app: AppProcess;
  /** The proxy as an observer reads it. */
  readonly traffic: Traffic;
  readonly repository: RepositoryRef;
  /** Folder with the Python of the jobs. */
  readonly pythonBin: string;
  /** The load under way, if any. */
  load: Load | null;
}

export interface StageOptions {
  readonly port: number;
  /** A snapshot to start from; null: an empty stage. */
  readonly snapshot: string | null;
  readonly sabotage: SabotageName | null;
  readonly signal: AbortSignal;
  readonly note: (text: string) => void;
}

interface Stands {
  readonly keys: OidcKeys;
  readonly pager: unknown;
  readonly desk: unknown;
}

/** Ends what an earlier day left behind, if it was killed. */
async function clearLeftovers(layout: Layout): Promise<void> {
  await stopAll(layout.target, systemClock);
  await stopAll(join(layout.app, 'test-environments'), systemClock);
  await stopEmbeddedProxy({ stateDir: layout.target, clock: systemClock });
}

/** Builds the stage and starts the App on it. What was started before a failure is ended again. */
export async function openStage(layout: Layout, options: StageOptions): Promise<Stage> {
  // What may be missing is asked for first: a day that cannot start costs neither time nor what is there.
  if (options.port !== 0) await choosePort(options.port);
  const python = await findPython();
  await clearLeftovers(layout);
  rmSync(layout.day, { recursive: true, force: true });
  if (options.snapshot !== null) await cp(options.snapshot, layout.day, { recursive: true });
  mkdirSync(layout.logs, { recursive: true });
  mkdirSync(layout.app, { recursive: true });

  options.note('Python environment of the jobs (a minute the first time)');
  const pythonBin = await ensureJobPython(layout.python, layout.product, python, options.signal);
  options.signal.throwIfAborted();

  const closers: (() => Promise<void>)[] = [];
  try {
    return await build(layout, options, pythonBin, closers);
  } catch (error) {
    for (const close of closers.toReversed()) await close().catch(() => undefined);
    await clearLeftovers(layout);
    throw error;
  }
}

async function build(
  layout: Layout,
  options: StageOptions,
  pythonBin: string,
  closers: (() => Promise<void>)[],
): Promise<Stage> {
  const keep = <T extends { close(): Promise<void> }>(part: T): T => {
    closers.push(() => part.close());
    return part;
  };
  const stands = readStands(layout);
  const github = keep(await openGitHub(layout, options.snapshot));
  const issuer = keep(await startOidcIssuer(stands === null ? {} : { keys: stands.keys }));
  const index = keep(await startPackageIndex({ dir: layout.index }));
  const now = (): number => Date.now();
  const pager = keep(await startPager({ key: pagerKey, now, state: stands?.pager }));
  const desk = keep(await startDesk({ token: deskToken, now, state: stands?.desk }));
  const port = await choosePort(options.port);
  const origin = `http://127.0.0.1:${port}`;
  const config = join(layout.day, 'fairlead.config.yml');
  writeFileSync(
    config,
    stringify(operatorConfig(layout, { github, issuer, index, pager, desk, port, origin })),
  );
  const player = createPlayer({
    stage: github,
    issuer,
    product: layout.product,
    dir: layout.player,
    pythonBin,
    env: inherited(),
    vars: { FAIRLEAD_URL: origin, PACKAGE_INDEX_URL: index.indexUrl, PACKAGE_PUBLISH_URL: index.publishUrl },
  });
  const sabotaged = options.sabotage !== null;
  const app = new AppProcess({
    program: join(layout.product, 'build', sabotaged ? 'demo/sabotage/app-process.js' : 'server/main.js'),
    args: ['--config', config, ...(options.sabotage === null ? [] : ['--sabotage', options.sabotage])],
    env: {
      APP_ID: String(github.appId),
      PRIVATE_KEY: github.privateKey,
      WEBHOOK_SECRET: github.webhookSecret,
      DAY_PAGER_KEY: pagerKey,
      DAY_DESK_TOKEN: deskToken,
    },
    logFile: join(layout.logs, 'app.log'),
    origin,
  });
  closers.push(() => app.stop());
  await app.start();
  options.signal.throwIfAborted();
  github.setWebhookTarget(`${origin}/api/github/webhooks`);
  const { owner, name, id } = github.repository;
  return {
    layout,
    github,
    issuer,
    index,
    pager,
    desk,
    player,
    app,
    traffic: createEmbeddedTraffic({ stateDir: layout.target, clock: systemClock }),
    repository: { installationId: github.installationId, id, owner, name },
    pythonBin,
    load: null,
  };
}

function openGitHub(layout: Layout, snapshot: string | null): Promise<GitHubStage> {
  if (snapshot !== null) return restoreGitHub(join(snapshot, 'github-snapshot'), { dir: layout.github });
  return startGitHub({
    dir: layout.github,
    repository: { owner: organisation, name: repositoryName },
    users: people,
    app: githubApp(layout.product),
  });
}

function readStands(layout: Layout): Stands | null {
  if (!existsSync(layout.stands)) return null;
  return JSON.parse(readFileSync(layout.stands, 'utf8')) as Stands;
}

interface Addresses extends Pick<Stage, 'github' | 'issuer' | 'index' | 'pager' | 'desk'> {
  readonly port: number;
  readonly origin: string;
}

function operatorConfig(layout: Layout, at: Addresses): object {
  return {
    origin: at.origin,
    port: at.port,
    data: layout.app,
    python_base: layout.python,
    base_requirements: serviceRequirements,
    test_requirements: testRequirements,
    github: { api: at.github.url },
    oidc: { issuer: at.issuer.url },
    registry: { kind: 'pypi', index: at.index.indexUrl, publish: at.index.publishUrl },
    paging: { kind: 'opsgenie', url: at.pager.url, key_env: 'DAY_PAGER_KEY' },
    support: { kind: 'zendesk', url: at.desk.url, token_env: 'DAY_DESK_TOKEN' },
    incident: { recovery_hold: '5s' },
    test_variables: { notes: { FIELDNOTES_SEED: '50' } },
    targets: {
      'box-1': {
        kind: 'box',
        host: 'local',
        balancer: 'embedded',
        repositories: [`${organisation}/*`],
        variables: { notes: { FIELDNOTES_SEED: '50', FIELDNOTES_DATABASE: join(layout.day, 'notes.db') } },
      },
    },
  };
}

/** Ends everything, in the order that loses nothing: load, App, services, proxy, stand-ins. */
export async function closeStage(stage: Stage): Promise<void> {
  stage.load?.kill();
  stage.load = null;
  await stage.app.stop();
  await clearLeftovers(stage.layout);
  // A proxy that the App had just launched says who it is only when it listens.
  await systemClock.sleep(proxyStartMs);
  await stopEmbeddedProxy({ stateDir: stage.layout.target, clock: systemClock });
  await Promise.all([
    stage.github.close(),
    stage.issuer.close(),
    stage.index.close(),
    stage.pager.close(),
    stage.desk.close(),
  ]);
}
