import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { FinalError, TransientError } from '../../../../core/errors/fairlead-error.ts';
import {
  type NodePackage,
  readNodePackage,
  withNodeVersion,
} from '../../../../core/packaging/package-json.ts';
import type { NodeRegistry } from '../../../../core/ports/registry.ts';
import { readNodeDependencies, readPackageLock } from '../../../../core/provenance/locks.ts';
import type { Dependency } from '../../../../core/provenance/types.ts';
import type { NpmInputs } from '../inputs.ts';
import type { Kind, KindDeps, KindPlan, Prepared, Publication } from '../kind.ts';
import { buildEnvironment, exportSource, readManifest, sha256 } from './source.ts';

export interface NpmDeps extends KindDeps {
  readonly inputs: NpmInputs;
  readonly registry: NodeRegistry;
  /**
   * What lets npm ask for the job's identity, for trusted publishing; else empty. It is given to `npm publish` alone,
   * never to a build.
   */
  readonly identity: Readonly<Record<string, string>>;
}

interface Source {
  readonly plan: KindPlan;
  readonly folder: string;
}

interface Tarball {
  readonly path: string;
  readonly filename: string;
  readonly sha256: string;
  readonly integrity: string;
}

/** npm that exchanges the job's identity by itself is this or newer. */
const trustedSince = [11, 5, 1] as const;

/** The log must not be asked for money, news or a better npm. */
const quiet = ['--no-audit', '--no-fund', '--no-update-notifier'];

/** Runs the package's own steps: what it needs from its lock file, and its build. */
async function build({ plan, folder }: Source, scripts: ReadonlySet<string>, deps: NpmDeps): Promise<void> {
  const { job, workspace, inputs } = deps;
  const hasSteps = ['build', 'prepack', 'prepare'].some((script) => scripts.has(script));
  if (!hasSteps) return;
  const env = await buildEnvironment(deps);
  const steps = (await workspace.list(folder)).includes('package-lock.json') ? [['ci', ...quiet]] : [];
  // `npm pack` runs prepack and prepare by itself.
  if (scripts.has('build')) steps.push(['run', 'build']);
  for (const step of steps) {
    const { exitCode } = await job.run([...inputs.npm, ...step], { cwd: folder, show: true, env });
    if (exitCode === 0) continue;
    const detail = `npm ${step.slice(0, 2).join(' ')} in ${plan.path} ended with exit code ${exitCode}`;
    throw new FinalError('FL_COMMAND_FAILED', detail);
  }
}

async function pack({ plan, folder }: Source, deps: NpmDeps): Promise<Tarball> {
  const { job, workspace, inputs } = deps;
  const out = await workspace.temporary('npm');
  const command = [...inputs.npm, 'pack', '--pack-destination', out, '--no-update-notifier'];
  const { exitCode } = await job.run(command, { cwd: folder, show: true, env: await buildEnvironment(deps) });
  const files = (await workspace.list(out)).filter((name) => name.endsWith('.tgz'));
  const [filename] = files;
  if (exitCode !== 0 || filename === undefined || files.length !== 1) {
    throw new FinalError('FL_COMMAND_FAILED', `npm pack in ${plan.path} ended with exit code ${exitCode}`);
  }
  const bytes = await workspace.readBytes(join(out, filename));
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  return { path: join(out, filename), filename, sha256: sha256(bytes), integrity };
}

/** Null where the version is free, true where these bytes have it. Errors: FL_ALREADY_PUBLISHED. */
async function isPublished(name: string, version: string, tarball: Tarball, deps: NpmDeps): Promise<boolean> {
  const found = (await deps.registry.versions(name)).find((entry) => entry.version === version);
  if (found === undefined) return false;
  if (found.integrity.split(/\s+/).includes(tarball.integrity)) return true;
  const published = found.integrity === '' ? 'bytes without a SHA-512' : found.integrity;
  throw new FinalError(
    'FL_ALREADY_PUBLISHED',
    `${name}@${version} is ${published}, this build is ${tarball.integrity}`,
  );
}

async function requireTrustedNpm({ job, inputs }: NpmDeps): Promise<void> {
  const { stdout } = await job.run([...inputs.npm, '--version']);
  const found = stdout.trim().split('.').map(Number);
  for (const [index, least] of trustedSince.entries()) {
    const part = found[index] ?? 0;
    if (part > least) return;
    if (part < least || Number.isNaN(part)) {
      const detail = `npm ${trustedSince.join('.')} or newer publishes by the job's identity; this is ${stdout.trim().slice(0, 50)}`;
      throw new FinalError('FL_TOOL_MISSING', detail);
    }
  }
}

/** npm's own words for what went wrong, by what they mean for us. */
function publishError(name: string, said: string, exitCode: number): Error {
  const code = /\bcode (E[A-Z0-9]+)/.exec(said)?.[1] ?? '';
  const detail = `npm publish ${name}: ${code === '' ? `exit code ${exitCode}` : code}`;
  if (/^(?:E5\d\d|E429|ETIMEDOUT|ECONNRESET|ECONNREFUSED|EAI_AGAIN|ENOTFOUND)$/.test(code)) {
    return new TransientError('FL_REGISTRY_UNREACHABLE', detail);
  }
  if (/^(?:E4\d\d|ENEEDAUTH|EOTP)$/.test(code)) return new FinalError('FL_REGISTRY_REFUSED', detail);
  return new FinalError('FL_COMMAND_FAILED', detail);
}

