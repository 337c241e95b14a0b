import { jsonOrNull } from '../json.ts';
import type { Deployments, DeploymentStatus, NewDeployment } from '../ports/deployments.ts';

/** Deployments of the same service that are looked through for the one that is replaced. */
const maxEarlier = 20;

/** One text of a deployment's payload, which comes back as an object or as the JSON text of one. */
function textOf(payload: unknown, name: 'key' | 'service'): string | null {
  const object = typeof payload === 'string' ? jsonOrNull(payload) : payload;
  if (typeof object !== 'object' || object === null) return null;
  const value: unknown = Object.entries(object).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : null;
}

/** The deployment with the key, or null. */
export async function findDeployment(
  deployments: Deployments,
  { environment, sha, payload }: Pick<NewDeployment, 'environment' | 'sha' | 'payload'>,
): Promise<number | null> {
  const known = await deployments.list({ environment, sha });
  return known.find((each) => textOf(each.payload, 'key') === payload.key)?.id ?? null;
}

/** The deployment with the key, which is made where there is none. GitHub knows no keys: nobody else may do so at once. */
export async function openDeployment(deployments: Deployments, wanted: NewDeployment): Promise<number> {
  return (await findDeployment(deployments, wanted)) ?? (await deployments.create(wanted));
}

/** Says a state unless it was the last that was said. True when it was said now. */
export async function sayState(
  deployments: Deployments,
  id: number,
  status: DeploymentStatus,
): Promise<boolean> {
  if ((await deployments.newest(id)) === status.state) return false;
  await deployments.say(id, status);
  return true;
}

/**
 * Makes the deployment inactive that this one replaces: the newest earlier one of the same service and environment that
 * succeeded. GitHub would do it for all deployments of the environment, whatever their service, or, in production, for
 * none.
 */
export async function retireEarlier(
  deployments: Deployments,
  current: { readonly id: number; readonly environment: string; readonly service: string },
  logUrl: string,
): Promise<void> {
  const earlier = (await deployments.list({ environment: current.environment }))
    .filter(({ id, payload }) => id < current.id && textOf(payload, 'service') === current.service)
    .slice(0, maxEarlier);
  for (const { id } of earlier) {
    const state = await deployments.newest(id);
    if (state === 'inactive') return;
    if (state !== 'success') continue;
    await deployments.say(id, { state: 'inactive', description: 'Replaced', logUrl });
    return;
  }
}
