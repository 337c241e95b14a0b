import type { FindingAnnotation } from '../api/findings.ts';
import { cut } from './text.ts';

const names = { failure: 'error', warning: 'warning', notice: 'notice' } as const;

/** The runner shows this many of each type and step, and drops the rest without a word. */
const perType = 10;
/** The runner cuts messages here. */
const maxMessage = 4096;

/** Escapes a workflow command's message. */
export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes the value of a workflow command's property. */
export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** One annotation as a workflow command (GitHub's documentation, "Workflow commands"). */
export function annotationCommand(annotation: FindingAnnotation): string {
  const properties: [string, string | number | undefined][] = [
    ['file', annotation.path],
    ['line', annotation.startLine],
    ['endLine', annotation.endLine],
    ['col', annotation.startColumn],
    ['endColumn', annotation.endColumn],
    ['title', annotation.title],
  ];
  const list = properties
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  const { message, rawDetails } = annotation;
  const text = rawDetails === undefined ? message : `${message}\n\n${rawDetails}`;
  return `::${names[annotation.level]} ${list}::${escapeData(cut(text, maxMessage))}`;
}

/** The annotations that the runner will show, in the order given, and those that it would have dropped. */
export function annotationCommands(annotations: readonly FindingAnnotation[]): {
  readonly commands: readonly string[];
  readonly dropped: readonly FindingAnnotation[];
} {
  const used = { failure: 0, warning: 0, notice: 0 };
  const shown: FindingAnnotation[] = [];
  const dropped: FindingAnnotation[] = [];
  for (const annotation of annotations) {
    used[annotation.level] += 1;
    if (used[annotation.level] <= perType) shown.push(annotation);
    else dropped.push(annotation);
  }
  return { commands: shown.map(annotationCommand), dropped };
}

/**
 * A text that the runner's log shows and never obeys: it reads `::name::` at the start of a line and `##[name]`
 * anywhere as a command.
 */
export function inert(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => (line.trimStart().startsWith('::') ? `| ${line}` : line).replaceAll('##[', '## ['))
    .join('\n');
}
