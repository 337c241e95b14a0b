import type { FindingAnnotation, Findings } from '../api/findings.ts';
import { groupByRule } from '../reporting/grouped.ts';
import { sumGroups } from '../reporting/merge-findings.ts';
import { cut } from '../reporting/text.ts';
import { keptLimits } from './format.ts';

/** Characters of a message, and of its details, where there is no room for all of them. */
const shortText = 1000;
/** Bytes that counts by rule may take at most: a hundred rules whose names are escaped throughout. */
const roomOfGroups = 160 * 1024;

/**
 * Findings as they may be kept of a fork: the first annotations of them, with short texts where the whole ones have no
 * room, the rest counted. They are stored for good, parsed with every look, and each fifty cost a request to GitHub.
 */
export function boundFindings(findings: Findings): Findings {
  const first = findings.annotations.slice(0, keptLimits.annotations);
  const { annotations: _, grouped: __, ...rest } = findings;
  const room = keptLimits.bytes - bytesOf(rest) - roomOfGroups;
  const isRoomy = first.reduce((sum, annotation) => sum + bytesOf(annotation), 0) <= room;
  const kept = fitting(isRoomy ? first : first.map(shorten), room);
  const dropped = findings.annotations.slice(kept.length);
  if (dropped.length === 0) return { ...findings, annotations: kept };
  const grouped = sumGroups([...(findings.grouped ?? []), ...groupByRule(dropped)]);
  const leftOut = Math.min(Number.MAX_SAFE_INTEGER, findings.leftOut + dropped.length);
  return { ...findings, annotations: kept, leftOut, grouped };
}

/** With the comma after it. */
function bytesOf(data: unknown): number {
  return new TextEncoder().encode(JSON.stringify(data)).length + 1;
}

function fitting(annotations: readonly FindingAnnotation[], room: number): FindingAnnotation[] {
  let left = room;
  const end = annotations.findIndex((annotation) => (left -= bytesOf(annotation)) < 0);
  return end === -1 ? [...annotations] : annotations.slice(0, end);
}

function shorten({ rawDetails, ...annotation }: FindingAnnotation): FindingAnnotation {
  const details = rawDetails === undefined ? {} : { rawDetails: cut(rawDetails, shortText) };
  return { ...annotation, message: cut(annotation.message, shortText), ...details };
}
