import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from '@jest/globals';
import { createOrganisation, type Organisation } from '../../demo/organisation/index.ts';
import { routes } from '../../demo/organisation/rest/routes.ts';
import { blobId } from '../../demo/organisation/state/git.ts';
import { loadOpenApi, type OpenApi } from './openapi.ts';

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
  organization_custom_properties: 'admin',
  repository_custom_properties: 'write',
  pull_requests: 'write',
  statuses: 'write',
  workflows: 'write',
};

/** Answers whose body GitHub gives and its description leaves out. */
const undescribed = new Set([
  'GET /orgs/{org}/members/{username} 404',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/merge 404',
]);

let api: OpenApi;
let org: Organisation;
let token: string;
const covered = new Set<string>();

beforeAll(() => {
  api = loadOpenApi();
  org = createOrganisation({
    login: 'acme',
    plan: 'enterprise',
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
    properties: [{ property_name: 'tier', value_type: 'single_select', allowed_values: ['gold', 'tin'] }],
    repositories: [
      {
        name: 'shop',
        files: { 'README.md': 'shop\n', 'src/a.ts': '1\n2\n3\n', '.github/CODEOWNERS': '* @dev\n' },
      },
      { name: 'blog', properties: { tier: 'gold' } },
    ],
  });
  token = org.installationToken();
});

const jwt = `x.${Buffer.from(JSON.stringify({ iss: '7' })).toString('base64url')}.y`;

interface Options {
  readonly body?: unknown;
  readonly as?: string;
  readonly query?: string;
}

/** Sends a request of a template and validates the answer. */
async function call(
  method: string,
  template: string,
  params: Record<string, string | number>,
  options: Options = {},
) {
  const { status, json, headers } = await raw(method, template, params, options);
  covered.add(`${method} ${template}`);
  const label = `${method} ${template} ${status}`;
  if (!undescribed.has(label))
    expect([label, api.check(method, template, status, json)]).toEqual([label, null]);
  return { status, json, headers };
}

