import { generateKeyPairSync } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createGitHub, type GitHubByPriority } from '../../adapters/github/octokit/index.ts';
import { createFolderTemplates } from '../../adapters/templates/folder/index.ts';
import { openSqliteStore, type SqliteStore } from '../../adapters/store/sqlite/store.ts';
import { createApp } from '../../app/app.ts';
import { FairleadError } from '../../core/errors/fairlead-error.ts';
import {
  createOrganisation,
  type DeliverOptions,
  type Organisation,
  type OrganisationOptions,
} from '../../demo/organisation/index.ts';
import { loadProbot } from '../../server/ingress.ts';
import { createPolicyReconcilers } from '../../server/reconcilers.ts';
import { appPermissions } from './app-permissions.ts';
import { recorded, type Exchange } from './exchanges.ts';
import { projectFile } from './project-file.ts';

const appId = 4711;
export const installationId = 99;
const secret = 'stage-secret';

/** The App's policy part on an emulated organisation: the real handlers, store, reconcilers and adapter; time stands. */
export interface PolicyStage {
  readonly organisation: Organisation;
  readonly github: GitHubByPriority;
  readonly store: SqliteStore;
  readonly clock: { readonly now: () => number };
  /** Errors of jobs since the last look, as `key: text`. */
  readonly errors: string[];
  /** Number of jobs that ran, by the part of their key before the colon. */
  readonly ran: Map<string, number>;
  /** Requests by the kind of the job that made them. */
  readonly requestsBy: Map<string, number>;
  /** Number of runs of each key. */
  readonly runs: Map<string, number>;
  enqueue(key: string): Promise<void>;
  /** While it hurries, GitHub's secondary limits hold nothing up, as if an hour lay between two requests. */
  hurry(on: boolean): void;
  /** Works one job that is due, and nothing that it wakes; its key, or null where none was due. */
  step(): Promise<string | null>;
  /** Delivers what is waiting and works until nothing is due; a job that fails is tried again when its time comes. */
  settle(): Promise<void>;
  /** Lets time pass, with everything that falls due on the way, and settles. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

export interface PolicyStageOptions extends Omit<OrganisationOptions, 'app' | 'login' | 'now'> {
  readonly login?: string;
  readonly periodMs?: number;
  readonly deliver?: DeliverOptions;
  /** Deliveries that never reach the handlers; by default all do. */
  readonly silent?: boolean;
  /** Whether commits of forks are tested. */
  readonly forkTests?: boolean;
  /** Gets every request of the App's with its answer. */
  readonly exchanges?: Exchange[];
}

const start = Date.UTC(2026, 10, 25, 9);

export async function createPolicyStage(options: PolicyStageOptions = {}): Promise<PolicyStage> {
  const time = { now: start, hurried: 0, hurries: false };
  const clock = { now: () => time.now, sleep: (ms: number) => skip(time, ms) };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const organisation = createOrganisation({
    ...options,
    login: options.login ?? 'acme',
    app: {
      id: appId,
      slug: 'fairlead',
      installationId,
      permissions: appPermissions().permissions,
      events: appPermissions().events,
      webhookSecret: secret,
    },
    now: clock.now,
    // Octokit keeps tokens by the machine's clock, which the stage's leaves far behind.
    tokenMs: 3_650 * 86_400_000,
  });
  const budgetClock = {
    ...clock,
    now: () => time.now + (time.hurried += time.hurries ? 3_600_000 : 0),
  };
  const store = await openSqliteStore({ file: ':memory:', clock });
  const fetch = recorded(organisation.fetch, options.exchanges);
  const github = createGitHub({ appId, privateKey: pem, fetch, clock: budgetClock });
  const probot = await loadProbot({ appId, privateKey: pem, secret }, createApp({ store, clock }));
  if (options.silent !== true) {
    organisation.deliverTo(async ({ guid, event, body }) => {
      const payload = JSON.parse(body) as object;
      await probot.webhooks.receive({ id: guid, name: event, payload } as Parameters<
        typeof probot.webhooks.receive
      >[0]);
      return 202;
    }, options.deliver);
  }
  return assemble({
    organisation,
    github,
    store,
    clock,
    time,
    periodMs: options.periodMs ?? 300_000,
    forkTests: options.forkTests === true,
  });
}

function skip(time: { now: number }, ms: number): Promise<void> {
  time.now += ms;
  return Promise.resolve();
}

interface Pieces extends Pick<PolicyStage, 'organisation' | 'github' | 'store'> {
  readonly clock: { readonly now: () => number; readonly sleep: (ms: number) => Promise<void> };
  readonly time: { now: number; hurries: boolean };
  readonly periodMs: number;
  readonly forkTests: boolean;
}

/** More rounds than this at one moment mean that two keys wake each other for ever. */
const maxRounds = 3000;

function assemble({ organisation, github, store, clock, time, periodMs, forkTests }: Pieces): PolicyStage {
  const errors: string[] = [];
  const ran = new Map<string, number>();
  const runs = new Map<string, number>();
  const requestsBy = new Map<string, number>();
  const reconcilers = createPolicyReconcilers(
    {
      github,
      clock,
      appId,
      configRepository: '.github',
      periodMs,
      turnMs: 86_400_000,
      forkTests,
      templates: createFolderTemplates(fileURLToPath(projectFile('workflows-templates'))),
    },
    (work) => (key, lease) =>
      work(key, { ...store, transaction: (build) => store.transaction(build, lease) }),
  );
  const asked = () => organisation.counters.requests - organisation.counters.tokens;
  const work = async (limit: number): Promise<readonly string[]> => {
    const leases = await store.claim(time.now, 600_000, limit);
    for (const lease of leases) {
      const kind = lease.key.split(':')[0] ?? '';
      ran.set(kind, (ran.get(kind) ?? 0) + 1);
      runs.set(lease.key, (runs.get(lease.key) ?? 0) + 1);
      const before = asked();
      try {
        const reconciler = reconcilers[kind];
        if (reconciler === undefined) throw new Error(`nobody works on ${lease.key}`);
        const { runAgainAt } = await reconciler(lease.key, lease);
        await store.finish(lease, { ok: true, ...(runAgainAt === undefined ? {} : { runAgainAt }) });
      } catch (error) {
        const text = error instanceof FairleadError ? error.toText() : String((error as Error).stack);
        errors.push(`${lease.key}: ${text}`);
        await store.finish(lease, { ok: false, error: text, retryAt: time.now + 15_000 });
      }
      requestsBy.set(kind, (requestsBy.get(kind) ?? 0) + asked() - before);
    }
    return leases.map(({ key }) => key);
  };
  const settle = async (): Promise<void> => {
    for (let round = 0; round < maxRounds; round += 1) {
      await organisation.webhooks.idle();
      if ((await work(10)).length === 0) return;
    }
    throw new Error('the stage does not settle');
  };
  return {
    organisation,
    github,
    store,
    clock,
    errors,
    ran,
    requestsBy,
    runs,
    async enqueue(key) {
      await store.transaction((batch) => batch.enqueue(key, time.now));
    },
    hurry: (on) => {
      time.hurries = on;
    },
    step: async () => (await work(1))[0] ?? null,
    settle,
    async pass(ms) {
      const end = time.now + ms;
      for (;;) {
        const due = await store.nextDue();
        if (due === null || due > end) break;
        time.now = Math.max(time.now, due);
        await settle();
      }
      time.now = end;
      await settle();
    },
    close: () => store.close(),
  };
}
