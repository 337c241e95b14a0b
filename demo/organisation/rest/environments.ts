import { customRuleJson, environmentJson, policyJson } from '../json/environments.ts';
import { appJson } from '../json/accounts.ts';
import { addBranchPolicy, addProtectionApp, putEnvironment } from '../operations/environments.ts';
import { invalid, notFound, refuse } from '../refusal.ts';
import type { Environment } from '../state/model.ts';
import {
  counted,
  idParam,
  noContent,
  ok,
  param,
  repoFor,
  repoOf,
  route,
  text,
  type Answer,
  type Ask,
  type Route,
} from './route.ts';

const base = '/repos/{owner}/{repo}/environments';
const one = `${base}/{environment_name}`;
const policies = `${one}/deployment-branch-policies`;
const rules = `${one}/deployment_protection_rules`;

function found(ask: Ask): Environment {
  return repoOf(ask).environments.get(param(ask, 'environment_name')) ?? notFound();
}

function changed(ask: Ask): Environment {
  repoFor(ask, 'admin');
  return found(ask);
}

function putPlan(ask: Ask): void {
  const { org, body } = ask;
  const repo = repoOf(ask);
  // Reviewers and waits in private repositories are a matter of the plan.
  if (!repo.private || org.plan === 'enterprise') return;
  if (org.plan === 'free')
    refuse(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.');
  if (Array.isArray(body['reviewers']) && body['reviewers'].length > 0) {
    invalid(
      'Failed to create the environment protection rule. Please ensure the billing plan supports the required reviewers protection rule.',
    );
  }
}

function addPolicy(ask: Ask): Answer {
  const environment = changed(ask);
  if (environment.branchPolicy?.customPolicies !== true) notFound();
  const name = text(ask.body, 'name') ?? invalid('name is missing');
  const type = ask.body['type'] === 'tag' ? 'tag' : 'branch';
  const before = environment.policies.size;
  const id = addBranchPolicy(ask.org, environment, name, type);
  if (environment.policies.size === before) return { status: 303, body: undefined };
  return ok(policyJson(environment.policies.get(id) ?? notFound()));
}

export const environmentRoutes: readonly Route[] = [
  route('GET', base, (ask) => {
    const repo = repoOf(ask);
    return counted(ask, 'environments', [...repo.environments.values()], (environment) =>
      environmentJson(ask.org, repo, environment),
    );
  }),
  route('GET', one, (ask) => ok(environmentJson(ask.org, repoOf(ask), found(ask)))),
  route('PUT', one, (ask) => {
    const repo = repoFor(ask, 'admin');
    putPlan(ask);
    return ok(
      environmentJson(ask.org, repo, putEnvironment(ask.org, repo, param(ask, 'environment_name'), ask.body)),
    );
  }),
  route('DELETE', one, (ask) => {
    const environment = changed(ask);
    repoOf(ask).environments.delete(environment.name);
    return noContent;
  }),
  route('GET', policies, (ask) =>
    counted(ask, 'branch_policies', [...found(ask).policies.values()], policyJson),
  ),
  route('POST', policies, addPolicy),
  route('GET', `${policies}/{branch_policy_id}`, (ask) =>
    ok(policyJson(found(ask).policies.get(idParam(ask, 'branch_policy_id')) ?? notFound())),
  ),
  route('PUT', `${policies}/{branch_policy_id}`, (ask) => {
    const policy = changed(ask).policies.get(idParam(ask, 'branch_policy_id')) ?? notFound();
    policy.name = text(ask.body, 'name') ?? policy.name;
    return ok(policyJson(policy));
  }),
  route('DELETE', `${policies}/{branch_policy_id}`, (ask) => {
    if (!changed(ask).policies.delete(idParam(ask, 'branch_policy_id'))) notFound();
    return noContent;
  }),
  route('GET', rules, (ask) =>
    counted(ask, 'custom_deployment_protection_rules', [...found(ask).customRules], ([id, appId]) =>
      customRuleJson(ask.org, id, appId),
    ),
  ),
  route('GET', `${rules}/apps`, (ask) => {
    repoFor(ask, 'admin');
    return counted(
      ask,
      'available_custom_deployment_protection_rule_integrations',
      [ask.org.app.id],
      (id) => {
        const { slug, node_id } = appJson(ask.org, id);
        return { id, slug, node_id, integration_url: `${ask.org.api}/apps/${String(slug)}` };
      },
    );
  }),
  route('GET', `${rules}/{protection_rule_id}`, (ask) => {
    const id = idParam(ask, 'protection_rule_id');
    return ok(customRuleJson(ask.org, id, found(ask).customRules.get(id) ?? notFound()));
  }),
  route('POST', rules, (ask) => {
    const environment = changed(ask);
    const appId = Number(ask.body['integration_id']);
    if (appId !== ask.org.app.id && !ask.org.otherApps.has(appId)) invalid('integration_id is unknown');
    const id = addProtectionApp(ask.org, environment, appId);
    return { status: 201, body: customRuleJson(ask.org, id, appId) };
  }),
  route('DELETE', `${rules}/{protection_rule_id}`, (ask) => {
    if (!changed(ask).customRules.delete(idParam(ask, 'protection_rule_id'))) notFound();
    return noContent;
  }),
];
