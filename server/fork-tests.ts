import { join } from 'node:path';
import { basePython, createForkTests } from '../adapters/forks/namespaces/index.ts';
import { bootstrap } from '../adapters/runner/pytest/bootstrap.ts';
import { ensureVenv } from '../adapters/runtime/process/index.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ForkTests } from '../core/ports/fork-tests.ts';
import type { GitHub } from '../core/ports/github.ts';
import type { Registry } from '../core/ports/registry.ts';
import type { OperatorConfig } from './config.ts';

/** A commit's source, packed. */
const maxBytes = 100 * 1024 * 1024;

export interface ForkTestsParts {
  readonly python: string;
  readonly registry: Registry;
  readonly github: Pick<GitHub, 'sources'>;
  readonly clock: Clock;
  /** Further folders and files of the App, besides its data, that no code of a fork may be shown. */
  readonly own: readonly string[];
}

/** Null where the operator does not let commits of forks run. Environments are made at the first run of one. */
export function openForkTests(config: OperatorConfig, parts: ForkTestsParts): ForkTests | null {
  if (config.fork_tests === 'off') return null;
  const { python, registry, github, clock, own } = parts;
  const environment = async (name: string, requirements: readonly string[]) => {
    const folder = join(config.python_base, name);
    await ensureVenv(folder, requirements, { python });
    return folder;
  };
  return createForkTests({
    dir: join(config.data, 'fork-tests'),
    python: () => basePython(python),
    environments: async () => ({
      build: await environment('fork-builds', config.fork_build_requirements),
      services: await environment('services', config.base_requirements),
      tests: await environment('tests', config.test_requirements),
    }),
    bootstrap,
    own: [config.data, config.store.slice('file:'.length), ...own],
    source: (repository, sha) => github.sources.tarball(repository, sha, maxBytes),
    registry,
    clock,
  });
}
