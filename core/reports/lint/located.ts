import { createHash } from 'node:crypto';
import type { Diff } from '../../changes/diff.ts';
import type { PathFinder } from '../paths.ts';
import type { LintFinding } from './finding.ts';
import { suggestionBlock } from './fixes.ts';
import { lineText, type Replacement, type Source, toReplacement, utf16Column } from './source.ts';

/** Which findings are shown and count; those on changed lines come first in any case. */
export type Show = 'changed-lines' | 'changed-files' | 'all';

/** What becomes of a finding: shown and counted, or why not. */
export type State = 'shown' | 'elsewhere' | 'baseline' | 'suppressed' | 'unmatched';

/** A finding in the repository. */
export interface Located {
  readonly finding: LintFinding;
  /** Repository path; as the tool wrote it where the state is unmatched. */
  readonly path: string;
  readonly state: State;
  /** True where a line of it was added or edited, or where there is nothing to compare with. */
  readonly changed: boolean;
  /** Stays the same when lines move: rule, path, text of the line, and which of several equal ones it is. */
  readonly fingerprint: string;
  /** UTF-16 code units; the last one that belongs to it. */
  readonly column: number | null;
  readonly endColumn: number | null;
  /** The first fix that fits the file as it is. */
  readonly fix: { readonly replacements: readonly Replacement[]; readonly safe: boolean } | null;
  /** The fix as people read it. */
  readonly suggestion: string | null;
}

export interface Selection {
  /** Null where there is nothing to compare with: then every line counts as changed. */
  readonly diff: Diff | null;
  readonly show: Show;
  /** So many lines around a changed line count as changed. */
  readonly context: number;
  /** Fingerprints of what was there before. */
  readonly baseline: ReadonlySet<string>;
}

/** Findings by repository path, equal ones once, and those whose path is none. */
export interface Grouped {
  readonly byPath: ReadonlyMap<string, readonly LintFinding[]>;
  readonly unmatched: readonly LintFinding[];
  /** Findings that two reports, or one report twice, had. */
  readonly repeated: number;
}

/** Sorts the findings of all reports into the files of the repository. */
export function groupByPath(
  reports: readonly { readonly findings: readonly LintFinding[]; readonly finder: PathFinder }[],
): Grouped {
  const byPath = new Map<string, LintFinding[]>();
  const unmatched: LintFinding[] = [];
  const seen = new Set<string>();
  let repeated = 0;
  for (const { findings, finder } of reports) {
    for (const finding of findings) {
      const { path } = finder(finding.path);
      // Not the tool: a format that does not name it may say the same as one that does.
      const { rule, line, column, endLine, endColumn, message } = finding;
      const key = [path ?? finding.path, rule, line, column, endLine, endColumn, message].join('\0');
      if (seen.has(key)) {
        repeated += 1;
        continue;
      }
      seen.add(key);
      if (path === null) unmatched.push(finding);
      else {
        const group = byPath.get(path);
        if (group === undefined) byPath.set(path, [finding]);
        else group.push(finding);
      }
    }
  }
  return { byPath, unmatched, repeated };
}

/**
 * The fingerprint of a finding: the first 32 hex digits of SHA-256 over rule, path, the line's text without the blanks
 * around and the runs of blanks in it, and a number that tells equal ones apart.
 */
function fingerprint(rule: string, path: string, text: string, ordinal: number): string {
  const parts = [rule, path, text.trim().replaceAll(/\s+/g, ' '), String(ordinal)].join('\0');
  return createHash('sha256').update(parts).digest('hex').slice(0, 32);
}

/** Fingerprints of one file's findings, in their order; and those under its name before the change, where it had another. */
function fingerprints(
  path: string,
  oldPath: string | null,
  findings: readonly LintFinding[],
  source: Source | null,
): { readonly now: string; readonly before: string | null }[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const text = source === null || finding.whole ? '' : lineText(source, finding.line);
    const key = `${finding.rule}\0${text.trim().replaceAll(/\s+/g, ' ')}`;
    const ordinal = counts.get(key) ?? 0;
    counts.set(key, ordinal + 1);
    const under = (name: string) => fingerprint(finding.rule, name, text, ordinal);
    return { now: under(path), before: oldPath === null ? null : under(oldPath) };
  });
}

function touches(finding: LintFinding, added: ReadonlySet<number>, context: number): boolean {
  const [from, to] = [finding.line - context, finding.endLine + context];
  if (to - from > added.size) {
    for (const line of added) if (line >= from && line <= to) return true;
    return false;
  }
  for (let line = from; line <= to; line += 1) if (added.has(line)) return true;
  return false;
}

function isChanged(path: string, finding: LintFinding, { diff, context }: Selection): boolean {
  if (diff === null) return true;
  const added = diff.get(path)?.added;
  if (added === undefined || added.size === 0) return false;
  return finding.whole || touches(finding, added, context);
}

function stateOf(finding: LintFinding, known: boolean, changed: boolean, inFile: boolean, show: Show): State {
  if (finding.suppressed) return 'suppressed';
  if (known) return 'baseline';
  return changed || show === 'all' || (show === 'changed-files' && inFile) ? 'shown' : 'elsewhere';
}

function fixOf(finding: LintFinding, path: string, source: Source): Located['fix'] {
  for (const { edits, safe } of finding.fixes) {
    const own = edits.every((edit) => edit.kind === 'offset' || edit.path === null || edit.path === path);
    if (!own) continue;
    const replacements = edits.map((edit) => toReplacement(source, edit, finding.unit));
    const fitting = replacements.filter((replacement) => replacement !== null);
    if (fitting.length > 0 && fitting.length === replacements.length) return { replacements: fitting, safe };
  }
  return null;
}

/**
 * The findings of one file, by line.
 *
 * @param source null where the file cannot be read: columns stay as they are then, and fixes are left out
 */
export function locateFile(
  path: string,
  findings: readonly LintFinding[],
  source: Source | null,
  selection: Selection,
): Located[] {
  const change = selection.diff?.get(path);
  const sorted = [...findings].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  const prints = fingerprints(path, change?.oldPath ?? null, sorted, source);
  return sorted.map((finding, index) => {
    const { now, before } = prints[index] ?? { now: '', before: null };
    const changed = isChanged(path, finding, selection);
    const { baseline, show } = selection;
    const known = baseline.has(now) || (before !== null && baseline.has(before));
    const state = stateOf(finding, known, changed, change !== undefined, show);
    const column = (line: number, value: number | null) =>
      value === null || source === null ? value : utf16Column(source, line, value, finding.unit);
    const fix = source === null ? null : fixOf(finding, path, source);
    const block =
      fix === null || source === null || state !== 'shown'
        ? null
        : suggestionBlock(source, fix.replacements, fix.safe);
    return {
      finding,
      path,
      state,
      changed,
      fingerprint: now,
      column: column(finding.line, finding.column),
      endColumn: column(finding.endLine, finding.endColumn),
      fix,
      suggestion: block,
    };
  });
}

/** Findings whose file is none of the repository's. */
export function locateUnmatched(findings: readonly LintFinding[]): Located[] {
  const byPath = Map.groupBy(findings, (finding) => finding.path);
  return [...byPath].flatMap(([path, group]) =>
    group.map((finding, index) => ({
      finding,
      path,
      state: finding.suppressed ? ('suppressed' as const) : ('unmatched' as const),
      changed: false,
      fingerprint: fingerprint(finding.rule, path, finding.message, index),
      column: finding.column,
      endColumn: finding.endColumn,
      fix: null,
      suggestion: null,
    })),
  );
}
