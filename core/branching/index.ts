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
  type HeadAndBase,
} from './judge.ts';
export { LanguageError, parsePair } from './language.ts';
export { presets } from './presets.ts';
export { groupNames, judgeRef, mayAct, type RefActor, type RefChange, type RefVerdict } from './refs.ts';
export { resolveStrategy } from './resolve.ts';
export type { BackMerge, Cut, Group, MergeMethod, Need, Pair, Preset, Strategy, TagRule } from './types.ts';
