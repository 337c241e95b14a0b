import { mergeMethods, type MergeMethod } from '../../config/types.ts';
import type { JsonObject } from '../../json.ts';
import { isObject, listAt, objectAt, textAt } from '../diff.ts';
import { policyCheck } from '../checks.ts';
import { branchGlob, isWildcard, tagGlob } from '../globs.ts';
import { protectionView } from '../kinds/branch-protection/compare.ts';
import { rulesetView } from '../kinds/ruleset/compare.ts';
import { rulesetNames } from '../kinds/ruleset/names.ts';
import type { ObservedResource } from '../types.ts';

/** What the settings say, in the words of the configuration. */
export interface Facts {
  /** Globs of branches that are protected, those of the main line first. */
  readonly longLived: readonly string[];
  /** Something asks for pull requests. */
  readonly pullRequests: boolean;
  readonly approvals: number;
  readonly codeOwners: boolean;
  readonly checks: readonly string[];
  readonly strict: boolean;
  readonly linear: boolean;
  /** Methods that the repository and the rules on the main line both allow. */
  readonly methods: readonly MergeMethod[];
  readonly queue: MergeMethod | null;
  /** Names that people may give a branch; null: any. */
  readonly names: readonly string[] | null;
  readonly tags: readonly string[];
  /** Who may pass, as `Team 5`, by the ruleset's name. */
  readonly passing: Readonly<Record<string, readonly string[]>>;
  /** Branches that nobody may update now. */
  readonly frozen: readonly string[];
  readonly deletesMerged: boolean | null;
  readonly mechanism: 'rulesets' | 'branch-protection';
}

interface Protecting {
  readonly globs: readonly string[];
  readonly rules: JsonObject;
}

export function readFacts(resources: readonly ObservedResource[], defaultBranch: string): Facts {
  const rulesets = resources.filter(({ kind }) => kind === 'ruleset');
  const protections = resources.filter(({ kind }) => kind === 'branch-protection');
  const settings = resources.find(({ kind }) => kind === 'repository-settings')?.spec ?? {};
  const views = new Map(rulesets.map(({ name, spec }) => [name, rulesetView(spec)]));
  const protecting = [
    ...rulesets.flatMap((resource) => protectingRuleset(resource, defaultBranch)),
    ...protections.flatMap(protectingBranch),
  ].sort((a, b) => Number(b.globs.includes(defaultBranch)) - Number(a.globs.includes(defaultBranch)));
  const usesRulesets =
    protections.length === 0 || rulesets.some(({ name }) => name === rulesetNames.longLived);
  return {
    longLived: [...new Set(protecting.flatMap(({ globs }) => globs))],
    ...ruleFacts(protecting),
    methods: settingMethods(settings),
    names: namesOf(views.get(rulesetNames.names)),
    tags: tagsOf([...views.values()]),
    passing: Object.fromEntries([...views].map(([name, view]) => [name, passingOf(view)])),
    frozen: [
      ...frozenBy(views.get(rulesetNames.freeze)),
      ...protections
        .filter(({ spec }) => protectionView(spec)['lock_branch'] === true)
        .map(({ name }) => name),
    ],
    deletesMerged: booleanAt(settings, 'delete_branch_on_merge'),
    mechanism: usesRulesets ? 'rulesets' : 'branch-protection',
  };
}

/** An active ruleset that keeps branches from being deleted or pushed to, in the rules' own words. */
function protectingRuleset({ name, spec }: ObservedResource, defaultBranch: string): readonly Protecting[] {
  const view = rulesetView(spec);
  const rules = objectAt(view, 'rules');
  const protects = ['deletion', 'non_fast_forward', 'pull_request', 'required_status_checks'].some((type) =>
    Object.hasOwn(rules, type),
  );
  if (view['target'] !== 'branch' || view['enforcement'] !== 'active' || !protects) return [];
  const refs = listAt(objectAt(view, 'conditions'), 'include').flatMap((ref) => {
    if (ref === '~DEFAULT_BRANCH') return [defaultBranch];
    return typeof ref === 'string' ? (branchGlob(ref) ?? []) : [];
  });
  // The ruleset's name says which of its branches is the first one.
  const first = name.slice(`${rulesetNames.longLived}: `.length);
  const globs = [...refs].sort((a, b) => Number(b === first) - Number(a === first));
  return globs.length === 0 ? [] : [{ globs, rules }];
}

