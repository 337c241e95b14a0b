export {
  allowedBases,
  allowedNames,
  findPair,
  isKnownName,
  isLongLived,
  isTopic,
  matchesAny,
  matchesBranch,
  revertedNumber,
} from './judge.ts';
export { presets } from './presets.ts';
export { groupNames, judgeRef, mayAct, type RefChange, type RefVerdict } from './refs.ts';
export { resolveStrategy } from './resolve.ts';
export type { BackMerge, Cut, Group, MergeMethod, Pair, Strategy } from './types.ts';
