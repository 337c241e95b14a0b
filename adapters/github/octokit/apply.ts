import { z } from 'zod';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import type { Change, ResourceKind, Spec } from '../../../core/protection/types.ts';
import { call, isNotFound, send, type Parameters, type Requester } from './call.ts';
import { applyEnvironment, type ApplyDeps } from './environments.ts';
import type { Route } from './routes.ts';

const created = z.object({ id: z.number() });

type Write = (deps: ApplyDeps, where: Parameters, change: Change, body: Spec) => Promise<number | null>;

/** How each kind is written. Deletions are in `applyChange`. */
const writes: Record<ResourceKind, Write> = {
  ruleset: async ({ client }, where, { action, id }, body) => {
    if (action === 'create' || id === null) {
      const made = await call(client, 'POST /repos/{owner}/{repo}/rulesets', { ...where, ...body }, created);
      return made.id;
    }
    const parameters = { ...where, ruleset_id: id, ...body };
    await call(client, 'PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}', parameters, created);
    return id;
  },
  'branch-protection': async ({ client }, where, { name }, body) => {
    const route = 'PUT /repos/{owner}/{repo}/branches/{branch}/protection';
    await send(client, route, { ...where, branch: name, ...withContexts(body) });
    return null;
  },
  environment: async (deps, where, change, body) => {
    await applyEnvironment(deps, where, change, body);
    return null;
  },
  'repository-settings': async ({ client }, where, change, body) => {
    await send(client, 'PATCH /repos/{owner}/{repo}', { ...where, ...changedSettings(change, body) });
    return null;
  },
};

/** Makes one change; returns a ruleset's id. Deleting what is gone already is no error. */
export async function applyChange(
  deps: ApplyDeps,
  repository: RepositoryRef,
  change: Change,
): Promise<number | null> {
  const where = { owner: repository.owner, repo: repository.name };
  if (change.action === 'delete') {
    await remove(deps.client, where, change);
    return null;
  }
  if (change.body === null) {
    throw new FinalError('FL_GITHUB_REFUSED', `nothing to write into ${change.kind} ${change.name}`);
  }
  return writes[change.kind](deps, where, change, change.body);
}

async function remove(client: Requester, where: Parameters, { kind, name, id }: Change): Promise<void> {
  const [route, parameters] = deletion(kind, name, id);
  try {
    await send(client, route, { ...where, ...parameters });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

function deletion(kind: ResourceKind, name: string, id: number | null): readonly [Route, Parameters] {
  if (kind === 'ruleset' && id !== null) {
    return ['DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}', { ruleset_id: id }];
  }
  if (kind === 'branch-protection') {
    return ['DELETE /repos/{owner}/{repo}/branches/{branch}/protection', { branch: name }];
  }
  if (kind === 'environment') {
    return ['DELETE /repos/{owner}/{repo}/environments/{environment_name}', { environment_name: name }];
  }
  throw new FinalError('FL_GITHUB_REFUSED', `${kind} ${name} cannot be deleted`);
}

/** GitHub's description asks for the deprecated `contexts` still; with `checks` beside it, it must be empty. */
function withContexts(body: Spec): Spec {
  const required = body['required_status_checks'];
  const parsed = z.record(z.string(), z.json()).safeParse(required);
  return parsed.success ? { ...body, required_status_checks: { contexts: [], ...parsed.data } } : body;
}

/** Settings that GitHub takes only together. */
const pairs: readonly (readonly [string, string])[] = [
  ['merge_commit_title', 'merge_commit_message'],
  ['squash_merge_commit_title', 'squash_merge_commit_message'],
];

/** Only what changes: what somebody else sets at the same moment stays. */
function changedSettings(change: Change, body: Spec): Spec {
  const changed = new Set(change.fields.map(({ path }) => path.split('.')[0] ?? ''));
  for (const pair of pairs)
    if (pair.some((key) => changed.has(key))) for (const key of pair) changed.add(key);
  const entries = Object.entries(body).filter(([key]) => changed.has(key));
  return entries.length === 0 ? body : Object.fromEntries(entries);
}
