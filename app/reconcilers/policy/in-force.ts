import { z } from 'zod';
import { FairleadError } from '../../../core/errors/fairlead-error.ts';
import { rulesOf, type Rules } from '../../../core/in-force/index.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import type { Store } from '../../../core/ports/store.ts';
import type { KnownOrganisation } from '../organisation/state.ts';

/** State `config:<repository id>`: the text of the newest configuration without an error. */
const lastGood = z.object({
  text: z.string().nullable(),
  /** Since when the default branch's own file is broken. */
  brokenSince: z.number().nullable().default(null),
});

/** The rules of a repository as they are in force now, with what only a store can know of them. */
export interface RulesInForce extends Rules {
  /** Set where the file on the default branch is broken and an older one is in force. */
  readonly brokenSince: number | null;
  /** Set where the organisation's file is broken. */
  readonly organisationBrokenSince: number | null;
  /** The teams that the configuration or a text (CODEOWNERS) names, with who is in them; in an order of their own. */
  readonly members: (codeOwners: string) => readonly (readonly [string, readonly string[]])[];
}

export interface RulesDeps {
  readonly store: Pick<Store, 'load' | 'transaction'>;
  readonly now: number;
}

/**
 * The layers above the repository and the file on its default branch, merged. Where the file is broken the last good
 * one stays in force; `text` null is a repository without a file.
 */
export async function rulesInForce(
  repository: RepositoryRef,
  read: { readonly text: string | null; readonly defaultBranch: string },
  organisation: KnownOrganisation,
  deps: RulesDeps,
): Promise<RulesInForce> {
  const key = `config:${repository.id}`;
  const stored = await deps.store.load(key);
  const before = lastGood.safeParse(stored?.state).data ?? { text: null, brokenSince: null };
  const rules = rulesOf(repository, { ...read, lastGood: before.text }, organisation);
  const next = rules.broken
    ? { text: before.text, brokenSince: before.brokenSince ?? deps.now }
    : { text: read.text, brokenSince: null };
  if (stored === null || next.text !== before.text || next.brokenSince !== before.brokenSince) {
    await remember(deps, key, next, stored?.version ?? 0);
  }
  return {
    ...rules,
    brokenSince: next.brokenSince,
    organisationBrokenSince: organisation.brokenSince,
    members: (codeOwners) => namedTeams(JSON.stringify(rules.config), codeOwners, organisation),
  };
}

/** A team is named as `team:slug` in configuration and as `@organisation/slug` in CODEOWNERS. One too many does no harm. */
function namedTeams(
  config: string,
  codeOwners: string,
  { teams }: Pick<KnownOrganisation, 'teams'>,
): readonly (readonly [string, readonly string[]])[] {
  const [inConfig, inOwners] = [config.toLowerCase(), codeOwners.toLowerCase()];
  return teams
    .map(({ slug, members }) => [slug.toLowerCase(), members] as const)
    .filter(([slug]) => inConfig.includes(`team:${slug}`) || inOwners.includes(`/${slug}`))
    .map(([slug, members]) => [slug, members.map((member) => member.toLowerCase()).toSorted()] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Two readers at the same time save the same: the second one need not. */
async function remember(
  deps: RulesDeps,
  key: string,
  state: z.infer<typeof lastGood>,
  version: number,
): Promise<void> {
  try {
    await deps.store.transaction((batch) => batch.save(key, state, version));
  } catch (error) {
    if (!(error instanceof FairleadError && error.code === 'FL_STATE_CONFLICT')) throw error;
  }
}
