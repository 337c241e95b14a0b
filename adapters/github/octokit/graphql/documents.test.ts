import { describe, expect, test } from '@jest/globals';
import { schema as published } from '@octokit/graphql-schema';
import {
  buildSchema,
  Kind,
  parse,
  validate,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import {
  documents,
  glancesPerPage,
  idsPerList,
  limitsOfMany,
  limitsOfOne,
  limitsOfPull,
  pairsPerRequest,
  pairsWithPull,
  repositoriesPerPage,
  watchedPerRequest,
  type DocumentName,
  type WatchedList,
} from './documents.ts';

// GitHub's own file defines two fields twice.
const schema = buildSchema(published.idl, { assumeValidSDL: true });

interface Cost {
  /** What may come back; GitHub allows 500,000. */
  readonly nodes: number;
  /** How many lists GitHub looks up; 100 of them are one point, and no request is less than one. */
  readonly lists: number;
}

/**
 * GitHub's formula of "Rate limits and query limits for the GraphQL API": every list counts as if it were full. Lists
 * inside lists are looked up once for each entry of the outer one. Directives change nothing.
 */
function costOf(text: string, variables: Readonly<Record<string, unknown>>): Cost {
  const document = parse(text);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const valueOf = (value: ValueNode): unknown => {
    if (value.kind === Kind.VARIABLE) return variables[value.name.value];
    return value.kind === Kind.INT ? Number(value.value) : undefined;
  };
  /** Size of the list that a field is, and how many things stand below it. */
  const sizeOf = (field: FieldNode): { readonly page: number | undefined; readonly below: number } => {
    const page = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last');
    const ids = field.arguments?.find(({ name }) => name.value === 'ids');
    if (page !== undefined) return { page: Number(valueOf(page.value)), below: Number(valueOf(page.value)) };
    return { page: undefined, below: ids === undefined ? 1 : (valueOf(ids.value) as unknown[]).length };
  };
  const walk = (selections: SelectionSetNode, times: number): Cost => {
    let [nodes, lists] = [0, 0];
    const add = (cost: Cost) => {
      nodes += cost.nodes;
      lists += cost.lists;
    };
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment === undefined) throw new Error(`no fragment ${selection.name.value}`);
        add(walk(fragment.selectionSet, times));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(walk(selection.selectionSet, times));
      } else if (selection.selectionSet !== undefined) {
        const { page, below } = sizeOf(selection);
        if (page !== undefined) add({ nodes: times * page, lists: times });
        add(walk(selection.selectionSet, times * below));
      }
    }
    return { nodes, lists };
  };
  let total: Cost = { nodes: 0, lists: 0 };
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) total = walk(node.selectionSet, 1);
  }
  return total;
}

const manyIds = (count: number) => Array.from({ length: count }, (_, index) => `R_${index}`);
const ids = manyIds(repositoriesPerPage);
const glanced = { list0: manyIds(idsPerList), list1: manyIds(glancesPerPage - idsPerList) };

/** A request that watches as many things of one kind as there may be. */
function watchedBy(kind: WatchedList['kind']) {
  const names = Array.from({ length: watchedPerRequest / idsPerList }, (_, index) => `list${index}`);
  return {
    text: documents.watched(names.map((name) => ({ name, kind }))),
    variables: {
      ...Object.fromEntries(names.map((name) => [name, manyIds(idsPerList)])),
      allowances: limitsOfOne.allowances,
    },
  };
}

const ofPull = { ...limitsOfPull, reverting: true };

