import type { AlphaInput, VersionScheme } from '../../../core/versions/types.ts';
import type { Build } from './histories.ts';

/** Versions of one history: texts that must be in ascending order, and how many builds share one that must not. */
export interface Chains {
  readonly chains: readonly (readonly string[])[];
  readonly collisions: number;
}

/** How a build is called. The bench puts broken ways here, to see that they are found. */
export type Naming = (build: Build) => string;

export function namingOf(scheme: VersionScheme): Naming {
  return ({ input, run, taken }) => {
    const version = scheme.alphaVersion(input);
    return taken ? (scheme.afterCollision(input, run) ?? version) : version;
  };
}

/**
 * What may share a version: builds of one commit on the default branch, attempts of one run of a pull request. A
 * version that was taken is one more.
 */
function identity({ input, run, taken }: Build): string {
  const { pullRequest: pull, sha } = input;
  const built = pull === undefined ? sha : `${sha} ${pull.number} ${run.number}`;
  return taken ? `${built} ${run.number} ${run.attempt}` : built;
}

const byRun = (a: Build, b: Build) => a.run.number - b.run.number || a.run.attempt - b.run.attempt;

function distinct(versions: readonly string[]): string[] {
  return versions.filter((version, index) => version !== versions[index - 1]);
}

/** The builds before and after a pull request's, on the default branch. */
function neighbours(input: AlphaInput, builds: readonly Build[]): [Build | undefined, Build | undefined] {
  const main = builds.filter((build) => build.input.pullRequest === undefined && !build.taken);
  const same = main.filter((build) => build.input.base === input.base);
  return [
    same.findLast((build) => build.input.mainCommitCount <= input.mainCommitCount),
    same.find((build) => build.input.mainCommitCount > input.mainCommitCount),
  ];
}

export function chainsOf(builds: readonly Build[], name: Naming): Chains {
  const lines = new Map<number, Build[]>();
  const owners = new Map<string, Set<string>>();
  for (const build of builds) {
    const line = build.input.pullRequest?.number ?? 0;
    lines.set(line, [...(lines.get(line) ?? []), build]);
    // Registries of Maven on disks that do not tell cases apart, and tags in URLs: no two differ in case only.
    const key = name(build).toLowerCase();
    owners.set(key, (owners.get(key) ?? new Set()).add(identity(build)));
  }
  const chains = [...lines.values()].map((line) => distinct(line.toSorted(byRun).map(name)));
  for (const build of builds) {
    if (build.input.pullRequest === undefined) continue;
    const [before, after] = neighbours(build.input, builds);
    chains.push([before, build, after].flatMap((one) => (one === undefined ? [] : [name(one)])));
  }
  const collisions = [...owners.values()].reduce((sum, of) => sum + of.size - 1, 0);
  return { chains: chains.filter((chain) => chain.length > 1), collisions };
}
