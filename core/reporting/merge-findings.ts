import type { FindingAnnotation, FindingGroup, Findings } from '../api/findings.ts';
import { maxAnnotations, maxGroups, maxHighlights, maxLine, maxLines, maxTitle } from '../api/limits.ts';
import { groupByRule } from './grouped.ts';
import { count, cut } from './text.ts';

const badness: Readonly<Record<Findings['conclusion'], number>> = { failure: 0, neutral: 1, success: 2 };
const weight: Readonly<Record<FindingAnnotation['level'], number>> = { failure: 0, warning: 1, notice: 2 };

const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const nameOf = ({ part }: Findings) => part?.name ?? 'another job';

/**
 * What several jobs say of one commit, as one report: it fails where any of them does, equal annotations are one, and
 * what has no room is counted. The order in which they came changes nothing.
 * @param parts at least one
 */
export function mergeFindings(parts: readonly Findings[]): Findings {
  const sorted = parts.toSorted(
    (a, b) =>
      badness[a.conclusion] - badness[b.conclusion] ||
      byText(nameOf(a), nameOf(b)) ||
      byText(a.part?.id ?? '', b.part?.id ?? ''),
  );
  const [worst] = sorted;
  if (worst === undefined || sorted.length === 1) return worst as Findings;
  const newest = sorted.toSorted((a, b) => b.run.id - a.run.id || b.run.attempt - a.run.attempt)[0] ?? worst;
  const { annotations, dropped } = together(sorted);
  const grouped = sumGroups([...sorted.flatMap((each) => each.grouped ?? []), ...groupByRule(dropped)]);
  const file = sorted.find((each) => each.file !== undefined)?.file;
  const highlights = sorted.flatMap((each) => (each.highlights ?? []).map((line) => named(each, line)));
  return {
    schema: 1,
    concern: worst.concern,
    repository: worst.repository,
    run: newest.run,
    headSha: worst.headSha,
    conclusion: worst.conclusion,
    title: titleOf(sorted),
    lines: boundedLines(sorted),
    annotations,
    leftOut: sorted.reduce((sum, { leftOut }) => add(sum, leftOut), dropped.length),
    ...(grouped.length === 0 ? {} : { grouped }),
    ...(file === undefined ? {} : { file }),
    ...(highlights.length === 0 ? {} : { highlights: highlights.slice(0, maxHighlights) }),
  };
}

const named = (findings: Findings, line: string) => cut(`${nameOf(findings)}: ${line}`, maxLine);

function titleOf(sorted: readonly Findings[]): string {
  const titles = [...new Set(sorted.map(({ title }) => title))];
  const failed = sorted.filter(({ conclusion }) => conclusion === 'failure').length;
  const how =
    failed === 0 ? count(sorted.length, 'report') : `${failed} of ${count(sorted.length, 'report')} failed`;
  return cut(`${how}: ${titles.join('; ')}`, maxTitle);
}

function boundedLines(sorted: readonly Findings[]): string[] {
  const all = sorted.flatMap((each) => [each.title, ...each.lines].map((line) => named(each, line)));
  if (all.length <= maxLines) return all;
  const kept = all.slice(0, maxLines - 1);
  return [...kept, `And ${count(all.length - kept.length, 'more line')} in the logs of the jobs.`];
}

/** Failures first; each part's own order is kept among equals. */
function together(sorted: readonly Findings[]): {
  readonly annotations: FindingAnnotation[];
  readonly dropped: readonly FindingAnnotation[];
} {
  const seen = new Set<string>();
  const all = sorted
    .flatMap(({ annotations }) => annotations)
    .filter((annotation) => seen.size < seen.add(JSON.stringify(annotation)).size)
    .sort((a, b) => weight[a.level] - weight[b.level]);
  return { annotations: all.slice(0, maxAnnotations), dropped: all.slice(maxAnnotations) };
}

/** Whatever the counts are that somebody sent, their sum is one as well. */
function add(a: number, b: number): number {
  return Math.min(Number.MAX_SAFE_INTEGER, a + b);
}

/** The same rule of several jobs is one; its files are at least those of the job that has most. */
export function sumGroups(groups: readonly FindingGroup[]): FindingGroup[] {
  return [...Map.groupBy(groups, ({ rule }) => rule)]
    .map(([rule, list]) => ({
      rule,
      findings: list.reduce((sum, { findings }) => add(sum, findings), 0),
      files: Math.max(...list.map(({ files }) => files)),
    }))
    .sort((a, b) => b.findings - a.findings || byText(a.rule, b.rule))
    .slice(0, maxGroups);
}
