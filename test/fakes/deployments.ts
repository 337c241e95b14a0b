import type { DeploymentStatus, Deployments, NewDeployment } from '../../core/ports/deployments.ts';

/** GitHub's deployments in memory. */
export interface FakeDeployments extends Deployments {
  newest: Deployments['newest'];
  readonly made: readonly (NewDeployment & { readonly id: number })[];
  /** What was said, oldest first. */
  readonly said: readonly (DeploymentStatus & { readonly id: number })[];
  /** Thrown by every call from now on; null: none. */
  failure: Error | null;
}

export function createFakeDeployments(): FakeDeployments {
  const made: (NewDeployment & { readonly id: number })[] = [];
  const said: (DeploymentStatus & { readonly id: number })[] = [];
  const answer = <T>(value: () => T): Promise<T> =>
    fake.failure === null ? Promise.resolve(value()) : Promise.reject(fake.failure);
  const fake: FakeDeployments = {
    made,
    said,
    failure: null,
    list: ({ environment, sha }) =>
      answer(() =>
        made
          .filter((each) => each.environment === environment && (sha === undefined || each.sha === sha))
          .map(({ id, payload }) => ({ id, payload }))
          .toReversed(),
      ),
    create: (deployment) =>
      answer(() => {
        const id = made.length + 1;
        made.push({ ...deployment, id });
        return id;
      }),
    newest: (id) => answer(() => said.findLast((status) => status.id === id)?.state ?? null),
    say: (id, status) => answer(() => void said.push({ ...status, id })),
  };
  return fake;
}
