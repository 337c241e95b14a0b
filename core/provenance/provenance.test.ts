import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { provenanceProblems, spdxProblems } from '../../test/fakes/schemas.ts';
import type { PublishedArtifact } from '../api/artifacts.ts';
import {
  imageDependency,
  readNodeDependencies,
  readPackageLock,
  readPinnedRequirements,
  readPythonLock,
  readRequiresDist,
} from './locks.ts';
import { artifactPurl, dependencyPurl } from './purl.ts';
import { spdxDocument } from './spdx.ts';
import { type BuildRun, provenanceStatement, subjectsOf } from './statement.ts';
import type { Dependency, Described } from './types.ts';

const hex = 'ab'.repeat(32);
const python: PublishedArtifact = {
  kind: 'python',
  service: 's',
  name: 'Acme_Notes',
  version: '1.0a1',
  sha256: hex,
  releaseVersion: '1.0',
};
const npm: PublishedArtifact = {
  kind: 'npm',
  service: 's',
  name: '@acme/web',
  version: '1.0.0-alpha.1',
  sha256: hex,
  integrity: `sha512-${'A'.repeat(86)}==`,
  releaseVersion: '1.0.0',
};
const oci: PublishedArtifact = {
  kind: 'oci',
  service: 's',
  name: 'ghcr.io/acme/shop/web',
  version: '1.0.0-alpha.1',
  sha256: hex,
  platforms: ['linux/amd64'],
  releaseVersion: '1.0.0',
};
const short = ({ name, version, range }: Dependency) => `${name} ${version ?? '-'} ${range}`.trim();

describe('package URLs', () => {
  test.each([
    [python, 'pkg:pypi/acme-notes@1.0a1'],
    [npm, 'pkg:npm/%40acme/web@1.0.0-alpha.1'],
    [oci, `pkg:oci/web@sha256:${hex}?repository_url=ghcr.io%2Facme%2Fshop%2Fweb&tag=1.0.0-alpha.1`],
  ])('of artifacts', (artifact, purl) => {
    expect(artifactPurl(artifact)).toBe(purl);
  });

  test.each([
    ['python:3.12', 'pkg:oci/python?repository_url=docker.io%2Flibrary%2Fpython&tag=3.12'],
    ['acme/base', 'pkg:oci/base?repository_url=docker.io%2Facme%2Fbase'],
    [`localhost:5000/a@sha256:${hex}`, `pkg:oci/a@sha256:${hex}?repository_url=localhost:5000%2Fa`],
    [`ghcr.io/a/b:1@sha256:${hex}`, `pkg:oci/b@sha256:${hex}?repository_url=ghcr.io%2Fa%2Fb&tag=1`],
  ])('of the base image %s', (reference, purl) => {
    expect(dependencyPurl(imageDependency(reference))).toBe(purl);
  });
});

describe('lock files', () => {
  test('package-lock.json: what is installed with the package, nested and renamed, not what is for development', () => {
    const lock = {
      lockfileVersion: 3,
      packages: {
        '': { name: 'root', version: '1.0.0' },
        'node_modules/@a/b': { version: '1.0.0', integrity: `sha512-${Buffer.alloc(64).toString('base64')}` },
        'node_modules/c/node_modules/d': { version: '2.0.0' },
        'node_modules/alias': { name: 'real', version: '3.0.0' },
        'node_modules/dev': { version: '1.0.0', dev: true },
        'node_modules/linked': { link: true },
        'packages/linked': { version: '1.0.0' },
      },
    };
    const found = readPackageLock(JSON.stringify(lock), 'l');
    expect(found.map(short)).toEqual(['@a/b 1.0.0', 'd 2.0.0', 'real 3.0.0']);
    expect(found[0]?.digest).toEqual({ algorithm: 'sha512', hex: '00'.repeat(64) });
  });

  test.each([
    '',
    '[]',
    '{"lockfileVersion":1,"dependencies":{}}',
    '{"packages":{"node_modules/a":{"version":1}}}',
  ])('package-lock.json %j is refused', (text) => {
    expect(() => readPackageLock(text, 'web/package-lock.json')).toThrow('web/package-lock.json');
  });

  test('package.json where nothing is locked', () => {
    expect(
      readNodeDependencies('{"dependencies":{"a":"^1"},"devDependencies":{"b":"1"}}').map(short),
    ).toEqual(['a - ^1']);
    expect(readNodeDependencies('{"dependencies":[]}')).toEqual([]);
  });

  test('uv.lock, poetry.lock, pylock.toml', () => {
    const uv =
      '[[package]]\nname = "own"\nversion = "1"\nsource = { editable = "." }\n\n[[package]]\nname = "flask"\nversion = "3.1.0"\n[package.optional-dependencies]\nname = "no"\nversion = "0"\n\n[[package]]\nversion = "2"\n';
    expect(readPythonLock(uv).map(short)).toEqual(['flask 3.1.0']);
    const poetry =
      "[[package]]\r\nname = 'a'\r\nversion = '1'\r\n\r\n[metadata]\r\nname = 'x'\r\nversion = '9'\r\n";
    expect(readPythonLock(poetry).map(short)).toEqual(['a 1']);
    expect(readPythonLock('[[packages]]\nname = "b"\nversion = "2"\n').map(short)).toEqual(['b 2']);
    expect(readPythonLock('\u0000[[[')).toEqual([]);
  });

  test('requirements.txt: pinned lines only', () => {
    const text = `a==1.0 # why\nb[x]===2 ; python_version > "3"\nc>=1\n-r other.txt\nd==1.0 \\\n  --hash=sha256:${hex}\n# e==1\n`;
    const found = readPinnedRequirements(text);
    expect(found.map(short)).toEqual(['a 1.0', 'b 2', 'd 1.0']);
    expect(found[2]?.digest?.hex).toBe(hex);
  });

  test('METADATA: what is always needed, without extras and without the description', () => {
    const text =
      'Metadata-Version: 2.1\nRequires-Dist: flask (>=3,<4)\nRequires-Dist: jinja2==3.1\nRequires-Dist: x; extra == "dev"\nRequires-Dist: y @ https://e.example\n\nRequires-Dist: z\n';
    expect(readRequiresDist(text).map(short)).toEqual(['flask - >=3,<4', 'jinja2 3.1 ==3.1', 'y -']);
  });
});

