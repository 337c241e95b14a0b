import { z } from 'zod';
import type { Clock } from '../../../../core/ports/clock.ts';
import type { Watched, WatchedKind } from '../../../../core/ports/github-settings.ts';
import { read, type GraphqlError, type Requester } from '../call.ts';
import { documents, limitsOfOne, watchedPerRequest } from './documents.ts';
import { inLists, inPages } from './pages.ts';
import { errorsAt, partError, runQuery } from './run.ts';
import { runShape } from './glance-shapes.ts';
import { environmentShape, protectionShape } from './shapes.ts';
import { environmentSight, protectionSight, runSight } from './stamps.ts';

type Thing = Pick<Watched, 'kind' | 'nodeId'>;
type Seen = readonly [nodeId: string, sight: string | null | Error];

/** How each kind's answer becomes a sight. */
const sights: Readonly<Record<WatchedKind, (node: unknown) => string>> = {
  'check-run': (node) => runSight(read(node, 'check run', runShape)),
  environment: (node) => environmentSight(read(node, 'environment', environmentShape)),
  'branch-protection': (node) => protectionSight(read(node, 'branch protection', protectionShape)),
};
const kindsOfThings = Object.keys(sights) as readonly WatchedKind[];

/** Things by their ids, many to a request: no list is looked up for what is not there. */
export async function readWatched(
  client: Requester,
  things: readonly Thing[],
  clock: Pick<Clock, 'sleep'>,
): Promise<ReadonlyMap<string, string | null | Error>> {
  const sorted = things.toSorted((a, b) => kindsOfThings.indexOf(a.kind) - kindsOfThings.indexOf(b.kind));
  const paging = {
    size: watchedPerRequest,
    read: (page: readonly Thing[]) => readPage(client, page),
    failed: ({ nodeId }: Thing, error: Error): Seen => [nodeId, error],
  };
  const seen = new Map<string, string | null | Error>();
  for await (const [nodeId, sight] of inPages<Thing, Seen>(sorted, paging, clock)) seen.set(nodeId, sight);
  return seen;
}

async function readPage(client: Requester, page: readonly Thing[]): Promise<readonly Seen[]> {
  const lists = kindsOfThings.flatMap((kind, index) =>
    inLists(
      page.filter((thing) => thing.kind === kind),
      `kind${index}list`,
    ).map((list) => ({ ...list, kind })),
  );
  const ids = lists.map(({ name, entries }) => [name, entries.map(({ nodeId }) => nodeId)]);
  const withAllowances = page.some(({ kind }) => kind === 'branch-protection');
  const variables = {
    ...Object.fromEntries(ids),
    ...(withAllowances ? { allowances: limitsOfOne.allowances } : {}),
  };
  const shape = z.record(z.string(), z.unknown());
  const { data, errors } = await runQuery(client, 'watched', documents.watched(lists), variables, shape);
  return lists.flatMap(({ name, kind, entries }) => {
    const nodes = read(data[name], 'watched', z.array(z.unknown()));
    return entries.map(({ nodeId }, index): Seen => {
      const own = errorsAt(errors, [name, index]);
      return [nodeId, sightOf(kind, nodes[index], own)];
    });
  });
}

/** Null: it is gone, or out of reach for good, which asks for a look as well. */
function sightOf(kind: WatchedKind, node: unknown, errors: readonly GraphqlError[]): string | null | Error {
  if (errors.length > 0 && errors.every(({ type }) => type === 'NOT_FOUND')) return null;
  if (errors.length > 0) return partError(kind, errors);
  if (node === null || node === undefined) return null;
  try {
    return sights[kind](node);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
