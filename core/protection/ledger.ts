import { contentHash } from './hash.ts';
import { isOurName } from './kinds/ruleset/names.ts';
import type {
  Change,
  DesiredResource,
  Ledger,
  LedgerEntry,
  Observed,
  ObservedResource,
  ResourceKind,
} from './types.ts';

interface Named {
  readonly kind: ResourceKind;
  readonly name: string;
}

/** GitHub tells environments apart without regard to case. */
export function sameName(a: Named, b: Named): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'environment') return a.name.toLowerCase() === b.name.toLowerCase();
  return a.name === b.name;
}

export function entryOf(ledger: Ledger, resource: Named): LedgerEntry | undefined {
  return ledger.find((entry) => sameName(entry, resource));
}

/** The resource that an entry is about: by its id where it has one, though somebody may have renamed it. */
export function observedOf(entry: LedgerEntry, observed: Observed): ObservedResource | undefined {
  const byId =
    entry.id === null
      ? undefined
      : observed.resources.find(({ kind, id }) => kind === entry.kind && id === entry.id);
  if (byId !== undefined || entry.adopted === true) return byId ?? byName(entry, observed);
  // A ruleset is made again under another id; whoever did it, the name is ours.
  return entry.kind !== 'ruleset' || isOurName(entry.name) ? byName(entry, observed) : undefined;
}

export function byName(named: Named, observed: Observed): ObservedResource | undefined {
  if (named.kind === 'ruleset' && !isOurName(named.name)) return undefined;
  return observed.resources.find((resource) => sameName(resource, named));
}

/** The ledger after a change was made; `id` is what GitHub gave the resource. */
export function nextLedger(ledger: Ledger, change: Change, id: number | null): Ledger {
  const rest = ledger.filter((entry) => !sameName(entry, change));
  if (change.action === 'delete' || change.body === null) return rest;
  const before = entryOf(ledger, change);
  const madeByOthers =
    change.action === 'update' &&
    (before === undefined ? change.kind !== 'ruleset' : before.adopted === true);
  return [
    ...rest,
    {
      kind: change.kind,
      name: change.name,
      id: id ?? change.id,
      hash: contentHash({ kind: change.kind, spec: change.body }),
      ...(change.keys === undefined ? {} : { keys: change.keys }),
      ...(madeByOthers ? { adopted: true as const } : {}),
    },
  ];
}

/**
 * The ledger without entries of what is neither asked for nor there, so that what others make later under such a name
 * stays theirs; and with entries of our rulesets that it had lost.
 */
export function settledLedger(
  ledger: Ledger,
  desired: readonly DesiredResource[],
  observed: Observed,
): Ledger {
  const asked = (named: Named) => desired.some((resource) => sameName(resource, named));
  const kept = ledger.filter((entry) => {
    if (observed.unread.includes(entry.kind) || observed.unenforceable) return true;
    return asked(entry) || observedOf(entry, observed) !== undefined;
  });
  const found = observed.resources.filter(
    (resource) =>
      resource.kind === 'ruleset' &&
      isOurName(resource.name) &&
      !kept.some(
        (entry) => sameName(entry, resource) || (entry.kind === 'ruleset' && entry.id === resource.id),
      ),
  );
  return [
    ...kept,
    ...found
      .filter((resource) => asked(resource))
      .map(({ kind, name, id, spec }) => ({ kind, name, id, hash: contentHash({ kind, spec }) })),
  ];
}
