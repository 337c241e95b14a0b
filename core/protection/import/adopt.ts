import { contentHash } from '../hash.ts';
import { kinds } from '../kinds/index.ts';
import { isOurName } from '../kinds/ruleset/names.ts';
import { byName, entryOf, observedOf } from '../ledger.ts';
import type { DesiredResource, Ledger, LedgerEntry, Observed, ObservedResource } from '../types.ts';

/**
 * The ledger under which the desired resources are those that are there: by their names, and rulesets of other names
 * where they say the same. What others made is handed over as it is, never to be deleted.
 */
export function adopt(
  desired: readonly DesiredResource[],
  observed: Observed,
  ledger: Ledger,
  hashOf: (resource: ObservedResource) => string = contentHash,
): Ledger {
  const entries: LedgerEntry[] = [];
  const taken = new Set<ObservedResource>();
  const left: DesiredResource[] = [];
  for (const resource of desired) {
    const entry = entryOf(ledger, resource);
    const known = entry && observedOf(entry, observed);
    const found = known ?? byName(resource, observed);
    if (found === undefined) {
      left.push(resource);
      continue;
    }
    taken.add(found);
    const ours = entry === undefined ? resource.kind === 'ruleset' : entry.adopted !== true;
    entries.push(entryFor(resource, found, ours, hashOf(found)));
  }
  for (const resource of left) {
    const found = observed.resources.find((other) => !taken.has(other) && saysTheSame(resource, other));
    if (found === undefined) continue;
    taken.add(found);
    entries.push(entryFor(resource, found, false, hashOf(found)));
  }
  return entries;
}

function saysTheSame(desired: DesiredResource, observed: ObservedResource): boolean {
  if (desired.kind !== 'ruleset' || observed.kind !== 'ruleset' || isOurName(observed.name)) return false;
  return kinds.ruleset.compare(desired.spec, observed.spec).length === 0;
}

function entryFor(
  { kind, name, spec }: DesiredResource,
  found: ObservedResource,
  ours: boolean,
  hash: string,
): LedgerEntry {
  return {
    kind,
    name,
    id: found.id,
    hash,
    keys: Object.keys(spec),
    ...(ours ? {} : { adopted: true as const }),
  };
}

/** The ledger under which nothing at all is Fairlead's to change. */
export function leaveAlone(observed: Observed, ledger: Ledger): Ledger {
  const known = ledger
    .filter((entry) => observedOf(entry, observed) !== undefined)
    .map((entry): LedgerEntry => ({ ...entry, adopted: true }));
  const ids = new Set(known.map(({ id }) => id));
  const named = observed.resources.filter(
    ({ kind, name, id }) => kind === 'ruleset' && isOurName(name) && !ids.has(id),
  );
  return [
    ...known,
    ...named.map((found) => ({
      kind: found.kind,
      name: found.name,
      id: found.id,
      hash: contentHash(found),
      adopted: true as const,
    })),
  ];
}
