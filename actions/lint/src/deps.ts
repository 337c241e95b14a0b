import type { FairleadApi } from '../../../core/ports/fairlead.ts';
import type { Git } from '../../../core/ports/git.ts';
import type { FolderCache, Job, Workspace } from '../../../core/ports/job.ts';
import type { LintInputs } from './inputs.ts';

export interface LintDeps {
  readonly inputs: LintInputs;
  readonly job: Job;
  readonly git: Git;
  readonly workspace: Workspace;
  readonly cache: FolderCache;
  /** Null where no App is named: the job itself shows the findings. */
  readonly app: FairleadApi | null;
}
