import { systemClock } from '../../adapters/clock/system/index.ts';
import { findPython } from '../../adapters/runtime/process/index.ts';
import { parseConfig } from '../../core/config/index.ts';
import type { Registry } from '../../core/ports/registry.ts';
import type { Runtime } from '../../core/ports/runtime.ts';
import { createEngine } from '../../engine/engine.ts';
import { parseOperatorConfig } from '../../server/config.ts';
import { openForkTests } from '../../server/fork-tests.ts';
import { serviceRequirements, testRequirements } from '../../demo/day/python.ts';
import type { PolicyStage } from './policy-stage.ts';

/** What must never be touched for a fork: using it is an error that the test sees. */
const untouched = new Proxy(
  {},
  {
    get: (_, name) => () => Promise.reject(new Error(`the engine's own ${String(name)} was used`)),
  },
);

/**
 * The engine as the server makes it, on a stage: the real place for forks, and nothing else of its own.
 * @param dir for its data
 * @param pythons where the Python environments of the tests are
 */
export async function createForkEngine(stage: PolicyStage, configText: string, dir: string, pythons: string) {
  const config = parseConfig(configText, 'fairlead.yml').config;
  if (config === null) throw new Error('the configuration is broken');
  const operator = parseOperatorConfig('fork_tests: on\n', 'fairlead.config.yml');
  const registry: Registry = {
    files: () => Promise.resolve([]),
    download: () => Promise.reject(new Error('nothing is there')),
    publish: () => Promise.reject(new Error('published')),
  };
  const { github, store } = stage;
  const forks = openForkTests(
    {
      ...operator,
      data: dir,
      python_base: pythons,
      base_requirements: [...serviceRequirements],
      test_requirements: [...testRequirements],
    },
    { python: await findPython(), registry, github, clock: systemClock, own: [] },
  );
  return createEngine({
    store,
    github,
    registry,
    runtime: { ...(untouched as Runtime), list: () => Promise.resolve([]) },
    runner: { run: () => Promise.reject(new Error('the engine’s own runner was used')) },
    promoter: {
      promote: () => {
        throw new Error('promoted');
      },
    },
    // The stage's time stands; waiting is real.
    clock: { now: stage.clock.now, sleep: (ms, signal) => systemClock.sleep(ms, signal) },
    loadConfig: () => Promise.resolve(config),
    statusUrl: (id) => `https://fairlead.example/testruns/${id}`,
    stopping: new AbortController().signal,
    variables: { notes: { DATABASE_PASSWORD: 'secret' } },
    forks,
  });
}
