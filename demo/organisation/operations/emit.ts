import { checkRunJson, checkSuiteJson } from '../json/checks.ts';
import { commentJson, issueJson, pullJson, reviewJson, simplePullJson } from '../json/pulls.ts';
import { protectionRuleJson } from '../json/protections.ts';
import { rulesetJson } from '../json/rulesets.ts';
import type {
  CheckRun,
  CheckSuite,
  Comment,
  OrgState,
  Protection,
  Pull,
  Repo,
  Review,
  Ruleset,
} from '../state/model.ts';
import type { Json } from '../types.ts';

/** `repository_ruleset`; for the organisation's own there is no repository. */
export function emitRuleset(
  org: OrgState,
  repo: Repo | null,
  action: 'created' | 'edited' | 'deleted',
  ruleset: Ruleset,
  sender: string,
  before?: Ruleset,
): void {
  const payload: Record<string, unknown> = { repository_ruleset: rulesetJson(org, ruleset, true) };
  if (before !== undefined) payload['changes'] = rulesetChanges(before, ruleset);
  org.emit({ event: 'repository_ruleset', action, repo, sender, payload });
}

function rulesetChanges(before: Ruleset, after: Ruleset): Json {
  const changes: Record<string, unknown> = {};
  if (before.name !== after.name) changes['name'] = { from: before.name };
  if (before.enforcement !== after.enforcement) changes['enforcement'] = { from: before.enforcement };
  if (JSON.stringify(before.rules) !== JSON.stringify(after.rules)) {
    const was = new Map(before.rules.map((rule) => [rule.type, JSON.stringify(rule)]));
    const types = new Set(after.rules.map(({ type }) => type));
    changes['rules'] = {
      added: after.rules.filter(({ type }) => !was.has(type)),
      deleted: before.rules.filter(({ type }) => !types.has(type)),
      updated: after.rules
        .filter((rule) => was.has(rule.type) && was.get(rule.type) !== JSON.stringify(rule))
        .map((rule) => ({ rule, changes: {} })),
    };
  }
  return changes;
}

export function emitProtection(
  org: OrgState,
  repo: Repo,
  action: 'created' | 'edited' | 'deleted',
  protection: Protection,
  sender: string,
): void {
  const payload: Record<string, unknown> = { rule: protectionRuleJson(repo, protection) };
  if (action === 'edited') payload['changes'] = {};
  org.emit({ event: 'branch_protection_rule', action, repo, sender, payload });
}

export function emitPull(
  org: OrgState,
  repo: Repo,
  action: string,
  pull: Pull,
  sender: string,
  extra: Json = {},
): void {
  const payload = { number: pull.number, pull_request: pullJson(org, repo, pull), ...extra };
  org.emit({ event: 'pull_request', action, repo, sender, payload });
}

export function emitReview(
  org: OrgState,
  repo: Repo,
  action: string,
  on: { pull: Pull; review: Review },
  sender: string,
): void {
  const review = reviewJson(org, repo, on.pull, on.review);
  const payload = {
    review: { ...review, state: String(review['state']).toLowerCase() },
    pull_request: simplePullJson(org, repo, on.pull),
  };
  org.emit({ event: 'pull_request_review', action, repo, sender, payload });
}

/** `check_run`; GitHub sends it for the App's own runs to the App, and to everybody who asked for checks. */
export function emitCheckRun(
  org: OrgState,
  repo: Repo,
  action: string,
  on: { readonly run: CheckRun; readonly suite: CheckSuite; readonly requested?: string },
  sender: string,
): void {
  const json = { ...checkRunJson(org, repo, on.run), check_suite: checkSuiteJson(org, repo, on.suite) };
  const payload: Record<string, unknown> = { check_run: json };
  if (on.requested !== undefined) payload['requested_action'] = { identifier: on.requested };
  org.emit({ event: 'check_run', action, repo, sender, payload });
}

export function emitCheckSuite(
  org: OrgState,
  repo: Repo,
  action: string,
  suite: CheckSuite,
  sender: string,
): void {
  org.emit({
    event: 'check_suite',
    action,
    repo,
    sender,
    payload: { check_suite: checkSuiteJson(org, repo, suite) },
  });
}

export function emitComment(
  org: OrgState,
  repo: Repo,
  action: string,
  on: { readonly pull: Pull; readonly comment: Comment; readonly changes?: Json },
  sender: string,
): void {
  const payload: Record<string, unknown> = {
    issue: issueJson(org, repo, on.pull),
    comment: commentJson(org, repo, on.comment),
  };
  if (on.changes !== undefined) payload['changes'] = on.changes;
  org.emit({ event: 'issue_comment', action, repo, sender, payload });
}
