import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import { readInputs } from './inputs.ts';
import { main } from './main.ts';

await runAction(async () =>
  main({ inputs: await readInputs(), job: createJob(), workspace: createWorkspace() }),
);
