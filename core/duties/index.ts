export { backMergePairs, owedBackMerges } from './back-merge/owed.ts';
export {
  activeFreezes,
  addFreeze,
  freezeAgainst,
  liftFreezes,
  maxFreezes,
  nextFreezeEdge,
  type ActiveFreeze,
  type FreezeChange,
} from './freeze/freeze.ts';
export type {
  Ancestry,
  BranchState,
  Duty,
  DutyCommand,
  DutyInput,
  DutyName,
  DutyOutcome,
  DutyRequest,
  DutyState,
  EnvironmentState,
  PullState,
  RepositoryState,
  Settled,
  VersionFile,
} from './types.ts';
