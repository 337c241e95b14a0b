import { z } from 'zod';
import { parseOrgConfig, type OrgConfig } from '../../../core/config/index.ts';
import type { Store } from '../../../core/ports/store.ts';
import { organisationKey } from '../../keys.ts';

const names = z.array(z.string());

/** State `organisation:<installation id>`: what the last pass read of the account that the App is installed on. */
const shape = z.object({
  login: z.string(),
  readAt: z.number(),
  teams: z.array(z.object({ slug: z.string(), id: z.number(), members: names, repositories: names })),
  properties: z.record(z.string(), z.record(z.string(), names)),
  /** Names of the installation's repositories. */
  repositories: names.default([]),
  /** Ids of people that rules name, by login. */
  users: z.record(z.string(), z.number()),
  /** The newest organisation file without an error; null: there was none. */
  text: z.string().nullable(),
  /** Since when the file on the default branch is broken; null: it is not. */
  brokenSince: z.number().nullable(),
});

export type OrganisationState = z.infer<typeof shape>;

/** The state with its file read. */
export interface KnownOrganisation extends OrganisationState {
  readonly config: OrgConfig | null;
}

/** What the last pass knew, or null before the first one. */
export async function loadOrganisation(
  store: Pick<Store, 'load'>,
  installationId: number,
): Promise<{ readonly known: KnownOrganisation; readonly version: number } | null> {
  const stored = await store.load(organisationKey(installationId));
  if (stored === null) return null;
  const state = shape.parse(stored.state);
  const config = state.text === null ? null : parseOrgConfig(state.text).config;
  return { known: { ...state, config }, version: stored.version };
}
