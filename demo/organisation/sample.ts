import { createOrganisation, type Organisation } from './organisation.ts';
import type { Json, OrganisationOptions } from './types.ts';

/** What `app/app.yml` asks for, and what drift needs besides. */
export const samplePermissions: Readonly<Record<string, string>> = {
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

/** A `pull_request` rule; its parameters may be changed. */
export function reviewRule(parameters: Json = {}): Json {
  return {
    type: 'pull_request',
    parameters: {
      required_approving_review_count: 1,
      dismiss_stale_reviews_on_push: false,
      require_code_owner_review: false,
      require_last_push_approval: false,
      required_review_thread_resolution: false,
      ...parameters,
    },
  };
}

/** A `required_status_checks` rule; a context alone may come from anywhere. */
export function checkRule(checks: readonly (string | readonly [string, number])[], strict = false): Json {
  return {
    type: 'required_status_checks',
    parameters: {
      strict_required_status_checks_policy: strict,
      required_status_checks: checks.map((check) =>
        typeof check === 'string' ? { context: check } : { context: check[0], integration_id: check[1] },
      ),
    },
  };
}

/** Body of an active ruleset of the default branch. */
export function rulesetBody(name: string, rules: readonly Json[], more: Json = {}): Json {
  return {
    name,
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules,
    ...more,
  };
}

/**
 * A small organisation: `acme` with `shop` and `blog`, the owner olga, the members dev and rita (who releases), the
 * stranger fay and the App fairlead (id 7, installation 70).
 */
export function sampleOrganisation(options: Partial<OrganisationOptions> = {}): Organisation {
  return createOrganisation({
    login: 'acme',
    app: { id: 7, slug: 'fairlead', installationId: 70, permissions: samplePermissions },
    users: [
      { login: 'olga', owner: true },
      { login: 'dev' },
      { login: 'rita' },
      { login: 'fay', member: false },
    ],
    teams: [
      { slug: 'release', members: ['rita'], repositories: { shop: 'maintain' } },
      { slug: 'devs', members: ['dev', 'rita'], repositories: { shop: 'push', blog: 'push' } },
    ],
    repositories: [
      { name: 'shop', files: { 'README.md': 'shop\n', 'src/a.ts': '1\n2\n3\n' } },
      { name: 'blog' },
    ],
    ...options,
  });
}
