import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, isInterfaceType, isUnionType, type GraphQLSchema } from 'graphql';

let built: GraphQLSchema | null = null;

/** GitHub's schema, built once per process. Abstract types are told apart by `__typename` of the plain objects. */
export function githubSchema(): GraphQLSchema {
  if (built !== null) return built;
  const entry = fileURLToPath(import.meta.resolve('@octokit/graphql-schema'));
  const file = join(dirname(entry), 'schema.graphql');
  // The published schema defines two fields twice, which the validator of schemas minds.
  const schema = buildSchema(readFileSync(file, 'utf8'), {
    assumeValidSDL: true,
    assumeValid: true,
    noLocation: true,
  });
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type) || isUnionType(type)) type.resolveType = typeName;
  }
  built = schema;
  return schema;
}

function typeName(value: unknown): string {
  return String((value as { readonly __typename?: unknown }).__typename);
}
