import { invalid, refuse } from '../refusal.ts';
import type { Json } from '../types.ts';

/** What GitHub takes in one request about a check run, by the description of its REST API. */
const most = {
  annotations: 50,
  /** Characters of the summary and of the text. */
  text: 65_535,
  /** Characters of an annotation's title. */
  title: 255,
  /** Bytes of an annotation's message, and of its details. */
  bytes: 64 * 1024,
  path: 4096,
} as const;

/** Refuses an output that GitHub would refuse. */
export function checkOutput(output: Json): void {
  for (const key of ['title', 'summary', 'text']) {
    const value = output[key];
    if (value !== undefined && value !== null && typeof value !== 'string') invalid(`${key} is not a string`);
    if (typeof value === 'string' && value.length > most.text) {
      refuse(
        422,
        `Invalid request.\n\nOnly ${most.text} characters are allowed; ${value.length} were supplied.`,
      );
    }
  }
  if (typeof output['summary'] !== 'string') refuse(422, 'Invalid request.\n\n"summary" wasn\'t supplied.');
  const annotations = output['annotations'] ?? [];
  if (!Array.isArray(annotations)) return invalid('annotations is not an array');
  if (annotations.length > most.annotations) {
    refuse(
      422,
      `Invalid request.\n\nNo more than ${most.annotations} items are allowed; ${annotations.length} were supplied.`,
    );
  }
  for (const annotation of annotations as readonly Json[]) checkAnnotation(annotation);
}

function checkAnnotation(annotation: Json): void {
  const { path, annotation_level: level, message } = annotation;
  if (typeof path !== 'string' || path === '' || path.length > most.path || /^(?:\.\/|\/)/.test(path))
    invalid('path is not relative to the repository');
  if (!['notice', 'warning', 'failure'].includes(String(level)))
    invalid('annotation_level is not a possible value');
  if (typeof message !== 'string' || message === '' || Buffer.byteLength(message) > most.bytes)
    invalid('message is too long or missing');
  checkText(annotation['title'], 'title', (text) => text.length <= most.title);
  checkText(annotation['raw_details'], 'raw_details', (text) => Buffer.byteLength(text) <= most.bytes);
  checkPlace(annotation);
}

function checkText(value: unknown, key: string, fits: (text: string) => boolean): void {
  if (value === undefined || value === null) return;
  if (typeof value !== 'string' || !fits(value)) invalid(`${key} is too long or no text`);
}

function checkPlace({ start_line: start, end_line: end, start_column: from, end_column: to }: Json): void {
  const [first, last] = [position(start, 'start_line'), position(end, 'end_line')];
  if (first === null || last === null || last < first) invalid('end_line is before start_line');
  const [left, right] = [position(from, 'start_column'), position(to, 'end_column')];
  if (first !== last && (left !== null || right !== null)) invalid('columns are for one line only');
  if (left !== null && right !== null && right < left) invalid('end_column is before start_column');
}

/** Counted from 1; GitHub keeps 32 bits. */
function position(value: unknown, key: string): number | null {
  if (value === undefined || value === null) return null;
  const whole = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value < 2 ** 31;
  return whole ? value : invalid(`${key} is no position`);
}