/** Every document as it is sent at most, with its nodes and points. */
const largest: Record<DocumentName, { text: string; variables: object; nodes: number; points: number }> = {
  overviews: {
    text: documents.overviews(),
    variables: { ids, ...limitsOfMany },
    nodes: 33_880,
    points: 33,
  },
  overview: {
    text: documents.overview(),
    variables: { ...limitsOfOne },
    nodes: 28_325,
    points: 8,
  },
  pull: { text: documents.pull(pairsWithPull), variables: ofPull, nodes: 4_295, points: 12 },
  pulls: { text: documents.pulls(), variables: { ...limitsOfOne }, nodes: 2_250, points: 3 },
  glances: { text: documents.glances(Object.keys(glanced)), variables: glanced, nodes: 45_000, points: 6 },
  glancePulls: { text: documents.glancePulls(), variables: {}, nodes: 100, points: 1 },
  watched: { ...watchedBy('branch-protection'), nodes: 450_000, points: 45 },
  branches: { text: documents.branches(), variables: {}, nodes: 100, points: 1 },
  teams: { text: documents.teams(), variables: {}, nodes: 10_050, points: 1 },
  team: { text: documents.team(), variables: {}, nodes: 200, points: 1 },
  reverted: { text: documents.reverted(), variables: {}, nodes: 0, points: 1 },
  ancestry: { text: documents.ancestry(pairsPerRequest), variables: {}, nodes: 10_000, points: 51 },
  deployments: { text: documents.deployments(), variables: {}, nodes: 20, points: 1 },
  tags: { text: documents.tags(), variables: {}, nodes: 100, points: 1 },
  merged: { text: documents.merged(), variables: {}, nodes: 1_050, points: 1 },
  checks: { text: documents.checks(), variables: {}, nodes: 100, points: 1 },
  queued: { text: documents.queued(), variables: {}, nodes: 0, points: 1 },
  enqueue: { text: documents.enqueue(), variables: {}, nodes: 0, points: 1 },
  commit: { text: documents.commit(), variables: {}, nodes: 0, points: 1 },
  users: { text: documents.users(100), variables: {}, nodes: 0, points: 1 },
};

describe('GraphQL documents', () => {
  test.each(Object.entries(largest))('%s is valid for GitHub', (_, { text }) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  });

  test.each([0, 1, pairsWithPull])('pull with %d ancestries is valid', (pairs) => {
    expect(validate(schema, parse(documents.pull(pairs)))).toEqual([]);
  });

  test.each(Object.entries(largest))('%s costs what is said here', (_, entry) => {
    const { nodes, lists } = costOf(entry.text, entry.variables as Record<string, unknown>);
    expect({ nodes, points: Math.max(1, Math.round(lists / 100)) }).toEqual({
      nodes: entry.nodes,
      points: entry.points,
    });
    expect(nodes).toBeLessThan(500_000);
  });

  test.each<[WatchedList['kind'], number, number]>([
    ['check-run', 0, 1],
    ['environment', 31_500, 60],
    ['branch-protection', 450_000, 45],
  ])('watching %s is valid, and costs what is said here', (kind, nodes, points) => {
    const { text, variables } = watchedBy(kind);
    expect(validate(schema, parse(text))).toEqual([]);
    const cost = costOf(text, variables);
    expect({ nodes: cost.nodes, points: Math.max(1, Math.round(cost.lists / 100)) }).toEqual({
      nodes,
      points,
    });
  });

  test('things of several kinds in one request are valid', () => {
    const kinds = ['check-run', 'environment', 'branch-protection'] as const;
    const text = documents.watched(kinds.map((kind, index) => ({ name: `list${index}`, kind })));
    expect(validate(schema, parse(text))).toEqual([]);
  });

  test('a pull request without ancestries costs little', () => {
    const { lists } = costOf(documents.pull(0), ofPull);
    expect(Math.round(lists / 100)).toBeLessThanOrEqual(3);
  });

  test.each(Object.entries(largest).filter(([name]) => name !== 'enqueue' && name !== 'commit'))(
    '%s asks its cost',
    (_, { text }) => {
      expect(text).toContain('rateLimit { cost limit remaining resetAt }');
    },
  );

  test('a wrong field would be found, and a list that is too large', () => {
    expect(validate(schema, parse('{ viewer { nosuch } }'))).toHaveLength(1);
    const text =
      'query q($ids: [ID!]!) { nodes(ids: $ids) { ... on Repository { issues(first: 100) { nodes { comments(first: 100) { nodes { id } } } } } } }';
    expect(costOf(text, { ids: ['a', 'b'] })).toEqual({ nodes: 20_200, lists: 202 });
  });
});
