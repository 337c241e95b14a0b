import { configFile } from '../../../core/config/index.ts';
import { rulesOf } from '../../../core/in-force/index.ts';
import { planDelta, settledLedger, type Plan } from '../../../core/protection/index.ts';
import type { KnownOrganisation } from '../organisation/state.ts';
import type { JudgedPull } from '../policy/reading.ts';
import { desiredSettings, loadSettings, type PlanDeps } from './plan.ts';

/**
 * What merging a pull request changes in GitHub's settings, beside what the next pass would put right anyhow. Null where
 * it brings no other configuration to the default branch, or one that cannot be used.
 */
export async function proposedPlan(
  { pull, facts, rules, overview }: JudgedPull,
  known: KnownOrganisation,
  deps: PlanDeps,
): Promise<Plan | null> {
  const proposed = facts.proposedConfig;
  const { repository, observed, defaultBranch } = overview;
  if (proposed === null || proposed.file !== configFile || pull.baseRef !== defaultBranch) return null;
  const merged = rulesOf(repository, { text: proposed.text, defaultBranch, lastGood: null }, known);
  if (merged.broken) return null;
  const { settings } = await loadSettings(deps.store, repository.id);
  const of = async (some: typeof rules) =>
    (await desiredSettings(overview, some, known, settings.checks, deps)).compiled;
  const [before, after] = [await of(rules), await of({ ...rules, ...merged })];
  const ledger = settledLedger(settings.ledger, before.resources, observed);
  return planDelta(
    { desired: before.resources, observed, ledger, notes: before.notes },
    { desired: after.resources, notes: after.notes },
  );
}
