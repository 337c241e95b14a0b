import { z } from 'zod';
import { loginsToFind, peopleById } from '../../../core/in-force/index.ts';
import {
  compileProtection,
  contentHash,
  planProtection,
  settledLedger,
  type Change,
  type CompiledProtection,
  type Ledger,
  type People,
  type Plan,
} from '../../../core/protection/index.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { RepositoryGlance, RepositoryOverview } from '../../../core/ports/github-settings.ts';
import type { Store } from '../../../core/ports/store.ts';
import type { FairleadConfig } from '../../../core/config/types.ts';
import { escapeMarkdown } from '../../../core/reporting/text.ts';
import { settingsKey } from '../../keys.ts';
import { loadDuties } from '../duties/state.ts';
import type { KnownOrganisation } from '../organisation/state.ts';
import { hash, isYoung } from '../policy/fingerprint.ts';
import type { RulesInForce } from '../policy/in-force.ts';

const kindShape = z.enum(['repository-settings', 'ruleset', 'branch-protection', 'environment']);
const entry = z.object({
  kind: kindShape,
  name: z.string(),
  id: z.number().nullable(),
  hash: z.string(),
  adopted: z.literal(true).optional(),
  keys: z.array(z.string()).optional(),
});

/** State `settings:<repository id>`: what Fairlead made, and what it must remember to make it again. */
const shape = z.object({
  ledger: z.array(entry),
  /** App that reports each required check, by the check's name; null: it is a commit status. */
  checks: z.record(z.string(), z.number().nullable()),
  /** Position of the newest event of the repository that was looked at. */
  seen: z.number(),
  /** Its turn for a look at what only REST shows has come. */
  deep: z.boolean().default(false),
  /** Changes that GitHub would not take, such as reviewers that the plan does not have; `hash` of their bodies. */
  refused: z
    .array(
      z.object({ kind: kindShape, name: z.string(), hash: z.string(), reason: z.string(), at: z.number() }),
    )
    .default([]),
  /** What a pass need not look at while it stays so; null: the next pass looks. */
  settled: z
    .object({
      /** See `SettingsSight`. */
      stamp: z.string(),
      /** See `DesiredSettings`. */
      desired: z.string(),
      /** Our own environments and branch protections as they were seen. */
      watched: z.array(
        z.object({
          kind: z.enum(['environment', 'branch-protection']),
          nodeId: z.string(),
          sight: z.string(),
        }),
      ),
      /** When what GitHub refused is tried again. */
      until: z.number().nullable(),
    })
    .nullable()
    .default(null),
});

export type SettingsState = Omit<z.infer<typeof shape>, 'ledger'> & { readonly ledger: Ledger };

const none: SettingsState = { ledger: [], checks: {}, seen: 0, deep: false, refused: [], settled: null };

/** A change that GitHub refused is tried again after this long, or once it is another one. */
const retryRefusedMs = 86_400_000;

export async function loadSettings(
  store: Pick<Store, 'load'>,
  repositoryId: number,
): Promise<{ readonly settings: SettingsState; readonly version: number }> {
  const stored = await store.load(settingsKey(repositoryId));
  if (stored === null) return { settings: none, version: 0 };
  return { settings: shape.parse(stored.state) as SettingsState, version: stored.version };
}

export interface PlanDeps {
  readonly github: Pick<GitHub, 'people'>;
  readonly store: Pick<Store, 'load'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly appId: number;
}

export interface PlannedSettings {
  readonly plan: Plan;
  readonly settings: SettingsState;
  readonly version: number;
  /** Names that GitHub does not know. Sentences. */
  readonly problems: readonly string[];
  /** See `DesiredSettings`. */
  readonly desired: string;
}

export interface DesiredSettings {
  readonly compiled: CompiledProtection;
  /** A hash of what GitHub's settings must say: rules, people, freezes and branches are in it. */
  readonly hash: string;
}

