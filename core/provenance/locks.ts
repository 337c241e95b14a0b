import { z } from 'zod';
import { FinalError } from '../errors/fairlead-error.ts';
import type { Dependency } from './types.ts';

const maxDependencies = 50_000;

function hexOfIntegrity(integrity: string | undefined): Dependency['digest'] {
  const match = /(?:^|\s)(sha512|sha256)-([A-Za-z0-9+/]+=*)/.exec(integrity ?? '');
  if (match === null) return null;
  const hex = Buffer.from(match[2] ?? '', 'base64').toString('hex');
  const algorithm = match[1] === 'sha512' ? 'sha512' : 'sha256';
  return hex.length === (algorithm === 'sha512' ? 128 : 64) ? { algorithm, hex } : null;
}

const npmEntry = z.object({
  version: z.string().max(256).optional(),
  integrity: z.string().max(2000).optional(),
  dev: z.boolean().optional(),
  link: z.boolean().optional(),
  name: z.string().max(214).optional(),
});
const npmLock = z.object({
  lockfileVersion: z.number(),
  packages: z.record(z.string().max(4096), npmEntry),
});

/**
 * The packages of a `package-lock.json` (versions 2 and 3) that are installed with the package, those for development
 * left out. Errors: FL_MANIFEST_INVALID.
 */
export function readPackageLock(text: string, file: string): readonly Dependency[] {
  const invalid = (why: string) =>
    new FinalError('FL_MANIFEST_INVALID', `${file} ${why}`, { place: { file } });
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw invalid('is not JSON');
  }
  const parsed = npmLock.safeParse(data);
  if (!parsed.success) throw invalid('is no lock file of npm 7 or newer');
  const found = new Map<string, Dependency>();
  for (const [path, entry] of Object.entries(parsed.data.packages)) {
    const folder = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    if (folder === undefined || entry.dev === true || entry.link === true || entry.version === undefined)
      continue;
    const name = entry.name ?? folder;
    found.set(`${name}@${entry.version}`, {
      ecosystem: 'npm',
      name,
      version: entry.version,
      range: '',
      digest: hexOfIntegrity(entry.integrity),
    });
    if (found.size > maxDependencies) throw invalid(`names more than ${maxDependencies} packages`);
  }
  return [...found.values()];
}

/** The dependencies that `package.json` asks for, where there is no lock file. */
export function readNodeDependencies(text: string): readonly Dependency[] {
  const shape = z.object({ dependencies: z.record(z.string().max(214), z.string().max(1000)).optional() });
  const parsed = shape.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
  const wanted = parsed.success ? (parsed.data.dependencies ?? {}) : {};
  return Object.entries(wanted).map(([name, range]) => {
    return { ecosystem: 'npm', name, version: null, range, digest: null };
  });
}

/**
 * Names and versions of the packages in a lock file of uv, Poetry or PEP 751 (`uv.lock`, `poetry.lock`,
 * `pylock.toml`): tables `[[package]]` or `[[packages]]` with plain keys, all that is needed of TOML.
 */
export function readPythonLock(text: string): readonly Dependency[] {
  const found: Dependency[] = [];
  let name: string | null = null;
  let version: string | null = null;
  let own = false;
  const end = () => {
    if (name !== null && version !== null && !own) {
      found.push({ ecosystem: 'pypi', name, version, range: '', digest: null });
    }
    name = null;
    version = null;
    own = false;
  };
  let inPackage = false;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*\[/.test(line)) {
      // Tables below a package belong to it.
      if (/^\s*\[\[?packages?[.\]]/.test(line) && !/^\s*\[\[packages?\]\]/.test(line)) {
        inPackage = false;
        continue;
      }
      end();
      inPackage = /^\s*\[\[packages?\]\]/.test(line);
      continue;
    }
    if (!inPackage || found.length >= maxDependencies) continue;
    const match = /^(name|version)\s*=\s*["']([^"']{1,200})["']/.exec(line);
    if (match?.[1] === 'name') name = match[2] ?? null;
    if (match?.[1] === 'version') version = match[2] ?? null;
    // uv lists the project itself as well.
    if (/^source\s*=\s*\{\s*(?:editable|virtual)\s*=/.test(line)) own = true;
  }
  end();
  return found;
}

/** `name==1.2.3` lines of a requirements file; lines of any other kind are wishes, not versions. */
export function readPinnedRequirements(text: string): readonly Dependency[] {
  const found: Dependency[] = [];
  for (const raw of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const line = raw.replace(/(?:^|\s)#.*$/, '').trim();
    const match = /^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?\s*===?\s*([A-Za-z0-9.!+_-]+)/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) continue;
    const hashes = [...line.matchAll(/--hash[= ]sha256:([0-9a-f]{64})/g)];
    // Several hashes are of several files of one version; which of them was installed is not known.
    const hex = hashes.length === 1 ? hashes[0]?.[1] : undefined;
    const digest = hex === undefined ? null : { algorithm: 'sha256' as const, hex };
    found.push({ ecosystem: 'pypi', name: match[1], version: match[2], range: '', digest });
    if (found.length >= maxDependencies) break;
  }
  return found;
}

/**
 * What a wheel's METADATA asks for (`Requires-Dist`, core metadata 2.x): names and ranges. What is only asked for by an
 * extra is left out.
 */
export function readRequiresDist(metadata: string): readonly Dependency[] {
  const head = metadata.split(/\r?\n\r?\n/, 1)[0] ?? '';
  return [...head.matchAll(/^Requires-Dist:[ \t]*(.{1,1000})$/gim)].flatMap((match) => {
    const [requirement = '', marker = ''] = (match[1] ?? '').split(';', 2);
    const parts = /^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?\s*\(?([^)@]*)\)?/.exec(requirement.trim());
    if (parts?.[1] === undefined || /\bextra\s*==/.test(marker)) return [];
    const range = (parts[2] ?? '').replace(/\s+/g, '');
    const exact = /^===?([^,*]+)$/.exec(range)?.[1] ?? null;
    return [{ ecosystem: 'pypi' as const, name: parts[1], version: exact, range, digest: null }];
  });
}

/** A base image of a Dockerfile as a dependency: `python:3.12-slim@sha256:…`. */
export function imageDependency(reference: string): Dependency {
  const [rest = '', hash] = reference.split('@', 2);
  const colon = rest.lastIndexOf(':');
  const tagged = colon > rest.lastIndexOf('/');
  const short = tagged ? rest.slice(0, colon) : rest;
  const host = short.includes('/') ? (short.split('/', 1)[0] ?? '') : '';
  const full = /[.:]|^localhost$/.test(host)
    ? short
    : `docker.io/${short.includes('/') ? short : `library/${short}`}`;
  const hex = /^sha256:([0-9a-f]{64})$/.exec(hash ?? '')?.[1];
  return {
    ecosystem: 'oci',
    name: full,
    version: tagged ? rest.slice(colon + 1) : null,
    range: '',
    digest: hex === undefined ? null : { algorithm: 'sha256', hex },
  };
}
