import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import type { RunRecord } from '../github/state.ts';
import type { OidcJob } from '../oidc/issuer.ts';
import type { EventFacts } from './event.ts';
import { condition, interpolate, toText, type Scope, type Value } from './expressions.ts';
import { resolveDeep } from './composite.ts';
import { scopeOf, type JobState } from './job-state.ts';
import { playStep } from './step.ts';
import type { Conclusion, JobResult, PlayerSettings, RunOptions, StepResult } from './types.ts';
import { tokenPermissions, type Job, type Workflow } from './workflow.ts';

export interface JobCall {
  readonly settings: PlayerSettings;
  readonly flow: Workflow;
  readonly facts: EventFacts;
  readonly given: RunOptions;
  readonly run: RunRecord;
  readonly dir: string;
  readonly id: string;
  readonly job: Job;
  /** Results of the jobs before it. */
  readonly done: ReadonlyMap<string, JobResult>;
  readonly standIns: Set<string>;
}

/** Plays one job in a workspace of its own; skips it where its `if:` or a needed job says so. */
export async function playJob(call: JobCall): Promise<JobResult> {
  const { id, job, given } = call;
  const name = job.name ?? id;
  const needed = job.needs.map((need) => call.done.get(need));
  const status = {
    failed: needed.some((need) => need?.conclusion === 'failure'),
    cancelled: given.signal?.aborted === true,
  };
  const skippedBefore = needed.some((need) => need?.conclusion === 'skipped');
  const asks = /\b(?:always|failure|cancelled)\s*\(/.test(job.if ?? '');
  const contexts = callContexts(call, '');
  const runs = (!skippedBefore || asks) && condition(job.if, { contexts, status });
  if (!runs)
    return { id, name, conclusion: status.cancelled ? 'cancelled' : 'skipped', outputs: {}, steps: [] };

  const permissions = tokenPermissions(call.flow, job);
  const { id_token: idToken, ...granted } = permissions;
  const token = call.settings.stage.createJobToken(granted);
  const environment =
    job.environment === undefined ? undefined : interpolate(job.environment, { contexts, status });
  const oidc = idToken === 'write' ? call.settings.issuer.register(oidcJob(call, environment)) : null;
  try {
    const state = await prepare(call, token, oidc);
    const steps = await playSteps(state, job);
    const outputs: Record<string, string> = {};
    for (const [key, text] of Object.entries(job.outputs))
      outputs[key] = interpolate(text, scopeOf(state, state.env));
    const conclusion: Conclusion = state.signal.aborted ? 'cancelled' : state.failed ? 'failure' : 'success';
    await writeFile(
      join(state.dir, 'log.txt'),
      steps.map((step) => `### ${step.name}\n${step.log}`).join('\n'),
    );
    return { id, name, conclusion, outputs, steps };
  } finally {
    if (oidc !== null) call.settings.issuer.end(oidc.requestToken);
  }
}

async function playSteps(state: JobState, job: Job): Promise<StepResult[]> {
  // GitHub resolves every action before the first step; the repository's own need the checkout first.
  for (const { uses } of job.steps)
    if (uses !== undefined && !uses.startsWith('./')) await resolveDeep(uses, state);
  const steps: StepResult[] = [];
  for (const step of job.steps) steps.push(await playStep(state, step));
  for (const post of state.posts.toReversed()) steps.push(await post.run());
  return steps;
}

function oidcJob(call: JobCall, environment: string | undefined): OidcJob {
  const { facts, run, flow, given, settings } = call;
  const { stage } = settings;
  return {
    repository: stage.repository,
    ref: facts.ref,
    sha: facts.sha,
    event: facts.event,
    ...(environment === undefined ? {} : { environment }),
    workflow: { name: flow.name ?? flow.path, path: flow.path },
    run: { id: run.id, number: run.number, attempt: run.attempt },
    actor: { login: given.actor, id: stage.userId(given.actor) ?? 0 },
    headRef: facts.headRef,
    baseRef: facts.baseRef,
  };
}

async function prepare(
  call: JobCall,
  token: string,
  oidc: { readonly requestUrl: string; readonly requestToken: string } | null,
): Promise<JobState> {
  const { settings, given, job, flow } = call;
  const dir = join(call.dir, call.id);
  const paths = { workspace: join(dir, 'workspace'), temp: join(dir, 'temp'), home: join(dir, 'home') };
  for (const path of Object.values(paths)) await mkdir(path, { recursive: true });
  const eventPath = join(dir, 'event.json');
  await writeFile(eventPath, JSON.stringify(call.facts.payload));
  const variables = runnerVariables(call, { ...paths, eventPath });
  const contexts = callContexts(call, token);
  const env: Record<string, string> = { ...settings.env };
  const scope: Scope = { contexts: { ...contexts, env }, status: { failed: false, cancelled: false } };
  for (const [name, text] of Object.entries({ ...flow.env, ...job.env }))
    env[name] = interpolate(text, scope);
  return {
    dir,
    workspace: paths.workspace,
    product: settings.product,
    productName: settings.productName,
    node: settings.node,
    bare: settings.stage.bare,
    pythonBin: settings.pythonBin ?? null,
    signal: given.signal ?? new AbortController().signal,
    onLine: given.onLine ?? (() => undefined),
    variables: {
      ...variables,
      ...(oidc === null
        ? {}
        : {
            ACTIONS_ID_TOKEN_REQUEST_URL: oidc.requestUrl,
            ACTIONS_ID_TOKEN_REQUEST_TOKEN: oidc.requestToken,
          }),
    },
    github: {
      ...(contexts['github'] as Record<string, Value>),
      workspace: paths.workspace,
      event_path: eventPath,
    },
    contexts: { ...contexts, runner: { os: 'Linux', arch: 'X64', temp: paths.temp, name: 'stage' } },
    env,
    path: [dirname(settings.node), ...(process.env['PATH'] ?? '/usr/bin:/bin').split(delimiter)],
    masks: new Set([token, ...(oidc === null ? [] : [oidc.requestToken])]),
    steps: {},
    posts: [],
    standIns: call.standIns,
    workingDirectory: (job.defaults ?? flow.defaults)?.run['working-directory'],
    failed: false,
    count: 0,
  };
}

/** The contexts that a job's expressions may read, but those that change from step to step. */
function callContexts(call: JobCall, token: string): Record<string, Value> {
  const { facts, run, flow, given, settings } = call;
  const { stage } = settings;
  const { owner, name, id, ownerId } = stage.repository;
  const needs: Record<string, Value> = {};
  for (const need of call.job.needs) {
    const result = call.done.get(need);
    if (result !== undefined) needs[need] = { result: result.conclusion, outputs: { ...result.outputs } };
  }
  const github: Record<string, Value> = {
    actor: given.actor,
    actor_id: String(stage.userId(given.actor) ?? 0),
    triggering_actor: given.actor,
    api_url: stage.url,
    server_url: stage.url,
    graphql_url: `${stage.url}/graphql`,
    event: facts.payload as Record<string, Value>,
    event_name: facts.event,
    ref: facts.ref,
    ref_name: refName(facts.ref),
    ref_type: 'branch',
    head_ref: facts.headRef,
    base_ref: facts.baseRef,
    sha: facts.sha,
    repository: `${owner}/${name}`,
    repository_id: String(id),
    repository_owner: owner,
    repository_owner_id: String(ownerId),
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: String(run.attempt),
    workflow: flow.name ?? flow.path,
    workflow_ref: `${owner}/${name}/${flow.path}@${facts.ref}`,
    workflow_sha: facts.sha,
    job: call.id,
    token,
  };
  const vars = { ...settings.vars };
  return {
    github,
    needs,
    inputs: { ...facts.inputs },
    vars,
    secrets: { GITHUB_TOKEN: token },
    env: {},
    matrix: {},
    strategy: { 'fail-fast': true, 'job-index': 0, 'job-total': 1, 'max-parallel': 1 },
  };
}

function refName(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags|pull)\//, '');
}

/** The runner's default variables; https://docs.github.com/actions/reference/workflows-and-actions/variables. */
function runnerVariables(
  call: JobCall,
  paths: {
    readonly workspace: string;
    readonly temp: string;
    readonly home: string;
    readonly eventPath: string;
  },
): Record<string, string> {
  const contexts = callContexts(call, '')['github'] as Record<string, Value>;
  const named = [
    'actor',
    'actor_id',
    'triggering_actor',
    'api_url',
    'server_url',
    'graphql_url',
    'event_name',
    'ref',
    'ref_name',
    'ref_type',
    'head_ref',
    'base_ref',
    'sha',
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'run_id',
    'run_number',
    'run_attempt',
    'workflow',
    'workflow_ref',
    'workflow_sha',
    'job',
  ];
  const entries = named.map((name) => [`GITHUB_${name.toUpperCase()}`, toText(contexts[name] ?? null)]);
  return {
    ...(Object.fromEntries(entries) as Record<string, string>),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_PATH: paths.eventPath,
    GITHUB_WORKSPACE: paths.workspace,
    HOME: paths.home,
    LANG: 'C.UTF-8',
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'stage',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TEMP: paths.temp,
    RUNNER_TOOL_CACHE: paths.temp,
  };
}
