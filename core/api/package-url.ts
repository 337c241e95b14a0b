import type { PublishedArtifact } from './artifacts.ts';

/** In a qualifier's value a slash and a colon stay as they are. */
function qualifier(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%3A', ':');
}

/**
 * The artifact as a package URL with its digest (https://github.com/package-url/purl-spec, types pypi, npm and oci).
 * An image's version is its digest, and the tag a qualifier.
 */
export function packageUrl(artifact: PublishedArtifact): string {
  const { kind, name, version, sha256 } = artifact;
  const at = `@${encodeURIComponent(version)}?checksum=sha256:${sha256}`;
  if (kind === 'oci') {
    const repository = name.toLowerCase();
    const last = encodeURIComponent(repository.slice(repository.lastIndexOf('/') + 1));
    return `pkg:oci/${last}@sha256%3A${sha256}?repository_url=${qualifier(repository)}&tag=${qualifier(version)}`;
  }
  if (kind === 'npm') return `pkg:npm/${name.split('/').map(encodeURIComponent).join('/')}${at}`;
  return `pkg:pypi/${encodeURIComponent(name.toLowerCase().replaceAll('_', '-'))}${at}`;
}
