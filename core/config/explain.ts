import { z } from 'zod';
import type { Locator, Path } from './locate.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';

type Issue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a set of keys',
  record: 'a set of keys',
  null: 'empty',
};

/** Turns what zod found into sentences that name key, place and remedy. */
export function explain(schema: z.ZodType, data: unknown, issue: Issue, locator: Locator): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path);
    return issue.keys.map((key) => unknownKey([...issue.path, key], key, known, locator));
  }
  if (issue.code === 'invalid_key') {
    const why = issue.issues[0]?.message ?? 'be another name';
    const key = quote(String(issue.path.at(-1)));
    return [error(locator.key(issue.path), `The name ${key} must ${why}`, 'Choose another name.')];
  }
  const value = valueAt(data, issue.path);
  const name = pathText(issue.path);
  if (value === undefined) {
    const remedy = `Add \`${String(issue.path.at(-1))}\` here.`;
    return [error(locator.key(issue.path.slice(0, -1)), `${name} is missing`, remedy)];
  }
  return [{ ...described(issue, value, name), level: 'error', place: locator.value(issue.path) }];
}

function described(issue: Issue, value: unknown, name: string): Pick<Problem, 'sentence' | 'remedy'> {
  const is = `is ${quote(value)}`;
  if (issue.code === 'invalid_value') return notOneOf(issue.values.map(String), value, name);
  if (issue.code === 'invalid_type') {
    const expected = kinds[issue.expected] ?? issue.expected;
    return { sentence: `${name} must be ${expected}, but ${is}`, remedy: `Write ${expected}.` };
  }
  if (issue.code === 'too_big' || issue.code === 'too_small') {
    const limit = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
    const unit =
      issue.origin === 'string' ? ' characters long' : issue.origin === 'array' ? ' entries long' : '';
    return { sentence: `${name} must be ${limit}${unit}, but ${is}`, remedy: `Make it ${limit}${unit}.` };
  }
  const rule = /^(?:be|name|use) /.test(issue.message) ? issue.message : `be ${issue.message}`;
  return {
    sentence: `${name} must ${rule}, but ${is}`,
    remedy: 'Correct the value; docs/configuration.md lists every key.',
  };
}

function notOneOf(
  values: readonly string[],
  value: unknown,
  name: string,
): Pick<Problem, 'sentence' | 'remedy'> {
  const list = values.join(', ');
  const meant = typeof value === 'string' ? nearest(value, values) : null;
  const must = values.length === 1 ? `must be ${list}` : `must be one of ${list}`;
  return {
    sentence: `${name} ${must}, but is ${quote(value)}`,
    remedy: meant === null ? `Write ${values.length === 1 ? list : `one of ${list}`}.` : `Write ${meant}.`,
  };
}

function unknownKey(path: Path, key: string, known: readonly string[], locator: Locator): Problem {
  const meant = nearest(key, known);
  const where = path.length === 1 ? 'Fairlead' : pathText(path.slice(0, -1));
  return error(
    locator.key(path),
    `${where} has no key ${quote(key)}`,
    meant === null ? `Remove it, or use one of ${known.join(', ')}.` : `Did you mean \`${meant}\`?`,
  );
}

function error(place: Problem['place'], sentence: string, remedy: string): Problem {
  return { level: 'error', place, sentence, remedy };
}

/** `services.web.path`, in code quotes. */
export function pathText(path: Path): string {
  return path.length === 0 ? 'The file' : `\`${path.map(String).join('.')}\``;
}

function quote(value: unknown): string {
  if (value === null) return 'empty';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 80 ? text : `${text.slice(0, 79).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

function knownKeys(schema: z.ZodType, path: Path): readonly string[] {
  let at: unknown = schema;
  for (const step of path) {
    const inner = unwrap(at);
    if (inner instanceof z.ZodObject) at = (inner.shape as Record<PropertyKey, unknown>)[step];
    else if (inner instanceof z.ZodRecord) at = inner.valueType;
    else if (inner instanceof z.ZodArray) at = inner.element;
    else return [];
  }
  const end = unwrap(at);
  return end instanceof z.ZodObject ? Object.keys(end.shape) : [];
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}