async function raw(
  method: string,
  template: string,
  params: Record<string, string | number>,
  options: Options = {},
) {
  const all: Record<string, string | number> = { owner: 'acme', repo: 'shop', org: 'acme', ...params };
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(all[name])));
  const response = await org.fetch(`https://api.github.com${path}${options.query ?? ''}`, {
    method,
    headers: { authorization: `Bearer ${options.as ?? token}` },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const json = JSON.parse(text === '' ? 'null' : text);
  return { status: response.status, json, headers: response.headers };
}

test('the App, its installation and the organisation', async () => {
  await call('GET', '/app', {}, { as: jwt });
  await call('GET', '/app/installations', {}, { as: jwt });
  await call('GET', '/app/installations/{installation_id}', { installation_id: 70 }, { as: jwt });
  const made = await call(
    'POST',
    '/app/installations/{installation_id}/access_tokens',
    { installation_id: 70 },
    { as: jwt },
  );
  expect(made.status).toBe(201);
  await call('GET', '/repos/{owner}/{repo}/installation', {}, { as: jwt });
  await call('GET', '/orgs/{org}/installation', {}, { as: jwt });
  const listed = await call('GET', '/installation/repositories', {}, { query: '?per_page=1' });
  expect(listed.json.total_count).toBe(2);
  expect(listed.headers.get('link')).toContain('rel="next"');
  await call('GET', '/orgs/{org}/repos', {});
  await call('GET', '/repos/{owner}/{repo}', {});
  await call(
    'PATCH',
    '/repos/{owner}/{repo}',
    {},
    { body: { allow_update_branch: true, delete_branch_on_merge: false } },
  );
  await call('GET', '/repos/{owner}/{repo}/collaborators/{username}/permission', { username: 'dev' });
  await call('GET', '/repos/{owner}/{repo}/collaborators', {});
  await call('GET', '/rate_limit', {});
  await call('GET', '/orgs/{org}/teams', {});
  await call('GET', '/orgs/{org}/teams/{team_slug}', { team_slug: 'devs' });
  await call('GET', '/orgs/{org}/teams/{team_slug}/members', { team_slug: 'devs' });
  await call('GET', '/orgs/{org}/teams/{team_slug}/memberships/{username}', {
    team_slug: 'devs',
    username: 'dev',
  });
  await call('GET', '/orgs/{org}/teams/{team_slug}/repos', { team_slug: 'devs' });
  await call('GET', '/repos/{owner}/{repo}/teams', {});
  await call('GET', '/orgs/{org}/members', {});
  expect((await call('GET', '/orgs/{org}/members/{username}', { username: 'dev' })).status).toBe(204);
  expect((await call('GET', '/orgs/{org}/members/{username}', { username: 'fay' })).status).toBe(404);
  await call('GET', '/users/{username}', { username: 'dev' });
  await call('GET', '/orgs/{org}/properties/schema', {});
  await call(
    'PATCH',
    '/orgs/{org}/properties/values',
    {},
    {
      body: { repository_names: ['shop'], properties: [{ property_name: 'tier', value: 'tin' }] },
    },
  );
  await call(
    'PATCH',
    '/repos/{owner}/{repo}/properties/values',
    {},
    {
      body: { properties: [{ property_name: 'tier', value: 'gold' }] },
    },
  );
  expect((await call('GET', '/orgs/{org}/properties/values', {})).json).toHaveLength(2);
  expect((await call('GET', '/repos/{owner}/{repo}/properties/values', {})).json).toEqual([
    { property_name: 'tier', value: 'gold' },
  ]);
});

test('rulesets of both levels', async () => {
  const body = {
    name: 'trial',
    target: 'branch',
    enforcement: 'evaluate',
    conditions: { ref_name: { include: ['refs/heads/none/*'], exclude: [] } },
    bypass_actors: [
      { actor_id: 7, actor_type: 'Integration', bypass_mode: 'always' },
      { actor_id: 1, actor_type: 'OrganizationAdmin', bypass_mode: 'pull_request' },
      { actor_id: 5, actor_type: 'RepositoryRole' },
    ],
    rules: [
      { type: 'deletion' },
      { type: 'update' },
      { type: 'required_linear_history' },
      {
        type: 'pull_request',
        parameters: {
          required_approving_review_count: 1,
          dismiss_stale_reviews_on_push: true,
          require_code_owner_review: true,
          require_last_push_approval: true,
          required_review_thread_resolution: true,
        },
      },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: true,
          required_status_checks: [{ context: 'build' }],
        },
      },
      { type: 'branch_name_pattern', parameters: { operator: 'regex', pattern: '^x' } },
    ],
  };
  const made = await call('POST', '/repos/{owner}/{repo}/rulesets', {}, { body });
  const ruleset_id = made.json.id as number;
  await call('GET', '/repos/{owner}/{repo}/rulesets', {});
  await call('GET', '/repos/{owner}/{repo}/rulesets/{ruleset_id}', { ruleset_id });
  await call(
    'PUT',
    '/repos/{owner}/{repo}/rulesets/{ruleset_id}',
    { ruleset_id },
    { body: { enforcement: 'disabled' } },
  );
  await call('GET', '/repos/{owner}/{repo}/rules/branches/{branch}', { branch: 'none/x' });
  await call('DELETE', '/repos/{owner}/{repo}/rulesets/{ruleset_id}', { ruleset_id });
  expect((await call('GET', '/repos/{owner}/{repo}/rulesets/{ruleset_id}', { ruleset_id })).status).toBe(404);
  const conditions = { ...body.conditions, repository_name: { include: ['~ALL'], exclude: [] } };
  const whole = await call('POST', '/orgs/{org}/rulesets', {}, { body: { ...body, conditions } });
  const id = { ruleset_id: whole.json.id as number };
  await call('GET', '/orgs/{org}/rulesets', {});
  await call('GET', '/orgs/{org}/rulesets/{ruleset_id}', id);
  await call('PUT', '/orgs/{org}/rulesets/{ruleset_id}', id, { body: { name: 'renamed' } });
  const seen = await call('GET', '/repos/{owner}/{repo}/rulesets', {});
  expect(seen.json[0]).toMatchObject({ name: 'renamed', source_type: 'Organization' });
  await call('DELETE', '/orgs/{org}/rulesets/{ruleset_id}', id);
});

