export { compileProtection, type CompiledProtection } from './compile.ts';
export { afterPlan, planDelta, type Applied } from './delta.ts';
export { describePlan, type PlanDescription } from './describe.ts';
export { contentHash } from './hash.ts';
export { importConfig, type Imported, type ImportInput } from './import/index.ts';
export type { CompileInput, People } from './input.ts';
export { nextLedger, settledLedger } from './ledger.ts';
export { planProtection, type PlanInput } from './plan.ts';
export type * from './types.ts';
