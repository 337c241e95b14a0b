import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { handlers } from '../../app/app.ts';
import type { Delivery } from '../../demo/organisation/index.ts';
import { loadOpenApi } from './openapi.ts';
import { reviewRule, rulesetBody, sampleOrganisation } from '../../demo/organisation/sample.ts';

interface Examples {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}

const recorded = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly Examples[];

const api = loadOpenApi();
let deliveries: readonly Delivery[];

/** One change of every kind that sends a webhook. */
beforeAll(async () => {
  const org = sampleOrganisation({ properties: [{ property_name: 'tier', value_type: 'string' }] });
  const shop = org.repo('shop');
  shop.createBranch('feature/x');
  shop.commit('feature/x', { files: { 'x.txt': 'x', 'README.md': null }, author: 'dev' });
  const { number } = shop.openPull({ head: 'feature/x', author: 'dev' });
  shop.pushToPull(number, { 'y.txt': 'y' });
  shop.label(number, 'hotfix');
  shop.unlabel(number, 'hotfix');
  shop.comment(number, 'rita', '/fairlead cut 1.0');
  shop.review(number, 'rita');
  shop.createBranch('develop');
  shop.retarget(number, 'develop');
  shop.retarget(number, 'main');
  shop.check(shop.head('feature/x'), 'build', 'success');
  await org.fetch('https://api.github.com/repos/acme/shop/check-runs', {
    method: 'POST',
    headers: { authorization: `Bearer ${org.installationToken()}` },
    body: JSON.stringify({
      name: 'fairlead/policy',
      head_sha: shop.head('feature/x'),
      conclusion: 'action_required',
      actions: [{ label: 'Cut', description: 'Cut a release', identifier: 'cut' }],
    }),
  });
  const run = [...shop.state.checkRuns.keys()].at(-1) ?? 0;
  shop.press(run, 'cut', 'rita');
  shop.rerun(run, 'rita');
  shop.workflows.run(number);
  shop.enqueue(number, 'dev');
  shop.finishGroup(number, 'invalidated');
  shop.enqueue(number, 'dev');
  shop.finishGroup(number, 'dequeued');
  shop.merge(number, 'dev');
  shop.createTag('v1');
  shop.deleteBranch('feature/x');
  shop.deploy({ ref: 'main', environment: 'qa' });
  shop.drift.addRuleset(rulesetBody('r', [reviewRule()]));
  shop.drift.changeRuleset('r', { enforcement: 'disabled' });
  shop.drift.deleteRuleset('r');
  const body = {
    required_status_checks: null,
    enforce_admins: null,
    required_pull_request_reviews: {},
    restrictions: null,
  };
  shop.drift.setProtection('main', body);
  shop.drift.changeProtection('main', { linear: true });
  shop.drift.deleteProtection('main');
  shop.drift.changeSettings({ allow_squash_merge: false });
  shop.drift.changeSettings({ archived: true });
  shop.drift.setProperty('tier', 'gold');
  org.setTeamMember('release', 'dev', true);
  org.setTeamMember('release', 'dev', false);
  org.setTeamRepository('release', 'shop', 'admin');
  org.setTeamRepository('release', 'shop', null);
  org.setTeamRepository('release', 'shop', 'push');
  org.addTeam({ slug: 'new', members: ['dev'] });
  org.deleteTeam('new');
  const blog = org.repo('blog');
  blog.setCollaborator('fay', 'pull');
  blog.setCollaborator('fay', 'push');
  blog.setCollaborator('fay', null);
  org.addRepository({ name: 'extra', environments: { qa: { protectionApps: [7] } } });
  org.repo('extra').requestDeployment({ ref: 'main', environment: 'qa', login: 'dev' });
  org.deleteRepository('extra');
  for (const action of ['suspend', 'unsuspend', 'new_permissions_accepted', 'created', 'deleted'] as const)
    org.changeInstallation(action);
  deliveries = org.webhooks.log().toReversed();
});

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

