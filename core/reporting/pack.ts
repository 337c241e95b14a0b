import { createHash } from 'node:crypto';
import type { FindingAnnotation, Findings } from '../api/findings.ts';
import { maxMessage, maxPages, maxPath, maxPosition, maxTitle, pathPattern } from '../api/limits.ts';
import { cut, oneLine, visible } from './text.ts';

/** The App takes requests of 2 MB; lines and groups have the rest. */
const pageBytes = 1_600_000;

/**
 * The longest message and the longest details, step by step, where many long ones would be too much together. The last
 * step lets the most annotations that the App takes fit in any case, unless nearly every one has a very long path.
 */
const lengths = [
  { message: maxMessage, details: maxMessage },
  { message: 4_000, details: 4_000 },
  { message: 1_000, details: 1_000 },
  { message: 400, details: 400 },
  { message: 400, details: 0 },
] as const;

/** An annotation within the limits of `core/api/findings.ts`, without anything hidden in its texts. */
function bounded(annotation: FindingAnnotation, longest: (typeof lengths)[number]): FindingAnnotation {
  const { rawDetails, startColumn, endColumn, path, startLine, endLine, level } = annotation;
  const title = cut(oneLine(visible(annotation.title)), maxTitle);
  const message = cut(visible(annotation.message).trim(), longest.message);
  const details = rawDetails === undefined || longest.details === 0 ? '' : visible(rawDetails);
  const columns =
    startColumn === undefined || startLine !== endLine || !isPosition(startColumn)
      ? {}
      : { startColumn, endColumn: Math.min(maxPosition, Math.max(startColumn, endColumn ?? startColumn)) };
  return {
    path: bare(path),
    startLine,
    endLine,
    ...columns,
    level,
    title,
    message: message === '' ? title || 'No message.' : message,
    ...(details === '' ? {} : { rawDetails: cut(details, longest.details) }),
  };
}

const bare = (path: string) => path.toWellFormed().replace(/^(?:\.\/+)+/, '');
const isPosition = (value: number) => Number.isInteger(value) && value >= 1 && value <= maxPosition;

/** Whether GitHub could show it anywhere. */
function placed({ path, startLine, endLine }: FindingAnnotation): boolean {
  const lines = isPosition(startLine) && isPosition(endLine) && endLine >= startLine;
  const plain = bare(path);
  return lines && plain.length <= maxPath && pathPattern.test(plain);
}

const sizeOf = (annotation: FindingAnnotation) => Buffer.byteLength(JSON.stringify(annotation)) + 1;

/** Annotations that travel, page by page, and those that do not. */
export interface Packed {
  readonly pages: readonly (readonly FindingAnnotation[])[];
  readonly leftOut: readonly FindingAnnotation[];
}

/** Fills pages in order until one more would be too many. */
function fill(
  annotations: readonly FindingAnnotation[],
  longest: (typeof lengths)[number],
  mostPages: number,
): FindingAnnotation[][] {
  const pages: FindingAnnotation[][] = [[]];
  let size = 0;
  for (const annotation of annotations) {
    const small = bounded(annotation, longest);
    const bytes = sizeOf(small);
    if (size + bytes > pageBytes) {
      if (pages.length === mostPages) return pages;
      pages.push([]);
      size = 0;
    }
    size += bytes;
    pages.at(-1)?.push(small);
  }
  return pages;
}

/**
 * The first annotations as far as they fit into the requests that one report may take. Long messages are cut before
 * any is left out; what has no place that GitHub could show is left out in any case.
 */
export function pack(
  annotations: readonly FindingAnnotation[],
  max: number,
  mostPages: number = maxPages,
): Packed {
  const wanted = annotations.filter(placed).slice(0, max);
  let pages: FindingAnnotation[][] = [[]];
  let sent = 0;
  for (const longest of lengths) {
    pages = fill(wanted, longest, mostPages);
    sent = pages.reduce((sum, { length }) => sum + length, 0);
    if (sent === wanted.length) break;
  }
  let travelled = 0;
  const leftOut = annotations.filter((annotation) => {
    const travels = travelled < sent && placed(annotation);
    if (travels) travelled += 1;
    return !travels;
  });
  return { pages, leftOut };
}

/** The requests for a report: itself where it fits into one, else pages that the App puts together again. */
export function pagesOf(findings: Findings): readonly Findings[] {
  const { pages } = pack(findings.annotations, findings.annotations.length);
  if (pages.length === 1) return [findings];
  const set = createHash('sha256').update(JSON.stringify(findings)).digest('hex');
  return pages.map((annotations, index) => ({
    ...findings,
    annotations: [...annotations],
    page: { number: index + 1, of: pages.length, set },
  }));
}
