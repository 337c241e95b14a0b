import { FairleadError, TransientError } from '../errors/fairlead-error.ts';
import type { Json } from '../json.ts';
import type { RepositoryRef } from '../ports/github.ts';
import { describePlan, type Change, type Plan, type PlanDescription } from '../protection/index.ts';
import { count } from '../reporting/text.ts';
import type { Synced } from './sync.ts';

/** `acme/shop`. */
export function nameOf({ owner, name }: Pick<RepositoryRef, 'owner' | 'name'>): string {
  return `${owner}/${name}`;
}

/** The first line names the repository, then one sentence a line. */
export function planText(repository: Pick<RepositoryRef, 'owner' | 'name'>, plan: Plan): string {
  const { title, text } = describePlan(plan);
  // Without changes the title comes first there too.
  const sentences = text.split('\n').slice(plan.changes.length === 0 ? 1 : 0);
  const rest = sentences.map((line) => `  ${line}`);
  return [`${nameOf(repository)}: ${title}`, ...rest].join('\n');
}

/** One change as a sentence without its full stop: `Create the ruleset Fairlead: tags`. */
export function changeText(change: Change): string {
  const [first = ''] = describePlan({ changes: [change], notes: [] }).text.split('\n');
  return first.replace(/\.$/, '');
}

/** For programs. The fields of a plan may grow. */
export function planJson(repository: Pick<RepositoryRef, 'owner' | 'name'>, plan: Plan): Json {
  const { create, update, delete: deleted }: PlanDescription = describePlan(plan);
  return {
    repository: nameOf(repository),
    create,
    update,
    delete: deleted,
    changes: changesJson(plan.changes),
    notes: plainNotes(plan),
  };
}

/** The notes of a plan, which are Markdown, as plain sentences. */
export function plainNotes({ notes }: Pick<Plan, 'notes'>): readonly string[] {
  return notes.length === 0 ? [] : describePlan({ changes: [], notes }).text.split('\n').slice(1);
}

export function changesJson(changes: readonly Change[]): Json {
  return changes.map(({ action, kind, name, asked, fields }) => ({
    action,
    kind,
    name,
    asked,
    fields: fields.map(({ path, from, to }) => ({ path, from, to })),
  }));
}

/** Where carrying out a plan ended: how much is done, and what is not. */
export function syncedText({ done, left }: Synced): string {
  if (left.length === 0) return `${count(done.length, 'change')} made.`;
  const open = left.map((change) => `  Not done: ${changeText(change)}.`);
  return [`${count(done.length, 'change')} made, ${left.length} not:`, ...open].join('\n');
}

/** An error for people who cannot rely on a queue that tries again. */
export function errorText(error: unknown): string {
  if (error instanceof TransientError) {
    return `${error.message}. It was tried several times: run the command again later. (${error.code})`;
  }
  if (error instanceof FairleadError) return error.toText();
  return new FairleadError('FL_INTERNAL', error instanceof Error ? error.message : String(error)).toText();
}
