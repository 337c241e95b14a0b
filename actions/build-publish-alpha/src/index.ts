import { systemClock } from '../../../adapters/clock/system/index.ts';
import { createGit } from '../../../adapters/git/cli/index.ts';
import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import { readRunFacts } from './environment.ts';
import { readInputs } from './inputs.ts';
import { main } from './main.ts';
import { openKinds } from './compose.ts';

await runAction(async () => {
  const inputs = readInputs();
  const workspace = createWorkspace();
  const common = { job: createJob(), git: createGit(workspace.root), workspace };
  if (inputs.mode === 'cleanup') {
    const { runCleanup } = await import('./compose-cleanup.ts');
    return runCleanup(inputs, common, process.env);
  }
  const facts = readRunFacts(process.env);
  const kinds = openKinds(inputs, common, facts, process.env);
  return main({ ...common, inputs, facts, kinds, clock: systemClock });
});
