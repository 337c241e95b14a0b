import type { PublishedArtifact } from '../api/artifacts.ts';
import { normaliseName } from '../versions/wheel-name.ts';
import type { Dependency } from './types.ts';

/** Percent-encoding of one part of a package URL; `:` stays as it is (https://github.com/package-url/purl-spec). */
function part(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%3A', ':')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function nameOf(ecosystem: Dependency['ecosystem'], name: string): string {
  if (ecosystem === 'pypi') return part(normaliseName(name));
  return name.split('/').map(part).join('/');
}

/** The package URL of an artifact; of an image its digest is the version, as the type `oci` asks. */
export function artifactPurl(artifact: PublishedArtifact): string {
  if (artifact.kind === 'python')
    return `pkg:pypi/${nameOf('pypi', artifact.name)}@${part(artifact.version)}`;
  if (artifact.kind === 'npm') return `pkg:npm/${nameOf('npm', artifact.name)}@${part(artifact.version)}`;
  const image = artifact.name.split('/').at(-1) ?? '';
  const qualifiers = `repository_url=${part(artifact.name)}&tag=${part(artifact.version)}`;
  return `pkg:oci/${part(image)}@sha256:${artifact.sha256}?${qualifiers}`;
}

/** The package URL of a dependency. */
export function dependencyPurl({ ecosystem, name, version, digest }: Dependency): string {
  if (ecosystem !== 'oci') {
    return `pkg:${ecosystem}/${nameOf(ecosystem, name)}${version === null ? '' : `@${part(version)}`}`;
  }
  const image = name.split('/').at(-1) ?? '';
  const at = digest === null ? '' : `@${digest.algorithm}:${digest.hex}`;
  const tag = version === null ? '' : `&tag=${part(version)}`;
  return `pkg:oci/${part(image)}${at}?repository_url=${part(name)}${tag}`;
}
