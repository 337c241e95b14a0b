import { deployedKey, entryName, type Deployed } from '../../../core/delivery/deployed.ts';
import type { Reconciled, RolloutDeps } from './deps.ts';
import { launchInstance } from './launch.ts';

const everyMs = 30_000;
const soonMs = 500;

/**
 * Key `deployed:<repository id>/<environment>/<service>`: what was deployed keeps running. After a reboot of the box
 * (or a killed process) the stable version is started again and gets its traffic back. A rollout that holds the lock
 * owns the routing; this then only keeps the stable instance alive.
 */
export async function reconcileDeployed(key: string, deps: RolloutDeps): Promise<Reconciled> {
  const stored = await deps.store.load(key);
  if (stored === null) return {};
  const deployed = stored.state as unknown as Deployed;
  if (deployed.stable === null) return {};
  const { repository, environment, service, stable } = deployed;
  const target = deps.targets.get(deployed.target, `${repository.owner}/${repository.name}`);
  const instance = await launchInstance(target, deployed, stable);
  if (deployed.lock !== null) return { runAgainAt: deps.clock.now() + everyMs };
  const health = deployed.launch[stable.instanceId]?.health ?? '/healthz';
  if (!(await target.runtime.ready(instance, health))) return { runAgainAt: deps.clock.now() + soonMs };
  const entry = entryName(repository, environment, service);
  const routing = await target.traffic.read(entry);
  const only = routing?.targets.length === 1 ? routing.targets[0] : undefined;
  if (only?.id !== stable.instanceId || only.weight !== 100 || only.port !== instance.port) {
    // A rollout may have taken the lock while the instance was starting.
    const now = await deps.store.load(deployedKey(repository.id, environment, service));
    if (now?.version !== stored.version) return { runAgainAt: deps.clock.now() };
    await target.traffic.route(entry, [
      { id: stable.instanceId, host: instance.host, port: instance.port, weight: 100 },
    ]);
  }
  return { runAgainAt: deps.clock.now() + everyMs };
}