test('branch protection', async () => {
  const base = '/repos/{owner}/{repo}/branches/{branch}/protection';
  const branch = { branch: 'main' };
  const body = {
    required_status_checks: { strict: true, contexts: ['old'], checks: [{ context: 'build', app_id: 7 }] },
    enforce_admins: true,
    required_pull_request_reviews: {
      dismissal_restrictions: { users: ['rita'], teams: ['devs'], apps: [] },
      bypass_pull_request_allowances: { users: [], teams: [], apps: ['fairlead'] },
      required_approving_review_count: 2,
    },
    restrictions: { users: ['dev'], teams: ['release'], apps: ['fairlead'] },
    required_linear_history: true,
  };
  expect((await call('GET', base, branch)).status).toBe(404);
  await call('PUT', base, branch, { body });
  const seen = await call('GET', base, branch);
  expect(seen.json).toMatchObject({
    required_linear_history: { enabled: true },
    allow_deletions: { enabled: false },
    required_status_checks: {
      contexts: ['build', 'old'],
      checks: [{ context: 'build', app_id: 7 }, { context: 'old' }],
    },
  });
  for (const part of [
    'required_status_checks',
    'required_pull_request_reviews',
    'enforce_admins',
    'required_signatures',
    'restrictions',
  ]) {
    await call('GET', `${base}/${part}`, branch);
  }
  await call('PATCH', `${base}/required_status_checks`, branch, { body: { strict: false } });
  await call('PATCH', `${base}/required_pull_request_reviews`, branch, {
    body: { required_approving_review_count: 1 },
  });
  for (const part of ['enforce_admins', 'required_signatures']) await call('POST', `${base}/${part}`, branch);
  for (const part of [
    'required_status_checks',
    'required_pull_request_reviews',
    'enforce_admins',
    'required_signatures',
    'restrictions',
  ]) {
    await call('DELETE', `${base}/${part}`, branch);
  }
  await call('GET', '/repos/{owner}/{repo}/branches/{branch}', branch);
  expect((await call('GET', '/repos/{owner}/{repo}/branches', {})).json[0]).toMatchObject({
    protected: true,
  });
  await call('DELETE', base, branch);
});

