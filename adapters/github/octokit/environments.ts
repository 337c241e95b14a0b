import { z } from 'zod';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import type { Change, Observed, ObservedResource, Spec } from '../../../core/protection/types.ts';
import { call, callPages, send, type Parameters, type Requester } from './call.ts';

export interface ApplyDeps {
  readonly client: Requester;
  /** Whose deployment protection rule environments get; null: none can be set. */
  readonly appId: number | null;
}

const branchPolicy = z
  .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
  .nullish();
const environment = z.object({ name: z.string(), deployment_branch_policy: branchPolicy });
const environmentList = z.object({ environments: z.array(environment) });
const policyList = z.object({
  branch_policies: z.array(z.object({ id: z.number(), name: z.string(), type: z.string().optional() })),
});
const ruleList = z.object({
  custom_deployment_protection_rules: z
    .array(z.object({ id: z.number(), enabled: z.boolean(), app: z.object({ id: z.number() }) }))
    .optional(),
});

/** One pattern of branches or tags that may deploy. */
interface Policy {
  readonly name: string;
  readonly type: string;
}

/** Keys of our form that are resources of their own for GitHub. */
const subResources = new Set(['branch_policies', 'app_rule']);

/**
 * What GraphQL does not show of environments: which branches may deploy, and whether our App is asked. Conditional
 * requests: one for the list, two for each environment.
 */
export async function completeEnvironments(
  client: Requester,
  appId: number | null,
  repository: RepositoryRef,
  observed: Observed,
): Promise<Observed> {
  if (observed.unread.includes('environment')) return observed;
  if (!observed.resources.some(({ kind }) => kind === 'environment')) return observed;
  const where = { owner: repository.owner, repo: repository.name };
  const entries = (page: z.infer<typeof environmentList>) => page.environments;
  const list = await callPages(
    client,
    'GET /repos/{owner}/{repo}/environments',
    where,
    environmentList,
    entries,
    10,
  );
  const byName = new Map(list.map((entry) => [entry.name, entry]));
  const resources: ObservedResource[] = [];
  for (const resource of observed.resources) {
    const known = resource.kind === 'environment' ? byName.get(resource.name) : undefined;
    if (resource.kind !== 'environment') resources.push(resource);
    // One that was deleted since the other read is gone.
    else if (known !== undefined) {
      const of = { ...where, environment_name: resource.name };
      const policy = known.deployment_branch_policy ?? null;
      const custom = policy?.custom_branch_policies === true;
      const spec: Spec = {
        ...resource.spec,
        deployment_branch_policy: policy === null ? null : { ...policy },
        branch_policies: custom
          ? (await policiesOf(client, of)).map(({ name, type }) => ({ name, type }))
          : [],
        app_rule: (await ruleOf(client, of, appId)) !== null,
      };
      resources.push({ ...resource, spec });
    }
  }
  return { ...observed, resources };
}

/** Writes an environment, then its branch policies and our deployment protection rule where the change touches them. */
export async function applyEnvironment(
  { client, appId }: ApplyDeps,
  where: Parameters,
  change: Change,
  body: Spec,
): Promise<void> {
  const of = { ...where, environment_name: change.name };
  const touched = new Set(change.fields.map(({ path }) => path.split('.')[0] ?? ''));
  const all = change.action === 'create' || touched.size === 0;
  const own = Object.entries(body).filter(([key]) => !subResources.has(key));
  if (all || own.some(([key]) => touched.has(key))) {
    const settings = Object.fromEntries(own);
    const policy =
      change.action === 'update' && !('deployment_branch_policy' in settings)
        ? { deployment_branch_policy: await presentPolicy(client, of) }
        : {};
    // Each key that is left out goes back to its default.
    const route = 'PUT /repos/{owner}/{repo}/environments/{environment_name}';
    await send(client, route, { ...of, ...settings, ...policy });
  }
  const wanted = policiesIn(body);
  if (wanted !== null && (all || touched.has('branch_policies') || touched.has('deployment_branch_policy'))) {
    await putPolicies(client, of, wanted, change.action === 'create');
  }
  if (typeof body['app_rule'] === 'boolean' && (all || touched.has('app_rule')) && appId !== null) {
    await putRule(client, of, appId, body['app_rule']);
  }
}

async function presentPolicy(client: Requester, of: Parameters): Promise<Spec | null> {
  const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}';
  const { deployment_branch_policy: policy } = await call(client, route, of, environment);
  return policy === null || policy === undefined ? null : { ...policy };
}

const wantedPolicies = z.array(
  z.union([
    z.string().transform((name) => ({ name, type: 'branch' })),
    z.object({ name: z.string(), type: z.string().default('branch') }),
  ]),
);

/** The patterns of the body, or null where it leaves them open or the policy is not made of patterns. */
function policiesIn(body: Spec): readonly Policy[] | null {
  const parsed = wantedPolicies.safeParse(body['branch_policies']);
  const policy = branchPolicy.safeParse(body['deployment_branch_policy']);
  const custom = policy.success && policy.data?.custom_branch_policies === true;
  return parsed.success && custom ? parsed.data : null;
}

async function policiesOf(
  client: Requester,
  of: Parameters,
): Promise<readonly (Policy & { readonly id: number })[]> {
  const list = await callPages(
    client,
    'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
    of,
    policyList,
    (page) => page.branch_policies,
    10,
  );
  return list.map(({ id, name, type }) => ({ id, name, type: type ?? 'branch' }));
}

async function putPolicies(
  client: Requester,
  of: Parameters,
  wanted: readonly Policy[],
  isNew: boolean,
): Promise<void> {
  const present = isNew ? [] : await policiesOf(client, of);
  const key = ({ name, type }: Policy) => `${type} ${name}`;
  const have = new Set(present.map(key));
  const want = new Set(wanted.map(key));
  const route = 'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies';
  for (const policy of wanted) {
    if (!have.has(key(policy))) await send(client, route, { ...of, name: policy.name, type: policy.type });
  }
  for (const policy of present) {
    if (want.has(key(policy))) continue;
    await send(
      client,
      'DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}',
      { ...of, branch_policy_id: policy.id },
    );
  }
}

/** Id of our rule in the environment, or null. */
async function ruleOf(client: Requester, of: Parameters, appId: number | null): Promise<number | null> {
  if (appId === null) return null;
  const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules';
  const { custom_deployment_protection_rules: rules } = await call(client, route, of, ruleList);
  return rules?.find(({ app, enabled }) => app.id === appId && enabled)?.id ?? null;
}

async function putRule(client: Requester, of: Parameters, appId: number, wanted: boolean): Promise<void> {
  const present = await ruleOf(client, of, appId);
  if (wanted && present === null) {
    const route = 'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules';
    await send(client, route, { ...of, integration_id: appId });
  }
  if (!wanted && present !== null) {
    await send(
      client,
      'DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}',
      { ...of, protection_rule_id: present },
    );
  }
}
