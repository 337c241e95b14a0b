import type { JobContext, Job, Workspace } from '../../../core/ports/job.ts';
import type { RepositoryRef } from '../../../core/ports/github.ts';
import type { Standalone } from '../../../core/standalone/index.ts';

export interface ActionDeps {
  readonly job: Job;
  readonly standalone: Standalone;
  readonly workspace: Pick<Workspace, 'write'>;
}

export function repositoryOf({ repository }: JobContext): RepositoryRef {
  const [owner = '', name = ''] = repository.name.split('/');
  // A job's token belongs to no installation that it could name.
  return { installationId: 0, id: repository.id, owner, name };
}
