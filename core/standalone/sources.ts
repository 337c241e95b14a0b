import type { Json } from '../json.ts';
import type { RepositoryOverview } from '../ports/github-settings.ts';
import type { FairleadConfig } from '../config/types.ts';
import type { Observed } from '../protection/index.ts';
import type { StandaloneGitHub } from './world.ts';

export type Sources = Readonly<Record<string, number>>;

/** GitHub's settings are a few levels deep. */
const maxDepth = 8;

/** Apps to which required checks are pinned in the settings as they are, by the check's name. */
export function pinnedSources(observed: Observed): Sources {
  return Object.fromEntries(observed.resources.flatMap(({ spec }) => pins(spec, 0)));
}

function pins(value: Json, depth: number): readonly (readonly [string, number])[] {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return [];
  if (Array.isArray(value)) return value.flatMap((each: Json) => pins(each, depth + 1));
  const { context, integration_id: byRuleset, app_id: byProtection } = value as Record<string, Json>;
  const id = typeof byRuleset === 'number' ? byRuleset : byProtection;
  if (typeof context === 'string') return typeof id === 'number' && id > 0 ? [[context, id]] : [];
  return Object.values(value).flatMap((each: Json) => pins(each, depth + 1));
}

/**
 * The App that reports each required check: the one it is pinned to, so that nobody becomes its source by reporting
 * last; else the one that reported it on the newest commit of the default branch. Null: a commit status.
 */
export async function checkSources(
  overview: RepositoryOverview,
  config: Pick<FairleadConfig, 'checks'>,
  { history }: Pick<StandaloneGitHub, 'history'>,
): Promise<Readonly<Record<string, number | null>>> {
  const pinned = pinnedSources(overview.observed);
  const open = config.checks.filter((name) => !Object.hasOwn(pinned, name));
  const head = overview.branches.find(({ name }) => name === overview.defaultBranch);
  if (open.length === 0 || head === undefined) return pinned;
  const runs = await history.checks(overview.repository, head.sha);
  const seen = runs
    .filter(({ name }) => open.includes(name))
    .map(({ name, appId }) => [name, appId] as const);
  return { ...Object.fromEntries(seen), ...pinned };
}
