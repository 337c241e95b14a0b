import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chapter, Day } from '../day/chapter.ts';
import { commitEdits, git } from '../changes/edit.ts';
import { hurriedBranch } from '../changes/changes.ts';
import {
  authored,
  failedLogs,
  headOf,
  play,
  production,
  releases,
  repositoryPath,
  served,
} from '../day/helpers.ts';
import { until } from '../day/until.ts';

const packages = ['fieldnotes-web', 'fieldnotes-notes', 'fieldnotes-places', 'fieldnotes-integration-tests'];
const requiredChecks = ['fairlead/policy', 'fairlead/lint', 'fairlead/coverage', 'fairlead/tests'];
const services = ['places', 'notes', 'web'] as const;

/** The first main goes the product's own way: wheels, alpha, engine, release 1.0.0, first deployment. */
export const seed: Chapter = {
  name: 'seed',
  title: 'The first main: alpha, tests, release 1.0.0, first deployment',
  async run(day) {
    const { stage, reporter } = day;
    await firstCommit(day);
    const guarded = await until(() => isGuarded(day), 30_000);
    reporter.note(guarded ? 'the App has put its rulesets on main' : 'no rulesets on main');
    const runs = await play(day, { name: 'push', branch: 'main' }, { actor: 'ada' });
    const released = await until(async () => {
      const found = await Promise.all(packages.map((name) => releases(stage, name)));
      return found.every((versions) => versions.includes('1.0.0'));
    }, 90_000);
    reporter.note(released ? 'all packages are released as 1.0.0' : 'no release 1.0.0 appeared');

    const visitors = visit(day);
    const deploys = released ? await Promise.all(services.map((service) => deploy(day, service))) : [];
    visitors.stop();
    const live = await Promise.all(services.map((service) => served(stage, service)));
    const ok =
      guarded === true &&
      deploys.length === services.length &&
      live.every((text) => text === '1.0.0 (100 %)');
    const failures = failedLogs([...runs, ...deploys.flat()]);
    reporter.step(
      'seed',
      ok,
      'main is under the rulesets of the App; four packages released as 1.0.0; places, notes and web serve 1.0.0',
      `main ${guarded ? 'under rulesets' : 'open to everybody'}; package index: ${released ? '1.0.0 of all four' : 'no 1.0.0'}; proxy: ${services
        .map((service, index) => `${service} ${live[index] ?? ''}`)
        .join(', ')}${failures === '' ? '' : `; ${failures}`}`,
    );
    day.memory.mainSha = await headOf(stage, 'main');
  },
};

async function firstCommit({ stage, reporter }: Day): Promise<void> {
  const { clone, product } = stage.layout;
  await stage.github.clone(clone, 'ada');
  await cp(join(product, 'examples', 'fieldnotes'), clone, { recursive: true, filter: wanted });
  await cp(join(product, 'integration-tests'), join(clone, 'integration-tests'), {
    recursive: true,
    filter: wanted,
  });
  await git(clone, ['add', '--all']);
  await commitEdits(clone, {}, 'Fieldnotes', authored(0));
  const branches = ['main', hurriedBranch].map((branch) => `HEAD:refs/heads/${branch}`);
  await git(clone, ['push', '--quiet', 'origin', ...branches]);
  reporter.note('pushed the first commit of acme/fieldnotes');
}

/** Whether GitHub holds main to every required check and to an approval, by rules that nobody of the day wrote. */
async function isGuarded({ stage }: Day): Promise<boolean> {
  const path = `${repositoryPath(stage)}/rules/branches/main`;
  const { json } = await stage.github.as('grace', 'GET', path);
  const rules = json as readonly { readonly type: string; readonly parameters?: object }[];
  const text = JSON.stringify(rules.map(({ parameters }) => parameters ?? {}));
  return (
    rules.some(({ type }) => type === 'pull_request') &&
    requiredChecks.every((name) => text.includes(`"${name}"`))
  );
}

/** Nothing that tools left behind becomes part of the repository. */
function wanted(path: string): boolean {
  return !/(__pycache__|\.egg-info|\.pytest_cache|\.ruff_cache|\/build$|\.coverage)/.test(path);
}

function deploy(day: Day, service: string) {
  const inputs = { service, environment: 'production', version: 'newest' };
  const workflow = '.github/workflows/deploy.yml';
  return play(day, { name: 'workflow_dispatch', branch: 'main', workflow, inputs }, { actor: 'linus' });
}

/** The first users: a few requests to everything that is reachable. */
function visit({ stage, signal }: Day): { stop(): void } {
  let stopped = false;
  const paths = { places: '/healthz', notes: '/notes?limit=10', web: '/healthz' } as const;
  const loop = async (): Promise<void> => {
    while (!stopped && !signal.aborted) {
      for (const service of services) {
        const routing = await production(stage, service).catch(() => null);
        if (routing === null || routing.targets.length === 0) continue;
        await fetch(`${routing.url}${paths[service]}`, { signal: AbortSignal.timeout(2000) })
          .then((response) => response.arrayBuffer())
          .catch(() => undefined);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  void loop();
  return {
    stop() {
      stopped = true;
    },
  };
}
