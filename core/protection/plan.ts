import { escapeMarkdown } from '../reporting/text.ts';
import { diffFields, isList, only } from './diff.ts';
import { kindOrder, kinds } from './kinds/index.ts';
import { isOurName } from './kinds/ruleset/names.ts';
import { byName, entryOf, observedOf, sameName } from './ledger.ts';
import { kindNames } from './words.ts';
import type {
  Change,
  DesiredResource,
  FieldChange,
  Ledger,
  LedgerEntry,
  Observed,
  ObservedResource,
  Plan,
  ResourceKind,
  Spec,
} from './types.ts';

export interface PlanInput {
  readonly desired: readonly DesiredResource[];
  readonly observed: Observed;
  readonly ledger: Ledger;
  /** Of the compilation, to stand in the plan. */
  readonly notes?: readonly string[];
}

interface Match {
  readonly desired: DesiredResource;
  readonly entry: LedgerEntry | undefined;
  readonly observed: ObservedResource | undefined;
}

/**
 * What must be written for the observed state to be the desired one. Pure; changes stand in the order in which they
 * are made: nothing is removed before what takes its place is there.
 */
export function planProtection(input: PlanInput): Plan {
  const { observed, ledger, notes = [] } = input;
  if (observed.unenforceable) return { changes: [], notes: [...notes, unenforceableNote] };
  const read = (kind: ResourceKind) => !observed.unread.includes(kind);
  const desired = input.desired.filter(({ kind }) => read(kind));
  const matches = matchAll(desired, observed, ledger);
  const taken = new Set(matches.flatMap((match) => match.observed ?? []));
  const left = matches.filter((match) => isForeign(match));
  return {
    changes: [
      ...inOrder(matches.filter((match) => !isForeign(match)).flatMap(changeFor)),
      ...inOrder(deletions(desired, observed, ledger, taken).filter(({ kind }) => read(kind))),
    ],
    notes: [
      ...notes,
      ...unreadNotes(input),
      ...left.map(({ desired: { kind, name } }) => foreignNote(kind, name)),
    ],
  };
}

/** What the ledger knows by id comes first, so that a renamed ruleset is not taken for another one. */
function matchAll(desired: readonly DesiredResource[], observed: Observed, ledger: Ledger): readonly Match[] {
  const known = desired.map((resource) => {
    const entry = entryOf(ledger, resource);
    return { desired: resource, entry, observed: entry && observedOf(entry, observed) };
  });
  const taken = new Set(known.flatMap((match) => match.observed ?? []));
  return known.map((match) => {
    if (match.observed !== undefined) return match;
    const found = byName(match.desired, observed);
    return { ...match, observed: found !== undefined && taken.has(found) ? undefined : found };
  });
}

/** Others made it: it is left alone, though it stands where ours would. */
function isForeign({ desired, entry, observed }: Match): boolean {
  if (observed === undefined || entry !== undefined) return false;
  return !kinds[desired.kind].claims(observed.name, observed.spec);
}

function changeFor({ desired, entry, observed }: Match): readonly Change[] {
  const { kind, name, asked } = desired;
  const keys = [...Object.keys(desired.spec), ...(desired.keeps ?? [])];
  if (observed === undefined) return [creation(desired)];
  const spec = { ...desired.spec, ...takenBack(desired, entry) };
  const fields = [...renamed(desired, entry, observed), ...kinds[kind].compare(spec, observed.spec)];
  if (fields.length === 0) return [];
  // A resource that was handed over keeps the name that others gave it.
  const body = kinds[kind].body(entry?.adopted === true ? observed.name : name, spec, observed.spec);
  return [{ action: 'update', kind, name, id: observed.id, fields, body, asked, keys }];
}

function creation({ kind, name, spec, asked }: DesiredResource): Change {
  const keys = Object.keys(spec);
  const all = diffFields(only(kinds[kind].view(spec), keys), {}, new Set());
  const fields = all.filter(({ path, to }) => path !== 'bypass_actors' && !(isList(to) && to.length === 0));
  const body = kinds[kind].body(name, spec, null);
  // What a repository always has is only ever changed.
  const action = kinds[kind].removable ? 'create' : 'update';
  return { action, kind, name, id: null, fields, body, asked, keys };
}

function renamed(
  { kind, name }: DesiredResource,
  entry: LedgerEntry | undefined,
  observed: ObservedResource,
): readonly FieldChange[] {
  if (kind !== 'ruleset' || observed.name === name || entry?.adopted === true) return [];
  return [{ path: 'name', from: observed.name, to: name }];
}

/** Keys that the last body had and the configuration no longer asks for, in a resource that Fairlead made. */
function takenBack({ kind, spec, keeps = [] }: DesiredResource, entry: LedgerEntry | undefined): Spec {
  if (entry === undefined || entry.adopted === true) return {};
  const gone = (entry.keys ?? []).filter((key) => !Object.hasOwn(spec, key) && !keeps.includes(key));
  return Object.assign({}, ...gone.map((key) => kinds[kind].reset(key) ?? {})) as Spec;
}

/** What Fairlead made and nothing asks for any more; rulesets of its name that the ledger lost among them. */
function deletions(
  desired: readonly DesiredResource[],
  observed: Observed,
  ledger: Ledger,
  taken: ReadonlySet<ObservedResource>,
): readonly Change[] {
  const adopted = new Set(
    ledger.flatMap((entry) => (entry.adopted === true ? (observedOf(entry, observed) ?? []) : [])),
  );
  const owned = ledger.flatMap((entry) => {
    if (!kinds[entry.kind].removable) return [];
    if (desired.some((resource) => sameName(resource, entry))) return [];
    return observedOf(entry, observed) ?? [];
  });
  const lost = observed.resources.filter(({ kind, name }) => kind === 'ruleset' && isOurName(name));
  return [...new Set([...owned, ...lost])]
    .filter((resource) => !taken.has(resource) && !adopted.has(resource))
    .map(({ kind, name, id }) => ({ action: 'delete', kind, name, id, fields: [], body: null, asked: '' }));
}

function inOrder(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort(
    (a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || (a.name < b.name ? -1 : 1),
  );
}

const unenforceableNote =
  'GitHub enforces nothing on this repository (a private one on a free plan), so no setting is written: ' +
  'the same rules hold in advisory mode.';

function unreadNotes({ desired, observed, ledger }: PlanInput): readonly string[] {
  return [...new Set(observed.unread)]
    .filter((kind) => [...desired, ...ledger].some((resource) => resource.kind === kind))
    .map((kind) => `The ${kindNames[kind].plural} could not be read, so nothing of theirs is written.`);
}

function foreignNote(kind: ResourceKind, name: string): string {
  return (
    `The ${kindNames[kind].singular} ${escapeMarkdown(name)} was made by others and is left alone. ` +
    'Remove it, or hand it over with `import`.'
  );
}
