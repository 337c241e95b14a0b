import type { FindingAnnotation, FindingGroup } from '../api/findings.ts';
import { maxGroups, maxTitle } from '../api/limits.ts';
import { cut, oneLine, visible } from './text.ts';

/** Findings by rule with exact counts, most first; of very many rules only the largest are named. */
export function groupByRule(findings: readonly FindingAnnotation[]): FindingGroup[] {
  return [...Map.groupBy(findings, ({ title }) => cut(oneLine(visible(title)), maxTitle))]
    .map(([rule, list]) => ({
      rule,
      findings: list.length,
      files: new Set(list.map(({ path }) => path)).size,
    }))
    .sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1))
    .slice(0, maxGroups);
}
