import type { DatabaseSync } from 'node:sqlite';
import { prepare, sql } from './statements.ts';
import type { EventRow, JobTableRow, StateRow } from './schema.ts';

type ClaimedRow = Pick<JobTableRow, 'key' | 'attempt' | 'fence' | 'leased_until'>;

/** Every query with a fixed shape, compiled and prepared when the store opens. */
export function createQueries(database: DatabaseSync) {
  return {
    ...eventAndStateQueries(database),
    ...queueQueries(database),
    ...leaseQueries(database),
  };
}

export type Queries = ReturnType<typeof createQueries>;

function eventAndStateQueries(database: DatabaseSync) {
  return {
    append: prepare<Omit<EventRow, 'position'>, Pick<EventRow, 'position'>>(database, (p) =>
      sql
        .insertInto('events')
        .values({
          stream: p('stream'),
          type: p('type'),
          occurred_at: p('occurred_at'),
          received_at: p('received_at'),
          source: p('source'),
          dedupe_key: p('dedupe_key'),
          body: p('body'),
        } as EventRow)
        .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
        .returning('position'),
    ),
    create: prepare<{ key: string; state: string }, unknown>(database, (p) =>
      sql
        .insertInto('states')
        .values({ key: p('key'), version: 1, state: p('state') })
        .onConflict((conflict) => conflict.column('key').doNothing()),
    ),
    update: prepare<{ key: string; state: string; version: number; next: number }, unknown>(database, (p) =>
      sql
        .updateTable('states')
        .set({ state: p('state'), version: p('next') })
        .where('key', '=', p('key'))
        .where('version', '=', p('version')),
    ),
    load: prepare<{ key: string }, StateRow>(database, (p) =>
      sql.selectFrom('states').selectAll().where('key', '=', p('key')),
    ),
    list: prepare<{ from: string; to: string }, StateRow>(database, (p) =>
      sql
        .selectFrom('states')
        .selectAll()
        .where('key', '>=', p('from'))
        .where('key', '<', p('to'))
        .orderBy('key'),
    ),
  };
}

function queueQueries(database: DatabaseSync) {
  return {
    // A job that is running keeps its own time; what is asked for meanwhile stands beside it.
    enqueue: prepare<{ key: string; run_at: number }, unknown>(database, (p) =>
      sql
        .insertInto('jobs')
        .values({ key: p('key'), run_at: p('run_at'), attempt: 0, fence: 0 })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((e) => ({
            run_at: e
              .case()
              .when('jobs.leased_until', 'is', null)
              .then(e.fn<number>('min', ['jobs.run_at', 'excluded.run_at']))
              .else(e.ref('jobs.run_at'))
              .end(),
            touched_at: e
              .case()
              .when('jobs.leased_until', 'is', null)
              .then(null)
              .else(
                e.fn<number>('min', [e.fn.coalesce('jobs.touched_at', 'excluded.run_at'), 'excluded.run_at']),
              )
              .end(),
          })),
        ),
    ),
    due: prepare<{ now: number; limit: number }, Pick<JobTableRow, 'key'>>(database, (p) =>
      sql
        .selectFrom('jobs')
        .select('key')
        .where('run_at', '<=', p('now'))
        .where((e) => e.or([e('leased_until', 'is', null), e('leased_until', '<=', p('now'))]))
        .orderBy('run_at')
        .orderBy('key')
        .limit(p('limit')),
    ),
    jobs: prepare<Record<string, never>, JobTableRow>(database, () =>
      sql.selectFrom('jobs').selectAll().orderBy('run_at').orderBy('key'),
    ),
    nextDue: prepare<{ now: number }, { at: number | null }>(database, (p) =>
      sql
        .selectFrom('jobs')
        .select((e) => e.fn.min<number | null>('run_at').as('at'))
        .where((e) => e.or([e('leased_until', 'is', null), e('leased_until', '<=', p('now'))])),
    ),
  };
}

function leaseQueries(database: DatabaseSync) {
  return {
    nextFence: prepare<Record<string, never>, { last: number }>(database, () =>
      sql
        .updateTable('fences')
        .set((e) => ({ last: e('last', '+', 1) }))
        .returning('last'),
    ),
    claim: prepare<{ key: string; fence: number; until: number }, ClaimedRow>(database, (p) =>
      sql
        .updateTable('jobs')
        .set((e) => ({
          attempt: e('attempt', '+', 1),
          fence: p('fence'),
          leased_until: p('until'),
          touched_at: null,
        }))
        .where('key', '=', p('key'))
        .returning(['key', 'attempt', 'fence', 'leased_until']),
    ),
    held: prepare<{ key: string; fence: number }, JobTableRow>(database, (p) =>
      sql
        .selectFrom('jobs')
        .selectAll()
        .where('key', '=', p('key'))
        .where('fence', '=', p('fence'))
        .where('leased_until', 'is not', null),
    ),
    renew: prepare<{ key: string; until: number }, unknown>(database, (p) =>
      sql
        .updateTable('jobs')
        .set({ leased_until: p('until') })
        .where('key', '=', p('key')),
    ),
    remove: prepare<{ key: string }, unknown>(database, (p) =>
      sql.deleteFrom('jobs').where('key', '=', p('key')),
    ),
    reschedule: prepare<{ key: string; run_at: number; attempt: number; error: string | null }, unknown>(
      database,
      (p) =>
        sql
          .updateTable('jobs')
          .set({
            run_at: p('run_at'),
            attempt: p('attempt'),
            last_error: p('error'),
            leased_until: null,
            touched_at: null,
          })
          .where('key', '=', p('key')),
    ),
  };
}
