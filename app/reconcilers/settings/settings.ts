import { z } from 'zod';
import { nextFreezeEdge } from '../../../core/duties/index.ts';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import { nextLedger, type Change } from '../../../core/protection/index.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import type { RepositoryOverview } from '../../../core/ports/github-settings.ts';
import type { NewEvent, Store, StoredEvent } from '../../../core/ports/store.ts';
import { settingsKey } from '../../keys.ts';
import { loadDuties } from '../duties/state.ts';
import type { OrganisationDeps } from '../organisation/read.ts';
import type { RulesInForce } from '../policy/in-force.ts';
import { withRules } from '../policy/with-rules.ts';
import { findRepository } from '../repository.ts';
import type { Reconciled } from '../rollout/deps.ts';
import { hashOf, loadSettings, planSettings, settledBy, type PlanDeps, type SettingsState } from './plan.ts';

export interface SettingsDeps extends OrganisationDeps {
  readonly github: OrganisationDeps['github'] & Pick<GitHub, 'people' | 'history'>;
  readonly store: Store;
  readonly appId: number;
  /** Login of the App's own account, such as `fairlead[bot]`; null where it is not known. */
  readonly appLogin: () => Promise<string | null>;
}

const keyPattern = /^settings:(\d+)(\/deep)?$/;
/** Deliveries about settings. Others wake the key for a reason of their own, such as a new configuration. */
const ownKinds =
  /^(?:repository_ruleset|branch_protection_rule|branch_protection_configuration|repository)\./;
const depth = 200;

/**
 * Key `settings:<repository id>`: compares the repository's settings with its rules and writes what differs, whoever
 * changed it. One request reads, each change is one more. Where every delivery since the last look is the echo of our
 * own writes, nothing is read. Runs again when a freeze begins or ends. Key `settings:<repository id>/deep`: the next look
 * reads what only REST shows as well; one key works on the settings, so that nothing is written twice.
 */
export async function reconcileSettings(key: string, deps: SettingsDeps): Promise<Reconciled> {
  const match = keyPattern.exec(key);
  if (match === null) return {};
  const repository = await findRepository(deps.store, Number(match[1]));
  if (repository === null) return {};
  const known = await loadSettings(deps.store, repository.id);
  if (match[2] !== undefined) {
    await askForDeepLook(repository, known, deps);
    return {};
  }
  const news = await deps.store.events({
    stream: `github:${repository.id}`,
    after: known.settings.seen,
    limit: depth,
  });
  const seen = news.at(-1)?.position ?? known.settings.seen;
  const { deep } = known.settings;
  if (!deep && (await isOwnEcho(news, deps))) {
    await saveSeen(repository, known, seen, deps.store);
    return {};
  }
  const readAt = deps.clock.now();
  const overview = await look(repository, deep, deps);
  if (overview.archived) return {};
  const { organisation, rules } = await withRules(repository, overview, deps);
  await learnChecks(overview, rules, deps);
  const planned = await planSettings(overview, rules, organisation, deps satisfies PlanDeps);
  const { plan, settings, version } = planned;
  const settled = plan.changes.length === 0 ? settledBy(overview, settings, planned.desired, readAt) : null;
  const before = { settings: { ...settings, seen, settled, deep: false }, version };
  await apply(repository, plan.changes, before, deps);
  if (plan.changes.length === 0 && !isSame(before.settings, known.settings)) {
    await save(repository, before.settings, version, [], deps.store);
  }
  const { duties } = await loadDuties(deps.store, repository.id);
  const now = deps.clock.now();
  const edge = nextFreezeEdge(rules.config, duties.duty.freezes, now);
  return edge === null ? {} : { runAgainAt: Math.max(edge, now + 1000) };
}

async function askForDeepLook(
  repository: RepositoryRef,
  { settings, version }: { readonly settings: SettingsState; readonly version: number },
  { store, clock }: SettingsDeps,
): Promise<void> {
  if (!settings.deep) await save(repository, { ...settings, deep: true }, version, [], store);
  await store.transaction((batch) => batch.enqueue(settingsKey(repository.id), clock.now()));
}

async function look(
  repository: RepositoryRef,
  deep: boolean,
  { github }: SettingsDeps,
): Promise<RepositoryOverview> {
  const overview = await github.settings.overview(repository);
  if (!deep || overview.archived) return overview;
  return { ...overview, observed: await github.settings.rotation(repository, overview.observed) };
}

