import { isList, isObject, textAt } from '../../core/protection/diff.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { sameName } from '../../core/protection/ledger.ts';
import type { Change, Observed, ObservedResource, Spec } from '../../core/protection/types.ts';

/**
 * Settings of one repository, which takes what Fairlead writes and answers as GitHub does: lists in another order,
 * defaults filled in, fields added, what is off left out.
 */
export class SettingsModel {
  /** Every call that was made, in order: `PUT ruleset Fairlead: tags`. */
  readonly calls: string[] = [];
  readonly #resources: ObservedResource[];
  #nextId = 100;

  constructor(resources: readonly ObservedResource[] = []) {
    const settings: ObservedResource = { kind: 'repository-settings', name: 'settings', id: null, spec: {} };
    const known = resources.some(({ kind }) => kind === settings.kind);
    this.#resources = known ? [...resources] : [...resources, settings];
  }

  observed(): Observed {
    const resources = this.#resources.map((resource) => ({ ...resource, spec: normalised(resource) }));
    return { resources: resources.toReversed(), unread: [], unenforceable: false };
  }

  apply({ action, kind, name, id, body }: Change): number | null {
    this.calls.push(`${action} ${kind} ${name}`);
    const at = this.#resources.findIndex((resource) =>
      id === null ? sameName(resource, { kind, name }) : resource.id === id && resource.kind === kind,
    );
    if ((action === 'create') === at >= 0) throw new Error(`${action} ${name}: GitHub would not`);
    if (action === 'delete') {
      this.#resources.splice(at, 1);
      return null;
    }
    if (body === null) throw new Error('nothing to write');
    const next = this.#written(this.#resources[at], { kind, name }, body);
    if (at >= 0) this.#resources[at] = next;
    else this.#resources.push(next);
    return next.id;
  }

  #written(
    before: ObservedResource | undefined,
    { kind, name }: Pick<ObservedResource, 'kind' | 'name'>,
    body: Spec,
  ): ObservedResource {
    if (kind === 'ruleset') {
      const id = before?.id ?? this.#nextId++;
      return { kind, name: textAt(body, 'name'), id, spec: withoutName(body) };
    }
    const spec = kind === 'repository-settings' ? { ...before?.spec, ...body } : body;
    return { kind, name: before?.name ?? name, id: null, spec };
  }
}

function withoutName({ name: _name, ...rest }: Spec): Spec {
  return rest;
}

function normalised({ kind, spec }: ObservedResource): Spec {
  if (kind === 'ruleset') return rulesetAnswer(spec);
  if (kind === 'branch-protection') return protectionAnswer(spec);
  if (kind === 'environment') return environmentAnswer(spec);
  return { allow_auto_merge: false, web_commit_signoff_required: false, ...spec };
}

function rulesetAnswer(spec: Spec): Spec {
  const added: Record<string, JsonObject> = {
    pull_request: { required_reviewers: [], automatic_copilot_code_review_enabled: false },
    update: { update_allows_fetch_and_merge: false },
  };
  const rules = list(spec['rules']).map((rule): Json => {
    if (!isObject(rule)) return rule;
    const parameters = { ...added[textAt(rule, 'type')], ...(rule['parameters'] as JsonObject | undefined) };
    return Object.keys(parameters).length === 0 ? rule : { ...rule, parameters: reversed(parameters) };
  });
  return {
    ...spec,
    source_type: 'Repository',
    conditions: reversed(spec['conditions'] ?? null),
    rules: rules.toReversed(),
    bypass_actors: list(spec['bypass_actors']).toReversed(),
    current_user_can_bypass: 'always',
  };
}

function protectionAnswer(spec: Spec): Spec {
  const checks = spec['required_status_checks'];
  const off = (key: string) => (spec[key] === false ? {} : { [key]: spec[key] ?? false });
  return {
    ...spec,
    ...off('lock_branch'),
    required_conversation_resolution: spec['required_conversation_resolution'] ?? false,
    required_status_checks: isObject(checks)
      ? {
          ...checks,
          contexts: list(checks['checks']).map((check) =>
            isObject(check) ? (check['context'] ?? null) : null,
          ),
          checks: list(checks['checks'])
            .map((check): Json => (isObject(check) ? { app_id: null, ...check } : check))
            .toReversed(),
        }
      : null,
  };
}

function environmentAnswer(spec: Spec): Spec {
  const { wait_timer: wait, ...rest } = spec;
  return {
    ...rest,
    ...(wait === 0 ? {} : { wait_timer: wait ?? null }),
    reviewers: list(spec['reviewers']).toReversed(),
    branch_policies: list(spec['branch_policies'])
      .map((policy): Json => (isObject(policy) ? { id: 7, ...policy } : policy))
      .toReversed(),
    can_admins_bypass: true,
  };
}

function list(value: Json | undefined): readonly Json[] {
  return value !== undefined && isList(value) ? value : [];
}

/** Every list in it the other way round. */
function reversed(value: Json): Json {
  if (isList(value)) return value.map(reversed).toReversed();
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, reversed(member)]));
}
