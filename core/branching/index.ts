export {
  allowedBases,
  allowedNames,
  isKnownName,
  isProtected,
  matchesBranch,
  mergeMethods,
  strategies,
  type BranchPair,
} from './judge.ts';
export type { MergeMethod, Pair, Strategy } from './types.ts';
