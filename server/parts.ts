import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../adapters/clock/system/index.ts';
import { createGitHub, type GitHubByPriority } from '../adapters/github/octokit/index.ts';
import { createOpsgenie } from '../adapters/paging/opsgenie/index.ts';
import { createPypiRegistry } from '../adapters/registry/pypi/pypi.ts';
import { createPytestRunner } from '../adapters/runner/pytest/index.ts';
import { createProcessRuntime, ensureVenv, findPython } from '../adapters/runtime/process/index.ts';
import { openSqliteStore, type SqliteStore } from '../adapters/store/sqlite/store.ts';
import { createZendesk } from '../adapters/support/zendesk/index.ts';
import { createFolderTemplates } from '../adapters/templates/folder/index.ts';
import { createJwksTokens } from '../adapters/tokens/jwks/tokens.ts';
import { createEmbeddedTraffic } from '../adapters/traffic/embedded/index.ts';
import { FinalError } from '../core/errors/fairlead-error.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ForkTests } from '../core/ports/fork-tests.ts';
import type { Paging } from '../core/ports/paging.ts';
import type { Registry } from '../core/ports/registry.ts';
import type { Runtime } from '../core/ports/runtime.ts';
import type { Support } from '../core/ports/support.ts';
import type { Targets } from '../core/ports/targets.ts';
import type { Templates } from '../core/ports/templates.ts';
import type { TestRunner } from '../core/ports/test-runner.ts';
import type { Tokens } from '../core/ports/tokens.ts';
import type { OperatorConfig } from './config.ts';
import type { Credentials } from './credentials.ts';
import { openForkTests } from './fork-tests.ts';
import { createStoredHttpCache } from './http-cache.ts';
import { createStoredSeenTokens } from './seen-tokens.ts';
import { createTargets } from './targets.ts';

/** Everything that the server needs of the world, behind its ports. */
export interface Parts {
  readonly clock: Clock;
  readonly store: SqliteStore;
  readonly github: GitHubByPriority;
  readonly appId: number;
  readonly tokens: Tokens;
  readonly registry: Registry;
  readonly targets: Targets;
  /** Starter workflows of this product. */
  readonly templates: Templates;
  /** Where test environments run. */
  readonly testRuntime: Runtime;
  readonly runner: TestRunner;
  /** Null where the operator has not switched them on. */
  readonly forks: ForkTests | null;
  /** Null where the operator has configured none. */
  readonly paging: Paging | null;
  readonly support: Support | null;
}

/** Compiled, this file lies in build/server/. */
const templatesFolder = join(
  import.meta.dirname,
  import.meta.url.endsWith('.ts') ? '..' : join('..', '..'),
  'workflows-templates',
);

/**
 * Opens every adapter that the operator's configuration names. Nothing is started yet.
 * @param own files and folders that settings and credentials come from: no code of a fork may be shown them
 */
export async function openParts(
  config: OperatorConfig,
  credentials: Credentials,
  own: readonly string[] = [],
): Promise<Parts> {
  mkdirSync(config.data, { recursive: true });
  const clock = systemClock;
  const python = await findPython();
  const store = await openSqliteStore({ file: config.store.slice('file:'.length), clock });
  const registry = openRegistry(config, credentials, clock);
  const fetchArtifact = artifactFetcher(registry);
  const runtimeAt = (stateDir: string): Runtime =>
    createProcessRuntime({
      stateDir,
      python,
      fetchArtifact,
      clock,
      baseDir: join(config.python_base, 'services'),
      baseRequirements: config.base_requirements,
    });
  const github = createGitHub({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    baseUrl: config.github.api,
    cache: createStoredHttpCache(store),
    clock,
  });
  return {
    clock,
    registry,
    appId: credentials.appId,
    store,
    github,
    tokens: createJwksTokens({ issuer: config.oidc.issuer, clock, seen: createStoredSeenTokens(store) }),
    targets: createTargets(config.targets, (name) => {
      const stateDir = join(config.data, 'targets', name);
      return { runtime: runtimeAt(stateDir), traffic: createEmbeddedTraffic({ stateDir, clock }) };
    }),
    templates: createFolderTemplates(templatesFolder),
    testRuntime: runtimeAt(join(config.data, 'test-environments')),
    runner: lazyRunner(config, python),
    forks: openForkTests(config, { python, registry, github, clock, own }),
    paging: openPaging(config, credentials),
    support: openSupport(config, credentials),
  };
}

/** The tests' Python environment is made at the first run, so that it does not hold up the start. */
function lazyRunner(config: OperatorConfig, python: string): TestRunner {
  return {
    async run(job, signal) {
      const dir = join(config.python_base, 'tests');
      const bin = await ensureVenv(dir, config.test_requirements, { python });
      const workDir = join(config.data, 'test-runs');
      return createPytestRunner({ python: join(bin, 'python'), workDir }).run(job, signal);
    },
  };
}

function openRegistry(config: OperatorConfig, credentials: Credentials, clock: Clock): Registry {
  const { registry } = config;
  if (registry === undefined) {
    throw new FinalError('FL_CONFIG_INVALID', 'registry is missing from fairlead.config.yml');
  }
  const token = registry.token_env === undefined ? undefined : credentials.secret(registry.token_env);
  return createPypiRegistry({
    indexUrl: registry.index,
    publishUrl: registry.publish,
    ...(token === undefined ? {} : { token }),
    clock,
  });
}

function artifactFetcher(registry: Registry) {
  return async (artifact: { name: string; version: string; sha256: string }): Promise<Uint8Array> => {
    const files = await registry.files(artifact.name);
    const named = files.find((file) => file.version === artifact.version && file.filename.endsWith('.whl'));
    if (named === undefined) {
      throw new FinalError('FL_ARTIFACT_MISSING', `${artifact.name} ${artifact.version}`);
    }
    if (named.sha256 !== artifact.sha256) {
      throw new FinalError('FL_DIGEST_MISMATCH', `${artifact.name} ${artifact.version}`);
    }
    return registry.download(named);
  };
}

function openPaging(config: OperatorConfig, credentials: Credentials): Paging | null {
  if (config.paging === undefined) return null;
  return createOpsgenie({ url: config.paging.url, key: credentials.secret(config.paging.key_env) });
}

function openSupport(config: OperatorConfig, credentials: Credentials): Support | null {
  if (config.support === undefined) return null;
  return createZendesk({ url: config.support.url, token: credentials.secret(config.support.token_env) });
}
