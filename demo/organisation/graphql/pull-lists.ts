import type { Pull, Repo } from '../state/model.ts';
import type { PageArgs } from './connection.ts';

export type PullsArgs = PageArgs & {
  readonly states?: readonly string[] | null;
  readonly baseRefName?: string | null;
  readonly headRefName?: string | null;
  readonly labels?: readonly string[] | null;
  readonly orderBy?: { readonly field: string; readonly direction: string } | null;
};

export function pullsOf(repo: Repo, args: PullsArgs): Pull[] {
  const { states, baseRefName, headRefName, labels, orderBy } = args;
  const found: Pull[] = [];
  for (const pull of repo.pulls.values()) {
    if (states !== null && states !== undefined && !states.includes(pullState(pull))) continue;
    if (baseRefName !== null && baseRefName !== undefined && pull.baseRef !== baseRefName) continue;
    if (headRefName !== null && headRefName !== undefined && pull.headRef !== headRefName) continue;
    if (labels !== null && labels !== undefined && !labels.some((label) => pull.labels.has(label))) continue;
    found.push(pull);
  }
  if (orderBy?.field === 'UPDATED_AT') {
    found.sort((a, b) =>
      a.updatedAt === b.updatedAt ? a.number - b.number : a.updatedAt < b.updatedAt ? -1 : 1,
    );
  }
  return orderBy?.direction === 'DESC' ? found.reverse() : found;
}

export function pullState(pull: Pull): 'OPEN' | 'CLOSED' | 'MERGED' {
  if (pull.mergedAt !== null) return 'MERGED';
  return pull.state === 'open' ? 'OPEN' : 'CLOSED';
}
