import type { JsonObject } from '../../../json.ts';
import { baseRules, type BaseRules } from '../../bases.ts';
import { requiredChecks } from '../../checks.ts';
import { matchesBranch } from '../../../branching/index.ts';
import { branchRef } from '../../globs.ts';
import type { CompileInput } from '../../input.ts';
import type { DesiredResource } from '../../types.ts';
import { rulesetNames } from './names.ts';
import { app, ruleset } from './parts.ts';

/** One ruleset for each distinct set of rules, since GitHub knows merge methods by base. */
export function longLivedRulesets(input: CompileInput): readonly DesiredResource[] {
  const groups = baseRules(input.strategy, input.config);
  return groups.map((group, index) => {
    const { globs } = group;
    const others = groups.flatMap((other) => (other === group ? [] : other.globs));
    return ruleset({
      name: index === 0 ? rulesetNames.longLived : `${rulesetNames.longLived}: ${globs[0]}`,
      asked: 'strategy',
      include: globs.map(branchRef),
      // A name of another group that a pattern here happens to match keeps to its own rules.
      exclude: others.filter((name) => globs.some((glob) => matchesBranch(name, glob))).map(branchRef),
      rules: rulesOf(group, input),
      bypass: app(input.appId),
    });
  });
}

function rulesOf(group: BaseRules, input: CompileInput): readonly JsonObject[] {
  const plain = [
    { type: 'deletion' },
    { type: 'non_fast_forward' },
    ...(group.creation && input.branches.length > 0 ? [{ type: 'creation' }] : []),
    ...(group.linear ? [{ type: 'required_linear_history' }] : []),
  ];
  // Required checks and reviews would refuse a direct commit too.
  if (input.config.directCommits !== 'deny') return plain;
  const queue = group.queue === null ? [] : [mergeQueue(group.queue)];
  return [...plain, pullRequest(group, input), statusChecks(group, input), ...queue];
}

function pullRequest({ methods }: BaseRules, { config }: CompileInput): JsonObject {
  return {
    type: 'pull_request',
    parameters: {
      required_approving_review_count: config.approvals,
      dismiss_stale_reviews_on_push: true,
      require_code_owner_review: config.codeOwners,
      require_last_push_approval: false,
      required_review_thread_resolution: false,
      allowed_merge_methods: methods,
    },
  };
}

function statusChecks({ strict }: BaseRules, input: CompileInput): JsonObject {
  return {
    type: 'required_status_checks',
    parameters: {
      strict_required_status_checks_policy: strict,
      // A new release branch starts from a commit that may have no check of ours.
      do_not_enforce_on_create: true,
      required_status_checks: requiredChecks(input).map(({ context, app: id }) =>
        id === null ? { context } : { context, integration_id: id },
      ),
    },
  };
}

function mergeQueue(method: string): JsonObject {
  return {
    type: 'merge_queue',
    parameters: {
      check_response_timeout_minutes: 60,
      grouping_strategy: 'ALLGREEN',
      max_entries_to_build: 5,
      max_entries_to_merge: 5,
      merge_method: method.toUpperCase(),
      min_entries_to_merge: 1,
      min_entries_to_merge_wait_minutes: 5,
    },
  };
}
