import { createGit } from '../../../adapters/git/cli/index.ts';
import { createJob, runAction } from '../../../adapters/job/github-actions/job.ts';
import { createWorkspace } from '../../../adapters/job/github-actions/workspace.ts';
import { createPypiRegistry } from '../../../adapters/registry/pypi/pypi.ts';
import { readInputs } from './inputs.ts';
import { main } from './main.ts';

await runAction(async () => {
  const inputs = readInputs();
  const { indexUrl, publishUrl, token } = inputs;
  const workspace = createWorkspace();
  return main({
    inputs,
    workspace,
    job: createJob(),
    git: createGit(workspace.root),
    registry: createPypiRegistry({ indexUrl, publishUrl, ...(token === '' ? {} : { token }) }),
    python: inputs.python,
    isolation: inputs.isolation,
  });
});
