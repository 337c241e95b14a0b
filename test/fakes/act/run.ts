import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { coordinates } from '../../../core/release/coordinates.ts';
import { gitText } from '../../../demo/github/git.ts';
import type { GitHubStage } from '../../../demo/github/stage.ts';
import type { OidcIssuer, OidcJob } from '../../../demo/oidc/issuer.ts';
import type { EventFacts } from '../../../demo/player/event.ts';
import { compositeNames, readMetadata, readStandIns, type Workflow } from '../workflow-check.ts';
import type { App } from './app.ts';
import { afterFork, factsOf, type ActEvent } from './events.ts';
import { startForkSide, type ForkSide } from './forks.ts';

const product = join(import.meta.dirname, '..', '..', '..');
const standIns = join(product, 'test', 'fakes', 'stand-ins');
const path = '.github/workflows/template.yml';

/** One run of a workflow as act carried it out. */
export interface ActRun {
  readonly code: number;
  readonly log: string;
  /** Names of the jobs that succeeded, those of a matrix once each. */
  readonly jobs: readonly string[];
  /** Requests that reached the App, without the ids in their paths: `VERB path status`. */
  readonly app: readonly string[];
  /** Stand-ins that ran, once each. */
  readonly standIns: readonly string[];
  /** Files of the artifacts that were uploaded, as `artifact/path`. */
  readonly artifacts: readonly string[];
  /** Checks on the commit of the fork whose run had ended, as `name conclusion annotations`. */
  readonly checks: readonly string[];
}

/** What starts the workflow: an event, or the end of a run of a fork. */
export type Start = ActEvent | { readonly name: 'workflow_run' };

