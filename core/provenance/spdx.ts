import { createHash } from 'node:crypto';
import type { PublishedArtifact } from '../api/artifacts.ts';
import type { Json } from '../json.ts';
import { artifactPurl, dependencyPurl } from './purl.ts';
import type { Dependency, Described } from './types.ts';

export interface SbomSource {
  /** `acme/shop` */
  readonly repository: string;
  /** `https://github.com` */
  readonly serverUrl: string;
  readonly commit: string;
  /** Of the commit, in seconds since the epoch: the same build gives the same document. */
  readonly commitTime: number;
}

const purposes = { python: 'LIBRARY', npm: 'LIBRARY', oci: 'CONTAINER' } as const;

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function purlRef(purl: string): Json {
  return [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }];
}

/** Where what was published can be had; SPDX wants a location or NOASSERTION. */
function location({ kind, name, sha256 }: PublishedArtifact): string {
  return kind === 'oci' ? `https://${name.replace('/', '/v2/')}/manifests/sha256:${sha256}` : 'NOASSERTION';
}

function artifactPackage(described: Described, id: string): Json {
  const { artifact, files } = described;
  const [first] = files;
  return {
    SPDXID: id,
    name: artifact.name,
    versionInfo: artifact.version,
    downloadLocation: location(artifact),
    filesAnalyzed: false,
    primaryPackagePurpose: purposes[artifact.kind],
    checksums: [{ algorithm: 'SHA256', checksumValue: artifact.sha256 }],
    externalRefs: purlRef(artifactPurl(artifact)),
    ...(first === undefined ? {} : { packageFileName: first.filename }),
  };
}

function dependencyPackage(dependency: Dependency, id: string): Json {
  const { name, version, range, digest } = dependency;
  return {
    SPDXID: id,
    name,
    ...(version === null ? {} : { versionInfo: version }),
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    ...(digest === null
      ? {}
      : { checksums: [{ algorithm: digest.algorithm.toUpperCase(), checksumValue: digest.hex }] }),
    externalRefs: purlRef(dependencyPurl(dependency)),
    ...(version !== null || range === '' ? {} : { comment: `Asked for as ${range}; no version is locked.` }),
  };
}

/**
 * The software bill of materials of what one build published: SPDX 2.3 in JSON (https://spdx.github.io/spdx-spec/v2.3/),
 * one document that describes every artifact and names what each depends on. Equal input gives equal bytes.
 */
export function spdxDocument(build: readonly Described[], source: SbomSource): Json {
  const packages = new Map<string, Json>();
  const relationships: Json[] = [];
  for (const described of build) {
    const purl = artifactPurl(described.artifact);
    const id = `SPDXRef-Artifact-${digestOf(purl)}`;
    packages.set(id, artifactPackage(described, id));
    relationships.push({
      spdxElementId: 'SPDXRef-DOCUMENT',
      relatedSpdxElement: id,
      relationshipType: 'DESCRIBES',
    });
    for (const dependency of described.dependencies) {
      const target = `SPDXRef-Package-${digestOf(`${dependencyPurl(dependency)} ${dependency.range}`)}`;
      if (!packages.has(target)) packages.set(target, dependencyPackage(dependency, target));
      const relationshipType = dependency.ecosystem === 'oci' ? 'DESCENDANT_OF' : 'DEPENDS_ON';
      relationships.push({ spdxElementId: id, relatedSpdxElement: target, relationshipType });
    }
  }
  const identity = digestOf(
    build.map(({ artifact }) => `${artifactPurl(artifact)} ${artifact.sha256}`).join('\n'),
  );
  const home = `${source.serverUrl}/${source.repository}`;
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: `${source.repository}@${source.commit}`,
    documentNamespace: `${home}/spdx/${source.commit}/${identity}`,
    creationInfo: {
      created: new Date(source.commitTime * 1000).toISOString().replace(/\.\d+Z$/, 'Z'),
      creators: ['Tool: fairlead-build-publish-alpha'],
    },
    packages: [...packages.values()],
    relationships,
  };
}
