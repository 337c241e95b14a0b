import type { Deployed } from '../../../core/delivery/deployed.ts';
import type { Command, Observation, VersionRef } from '../../../core/delivery/types.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Instance } from '../../../core/ports/runtime.ts';
import type { TrafficTarget } from '../../../core/ports/traffic.ts';
import type { Place, RolloutDeps } from './deps.ts';
import { launchInstance } from './launch.ts';

const stopGraceMs = 10_000;
const probeTimeoutMs = 5_000;

export interface CommandContext {
  readonly place: Place;
  readonly deployed: Deployed;
  readonly from: VersionRef | null;
  readonly to: VersionRef;
  readonly probe: RolloutDeps['probe'];
}

/**
 * Carries one command out and says what was seen. Every command is idempotent. Transient failures are thrown, so
 * that the job is tried again; final ones become observations.
 */
export async function execute(command: Command, context: CommandContext): Promise<readonly Observation[]> {
  switch (command.kind) {
    case 'start':
      return start(command.instanceId, context);
    case 'check-ready':
      return checkReady(command.instanceId, context);
    case 'probe':
      return [await probeAll(command.instanceId, command.paths, context)];
    case 'route':
      return route(command.weights, context);
    case 'read-routing':
      return readRouting(context);
    case 'read-counts':
      return readCounts(command.afterIntervalId, context);
    case 'stop':
      await context.place.target.runtime.stop(command.instanceId, stopGraceMs);
      return [{ kind: 'stopped', instanceId: command.instanceId }];
  }
}

async function start(instanceId: string, context: CommandContext): Promise<readonly Observation[]> {
  const version = context.to.instanceId === instanceId ? context.to : context.from;
  if (version === null) return [];
  try {
    await launchInstance(context.place.target, context.deployed, version);
    return [{ kind: 'started', instanceId }];
  } catch (error) {
    if (error instanceof FinalError) return [{ kind: 'start-failed', instanceId, detail: error.message }];
    throw error;
  }
}

async function findInstance(instanceId: string, context: CommandContext): Promise<Instance | undefined> {
  const running = await context.place.target.runtime.list();
  return running.find((instance) => instance.id === instanceId);
}

async function checkReady(instanceId: string, context: CommandContext): Promise<readonly Observation[]> {
  const instance = await findInstance(instanceId, context);
  const health = context.deployed.launch[instanceId]?.health ?? '/healthz';
  const ready = instance !== undefined && (await context.place.target.runtime.ready(instance, health));
  return [{ kind: 'ready', instanceId, ready }];
}

async function probeAll(
  instanceId: string,
  paths: readonly string[],
  context: CommandContext,
): Promise<Observation> {
  const instance = await findInstance(instanceId, context);
  if (instance === undefined) return { kind: 'probed', ok: false, detail: `${instanceId} does not run` };
  for (const path of paths) {
    const status = await context.probe(`http://${instance.host}:${instance.port}${path}`, probeTimeoutMs);
    if (status === null || status >= 500) {
      return { kind: 'probed', ok: false, detail: `${path} answered ${status ?? 'nothing'}` };
    }
  }
  return { kind: 'probed', ok: true, detail: `${paths.length} paths answered` };
}

async function route(
  weights: Readonly<Record<string, number>>,
  context: CommandContext,
): Promise<readonly Observation[]> {
  const { target, entry } = context.place;
  const running = await target.runtime.list();
  const targets: TrafficTarget[] = [];
  for (const [id, weight] of Object.entries(weights)) {
    const version = [context.from, context.to].find((candidate) => candidate?.instanceId === id);
    let instance = running.find((candidate) => candidate.id === id);
    // What is to get traffic must run: a stable version that died is started again rather than left out.
    if (instance === undefined && weight > 0 && version != null) {
      instance = await launchInstance(target, context.deployed, version);
    }
    if (instance !== undefined) targets.push({ id, host: instance.host, port: instance.port, weight });
  }
  await target.traffic.route(entry, targets);
  return readRouting(context);
}

async function readRouting(context: CommandContext): Promise<readonly Observation[]> {
  const routing = await context.place.target.traffic.read(context.place.entry);
  const targets = routing?.targets ?? [];
  return [
    {
      kind: 'routing',
      weights: Object.fromEntries(targets.map((target) => [target.id, target.weight])),
      inFlight: Object.fromEntries(targets.map((target) => [target.id, target.inFlight])),
    },
  ];
}

async function readCounts(
  afterIntervalId: string | null,
  context: CommandContext,
): Promise<readonly Observation[]> {
  try {
    const intervals = await context.place.target.traffic.intervals(context.place.entry, afterIntervalId);
    return intervals.map((interval) => ({ kind: 'interval', interval }));
  } catch (error) {
    return [{ kind: 'counts-missing', detail: error instanceof Error ? error.message : 'no answer' }];
  }
}
