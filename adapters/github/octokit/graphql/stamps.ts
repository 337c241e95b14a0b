import { createHash } from 'node:crypto';
import type { PullOverview, SettingsSight, Watched } from '../../../../core/ports/github-settings.ts';
import type { ResourceKind } from '../../../../core/protection/types.ts';
import type { GlanceAnswer, PullFacesAnswer } from './glance-shapes.ts';
import type { EnvironmentAnswer, ProtectionAnswer } from './shapes.ts';

/** What glances and overviews of a repository both have. */
type Face = Omit<GlanceAnswer, 'branches' | 'config' | 'owners0' | 'owners1' | 'owners2'>;

/** Configuration and CODEOWNERS are not in it: rules are made of them, and are compared as such. */
export function settingsSight(answer: Face, forbidden: readonly ResourceKind[]): SettingsSight {
  const { rulesets, branchProtectionRules, environments } = answer;
  const changes = (rulesets?.nodes ?? []).map(({ updatedAt }) => updatedAt);
  return {
    stamp: hash([
      answer.isPrivate,
      answer.planFeatures.codeowners,
      answer.defaultBranchRef?.name ?? null,
      answer.mergeCommitAllowed,
      answer.squashMergeAllowed,
      answer.rebaseMergeAllowed,
      answer.autoMergeAllowed,
      answer.deleteBranchOnMerge,
      answer.allowUpdateBranch,
      answer.mergeCommitTitle,
      answer.mergeCommitMessage,
      answer.squashMergeCommitTitle,
      answer.squashMergeCommitMessage,
      answer.webCommitSignoffRequired,
      forbidden.toSorted(),
      listOf(rulesets, ({ databaseId, name, target, enforcement, updatedAt }) => [
        databaseId,
        name,
        target,
        enforcement,
        updatedAt,
      ]),
      listOf(branchProtectionRules, ({ id, pattern }) => [id, pattern]),
      listOf(environments, ({ id, name }) => [id, name]),
    ]),
    changedAt: Math.max(0, ...changes),
  };
}

/** A list without its order, which GitHub promises for none; null where it could not be read. */
function listOf<T>(
  list: { readonly totalCount: number; readonly nodes: readonly T[] } | null,
  show: (node: T) => readonly (string | number | null)[],
): unknown {
  if (list === null) return null;
  return [list.totalCount, list.nodes.map((node) => JSON.stringify(show(node))).toSorted()];
}

type PullFace = PullFacesAnswer['nodes'][number];

/** Reviews, labels and the title are in it by the time of the last change. */
export function pullStamp({ number, headRefOid, baseRefName, isDraft, updatedAt }: PullFace): string {
  return hash([number, headRefOid, baseRefName, isDraft, updatedAt]);
}

export function pullGlance(face: PullFace): Pick<PullOverview, 'number' | 'baseSha' | 'updatedAt' | 'stamp'> {
  const { number, updatedAt } = face;
  return { number, updatedAt, baseSha: baseOf(face), stamp: pullStamp(face) };
}

/** Newest commit of the base branch; where that is gone, the last one that the pull request knew. */
export function baseOf({ baseRef, baseRefOid }: Pick<PullFace, 'baseRef' | 'baseRefOid'>): string {
  return baseRef?.target?.oid ?? baseRefOid;
}

export function watchedRun(
  nodeId: string,
  run: { readonly status: string; readonly conclusion: string | null },
): Watched {
  return { kind: 'check-run', nodeId, sight: runSight(run) };
}

export function runSight({
  status,
  conclusion,
}: {
  readonly status: string;
  readonly conclusion: string | null;
}): string {
  return `${status}/${conclusion ?? ''}`.toLowerCase();
}

export function environmentSight({ name, protectionRules }: EnvironmentAnswer): string {
  return hash([
    name,
    protectionRules.totalCount,
    protectionRules.nodes
      .map(({ type, timeout, preventSelfReview, reviewers }) =>
        JSON.stringify([type, timeout, preventSelfReview === true, texts(reviewers.nodes)]),
      )
      .toSorted(),
  ]);
}

export function protectionSight(answer: ProtectionAnswer): string {
  const { requiredStatusChecks, ...rest } = answer;
  const parts = Object.entries(rest).map(([name, value]) => [name, allowance(value)]);
  return hash([texts(parts), texts(requiredStatusChecks ?? [])]);
}

function allowance(value: ProtectionAnswer[keyof ProtectionAnswer]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return [value.totalCount, texts(value.nodes)];
}

function texts(nodes: readonly unknown[]): readonly string[] {
  return nodes.map((node) => JSON.stringify(node)).toSorted();
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
