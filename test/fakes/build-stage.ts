import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGit } from '../../adapters/git/cli/index.ts';
import { childEnvironment } from '../../adapters/job/github-actions/run.ts';
import { createWorkspace } from '../../adapters/job/github-actions/workspace.ts';
import { type Adapters, openKinds } from '../../actions/build-publish-alpha/src/compose.ts';
import { readRunFacts } from '../../actions/build-publish-alpha/src/environment.ts';
import { readInputs } from '../../actions/build-publish-alpha/src/inputs.ts';
import { main } from '../../actions/build-publish-alpha/src/main.ts';
import { readImageLayout } from '../../adapters/builder/oci-layout/layout.ts';
import { createNpmRegistry } from '../../adapters/registry/npm/npm.ts';
import { createOciRegistry } from '../../adapters/registry/oci/oci.ts';
import { createPypiRegistry } from '../../adapters/registry/pypi/pypi.ts';
import type { PublishedArtifact } from '../../core/api/artifacts.ts';
import type { Job, JobContext } from '../../core/ports/job.ts';
import type { Checkout } from './action-stage.ts';

export interface BuildRunResult {
  readonly artifacts: readonly PublishedArtifact[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: readonly string[];
  readonly commands: readonly string[];
  readonly summary: string;
  /** Every program that was started, with the names of the variables that it got beyond the job's own. */
  readonly programs: readonly {
    readonly command: readonly string[];
    readonly variables: readonly string[];
  }[];
  /** A file that an output names, as JSON. */
  json(output: string): unknown;
  text(output: string): string;
}

export interface BuildRunOptions {
  readonly checkout: Checkout;
  readonly inputs: Readonly<Record<string, string>>;
  readonly context: Partial<JobContext>;
  /** More of the runner's variables. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Programs that are not on this machine, by name; a path stands for another program. */
  readonly programs?: Readonly<Record<string, readonly string[] | null>>;
}

const noWait = { sleep: () => Promise.resolve() };

const adapters: Adapters = {
  pypi: (options) => Promise.resolve(createPypiRegistry(options)),
  pypiToken: () => Promise.reject(new Error('no trusted publisher is played here')),
  npm: (options) => Promise.resolve(createNpmRegistry({ ...options, clock: noWait })),
  images: (given) => {
    const credentials = given.token === '' ? {} : { credentials: given };
    return Promise.resolve(({ registry, path }) =>
      createOciRegistry({ registry, repository: path, clock: noWait, ...credentials }),
    );
  },
  readLayout: readImageLayout,
};

const folders: string[] = [];

/** Removes what the runs left behind. */
export function removeBuildFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

function runProgram(
  command: readonly string[],
  cwd: string,
  env: Record<string, string>,
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') reject(error);
      else resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** Runs the action's main in this process, with real git, real files and real programs. */
export async function runBuild(options: BuildRunOptions): Promise<BuildRunResult> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-build-'));
  folders.push(folder);
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GITHUB_WORKSPACE: options.checkout.folder,
    RUNNER_TEMP: folder,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/delivery.yml@refs/heads/main',
    GITHUB_REPOSITORY_OWNER_ID: '5',
    RUNNER_ENVIRONMENT: 'github-hosted',
    ...options.environment,
  };
  for (const key of Object.keys(process.env)) if (key.startsWith('INPUT_')) delete process.env[key];
  for (const [key, value] of Object.entries(options.inputs))
    process.env[`INPUT_${key.toUpperCase()}`] = value;
  const seen = {
    outputs: {} as Record<string, string>,
    log: [] as string[],
    commands: [] as string[],
    summary: '',
    programs: [] as { command: readonly string[]; variables: readonly string[] }[],
  };
  const job: Job = {
    context: {
      repository: { id: 77, name: 'acme/shop' },
      run: { id: 9001, attempt: 1, number: 12 },
      event: 'push',
      actor: 'ada',
      ref: 'refs/heads/main',
      defaultBranch: 'main',
      headSha: options.checkout.git('rev-parse', 'HEAD'),
      baseSha: null,
      pullRequest: null,
      ...options.context,
    },
    info: (text) => seen.log.push(text),
    command: (lines) => seen.commands.push(...lines),
    output: (name, value) => (seen.outputs[name] = value),
    summary: (markdown) => Promise.resolve(void (seen.summary += markdown)),
    handOver: () => Promise.resolve(),
    run: async (command, { cwd, env = {} } = {}) => {
      seen.programs.push({ command, variables: Object.keys(env) });
      const [name = '', ...args] = command;
      const stand = options.programs?.[name];
      const { FinalError } = await import('../../core/errors/fairlead-error.ts');
      if (stand === null) throw new FinalError('FL_COMMAND_FAILED', `${name} could not be started`);
      const real = stand === undefined ? command : [...stand, ...args];
      return runProgram(real, cwd ?? options.checkout.folder, childEnvironment(environment, env));
    },
  };
  const inputs = readInputs();
  const workspace = createWorkspace(environment);
  const common = { job, git: createGit(workspace.root), workspace };
  const facts = readRunFacts(environment);
  const kinds = openKinds({ inputs, deps: common, facts, adapters, environment });
  await main({ ...common, inputs, facts, kinds, clock: { now: () => Date.parse('2026-11-25T10:00:00Z') } });
  const text = (output: string) => readFileSync(seen.outputs[output] ?? '', 'utf8');
  return {
    ...seen,
    artifacts: JSON.parse(seen.outputs['artifacts'] ?? '[]') as PublishedArtifact[],
    text,
    json: (output) => JSON.parse(text(output)) as unknown,
  };
}
