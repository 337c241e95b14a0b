import {
  adopt,
  planProtection,
  settledLedger,
  type DesiredResource,
  type Ledger,
  type Observed,
} from '../protection/index.ts';

/**
 * What is Fairlead's, without a store that would remember it: rulesets whose names say so. What others made and what
 * says just what the rules ask for counts as kept, so that nothing is made a second time beside it; as soon as the two
 * differ it is theirs again, and left alone.
 */
export function ledgerOf(desired: readonly DesiredResource[], observed: Observed): Ledger {
  const all = adopt(desired, observed, []);
  const { changes } = planProtection({ desired, observed, ledger: all });
  const same = all.filter(
    (entry) => !changes.some(({ kind, name }) => kind === entry.kind && name === entry.name),
  );
  return settledLedger(same, desired, observed);
}
