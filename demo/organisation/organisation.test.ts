import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { Octokit } from 'octokit';
import { loadOpenApi } from '../../test/contract/openapi.ts';
import type { Delivery, Organisation } from './index.ts';
import { checkRule, reviewRule, rulesetBody, sampleOrganisation, samplePermissions } from './sample.ts';

function client(org: Organisation, token = org.installationToken()): Octokit {
  return new Octokit({
    auth: token,
    request: { fetch: org.fetch },
    retry: { enabled: false },
    throttle: { enabled: false },
  });
}

/** Status and JSON of one request as the App. */
async function send(
  org: Organisation,
  method: string,
  path: string,
  options: { body?: unknown; etag?: string; as?: string } = {},
) {
  const response = await org.fetch(`https://api.github.com${path}`, {
    method,
    headers: {
      authorization: `Bearer ${options.as ?? org.installationToken()}`,
      ...(options.etag === undefined ? {} : { 'if-none-match': options.etag }),
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text === '' ? null : JSON.parse(text) };
}

/** Processor time of this process so far, in milliseconds. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const shop = '/repos/acme/shop';

describe('size and speed', () => {
  test('a thousand repositories are built, and read through octokit', async () => {
    const started = cpuMs();
    const org = sampleOrganisation({
      repositories: Array.from({ length: 1000 }, (_, at) => ({
        name: `repo-${at}`,
        files: { 'README.md': `${at}\n`, '.github/fairlead.yml': 'strategy: feature\n' },
        rulesets: [
          rulesetBody('review', [reviewRule()]),
          rulesetBody('checks', [checkRule(['build', ['fairlead/policy', 7]])]),
        ],
        protections: {
          main: {
            required_status_checks: {
              strict: true,
              contexts: [],
              checks: [{ context: 'build', app_id: -1 }],
            },
            enforce_admins: true,
            required_pull_request_reviews: { required_approving_review_count: 2 },
            restrictions: null,
          },
        },
        environments: { qa: {}, production: { settings: { wait_timer: 5 } } },
      })),
    });
    for (const name of org.repositories) {
      const repo = org.repo(name);
      for (const head of ['feature/a', 'feature/b']) {
        repo.createBranch(head);
        repo.commit(head, { files: { [`${head}.txt`]: 'x\n' }, author: 'dev' });
        repo.check(repo.openPull({ head, author: 'dev' }).headSha, 'build', 'success');
      }
    }
    const built = cpuMs() - started;
    const octokit = client(org);
    const page = `query($cursor: String) { organization(login: "acme") { repositories(first: 40, after: $cursor) { pageInfo { hasNextPage endCursor } nodes {
      databaseId name isPrivate squashMergeAllowed
      rulesets(first: 10, includeParents: false) { nodes { databaseId name enforcement conditions { refName { include exclude } } bypassActors(first: 10) { nodes { bypassMode } }
        rules(first: 20) { nodes { type parameters { __typename ... on PullRequestParameters { requiredApprovingReviewCount allowedMergeMethods } } } } } }
      branchProtectionRules(first: 10) { nodes { pattern requiredStatusChecks { context app { databaseId } } } }
      environments(first: 10) { nodes { name protectionRules(first: 5) { nodes { type timeout } } } }
      object(expression: "HEAD:.github/fairlead.yml") { ... on Blob { text oid } }
      pullRequests(first: 5, states: OPEN) { nodes { number headRefOid baseRefName commits(last: 1) { nodes { commit { checkSuites(first: 5, filterBy: {appId: 15368}) { nodes { checkRuns(first: 5) { nodes { name conclusion } } } } } } } } }
    } } } }`;
    type Page = {
      organization: {
        repositories: { nodes: { name: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
      };
    };
    const names = new Set<string>();
    let cursor: string | null = null;
    const before = cpuMs();
    for (let more = true; more;) {
      const answer: Page = await octokit.graphql<Page>(page, { cursor });
      const { nodes, pageInfo } = answer.organization.repositories;
      for (const { name } of nodes) names.add(name);
      cursor = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    const graphql = (cpuMs() - before) / 25;
    const once = cpuMs();
    for (let at = 0; at < 200; at += 1) {
      await octokit.request('GET /repos/{owner}/{repo}/rulesets', { owner: 'acme', repo: `repo-${at}` });
    }
    const rest = (cpuMs() - once) / 200;
    expect(names.size).toBe(1000);
    expect(org.counters).toMatchObject({ requests: 225, reads: 225, writes: 0, tokens: 0 });
    expect(org.counters.byRoute.get('POST /graphql')).toBe(25);
    // Twice the goals, in processor time, since the machine does other things as well.
    expect(built).toBeLessThan(10_000);
    expect(graphql).toBeLessThan(300);
    expect(rest).toBeLessThan(4);
  });
});

describe('rulesets', () => {
  test('come back completed, reordered and with more members than were sent', async () => {
    const org = sampleOrganisation();
    const body = rulesetBody('one', [checkRule(['b', 'a']), { type: 'non_fast_forward' }, reviewRule()], {
      bypass_actors: [
        { actor_id: 7, actor_type: 'Integration', bypass_mode: 'always' },
        { actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'pull_request' },
      ],
    });
    const { json } = await send(org, 'POST', `${shop}/rulesets`, { body });
    expect(json.rules.map(({ type }: { type: string }) => type)).toEqual([
      'non_fast_forward',
      'pull_request',
      'required_status_checks',
    ]);
    expect(json.rules[1].parameters).toMatchObject({
      allowed_merge_methods: ['merge', 'squash', 'rebase'],
      required_reviewers: [],
    });
    expect(json.rules[2].parameters).toEqual({
      strict_required_status_checks_policy: false,
      do_not_enforce_on_create: false,
      required_status_checks: [{ context: 'a' }, { context: 'b' }],
    });
    expect(json.bypass_actors.map(({ actor_type }: { actor_type: string }) => actor_type)).toEqual([
      'RepositoryRole',
      'Integration',
    ]);
    expect(json).toMatchObject({
      source: 'acme/shop',
      source_type: 'Repository',
      current_user_can_bypass: 'always',
    });
  });

  test.each([
    ['a name twice', rulesetBody('taken', []), 'Validation Failed'],
    [
      'an unknown rule',
      rulesetBody('x', [{ type: 'no_such_rule' }]),
      'Invalid request.\n\nInvalid property /rules/0',
    ],
    [
      'a parameter too few',
      rulesetBody('x', [{ type: 'required_status_checks', parameters: {} }]),
      'Invalid property /rules/0',
    ],
    [
      'a pattern without Enterprise',
      rulesetBody('x', [{ type: 'branch_name_pattern', parameters: { operator: 'regex', pattern: 'x' } }]),
      'Validation Failed',
    ],
    ['evaluation without Enterprise', rulesetBody('x', [], { enforcement: 'evaluate' }), 'Validation Failed'],
    [
      'an unknown team',
      rulesetBody('x', [], { bypass_actors: [{ actor_id: 1, actor_type: 'Team' }] }),
      'Validation Failed',
    ],
  ])('%s is refused with 422', async (_name, body, message) => {
    const org = sampleOrganisation();
    org.repo('shop').drift.addRuleset(rulesetBody('taken', []));
    const answer = await send(org, 'POST', `${shop}/rulesets`, { body });
    expect([answer.status, answer.json.message]).toEqual([422, expect.stringContaining(message)]);
    expect(org.repo('shop').state.rulesets.size).toBe(1);
  });

  test('private repositories of a free plan have none, and nothing is enforced there', async () => {
    const org = sampleOrganisation({ plan: 'free' });
    for (const path of [`${shop}/rulesets`, `${shop}/branches/main/protection`]) {
      const { status, json } = await send(org, 'GET', path);
      expect([status, json.message]).toEqual([
        403,
        'Upgrade to GitHub Pro or make this repository public to enable this feature.',
      ]);
    }
    const repo = org.repo('shop');
    repo.drift.addRuleset(rulesetBody('x', [reviewRule()]));
    expect(() => repo.push('main', repo.commit('main', { files: { x: '1' } }).sha, 'dev')).not.toThrow();
  });
});

describe('requests', () => {
  test('a GET whose answer is known costs no quota and carries no body', async () => {
    const org = sampleOrganisation();
    const first = await send(org, 'GET', shop);
    const etag = first.headers.get('etag') ?? '';
    const used = Number(first.headers.get('x-ratelimit-used'));
    const second = await send(org, 'GET', shop, { etag });
    expect([second.status, second.json, second.headers.get('x-ratelimit-used')]).toEqual([
      304,
      null,
      String(used),
    ]);
    expect((await send(org, 'GET', shop, { etag: etag.replace('W/', '') })).status).toBe(304);
    expect(org.counters).toMatchObject({ requests: 3, notModified: 2 });
    org.repo('shop').drift.changeSettings({ allow_rebase_merge: false });
    expect((await send(org, 'GET', shop, { etag })).status).toBe(200);
  });

  test('what the App has no permission for is refused, REST and GraphQL alike', async () => {
    const { administration: _, ...less } = samplePermissions;
    const org = sampleOrganisation({
      app: { id: 7, slug: 'fairlead', installationId: 70, permissions: less },
    });
    const answer = await send(org, 'POST', `${shop}/rulesets`, { body: rulesetBody('x', []) });
    expect([answer.status, answer.json.message]).toEqual([403, 'Resource not accessible by integration']);
    const query =
      '{ repository(owner: "acme", name: "shop") { branchProtectionRules(first: 1) { totalCount } name } }';
    const { json } = await send(org, 'POST', '/graphql', { body: { query } });
    expect(json.errors[0]).toMatchObject({
      type: 'FORBIDDEN',
      message: 'Resource not accessible by integration',
    });
    expect((await send(org, 'GET', `${shop}/rulesets`)).status).toBe(200);
  });

  test('workflows need a permission of their own', async () => {
    const { workflows: _, ...less } = samplePermissions;
    const org = sampleOrganisation({
      app: { id: 7, slug: 'fairlead', installationId: 70, permissions: less },
    });
    const body = { message: 'x', content: 'eA==' };
    expect((await send(org, 'PUT', `${shop}/contents/.github/workflows/x.yml`, { body })).status).toBe(403);
    expect((await send(org, 'PUT', `${shop}/contents/x.yml`, { body })).status).toBe(201);
  });

  test('tokens end after an hour, and unknown ones are bad credentials', async () => {
    let now = Date.UTC(2026, 0, 5);
    const org = sampleOrganisation({ now: () => now });
    const token = org.installationToken();
    expect((await send(org, 'GET', shop, { as: token })).status).toBe(200);
    now += 3_600_001;
    expect((await send(org, 'GET', shop, { as: token })).status).toBe(401);
    expect((await send(org, 'GET', shop, { as: 'nonsense' })).json.message).toBe('Bad credentials');
  });

  test('the hourly limit is enforced and told', async () => {
    const org = sampleOrganisation({ rateLimit: 2 });
    const token = org.installationToken();
    const statuses = [];
    for (let at = 0; at < 3; at += 1) statuses.push((await send(org, 'GET', shop, { as: token })).status);
    expect(statuses).toEqual([200, 200, 403]);
    expect((await send(org, 'GET', '/rate_limit', { as: token })).json.resources.core).toMatchObject({
      limit: 2,
      remaining: 0,
    });
  });

  test('a server on loopback answers the same, with its own addresses', async () => {
    const org = sampleOrganisation();
    const server = await org.listen();
    try {
      const headers = { authorization: `Bearer ${org.installationToken()}` };
      const plain = (await (await fetch(`${server.url}${shop}`, { headers })).json()) as { url: string };
      const enterprise = await (await fetch(`${server.url}/api/v3${shop}`, { headers })).json();
      expect(plain.url).toBe(`${server.url}${shop}`);
      expect(enterprise).toEqual(plain);
    } finally {
      await server.close();
    }
  });
});

describe('faults and latency', () => {
  test('reads fail by ratio, writes go through', async () => {
    const draws = [0.05, 0.5, 0.05];
    const org = sampleOrganisation({ random: () => draws.shift() ?? 0.9 });
    org.faults.failReads(0.1);
    const statuses = [];
    for (let at = 0; at < 3; at += 1) statuses.push((await send(org, 'GET', shop)).status);
    const body = { allow_auto_merge: true };
    expect([...statuses, (await send(org, 'PATCH', shop, { body })).status]).toEqual([502, 200, 502, 200]);
    org.faults.clear();
    expect((await send(org, 'GET', shop)).status).toBe(200);
  });

  test('one repository fails, the others answer; GraphQL names it', async () => {
    const org = sampleOrganisation();
    org.faults.failRepository('shop');
    expect((await send(org, 'GET', shop)).status).toBe(500);
    expect((await send(org, 'GET', '/repos/acme/blog')).status).toBe(200);
    const ids = [org.repo('shop').nodeId, org.repo('blog').nodeId];
    const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { ... on Repository { name } } }';
    const { json } = await send(org, 'POST', '/graphql', { body: { query, variables: { ids } } });
    expect(json.data.nodes).toEqual([null, { name: 'blog' }]);
    expect(json.errors[0].path).toEqual(['nodes', 0]);
  });

  test('a hook answers with any status and headers, or breaks the connection before or after the work', async () => {
    const org = sampleOrganisation();
    org.faults.hook(({ method }) =>
      method === 'GET' ? { status: 403, headers: { 'retry-after': '7' } } : null,
    );
    expect((await send(org, 'GET', shop)).headers.get('retry-after')).toBe('7');
    org.faults.clear();
    org.faults.hook(() => ({ drop: true, afterwards: true }));
    await expect(send(org, 'PATCH', shop, { body: { has_wiki: false } })).rejects.toThrow('fetch failed');
    expect(org.repo('shop').state.settings.has_wiki).toBe(false);
    org.faults.clear();
    org.faults.hook(() => ({ drop: true }));
    await expect(send(org, 'PATCH', shop, { body: { has_wiki: true } })).rejects.toThrow('fetch failed');
    expect(org.repo('shop').state.settings.has_wiki).toBe(false);
    expect(org.journal.entries({ writes: true }).map(({ status }) => status)).toEqual([0, 0]);
  });

  test('latency goes through the injected sleep, and requests under way are counted', async () => {
    const slept: number[] = [];
    const org = sampleOrganisation({ latencyMs: 100, sleep: (ms) => Promise.resolve(void slept.push(ms)) });
    await Promise.all([send(org, 'GET', shop), send(org, 'GET', shop), send(org, 'GET', shop)]);
    expect(slept).toEqual(Array.from({ length: 6 }, () => 50));
    expect(org.counters.peak).toBe(3);
  });
});

describe('webhooks', () => {
  test('are signed, carry the installation and arrive in order, nothing within the request', async () => {
    const org = sampleOrganisation({
      app: {
        id: 7,
        slug: 'fairlead',
        installationId: 70,
        permissions: samplePermissions,
        webhookSecret: 's',
      },
    });
    const got: Delivery[] = [];
    org.deliverTo((delivery) => {
      got.push(delivery);
      return 202;
    });
    const repo = org.repo('shop');
    repo.createBranch('feature/x');
    repo.commit('feature/x', { files: { 'x.txt': '1' }, author: 'dev' });
    const { number } = repo.openPull({ head: 'feature/x', author: 'dev' });
    repo.review(number, 'rita');
    repo.drift.addRuleset(rulesetBody('foreign', []));
    expect(got).toHaveLength(0);
    await org.webhooks.idle();
    expect(got.map(({ event, action }) => [event, action])).toEqual([
      ['push', null],
      ['create', null],
      ['push', null],
      ['check_suite', 'requested'],
      ['pull_request', 'opened'],
      ['pull_request_review', 'submitted'],
      ['repository_ruleset', 'created'],
    ]);
    const [, , , , opened] = got;
    const payload = JSON.parse(opened?.body ?? '{}');
    expect(payload).toMatchObject({
      action: 'opened',
      number,
      pull_request: { head: { ref: 'feature/x' }, base: { ref: 'main' } },
      repository: { id: repo.id, name: 'shop', owner: { login: 'acme' } },
      installation: { id: 70 },
      sender: { login: 'dev', type: 'User' },
    });
    const signature = createHmac('sha256', 's')
      .update(opened?.body ?? '')
      .digest('hex');
    expect(opened?.headers['x-hub-signature-256']).toBe(`sha256=${signature}`);
  });

  test('dropped ones are in the log as failures and come by redelivery, with their GUID', async () => {
    const org = sampleOrganisation();
    const got: Delivery[] = [];
    let dropping = true;
    org.deliverTo((delivery) => (got.push(delivery), 200), { drop: () => dropping });
    org.repo('shop').drift.changeSettings({ has_wiki: false });
    await org.webhooks.idle();
    expect(got).toEqual([]);
    dropping = false;
    const jwt = `x.${Buffer.from('{"iss":7}').toString('base64url')}.y`;
    const { json } = await send(org, 'GET', '/app/hook/deliveries?status=failure', { as: jwt });
    expect(json).toHaveLength(1);
    await send(org, 'POST', `/app/hook/deliveries/${json[0].id}/attempts`, { as: jwt });
    await org.webhooks.idle();
    expect(got.map(({ guid, redelivery }) => [guid, redelivery])).toEqual([[json[0].guid, true]]);
  });

  test('a repository of a webhook is what GitHub describes', async () => {
    const org = sampleOrganisation();
    org.repo('shop').drift.changeSettings({ has_wiki: false });
    const { repository } = JSON.parse(org.webhooks.log()[0]?.body ?? '{}');
    const api = loadOpenApi();
    expect(api.check('GET', '/orgs/{org}/repos', 200, [repository])).toBeNull();
  });
});
