import type { Deployed } from './deployed.ts';
import type { VersionRef } from './types.ts';

/** Good versions that are kept of a service in an environment, the live one included. */
export const maxGoodVersions = 10;

/** A kept version by its name, or undefined. */
export function goodVersion(deployed: Deployed, version: string): VersionRef | undefined {
  return deployed.good.find((candidate) => candidate.version === version);
}

/**
 * What is deployed once a rollout from one version to another has ended well. A version that is kept and older than the
 * live one is gone back to, by whatever request: what it leaves is no longer good. Versions between the two stay.
 */
export function withDone(
  deployed: Deployed,
  from: VersionRef | null,
  to: VersionRef,
): Pick<Deployed, 'stable' | 'previous' | 'wentBackFrom' | 'good'> {
  const at = indexOf(deployed.good, to);
  const wentBack = from !== null && at > indexOf(deployed.good, from);
  const stayed = wentBack ? deployed.good.filter(({ version }) => version !== from.version) : deployed.good;
  // Who goes back makes room for one more: what is live, or is the one before it, is never beyond the bound.
  const good =
    at === -1
      ? [to, ...stayed].slice(0, maxGoodVersions)
      : stayed.map((candidate) => (candidate.version === to.version ? to : candidate));
  return { stable: to, previous: wentBack ? null : from, wentBackFrom: wentBack ? from : null, good };
}

function indexOf(good: readonly VersionRef[], { version }: VersionRef): number {
  return good.findIndex((candidate) => candidate.version === version);
}
