import { describe, expect, test } from '@jest/globals';
import { FinalError, TransientError } from '../../../../core/errors/fairlead-error.ts';
import type { GraphqlAnswer, Requester } from '../call.ts';
import { readPages } from './overviews.ts';
import type { Target } from './read.ts';

const nothing = { totalCount: 0, nodes: [] };
const noPage = { ...nothing, pageInfo: { hasNextPage: false, endCursor: null } };

/** A repository as GitHub answers it, with nothing in it. */
function node(name: string, more: Record<string, unknown> = {}) {
  return {
    id: `R_${name}`,
    databaseId: Number(name),
    name,
    owner: { login: 'acme' },
    isPrivate: true,
    isArchived: false,
    planFeatures: { codeowners: true },
    defaultBranchRef: { name: 'main' },
    mergeCommitAllowed: true,
    squashMergeAllowed: true,
    rebaseMergeAllowed: true,
    autoMergeAllowed: false,
    deleteBranchOnMerge: false,
    allowUpdateBranch: false,
    mergeCommitTitle: 'MERGE_MESSAGE',
    mergeCommitMessage: 'PR_TITLE',
    squashMergeCommitTitle: 'COMMIT_OR_PR_TITLE',
    squashMergeCommitMessage: 'COMMIT_MESSAGES',
    webCommitSignoffRequired: false,
    config: null,
    owners0: null,
    owners1: null,
    owners2: null,
    branches: noPage,
    rulesets: nothing,
    branchProtectionRules: nothing,
    environments: nothing,
    pullRequests: noPage,
    ...more,
  };
}

const targets = (count: number): readonly Target[] =>
  Array.from({ length: count }, (_, index) => ({
    installationId: 7,
    id: index,
    owner: 'acme',
    name: String(index),
    nodeId: `R_${index}`,
  }));

type Ask = (ids: readonly string[], call: number) => GraphqlAnswer | Error;

