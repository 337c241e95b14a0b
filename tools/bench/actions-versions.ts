import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { versionSchemes } from '../../core/versions/index.ts';
import type { Ecosystem } from '../../core/versions/types.ts';
import { chainsOf, type Naming, namingOf } from './actions-versions/chains.ts';
import {
  type Comparator,
  mavenComparator,
  pythonComparator,
  semverComparator,
} from './actions-versions/comparators.ts';
import { makeHistory } from './actions-versions/histories.ts';

interface Figure {
  readonly name: string;
  /** Null where a peer could not be had, which the unit then says. */
  readonly value: number | null;
  readonly unit: string;
}

interface Found {
  readonly versions: number;
  readonly pairs: number;
  readonly misordered: number;
  readonly collisions: number;
}

const histories = 10_000;
/** As many as it takes to see that a broken scheme is found. */
const fewHistories = 200;
/** Histories whose pairs go to a comparator at once. */
const batch = 2000;

function judge(name: Naming, compare: NonNullable<Comparator['compare']>, count: number): Found {
  const found = { versions: 0, pairs: 0, misordered: 0, collisions: 0 };
  for (let first = 0; first < count; first += batch) {
    const pairs: (readonly [string, string])[] = [];
    for (let seed = first; seed < Math.min(first + batch, count); seed += 1) {
      const builds = makeHistory(seed);
      const { chains, collisions } = chainsOf(builds, name);
      found.versions += builds.length;
      found.collisions += collisions;
      for (const chain of chains) {
        for (const [index, version] of chain.slice(1).entries()) pairs.push([chain[index] ?? '', version]);
      }
    }
    found.pairs += pairs.length;
    found.misordered += compare(pairs).filter((sign) => sign !== '<').length;
  }
  return found;
}

/** Ways to get it wrong: the bench must find something wrong with each. */
const broken: readonly { readonly what: string; readonly ecosystem: Ecosystem; readonly name: Naming }[] = [
  {
    what: 'the commit without its letter',
    ecosystem: 'npm',
    name: (build) => namingOf(versionSchemes.npm)(build).replace(/\.g([0-9a-f]{8})/, '.$1'),
  },
  {
    what: 'no run',
    ecosystem: 'npm',
    name: (build) => namingOf(versionSchemes.npm)(build).replace(/(\.pr\d+)\.\d+/, '$1'),
  },
  {
    what: 'no run',
    ecosystem: 'pep440',
    name: (build) => namingOf(versionSchemes.pep440)(build).replace(/\.dev\d+/, '.dev1'),
  },
  {
    what: 'no run',
    ecosystem: 'maven',
    name: (build) => namingOf(versionSchemes.maven)(build).replace(/(-pr\d+)-\d+/, '$1'),
  },
  {
    what: 'the letter and the commit as one word',
    ecosystem: 'maven',
    name: (build) => namingOf(versionSchemes.maven)(build).replace('-g-', '-g'),
  },
  {
    what: 'no pull request',
    ecosystem: 'oci',
    name: (build) => namingOf(versionSchemes.oci)(build).replace(/\.pr\d+/, ''),
  },
  {
    what: 'commits up to the merge base',
    ecosystem: 'npm',
    name: (build) => {
      const input = { ...build.input, mainCommitCount: build.mergeBaseCount };
      return namingOf(versionSchemes.npm)({ ...build, input });
    },
  },
];

function brokenFound(comparators: Readonly<Record<Ecosystem, Comparator>>): number {
  let found = 0;
  for (const { what, ecosystem, name } of broken) {
    const { compare } = comparators[ecosystem];
    if (compare === null) continue;
    const { misordered, collisions } = judge(name, compare, fewHistories);
    if (misordered + collisions === 0) throw new Error(`${ecosystem}: ${what}, and nothing was found wrong`);
    found += 1;
  }
  return found;
}

function* perEcosystem(comparators: Readonly<Record<Ecosystem, Comparator>>): Generator<Figure, Found[]> {
  const all: Found[] = [];
  for (const [ecosystem, scheme] of Object.entries(versionSchemes)) {
    const { name: peer, compare } = comparators[ecosystem as Ecosystem];
    const name = `actions.versions.misordered.${ecosystem}`;
    if (compare === null) {
      yield { name, value: null, unit: `${peer} could not be had` };
      continue;
    }
    const found = judge(namingOf(scheme), compare, histories);
    all.push(found);
    yield {
      name,
      value: found.misordered,
      unit: `of ${found.pairs} pairs of ${found.versions} builds, by ${peer}`,
    };
  }
  return all;
}

/**
 * Whether alphas of made-up histories are in order and distinct, as the ecosystems' own comparators see it: along the
 * default branch, by run within each pull request, and each pull request's between the main alphas around it.
 */
export async function* bench(): AsyncGenerator<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-bench-'));
  try {
    const comparators: Record<Ecosystem, Comparator> = {
      npm: semverComparator(),
      oci: semverComparator(),
      pep440: pythonComparator(folder),
      maven: mavenComparator(folder),
    };
    yield { name: 'actions.versions.histories', value: histories, unit: 'histories' };
    const all = yield* perEcosystem(comparators);
    const absent = Object.values(comparators).flatMap(({ name, compare }) =>
      compare === null ? [name] : [],
    );
    const sum = (of: 'misordered' | 'collisions') => all.reduce((total, found) => total + found[of], 0);
    const missing = `${absent.join(', ')} could not be had`;
    yield absent.length > 0
      ? { name: 'actions.versions.misordered', value: null, unit: missing }
      : { name: 'actions.versions.misordered', value: sum('misordered'), unit: 'pairs' };
    yield absent.length > 0
      ? { name: 'actions.versions.collisions', value: null, unit: missing }
      : { name: 'actions.versions.collisions', value: sum('collisions'), unit: 'versions' };
    yield {
      name: 'actions.versions.broken_found',
      value: brokenFound(comparators),
      unit: `of ${broken.length} broken schemes`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
