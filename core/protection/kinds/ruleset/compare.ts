import type { Json, JsonObject } from '../../../json.ts';
import { diffFields, isList, isObject, listAt, objectAt, only, sortedSet, textAt } from '../../diff.ts';
import type { FieldChange, Spec } from '../../types.ts';

/** What GitHub fills in where a rule does not say it. */
const ruleDefaults: Readonly<Record<string, JsonObject>> = {
  pull_request: {
    allowed_merge_methods: ['merge', 'rebase', 'squash'],
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_approving_review_count: 0,
    required_review_thread_resolution: false,
  },
  required_status_checks: {
    do_not_enforce_on_create: false,
    required_status_checks: [],
    strict_required_status_checks_policy: false,
  },
  update: { update_allows_fetch_and_merge: false },
};

/** Below these paths, what others added to a ruleset of ours is a difference too. */
const exact: ReadonlySet<string> = new Set(['rules', 'bypass_actors']);

/**
 * A ruleset with its sets as records: rules by type, people by kind and id. A part that was not read is left out:
 * GitHub shows `bypass_actors` only to those who may write the ruleset.
 */
export function rulesetView(spec: Spec): Spec {
  const refs = objectAt(objectAt(spec, 'conditions'), 'ref_name');
  return {
    target: spec['target'] ?? 'branch',
    enforcement: spec['enforcement'] ?? 'active',
    conditions: { include: sortedSet(listAt(refs, 'include')), exclude: sortedSet(listAt(refs, 'exclude')) },
    rules: rulesByType(listAt(spec, 'rules')),
    ...(isList(spec['bypass_actors']) ? { bypass_actors: actorsById(spec['bypass_actors']) } : {}),
  };
}

function rulesByType(rules: readonly Json[]): JsonObject {
  return Object.fromEntries(
    rules.filter(isObject).map((rule) => {
      const type = textAt(rule, 'type');
      const defaults = Object.hasOwn(ruleDefaults, type) ? ruleDefaults[type] : undefined;
      const said = objectAt(rule, 'parameters');
      // GitHub adds parameters to the rules that we know as it grows; nobody asks for those.
      const parameters =
        defaults === undefined ? said : { ...defaults, ...only(said, Object.keys(defaults)) };
      return [type, Object.fromEntries(Object.entries(parameters).map(viewParameter))];
    }),
  );
}

/** Every list among the parameters that we know is a set. */
function viewParameter([key, value]: readonly [string, Json]): readonly [string, Json] {
  if (!isList(value)) return [key, value];
  if (key !== 'required_status_checks') return [key, sortedSet(value)];
  return [
    key,
    Object.fromEntries(
      value.filter(isObject).map((check) => [textAt(check, 'context'), sourceOf(check)] as const),
    ),
  ];
}

/** The App that must report a check; `any` where none is named. */
function sourceOf(check: JsonObject): Json {
  const id = check['integration_id'];
  return typeof id === 'number' && id > 0 ? id : 'any';
}

function actorsById(actors: readonly Json[]): JsonObject {
  return Object.fromEntries(
    actors.filter(isObject).map((actor) => {
      const type = textAt(actor, 'actor_type');
      // GitHub ignores the ids of these two and gives back one of its own.
      const id =
        type === 'OrganizationAdmin' || type === 'DeployKey'
          ? ''
          : ` ${JSON.stringify(actor['actor_id'] ?? null)}`;
      return [`${type}${id}`, actor['bypass_mode'] ?? 'always'];
    }),
  );
}

export function compareRulesets(desired: Spec, observed: Spec): readonly FieldChange[] {
  const have = rulesetView(observed);
  const want = keepSources(rulesetView(desired), have);
  const { bypass_actors: actors, ...rest } = want;
  const asked = actors === undefined || have['bypass_actors'] === undefined ? rest : want;
  return diffFields(asked, have, exactWithChecks);
}

const exactWithChecks: ReadonlySet<string> = new Set([
  ...exact,
  'rules.required_status_checks.required_status_checks',
]);

/** A check whose source we do not name keeps the one that it has. */
function keepSources(want: Spec, have: Spec): Spec {
  const rules = objectAt(want, 'rules');
  const parameters = objectAt(rules, 'required_status_checks');
  const checks = parameters['required_status_checks'];
  if (!isObject(checks)) return want;
  const known = objectAt(
    objectAt(objectAt(have, 'rules'), 'required_status_checks'),
    'required_status_checks',
  );
  const kept = Object.fromEntries(
    Object.entries(checks).map(([context, source]) => [
      context,
      source === 'any' && Object.hasOwn(known, context) ? (known[context] ?? 'any') : source,
    ]),
  );
  return {
    ...want,
    rules: { ...rules, required_status_checks: { ...parameters, required_status_checks: kept } },
  };
}

/** A PUT replaces the ruleset: what GitHub or others say inside a rule that we ask for is sent along. */
export function rulesetBody(name: string, desired: Spec, observed: Spec | null): Spec {
  if (observed === null) return { name, ...desired };
  const before = new Map(
    listAt(observed, 'rules')
      .filter(isObject)
      .map((rule) => [textAt(rule, 'type'), rule] as const),
  );
  const rules = listAt(desired, 'rules')
    .filter(isObject)
    .map((rule) => ruleOver(rule, before.get(textAt(rule, 'type'))));
  return { name, ...desired, rules };
}

function ruleOver(rule: JsonObject, before: JsonObject | undefined): JsonObject {
  const parameters = objectAt(rule, 'parameters');
  if (before === undefined || Object.keys(parameters).length === 0) return rule;
  const old = objectAt(before, 'parameters');
  const merged = { ...old, ...parameters };
  if (rule['type'] !== 'required_status_checks') return { ...rule, parameters: merged };
  const sources = new Map(
    listAt(old, 'required_status_checks')
      .filter(isObject)
      .map((check) => [textAt(check, 'context'), sourceOf(check)] as const),
  );
  const checks = listAt(parameters, 'required_status_checks')
    .filter(isObject)
    .map((check) => {
      const source = sources.get(textAt(check, 'context'));
      return sourceOf(check) === 'any' && typeof source === 'number'
        ? { ...check, integration_id: source }
        : check;
    });
  return { ...rule, parameters: { ...merged, required_status_checks: checks } };
}
