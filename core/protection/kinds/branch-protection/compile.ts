import { isLongLived, matchesAny, matchesBranch } from '../../../branching/index.ts';
import type { Json } from '../../../json.ts';
import { baseRules, type BaseRules } from '../../bases.ts';
import { requiredChecks } from '../../checks.ts';
import { frozenBranches, type CompileInput } from '../../input.ts';
import type { Spec } from '../../types.ts';
import type { Compiled } from '../kind.ts';

/** GitHub's older mechanism: one protection for each branch that stays and exists. */
export function compileProtections(input: CompileInput): Compiled {
  const { config, strategy } = input;
  if (config.mechanism !== 'branch-protection') return { resources: [], notes: [] };
  const groups = baseRules(strategy, config);
  const frozen = frozenBranches(input);
  const names = [...new Set(input.branches)].filter((name) => isLongLived(strategy, name));
  const resources = names.flatMap((name) => {
    const group = groupOf(groups, name);
    if (group === undefined) return [];
    const spec = protection(group, matchesAny(name, frozen), input);
    return [{ kind: 'branch-protection' as const, name, spec, asked: 'strategy' }];
  });
  return { resources, notes: [limits] };
}

const limits =
  'Branch protection knows no merge methods by branch, no names of branches and no tags; the check ' +
  'fairlead/policy judges what it can of them. A frozen branch is locked for the App too.';

/** A branch's own name comes before a pattern that matches it. */
function groupOf(groups: readonly BaseRules[], name: string): BaseRules | undefined {
  return (
    groups.find(({ globs }) => globs.includes(name)) ??
    groups.find(({ globs }) => globs.some((glob) => matchesBranch(name, glob)))
  );
}

/** Body of `PUT /repos/{owner}/{repo}/branches/{branch}/protection`. */
function protection({ strict, linear }: BaseRules, locked: boolean, input: CompileInput): Spec {
  const deny = input.config.directCommits === 'deny';
  const checks = requiredChecks(input).map(({ context, app }): Json =>
    app === null ? { context } : { context, app_id: app },
  );
  return {
    required_status_checks: deny ? { strict, contexts: [], checks } : null,
    enforce_admins: true,
    required_pull_request_reviews: deny
      ? {
          dismiss_stale_reviews: true,
          require_code_owner_reviews: input.config.codeOwners,
          required_approving_review_count: input.config.approvals,
          require_last_push_approval: false,
        }
      : null,
    restrictions: null,
    required_linear_history: linear,
    allow_force_pushes: false,
    allow_deletions: false,
    lock_branch: locked,
  };
}
