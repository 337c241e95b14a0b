import type { FindingAnnotation } from '../api/findings.ts';
import type { LineMap } from '../changes/line-map.ts';
import type { Report } from './publish.ts';
import { count, oneLine } from './text.ts';

/** A range whose ends are gone is looked through so far. */
const maxWalk = 1000;
/** Findings without a place are named up to here, and counted above. */
const maxNamed = 500;

type Place = ReturnType<LineMap>;

/** The first line from `line` on that has a place, in the direction of `step`. */
function nearest(map: LineMap, path: string, line: number, last: number, step: 1 | -1): Place {
  const most = Math.min(Math.abs(last - line), maxWalk);
  for (let walked = 0; walked <= most; walked += 1) {
    const place = map(path, line + walked * step);
    if (place !== null) return place;
  }
  return null;
}

function moved(annotation: FindingAnnotation, map: LineMap): FindingAnnotation | null {
  const { path, startLine, endLine } = annotation;
  const start = nearest(map, path, startLine, endLine, 1);
  const end = start === null ? null : nearest(map, path, endLine, startLine, -1);
  if (start === null || end === null) return null;
  return {
    ...annotation,
    path: start.path,
    startLine: start.line,
    endLine: Math.max(start.line, end.line),
  };
}

/**
 * A report on the merge of a pull request, with its annotations on the lines of the head, which is where they are
 * shown. What is on lines that only the base has cannot be shown there: it is told in the report's lines.
 */
export function onHead(report: Report, map: LineMap): Report {
  const annotations: FindingAnnotation[] = [];
  const without: FindingAnnotation[] = [];
  for (const annotation of report.annotations) {
    const placed = moved(annotation, map);
    if (placed === null) without.push(annotation);
    else annotations.push(placed);
  }
  if (without.length === 0) return { ...report, annotations };
  const named = without
    .slice(0, maxNamed)
    .map(({ path, startLine, title, message }) => oneLine(`${path}:${startLine}: ${title}: ${message}`));
  const more = without.length - named.length;
  const lines = [
    ...report.lines,
    `${count(without.length, 'finding')} on lines that only the base branch has:`,
    ...named,
    ...(more === 0 ? [] : [`And ${count(more, 'more finding')}.`]),
  ];
  return { ...report, lines, annotations };
}
