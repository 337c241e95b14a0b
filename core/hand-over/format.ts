import type { Findings } from '../api/findings.ts';

/**
 * How a job that may not speak for itself hands over what it found: a job of a pull request from a fork has no OIDC token
 * and may write nothing. It leaves one file for each concern, which travel in one artifact of its workflow run.
 */
export const artifactName = 'fairlead-v1';

/** Folder below the runner's temporary one whose files are that artifact. */
export const folderName = 'fairlead-hand-over';

export const concerns = ['lint', 'coverage'] as const satisfies readonly Findings['concern'][];

/** The file of a concern, in the folder and in the artifact. */
export function fileOf(concern: Findings['concern']): string {
  return `${concern}.json`;
}

/** Bytes of the artifact as it is downloaded, and of each file in it. Whatever is larger is not read at all. */
export const limits = { archive: 1024 * 1024, file: 2 * 1024 * 1024, members: 50 } as const;
