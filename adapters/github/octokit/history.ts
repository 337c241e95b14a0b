import { z } from 'zod';
import type { Ancestry } from '../../../core/duties/types.ts';
import type { BranchPair, GitHubHistory, ObservedCheck } from '../../../core/ports/github-history.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import { read, type ClientFor, type Requester } from './call.ts';
import { readsOfCommits, type OfCommits } from './commits.ts';
import { documents, pairsPerRequest, type DocumentName } from './graphql/documents.ts';
import { mapAncestry, mapReverted } from './graphql/map-pull.ts';
import { errorsAt, partError, runQuery } from './graphql/run.ts';
import { comparisonShape, deploymentShape, loginOf, mergedShape, revertedShape } from './graphql/shapes.ts';
import { pairVariables } from './settings.ts';

const oid = z.object({ oid: z.string() });
const tagTarget = oid.extend({ target: oid.extend({ target: oid.optional() }).optional() });
const context = z.union([
  z.object({
    __typename: z.literal('CheckRun'),
    name: z.string(),
    status: z.string(),
    conclusion: z.string().nullable(),
    checkSuite: z.object({ app: z.object({ databaseId: z.number().nullable() }).nullable() }),
  }),
  z.object({ __typename: z.literal('StatusContext'), context: z.string(), state: z.string() }),
]);

const shapes = {
  reverted: z.object({ reverted: revertedShape }),
  deployments: z.object({ deployments: z.object({ nodes: z.array(deploymentShape) }) }),
  tags: z.object({
    refs: z
      .object({ nodes: z.array(z.object({ name: z.string(), target: tagTarget.nullable() })) })
      .nullable(),
  }),
  merged: z.object({ pullRequests: z.object({ nodes: z.array(mergedShape) }) }),
  checks: z.object({
    object: z
      .object({
        statusCheckRollup: z.object({ contexts: z.object({ nodes: z.array(context) }) }).nullish(),
      })
      .nullable(),
  }),
};

export function createHistory(clientFor: ClientFor): GitHubHistory {
  return { ...readsOfGraph(clientFor), ...readsOfCommits(clientFor) };
}

function readsOfGraph(clientFor: ClientFor): Omit<GitHubHistory, keyof OfCommits> {
  const ask = <T>(repository: RepositoryRef, name: Name, also: Variables, shape: z.ZodType<T>) =>
    askRepository(clientFor, repository, name, also, shape);
  return {
    reverted: async (repository, number) =>
      mapReverted((await ask(repository, 'reverted', { number }, shapes.reverted)).reverted),
    ancestry: async (repository, pairs) => {
      const client = await clientFor(repository);
      const all: Ancestry[] = [];
      for (let at = 0; at < pairs.length; at += pairsPerRequest) {
        all.push(...(await readAncestry(client, repository, pairs.slice(at, at + pairsPerRequest))));
      }
      return all;
    },
    deployments: async (repository, environment) => {
      const answer = await ask(repository, 'deployments', { environment }, shapes.deployments);
      return answer.deployments.nodes.map((node) => ({
        id: node.databaseId,
        sha: node.commitOid,
        state: node.latestStatus?.state.toLowerCase() ?? 'pending',
        createdAt: node.createdAt,
        since: node.latestStatus?.createdAt ?? null,
      }));
    },
    tags: async (repository) => {
      const { refs } = await ask(repository, 'tags', {}, shapes.tags);
      return (refs?.nodes ?? []).flatMap(({ name, target }) => {
        const sha = target?.target?.target?.oid ?? target?.target?.oid ?? target?.oid;
        return sha === undefined ? [] : [{ name, sha }];
      });
    },
    merged: async (repository) => {
      const { pullRequests } = await ask(repository, 'merged', {}, shapes.merged);
      return pullRequests.nodes.map(mapMerged).toSorted((a, b) => b.mergedAt - a.mergedAt);
    },
    checks: async (repository, sha) => {
      const { object } = await ask(repository, 'checks', { sha }, shapes.checks);
      return (object?.statusCheckRollup?.contexts.nodes ?? []).map(mapCheck);
    },
  };
}

type Name = Extract<DocumentName, keyof typeof shapes>;
type Variables = Readonly<Record<string, unknown>>;

async function askRepository<T>(
  clientFor: ClientFor,
  repository: RepositoryRef,
  document: Name,
  also: Variables,
  shape: z.ZodType<T>,
): Promise<T> {
  const { owner, name } = repository;
  const { data, errors } = await runQuery(
    await clientFor(repository),
    document,
    documents[document](),
    { owner, name, ...also },
    z.object({ repository: z.unknown() }),
  );
  const missing = errors.every(({ type, path }) => type === 'NOT_FOUND' && path.length === 2);
  if (!missing || data.repository === null) throw partError(`${document} of ${owner}/${name}`, errors);
  return read(data.repository, `${document} of ${owner}/${name}`, shape);
}

async function readAncestry(
  client: Requester,
  { owner, name }: RepositoryRef,
  pairs: readonly BranchPair[],
): Promise<readonly Ancestry[]> {
  const shape = z.object({ repository: z.record(z.string(), z.unknown()).nullable() });
  const variables = { owner, name, ...pairVariables(pairs) };
  const { data, errors } = await runQuery(
    client,
    'ancestry',
    documents.ancestry(pairs.length),
    variables,
    shape,
  );
  const { repository } = data;
  if (repository === null) throw partError(`${owner}/${name}`, errors);
  return pairs.map((pair, index) => {
    const own = errorsAt(errors, ['repository', `pair${index}`]);
    const answer = own.length > 0 ? null : repository[`pair${index}`];
    return mapAncestry(pair, read(answer ?? null, `ancestry of ${owner}/${name}`, comparisonShape));
  });
}

function mapMerged(node: z.infer<typeof mergedShape>) {
  return {
    number: node.number,
    title: node.title,
    head: node.headRefName,
    headSha: node.headRefOid,
    base: node.baseRefName,
    fork: node.isCrossRepository,
    author: loginOf(node.author),
    labels: (node.labels?.nodes ?? []).map(({ name }) => name),
    mergedAt: node.mergedAt,
    mergeSha: node.mergeCommit?.oid ?? null,
  };
}

/** A status has one word for what a check run says with two. */
function mapCheck(node: z.infer<typeof context>): ObservedCheck {
  if (node.__typename === 'CheckRun') {
    return {
      name: node.name,
      appId: node.checkSuite.app?.databaseId ?? null,
      status: node.status.toLowerCase(),
      conclusion: node.conclusion?.toLowerCase() ?? null,
    };
  }
  const state = node.state.toLowerCase();
  const open = state === 'pending' || state === 'expected';
  return {
    name: node.context,
    appId: null,
    status: open ? 'in_progress' : 'completed',
    conclusion: open ? null : state === 'error' ? 'failure' : state,
  };
}
