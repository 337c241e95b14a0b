export { compileProtection, type CompiledProtection } from './compile.ts';
export { contentHash } from './hash.ts';
export type { CompileInput, People } from './input.ts';
export { nextLedger, settledLedger } from './ledger.ts';
export { planProtection, type PlanInput } from './plan.ts';
export type * from './types.ts';
