import type { FindingAnnotation } from '../../api/findings.ts';
import type { Report } from '../../reporting/publish.ts';
import { count } from '../../reporting/text.ts';
import type { PathFinder } from '../paths.ts';
import type { Severity } from './finding.ts';
import type { Located, Show, State } from './located.ts';

/** From which severity on a finding that is shown fails the check. */
export type FailOn = Severity | 'never';

const rank: Readonly<Record<FailOn, number>> = { never: 3, failure: 2, warning: 1, notice: 0 };

/** Paths that are named; the rest is counted. */
const maxPaths = 20;
/** Problems that the comment on the pull request shows. */
const maxHighlighted = 3;

export interface LintFacts {
  /** Names for the title. */
  readonly tools: readonly string[];
  readonly all: readonly Located[];
  /** Findings that came more than once. */
  readonly repeated: number;
  /** False where there was nothing to compare with. */
  readonly compared: boolean;
  readonly show: Show;
  readonly failOn: FailOn;
  readonly maxAnnotations: number;
  /** Reports that could not be read and linters that could not run, each as sentences. They fail the check. */
  readonly problems: readonly string[];
  /** What is good to know and fails nothing. */
  readonly notes: readonly string[];
  /** Fixes in the patch, and those that another one kept out. */
  readonly patch: { readonly applied: number; readonly conflicting: number };
  /** Says what was tried for a path. */
  readonly finder: PathFinder;
}

function toAnnotation(located: Located): FindingAnnotation {
  const { finding, path, column, endColumn, suggestion } = located;
  const { line, endLine, severity, rule, message, help } = finding;
  const columns =
    line === endLine && column !== null
      ? { startColumn: column, endColumn: Math.max(column, endColumn ?? column) }
      : {};
  return {
    path,
    startLine: line,
    endLine,
    ...columns,
    level: severity,
    title: rule,
    message: help === null ? message : `${message} (${help})`,
    ...(suggestion === null ? {} : { rawDetails: suggestion }),
  };
}

/** Changed lines first, then severity, path and place. */
function compare(a: Located, b: Located): number {
  if (a.changed !== b.changed) return a.changed ? -1 : 1;
  if (a.finding.severity !== b.finding.severity) return rank[b.finding.severity] - rank[a.finding.severity];
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.finding.line - b.finding.line || (a.column ?? 0) - (b.column ?? 0);
}

/** Paths that are no file of the repository, with what was tried. */
function unmatchedLines(unmatched: readonly Located[], finder: PathFinder): string[] {
  const paths = [...new Set(unmatched.map(({ finding }) => finding.path))].sort();
  const lines = paths.slice(0, maxPaths).map((path) => {
    const { tried } = finder(path);
    return `Not a file of the repository: ${path === '' ? '(none)' : path}${tried === '' ? '' : ` (${tried})`}`;
  });
  const more = paths.length - lines.length;
  return more > 0 ? [...lines, `And ${count(more, 'more path')} that are no file of the repository.`] : lines;
}

function countLines(facts: LintFacts): string[] {
  const of = (state: State) => facts.all.filter((located) => located.state === state).length;
  const lines: string[] = [];
  const add = (number: number, rest: string) => {
    if (number > 0) lines.push(`${count(number, 'finding')} ${rest}`);
  };
  const outside =
    facts.show === 'changed-files'
      ? 'in files this change does not touch.'
      : 'on lines this change does not touch.';
  add(of('elsewhere'), outside);
  add(of('baseline'), 'of the baseline.');
  add(of('suppressed'), 'suppressed in the code or by the tool.');
  add(facts.repeated, 'reported more than once, counted once.');
  return lines;
}

function patchLines({ applied, conflicting }: LintFacts['patch']): string[] {
  if (applied === 0) return [];
  const kept =
    conflicting === 0 ? '' : `; ${count(conflicting, 'fix', 'fixes')} left out, as they overlap others`;
  return [`${count(applied, 'fix', 'fixes')} in the patch of this job${kept}.`];
}

/** True where reports speak of files, and of none in the repository: then "nothing found" would be a guess. */
export function allLost(all: readonly Located[], finder: PathFinder): boolean {
  const active = all.filter(({ state }) => state !== 'suppressed');
  const unmatched = active.filter(({ state }) => state === 'unmatched');
  return (
    unmatched.length > 0 &&
    unmatched.length === active.length &&
    unmatched.some(({ finding }) => finder(finding.path).lost === true)
  );
}

/**
 * The report on lint findings: those on changed lines, or what else is wanted, as annotations; everything else is
 * counted. What of the annotations has no room is counted by rule where they are sent.
 */
export function lintReport(facts: LintFacts): Report {
  const shown = facts.all.filter(({ state }) => state === 'shown').sort(compare);
  const annotations = shown.map(toAnnotation);
  const unmatched = facts.all.filter(({ state }) => state === 'unmatched');
  const fails =
    facts.problems.length > 0 || shown.some(({ finding }) => rank[finding.severity] >= rank[facts.failOn]);
  const places = {
    'changed-lines': 'on changed lines',
    'changed-files': 'in changed files',
    all: 'in the repository',
  };
  const where = facts.compared ? places[facts.show] : places.all;
  const number = shown.length === 0 ? 'nothing' : count(shown.length, 'finding');
  const broken = facts.problems.length > 0 ? `; ${count(facts.problems.length, 'problem')}` : '';
  return {
    concern: 'lint',
    conclusion: fails ? 'failure' : 'success',
    title: `${facts.tools.join(', ') || 'Lint'}: ${number} ${where}${broken}`,
    lines: [
      ...facts.problems,
      ...facts.notes,
      ...countLines(facts),
      ...patchLines(facts.patch),
      ...unmatchedLines(unmatched, facts.finder),
    ],
    highlights: facts.problems.slice(0, maxHighlighted),
    annotations,
    maxAnnotations: facts.maxAnnotations,
  };
}
