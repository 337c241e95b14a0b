import { beforeAll, describe, expect, test } from '@jest/globals';
import { documents } from '../../adapters/github/octokit/graphql/documents.ts';
import { routes } from '../../adapters/github/octokit/index.ts';
import { routes as emulated } from '../../demo/organisation/rest/routes.ts';
import { createRouter } from '../../demo/organisation/rest/router.ts';
import { appPermissions } from '../fakes/app-permissions.ts';
import type { Exchange } from '../fakes/exchanges.ts';
import { plays } from '../fakes/policy-plays.ts';
import { loadOpenApi } from './openapi.ts';
import { mayCall, missingFor, type Permissions } from './permissions.ts';

const api = loadOpenApi();
const router = createRouter(emulated);
const { permissions } = appPermissions();

/** Routes that no play needs, each with the test that makes the request. */
const elsewhere: Readonly<Record<string, string>> = {
  'GET /repos/{owner}/{repo}/tarball/{ref}':
    'the engine makes it, and no play has one; app/reconcilers/fork-tests/fork-tests.test.ts',
  'DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}':
    'no strategy takes the rule away from an environment that stays; test/contract/github-settings.ts',
  'GET /repos/{owner}/{repo}/environments/{environment_name}':
    'every strategy says which branches deploy; test/contract/github-settings.ts',
};

const exchanges = new Map<string, readonly Exchange[]>();
const all = () => [...exchanges.values()].flat();

beforeAll(async () => {
  for (const [name, play] of Object.entries(plays)) {
    const list: Exchange[] = [];
    await play(list);
    exchanges.set(name, list);
  }
}, 120_000);

