export { evaluatePolicy, rules } from './evaluate.ts';
export { readPolicyFacts } from './facts.ts';
export { policyOutcome, type PolicyOutcome } from './outcome.ts';
export type { Evidence, PolicyFacts, Rule, RuleName, Verdict } from './types.ts';
