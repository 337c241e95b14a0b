import type { ElementPath } from '../json/element-path.ts';
import { JsonElements } from '../json/elements.ts';
import { type Collector, createCollector, refuse } from './collect.ts';
import type { CoverageParser } from './types.ts';

// Checked by hand: a schema copies what it checks, and these reports have millions of parts.

export type Members = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param where the place in the report, for the error */
export function objectAt(value: unknown, where: string): Members {
  return isObject(value) ? value : refuse(`${where}: it is not an object`);
}

/** Missing is empty. */
export function optionalObjectAt(value: unknown, where: string): Members {
  return value === undefined ? {} : objectAt(value, where);
}

/** Missing is empty. */
export function optionalListAt(value: unknown, where: string): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : refuse(`${where}: it is not a list`);
}

export function numberAt(value: unknown, where: string): number {
  return typeof value === 'number' ? value : refuse(`${where}: it is not a number`);
}

/** A parser that takes one file's part of the report at a time and forgets it. */
export function filesParser(options: {
  readonly title: string;
  /** Where the files stand, by their names. */
  readonly at: ElementPath;
  readonly take: (collector: Collector, name: string, value: unknown) => void;
  /** Looks at what is around the files, when all of them have been read. */
  readonly rest: (value: Members) => void;
}): CoverageParser {
  const { title, at, take, rest } = options;
  const collector = createCollector();
  const reader = new JsonElements({
    title,
    elements: { file: at },
    onElement: (_, value, __, name) => take(collector, name, value),
  });
  return {
    write: (text) => reader.write(text),
    end() {
      rest(objectAt(reader.end(), title));
      return collector.files();
    },
  };
}
