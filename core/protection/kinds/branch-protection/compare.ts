import type { Json, JsonObject } from '../../../json.ts';
import { diffFields, isList, isObject, listAt, objectAt, only, sortedSet, textAt } from '../../diff.ts';
import { policyCheck } from '../../checks.ts';
import type { FieldChange, Spec } from '../../types.ts';

/** People who pass a rule, as GitHub lists them. */
const people = ['apps', 'teams', 'users'] as const;
/** Keys of the request that we do not ask for; a PUT without them would reset them. */
const kept = ['required_conversation_resolution', 'allow_fork_syncing', 'block_creations'];

const exact: ReadonlySet<string> = new Set(['required_status_checks.checks']);

/** A protection with every default said: GitHub leaves out what is off. */
export function protectionView(spec: Spec): Spec {
  const flags = Object.fromEntries(
    [
      'enforce_admins',
      'required_linear_history',
      'allow_force_pushes',
      'allow_deletions',
      'lock_branch',
      ...kept,
    ].map((key) => [key, spec[key] === true]),
  );
  return {
    ...flags,
    required_status_checks: checksView(spec['required_status_checks'] ?? null),
    required_pull_request_reviews: reviewsView(spec['required_pull_request_reviews'] ?? null),
    restrictions: isObject(spec['restrictions']) ? peopleView(spec['restrictions']) : null,
  };
}

function checksView(value: Json): Json {
  if (!isObject(value)) return null;
  // `contexts` is the older name of the same list; GitHub answers with both.
  const named = isList(value['checks']) ? value['checks'] : [];
  const checks = named.length > 0 ? named : listAt(value, 'contexts').map((context): Json => ({ context }));
  return {
    strict: value['strict'] === true,
    checks: Object.fromEntries(
      checks.filter(isObject).map((check) => [textAt(check, 'context'), sourceOf(check)] as const),
    ),
  };
}

function sourceOf(check: JsonObject): Json {
  const id = check['app_id'];
  return typeof id === 'number' && id > 0 ? id : 'any';
}

function reviewsView(value: Json): Json {
  if (!isObject(value)) return null;
  return {
    dismiss_stale_reviews: value['dismiss_stale_reviews'] === true,
    require_code_owner_reviews: value['require_code_owner_reviews'] === true,
    required_approving_review_count: value['required_approving_review_count'] ?? 0,
    require_last_push_approval: value['require_last_push_approval'] === true,
    // Whoever may pass the reviews makes the protection weaker.
    bypass_pull_request_allowances: peopleView(objectAt(value, 'bypass_pull_request_allowances')),
  };
}

function peopleView(value: JsonObject): JsonObject {
  return Object.fromEntries(people.map((key) => [key, sortedSet(listAt(value, key))]));
}

export function compareProtections(desired: Spec, observed: Spec): readonly FieldChange[] {
  const have = protectionView(observed);
  const want = keepSources(only(protectionView(desired), Object.keys(desired)), have);
  return diffFields(want, have, exact);
}

/** A check whose source we do not name keeps the one that it has. */
function keepSources(want: Spec, have: Spec): Spec {
  const status = want['required_status_checks'];
  if (!isObject(status)) return want;
  const known = objectAt(objectAt(have, 'required_status_checks'), 'checks');
  const checks = Object.fromEntries(
    Object.entries(objectAt(status, 'checks')).map(([context, source]) => [
      context,
      source === 'any' && Object.hasOwn(known, context) ? (known[context] ?? 'any') : source,
    ]),
  );
  return { ...want, required_status_checks: { ...status, checks } };
}

/** A PUT replaces the protection: what we do not ask for is sent as it was. */
export function protectionBody(_name: string, desired: Spec, observed: Spec | null): Spec {
  if (observed === null) return desired;
  const view = protectionView(observed);
  const body = { ...only(view, kept), ...desired };
  const checks = body['required_status_checks'];
  const reviews = body['required_pull_request_reviews'];
  return {
    ...body,
    ...(isObject(checks) ? { required_status_checks: withSources(checks, view) } : {}),
    ...(isObject(reviews) ? { required_pull_request_reviews: withoutPassing(reviews, view) } : {}),
  };
}

function withSources(checks: JsonObject, view: Spec): JsonObject {
  const known = objectAt(objectAt(view, 'required_status_checks'), 'checks');
  return {
    ...checks,
    checks: listAt(checks, 'checks')
      .filter(isObject)
      .map((check) => {
        const context = textAt(check, 'context');
        const source = Object.hasOwn(known, context) ? known[context] : undefined;
        return sourceOf(check) === 'any' && typeof source === 'number' ? { ...check, app_id: source } : check;
      }),
  };
}

/** Leaving the list out keeps it, so an empty one is sent where there is somebody on it. */
function withoutPassing(reviews: JsonObject, view: Spec): JsonObject {
  const passing = objectAt(objectAt(view, 'required_pull_request_reviews'), 'bypass_pull_request_allowances');
  const somebody = people.some((key) => listAt(passing, key).length > 0);
  if (!somebody) return reviews;
  return { ...reviews, bypass_pull_request_allowances: { users: [], teams: [], apps: [] } };
}

/** The mark of a protection that Fairlead wrote, or that somebody made for it. */
export function requiresPolicy(observed: Spec): boolean {
  const status = objectAt(protectionView(observed), 'required_status_checks');
  return Object.hasOwn(objectAt(status, 'checks'), policyCheck);
}