/**
 * `npm publish` of the tarball, in an empty folder and with a configuration of its own: the package's `.npmrc` could
 * send its scope, and with it the token, elsewhere.
 */
async function upload(name: string, tarball: Tarball, tag: string, deps: NpmDeps): Promise<void> {
  const { job, workspace, inputs, identity } = deps;
  const folder = await workspace.temporary('publish');
  const registry = new URL(inputs.registry.endsWith('/') ? inputs.registry : `${inputs.registry}/`);
  const npmrc = join(folder, 'user.npmrc');
  // npm puts the variable in when it reads the file: the token itself is on no disk.
  const line = `//${registry.host}${registry.pathname}:_authToken=\${FAIRLEAD_NPM_TOKEN}\n`;
  await workspace.write(npmrc, inputs.token === '' ? '\n' : line);
  const scope = name.startsWith('@') ? [`--${name.split('/', 1)[0] ?? ''}:registry=${registry.href}`] : [];
  const command = [
    ...inputs.npm,
    'publish',
    tarball.path,
    '--tag',
    tag,
    '--registry',
    registry.href,
    ...scope,
    '--ignore-scripts',
    '--no-update-notifier',
    '--fetch-retries',
    '2',
  ];
  const env = {
    NPM_CONFIG_USERCONFIG: npmrc,
    npm_config_userconfig: npmrc,
    ...identity,
    ...(inputs.token === '' ? {} : { FAIRLEAD_NPM_TOKEN: inputs.token }),
  };
  const { exitCode, stdout, stderr } = await job.run(command, { cwd: folder, show: true, env });
  if (exitCode !== 0) throw publishError(name, `${stderr ?? ''}\n${stdout.slice(-4000)}`, exitCode);
}

async function dependenciesOf(folder: string, path: string, deps: NpmDeps): Promise<readonly Dependency[]> {
  const lock = await deps.workspace.read(join(folder, 'package-lock.json'));
  if (lock !== null) return readPackageLock(lock, `${path}/package-lock.json`);
  return readNodeDependencies((await deps.workspace.read(join(folder, 'package.json'))) ?? '{}');
}

async function publish(
  source: Source,
  node: NodePackage,
  version: string,
  tag: string,
  deps: NpmDeps,
): Promise<Publication> {
  const { plan, folder } = source;
  const file = join(folder, plan.manifest);
  const text = await readManifest(plan, folder, deps);
  await deps.workspace.write(file, withNodeVersion(text, version, `${plan.path}/${plan.manifest}`));
  const tarball = await pack(source, deps);
  let already = await isPublished(node.name, version, tarball, deps);
  if (!already) {
    if (Object.keys(deps.identity).length > 0) await requireTrustedNpm(deps);
    try {
      await upload(node.name, tarball, tag, deps);
    } catch (error) {
      // Another job may have been first; whose bytes are there decides.
      already = await isPublished(node.name, version, tarball, deps);
      if (!already) throw error;
    }
  }
  return {
    artifact: { kind: 'npm', name: node.name, version, sha256: tarball.sha256, integrity: tarball.integrity },
    files: [{ filename: tarball.filename, sha256: tarball.sha256 }],
    dependencies: await dependenciesOf(folder, plan.path, deps),
    already,
  };
}

/** Packages of npm: packed and published by npm itself. */
export function createNpmKind(deps: NpmDeps): Kind {
  return {
    ecosystem: 'npm',
    close: () => Promise.resolve(),
    async prepare(plan): Promise<Prepared | null> {
      const folder = await exportSource(plan.path, deps);
      const file = `${plan.path}/${plan.manifest}`;
      const node = readNodePackage(await readManifest(plan, folder, deps), file);
      if (node.isPrivate) {
        deps.job.info(`${file} says that ${node.name} is private: it is not published as a package of npm.`);
        return null;
      }
      if (node.registry !== null && !sameAddress(node.registry, deps.inputs.registry)) {
        const detail = `${file} publishes to ${node.registry}, and npm-registry is ${deps.inputs.registry}`;
        throw new FinalError('FL_INPUT_INVALID', detail, { place: { file } });
      }
      let built = false;
      return {
        name: node.name,
        version: node.version,
        versions: async () => (await deps.registry.versions(node.name)).map(({ version }) => version),
        async publish(version, pointer) {
          if (!built) await build({ plan, folder }, node.scripts, deps);
          built = true;
          return publish({ plan, folder }, node, version, pointer ?? 'alpha', deps);
        },
      };
    },
  };
}

function sameAddress(a: string, b: string): boolean {
  const plain = (text: string) => URL.parse(text)?.href.replace(/\/$/, '');
  return plain(a) === plain(b);
}
