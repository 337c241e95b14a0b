import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
} from 'kysely';
import type { Schema } from './schema.ts';

/** Builds and types the queries. It never runs one: node:sqlite is synchronous, and so is a whole group commit. */
export const sql = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

type Row = Record<string, SQLInputValue>;

/** Stands for a value that is bound at each run of a prepared query. */
type Parameters<Values> = <Name extends keyof Values & string>(name: Name) => Values[Name];

export interface Prepared<Values, Result> {
  get(values: Values): Result | undefined;
  all(values: Values): readonly Result[];
  run(values: Values): number;
}

/**
 * Compiles and prepares a query once, so that its hot path is a bind and a step.
 * `build` gets a function that names the parameters in place of their values.
 */
export function prepare<Values extends Row, Result>(
  database: DatabaseSync,
  build: (parameter: Parameters<Values>) => Compilable<Result>,
): Prepared<Values, Result> {
  const query = build((name) => new Placeholder(name) as unknown as Values[typeof name]).compile();
  const statement = database.prepare(query.sql);
  const order = query.parameters;
  const bind = (values: Values): SQLInputValue[] =>
    order.map((parameter) =>
      parameter instanceof Placeholder ? (values[parameter.name] ?? null) : (parameter as SQLInputValue),
    );
  return {
    get: (values) => statement.get(...bind(values)) as Result | undefined,
    all: (values) => statement.all(...bind(values)) as Result[],
    run: (values) => Number(statement.run(...bind(values)).changes),
  };
}

/** For queries whose shape depends on what is asked; the few shapes there are stay prepared. */
export function createReader(
  database: DatabaseSync,
): <Result>(query: Compilable<Result>) => readonly Result[] {
  const prepared = new Map<string, StatementSync>();
  return <Result>(query: Compilable<Result>) => {
    const compiled = query.compile();
    let statement = prepared.get(compiled.sql);
    if (statement === undefined) {
      statement = database.prepare(compiled.sql);
      prepared.set(compiled.sql, statement);
    }
    return statement.all(...(compiled.parameters as SQLInputValue[])) as Result[];
  };
}