interface Query {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

function templateOf({ method, path }: Exchange): string | null {
  return router.find(method, new URL(path, 'https://api.github.com').pathname)?.route.template ?? null;
}

/** Everything that is wrong with a request and its answer. */
function problems(exchange: Exchange, granted: Permissions = permissions): readonly string[] {
  if (exchange.path === '/graphql') return graphqlProblems(exchange, granted);
  const template = templateOf(exchange);
  const { method, path, body } = exchange;
  if (template === null) return [`${method} ${path}: no route of GitHub's`];
  const route = `${method} ${template}`;
  return [
    ...api.checkCall({ method, template, path, body }),
    ...(mayCall(route, granted) ? [] : ['app.yml does not allow it']),
    ...answerProblems(exchange, template),
  ].map((problem) => `${route}: ${problem}`);
}

/** A refused write says what is wrong in GitHub's own words, which its description leaves out for some. */
function answerProblems({ method, status, type, answer }: Exchange, template: string): string[] {
  if (status === 304 || !type.includes('json')) return [];
  const wrong = api.check(method, template, status, answer === '' ? null : JSON.parse(answer));
  return wrong === null ? [] : [`answered ${status}: ${wrong}`];
}

function graphqlProblems({ body, answer }: Exchange, granted: Permissions): readonly string[] {
  const { query } = body as Query;
  const name = /^\s*(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
  if (!Object.hasOwn(documents, name)) return [`graphql ${name}: not one of the adapter's documents`];
  const { errors = [] } = JSON.parse(answer) as { readonly errors?: readonly { readonly type?: string }[] };
  return [
    ...missingFor(query, granted).map((permission) => `app.yml lacks ${permission}`),
    // Not found is an answer; a refused mutation is one as well.
    ...errors
      .filter(({ type = '' }) => !['NOT_FOUND', 'UNPROCESSABLE'].includes(type))
      .map((error) => `answered ${JSON.stringify(error)}`),
  ].map((problem) => `graphql ${name}: ${problem}`);
}

/** Requests that differ in more than their numbers are looked at once. */
function distinct(list: readonly Exchange[]): readonly Exchange[] {
  const key = ({ method, path, body, status }: Exchange) =>
    `${method} ${path} ${status} ${JSON.stringify(body)}`;
  return [...new Map(list.map((exchange) => [key(exchange), exchange])).values()];
}

describe('every request of the plays', () => {
  test.each(Object.keys(plays))(
    '%s: is known to GitHub, allowed by app.yml, and answered as GitHub answers',
    (name) => {
      const own = distinct(exchanges.get(name) ?? []);
      expect(own.length).toBeGreaterThan(5);
      expect([...new Set(own.flatMap((exchange) => problems(exchange)))]).toEqual([]);
    },
  );

  test('together they are every route that the adapter has, but for those of other tests', () => {
    const made = new Set(all().map((exchange) => `${exchange.method} ${templateOf(exchange) ?? ''}`));
    expect(routes.filter((route) => !made.has(route) && !Object.hasOwn(elsewhere, route))).toEqual([]);
    expect(Object.keys(elsewhere).filter((route) => made.has(route))).toEqual([]);
  });

  test('and every document of GraphQL, but for further pages', () => {
    const further = ['pulls', 'glancePulls', 'branches', 'team'];
    const queries = all().flatMap(({ body, path }) => (path === '/graphql' ? [(body as Query).query] : []));
    const made = new Set(queries.map((query) => /^\s*(?:query|mutation) (\w+)/.exec(query)?.[1]));
    expect(Object.keys(documents).filter((name) => !made.has(name))).toEqual(further);
  });
});

describe('the check itself', () => {
  const example = (wanted: string): Exchange => {
    const found = all().find((each) => `${each.method} ${templateOf(each) ?? ''}` === wanted);
    if (found === undefined) throw new Error(`no ${wanted}`);
    return found;
  };
  const create = () => example('POST /repos/{owner}/{repo}/check-runs');

  test.each<[string, (exchange: Exchange) => Exchange, string]>([
    ['a member that is missing', (e) => ({ ...e, body: { ...(e.body as object), name: undefined } }), 'name'],
    ['a member of another kind', (e) => ({ ...e, body: { ...(e.body as object), head_sha: 7 } }), 'head_sha'],
    [
      'a value that is none',
      (e) => ({ ...e, body: { ...(e.body as object), conclusion: 'fine' } }),
      'conclusion',
    ],
    [
      'a member that nobody knows',
      (e) => ({ ...e, body: { ...(e.body as object), extrenal_id: 'x' } }),
      'extrenal_id',
    ],
    ['a query that nobody knows', (e) => ({ ...e, path: `${e.path}?perpage=1` }), 'perpage'],
    ['no body', (e) => ({ ...e, body: undefined }), 'required'],
    ['a route that is none', (e) => ({ ...e, path: '/repos/acme/shop/chekc-runs' }), 'no route'],
    ['an answer that GitHub would not give', (e) => ({ ...e, answer: '{"id": "seven"}' }), 'answered 201'],
    ['a status that GitHub would not give', (e) => ({ ...e, status: 418 }), 'never answers 418'],
  ])('finds %s', (_, spoil, told) => {
    expect(problems(create())).toEqual([]);
    const spoilt = spoil(create());
    const sent = JSON.parse(JSON.stringify({ body: spoilt.body })) as { readonly body?: unknown };
    expect(problems({ ...spoilt, body: sent.body }).join()).toContain(told);
  });

  test('finds a permission that is missing, of REST and of GraphQL', () => {
    expect(problems(create(), { ...permissions, checks: 'read' }).join()).toContain('app.yml');
    const { checks: _, ...less } = permissions;
    const judged = all().find(
      ({ body, path }) => path === '/graphql' && (body as Query).query.startsWith('query pull('),
    );
    expect(judged && problems(judged)).toEqual([]);
    expect(judged && problems(judged, less).join()).toContain('app.yml lacks checks: read');
  });

  test('finds a document of GraphQL that the adapter does not have', () => {
    const strange = {
      ...create(),
      method: 'POST',
      path: '/graphql',
      body: { query: 'query x { viewer { login } }' },
    };
    expect(problems(strange).join()).toContain('not one of');
  });
});
