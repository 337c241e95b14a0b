import type { ApplicationFunction } from 'probot';
import type { Clock } from '../core/ports/clock.ts';
import type { Store } from '../core/ports/store.ts';
import { checkRun } from './handlers/check-run.ts';
import { checkSuite } from './handlers/check-suite.ts';
import { deploymentProtectionRule } from './handlers/deployment-protection-rule.ts';
import { deploymentStatus } from './handlers/deployment-status.ts';
import type { Hint } from './handlers/hint.ts';
import { installation } from './handlers/installation.ts';
import { issueComment } from './handlers/issue-comment.ts';
import { membersOf } from './handlers/members.ts';
import { mergeGroup } from './handlers/merge-group.ts';
import { pullRequestReview } from './handlers/pull-request-review.ts';
import { pullRequestReviewThread } from './handlers/pull-request-review-thread.ts';
import { pullRequest } from './handlers/pull-request.ts';
import { push } from './handlers/push.ts';
import { refsOf } from './handlers/refs.ts';
import { settingsOf } from './handlers/settings.ts';
import { status } from './handlers/status.ts';
import { workflowRun } from './handlers/workflow-run.ts';

/** The events that Fairlead works on, by GitHub's name; each handler is a pure function of the payload. */
export const handlers = {
  pull_request: pullRequest,
  pull_request_review: pullRequestReview,
  pull_request_review_thread: pullRequestReviewThread,
  push,
  check_run: checkRun,
  check_suite: checkSuite,
  workflow_run: workflowRun,
  deployment_status: deploymentStatus,
  status,
  installation,
  installation_repositories: installation,
  repository: settingsOf('repository'),
  repository_ruleset: settingsOf('repository_ruleset'),
  branch_protection_rule: settingsOf('branch_protection_rule'),
  branch_protection_configuration: settingsOf('branch_protection_configuration'),
  team: membersOf('team'),
  membership: membersOf('membership'),
  member: membersOf('member'),
  custom_property_values: membersOf('custom_property_values'),
  create: refsOf('create'),
  delete: refsOf('delete'),
  issue_comment: issueComment,
  merge_group: mergeGroup,
  deployment_protection_rule: deploymentProtectionRule,
} as const satisfies Record<string, (payload: unknown) => Hint>;

export interface AppDeps {
  readonly store: Pick<Store, 'transaction'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The Probot application: what GitHub tells becomes events and jobs, in one transaction, and nothing else. */
export function createApp(deps: AppDeps): ApplicationFunction {
  return (app) => {
    for (const [name, handler] of Object.entries(handlers)) {
      app.on(name as keyof typeof handlers, async (context) => {
        await record(context.id, handler(context.payload), deps);
      });
    }
  };
}

/** GitHub's delivery id makes a redelivery the same events; its jobs run again, which changes nothing. */
async function record(deliveryId: string, hint: Hint, deps: AppDeps): Promise<void> {
  if (hint.events.length === 0 && hint.jobs.length === 0) return;
  const now = deps.clock.now();
  await deps.store.transaction((batch) => {
    for (const [index, event] of hint.events.entries()) {
      batch.append({
        ...event,
        occurredAt: now,
        source: 'github',
        dedupeKey: `github/${deliveryId}${index === 0 ? '' : `/${index}`}`,
      });
    }
    for (const key of hint.jobs) batch.enqueue(key, now);
  });
}
