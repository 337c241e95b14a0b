import type { Findings } from '../api/findings.ts';

/**
 * How a job that may not speak for itself hands over what it found: a job of a pull request from a fork has no OIDC token
 * and may write nothing. It leaves one file for each report, which travel in one artifact of its workflow run. Several
 * jobs of a run have one each, whose name goes on after a hyphen.
 */
export const artifactName = 'fairlead-v1';

/** Whether an artifact of a run is one of these. */
export function isHandOver(name: string): boolean {
  return /^fairlead-v1(?:-[\w.-]{1,200})?$/.test(name);
}

/** Folder below the runner's temporary one whose files are that artifact. */
export const folderName = 'fairlead-hand-over';

export const concerns = ['lint', 'coverage'] as const satisfies readonly Findings['concern'][];

/** The file of a report, in the folder and in the artifact: several steps of one concern have one each. */
export function fileOf({ concern, part }: Pick<Findings, 'concern' | 'part'>): string {
  return part === undefined ? `${concern}.json` : `${concern}-${part.id}.json`;
}

/** The concern that a file is about, by its name; null for files that are none of these. */
export function concernOf(file: string): Findings['concern'] | null {
  const name = /^([a-z]+)(?:-[0-9a-f]{32})?\.json$/.exec(file)?.[1];
  return concerns.find((concern) => concern === name) ?? null;
}

/**
 * Bytes of an artifact as it is downloaded, of each file in it, and of all its files together. Whatever is larger is not
 * read at all.
 */
export const limits = {
  archive: 1024 * 1024,
  file: 2 * 1024 * 1024,
  unpacked: 16 * 1024 * 1024,
  members: 50,
  /** Artifacts of one run that are read, the newest ones. */
  artifacts: 20,
} as const;

/** Reports of all artifacts of a run together that are read, and their bytes; the rest is told and not read. */
export const readLimits = { files: 100, bytes: 4 * 1024 * 1024 } as const;

/** What of a run is kept of each concern: annotations, and bytes of all of it as JSON. */
export const keptLimits = { annotations: 1000, bytes: 2 * 1024 * 1024 } as const;
