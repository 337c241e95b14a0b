import { describe, expect, test } from '@jest/globals';
import type { Organisation } from '../index.ts';
import { checkRule, reviewRule, rulesetBody, sampleOrganisation } from '../sample.ts';

async function query(org: Organisation, document: string, variables: object = {}) {
  const response = await org.fetch('https://api.github.com/graphql', {
    method: 'POST',
    headers: { authorization: `Bearer ${org.installationToken()}` },
    body: JSON.stringify({ query: document, variables }),
  });
  return JSON.parse(await response.text());
}

function ofShop(selection: string): string {
  return `{ repository(owner: "acme", name: "shop") { ${selection} } }`;
}

describe('repositories', () => {
  test('rulesets of both levels, with typed parameters and bypass actors', async () => {
    const org = sampleOrganisation();
    const shop = org.repo('shop');
    const release = org.state.teams.get('release')?.id;
    shop.drift.addRuleset(
      rulesetBody(
        'own',
        [reviewRule(), checkRule([['fairlead/policy', 7], 'build'], true), { type: 'deletion' }],
        {
          bypass_actors: [
            { actor_id: release, actor_type: 'Team', bypass_mode: 'pull_request' },
            { actor_id: 7, actor_type: 'Integration' },
            { actor_id: 5, actor_type: 'RepositoryRole' },
          ],
        },
      ),
    );
    const conditions = {
      ref_name: { include: ['~ALL'], exclude: ['refs/heads/x'] },
      repository_name: { include: ['sh*'], exclude: [] },
    };
    org.orgRulesets.add({ ...rulesetBody('whole', [{ type: 'non_fast_forward' }]), conditions });
    const document = ofShop(`
      rulesets(first: 10) { totalCount nodes { name target enforcement source { __typename }
        conditions { refName { include exclude } repositoryName { include } }
        bypassActors(first: 10) { nodes { bypassMode repositoryRoleDatabaseId organizationAdmin actor { __typename ... on Team { slug } ... on App { databaseId } } } }
        rules(first: 10) { nodes { type parameters { __typename
          ... on PullRequestParameters { requiredApprovingReviewCount allowedMergeMethods }
          ... on RequiredStatusChecksParameters { strictRequiredStatusChecksPolicy requiredStatusChecks { context integrationId } } } } } } }`);
    const { data } = await query(org, document);
    const [own, whole] = data.repository.rulesets.nodes;
    expect(own.rules.nodes).toEqual([
      { type: 'DELETION', parameters: null },
      {
        type: 'PULL_REQUEST',
        parameters: {
          __typename: 'PullRequestParameters',
          requiredApprovingReviewCount: 1,
          allowedMergeMethods: ['merge', 'squash', 'rebase'],
        },
      },
      {
        type: 'REQUIRED_STATUS_CHECKS',
        parameters: {
          __typename: 'RequiredStatusChecksParameters',
          strictRequiredStatusChecksPolicy: true,
          requiredStatusChecks: [
            { context: 'build', integrationId: null },
            { context: 'fairlead/policy', integrationId: 7 },
          ],
        },
      },
    ]);
    expect(own.bypassActors.nodes).toEqual([
      {
        bypassMode: 'PULL_REQUEST',
        repositoryRoleDatabaseId: null,
        organizationAdmin: false,
        actor: { __typename: 'Team', slug: 'release' },
      },
      { bypassMode: 'ALWAYS', repositoryRoleDatabaseId: 5, organizationAdmin: false, actor: null },
      {
        bypassMode: 'ALWAYS',
        repositoryRoleDatabaseId: null,
        organizationAdmin: false,
        actor: { __typename: 'App', databaseId: 7 },
      },
    ]);
    expect(whole).toMatchObject({
      name: 'whole',
      source: { __typename: 'Organization' },
      conditions: {
        refName: { include: ['~ALL'], exclude: ['refs/heads/x'] },
        repositoryName: { include: ['sh*'] },
      },
    });
    const alone = await query(org, ofShop('rulesets(first: 1, includeParents: false) { totalCount }'));
    expect(alone.data.repository.rulesets.totalCount).toBe(1);
  });

  test('protection, environments, files, refs and comparison', async () => {
    const org = sampleOrganisation();
    const shop = org.repo('shop');
    shop.drift.setProtection('main', {
      required_status_checks: { strict: true, contexts: [], checks: [{ context: 'build', app_id: 7 }] },
      enforce_admins: null,
      required_pull_request_reviews: { required_approving_review_count: 2 },
      restrictions: { users: ['dev'], teams: ['release'], apps: ['fairlead'] },
    });
    shop.drift.setEnvironment('production', {
      wait_timer: 9,
      prevent_self_review: true,
      reviewers: [{ type: 'Team', id: org.state.teams.get('release')?.id }],
    });
    shop.createBranch('release/1.0');
    shop.setFile('release/1.0', 'x.txt', 'x');
    shop.setFile('main', 'y.txt', 'y');
    const { data, errors } = await query(
      org,
      ofShop(`
        branchProtectionRules(first: 5) { nodes { pattern requiresStrictStatusChecks requiredApprovingReviewCount isAdminEnforced
          requiredStatusChecks { context app { databaseId } }
          pushAllowances(first: 5) { nodes { actor { __typename } } } } }
        environments(first: 5) { nodes { name protectionRules(first: 5) { nodes { type timeout preventSelfReview reviewers(first: 5) { nodes { ... on Team { slug } } } } } } }
        file: object(expression: "HEAD:README.md") { ... on Blob { text byteSize isTruncated } }
        missing: object(expression: "main:nothing") { __typename }
        folder: object(expression: "main:src") { ... on Tree { entries { name type } } }
        refs(refPrefix: "refs/heads/", query: "release", first: 5) { nodes { name target { ... on Commit { oid history(first: 5) { totalCount } } } } }
        ref(qualifiedName: "refs/heads/main") { compare(headRef: "release/1.0") { aheadBy behindBy status } }
        planFeatures { codeowners } viewerPermission visibility`),
    );
    expect(errors).toBeUndefined();
    expect(data.repository).toEqual({
      branchProtectionRules: {
        nodes: [
          {
            pattern: 'main',
            requiresStrictStatusChecks: true,
            requiredApprovingReviewCount: 2,
            isAdminEnforced: false,
            requiredStatusChecks: [{ context: 'build', app: { databaseId: 7 } }],
            pushAllowances: {
              nodes: ['User', 'Team', 'App'].map((__typename) => ({ actor: { __typename } })),
            },
          },
        ],
      },
      environments: {
        nodes: [
          {
            name: 'production',
            protectionRules: {
              nodes: [
                { type: 'WAIT_TIMER', timeout: 9, preventSelfReview: false, reviewers: { nodes: [] } },
                {
                  type: 'REQUIRED_REVIEWERS',
                  timeout: 0,
                  preventSelfReview: true,
                  reviewers: { nodes: [{ slug: 'release' }] },
                },
              ],
            },
          },
        ],
      },
      file: { text: 'shop\n', byteSize: 5, isTruncated: false },
      missing: null,
      folder: { entries: [{ name: 'a.ts', type: 'blob' }] },
      refs: {
        nodes: [
          { name: 'release/1.0', target: { oid: shop.head('release/1.0'), history: { totalCount: 2 } } },
        ],
      },
      ref: { compare: { aheadBy: 1, behindBy: 1, status: 'DIVERGED' } },
      planFeatures: { codeowners: true },
      viewerPermission: 'ADMIN',
      visibility: 'PRIVATE',
    });
  });

  test('pull requests with reviews, files and the checks of one App', async () => {
    const org = sampleOrganisation();
    const shop = org.repo('shop');
    shop.createBranch('feature/x');
    shop.commit('feature/x', { files: { 'src/a.ts': '1\nx\n3\n', 'src/b.ts': 'b' }, author: 'dev' });
    const pull = shop.openPull({ head: 'feature/x', author: 'dev', title: 'X' });
    shop.review(pull.number, 'rita', 'APPROVED');
    shop.review(pull.number, 'rita', 'COMMENTED');
    shop.check(pull.headSha, 'build', 'failure');
    shop.check(pull.headSha, 'fairlead/policy', 'success', 7);
    shop.openPull({ head: 'patch', author: 'fay', fork: { owner: 'fay', files: { 'z.txt': 'z' } } });
    const { data, errors } = await query(
      org,
      ofShop(`pullRequests(first: 5, states: OPEN, orderBy: {field: CREATED_AT, direction: ASC}) { nodes {
        number title state isCrossRepository author { login __typename } headRefName baseRefName mergeable mergeStateStatus
        headRepository { databaseId }
        latestOpinionatedReviews(first: 5) { nodes { state author { login } commit { oid } } }
        files(first: 5) { nodes { path changeType } }
        commits(last: 1) { totalCount nodes { commit { oid
          checkSuites(first: 5, filterBy: {appId: 7}) { nodes { checkRuns(first: 5, filterBy: {checkName: "fairlead/policy", checkType: LATEST}) { nodes { name status conclusion } } } }
          statusCheckRollup { state contexts(first: 5) { totalCount } } } } } } }`),
    );
    expect(errors).toBeUndefined();
    const [own, fork] = data.repository.pullRequests.nodes;
    expect(own).toEqual({
      number: 1,
      title: 'X',
      state: 'OPEN',
      isCrossRepository: false,
      author: { login: 'dev', __typename: 'User' },
      headRefName: 'feature/x',
      baseRefName: 'main',
      mergeable: 'MERGEABLE',
      mergeStateStatus: 'UNSTABLE',
      headRepository: { databaseId: shop.id },
      latestOpinionatedReviews: {
        nodes: [{ state: 'APPROVED', author: { login: 'rita' }, commit: { oid: pull.headSha } }],
      },
      files: {
        nodes: [
          { path: 'src/a.ts', changeType: 'MODIFIED' },
          { path: 'src/b.ts', changeType: 'ADDED' },
        ],
      },
      commits: {
        totalCount: 1,
        nodes: [
          {
            commit: {
              oid: pull.headSha,
              checkSuites: {
                nodes: [
                  {
                    checkRuns: {
                      nodes: [{ name: 'fairlead/policy', status: 'COMPLETED', conclusion: 'SUCCESS' }],
                    },
                  },
                ],
              },
              statusCheckRollup: { state: 'FAILURE', contexts: { totalCount: 2 } },
            },
          },
        ],
      },
    });
    expect(fork).toMatchObject({ isCrossRepository: true, author: { login: 'fay' }, headRefName: 'patch' });
    expect(fork.headRepository.databaseId).not.toBe(shop.id);
  });
});

