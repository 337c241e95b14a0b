export { codeOwnersPaths } from './code-owners.ts';
export { mergeMethodsFor, pairFor, policyContext } from './context.ts';
export { evaluatePolicy, nextChangeAt, rules, wakeEvents } from './evaluate.ts';
export { policyFacts, type FactsInput } from './facts.ts';
export { policyOutcome } from './outcome.ts';
export { timeOf } from './time.ts';
export type { OwedBackMerge, PolicyFacts, PromotionFacts, ProposedConfig, Verdict } from './types.ts';
