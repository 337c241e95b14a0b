import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { Json } from '../types.ts';

export interface Cost {
  /** By GitHub's formula: requests of connections divided by 100, at least 1. */
  readonly points: number;
  /** Most nodes that the query can return. */
  readonly nodes: number;
}

export interface CostError {
  readonly type: string;
  readonly message: string;
}

const nodeLimit = 500_000;
const pageLimit = 100;

/** Connections are the fields that page. These have an argument `first` and are none. */
interface Walk {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Json;
  readonly errors: CostError[];
  requests: number;
  nodes: number;
}

/** What a query costs by its `first` and `last`, or why GitHub would not run it. */
export function costOf(
  document: DocumentNode,
  operationName: string | null,
  variables: Json,
): Cost | CostError {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const walk: Walk = { fragments, variables, errors: [], requests: 0, nodes: 0 };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (operationName !== null && definition.name?.value !== operationName) continue;
    visit(walk, definition.selectionSet, 1);
  }
  const [error] = walk.errors;
  if (error !== undefined) return error;
  if (walk.nodes > nodeLimit) {
    const count = walk.nodes.toLocaleString('en');
    return {
      type: 'MAX_NODE_LIMIT_EXCEEDED',
      message: `This query requests up to ${count} possible nodes which exceeds the maximum limit of 500,000.`,
    };
  }
  return { points: Math.max(1, Math.round(walk.requests / 100)), nodes: walk.nodes };
}

function visit(walk: Walk, set: SelectionSetNode | undefined, times: number): void {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      visit(walk, walk.fragments.get(selection.name.value)?.selectionSet, times);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      visit(walk, selection.selectionSet, times);
    } else {
      visitField(walk, selection, times);
    }
  }
}

function visitField(walk: Walk, field: FieldNode, times: number): void {
  if (field.name.value === 'nodes' && field.arguments?.some(({ name }) => name.value === 'ids') === true) {
    const ids = read(walk, field, 'ids');
    const count = Array.isArray(ids) ? ids.length : 0;
    walk.nodes += count;
    visit(walk, field.selectionSet, Math.max(1, count));
    return;
  }
  if (!isConnection(field)) {
    visit(walk, field.selectionSet, times);
    return;
  }
  const size = read(walk, field, 'first') ?? read(walk, field, 'last');
  const name = field.name.value;
  if (typeof size !== 'number') {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    walk.errors.push({ type: 'MISSING_PAGINATION_BOUNDARIES', message });
    return;
  }
  if (size > pageLimit || size < 1) {
    const which = read(walk, field, 'first') === undefined ? 'last' : 'first';
    const message = `Requesting ${size} records on the \`${name}\` connection exceeds the \`${which}\` limit of ${pageLimit} records.`;
    walk.errors.push({ type: 'EXCESSIVE_PAGINATION', message });
    return;
  }
  walk.requests += times;
  walk.nodes += times * size;
  visit(walk, field.selectionSet, times * size);
}

/** A field that selects nodes, edges, a count or page information. */
function isConnection(field: FieldNode): boolean {
  const parts = ['nodes', 'edges', 'pageInfo', 'totalCount'];
  if (field.name.value === 'rateLimit' || field.selectionSet === undefined) return false;
  return field.selectionSet.selections.some(
    (selection) => selection.kind === Kind.FIELD && parts.includes(selection.name.value),
  );
}

function read(walk: Walk, field: FieldNode, name: string): unknown {
  const argument = field.arguments?.find((each) => each.name.value === name);
  return argument === undefined ? undefined : (valueOf(walk, argument.value) ?? undefined);
}

function valueOf(walk: Walk, value: ValueNode): unknown {
  if (value.kind === Kind.VARIABLE) return walk.variables[value.name.value];
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.LIST) return value.values.map((each) => valueOf(walk, each));
  return value.kind === Kind.STRING ? value.value : undefined;
}