/** Members whose kind differs from that of every recorded example which has them. */
function lies(payload: unknown, examples: readonly unknown[], path = ''): string[] {
  if (payload === null || typeof payload !== 'object' || Array.isArray(payload)) return [];
  const found: string[] = [];
  for (const [key, value] of Object.entries(payload)) {
    const theirs = examples
      .filter((one): one is Record<string, unknown> => one !== null && typeof one === 'object')
      .filter((one) => key in one)
      .map((one) => one[key]);
    const kinds = new Set(theirs.map(kindOf));
    const onlyNull = kinds.size === 1 && kinds.has('null');
    if (theirs.length > 0 && value !== null && !onlyNull && !kinds.has(kindOf(value)))
      found.push(`${path}${key}`);
    found.push(...lies(value, theirs, `${path}${key}.`));
  }
  return found;
}

/** Members that depend on the account, not on the event, or that GitHub sends no more. */
const optional = ['organization', 'enterprise', 'installation', 'assignee', 'milestone'];

const events = [
  'branch_protection_rule',
  'check_run',
  'check_suite',
  'create',
  'custom_property_values',
  'delete',
  'deployment',
  'deployment_protection_rule',
  'deployment_status',
  'installation',
  'installation_repositories',
  'issue_comment',
  'member',
  'membership',
  'merge_group',
  'pull_request',
  'pull_request_review',
  'push',
  'repository',
  'repository_ruleset',
  'team',
  'workflow_run',
];

/** Those that are described well enough to be held against the description; the others have recorded examples. */
const described = [
  'custom_property_values',
  'deployment_protection_rule',
  'installation',
  'installation_repositories',
  'member',
  'membership',
  'merge_group',
  'team',
  'workflow_run',
];

describe('webhooks of the organisation', () => {
  test('come for every kind of change', () => {
    expect([...new Set(deliveries.map(({ event }) => event))].sort()).toEqual(events);
  });

  test.each(events)('%s: the handler takes every one of them', (event) => {
    const handler = (handlers as Record<string, ((payload: unknown) => unknown) | undefined>)[event];
    const own = deliveries.filter((delivery) => delivery.event === event);
    expect(own.length).toBeGreaterThan(0);
    if (handler === undefined) return expect(event).toBe('deployment');
    for (const { body } of own) expect(() => handler(JSON.parse(body))).not.toThrow();
  });

  // The recorded installations are of a time when GitHub told seconds.
  test.each(
    events.filter(
      (event) => event !== 'installation_repositories' && recorded.some(({ name }) => name === event),
    ),
  )('%s: members are of the kinds that GitHub sends, and none is missing at the top', (event) => {
    const examples = recorded.find(({ name }) => name === event)?.examples ?? [];
    for (const { body, action } of deliveries.filter((delivery) => delivery.event === event)) {
      const payload = JSON.parse(body) as Record<string, unknown>;
      const same = examples.filter((one) => one['action'] === (action ?? undefined));
      const like = same.length > 0 ? same : examples;
      const always = Object.keys(like[0] ?? {}).filter((key) => like.every((one) => key in one));
      expect([action, always.filter((key) => !(key in payload) && !optional.includes(key))]).toEqual([
        action,
        [],
      ]);
      expect([action, lies(payload, examples)]).toEqual([action, []]);
    }
  });

  test.each(described)('%s is what GitHub describes', (event) => {
    const own = deliveries.filter((delivery) => delivery.event === event);
    expect(own.length).toBeGreaterThan(0);
    for (const { action, body } of own) {
      expect([action, api.checkWebhook(event, action, JSON.parse(body))]).toEqual([action, null]);
    }
  });

  test('one that lacks something would be seen', () => {
    const { action, body } = deliveries.find(({ event }) => event === 'merge_group') ?? deliveries[0]!;
    const { merge_group: _, ...less } = JSON.parse(body) as Record<string, unknown>;
    expect(api.checkWebhook('merge_group', action, less)).toContain('merge_group');
  });

  test('an App gets the events that it asked for, and of its installation all', () => {
    const app = { id: 7, slug: 'fairlead', installationId: 70, permissions: {}, events: ['push'] };
    const org = sampleOrganisation({ app });
    org.repo('shop').createBranch('feature/x');
    org.setTeamMember('release', 'dev', true);
    org.changeInstallation('suspend');
    expect(org.webhooks.log().map(({ event }) => event)).toEqual(['installation', 'push']);
  });
});
