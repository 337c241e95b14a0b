import type { RepositoryRef } from '../../../core/ports/github.ts';
import type { RepositoryGlance, Watched } from '../../../core/ports/github-settings.ts';
import type { Store } from '../../../core/ports/store.ts';
import { dutiesKey, policyKey, settingsKey } from '../../keys.ts';
import { dutyBranches } from '../duties/branches.ts';
import { loadDuties } from '../duties/state.ts';
import { pullFingerprint, rulesFingerprint } from '../policy/fingerprint.ts';
import { rulesInForce, type RulesInForce } from '../policy/in-force.ts';
import { loadStanding } from '../policy/policy.ts';
import { desiredSettings, loadSettings, type PlanDeps } from '../settings/plan.ts';
import type { KnownOrganisation } from './state.ts';

export interface LookDeps extends PlanDeps {
  readonly store: Pick<Store, 'load' | 'transaction'>;
}

/** A key that need not be woken as long as GitHub shows a thing as it was seen. */
export interface Standing extends Watched {
  readonly key: string;
  readonly repository: RepositoryRef;
}

/** What a glance at one repository comes to. */
export interface Looked {
  /** Keys to wake whatever else is seen. */
  readonly keys: readonly string[];
  readonly standing: readonly Standing[];
}

/** Compares a glance with what was in order when its parts were looked at last. */
export async function lookAt(
  glance: RepositoryGlance,
  known: KnownOrganisation,
  deps: LookDeps,
): Promise<Looked> {
  const { repository, configText: text, defaultBranch } = glance;
  const now = deps.clock.now();
  const rules = await rulesInForce(repository, { text, defaultBranch }, known, { store: deps.store, now });
  const settings = await settingsOf(glance, rules, known, deps);
  const pulls = await pullsOf(glance, rules, deps);
  const duties = (await branchesMoved(glance, rules, deps)) ? [dutiesKey(repository.id)] : [];
  return {
    keys: [...settings.keys, ...pulls.keys, ...duties],
    standing: [...settings.standing, ...pulls.standing],
  };
}

async function settingsOf(
  glance: RepositoryGlance,
  rules: RulesInForce,
  known: KnownOrganisation,
  deps: LookDeps,
): Promise<Looked> {
  const { repository, sight } = glance;
  const key = settingsKey(repository.id);
  const { settings } = await loadSettings(deps.store, repository.id);
  const { hash } = await desiredSettings(glance, rules, known, settings.checks, deps);
  const { settled } = settings;
  const isSame = settled !== null && settled.stamp === sight.stamp && settled.desired === hash;
  if (!isSame || deps.clock.now() >= (settled.until ?? Infinity)) return { keys: [key], standing: [] };
  return {
    keys: [],
    standing: settled.watched.map((watched) => ({ ...watched, key, repository })),
  };
}

/** Open pull requests that nobody has looked at as they are now, and those whose check run must still be seen. */
async function pullsOf(glance: RepositoryGlance, rules: RulesInForce, { store }: LookDeps): Promise<Looked> {
  const { repository } = glance;
  const ofRules = rulesFingerprint(rules, glance);
  const keys: string[] = [];
  const standing: Standing[] = [];
  for (const pull of glance.pulls) {
    const key = policyKey(repository.id, pull.number);
    const before = await loadStanding(store, repository.id, pull.number);
    if (before === null || before.fingerprint !== pullFingerprint(pull, rules, ofRules)) keys.push(key);
    else standing.push({ kind: 'check-run', nodeId: before.nodeId, sight: before.sight, key, repository });
  }
  return { keys, standing };
}

/** A long-lived branch that has another newest commit than when its duties were looked at last. */
async function branchesMoved(
  { repository, branches }: RepositoryGlance,
  rules: RulesInForce,
  { store }: LookDeps,
): Promise<boolean> {
  const { schedule } = rules.config;
  if (rules.strategy.backMerges.length === 0 && schedule === null) return false;
  const { duties } = await loadDuties(store, repository.id);
  // The schedule itself wakes the key; the first time somebody must have told it so.
  if (schedule !== null && duties.wakeAt === null) return true;
  return dutyBranches(branches, rules.strategy).some(({ name, sha }) => duties.tips[name] !== sha);
}
