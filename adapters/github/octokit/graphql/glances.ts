import { z } from 'zod';
import type { Clock } from '../../../../core/ports/clock.ts';
import type { RepositoryGlance, RepositoryOverview } from '../../../../core/ports/github-settings.ts';
import type { RepositoryRef } from '../../../../core/ports/github.ts';
import type { ResourceKind } from '../../../../core/protection/types.ts';
import { read, type GraphqlError } from '../call.ts';
import { documents, glancesPerPage } from './documents.ts';
import { mapFace } from './map-overview.ts';
import { inLists, inPages } from './pages.ts';
import {
  follow,
  isRefusedInPart,
  nextBranches,
  readOne,
  readSettings,
  refOf,
  type Pages,
  type Reader,
  type Target,
} from './read.ts';
import { errorsAt, partError, runQuery } from './run.ts';
import { glanceShape, pullFacesShape, type GlanceAnswer, type PullFacesAnswer } from './glance-shapes.ts';
import { pullGlance, settingsSight } from './stamps.ts';

export interface GlanceOrError {
  readonly repository: RepositoryRef;
  readonly glance: RepositoryGlance | Error;
}

const withPulls = z.object({ pullRequests: pullFacesShape });

export function readGlances(
  reader: Reader,
  targets: readonly Target[],
  clock: Pick<Clock, 'sleep'>,
): AsyncGenerator<GlanceOrError> {
  const paging = {
    size: glancesPerPage,
    read: (page: readonly Target[]) => readPage(reader, page),
    failed: (target: Target, glance: Error) => ({ repository: refOf(target), glance }),
  };
  return inPages(targets, paging, clock);
}

async function readPage(reader: Reader, targets: readonly Target[]): Promise<readonly GlanceOrError[]> {
  const lists = inLists(targets);
  const text = documents.glances(lists.map(({ name }) => name));
  const variables = Object.fromEntries(
    lists.map(({ name, entries }) => [name, entries.map(({ nodeId }) => nodeId)]),
  );
  const shape = z.record(z.string(), z.unknown());
  const { data, errors } = await runQuery(reader.client, 'glances', text, variables, shape);
  const results: GlanceOrError[] = [];
  for (const { name, entries } of lists) {
    const nodes = read(data[name], 'glances', z.array(z.unknown()));
    for (const [index, target] of entries.entries()) {
      const own = errorsAt(errors, [name, index]).map((error) => ({ ...error, path: error.path.slice(2) }));
      results.push({ repository: refOf(target), glance: await attempt(reader, target, nodes[index], own) });
    }
  }
  return results;
}

async function attempt(
  reader: Reader,
  target: RepositoryRef,
  node: unknown,
  errors: readonly GraphqlError[],
): Promise<RepositoryGlance | Error> {
  try {
    if (isRefusedInPart(node, errors)) return glanceOf(await readOne(reader, target));
    const what = `${target.owner}/${target.name}`;
    const { answer, forbidden } = readSettings(what, node, glanceShape, errors, []);
    return await complete(reader, answer, forbidden, read(node, what, withPulls).pullRequests);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What an overview says of the same repository. */
function glanceOf(overview: RepositoryOverview): RepositoryGlance {
  const { repository, archived, defaultBranch, configText, codeOwners, sight, truncated } = overview;
  return {
    repository,
    archived,
    defaultBranch,
    configText,
    codeOwners,
    sight,
    truncated,
    unenforceable: overview.observed.unenforceable,
    branches: overview.branches.map(({ name, sha }) => ({ name, sha })),
    pulls: overview.pulls.map(({ number, baseSha, updatedAt, stamp }) => ({
      number,
      baseSha,
      updatedAt,
      stamp,
    })),
  };
}

async function complete(
  reader: Reader,
  answer: GlanceAnswer,
  forbidden: readonly ResourceKind[],
  firstPulls: PullFacesAnswer,
): Promise<RepositoryGlance> {
  const branches = await allBranches(reader, answer);
  const pulls = await allPulls(reader, answer.id, firstPulls);
  return {
    ...mapFace(reader.installationId, answer),
    sight: settingsSight(answer, forbidden),
    branches: branches.nodes.flatMap(({ name, target }) =>
      target?.oid === undefined ? [] : [{ name, sha: target.oid }],
    ),
    pulls: pulls.nodes.map(pullGlance),
    truncated: [...(branches.more ? ['branches'] : []), ...(pulls.more ? ['pulls'] : [])],
  };
}

type Branch = NonNullable<GlanceAnswer['branches']>['nodes'][number];

async function allBranches(reader: Reader, { id, branches }: GlanceAnswer): Promise<Pages<Branch>> {
  return branches === null ? { nodes: [], more: false } : follow<Branch>(branches, nextBranches(reader, id));
}

async function allPulls(
  reader: Reader,
  id: string,
  first: PullFacesAnswer,
): Promise<Pages<PullFacesAnswer['nodes'][number]>> {
  const shape = z.object({ node: withPulls });
  return follow(first, async (after) => {
    const variables = { id, after };
    const text = documents.glancePulls();
    const { data, errors } = await runQuery(reader.client, 'glancePulls', text, variables, shape);
    if (errors.length > 0) throw partError('pull requests', errors);
    return data.node.pullRequests;
  });
}
