import type { FindingAnnotation } from '../api/findings.ts';
import { count, cut, oneLine, visible } from './text.ts';

const names = { failure: 'error', warning: 'warning', notice: 'notice' } as const;

/** The runner shows this many of each type and step, and drops the rest without a word. */
const perType = 10;
/** How many annotations of each kind a step still may show. */
export type Room = Readonly<Record<FindingAnnotation['level'], number>>;
export const wholeRoom: Room = { failure: perType, warning: perType, notice: perType };
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
    ['title', oneLine(visible(annotation.title))],
  ];
  const list = properties
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  const { message, rawDetails } = annotation;
  const text = rawDetails === undefined ? message : `${message}\n\n${rawDetails}`;
  return `::${names[annotation.level]} ${list}::${escapeData(cut(visible(text), maxMessage))}`;
}

/**
 * The annotations that the runner will show, in the order given, and those that it would have dropped. Where there are
 * such, one notice says how many, and where they are; without room for a notice the log alone says it.
 * @param report.room what steps before this one left where they share it, as in a composite action
 */
export function annotationCommands(report: {
  readonly concern: string;
  readonly annotations: readonly FindingAnnotation[];
  readonly file?: string;
  readonly room?: Room | undefined;
}): { readonly commands: readonly string[]; readonly dropped: readonly FindingAnnotation[] } {
  const { concern, annotations, file, room = wholeRoom } = report;
  const whole = take(annotations, room);
  if (whole.dropped.length === 0) return { commands: whole.shown.map(annotationCommand), dropped: [] };
  // The notice takes the place of another one.
  const { shown, dropped } = take(annotations, { ...room, notice: room.notice - 1 });
  const commands = shown.map(annotationCommand);
  if (room.notice <= 0) return { commands, dropped };
  const where = file === undefined ? 'in the log' : `in the log and in ${file}`;
  const text = `${count(dropped.length, 'finding')} of ${annotations.length} not annotated: the runner shows ${shows(room)}. They stand ${where}.`;
  const note = `::notice title=fairlead/${concern}::${escapeData(cut(visible(text), maxMessage))}`;
  return { commands: [...commands, note], dropped };
}

function shows(room: Room): string {
  const shared = Object.values(room).some((left) => left < perType);
  return `ten of a kind in a step${shared ? ', and what ran before in this one has shown some' : ''}`;
}

function take(
  annotations: readonly FindingAnnotation[],
  room: Room,
): { readonly shown: readonly FindingAnnotation[]; readonly dropped: readonly FindingAnnotation[] } {
  const left = { ...room };
  const shown: FindingAnnotation[] = [];
  const dropped: FindingAnnotation[] = [];
  for (const annotation of annotations) {
    left[annotation.level] -= 1;
    (left[annotation.level] >= 0 ? shown : dropped).push(annotation);
  }
  return { shown, dropped };
}

/**
 * A command at the start of a line. What the runner skips before it are blanks in the sense of .NET, which has one more
 * (U+0085) than JavaScript; everything that cannot be seen is taken for one here.
 */
const command = /^[\s\p{C}]*::/u;

/**
 * A text that the runner's log shows and never obeys: it reads `::name::` at the start of a line and `##[name]`
 * anywhere as a command.
 */
export function inert(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => (command.test(line) ? `| ${line}` : line).replaceAll('##[', '## ['))
    .join('\n');
}
