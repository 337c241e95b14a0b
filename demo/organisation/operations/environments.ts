import { invalid } from '../refusal.ts';
import { newId, nodeId, timestamp } from '../state/ids.ts';
import type { Environment, OrgState, Repo } from '../state/model.ts';
import type { Json } from '../types.ts';

/** The body of `PUT …/environments/{name}`: what is not given is switched off, as on GitHub. */
export function putEnvironment(org: OrgState, repo: Repo, name: string, body: Json): Environment {
  const known = repo.environments.get(name);
  const timer = body['wait_timer'] ?? 0;
  if (typeof timer !== 'number' || timer < 0 || timer > 43_200)
    invalid('wait_timer must be between 0 and 43200');
  const reviewers = readReviewers(org, body['reviewers']);
  const branchPolicy = readBranchPolicy(body['deployment_branch_policy']);
  const environment = known ?? newEnvironment(org, name);
  environment.waitTimer = timer;
  environment.preventSelfReview = body['prevent_self_review'] === true;
  environment.reviewers = reviewers;
  environment.branchPolicy = branchPolicy;
  environment.updatedAt = timestamp(org);
  if (branchPolicy?.customPolicies !== true) environment.policies.clear();
  repo.environments.set(name, environment);
  return environment;
}

function newEnvironment(org: OrgState, name: string): Environment {
  const id = newId(org);
  return {
    id,
    nodeId: nodeId('EN', id),
    name,
    createdAt: timestamp(org),
    updatedAt: timestamp(org),
    waitTimer: 0,
    preventSelfReview: false,
    reviewers: [],
    branchPolicy: null,
    policies: new Map(),
    customRules: new Map(),
    ruleIds: { wait: newId(org), reviewers: newId(org), branch: newId(org) },
  };
}

function readReviewers(org: OrgState, value: unknown): Environment['reviewers'] {
  const given = Array.isArray(value) ? (value as Json[]) : [];
  if (given.length > 6) invalid('No more than 6 reviewers are allowed');
  return given.map((entry) => {
    const { type, id } = entry;
    if ((type !== 'User' && type !== 'Team') || typeof id !== 'number') invalid('Reviewers are invalid');
    if (!(type === 'User' ? org.usersById : org.teamsById).has(id))
      invalid(`Reviewer ${id} could not be found`);
    return { type, id };
  });
}

function readBranchPolicy(value: unknown): Environment['branchPolicy'] {
  if (value === undefined || value === null) return null;
  const { protected_branches: ofProtected, custom_branch_policies: custom } = value as Json;
  if (ofProtected === custom)
    invalid('protected_branches and custom_branch_policies cannot have the same value');
  return { protectedBranches: ofProtected === true, customPolicies: custom === true };
}

export function addBranchPolicy(
  org: OrgState,
  environment: Environment,
  name: string,
  type: 'branch' | 'tag',
): number {
  for (const policy of environment.policies.values()) {
    if (policy.name === name && policy.type === type) return policy.id;
  }
  const id = newId(org);
  environment.policies.set(id, { id, name, type });
  return id;
}

export function addProtectionApp(org: OrgState, environment: Environment, appId: number): number {
  for (const [id, app] of environment.customRules) if (app === appId) return id;
  const id = newId(org);
  environment.customRules.set(id, appId);
  return id;
}
