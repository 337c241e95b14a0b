import { z } from 'zod';
import type { Locator, Path } from './locate.ts';
import { nearest } from './nearest.ts';
import { maxProblems, problem, type Problem } from './problem.ts';

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

/** What the schema says of the data, each problem with key, place and remedy. */
export function explainAll(schema: z.ZodType, data: unknown, error: z.ZodError, locator: Locator): Problem[] {
  const issues = error.issues.slice(0, 4 * maxProblems);
  return issues.flatMap((issue) => explain(schema, data, issue, locator));
}

function explain(schema: z.ZodType, data: unknown, issue: Issue, locator: Locator): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path);
    return issue.keys
      .slice(0, maxProblems)
      .map((key) => unknownKey([...issue.path, key], key, known, locator));
  }
  if (issue.code === 'invalid_key') {
    const why = issue.issues[0]?.message ?? 'be another name';
    const key = quote(String(issue.path.at(-1)));
    return [problem('error', locator.key(issue.path), `The name ${key} must ${why}`, 'Choose another name.')];
  }
  const value = valueAt(data, issue.path);
  const name = pathText(issue.path);
  if (value === undefined) {
    const remedy = `Add \`${String(issue.path.at(-1))}\` here.`;
    return [problem('error', locator.key(issue.path.slice(0, -1)), `${name} is missing`, remedy)];
  }
  if (issue.code === 'invalid_union') {
    const meant = meantOf(issue.errors, value);
    if (meant !== null) {
      return meant.flatMap((inner) =>
        explain(schema, data, { ...inner, path: [...issue.path, ...inner.path] }, locator),
      );
    }
  }
  return [{ ...described(issue, value, name), level: 'error', place: locator.value(issue.path) }];
}

/** Of several forms that a value may have, what is wrong with the one that the value has the kind of. */
function meantOf(forms: readonly (readonly Issue[])[], value: unknown): readonly Issue[] | null {
  const fitting = forms.filter((issues) => !issues.some((issue) => isOtherKind(issue, value)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function isOtherKind(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_type') return true;
  return issue.code === 'invalid_value' && !issue.values.some((each) => typeof each === typeof value);
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
  return problem(
    'error',
    locator.key(path),
    `${where} has no key ${quote(key)}`,
    meant === null ? `Remove it, or use one of ${known.join(', ')}.` : `Did you mean \`${meant}\`?`,
  );
}

/** `services.web.path`, in code quotes. */
export function pathText(path: Path): string {
  return path.length === 0 ? 'The file' : `\`${path.map(String).join('.')}\``;
}

/** A value as JSON, in at most 80 characters. */
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
