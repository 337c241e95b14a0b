import type { JobContext } from '../../../core/ports/job.ts';
import type { BuildRun } from '../../../core/provenance/statement.ts';

/** What the runner's variables say of the run beyond the job's context (GitHub's "Default environment variables"). */
export interface RunFacts extends Pick<
  BuildRun,
  'serverUrl' | 'ownerId' | 'workflowRef' | 'runnerEnvironment'
> {
  /** The runner's file for what a step made (runner 2.336 and newer); empty where it has none. */
  readonly artifactsFile: string;
}

export function readRunFacts(environment: NodeJS.ProcessEnv): RunFacts {
  return {
    serverUrl: environment['GITHUB_SERVER_URL'] ?? 'https://github.com',
    ownerId: environment['GITHUB_REPOSITORY_OWNER_ID'] ?? '',
    workflowRef: environment['GITHUB_WORKFLOW_REF'] ?? '',
    runnerEnvironment: environment['RUNNER_ENVIRONMENT'] ?? '',
    artifactsFile: environment['GITHUB_ARTIFACTS'] ?? '',
  };
}

export function buildRun(
  context: JobContext,
  facts: RunFacts,
  times: Pick<BuildRun, 'startedOn' | 'finishedOn'>,
): BuildRun {
  const { serverUrl, ownerId, workflowRef, runnerEnvironment } = facts;
  return {
    serverUrl,
    ownerId,
    workflowRef,
    runnerEnvironment,
    ...times,
    repository: context.repository.name,
    repositoryId: context.repository.id,
    event: context.event,
    ref: context.ref,
    commit: context.headSha,
    runId: context.run.id,
    runAttempt: context.run.attempt,
  };
}

const cacheVariables = [
  'ACTIONS_RESULTS_URL',
  'ACTIONS_CACHE_URL',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_CACHE_SERVICE_V2',
];
const identityVariables = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];

function pick(environment: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name] ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/** What buildx needs to reach GitHub's cache; empty outside of GitHub's runners. */
export function cacheEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const found = pick(environment, cacheVariables);
  return 'ACTIONS_RUNTIME_TOKEN' in found && Object.keys(found).length > 1 ? found : {};
}

/** What npm needs to ask for the job's identity; empty where the job may not. */
export function identityEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const found = pick(environment, identityVariables);
  if (Object.keys(found).length < identityVariables.length) return {};
  // npm asks for an identity where it sees GitHub's runner only, and these are not withheld from programs anyway.
  return found;
}
