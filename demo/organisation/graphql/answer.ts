import {
  defaultFieldResolver,
  execute,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
} from 'graphql';
import type { GraphqlAnswer } from '../gateway.ts';
import type { Json } from '../types.ts';
import { costOf, type Cost } from './cost.ts';
import { rootValue } from './root.ts';
import { nodes } from './nodes.ts';
import type { Scene } from './scene.ts';
import { githubSchema } from './schema.ts';

/** Documents that were validated once; tools send the same few again and again. */
const valid = new Map<string, DocumentNode>();
const kept = 500;

/** Answers the body of `POST /graphql` in GitHub's form. */
export function answerGraphql(request: Omit<Scene, 'nodes'>, body: Json): GraphqlAnswer {
  const query = body['query'];
  if (typeof query !== 'string')
    return failed([{ message: 'A query attribute must be specified and must be a string.' }]);
  const document = read(query);
  if (Array.isArray(document)) return failed(document);
  const variables = (body['variables'] ?? {}) as Json;
  const operationName = typeof body['operationName'] === 'string' ? body['operationName'] : null;
  const cost = costOf(document, operationName, variables);
  if ('type' in cost) return failed([{ ...cost }]);
  const result = execute({
    schema: githubSchema(),
    document,
    rootValue: rootValue({ ...request, nodes }, cost),
    variableValues: variables,
    operationName,
    fieldResolver: strictField,
  });
  if (result instanceof Promise) throw new Error('A resolver waits.');
  return answered(result, cost);
}

/** As graphql-js does by default, but a field that nobody emulates is an error, not a null that looks like an answer. */
const strictField: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
  const holder = source as Readonly<Record<string, unknown>>;
  if (!(info.fieldName in holder)) {
    throw new TypeError(`The emulated organisation has no ${info.parentType.name}.${info.fieldName}.`);
  }
  return defaultFieldResolver(source, args, context, info);
};

function read(query: string): DocumentNode | Json[] {
  const known = valid.get(query);
  if (known !== undefined) return known;
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return [{ message: error instanceof Error ? error.message : String(error) }];
  }
  const errors = validate(githubSchema(), document);
  if (errors.length > 0) return errors.map(shown);
  if (valid.size < kept) valid.set(query, document);
  return document;
}

function shown(error: GraphQLError): Json {
  const { type, ...extensions } = error.extensions;
  return {
    ...(type === undefined ? {} : { type }),
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
    locations: error.locations ?? [],
    message: error.message,
  };
}

function failed(errors: readonly Json[]): GraphqlAnswer {
  return { body: { errors }, points: 1, nodes: 0 };
}

function answered(result: ExecutionResult, cost: Cost): GraphqlAnswer {
  const { data, errors } = result;
  for (const { originalError } of errors ?? []) {
    // What is our own mistake must not look like an answer of GitHub's.
    if (originalError instanceof TypeError || originalError instanceof RangeError) throw originalError;
  }
  const body = {
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined ? {} : { errors: errors.map(shown) }),
  };
  return { body, points: cost.points, nodes: cost.nodes };
}
