import type { EnvironmentConfig } from '../../../config/types.ts';
import type { Json } from '../../../json.ts';
import { escapeMarkdown } from '../../../reporting/text.ts';
import { toFnmatch } from '../../globs.ts';
import type { CompileInput } from '../../input.ts';
import { findPeople } from '../../people.ts';
import type { Spec } from '../../types.ts';
import type { Compiled } from '../kind.ts';

/** GitHub's limits: people on the list of an environment, and minutes of waiting. */
const maxReviewers = 6;
const maxWaitMinutes = 43_200;

/** Environments of the configuration: who approves, how long a deployment waits, and which branches may deploy. */
export function compileEnvironments(input: CompileInput): Compiled {
  const environments = Object.values(input.config.environments);
  return {
    resources: environments.map((environment) => {
      const spec = environmentSpec(environment, input);
      // Somebody must approve, and GitHub knows none of them: whoever approves now stays.
      const unknown = environment.approval.length > 0 && spec['reviewers'] === undefined;
      return {
        kind: 'environment',
        name: environment.name,
        spec,
        asked: `environments.${environment.name}`,
        ...(unknown ? { keeps: ['reviewers', 'prevent_self_review'] } : {}),
      };
    }),
    notes: environments
      .filter(({ approval }) => approval.length > maxReviewers)
      .map(
        ({ name }) =>
          `GitHub takes ${maxReviewers} people for ${escapeMarkdown(name)}: the first ones approve; a team holds more.`,
      ),
  };
}

/** Body of `PUT …/environments/{name}`, and with it the branch policies and the App's rule, which are their own requests. */
function environmentSpec(environment: EnvironmentConfig, input: CompileInput): Spec {
  const { approval, waitMs, deploys } = environment;
  const people = findPeople(approval, input.people).filter(({ type }) => type !== 'Integration');
  const reviewers = people.slice(0, maxReviewers).map(({ type, id }): Json => ({ type, id }));
  const branches = deploys.length > 0 ? deploys : [input.defaultBranch];
  const wait = Math.min(Math.ceil(waitMs / 60_000), maxWaitMinutes);
  return {
    ...(wait > 0 ? { wait_timer: wait } : {}),
    ...(reviewers.length > 0 ? { reviewers, prevent_self_review: true } : {}),
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
    branch_policies: [...new Set(branches)].map((glob): Json => ({ name: toFnmatch(glob), type: 'branch' })),
    ...(input.appId === null ? {} : { app_rule: true }),
  };
}
