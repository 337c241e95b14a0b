import type { Label, Pull, Repo } from '../state/model.ts';
import type { PageArgs } from './connection.ts';

export type PullsArgs = PageArgs & {
  readonly states?: readonly string[] | null;
  readonly baseRefName?: string | null;
  readonly headRefName?: string | null;
  readonly labels?: readonly string[] | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
};

/** Pull requests that the arguments of a connection leave, in their order. */
export function pullsOf(repo: Repo, args: PullsArgs): Pull[] {
  const found = [...repo.pulls.values()].filter((pull) => isWanted(pull, args));
  if (args.orderBy?.field === 'UPDATED_AT') {
    found.sort((a, b) =>
      a.updatedAt === b.updatedAt ? a.number - b.number : a.updatedAt < b.updatedAt ? -1 : 1,
    );
  }
  return args.orderBy?.direction === 'DESC' ? found.toReversed() : found;
}

function isWanted(pull: Pull, args: PullsArgs): boolean {
  if (args.states !== null && args.states?.includes(pullState(pull)) === false) return false;
  if (pull.baseRef !== (args.baseRefName ?? pull.baseRef)) return false;
  if (pull.headRef !== (args.headRefName ?? pull.headRef)) return false;
  return (args.labels ?? null) === null || args.labels?.some((label) => pull.labels.has(label)) === true;
}

export function pullState(pull: Pull): 'OPEN' | 'CLOSED' | 'MERGED' {
  if (pull.mergedAt !== null) return 'MERGED';
  return pull.state === 'open' ? 'OPEN' : 'CLOSED';
}

export function labelNode(label: Label): Record<string, unknown> {
  const { name, color, description } = label;
  return { __typename: 'Label', id: label.nodeId, name, color, description, isDefault: false };
}