describe('cost', () => {
  test('is the sum of the connections divided by 100, and told', async () => {
    const org = sampleOrganisation();
    const document = `{ organization(login: "acme") { repositories(first: 50) { nodes { pullRequests(first: 20) { nodes { labels(first: 10) { nodes { name } } } } } } } rateLimit { cost nodeCount } }`;
    const { data } = await query(org, document);
    // 1 + 50 + 50 × 20 requests; 50 + 50 × 20 + 50 × 20 × 10 nodes.
    expect(data.rateLimit).toEqual({ cost: 11, nodeCount: 11_050 });
    expect(org.counters).toMatchObject({ graphqlPoints: 11, graphqlNodes: 11_050, reads: 1 });
    expect(org.journal.entries()[0]?.graphql).toMatchObject({ document, points: 11 });
  });

  test.each([
    ['MISSING_PAGINATION_BOUNDARIES', '{ organization(login: "acme") { repositories { nodes { name } } } }'],
    [
      'EXCESSIVE_PAGINATION',
      '{ organization(login: "acme") { repositories(first: 101) { nodes { name } } } }',
    ],
    [
      'MAX_NODE_LIMIT_EXCEEDED',
      '{ organization(login: "acme") { repositories(first: 100) { nodes { pullRequests(first: 100) { nodes { commits(first: 100) { totalCount } } } } } } }',
    ],
  ])('%s is refused', async (type, document) => {
    const answer = await query(sampleOrganisation(), document);
    expect([answer.data, answer.errors[0].type]).toEqual([undefined, type]);
  });

  test('fragments and variables are followed', async () => {
    const org = sampleOrganisation();
    const document =
      'query($n: Int!) { organization(login: "acme") { repositories(first: $n) { nodes { ...R } } } rateLimit { nodeCount } } fragment R on Repository { refs(refPrefix: "refs/heads/", first: $n) { totalCount } }';
    expect((await query(org, document, { n: 30 })).data.rateLimit.nodeCount).toBe(930);
  });

  test('unknown fields, repositories and cursors are answered as errors', async () => {
    const org = sampleOrganisation();
    expect((await query(org, '{ nonsense }')).errors).toHaveLength(1);
    const missing = await query(org, '{ repository(owner: "acme", name: "none") { id } }');
    expect(missing).toMatchObject({
      data: { repository: null },
      errors: [{ type: 'NOT_FOUND', path: ['repository'] }],
    });
    const cursor = await query(
      org,
      '{ organization(login: "acme") { repositories(first: 1, after: "x") { nodes { id } } } }',
    );
    expect(cursor.errors[0].type).toBe('INVALID_CURSOR_ARGUMENTS');
  });
});
