import { invalid, refuse } from '../refusal.ts';
import type { OrgState, Rule, Ruleset } from '../state/model.ts';
import type { Json } from '../types.ts';

/** A parameter: what it is, and what GitHub fills in; without a filling it must be given. */
interface Parameter {
  readonly is: 'flag' | 'number' | 'text' | 'list';
  readonly filled?: unknown;
}

interface RuleType {
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly enterprise?: boolean;
  readonly repositoryOnly?: boolean;
  readonly target?: Ruleset['target'];
}

const need = {
  flag: { is: 'flag' },
  number: { is: 'number' },
  text: { is: 'text' },
  list: { is: 'list' },
} as const satisfies Record<string, Parameter>;

const pattern = {
  enterprise: true,
  parameters: {
    name: { is: 'text', filled: '' },
    negate: { is: 'flag', filled: false },
    operator: need.text,
    pattern: need.text,
  },
} as const satisfies RuleType;

/** In the order in which this emulation answers them, which is nobody's order of asking. */
const ruleTypes: Readonly<Record<string, RuleType>> = {
  deletion: {},
  non_fast_forward: {},
  creation: {},
  update: { parameters: { update_allows_fetch_and_merge: { is: 'flag', filled: undefined } } },
  required_linear_history: {},
  required_signatures: {},
  pull_request: {
    parameters: {
      required_approving_review_count: need.number,
      dismiss_stale_reviews_on_push: need.flag,
      required_reviewers: { is: 'list', filled: [] },
      require_code_owner_review: need.flag,
      require_last_push_approval: need.flag,
      required_review_thread_resolution: need.flag,
      allowed_merge_methods: { is: 'list', filled: ['merge', 'squash', 'rebase'] },
    },
  },
  required_status_checks: {
    parameters: {
      strict_required_status_checks_policy: need.flag,
      do_not_enforce_on_create: { is: 'flag', filled: false },
      required_status_checks: need.list,
    },
  },
  merge_queue: {
    repositoryOnly: true,
    parameters: {
      merge_method: need.text,
      max_entries_to_build: need.number,
      min_entries_to_merge: need.number,
      max_entries_to_merge: need.number,
      min_entries_to_merge_wait_minutes: need.number,
      grouping_strategy: need.text,
      check_response_timeout_minutes: need.number,
    },
  },
  required_deployments: { repositoryOnly: true, parameters: { required_deployment_environments: need.list } },
  workflows: {
    enterprise: true,
    parameters: { do_not_enforce_on_create: { is: 'flag', filled: false }, workflows: need.list },
  },
  code_scanning: { parameters: { code_scanning_tools: need.list } },
  copilot_code_review: {
    parameters: {
      review_on_push: { is: 'flag', filled: false },
      review_draft_pull_requests: { is: 'flag', filled: false },
    },
  },
  license_compliance_scanning: {},
  commit_message_pattern: pattern,
  commit_author_email_pattern: pattern,
  committer_email_pattern: pattern,
  branch_name_pattern: { ...pattern, target: 'branch' },
  tag_name_pattern: { ...pattern, target: 'tag' },
  file_path_restriction: { target: 'push', parameters: { restricted_file_paths: need.list } },
  file_extension_restriction: { target: 'push', parameters: { restricted_file_extensions: need.list } },
  max_file_path_length: { target: 'push', parameters: { max_file_path_length: need.number } },
  max_file_size: { target: 'push', parameters: { max_file_size: need.number } },
};

const order = Object.keys(ruleTypes);

export interface RuleHome {
  readonly org: OrgState;
  /** For the organisation, not for one repository. */
  readonly whole: boolean;
  readonly target: Ruleset['target'];
}

/** Rules as GitHub keeps them: checked, completed with its defaults and in its own order. */
export function readRules(value: unknown, home: RuleHome): Rule[] {
  if (!Array.isArray(value)) refuse(422, 'Invalid request.\n\nInvalid property /rules: not an array.');
  const rules = (value as Json[]).map((rule, index) => readRule(rule, index, home));
  const seen = new Set<string>();
  for (const { type } of rules) {
    if (seen.has(type)) invalid(`Rules ${type} must be unique`);
    seen.add(type);
  }
  return rules.sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
}

function readRule(rule: Json, index: number, home: RuleHome): Rule {
  const type = String(rule['type']);
  const known = Object.hasOwn(ruleTypes, type) ? ruleTypes[type] : undefined;
  if (known === undefined) noMatch(index);
  needFitting(type, known, home);
  const parameters = readParameters(known, (rule['parameters'] ?? {}) as Json, index);
  checkValues(type, parameters, index);
  return Object.keys(parameters).length === 0 ? { type } : { type, parameters };
}

function needFitting(type: string, known: RuleType, home: RuleHome): void {
  if (known.repositoryOnly === true && home.whole) {
    invalid(`Invalid rule '${type}': not allowed for organizations`);
  }
  if (known.enterprise === true && home.org.plan !== 'enterprise') {
    invalid(`Invalid rule '${type}': not available on this plan`);
  }
  if (known.target !== undefined && known.target !== home.target) {
    invalid(`Invalid rule '${type}': cannot be used with target ${home.target}`);
  }
}

function readParameters(known: RuleType, given: Json, index: number): Record<string, unknown> {
  const expected = known.parameters ?? {};
  if (Object.keys(given).some((name) => !(name in expected) && name !== 'dismissal_restriction'))
    noMatch(index);
  const parameters: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(expected)) {
    const taken = given[name] ?? parameter.filled;
    if (taken === undefined && 'filled' in parameter) continue;
    if (!isKind(taken, parameter.is)) noMatch(index);
    parameters[name] = taken;
  }
  return parameters;
}

function noMatch(index: number): never {
  return refuse(422, `Invalid request.\n\nInvalid property /rules/${index}: data matches no possible input.`);
}

function isKind(value: unknown, kind: Parameter['is']): boolean {
  if (kind === 'list') return Array.isArray(value);
  return typeof value === (kind === 'flag' ? 'boolean' : kind === 'number' ? 'number' : 'string');
}

function checkValues(type: string, parameters: Record<string, unknown>, index: number): void {
  const count = parameters['required_approving_review_count'];
  if (typeof count === 'number' && (count < 0 || count > 10)) noMatch(index);
  const methods = parameters['allowed_merge_methods'];
  if (Array.isArray(methods)) {
    if (methods.some((method) => !['merge', 'squash', 'rebase'].includes(String(method)))) noMatch(index);
    if (methods.length === 0) invalid(`Invalid rule '${type}': allowed_merge_methods must not be empty`);
  }
  if (type.endsWith('_pattern')) {
    const operators = ['starts_with', 'ends_with', 'contains', 'regex'];
    if (!operators.includes(String(parameters['operator']))) noMatch(index);
  }
  if (type !== 'required_status_checks') return;
  const checks = parameters['required_status_checks'] as Json[];
  if (checks.some((check) => typeof check['context'] !== 'string' || check['context'] === '')) noMatch(index);
  parameters['required_status_checks'] = [...checks].sort((a, b) =>
    String(a['context']) < String(b['context']) ? -1 : 1,
  );
}
