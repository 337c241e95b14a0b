import type { Json } from '../../../json.ts';
import { diffFields, isList, isObject, only, sortedSet } from '../../diff.ts';
import type { FieldChange, Spec } from '../../types.ts';

/** What a PUT resets where it is left out. */
const ofRequest = ['wait_timer', 'prevent_self_review', 'reviewers', 'deployment_branch_policy'];
/** Read by requests of their own: where they are missing, nobody looked. */
const readApart = ['deployment_branch_policy', 'branch_policies', 'app_rule'];

const none: ReadonlySet<string> = new Set();

export function environmentView(spec: Spec): Spec {
  const policies = spec['branch_policies'];
  return {
    wait_timer: spec['wait_timer'] ?? 0,
    prevent_self_review: spec['prevent_self_review'] === true,
    reviewers: isList(spec['reviewers']) ? sortedSet(spec['reviewers'].map(reviewerView)) : [],
    ...only(spec, ['deployment_branch_policy', 'app_rule']),
    ...(isList(policies) ? { branch_policies: sortedSet(policies.map(policyView)) } : {}),
  };
}

function reviewerView(reviewer: Json): Json {
  return isObject(reviewer) ? { type: reviewer['type'] ?? null, id: reviewer['id'] ?? null } : reviewer;
}

function policyView(policy: Json): Json {
  if (!isObject(policy)) return { name: policy, type: 'branch' };
  return { name: policy['name'] ?? null, type: policy['type'] ?? 'branch' };
}

/** Only what we ask for. */
export function compareEnvironments(desired: Spec, observed: Spec): readonly FieldChange[] {
  const have = environmentView(observed);
  const unread = new Set(readApart.filter((key) => have[key] === undefined));
  const keys = Object.keys(desired).filter((key) => !unread.has(key));
  return diffFields(only(environmentView(desired), keys), have, none);
}

export function environmentBody(_name: string, desired: Spec, observed: Spec | null): Spec {
  return observed === null ? desired : { ...only(environmentView(observed), ofRequest), ...desired };
}

/** What takes back a key that we set in an environment of ours. */
export function environmentReset(key: string): Spec | null {
  if (key === 'wait_timer') return { wait_timer: 0 };
  if (key === 'reviewers') return { reviewers: [] };
  if (key === 'prevent_self_review') return { prevent_self_review: false };
  return null;
}