/** A branch protection in the words of rules. */
function protectingBranch({ name, spec }: ObservedResource): readonly Protecting[] {
  const view = protectionView(spec);
  const reviews = view['required_pull_request_reviews'];
  const checks = view['required_status_checks'];
  const rules: JsonObject = {
    ...(view['required_linear_history'] === true ? { required_linear_history: {} } : {}),
    ...(isObject(reviews)
      ? {
          pull_request: {
            required_approving_review_count: reviews['required_approving_review_count'] ?? 0,
            require_code_owner_review: reviews['require_code_owner_reviews'] ?? false,
          },
        }
      : {}),
    ...(isObject(checks)
      ? {
          required_status_checks: {
            strict_required_status_checks_policy: checks['strict'] ?? false,
            required_status_checks: checks['checks'] ?? {},
          },
        }
      : {}),
  };
  return [{ globs: [name], rules }];
}

function ruleFacts(
  protecting: readonly Protecting[],
): Pick<Facts, 'pullRequests' | 'approvals' | 'codeOwners' | 'checks' | 'strict' | 'linear' | 'queue'> {
  const rules = protecting.map((each) => each.rules);
  const pulls = rules.flatMap((each) => (isObject(each['pull_request']) ? [each['pull_request']] : []));
  const checks = rules.map((each) => objectAt(each, 'required_status_checks'));
  const contexts = checks.flatMap((each) => Object.keys(objectAt(each, 'required_status_checks')));
  const counts = pulls.map((pull) => Number(pull['required_approving_review_count']));
  const queued = rules.map((each) => textAt(objectAt(each, 'merge_queue'), 'merge_method').toLowerCase());
  return {
    pullRequests: pulls.length > 0,
    approvals: Math.max(0, ...counts.filter((number) => Number.isInteger(number))),
    codeOwners: pulls.some((pull) => pull['require_code_owner_review'] === true),
    checks: [...new Set(contexts)].filter((context) => context !== policyCheck).sort(),
    strict: checks.some((each) => each['strict_required_status_checks_policy'] === true),
    linear: rules.some((each) => Object.hasOwn(each, 'required_linear_history')),
    queue: mergeMethods.find((method) => queued.includes(method)) ?? null,
  };
}

function settingMethods(settings: JsonObject): readonly MergeMethod[] {
  const keys = { merge: 'allow_merge_commit', squash: 'allow_squash_merge', rebase: 'allow_rebase_merge' };
  return mergeMethods.filter((method) => settings[keys[method]] !== false);
}

function namesOf(view: JsonObject | undefined): readonly string[] | null {
  if (view === undefined) return null;
  return listAt(objectAt(view, 'conditions'), 'exclude').flatMap((ref) =>
    typeof ref === 'string' ? (branchGlob(ref) ?? []) : [],
  );
}

function tagsOf(views: readonly JsonObject[]): readonly string[] {
  const refs = views
    .filter((view) => view['target'] === 'tag' && view['enforcement'] === 'active')
    .flatMap((view) => listAt(objectAt(view, 'conditions'), 'include'));
  const globs = refs.flatMap((ref) => {
    if (ref === '~ALL') return ['**'];
    return typeof ref === 'string' ? (tagGlob(ref) ?? []) : [];
  });
  return [...new Set(globs)];
}

function passingOf(view: JsonObject): readonly string[] {
  return Object.keys(objectAt(view, 'bypass_actors'));
}

function frozenBy(view: JsonObject | undefined): readonly string[] {
  if (view === undefined || view['enforcement'] !== 'active') return [];
  return listAt(objectAt(view, 'conditions'), 'include').flatMap((ref) =>
    typeof ref === 'string' ? (branchGlob(ref) ?? []) : [],
  );
}

function booleanAt(value: JsonObject, key: string): boolean | null {
  const flag = value[key];
  return typeof flag === 'boolean' ? flag : null;
}

/** Names without a star, and globs. */
export function splitNames(globs: readonly string[]): {
  readonly literal: readonly string[];
  readonly wild: readonly string[];
} {
  return { literal: globs.filter((glob) => !isWildcard(glob)), wild: globs.filter(isWildcard) };
}