const source = {
  repository: 'acme/shop',
  serverUrl: 'https://github.com',
  commit: 'c'.repeat(40),
  commitTime: 1_700_000_000,
};
const run: BuildRun = {
  serverUrl: 'https://github.com',
  repository: 'acme/shop',
  repositoryId: 7,
  ownerId: '5',
  workflowRef: 'acme/shop/.github/workflows/delivery.yml@refs/tags/v1@x',
  event: 'push',
  ref: 'refs/heads/main',
  commit: 'c'.repeat(40),
  runId: 1,
  runAttempt: 2,
  runnerEnvironment: 'github-hosted',
  startedOn: 1_700_000_000_123,
  finishedOn: 1_700_000_001_000,
};
const build: readonly Described[] = [
  {
    artifact: python,
    files: [
      { filename: 'a.whl', sha256: hex },
      { filename: 'a.tar.gz', sha256: hex },
    ],
    dependencies: readPinnedRequirements('flask==3'),
  },
  {
    artifact: npm,
    files: [{ filename: 'w.tgz', sha256: hex }],
    dependencies: readNodeDependencies('{"dependencies":{"a":"^1"}}'),
  },
  {
    artifact: oci,
    files: [],
    dependencies: [imageDependency(`python@sha256:${hex}`), imageDependency('node:24')],
  },
];

describe('the bill of materials', () => {
  test('is valid, the same for the same build, and tells what hangs on what', () => {
    const document = spdxDocument(build, source) as {
      relationships: { relationshipType: string }[];
      creationInfo: { created: string };
    };
    expect(spdxProblems(document)).toBeNull();
    expect(spdxDocument(build, source)).toEqual(document);
    expect(document.creationInfo.created).toBe('2023-11-14T22:13:20Z');
    const types = document.relationships.map(({ relationshipType }) => relationshipType);
    expect(types).toEqual([
      'DESCRIBES',
      'DEPENDS_ON',
      'DESCRIBES',
      'DEPENDS_ON',
      'DESCRIBES',
      'DESCENDANT_OF',
      'DESCENDANT_OF',
    ]);
  });

  test('is valid whatever the names are, and every id is there once', () => {
    const dependency = fc.record<Dependency>({
      ecosystem: fc.constantFrom('pypi', 'npm', 'oci'),
      name: fc.string({ minLength: 1 }),
      version: fc.option(fc.string({ minLength: 1 })),
      range: fc.string(),
      digest: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(dependency), (dependencies) => {
        const document = spdxDocument([{ artifact: oci, files: [], dependencies }], source) as {
          packages: { SPDXID: string }[];
        };
        expect(spdxProblems(document)).toBeNull();
        const ids = document.packages.map(({ SPDXID }) => SPDXID);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^SPDXRef-[A-Za-z0-9.-]+$/);
      }),
    );
  });
});

describe('the provenance', () => {
  test('is valid and names every file, the commit, and base images by digest only', () => {
    const statement = provenanceStatement(build, run) as {
      predicate: {
        buildDefinition: { externalParameters: unknown; resolvedDependencies: unknown };
        runDetails: unknown;
      };
    };
    expect(provenanceProblems(statement)).toBeNull();
    expect(subjectsOf(build).map(({ name }) => name)).toEqual([
      'a.whl',
      'a.tar.gz',
      'w.tgz',
      'ghcr.io/acme/shop/web',
    ]);
    const { buildDefinition, runDetails } = statement.predicate;
    expect(buildDefinition.externalParameters).toEqual({
      workflow: {
        ref: 'refs/tags/v1@x',
        repository: 'https://github.com/acme/shop',
        path: '.github/workflows/delivery.yml',
      },
    });
    expect(buildDefinition.resolvedDependencies).toEqual([
      { uri: 'git+https://github.com/acme/shop@refs/heads/main', digest: { gitCommit: 'c'.repeat(40) } },
      { uri: expect.stringContaining('pkg:oci/python@') as unknown, digest: { sha256: hex } },
    ]);
    expect(runDetails).toEqual({
      builder: { id: 'https://github.com/acme/shop/.github/workflows/delivery.yml@refs/tags/v1@x' },
      metadata: {
        invocationId: 'https://github.com/acme/shop/actions/runs/1/attempts/2',
        startedOn: '2023-11-14T22:13:20Z',
        finishedOn: '2023-11-14T22:13:21Z',
      },
    });
  });

  test('what is missing is noticed', () => {
    const statement = provenanceStatement([], run);
    expect(provenanceProblems(statement)).not.toBeNull();
    expect(provenanceProblems(provenanceStatement(build, { ...run, workflowRef: '' }))).not.toBeNull();
  });
});
