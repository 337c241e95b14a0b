import type { Json, JsonObject } from '../json.ts';
import type { FieldChange } from './types.ts';

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function listAt(value: JsonObject, key: string): readonly Json[] {
  const list = value[key];
  return isList(list) ? list : [];
}

export function objectAt(value: JsonObject, key: string): JsonObject {
  const object = value[key];
  return isObject(object) ? object : {};
}

/** The text at a key; empty where there is none. */
export function textAt(value: JsonObject, key: string): string {
  const text = value[key];
  return typeof text === 'string' ? text : '';
}

/** JSON with sorted keys: equal values have equal texts. */
export function stableJson(value: Json): string {
  if (isList(value)) return `[${value.map(stableJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${stableJson(value[key] ?? null)}`);
  return `{${entries.join(',')}}`;
}

function sameJson(a: Json, b: Json): boolean {
  return stableJson(a) === stableJson(b);
}

/** A list as a set: in one order, each member once. */
export function sortedSet(list: readonly Json[]): readonly Json[] {
  const members = new Map(list.map((member) => [stableJson(member), member]));
  return [...members.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, member]) => member);
}

/**
 * Fields of `desired` that `observed` does not have so, sorted by path. What only the observed one has is a
 * difference only below the paths in `exact`.
 */
export function diffFields(
  desired: JsonObject,
  observed: JsonObject,
  exact: ReadonlySet<string>,
  path = '',
): readonly FieldChange[] {
  const extra = exact.has(path) ? Object.keys(observed).filter((key) => !Object.hasOwn(desired, key)) : [];
  return [...Object.keys(desired), ...extra].sort().flatMap((key): readonly FieldChange[] => {
    const at = path === '' ? key : `${path}.${key}`;
    const want = ownValue(desired, key);
    const have = ownValue(observed, key);
    if (isObject(want) && isObject(have)) return diffFields(want, have, exact, at);
    // What is missing altogether is said field by field.
    if (isObject(want) && have === null && Object.keys(want).length > 0) {
      return diffFields(want, {}, exact, at);
    }
    return sameJson(want, have) ? [] : [{ path: at, from: have, to: want }];
  });
}

function ownValue(value: JsonObject, key: string): Json {
  return Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}

/** The object with only some of its keys. */
export function only(value: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}
