import type { RepositoryOverview } from '../../../../core/ports/github-settings.ts';
import type { ObservedResource, ResourceKind } from '../../../../core/protection/types.ts';
import { mapPull, textOf } from './map-pull.ts';
import { isReadable, mapEnvironment, mapProtection, mapRepository, mapRulesets } from './map-settings.ts';
import { environmentSight, protectionSight, settingsSight } from './stamps.ts';
import type { BranchesAnswer, PullAnswer, SettingsAnswer } from './shapes.ts';

export interface OverviewParts {
  readonly installationId: number;
  readonly settings: SettingsAnswer;
  readonly branches: Readonly<BranchesAnswer['nodes']>;
  readonly pulls: readonly PullAnswer[];
  /** Kinds that GitHub would not show. */
  readonly forbidden: readonly ResourceKind[];
  /** Rulesets as REST has them, in place of those that GraphQL shows in part. */
  readonly rulesets: readonly ObservedResource[];
  readonly truncated: readonly string[];
}

/** GitHub's three places of CODEOWNERS, in its order. */
const ownerPlaces = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** What every kind of read says of a repository in the same way. */
export function mapFace(
  installationId: number,
  answer: Omit<SettingsAnswer, 'branches' | 'rulesets' | 'branchProtectionRules' | 'environments'>,
) {
  const places = [answer.owners0, answer.owners1, answer.owners2];
  const at = places.findIndex((place) => textOf(place) !== null);
  const path = ownerPlaces[at];
  const owners = textOf(places[at]);
  return {
    repository: { installationId, id: answer.databaseId, owner: answer.owner.login, name: answer.name },
    archived: answer.isArchived,
    // A repository without a commit has none yet; GitHub calls the first one so.
    defaultBranch: answer.defaultBranchRef?.name ?? 'main',
    unenforceable: answer.isPrivate && !answer.planFeatures.codeowners,
    configText: textOf(answer.config)?.text ?? null,
    codeOwners: path === undefined || owners === null ? null : { path, text: owners.text },
  };
}

export function mapOverview(parts: OverviewParts): RepositoryOverview {
  const { installationId, settings, branches } = parts;
  const { unenforceable, ...face } = mapFace(installationId, settings);
  return {
    ...face,
    nodeId: settings.id,
    isPrivate: settings.isPrivate,
    observed: { ...mapKinds(parts), unenforceable },
    sight: settingsSight(settings, parts.forbidden),
    watched: watchedSettings(settings),
    branches: branches.flatMap(({ name, target }) =>
      target?.oid === undefined || target.committedDate === undefined
        ? []
        : [{ name, sha: target.oid, committedAt: target.committedDate }],
    ),
    pulls: parts.pulls.map(mapPull),
    truncated: parts.truncated,
  };
}

function watchedSettings({
  environments,
  branchProtectionRules,
}: SettingsAnswer): RepositoryOverview['watched'] {
  return [
    ...(environments?.nodes ?? []).map((node) => ({
      kind: 'environment' as const,
      name: node.name,
      nodeId: node.id,
      sight: environmentSight(node),
    })),
    ...(branchProtectionRules?.nodes ?? []).map((node) => ({
      kind: 'branch-protection' as const,
      name: node.pattern,
      nodeId: node.id,
      sight: protectionSight(node),
    })),
  ];
}

function mapKinds(parts: OverviewParts): {
  readonly resources: readonly ObservedResource[];
  readonly unread: readonly ResourceKind[];
} {
  const { settings, forbidden } = parts;
  const lists: readonly (readonly [ResourceKind, readonly ObservedResource[] | null])[] = [
    ['repository-settings', [mapRepository(settings)]],
    ['ruleset', rulesetsOf(parts)],
    ['branch-protection', protectionsOf(settings)],
    ['environment', environmentsOf(settings)],
  ];
  const unread = lists.filter(([kind, list]) => list === null || forbidden.includes(kind));
  const kinds = unread.map(([kind]) => kind);
  return {
    resources: lists.flatMap(([kind, list]) => (kinds.includes(kind) ? [] : (list ?? []))),
    unread: kinds,
  };
}

function isWhole(list: { readonly totalCount: number; readonly nodes: readonly unknown[] } | null): boolean {
  return list !== null && list.totalCount <= list.nodes.length;
}

function rulesetsOf({ settings, rulesets }: OverviewParts): readonly ObservedResource[] | null {
  const list = settings.rulesets;
  if (list === null || !isWhole(list)) return null;
  const given = new Map(rulesets.map((ruleset) => [ruleset.id, ruleset]));
  const mapped = mapRulesets(list.nodes);
  if (mapped === null) return null;
  for (const node of list.nodes) {
    if (given.has(node.databaseId)) continue;
    if (!isWhole(node.rules) || !isWhole(node.bypassActors)) return null;
    if (mapped.incomplete.includes(node.databaseId ?? 0)) return null;
  }
  return mapped.resources.map((resource) => given.get(resource.id) ?? resource);
}

function protectionsOf(settings: SettingsAnswer): readonly ObservedResource[] | null {
  const list = settings.branchProtectionRules;
  if (list === null || !isWhole(list) || !list.nodes.every(isReadable)) return null;
  return list.nodes.map(mapProtection);
}

function environmentsOf(settings: SettingsAnswer): readonly ObservedResource[] | null {
  const list = settings.environments;
  if (list === null || !isWhole(list)) return null;
  const mapped = list.nodes.map((node) => (isWhole(node.protectionRules) ? mapEnvironment(node) : null));
  const whole = mapped.filter((environment) => environment !== null);
  return whole.length === mapped.length ? whole : null;
}

/** Whether a list of settings has more than was asked for, so that it must be read with larger pages. */
export function overflows(settings: SettingsAnswer): boolean {
  const { rulesets, branchProtectionRules, environments } = settings;
  const cut = (list: { readonly totalCount: number; readonly nodes: readonly unknown[] } | null) =>
    list !== null && !isWhole(list);
  return (
    cut(rulesets) ||
    cut(branchProtectionRules) ||
    cut(environments) ||
    (rulesets?.nodes ?? []).some(({ rules, bypassActors }) => cut(rules) || cut(bypassActors)) ||
    (branchProtectionRules?.nodes ?? []).some(
      (rule) =>
        cut(rule.bypassPullRequestAllowances) ||
        cut(rule.pushAllowances) ||
        cut(rule.reviewDismissalAllowances),
    )
  );
}
