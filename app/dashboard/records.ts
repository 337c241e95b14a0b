import { z } from 'zod';
import { isEnded, toStatus } from '../../core/delivery/status.ts';
import type { RolloutState } from '../../core/delivery/state.ts';
import { foldIncident, type Incident } from '../../core/incidents/incident.ts';
import type { RolloutStatus } from '../../core/api/rollouts.ts';
import type { Store, StoredState } from '../../core/ports/store.ts';

/**
 * What the pages read of each stored state, and nothing more, so that a state that changes its shape is seen here and
 * nowhere else. A state that does not fit is counted and said, never shown as if it were not there.
 */
const maxIncidentEvents = 10_000;
/** Commits whose findings are read, the newest ones that were tested: at least as many as the first page shows. */
const maxCommits = 20;
const concerns = ['lint', 'coverage'] as const;

const time = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
const repository = z.object({ id: z.number(), owner: z.string(), name: z.string() });
const versionRef = z.object({ version: z.string() });

const deployed = z.object({
  repository,
  environment: z.string(),
  service: z.string(),
  stable: versionRef.nullable(),
  previous: versionRef.nullable(),
  since: z.number(),
  lock: z.object({ holder: z.string(), reason: z.string(), since: z.number() }).nullable(),
});

const artifact = z.object({ name: z.string(), version: z.string(), sha256: z.string() });

const testRun = z.object({
  id: z.string(),
  data: z.object({
    repository: z.object({ id: z.number(), name: z.string() }),
    headSha: z.string(),
    ref: z.string(),
    pullRequest: z.object({ number: z.number() }).nullable(),
  }),
  phase: z.enum(['queued', 'starting', 'running', 'passed', 'failed', 'error', 'superseded']),
  queuedAt: z.number(),
  startedAt: time,
  endedAt: time,
  environment: z.array(z.object({ service: z.string(), origin: z.string(), artifact })),
  testPackage: artifact.optional(),
  results: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(['passed', 'failed', 'error', 'skipped']),
      seconds: z.number(),
      file: z.string().nullable(),
      line: z.number().nullable(),
      message: z.string().nullable(),
    }),
  ),
  sentence: z.string(),
});

const promotion = z.object({
  repositoryId: z.number(),
  package: z.string(),
  alphaVersion: z.string(),
  alphaSha256: z.string(),
  releaseVersion: z.string(),
  releaseSha256: z.string(),
  sha: z.string(),
  promotedAt: z.number(),
});

const findings = z.object({
  repository: z.object({ id: z.number() }),
  findings: z.object({ headSha: z.string(), concern: z.string(), conclusion: z.string(), title: z.string() }),
});

const rolloutShape = z.object({
  id: z.string(),
  service: z.string(),
  environment: z.string(),
  repositoryId: z.number(),
  sha: z.string(),
  startedAt: z.number(),
  from: versionRef.nullable(),
  to: versionRef,
});

export type DeployedRecord = z.infer<typeof deployed>;
export type TestRunRecord = z.infer<typeof testRun>;
export type PromotionRecord = z.infer<typeof promotion>;
export type IncidentRecord = Incident;
export type FindingsRecord = z.infer<typeof findings>;

export interface RolloutRecord {
  readonly state: RolloutState;
  readonly status: RolloutStatus;
  readonly ended: boolean;
}

/** All that the first page shows. Lists are newest first. */
export interface Records {
  readonly deployed: readonly DeployedRecord[];
  readonly rollouts: readonly RolloutRecord[];
  readonly testRuns: readonly TestRunRecord[];
  readonly promotions: readonly PromotionRecord[];
  readonly incidents: readonly IncidentRecord[];
  readonly findings: readonly FindingsRecord[];
  /** Ids of the rollouts that are rollbacks which somebody asked for. */
  readonly rollbackIds: ReadonlySet<string>;
  /** Keys of states that could not be read. */
  readonly unreadable: readonly string[];
}

/** Reads the states that the pages show. */
export async function loadRecords(store: Store, holdMs: number): Promise<Records> {
  const unreadable: string[] = [];
  const read = async <T>(prefix: string, parse: (state: StoredState) => T | null): Promise<T[]> => {
    const found: T[] = [];
    for (const state of await store.list(prefix)) {
      const value = parse(state);
      if (value === null) unreadable.push(state.key);
      else found.push(value);
    }
    return found;
  };
  const by =
    <T>(schema: z.ZodType<T>) =>
    (state: StoredState) =>
      schema.safeParse(state.state).data ?? null;
  const testRuns = (await read('testrun:', by(testRun))).sort((a, b) => b.queuedAt - a.queuedAt);
  // Many and large, and never deleted: those of commits that no page shows are not touched.
  const found: FindingsRecord[] = [];
  for (const key of findingsKeys(testRuns)) {
    const stored = await store.load(key);
    if (stored === null) continue;
    const value = by(findings)(stored);
    if (value === null) unreadable.push(key);
    else found.push(value);
  }
  return {
    deployed: await read('deployed:', by(deployed)),
    rollouts: (await read('rollout:', readRollout)).sort((a, b) => b.state.startedAt - a.state.startedAt),
    testRuns,
    promotions: (await read('promotion:', by(promotion))).sort((a, b) => b.promotedAt - a.promotedAt),
    incidents: (await loadIncidents(store, holdMs)).sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0)),
    rollbackIds: new Set(
      (await store.list('rollback-request:')).map(({ key }) => key.slice('rollback-request:'.length)),
    ),
    findings: found,
    unreadable,
  };
}

function findingsKeys(newestFirst: readonly TestRunRecord[]): readonly string[] {
  const commits = new Set(newestFirst.map(({ data }) => `${data.repository.id}/${data.headSha}`));
  const shown = [...commits].slice(0, maxCommits);
  return shown.flatMap((commit) => concerns.map((concern) => `findings:${commit}/${concern}`));
}

export function readRollout(stored: StoredState): RolloutRecord | null {
  if (!rolloutShape.safeParse(stored.state).success) return null;
  try {
    const state = stored.state as unknown as RolloutState;
    return { state, status: toStatus(state), ended: isEnded(state) };
  } catch {
    return null;
  }
}

export function readTestRun(stored: StoredState): TestRunRecord | null {
  return testRun.safeParse(stored.state).data ?? null;
}

/** An incident is the fold of its events; null where there are none. */
export async function loadIncident(store: Store, id: string, holdMs: number): Promise<IncidentRecord | null> {
  return foldIncident(await store.events({ stream: `incident:${id}`, limit: maxIncidentEvents }), holdMs);
}

async function loadIncidents(store: Store, holdMs: number): Promise<IncidentRecord[]> {
  const events = await store.events({
    streamPrefix: 'incident:',
    newestFirst: true,
    limit: maxIncidentEvents,
  });
  const streams = Map.groupBy(events, (event) => event.stream);
  return [...streams.values()].flatMap((stream) => foldIncident(stream, holdMs) ?? []);
}
