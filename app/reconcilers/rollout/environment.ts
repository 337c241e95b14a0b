import { entryName, readDeployed } from '../../../core/delivery/deployed.ts';
import { desiredWeights } from '../../../core/delivery/commands.ts';
import type { RolloutState } from '../../../core/delivery/index.ts';
import type { VersionRef } from '../../../core/delivery/types.ts';
import type { Instance } from '../../../core/ports/runtime.ts';
import type { RoutingState } from '../../../core/ports/traffic.ts';
import type { Reconciled, RolloutDeps } from './deps.ts';
import { launchInstance } from './launch.ts';

const everyMs = 30_000;
const soonMs = 500;

/**
 * Key `deployed:<repository id>/<environment>/<service>`: what was deployed keeps running. After a reboot of the box
 * (or a killed process) the stable version is started again and gets its traffic back. A rollout that holds the lock
 * owns the routing; this then only keeps the stable instance alive, as long as the rollout gives it traffic.
 */
export async function reconcileDeployed(key: string, deps: RolloutDeps): Promise<Reconciled> {
  const stored = await deps.store.load(key);
  if (stored === null) return {};
  const deployed = readDeployed(stored.state);
  if (deployed.stable === null) return {};
  const { repository, stable, lock } = deployed;
  const later = { runAgainAt: deps.clock.now() + everyMs };
  if (lock !== null && !(await isWanted(stable, lock.holder, deps))) return later;
  const target = deps.targets.get(deployed.target, `${repository.owner}/${repository.name}`);
  const instance = await launchInstance(target, deployed, stable);
  if (lock !== null) return later;
  const health = deployed.launch[stable.instanceId]?.health ?? '/healthz';
  if (!(await target.runtime.ready(instance, health))) return { runAgainAt: deps.clock.now() + soonMs };
  const entry = entryName(repository, deployed.environment, deployed.service);
  if (isRouted(await target.traffic.read(entry), instance)) return later;
  // A rollout may have taken the lock while the instance was starting.
  if ((await deps.store.load(key))?.version !== stored.version) return { runAgainAt: deps.clock.now() };
  const { id, host, port } = instance;
  await target.traffic.route(entry, [{ id, host, port, weight: 100 }]);
  return later;
}

function isRouted(routing: RoutingState | null, { id, port }: Instance): boolean {
  const only = routing?.targets.length === 1 ? routing.targets[0] : undefined;
  return only?.id === id && only.weight === 100 && only.port === port;
}

/** A rollout that is about to stop the old version must not see it started again. */
async function isWanted(stable: VersionRef, holder: string, deps: RolloutDeps): Promise<boolean> {
  const rollout = await deps.store.load(`rollout:${holder}`);
  if (rollout === null) return false;
  return (desiredWeights(rollout.state as unknown as RolloutState)[stable.instanceId] ?? 0) > 0;
}
