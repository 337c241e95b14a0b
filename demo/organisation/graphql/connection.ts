import { GraphQLError } from 'graphql';

export interface PageArgs {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

export interface Connection<Node> {
  readonly totalCount: number;
  readonly nodes: () => Node[];
  readonly edges: () => Record<string, unknown>[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

function cursor(at: number): string {
  return Buffer.from(`cursor:v2:${at}`).toString('base64url');
}

function readCursor(text: string): number {
  const at = Number(/^cursor:v2:(\d+)$/.exec(Buffer.from(text, 'base64url').toString())?.[1] ?? Number.NaN);
  if (Number.isNaN(at)) {
    throw new GraphQLError(`\`${text}\` does not appear to be a valid cursor.`, {
      extensions: { type: 'INVALID_CURSOR_ARGUMENTS' },
    });
  }
  return at;
}

/** One page of a list; only what is on the page is turned into nodes. */
export function connection<Item, Node>(
  items: readonly Item[],
  args: PageArgs,
  show: (item: Item) => Node,
  edge: (item: Item) => Record<string, unknown> = () => ({}),
): Connection<Node> {
  let from = args.after === null || args.after === undefined ? 0 : readCursor(args.after);
  let to = args.before === null || args.before === undefined ? items.length : readCursor(args.before) - 1;
  if (args.first !== null && args.first !== undefined) to = Math.min(to, from + args.first);
  else if (args.last !== null && args.last !== undefined) from = Math.max(from, to - args.last);
  const shown = items.slice(from, to);
  return {
    totalCount: items.length,
    nodes: () => shown.map(show),
    edges: () =>
      shown.map((item, at) => ({ cursor: cursor(from + at + 1), node: show(item), ...edge(item) })),
    pageInfo: {
      hasNextPage: to < items.length,
      hasPreviousPage: from > 0,
      startCursor: shown.length === 0 ? null : cursor(from + 1),
      endCursor: shown.length === 0 ? null : cursor(from + shown.length),
    },
  };
}
