import { jsonOrNull } from '../../../core/json.ts';

/** A member of a JSON object, by its path; undefined where there is none. */
export function memberOf(data: unknown, ...path: readonly string[]): unknown {
  let at = data;
  for (const name of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Object.entries(at).find(([key]) => key === name)?.[1];
  }
  return at;
}

/** The text as JSON, or null: a broken package.json is npm's to complain about. */
export function parseJson(text: string | null): unknown {
  return text === null ? null : jsonOrNull(text);
}
