import type { Json } from '../../../core/json.ts';
import type { Deployed } from '../../../core/delivery/deployed.ts';
import { withDone } from '../../../core/delivery/good-versions.ts';
import {
  commandsFor,
  isEnded,
  next,
  type RolloutEvent,
  type RolloutState,
} from '../../../core/delivery/index.ts';
import { rollbackRequestKey, type StoredRollbackRequest } from '../../../core/delivery/requests.ts';
import type { Observation } from '../../../core/delivery/types.ts';
import { incidentEvents } from './incidents.ts';
import { execute, type CommandContext } from './commands.ts';
import type { Reconciled, RolloutDeps } from './deps.ts';
import { openOrRefuse } from './open.ts';
import { loadDeployed, type DeployedRecord } from './records.ts';

const lookEveryMs = 200;
const lockedEveryMs = 1_000;
/** Rounds of command and observation in one run of the job; the rest happens in the next. */
const roundsPerRun = 20;

/**
 * Key `rollout:<id>`. Reads the stored rollout, carries out what it wants of the world, feeds what was seen into the
 * state machine and saves the result before anything that follows from it is done. A process that is killed anywhere
 * in here goes on from the last saved state.
 */
export async function reconcileRollout(key: string, deps: RolloutDeps): Promise<Reconciled> {
  const id = key.slice('rollout:'.length);
  let stored = await deps.store.load(key);
  if (stored === null) {
    const opened = await openOrRefuse(id, deps);
    if (opened.kind === 'unknown') return {};
    if (opened.kind === 'locked') {
      await passAbortOn(id, opened.by, deps);
      return { runAgainAt: deps.clock.now() + lockedEveryMs };
    }
    stored = await deps.store.load(key);
    if (stored === null) return {};
  }
  let version = stored.version;
  let state = stored.state as unknown as RolloutState;
  for (let round = 0; round < roundsPerRun && !isEnded(state); round += 1) {
    const record = await loadDeployed(deps.store, state.repositoryId, state.environment, state.service);
    if (record === null) return {};
    const { observations, failure } = await observe(state, record.deployed, deps);
    const folded = fold(state, observations, deps.clock.now());
    if (folded.state !== state) {
      await save(key, state, folded.state, version, folded.events, record, deps);
      version += 1;
    }
    state = folded.state;
    if (folded.events.length > 0) continue;
    if (failure !== null) throw failure.error;
    break;
  }
  return isEnded(state) ? {} : { runAgainAt: deps.clock.now() + lookEveryMs };
}

interface Observed {
  readonly observations: readonly Observation[];
  /** Why the rest of the commands was not carried out. */
  readonly failure: { readonly error: unknown } | null;
}

/** Carries the commands out. One that fails takes nothing from what was seen before it, nor from the deadlines. */
async function observe(state: RolloutState, deployed: Deployed, deps: RolloutDeps): Promise<Observed> {
  const target = deps.targets.get(
    deployed.target,
    `${deployed.repository.owner}/${deployed.repository.name}`,
  );
  const context: CommandContext = {
    place: { target, entry: state.entry },
    deployed,
    from: state.from,
    to: state.to,
    probe: deps.probe,
  };
  const human = await deps.store.load(`rollout-human:${state.id}`);
  const observations: Observation[] = human === null ? [] : [human.state as unknown as Observation];
  let failure: Observed['failure'] = null;
  try {
    for (const command of commandsFor(state, deps.clock.now())) {
      observations.push(...(await execute(command, context)));
    }
  } catch (error) {
    failure = { error };
  }
  return { observations: [...observations, { kind: 'tick' }], failure };
}

interface Folded {
  readonly state: RolloutState;
  readonly events: readonly RolloutEvent[];
}

function fold(state: RolloutState, observations: readonly Observation[], now: number): Folded {
  const events: RolloutEvent[] = [];
  let current = state;
  for (const observation of observations) {
    const stepped = next(current, observation, now);
    events.push(...stepped.events);
    current = stepped.state;
  }
  return { state: current, events };
}

async function save(
  key: string,
  before: RolloutState,
  after: RolloutState,
  version: number,
  events: readonly RolloutEvent[],
  record: DeployedRecord,
  deps: RolloutDeps,
): Promise<void> {
  const now = deps.clock.now();
  await deps.store.transaction((batch) => {
    batch.save(key, after as unknown as Json, version);
    for (const [index, event] of events.entries()) {
      batch.append({
        stream: key,
        type: event.type,
        occurredAt: now,
        source: 'app',
        dedupeKey: `${key}/${version}/${index}`,
        body: event.body,
      });
    }
    const incident = incidentEvents(before, after, now);
    for (const event of incident) batch.append(event);
    if (incident.length > 0) batch.enqueue(`incident:${after.id}`, now);
    if (events.length > 0) batch.enqueue(`rollout-report:${after.id}`, now);
    if (isEnded(after)) {
      batch.save(record.key, settle(record.deployed, after, now) as unknown as Json, record.version);
      batch.enqueue(record.key, now);
    }
  });
}

/** What is deployed once the rollout has ended; its lock goes with it. */
function settle(deployed: Deployed, ended: RolloutState, now: number): Deployed {
  if (ended.outcome !== 'done') return { ...deployed, lock: null };
  if (ended.from?.instanceId === ended.to.instanceId) return { ...deployed, lock: null };
  return { ...deployed, ...withDone(deployed, ended.from, ended.to), since: now, lock: null };
}

/**
 * A rollback request that finds a rollout under way aborts that one; nothing waits for a bake to end. A rollback under
 * way is what was asked for, and goes on.
 */
async function passAbortOn(id: string, holder: string, deps: RolloutDeps): Promise<void> {
  const request = await deps.store.load(rollbackRequestKey(id));
  if (request === null || (await deps.store.load(rollbackRequestKey(holder))) !== null) return;
  const key = `rollout-human:${holder}`;
  const said = await deps.store.load(key);
  if (said !== null && (said.state as { action?: string }).action === 'abort') return;
  const { actor } = request.state as unknown as StoredRollbackRequest;
  await deps.store.transaction((batch) => {
    batch.save(key, { kind: 'human', action: 'abort', actor }, said?.version ?? 0);
    batch.enqueue(`rollout:${holder}`, deps.clock.now());
  });
}
