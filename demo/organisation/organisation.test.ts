import { describe, expect, test } from '@jest/globals';
import { Octokit } from 'octokit';
import { createOrganisation, type Organisation, type OrganisationOptions } from './index.ts';

const permissions = {
  actions: 'read',
  administration: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  environments: 'write',
  issues: 'write',
  members: 'read',
  organization_administration: 'write',
  organization_custom_properties: 'read',
  pull_requests: 'write',
  statuses: 'read',
  workflows: 'write',
};

const reviewRule = {
  type: 'pull_request',
  parameters: {
    required_approving_review_count: 1,
    dismiss_stale_reviews_on_push: true,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
  },
};

const checkRule = {
  type: 'required_status_checks',
  parameters: {
    strict_required_status_checks_policy: false,
    required_status_checks: [{ context: 'fairlead/policy', integration_id: 7 }, { context: 'build' }],
  },
};

function ruleset(name: string, rules: unknown[], include = ['~DEFAULT_BRANCH'], more = {}) {
  return {
    name,
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include, exclude: [] } },
    rules,
    ...more,
  };
}

function build(options: Partial<OrganisationOptions> = {}): Organisation {
  return createOrganisation({
    login: 'acme',
    app: { id: 7, slug: 'fairlead', installationId: 70, permissions },
    users: [
      { login: 'olga', owner: true },
      { login: 'dev' },
      { login: 'rita' },
      { login: 'fay', member: false },
    ],
    teams: [
      { slug: 'release', members: ['rita'], repositories: { shop: 'maintain' } },
      { slug: 'devs', members: ['dev', 'rita'], repositories: { shop: 'push' } },
    ],
    repositories: [{ name: 'shop', files: { 'README.md': 'shop\n', 'src/a.ts': '1\n' } }, { name: 'blog' }],
    ...options,
  });
}

function client(org: Organisation, token = org.installationToken()): Octokit {
  return new Octokit({
    auth: token,
    request: { fetch: org.fetch },
    retry: { enabled: false },
    throttle: { enabled: false },
  });
}

async function status(promise: Promise<{ status: number }>): Promise<{ status: number; message: string }> {
  try {
    return { status: (await promise).status, message: '' };
  } catch (error) {
    const { status: code, message } = error as { status: number; message: string };
    return { status: code, message };
  }
}

const shop = { owner: 'acme', repo: 'shop' };

describe('speed and counting', () => {
  test('a thousand repositories are built and read within the goals', async () => {
    const started = performance.now();
    const org = build({
      repositories: Array.from({ length: 1000 }, (_, at) => ({
        name: `repo-${at}`,
        files: { 'README.md': `${at}\n`, '.github/fairlead.yml': 'strategy: feature\n' },
        rulesets: [ruleset('review', [reviewRule]), ruleset('checks', [checkRule])],
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
        const pull = repo.openPull({ head, author: 'dev' });
        repo.check(pull.headSha, 'build', 'success');
      }
    }
    const built = performance.now() - started;
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
    await octokit.graphql(page);
    const before = performance.now();
    const answer = (await octokit.graphql(page)) as { organization: { repositories: { nodes: unknown[] } } };
    const graphql = performance.now() - before;
    expect(answer.organization.repositories.nodes).toHaveLength(40);
    const once = performance.now();
    for (let at = 0; at < 200; at += 1) {
      await octokit.request('GET /repos/{owner}/{repo}/rulesets', { owner: 'acme', repo: `repo-${at}` });
    }
    const rest = (performance.now() - once) / 200;
    process.stderr.write(
      `built ${built.toFixed(0)} ms, page ${graphql.toFixed(0)} ms, REST ${rest.toFixed(2)} ms\n`,
    );
    expect(org.counters.requests).toBe(202);
    expect(built).toBeLessThan(15_000);
    expect(graphql).toBeLessThan(600);
    expect(rest).toBeLessThan(10);
  });
});

describe('rulesets', () => {
  test('come back completed, reordered and with more members than were sent', async () => {
    const org = build();
    const octokit = client(org);
    const sent = ruleset('one', [checkRule, { type: 'non_fast_forward' }, reviewRule]);
    const { data } = await octokit.request('POST /repos/{owner}/{repo}/rulesets', {
      ...shop,
      ...sent,
    } as never);
    expect(data).toMatchObject({ name: 'one', source: 'acme/shop', source_type: 'Repository' });
    const { rules } = data as { rules: { type: string; parameters?: Record<string, unknown> }[] };
    expect(rules.map(({ type }) => type)).toEqual([
      'non_fast_forward',
      'pull_request',
      'required_status_checks',
    ]);
    expect(rules[1]?.parameters).toMatchObject({
      allowed_merge_methods: ['merge', 'squash', 'rebase'],
      required_reviewers: [],
    });
    expect(rules[2]?.parameters).toMatchObject({ do_not_enforce_on_create: false });
    const again = await status(
      octokit.request('POST /repos/{owner}/{repo}/rulesets', { ...shop, ...sent } as never),
    );
    expect(again).toMatchObject({ status: 422 });
    const bad = { ...shop, ...ruleset('two', [{ type: 'no_such_rule' }]) };
    expect(await status(octokit.request('POST /repos/{owner}/{repo}/rulesets', bad as never))).toMatchObject({
      status: 422,
    });
    expect(status).toBeDefined();
  });

  test('a private repository of a free plan has none', async () => {
    const org = build({ plan: 'free' });
    const answer = await status(client(org).request('GET /repos/{owner}/{repo}/rulesets', shop));
    expect(answer.status).toBe(403);
    expect(answer.message).toContain('Upgrade to GitHub Pro or make this repository public');
  });
});
