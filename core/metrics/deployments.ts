const dayMs = 86_400_000;

/** A finished deployment to production. */
export interface DeploymentRecord {
  /** The rollout's id. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly endedAt: number;
  readonly outcome: 'done' | 'rolled_back' | 'failed';
  /** True for a rollback that somebody asked for: it is counted apart. */
  readonly isRollback: boolean;
  /** An incident is linked to it. */
  readonly causedIncident: boolean;
}

export interface DeploymentMetrics {
  /** Successful deployments, rollbacks apart. */
  readonly deployments: number;
  /** Of these, per day of the window. */
  readonly perDay: number | null;
  readonly rollbacks: number;
  /** Deployments with at least one failure, over all deployments; from 0 to 1, null without any. */
  readonly changeFailRate: number | null;
}

/**
 * Deployment frequency and change fail rate as DORA defines them (dora.dev): a deployment counts as failed once,
 * however much went wrong.
 *
 * @param window half-open, milliseconds since the epoch
 */
export function deploymentMetrics(
  records: readonly DeploymentRecord[],
  window: { readonly from: number; readonly to: number },
): DeploymentMetrics {
  const byId = new Map(records.map((record) => [record.id, record]));
  const inside = [...byId.values()].filter(({ endedAt }) => endedAt >= window.from && endedAt < window.to);
  const changes = inside.filter(({ isRollback }) => !isRollback);
  const successful = changes.filter(({ outcome }) => outcome === 'done').length;
  const failed = changes.filter(({ outcome, causedIncident }) => outcome !== 'done' || causedIncident).length;
  const days = (window.to - window.from) / dayMs;
  return {
    deployments: successful,
    perDay: days > 0 ? successful / days : null,
    rollbacks: inside.length - changes.length,
    changeFailRate: changes.length === 0 ? null : failed / changes.length,
  };
}