/** True when something happened and all of it was the App's own doing. */
async function isOwnEcho(news: readonly StoredEvent[], deps: SettingsDeps): Promise<boolean> {
  const about = news.filter(({ type }) => ownKinds.test(type));
  if (about.length === 0 || news.some(({ type }) => wakesByItself(type))) return false;
  const login = await deps.appLogin();
  if (login === null) return false;
  const sender = z.object({ sender: z.literal(login) });
  return about.every(({ body }) => sender.safeParse(body).success);
}

/** Events that ask for a look whatever the deliveries say. */
function wakesByItself(type: string): boolean {
  return type === 'settings.asked' || type === 'push.received';
}

/** The App that reports each required check, once: later it is what the check is pinned to. */
async function learnChecks(
  overview: RepositoryOverview,
  rules: RulesInForce,
  deps: SettingsDeps,
): Promise<void> {
  const { settings, version } = await loadSettings(deps.store, overview.repository.id);
  const unknown = rules.config.checks.filter((name) => settings.checks[name] === undefined);
  const head = overview.branches.find(({ name }) => name === overview.defaultBranch);
  if (unknown.length === 0 || head === undefined) return;
  const runs = await deps.github.history.checks(overview.repository, head.sha);
  const learnt = runs
    .filter(({ name }) => unknown.includes(name))
    .map(({ name, appId }) => [name, appId] as const);
  if (learnt.length === 0) return;
  const checks = { ...settings.checks, ...Object.fromEntries(learnt) };
  await save(overview.repository, { ...settings, checks }, version, [], deps.store);
}

interface Applied {
  readonly settings: SettingsState;
  readonly version: number;
}

/**
 * Makes the changes one by one; each is in the ledger before the next one is made, so that a crash loses none. One that
 * GitHub refuses for good is remembered and holds none of the others up.
 */
async function apply(
  repository: RepositoryRef,
  changes: readonly Change[],
  before: Applied,
  deps: SettingsDeps,
): Promise<Applied> {
  let { settings, version } = before;
  for (const change of changes) {
    const event = await make(repository, change, settings, deps);
    settings = event.settings;
    await save(repository, settings, version, [event.happened], deps.store);
    version += 1;
  }
  return { settings, version };
}

async function make(repository: RepositoryRef, change: Change, settings: SettingsState, deps: SettingsDeps) {
  const now = deps.clock.now();
  const others = settings.refused.filter(({ kind, name }) => kind !== change.kind || name !== change.name);
  try {
    const id = await deps.github.settings.apply(repository, change);
    const ledger = nextLedger(settings.ledger, change, id);
    return {
      settings: { ...settings, ledger, refused: others },
      happened: changed(repository, change, `settings.${change.action}d`, now),
    };
  } catch (error) {
    if (!(error instanceof FinalError)) throw error;
    const { kind, name } = change;
    const refusal = { kind, name, hash: hashOf(change), reason: error.message, at: now };
    return {
      settings: { ...settings, refused: [...others, refusal] },
      happened: changed(repository, change, 'settings.refused', now),
    };
  }
}

function changed(
  { id, installationId, owner, name }: RepositoryRef,
  change: Change,
  type: string,
  now: number,
): NewEvent {
  const { action, kind, name: resource, fields, asked } = change;
  return {
    stream: `github:${id}`,
    type,
    occurredAt: now,
    source: 'app',
    dedupeKey: null,
    body: {
      installationId,
      repositoryId: id,
      owner,
      name,
      sender: null,
      action,
      kind,
      resource,
      asked,
      fields: fields.slice(0, 20).map(({ path }) => path),
    },
  };
}

function isSame(a: SettingsState, b: SettingsState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

async function saveSeen(
  repository: RepositoryRef,
  before: { readonly settings: SettingsState; readonly version: number },
  seen: number,
  store: Store,
): Promise<void> {
  if (before.settings.seen === seen) return;
  await save(repository, { ...before.settings, seen }, before.version, [], store);
}

async function save(
  repository: RepositoryRef,
  settings: SettingsState,
  version: number,
  events: readonly NewEvent[],
  store: Store,
): Promise<void> {
  await store.transaction((batch) => {
    for (const event of events) batch.append(event);
    batch.save(
      settingsKey(repository.id),
      {
        ...settings,
        ledger: settings.ledger.map(({ keys, ...entry }) => ({
          ...entry,
          ...(keys === undefined ? {} : { keys: [...keys] }),
        })),
      },
      version,
    );
  });
}