/** Reads pages from answers that a test decides on; `sizes` are those of the requests. */
async function pass(
  count: number,
  ask: Ask,
  rest: Requester['request'] = () => Promise.reject(new Error('rest')),
) {
  const sizes: number[] = [];
  const slept: number[] = [];
  const client: Requester = {
    request: rest,
    graphql: (_query, variables) => {
      const ids = variables['ids'] as readonly string[];
      sizes.push(ids.length);
      const answer = ask(ids, sizes.length);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
  const clock = {
    sleep: (ms: number) => {
      slept.push(ms);
      return Promise.resolve();
    },
  };
  const reader = { client, installationId: 7, appId: 1 };
  const results = [];
  for await (const result of readPages(reader, targets(count), clock)) results.push(result);
  return { sizes, slept, results, failed: results.filter(({ overview }) => overview instanceof Error) };
}

const nameOf = (id: string) => id.replace('R_', '');
const fine = (ids: readonly string[], more: Record<string, unknown> = {}): GraphqlAnswer => ({
  data: { nodes: ids.map((id) => node(nameOf(id), more)) },
  errors: [],
});
const httpError = (status: number, headers = {}) =>
  Object.assign(new Error(`status ${status}`), { status, response: { headers } });

describe('pages of repositories', () => {
  test('forty to a page', async () => {
    const { sizes, results, failed } = await pass(100, (ids) => fine(ids));
    expect(sizes).toEqual([40, 40, 20]);
    expect(results).toHaveLength(100);
    expect(failed).toEqual([]);
  });

  test('one bad answer costs one request more', async () => {
    const { sizes, slept, failed } = await pass(80, (ids, call) => (call === 1 ? httpError(502) : fine(ids)));
    expect(sizes).toEqual([40, 40, 40]);
    expect(slept).toHaveLength(1);
    expect(failed).toEqual([]);
  });

  test('what is too much at once is asked for in halves, and in whole pages later', async () => {
    const limit = { type: 'RESOURCE_LIMITS_EXCEEDED', path: ['nodes', 3], message: 'too much' };
    const { sizes, failed } = await pass(120, (ids, call) =>
      call < 3 ? { data: { nodes: [] }, errors: [limit] } : fine(ids),
    );
    expect(sizes).toEqual([40, 20, 10, 10, 10, 20, 20, 20, 30]);
    expect(failed).toEqual([]);
  });

  test('the one repository that brings every page down is found and named', async () => {
    const { results, failed } = await pass(40, (ids) => (ids.includes('R_13') ? httpError(504) : fine(ids)));
    expect(failed.map(({ repository }) => repository.name)).toEqual(['13']);
    expect(results).toHaveLength(40);
  });

  test.each([
    ['a refusal', httpError(401), FinalError],
    ['a rate limit', httpError(429, { 'retry-after': '60' }), TransientError],
  ])('%s ends the pass with one request, and everything left carries it', async (_, error, kind) => {
    const { sizes, failed } = await pass(100, () => error);
    expect(sizes).toEqual([40]);
    expect(failed).toHaveLength(100);
    for (const { overview } of failed) expect(overview).toBeInstanceOf(kind);
  });

  test('a GitHub that is down is left alone after a few tries', async () => {
    const { sizes, failed } = await pass(1_000, () => httpError(503));
    expect(sizes.length).toBeLessThanOrEqual(8);
    expect(failed).toHaveLength(1_000);
  });
});

describe('parts that could not be read', () => {
  const forbidden = (path: (string | number)[]) => ({ type: 'FORBIDDEN', path, message: 'no' });

  test('a kind of settings that is forbidden is unread, never empty', async () => {
    const { results } = await pass(2, (ids) => ({
      data: { nodes: ids.map((id) => node(nameOf(id), id === 'R_1' ? { environments: null } : {})) },
      errors: [forbidden(['nodes', 1, 'environments'])],
    }));
    expect(
      results.map(({ overview }) => (overview instanceof Error ? overview : overview.observed.unread)),
    ).toEqual([[], ['environment']]);
  });

  test('any other error is the repository’s', async () => {
    const { failed } = await pass(3, (ids) => ({
      data: { nodes: ids.map((id) => (id === 'R_1' ? null : node(nameOf(id)))) },
      errors: [
        { type: 'NOT_FOUND', path: ['nodes', 1], message: 'gone' },
        forbidden(['nodes', 2, 'pullRequests', 'nodes', 0, 'labels']),
      ],
    }));
    expect(failed.map(({ repository }) => repository.name)).toEqual(['1', '2']);
  });

  test('an answer of another shape is the repository’s as well', async () => {
    const { failed } = await pass(2, (ids) => ({
      data: { nodes: [node('0', { isPrivate: 'yes' }), node(nameOf(ids[1] ?? ''))] },
      errors: [],
    }));
    expect(failed.map(({ repository }) => repository.name)).toEqual(['0']);
  });

  const ruleset = (actor: Record<string, unknown>) => ({
    totalCount: 1,
    nodes: [
      {
        databaseId: 5,
        name: 'r',
        target: 'BRANCH',
        enforcement: 'ACTIVE',
        updatedAt: '2026-11-25T09:00:00Z',
        conditions: { refName: null },
        rules: nothing,
        bypassActors: {
          totalCount: 1,
          nodes: [
            {
              bypassMode: 'ALWAYS',
              deployKey: false,
              organizationAdmin: false,
              repositoryRoleDatabaseId: null,
              actor: null,
              ...actor,
            },
          ],
        },
      },
    ],
  });
  const actorsOf = async (actor: Record<string, unknown>, rest?: Requester['request']) => {
    const { results } = await pass(1, (ids) => fine(ids, { rulesets: ruleset(actor) }), rest);
    const overview = results[0]?.overview;
    if (overview === undefined || overview instanceof Error) throw overview ?? new Error('none');
    return {
      unread: overview.observed.unread,
      actors: overview.observed.resources.find(({ kind }) => kind === 'ruleset')?.spec['bypass_actors'],
    };
  };

  test('bypass actors in REST’s words', async () => {
    const app = { actor: { __typename: 'App', databaseId: 9 } };
    expect((await actorsOf(app)).actors).toEqual([
      { actor_id: 9, actor_type: 'Integration', bypass_mode: 'always' },
    ]);
    expect((await actorsOf({ organizationAdmin: true, bypassMode: 'PULL_REQUEST' })).actors).toEqual([
      { actor_id: null, actor_type: 'OrganizationAdmin', bypass_mode: 'pull_request' },
    ]);
    expect((await actorsOf({ deployKey: true })).actors).toMatchObject([{ actor_type: 'DeployKey' }]);
  });

  test('an actor that GraphQL does not name is read by REST; unread where REST does not show it', async () => {
    const user = { actor_id: 3, actor_type: 'User', bypass_mode: 'exempt' };
    const body = { id: 5, name: 'r', enforcement: 'active', rules: [] };
    const answer = (data: unknown) => () => Promise.resolve({ status: 200, data });
    expect(await actorsOf({}, answer({ ...body, bypass_actors: [user] }))).toEqual({
      unread: [],
      actors: [user],
    });
    expect(await actorsOf({}, answer(body))).toEqual({ unread: ['ruleset'], actors: undefined });
  });
});