/** What a run takes place on. */
export interface RunParts {
  /** A folder of its own, which is not there yet. */
  readonly dir: string;
  readonly act: string;
  /** Folder of the programs of Python. */
  readonly python: string;
  /** Folder of our actions as they are published. */
  readonly published: string;
  readonly github: GitHubStage;
  readonly issuer: OidcIssuer;
  readonly app: App;
  /** The context `vars`. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Runs every job of a workflow for an event. A job can do what its permissions let GitHub give it, and no more. */
export async function runWorkflow(workflow: string, start: Start, parts: RunParts): Promise<ActRun> {
  const { github } = parts;
  if (start.name !== 'workflow_run') {
    // GitHub gives the jobs of forks no variables.
    const variables = start.name === 'fork_pull_request' ? {} : parts.variables;
    const facts = await factsOf(github, start);
    return runFor(workflow, facts, start.name, { ...parts, variables });
  }
  const forks = await startForkSide(permissionsOf(workflow), github.repository);
  try {
    const facts = await afterFork(github, forks);
    const run = await runFor(workflow, facts, start.name, { ...parts, forks });
    return { ...run, checks: forks.checks() };
  } finally {
    await forks.close();
  }
}

async function runFor(
  workflow: string,
  facts: EventFacts,
  start: string,
  parts: RunParts & { readonly forks?: ForkSide },
): Promise<ActRun> {
  const { dir, github, app, forks } = parts;
  const checkout = await checkOut(parts, facts);
  const text = await withTokens(workflow, facts, start !== 'fork_pull_request', parts);
  mkdirSync(join(checkout, dirname(path)), { recursive: true });
  writeFileSync(join(checkout, path), text.workflow);
  const inputs = Object.keys(facts.inputs).length > 0 ? { inputs: facts.inputs } : {};
  writeFileSync(join(dir, 'event.json'), JSON.stringify({ ...facts.payload, ...inputs }));
  const artifacts = join(dir, 'artifacts');
  mkdirSync(artifacts);
  const played = join(dir, 'stand-ins.log');
  writeFileSync(played, '');
  const before = app.requests.length;
  const token = forks?.token ?? github.createJobToken(permissionsOf(workflow));
  const { code, log } = await runAct(facts.event, checkout, { runId: text.runId, token }, parts);
  const lines = readFileSync(played, 'utf8').split('\n');
  return {
    code,
    log,
    jobs: unique([...log.matchAll(/^\[.*?\/(.+?)\s*\] 🏁 {2}Job succeeded/gm)].map(([, name = '']) => name)),
    app: app.requests.slice(before).map((line) => line.replace(/\/[0-9a-f]{12,} /, '/… ')),
    standIns: unique(lines.filter((line) => line !== '')),
    artifacts: filesIn(artifacts),
    checks: [],
  };
}

async function checkOut({ dir, github }: RunParts, facts: EventFacts): Promise<string> {
  const checkout = join(dir, 'checkout');
  mkdirSync(dir, { recursive: true });
  await gitText(dir, ['clone', '--quiet', `file://${github.bare}`, checkout]);
  // act takes the repository's name from here; nothing is fetched from it.
  const { owner, name } = github.repository;
  await gitText(checkout, ['remote', 'set-url', 'origin', `https://github.com/${owner}/${name}.git`]);
  await gitText(checkout, ['fetch', '--quiet', `file://${github.bare}`, facts.ref]);
  await gitText(checkout, ['checkout', '--quiet', '--detach', facts.sha]);
  return checkout;
}

/** Registers the run, and writes a way to signed tokens into each job that may have one. */
async function withTokens(
  workflow: string,
  facts: EventFacts,
  maySign: boolean,
  { github, issuer }: RunParts,
): Promise<{ readonly workflow: string; readonly runId: number }> {
  const { event, headSha, headBranch, pulls } = facts;
  const run = await github.startRun({
    name: 'template',
    path,
    event,
    headSha,
    headBranch,
    pulls,
    actor: 'ada',
  });
  const job: OidcJob = {
    repository: github.repository,
    ref: facts.ref,
    sha: facts.sha,
    event,
    workflow: { name: 'template', path },
    run: { id: run.id, number: run.number, attempt: run.attempt },
    actor: { login: 'ada', id: github.userId('ada') ?? 0 },
    headRef: facts.headRef,
    baseRef: facts.baseRef,
  };
  const document = parseDocument(workflow);
  const { jobs, permissions } = parse(workflow) as Workflow;
  for (const [id, each] of Object.entries(jobs)) {
    if (!maySign || (each.permissions ?? permissions)?.['id-token'] !== 'write') continue;
    const environment = environmentOf(each.environment, facts);
    const { requestUrl, requestToken } = issuer.register({
      ...job,
      ...(environment === undefined ? {} : { environment }),
    });
    document.setIn(['jobs', id, 'env', 'ACTIONS_ID_TOKEN_REQUEST_URL'], requestUrl);
    document.setIn(['jobs', id, 'env', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'], requestToken);
  }
  return { workflow: String(document), runId: run.id };
}

/** act knows one token for all jobs: it may do what any of them may. */
function permissionsOf(workflow: string): Readonly<Record<string, string>> {
  const { jobs, permissions } = parse(workflow) as Workflow;
  const given = Object.values(jobs).flatMap((job) => Object.entries(job.permissions ?? permissions ?? {}));
  const byLevel = given.toSorted(([, a], [, b]) => (a < b ? -1 : 1));
  // `write` comes after `read`.
  return Object.fromEntries(byLevel.map(([name, level]) => [name.replaceAll('-', '_'), level]));
}

function environmentOf(given: string | undefined, { inputs, ref }: EventFacts): string | undefined {
  const branch = ref.replace('refs/heads/', '');
  return given
    ?.replaceAll(/\$\{\{ inputs\.(\w+) \}\}/g, (_, name: string) => inputs[name] ?? '')
    .replace(
      "${{ github.ref_name == 'main' && 'development' || github.ref_name }}",
      branch === 'main' ? 'development' : branch,
    );
}

function runAct(
  event: string,
  checkout: string,
  { runId, token }: { readonly runId: number; readonly token: string },
  parts: RunParts & { readonly forks?: ForkSide },
): Promise<{ readonly code: number; readonly log: string }> {
  const { dir } = parts;
  const pairs = (flag: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).flatMap(([key, value]) => [flag, `${key}=${value}`]);
  const { repository, ref } = coordinates;
  const others = readStandIns().map(({ action, commit, folder }) => [`${action}@${commit}`, folder]);
  const folders = { [`${repository}@${ref}`]: parts.published, ...Object.fromEntries(others) };
  const args = [event, '-C', checkout, '-W', path, '-e', join(dir, 'event.json'), '-a', 'ada'].concat(
    ['-P', 'ubuntu-latest=-self-hosted', '--no-skip-checkout', '--no-cache-server', '--pull=false', '--rm'],
    ['--action-cache-path', join(dir, 'cache'), '-s', `GITHUB_TOKEN=${token}`],
    pairs('--local-repository', folders),
    pairs('--var', parts.variables),
    pairs('--env', jobVariables(runId, parts)),
  );
  const programs = [
    join(standIns, 'programs'),
    dirname(process.execPath),
    parts.python,
    process.env['PATH'] ?? '',
  ];
  const env = {
    PATH: programs.join(':'),
    HOME: dir,
    XDG_CACHE_HOME: join(dir, 'cache'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    LANG: 'C.UTF-8',
  };
  const limits = { maxBuffer: 64 * 1024 * 1024, timeout: 120_000, killSignal: 'SIGKILL' } as const;
  return new Promise((resolve) => {
    execFile(parts.act, args, { cwd: checkout, env, ...limits }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 255;
      resolve({ code, log: `${stdout}${stderr}` });
    });
  });
}

function jobVariables(
  runId: number,
  { dir, github, python, forks }: RunParts & { readonly forks?: ForkSide },
): Readonly<Record<string, string>> {
  // GitHub's runner keeps the inputs of a composite from the steps inside; act does not, and the stand-ins must not mind.
  const outer = compositeNames().flatMap((name) =>
    Object.keys(readMetadata(join(product, 'actions', name)).inputs ?? {}),
  );
  return {
    GITHUB_API_URL: forks?.url ?? github.url,
    GITHUB_SERVER_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
    GITHUB_REPOSITORY_ID: String(forks?.repositoryId ?? github.repository.id),
    GITHUB_REPOSITORY_OWNER_ID: String(github.repository.ownerId),
    GITHUB_RUN_ID: String(runId),
    RUNNER_ENVIRONMENT: 'github-hosted',
    FAIRLEAD_STAND_INS: standIns,
    FAIRLEAD_STAND_INS_LOG: join(dir, 'stand-ins.log'),
    FAIRLEAD_STAND_IN_REPOSITORY: github.bare,
    FAIRLEAD_STAND_IN_PYTHON: python,
    FAIRLEAD_STAND_IN_ARTIFACTS: join(dir, 'artifacts'),
    FAIRLEAD_OUTER_INPUTS: outer.join(' ').toUpperCase(),
  };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
