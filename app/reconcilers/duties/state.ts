import { z } from 'zod';
import type { JsonObject } from '../../../core/json.ts';
import type { DutyState } from '../../../core/duties/index.ts';
import type { OwedBackMerge } from '../../../core/policy/index.ts';
import type { Store } from '../../../core/ports/store.ts';
import { dutiesKey } from '../../keys.ts';

const globs = z.array(z.string());
const freeze = z.object({
  branches: globs,
  since: z.number(),
  until: z.number().nullable(),
  by: z.string(),
  reason: z.string(),
  allow: globs,
});
const asked = z.object({
  id: z.string(),
  by: z.string(),
  at: z.number(),
  number: z.number().nullable(),
  opened: z.boolean(),
});
const method = z.enum(['merge', 'squash', 'rebase']);
const request = z.discriminatedUnion('kind', [
  asked.extend({ kind: z.literal('cut'), branch: z.string() }),
  asked.extend({ kind: z.literal('tag'), tag: z.string(), sha: z.string() }),
  asked.extend({ kind: z.literal('finish'), branch: z.string() }),
  asked.extend({ kind: z.literal('bump'), version: z.string(), base: z.string() }),
  asked.extend({ kind: z.literal('promote'), branch: z.string() }),
  asked.extend({ kind: z.literal('back-merge'), from: z.string(), to: z.string() }),
  asked.extend({
    kind: z.literal('merge'),
    pull: z.number(),
    method: method.nullable(),
    headSha: z.string(),
  }),
]);

/** State `duties:<repository id>`: what is asked for and owed in a repository. */
const shape = z.object({
  duty: z.object({
    requests: z.array(request),
    freezes: z.array(freeze),
    slot: z.number().nullable(),
    said: z.array(z.object({ number: z.number(), marker: z.string(), hash: z.string() })),
  }),
  owed: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      withinMs: z.number(),
      since: z.number(),
      number: z.number().nullable(),
      conflicts: globs,
    }),
  ),
  /** Newest commits of the branches that were looked at last: where they are the same, nothing is owed anew. */
  tips: z.record(z.string(), z.string()),
  /** Globs of the branches that the strategy keeps or cuts: news about others need no look. */
  watch: globs.default([]),
  /** Whether pull requests wait for the App to merge them. */
  waiting: z.boolean().default(true),
  /** Branch of the next release, where one may be cut now. */
  nextRelease: z.string().nullable().default(null),
  /** When time alone gives something to do: a deadline, a freeze's end, the schedule; null: never. */
  wakeAt: z.number().nullable().default(null),
  /** Position of the newest event of the repository that was looked at. */
  seen: z.number().default(0),
});

export type StoredDuties = Omit<z.infer<typeof shape>, 'duty' | 'owed'> & {
  readonly duty: DutyState;
  readonly owed: readonly OwedBackMerge[];
};

const none: StoredDuties = {
  duty: { requests: [], freezes: [], slot: null, said: [] },
  owed: [],
  tips: {},
  watch: [],
  waiting: true,
  nextRelease: null,
  wakeAt: null,
  seen: 0,
};

export async function loadDuties(
  store: Pick<Store, 'load'>,
  repositoryId: number,
): Promise<{ readonly duties: StoredDuties; readonly version: number }> {
  const stored = await store.load(dutiesKey(repositoryId));
  if (stored === null) return { duties: none, version: 0 };
  return { duties: shape.parse(stored.state), version: stored.version };
}

/** As the store takes it. */
export function asJson(duties: StoredDuties): JsonObject {
  return JSON.parse(JSON.stringify(duties)) as JsonObject;
}
