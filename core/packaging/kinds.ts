import type { ArtifactKind } from '../api/artifacts.ts';
import { FinalError } from '../errors/fairlead-error.ts';

/** In the order in which they are built: an image may install the package. */
const artifactKinds = ['python', 'npm', 'oci'] as const satisfies readonly ArtifactKind[];

/** The file that a kind is built from, by its name in the service's folder; the first that is there counts. */
const manifestNames: Readonly<Record<ArtifactKind, readonly string[]>> = {
  python: ['pyproject.toml'],
  npm: ['package.json'],
  oci: ['Dockerfile', 'Containerfile'],
};

/** What the input `kinds` asks for; null: what the service's folder holds. */
export interface WantedKinds {
  readonly all: readonly ArtifactKind[] | null;
  readonly byService: ReadonlyMap<string, readonly ArtifactKind[]>;
}

function kindList(text: string): readonly ArtifactKind[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const kinds = words.map((word) => artifactKinds.find((kind) => kind === word));
  const wrong = words.find((_, index) => kinds[index] === undefined);
  if (wrong !== undefined || words.length === 0) {
    const known = artifactKinds.join(', ');
    throw new FinalError('FL_INPUT_INVALID', `kinds knows ${known}, not ${JSON.stringify(wrong ?? text)}`);
  }
  return artifactKinds.filter((kind) => kinds.includes(kind));
}

/**
 * The input `kinds`: one line such as `python, oci` for every service, or `web: oci` for one; both may stand together.
 * Empty: what each folder holds. Errors: FL_INPUT_INVALID.
 */
export function parseKinds(lines: readonly string[], services: readonly string[]): WantedKinds {
  let all: readonly ArtifactKind[] | null = null;
  const byService = new Map<string, readonly ArtifactKind[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const service = line.slice(0, Math.max(colon, 0)).trim();
    if (colon >= 0 && !services.includes(service)) {
      throw new FinalError('FL_INPUT_INVALID', `kinds names ${JSON.stringify(service)}, which is no service`);
    }
    const known = colon < 0 ? all !== null : byService.has(service);
    if (known) throw new FinalError('FL_INPUT_INVALID', `kinds says ${JSON.stringify(line)} twice`);
    if (colon < 0) all = kindList(line);
    else byService.set(service, kindList(line.slice(colon + 1)));
  }
  return { all, byService };
}

/** A kind to build and the name of the file in the folder that it is built from. */
export interface FoundKind {
  readonly kind: ArtifactKind;
  readonly manifest: string;
}

/**
 * What to build of a folder. Kinds that were asked for must have their file.
 *
 * @param names names of the files in the folder
 * @throws FinalError FL_MANIFEST_MISSING
 */
export function kindsToBuild(
  folder: string,
  names: readonly string[],
  wanted: readonly ArtifactKind[] | null,
): readonly FoundKind[] {
  const found: FoundKind[] = [];
  for (const kind of wanted ?? artifactKinds) {
    const manifest = manifestNames[kind].find((name) => names.includes(name));
    if (manifest !== undefined) found.push({ kind, manifest });
    else if (wanted !== null) {
      const needed = manifestNames[kind].join(' or ');
      throw new FinalError('FL_MANIFEST_MISSING', `${folder} has no ${needed}, and ${kind} is asked for`);
    }
  }
  if (found.length > 0) return found;
  const any = artifactKinds.flatMap((kind) => manifestNames[kind]).join(', ');
  throw new FinalError('FL_MANIFEST_MISSING', `${folder} has none of ${any}`);
}
