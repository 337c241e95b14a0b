export { evaluatePolicy, rules } from './evaluate.ts';
export { readPolicyFacts } from './facts.ts';
export { policyOutcome } from './outcome.ts';
export type { PolicyFacts, Verdict } from './types.ts';
