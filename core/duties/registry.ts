import { backMerge } from './back-merge/duty.ts';
import { bump } from './bump/duty.ts';
import { deleteMerged } from './delete-merged/duty.ts';
import { mergeManaged } from './merge-managed/duty.ts';
import { promotion } from './promotion/duty.ts';
import { releaseCut } from './release-cut/duty.ts';
import { releaseFinish } from './release-finish/duty.ts';
import { releaseTag } from './release-tag/duty.ts';
import type { Duty, DutyName } from './types.ts';

/** Every duty, in the order in which their commands are carried out. */
export const duties: Readonly<Record<DutyName, Duty>> = {
  'release-cut': releaseCut,
  bump,
  'release-tag': releaseTag,
  'release-finish': releaseFinish,
  promotion,
  'back-merge': backMerge,
  'merge-managed': mergeManaged,
  'delete-merged': deleteMerged,
};
