import { createHash } from 'node:crypto';
import { affectedServices } from '../changes/affected.ts';
import { relatedTests, type RelatedTests } from '../changes/related.ts';
import type { FairleadConfig } from '../config/types.ts';
import type { ForkPackage } from '../ports/fork-tests.ts';
import type { RepositoryRef } from '../ports/github.ts';
import type { Promotion, TestRun } from './types.ts';

export interface ForkRunOrder {
  readonly repository: RepositoryRef;
  readonly pull: number;
  /** Head of the pull request, as whoever asked has seen it. */
  readonly sha: string;
  /** Of the word that asked for it; the same word is the same run. */
  readonly asked: string;
  readonly now: number;
}

/** A test run of a fork's commit: it has no artifacts until the engine builds them, and none of them is ever promoted. */
export function newForkRun({ repository, pull, sha, asked, now }: ForkRunOrder): TestRun {
  const identity = ['fork', repository.id, pull, sha, asked].join('|');
  return {
    id: `fork-${createHash('sha256').update(identity).digest('hex').slice(0, 16)}`,
    kind: 'fork',
    installationId: repository.installationId,
    data: {
      schema: 1,
      repository: { id: repository.id, name: `${repository.owner}/${repository.name}` },
      // No job of a workflow is behind it.
      run: { id: 0, attempt: 0 },
      headSha: sha,
      ref: `refs/pull/${pull}/head`,
      pullRequest: { number: pull },
      promotable: false,
      artifacts: [],
      tests: { services: [], reason: [] },
    },
    subject: `${repository.id}/pr/${pull}`,
    phase: 'queued',
    queuedAt: now,
    startedAt: null,
    endedAt: null,
    environment: [],
    results: [],
    sentence: 'Waiting for its turn',
  };
}

export interface ForkPlan {
  /** What is built from the commit's source. */
  readonly packages: readonly ForkPackage[];
  readonly tests: RelatedTests;
}

type Config = Pick<FairleadConfig, 'services' | 'integrationTests'>;

/**
 * What of a commit is built: what it changes, and what a run of it needs that was never promoted. Folders and names are
 * the default branch's: a fork decides neither what is tested nor as what.
 * @param paths that the pull request changes
 */
export function planFork(
  paths: readonly string[],
  config: Config,
  promotions: readonly Promotion[],
): ForkPlan {
  const changed = affectedServices(paths, config);
  const tests = relatedTests({ built: changed.services, paths }, config);
  const promoted = new Set(promotions.map((promotion) => promotion.package));
  const services = closure(tests.services, config)
    .flatMap((name) => config.services[name] ?? [])
    .filter(
      ({ name, package: distribution }) => changed.services.includes(name) || !promoted.has(distribution),
    )
    .map(({ name, package: distribution, path }) => ({ service: name, name: distribution, path }));
  const own = config.integrationTests;
  const needsTests = own !== null && (changed.integrationTests || !promoted.has(own.package));
  const packages: ForkPackage[] = [...services];
  if (needsTests) packages.push({ service: null, name: own.package, path: own.path });
  return { packages, tests };
}

/** The services and all that they need, in the configuration's order. */
function closure(names: readonly string[], { services }: Config): readonly string[] {
  const wanted = new Set(names);
  // A Set's values include those that are added on the way.
  for (const name of wanted) for (const need of services[name]?.needs ?? []) wanted.add(need);
  return Object.keys(services).filter((name) => wanted.has(name));
}
