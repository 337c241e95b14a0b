import {
  addressVariable,
  entryName,
  type Deployed,
  type LaunchSpec,
} from '../../../core/delivery/deployed.ts';
import type { VersionRef } from '../../../core/delivery/types.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { Instance, InstanceSpec } from '../../../core/ports/runtime.ts';
import type { Target } from '../../../core/ports/targets.ts';

/** Starts (or finds running) an instance of a version, with the addresses of what it needs. */
export async function launchInstance(
  target: Target,
  deployed: Deployed,
  version: VersionRef,
): Promise<Instance> {
  const launch = deployed.launch[version.instanceId];
  if (launch === undefined) {
    throw new FinalError('FL_RUNTIME_FAILED', `nothing is known about how ${version.instanceId} starts`);
  }
  return target.runtime.start(await instanceSpec(target, deployed, version, launch));
}

async function instanceSpec(
  target: Target,
  deployed: Deployed,
  version: VersionRef,
  launch: LaunchSpec,
): Promise<InstanceSpec> {
  const env: Record<string, string> = { ...target.variables[deployed.service] };
  for (const need of launch.needs) {
    env[addressVariable(need)] = await entryUrl(
      target,
      entryName(deployed.repository, deployed.environment, need),
    );
  }
  return {
    id: version.instanceId,
    service: deployed.service,
    environment: deployed.environment,
    package: { name: launch.package, version: version.version, sha256: version.sha256 },
    wsgi: launch.wsgi,
    env,
  };
}

/** The address of an entry, which is made where it does not exist yet: services may be deployed in any order. */
async function entryUrl(target: Target, entry: string): Promise<string> {
  const known = await target.traffic.read(entry);
  const routing = known ?? (await target.traffic.route(entry, []));
  return routing.url;
}
