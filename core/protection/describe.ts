import type { Json } from '../json.ts';
import { count, cut, escapeMarkdown } from '../reporting/text.ts';
import { isList, isObject, stableJson } from './diff.ts';
import type { Change, FieldChange, Plan } from './types.ts';
import { kindNames, oneLine } from './words.ts';

export interface PlanDescription {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
  /** `1 to create, 2 to change`, or that there is nothing to do. */
  readonly title: string;
  /** A table of the changes and the notes below it. Everything that people named is escaped. */
  readonly markdown: string;
  /** One sentence a line, for a terminal. */
  readonly text: string;
}

/** Of one value, one resource and one plan: the rest is counted. */
const maxValue = 120;
const maxFields = 8;
const maxChanges = 200;

const verbs = { create: 'Create', update: 'Change', delete: 'Delete' } as const;

/** The plan for people, in the order in which it is carried out. */
export function describePlan(plan: Plan): PlanDescription {
  const { changes, notes } = plan;
  const numbers = { create: 0, update: 0, delete: 0 };
  for (const { action } of changes) numbers[action] += 1;
  const title = titleOf(numbers);
  const shown = changes.slice(0, maxChanges);
  const more = changes.length - shown.length;
  const rest = more === 0 ? [] : [`And ${count(more, 'more change')}.`];
  const table = ['| | What | Name | Fields |', '| --- | --- | --- | --- |', ...shown.map(row)];
  return {
    ...numbers,
    title,
    markdown: [
      ...(shown.length === 0 ? [`${title}.`] : [table.join('\n')]),
      ...rest,
      ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
    ].join('\n\n'),
    text: [
      ...(shown.length === 0 ? [`${title}.`] : shown.flatMap(sentences)),
      ...rest,
      ...notes.map(plain),
    ].join('\n'),
  };
}

function titleOf(numbers: {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
}): string {
  const parts = [
    numbers.create > 0 ? `${numbers.create} to create` : '',
    numbers.update > 0 ? `${numbers.update} to change` : '',
    numbers.delete > 0 ? `${numbers.delete} to delete` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Nothing to change' : parts.join(', ');
}

function row(change: Change): string {
  const { action, kind, name } = change;
  const cells = [
    verbs[action],
    kindNames[kind].singular,
    kind === 'repository-settings' ? '' : escapeMarkdown(cut(name, maxValue)),
    fieldsCell(change),
  ];
  return `| ${cells.join(' | ')} |`;
}

function fieldsCell(change: Change): string {
  const warning = warningOf(change);
  if (warning !== null) return warning;
  const shown = change.fields.slice(0, maxFields).map((field) => {
    const { path, to } = field;
    const from = change.action === 'create' ? '' : `${escapeMarkdown(valueText(field.from))} → `;
    return `${escapeMarkdown(cut(path, maxValue))}: ${from}${escapeMarkdown(valueText(to))}`;
  });
  const more = change.fields.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('<br>');
}

function sentences(change: Change): readonly string[] {
  const { action, kind, name, fields } = change;
  const shownName = kind === 'repository-settings' ? '' : ` ${oneLine(cut(name, maxValue))}`;
  const what = `the ${kindNames[kind].singular}${shownName}`;
  const warning = warningOf(change);
  const head = `${verbs[action]} ${what}${warning === null ? '' : `: ${warning}`}.`;
  if (action !== 'update') return [head];
  const shown = fields.slice(0, maxFields).map((field) => `  ${fieldSentence(field)}`);
  const more = fields.length - shown.length;
  return [head, ...shown, ...(more > 0 ? [`  And ${count(more, 'more field')}.`] : [])];
}

function fieldSentence({ path, from, to }: FieldChange): string {
  return `${oneLine(cut(path, maxValue))} is ${oneLine(valueText(from))} and becomes ${oneLine(valueText(to))}.`;
}

/** What goes with a deletion and does not come back. */
function warningOf({ action, kind }: Change): string | null {
  return action === 'delete' && kind === 'environment' ? 'its secrets and variables go with it' : null;
}

function valueText(value: Json): string {
  return cut(rawText(value), maxValue);
}

function rawText(value: Json): string {
  if (value === null) return 'not set';
  if (typeof value === 'string') return value;
  if (isList(value)) return value.length === 0 ? 'none' : value.map(rawText).join(', ');
  if (!isObject(value)) return String(value);
  return Object.keys(value).length === 0 ? 'set' : stableJson(value);
}

/** A note is Markdown; a terminal shows it as it is, without the backslashes. */
function plain(note: string): string {
  return oneLine(
    note
      .replaceAll(/\\([\\`*_{}[\]()#+!|~$])/g, '$1')
      .replaceAll('\u200B', '')
      .replaceAll('<br>', ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
}