test('environments and deployments', async () => {
  const base = '/repos/{owner}/{repo}/environments';
  const one = `${base}/{environment_name}`;
  const name = { environment_name: 'production' };
  const reviewers = [
    { type: 'Team', id: org.state.teams.get('release')?.id },
    { type: 'User', id: org.state.users.get('rita')?.id },
  ];
  const deployment_branch_policy = { protected_branches: false, custom_branch_policies: true };
  await call('PUT', one, name, {
    body: { wait_timer: 5, reviewers, prevent_self_review: true, deployment_branch_policy },
  });
  await call('GET', base, {});
  await call('GET', one, name);
  const policies = `${one}/deployment-branch-policies`;
  const policy = await call('POST', policies, name, { body: { name: 'release/*' } });
  const branch_policy_id = policy.json.id as number;
  await call('GET', policies, name);
  await call('GET', `${policies}/{branch_policy_id}`, { ...name, branch_policy_id });
  await call(
    'PUT',
    `${policies}/{branch_policy_id}`,
    { ...name, branch_policy_id },
    { body: { name: 'main' } },
  );
  await call('DELETE', `${policies}/{branch_policy_id}`, { ...name, branch_policy_id });
  const rules = `${one}/deployment_protection_rules`;
  const rule = await call('POST', rules, name, { body: { integration_id: 7 } });
  await call('GET', rules, name);
  await call('GET', `${rules}/apps`, name);
  const protection_rule_id = rule.json.id as number;
  await call('GET', `${rules}/{protection_rule_id}`, { ...name, protection_rule_id });
  await call('DELETE', `${rules}/{protection_rule_id}`, { ...name, protection_rule_id });
  await call('DELETE', one, name);
  const made = await call(
    'POST',
    '/repos/{owner}/{repo}/deployments',
    {},
    { body: { ref: 'main', environment: 'qa' } },
  );
  const deployment_id = made.json.id as number;
  await call('GET', '/repos/{owner}/{repo}/deployments', {});
  await call('GET', '/repos/{owner}/{repo}/deployments/{deployment_id}', { deployment_id });
  const guarded = { ...name, environment_name: 'guarded' };
  await call('PUT', one, guarded, { body: {} });
  await call('POST', rules, guarded, { body: { integration_id: 7 } });
  const { runId: run_id, deploymentId } = org
    .repo('shop')
    .requestDeployment({ ref: 'main', environment: 'guarded', login: 'dev' });
  const gate = '/repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule';
  const approval = { environment_name: 'guarded', state: 'approved', comment: 'go' };
  const wrong = { ...approval, environment_name: 'qa' };
  expect((await raw('POST', gate, { run_id }, { body: wrong })).status).toBe(422);
  expect((await raw('POST', gate, { run_id: 1 }, { body: approval })).status).toBe(404);
  expect((await call('POST', gate, { run_id }, { body: approval })).status).toBe(204);
  expect((await raw('POST', gate, { run_id }, { body: approval })).status).toBe(422);
  expect(
    org
      .repo('shop')
      .state.deployments.get(deploymentId)
      ?.statuses.map(({ state }) => state),
  ).toEqual(['waiting', 'in_progress']);
  const statuses = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  await call('POST', statuses, { deployment_id }, { body: { state: 'success' } });
  await call('GET', statuses, { deployment_id });
});

test('git', async () => {
  const head = org.repo('shop').head();
  const git = '/repos/{owner}/{repo}/git';
  await call('POST', `${git}/refs`, {}, { body: { ref: 'refs/heads/feature/x', sha: head } });
  await call('GET', `${git}/ref/{ref}`, { ref: 'heads/feature/x' });
  await call('GET', `${git}/matching-refs/{ref}`, { ref: 'heads/feature' });
  const contents = '/repos/{owner}/{repo}/contents/{path}';
  const file = { path: 'docs/x.md' };
  const content = Buffer.from('x\n').toString('base64');
  const put = await call('PUT', contents, file, { body: { message: 'x', content, branch: 'feature/x' } });
  expect(put.status).toBe(201);
  await call('GET', contents, file, { query: '?ref=feature/x' });
  await call('GET', contents, { path: 'src' });
  expect((await call('GET', contents, { path: 'nothing' })).status).toBe(404);
  const commit_sha = put.json.commit.sha as string;
  const commit = await call('GET', `${git}/commits/{commit_sha}`, { commit_sha });
  await call(
    'POST',
    `${git}/commits`,
    {},
    { body: { message: 'again', tree: commit.json.tree.sha, parents: [commit_sha] } },
  );
  await call('GET', '/repos/{owner}/{repo}/commits', {}, { query: '?sha=feature/x' });
  await call('GET', '/repos/{owner}/{repo}/commits/{ref}', { ref: 'feature/x' });
  const compared = await call('GET', '/repos/{owner}/{repo}/compare/{basehead}', {
    basehead: 'main...feature/x',
  });
  expect(compared.json).toMatchObject({
    status: 'ahead',
    ahead_by: 1,
    behind_by: 0,
    files: [{ filename: 'docs/x.md' }],
  });
  const tag = await call(
    'POST',
    `${git}/tags`,
    {},
    { body: { tag: 'v1', message: 'one', object: head, type: 'commit' } },
  );
  await call('GET', `${git}/tags/{tag_sha}`, { tag_sha: tag.json.sha as string });
  await call('POST', `${git}/refs`, {}, { body: { ref: 'refs/tags/v1', sha: tag.json.sha } });
  await call('PATCH', `${git}/refs/{ref}`, { ref: 'heads/feature/x' }, { body: { sha: head, force: true } });
  await call('PATCH', `${git}/refs/{ref}`, { ref: 'heads/feature/x' }, { body: { sha: commit_sha } });
  await call('POST', '/repos/{owner}/{repo}/merges', {}, { body: { base: 'main', head: 'feature/x' } });
  const sha = (await call('GET', contents, file)).json.sha as string;
  await call('DELETE', contents, file, { body: { message: 'gone', sha } });
  await call('DELETE', `${git}/refs/{ref}`, { ref: 'heads/feature/x' });
});

