import { matchesAny } from '../../branching/index.ts';
import type { Freeze } from '../../config/types.ts';
import { timeOf } from '../../policy/time.ts';
import type { ManualFreeze } from '../../policy/types.ts';
import { code, list } from '../words.ts';

/** Freezes by command that one repository may have at a time. */
export const maxFreezes = 50;
/** Branches, reasons and exceptions beyond this are refused rather than cut. */
const maxEntries = 20;

/** A freeze that is in force, whoever asked for it. */
export interface ActiveFreeze {
  readonly branches: readonly string[];
  readonly from: number;
  /** Null: until somebody lifts it. */
  readonly to: number | null;
  readonly reason: string;
  readonly allow: readonly string[];
  /** Login; null: the configuration. */
  readonly by: string | null;
}

/** What an exception may go by. */
export interface Candidate {
  readonly base: string;
  readonly author: string;
  readonly labels: readonly string[];
  /** Entries of the configuration (`team:<slug>`) that the author is in. */
  readonly authorTeams?: readonly string[];
}

export type FreezeChange =
  | { readonly changed: true; readonly freezes: readonly ManualFreeze[]; readonly sentence: string }
  /** One sentence in Markdown that says why not. */
  | { readonly changed: false; readonly sentence: string };

/** The freezes in force: from is inclusive, to exclusive. Those of the configuration first. */
export function activeFreezes(
  config: { readonly freezes: readonly Freeze[] },
  manual: readonly ManualFreeze[],
  now: number,
): readonly ActiveFreeze[] {
  return allFreezes(config, manual).filter(({ from, to }) => from <= now && (to === null || now < to));
}

/** When the next freeze begins or ends, to look again then; null where none will. */
export function nextFreezeEdge(
  config: { readonly freezes: readonly Freeze[] },
  manual: readonly ManualFreeze[],
  now: number,
): number | null {
  const edges = allFreezes(config, manual)
    .flatMap(({ from, to }) => [from, to])
    .filter((edge) => edge !== null && edge > now);
  return edges.reduce<number | null>((first, edge) => earliest(first, edge), null);
}

/** The freeze in force that keeps a pull request out, or null. */
export function freezeAgainst(freezes: readonly ActiveFreeze[], pull: Candidate): ActiveFreeze | null {
  return (
    freezes.find(({ branches, allow }) => matchesAny(pull.base, branches) && !isExcepted(allow, pull)) ?? null
  );
}

/** Logins and teams are compared without case, as GitHub does; so are labels. */
function isExcepted(allow: readonly string[], pull: Candidate): boolean {
  const names = new Set(
    [pull.author, ...pull.labels.map((label) => `label:${label}`), ...(pull.authorTeams ?? [])].map((name) =>
      name.toLowerCase(),
    ),
  );
  return allow.some((entry) => names.has(entry.toLowerCase()));
}

/** Adds a freeze by command. One over the same branches is replaced; freezes that are over are dropped. */
export function addFreeze(manual: readonly ManualFreeze[], wish: ManualFreeze, now: number): FreezeChange {
  if (wish.branches.length === 0) return { changed: false, sentence: 'Name the branches to freeze.' };
  if (wish.branches.length > maxEntries || wish.allow.length > maxEntries) {
    return { changed: false, sentence: `Name at most ${maxEntries} branches and exceptions.` };
  }
  if (wish.until !== null && wish.until <= now) {
    return { changed: false, sentence: `The freeze would have ended at ${timeOf(wish.until)} already.` };
  }
  const kept = stillOn(manual, now).filter(({ branches }) => !sameNames(branches, wish.branches));
  if (kept.length >= maxFreezes) {
    const sentence = `There are ${maxFreezes} freezes already; lift one first with \`/fairlead unfreeze\`.`;
    return { changed: false, sentence };
  }
  return { changed: true, freezes: [...kept, wish], sentence: frozenSentence(wish) };
}

/**
 * Lifts freezes by command, from exactly the named branches or globs. One over a wider glob stays, and so do those of
 * the configuration; the sentence says so.
 */
export function liftFreezes(
  config: { readonly freezes: readonly Freeze[] },
  manual: readonly ManualFreeze[],
  wish: readonly string[] | 'all',
  now: number,
): FreezeChange {
  const on = stillOn(manual, now);
  const kept = wish === 'all' ? [] : on.flatMap((freeze) => without(freeze, wish));
  const stay = allFreezes({ freezes: [] }, kept).filter((freeze) => holds(freeze, wish));
  const configured = activeFreezes(config, [], now).filter((freeze) => holds(freeze, wish));
  const rest = [
    staySentence(stay, 'was made for more and stays; lift it by that name'),
    staySentence(configured, 'stands in the configuration and stays'),
  ].join('');
  const lifted = JSON.stringify(kept) !== JSON.stringify(on);
  if (!lifted) return { changed: false, sentence: `No freeze by command holds there.${rest}` };
  const what = wish === 'all' ? 'Every freeze by command' : `The freeze of ${list(wish.map(code))}`;
  return { changed: true, freezes: kept, sentence: `${what} is lifted.${rest}` };
}

function holds({ branches }: ActiveFreeze, wish: readonly string[] | 'all'): boolean {
  return wish === 'all' || wish.some((name) => branches.includes(name) || matchesAny(name, branches));
}

function staySentence(freezes: readonly ActiveFreeze[], why: string): string {
  const names = [...new Set(freezes.flatMap(({ branches }) => branches))];
  return names.length === 0 ? '' : ` The freeze of ${list(names.slice(0, maxEntries).map(code))} ${why}.`;
}

function without(freeze: ManualFreeze, names: readonly string[]): readonly ManualFreeze[] {
  const branches = freeze.branches.filter((glob) => !names.includes(glob));
  return branches.length === 0 ? [] : [{ ...freeze, branches }];
}

function stillOn(manual: readonly ManualFreeze[], now: number): readonly ManualFreeze[] {
  return manual.filter(({ until }) => until === null || until > now);
}

function allFreezes(
  config: { readonly freezes: readonly Freeze[] },
  manual: readonly ManualFreeze[],
): readonly ActiveFreeze[] {
  return [
    ...config.freezes.map((freeze) => ({ ...freeze, by: null })),
    ...manual.map(({ branches, since, until, reason, allow, by }) => {
      return { branches, from: since, to: until, reason, allow, by };
    }),
  ];
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());
}

function frozenSentence({ branches, until, allow }: ManualFreeze): string {
  const end = until === null ? 'until somebody lifts it' : `until ${timeOf(until)}`;
  const except = allow.length === 0 ? '' : `, except for ${list(allow.map(code))}`;
  return `${list(branches.map(code))} ${branches.length === 1 ? 'is' : 'are'} frozen ${end}${except}.`;
}

/** The earlier of two moments, where null means never. */
export function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
