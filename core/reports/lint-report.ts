import type { FindingAnnotation } from '../api/findings.ts';
import type { Diff } from '../changes/diff.ts';
import type { Report } from '../reporting/publish.ts';
import { count } from '../reporting/text.ts';
import type { ResolvePath } from './paths.ts';
import type { LintFinding, Severity } from './ruff.ts';

/** From which severity on a finding on a changed line fails the check. */
export type FailOn = Severity | 'never';

const rank: Readonly<Record<FailOn, number>> = { never: 3, failure: 2, warning: 1, notice: 0 };

function toAnnotation(finding: LintFinding, path: string): FindingAnnotation {
  return {
    path,
    startLine: finding.line,
    endLine: finding.endLine,
    ...(finding.line === finding.endLine
      ? { startColumn: finding.column, endColumn: finding.endColumn }
      : {}),
    level: finding.severity,
    title: finding.rule,
    message: finding.help === null ? finding.message : `${finding.message} (${finding.help})`,
  };
}

function touches(finding: LintFinding, added: ReadonlySet<number> | undefined): boolean {
  for (let line = finding.line; line <= Math.min(finding.endLine, finding.line + 1000); line += 1) {
    if (added?.has(line) === true) return true;
  }
  return false;
}

function compare(a: FindingAnnotation, b: FindingAnnotation): number {
  if (a.level !== b.level) return rank[b.level] - rank[a.level];
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.startLine - b.startLine || (a.startColumn ?? 0) - (b.startColumn ?? 0);
}

/**
 * The report on a change's lint findings: only those on lines that the change adds or edits; the others are counted.
 *
 * @param diff null where there is nothing to compare with: then every line counts as changed
 */
export function lintReport(
  tool: string,
  findings: readonly LintFinding[],
  diff: Diff | null,
  resolve: ResolvePath,
  failOn: FailOn,
): Report {
  const annotations: FindingAnnotation[] = [];
  const unmatched = new Set<string>();
  let untouched = 0;
  for (const finding of findings) {
    const path = resolve(finding.path);
    if (path === null) unmatched.add(finding.path);
    else if (diff === null || touches(finding, diff.get(path)?.added))
      annotations.push(toAnnotation(finding, path));
    else untouched += 1;
  }
  annotations.sort(compare);
  const lines: string[] = [];
  if (untouched > 0) lines.push(`${count(untouched, 'finding')} on lines this change does not touch.`);
  for (const path of [...unmatched].sort().slice(0, 20)) lines.push(`Not a file of the repository: ${path}`);
  const fails = annotations.some((annotation) => rank[annotation.level] >= rank[failOn]);
  const where = diff === null ? 'in the repository' : 'on changed lines';
  return {
    concern: 'lint',
    conclusion: fails ? 'failure' : 'success',
    title: `${tool}: ${annotations.length === 0 ? 'nothing' : count(annotations.length, 'finding')} ${where}`,
    lines,
    annotations,
  };
}
