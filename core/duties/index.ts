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
export { missingPatches } from './backport/patch-id.ts';
export { mergeLabel } from './merge-managed/duty.ts';
export { nextReleaseBranch, releaseToCut } from './release-cut/cut.ts';
export { duties } from './registry.ts';
export {
  afterDuties,
  emptyDutyState,
  planDuties,
  requestMarker,
  wantedAncestry,
  wantedFiles,
  type DutyPlan,
} from './run.ts';
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