/** What GitHub's settings must say now. Asks GitHub only for the ids of people that nobody has named before. */
export async function desiredSettings(
  { repository, branches }: Pick<RepositoryGlance, 'repository' | 'branches'>,
  rules: RulesInForce,
  known: KnownOrganisation,
  checksObserved: SettingsState['checks'],
  deps: PlanDeps,
): Promise<DesiredSettings> {
  const { duties } = await loadDuties(deps.store, repository.id);
  const compiled = compileProtection({
    config: rules.config,
    strategy: rules.strategy,
    defaultBranch: rules.defaultBranch,
    branches: branches.map(({ name }) => name),
    appId: deps.appId,
    people: await peopleFor(repository, rules.config, known, deps.github),
    freezes: duties.duty.freezes,
    now: deps.clock.now(),
    checksObserved,
  });
  return { compiled, hash: hash(compiled.resources) };
}

/** What is remembered of a look that found nothing to write; null where the same second may have brought more. */
export function settledBy(
  { sight, watched }: Pick<RepositoryOverview, 'sight' | 'watched'>,
  { ledger, refused }: SettingsState,
  desired: string,
  readAt: number,
): SettingsState['settled'] {
  if (isYoung(sight.changedAt, readAt)) return null;
  const own = watched.filter(({ kind, name }) =>
    ledger.some((one) => one.kind === kind && one.name.toLowerCase() === name.toLowerCase()),
  );
  const retries = refused.map(({ at }) => at + retryRefusedMs).filter((at) => at > readAt);
  return {
    stamp: sight.stamp,
    desired,
    watched: own.map(({ kind, nodeId, sight: seen }) => ({ kind, nodeId, sight: seen })),
    until: retries.length === 0 ? null : Math.min(...retries),
  };
}

/** What must be written for a repository's settings to be as its rules ask: nothing is written here. */
export async function planSettings(
  overview: RepositoryOverview,
  rules: RulesInForce,
  known: KnownOrganisation,
  deps: PlanDeps,
): Promise<PlannedSettings> {
  const { repository, observed } = overview;
  const { settings, version } = await loadSettings(deps.store, repository.id);
  const { compiled, hash: desiredHash } = await desiredSettings(
    overview,
    rules,
    known,
    settings.checks,
    deps,
  );
  const desired = compiled.resources;
  const ledger = settledLedger(settings.ledger, desired, observed);
  const plan = planProtection({ desired, observed, ledger, notes: compiled.notes });
  return {
    plan: withoutRefused(plan, settings, deps.clock.now()),
    settings: { ...settings, ledger },
    version,
    problems: compiled.problems,
    desired: desiredHash,
  };
}

/** What GitHub would not take a while ago is left out, and said. */
function withoutRefused(plan: Plan, { refused }: SettingsState, now: number): Plan {
  const refusalOf = (change: Change) =>
    refused.find((one) => {
      const same = one.kind === change.kind && one.name === change.name && one.hash === hashOf(change);
      return same && now < one.at + retryRefusedMs;
    });
  const said = plan.changes.flatMap((change) => {
    const refusal = refusalOf(change);
    return refusal === undefined ? [] : [`GitHub refused ${change.kind} ${change.name}: ${refusal.reason}`];
  });
  if (said.length === 0) return plan;
  return {
    changes: plan.changes.filter((change) => refusalOf(change) === undefined),
    notes: [...plan.notes, ...said.map(escapeMarkdown)],
  };
}

/** Identity of a change by what it would write. */
export function hashOf({ kind, action, body }: Change): string {
  return contentHash({ kind, spec: body ?? { action } });
}

/** Ids of everybody that the configuration names. Those of people are asked for once and then known. */
async function peopleFor(
  repository: RepositoryRef,
  config: FairleadConfig,
  known: KnownOrganisation,
  github: Pick<GitHub, 'people'>,
): Promise<People> {
  const logins = loginsToFind(config);
  const missing = logins.filter((login) => known.users[login] === undefined);
  if (missing.length > 0) {
    const found = await github.people.userIds(repository.installationId, missing);
    const ids = new Map(Object.entries(found).map(([login, id]) => [login.toLowerCase(), id]));
    // Whoever does not exist is asked for again by the next pass, which starts with what was found.
    for (const login of missing) known.users[login] = ids.get(login) ?? 0;
  }
  return peopleById(known.teams, known.users);
}