test('a commit as a diff, in the words of git', async () => {
  const shop = org.repo('shop');
  const commit = shop.commit('main', {
    files: { 'src/a.ts': '1\n2\n3\n4\nfive', 'new.txt': 'n\n', 'README.md': null },
  });
  const response = await org.fetch(`https://api.github.com/repos/acme/shop/commits/${commit.sha}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github.diff' },
  });
  expect(response.headers.get('content-type')).toContain('application/vnd.github.diff');
  expect((await response.text()).split('\n')).toEqual([
    'diff --git a/README.md b/README.md',
    'deleted file mode 100644',
    `index ${blobId('shop\n').slice(0, 7)}..0000000`,
    '--- a/README.md',
    '+++ /dev/null',
    '@@ -1,1 +0,0 @@',
    '-shop',
    'diff --git a/new.txt b/new.txt',
    'new file mode 100644',
    `index 0000000..${blobId('n\n').slice(0, 7)}`,
    '--- /dev/null',
    '+++ b/new.txt',
    '@@ -0,0 +1,1 @@',
    '+n',
    'diff --git a/src/a.ts b/src/a.ts',
    `index ${blobId('1\n2\n3\n').slice(0, 7)}..${blobId('1\n2\n3\n4\nfive').slice(0, 7)} 100644`,
    '--- a/src/a.ts',
    '+++ b/src/a.ts',
    '@@ -1,3 +1,5 @@',
    ' 1',
    ' 2',
    ' 3',
    '+4',
    '+five',
    '\\ No newline at end of file',
    '',
  ]);
  shop.forcePush('main', commit.parents[0] ?? '');
});

test('pull requests, checks and comments', async () => {
  const shop = org.repo('shop');
  shop.createBranch('feature/y');
  shop.commit('feature/y', { files: { 'src/a.ts': '1\ntwo\n3\n', 'src/b.ts': 'b\n' }, author: 'dev' });
  const pulls = '/repos/{owner}/{repo}/pulls';
  const opened = await call(
    'POST',
    pulls,
    {},
    { body: { title: 'Y', head: 'feature/y', base: 'main', body: 'why' } },
  );
  const pull_number = opened.json.number as number;
  const one = `${pulls}/{pull_number}`;
  await call('GET', pulls, {});
  expect((await call('GET', one, { pull_number })).json).toMatchObject({
    mergeable: true,
    changed_files: 2,
    commits: 1,
  });
  await call('PATCH', one, { pull_number }, { body: { title: 'Y2' } });
  await call('GET', `${one}/files`, { pull_number });
  await call('GET', `${one}/commits`, { pull_number });
  await call('POST', `${one}/requested_reviewers`, { pull_number }, { body: { reviewers: ['rita'] } });
  const reviewed = await call(
    'POST',
    `${one}/reviews`,
    { pull_number },
    {
      body: { event: 'APPROVE' },
      as: org.userToken('rita'),
    },
  );
  const review_id = reviewed.json.id as number;
  await call('GET', `${one}/reviews`, { pull_number });
  await call('GET', `${one}/reviews/{review_id}`, { pull_number, review_id });
  await call(
    'PUT',
    `${one}/reviews/{review_id}/dismissals`,
    { pull_number, review_id },
    { body: { message: 'stale' } },
  );
  const sha = opened.json.head.sha as string;
  const runs = '/repos/{owner}/{repo}/check-runs';
  const annotation = {
    path: 'src/a.ts',
    start_line: 1,
    end_line: 1,
    annotation_level: 'warning',
    message: 'm',
  };
  const made = await call(
    'POST',
    runs,
    {},
    {
      body: {
        name: 'fairlead/policy',
        head_sha: sha,
        output: { title: 't', summary: 's', annotations: [annotation] },
      },
    },
  );
  const check_run_id = made.json.id as number;
  await call('PATCH', `${runs}/{check_run_id}`, { check_run_id }, { body: { conclusion: 'success' } });
  await call('GET', `${runs}/{check_run_id}`, { check_run_id });
  await call('GET', `${runs}/{check_run_id}/annotations`, { check_run_id });
  await call('POST', `${runs}/{check_run_id}/rerequest`, { check_run_id });
  await call(
    'GET',
    '/repos/{owner}/{repo}/commits/{ref}/check-runs',
    { ref: sha },
    { query: '?check_name=fairlead/policy' },
  );
  const suites = await call('GET', '/repos/{owner}/{repo}/commits/{ref}/check-suites', { ref: sha });
  const check_suite_id = suites.json.check_suites[0].id as number;
  const suite = '/repos/{owner}/{repo}/check-suites/{check_suite_id}';
  await call('GET', suite, { check_suite_id });
  await call('GET', `${suite}/check-runs`, { check_suite_id });
  await call('POST', `${suite}/rerequest`, { check_suite_id });
  await call(
    'POST',
    '/repos/{owner}/{repo}/statuses/{sha}',
    { sha },
    { body: { state: 'pending', context: 'ci' } },
  );
  await call('GET', '/repos/{owner}/{repo}/commits/{ref}/status', { ref: sha });
  await call('GET', '/repos/{owner}/{repo}/commits/{ref}/statuses', { ref: sha });
  await call('GET', '/repos/{owner}/{repo}/commits/{commit_sha}/pulls', { commit_sha: sha });
  const issue = '/repos/{owner}/{repo}/issues/{issue_number}';
  const issue_number = pull_number;
  await call('GET', issue, { issue_number });
  const said = await call('POST', `${issue}/comments`, { issue_number }, { body: { body: '/fairlead cut' } });
  const comment_id = said.json.id as number;
  const comment = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
  await call('GET', `${issue}/comments`, { issue_number });
  await call('GET', comment, { comment_id });
  await call('PATCH', comment, { comment_id }, { body: { body: 'edited' } });
  await call('POST', `${comment}/reactions`, { comment_id }, { body: { content: '+1' } });
  await call('GET', `${comment}/reactions`, { comment_id });
  await call('DELETE', comment, { comment_id });
  await call('POST', '/repos/{owner}/{repo}/labels', {}, { body: { name: 'hotfix', color: 'ff0000' } });
  await call('GET', '/repos/{owner}/{repo}/labels', {});
  await call('POST', `${issue}/labels`, { issue_number }, { body: { labels: ['hotfix', 'new'] } });
  await call('PUT', `${issue}/labels`, { issue_number }, { body: { labels: ['hotfix'] } });
  await call('GET', `${issue}/labels`, { issue_number });
  await call('DELETE', `${issue}/labels/{name}`, { issue_number, name: 'hotfix' });
  shop.setFile('main', 'other.txt', 'moved on\n');
  await call('PUT', `${one}/update-branch`, { pull_number }, { body: {} });
  expect((await call('GET', `${one}/merge`, { pull_number })).status).toBe(404);
  const refused = await call('PUT', `${one}/merge`, { pull_number }, { body: { sha } });
  expect(refused.status).toBe(409);
  const merged = await call('PUT', `${one}/merge`, { pull_number }, { body: { merge_method: 'squash' } });
  expect(merged.json.merged).toBe(true);
  expect((await call('GET', `${one}/merge`, { pull_number })).status).toBe(204);
});

test('workflow runs and what they leave behind', async () => {
  const shop = org.repo('shop');
  const { number, headSha } = shop.openPull({
    head: 'patch',
    author: 'fay',
    fork: { owner: 'fay', files: { 'b.txt': '' } },
  });
  const bytes = Uint8Array.from([80, 75, 5, 6]);
  const { id: run_id, artifacts } = shop.workflows.run(number, { artifacts: { 'fairlead-v1': bytes } });
  const runs = '/repos/{owner}/{repo}/actions/runs';
  const listed = await call('GET', runs, {}, { query: `?head_sha=${headSha}&event=pull_request` });
  expect(listed.json.workflow_runs).toMatchObject([{ id: run_id, pull_requests: [] }]);
  expect((await call('GET', runs, {}, { query: '?status=failure' })).json.total_count).toBe(0);
  await call('GET', `${runs}/{run_id}`, { run_id });
  expect(
    (await call('GET', `${runs}/{run_id}/artifacts`, { run_id }, { query: '?name=other' })).json,
  ).toEqual({
    total_count: 0,
    artifacts: [],
  });
  await call('GET', `${runs}/{run_id}/artifacts`, { run_id });
  const artifact_id = artifacts[0]?.id ?? 0;
  const parameters = { artifact_id, archive_format: 'zip' };
  const one = '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
  const { status, headers } = await call('GET', one, parameters);
  const location = headers.get('location') ?? '';
  expect(status).toBe(302);
  // Where archives lie, the signed address is all, and a token beside it is an error.
  const archive = await org.fetch(location);
  expect([archive.status, new Uint8Array(await archive.arrayBuffer())]).toEqual([200, bytes]);
  const authorization = `Bearer ${token}`;
  expect((await org.fetch(location, { headers: { authorization } })).status).toBe(400);
  expect((await org.fetch(`${location}0`)).status).toBe(403);
  artifacts[0]!.expired = true;
  expect((await call('GET', one, parameters)).status).toBe(410);
});

test('the source of a commit', async () => {
  const ref = org.repo('shop').head();
  const { status, headers } = await call('GET', '/repos/{owner}/{repo}/tarball/{ref}', { ref });
  expect(status).toBe(302);
  const location = headers.get('location') ?? '';
  const archive = await org.fetch(location);
  const tar = gunzipSync(await archive.arrayBuffer()).toString();
  expect(tar).toContain(`acme-shop-${ref.slice(0, 7)}/README.md`);
  const authorization = `Bearer ${token}`;
  expect((await org.fetch(location, { headers: { authorization } })).status).toBe(400);
});

test('hook deliveries', async () => {
  const list = await call(
    'GET',
    '/app/hook/deliveries',
    {},
    { as: jwt, query: '?per_page=2&status=failure' },
  );
  expect(list.json).toHaveLength(2);
  const next = /cursor=(\w+)/.exec(list.headers.get('link') ?? '')?.[1] ?? '';
  const second = await call(
    'GET',
    '/app/hook/deliveries',
    {},
    { as: jwt, query: `?per_page=2&cursor=${next}` },
  );
  expect(second.json[0].id).toBeLessThan(list.json[1].id as number);
  const delivery_id = list.json[0].id as number;
  await call('GET', '/app/hook/deliveries/{delivery_id}', { delivery_id }, { as: jwt });
  await call('POST', '/app/hook/deliveries/{delivery_id}/attempts', { delivery_id }, { as: jwt });
});

test('every route of the organisation was validated', () => {
  expect(
    routes.map(({ method, template }) => `${method} ${template}`).filter((route) => !covered.has(route)),
  ).toEqual(['GET /_archives/{repo_id}/{artifact_id}/{signature}', 'GET /_archives/{repo_id}/sources/{sha}']);
});
