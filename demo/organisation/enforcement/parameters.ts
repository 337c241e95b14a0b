import type { Rule } from '../state/model.ts';
import type { Json } from '../types.ts';
import type { RequiredCheck } from './checks.ts';
import type { ReviewDemand } from './reviews.ts';

export function flag(rule: Rule, name: string): boolean {
  return rule.parameters?.[name] === true;
}

export function texts(rule: Rule, name: string): readonly string[] {
  const value = rule.parameters?.[name];
  return Array.isArray(value) ? value.map(String) : [];
}

function objects(rule: Rule, name: string): readonly Json[] {
  const value = rule.parameters?.[name];
  return Array.isArray(value) ? (value as Json[]) : [];
}

export function requiredChecks(rule: Rule): RequiredCheck[] {
  return objects(rule, 'required_status_checks').map((check) => ({
    context: String(check['context']),
    appId: typeof check['integration_id'] === 'number' ? check['integration_id'] : null,
  }));
}

export function reviewDemand(rule: Rule): ReviewDemand {
  return {
    count: Number(rule.parameters?.['required_approving_review_count'] ?? 0),
    codeOwners: flag(rule, 'require_code_owner_review'),
    lastPush: flag(rule, 'require_last_push_approval'),
    threads: flag(rule, 'required_review_thread_resolution'),
    reviewers: objects(rule, 'required_reviewers').map((each) => ({
      patterns: (each['file_patterns'] as string[] | undefined) ?? [],
      count: Number(each['minimum_approvals'] ?? 0),
      teamId: Number((each['reviewer'] as Json | undefined)?.['id'] ?? 0),
    })),
  };
}

/** `*_pattern` rules: whether a text is allowed. */
export function patternHolds(rule: Rule, text: string): boolean {
  const { operator, pattern } = rule.parameters ?? {};
  return matchesPattern(operator, typeof pattern === 'string' ? pattern : '', text) !== flag(rule, 'negate');
}

function matchesPattern(operator: unknown, pattern: string, text: string): boolean {
  if (operator === 'starts_with') return text.startsWith(pattern);
  if (operator === 'ends_with') return text.endsWith(pattern);
  if (operator === 'contains') return text.includes(pattern);
  return new RegExp(pattern, 'u').test(text);
}
