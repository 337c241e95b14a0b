import { nextLedger, sameName } from './ledger.ts';
import { planProtection, type PlanInput } from './plan.ts';
import type { Change, Ledger, Observed, ObservedResource, Plan, Spec } from './types.ts';

/** A repository's settings, and what Fairlead knows of its own among them. */
interface Applied {
  readonly observed: Observed;
  readonly ledger: Ledger;
}

/** The settings as they are once the plan is carried out. Rulesets that it makes have no id yet. */
export function afterPlan({ observed, ledger }: Applied, plan: Plan): Applied {
  return plan.changes.reduce<Applied>(
    (state, change) => ({
      observed: { ...state.observed, resources: afterChange(state.observed.resources, change) },
      ledger: nextLedger(state.ledger, change, change.id),
    }),
    { observed, ledger },
  );
}

function afterChange(resources: readonly ObservedResource[], change: Change): readonly ObservedResource[] {
  const { kind, name, id, action, body } = change;
  const isIt = (resource: ObservedResource) =>
    id === null ? sameName(resource, change) : resource.kind === kind && resource.id === id;
  const before = resources.find(isIt);
  const rest = resources.filter((resource) => resource !== before);
  if (action === 'delete' || body === null) return rest;
  const { name: written, ...spec } = body;
  const shown = kind === 'ruleset' && typeof written === 'string' ? written : name;
  const whole: Spec = kind === 'repository-settings' ? { ...before?.spec, ...body } : spec;
  return [...rest, { kind, name: shown, id, spec: whole }];
}

/**
 * What a pull request that changes the configuration adds to the plan of the default branch: the plan of the proposed
 * configuration for the repository as the present one leaves it. Drift that is there already, and that the next pass
 * puts right, is not the pull request's.
 */
export function planDelta(before: PlanInput, after: Pick<PlanInput, 'desired' | 'notes'>): Plan {
  const base = planProtection(before);
  const plan = planProtection({ ...afterPlan(before, base), ...after });
  return { changes: plan.changes, notes: plan.notes.filter((note) => !base.notes.includes(note)) };
}
