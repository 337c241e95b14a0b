import { coordinates } from './coordinates.ts';

export interface Release {
  /** Full SHA of the commit that is published. */
  readonly commit: string;
  /** Such as 1.2.3. */
  readonly version: string;
}

/** Why this cannot be a release, in words without a full stop; null where it can. */
export function releaseProblem({ commit, version }: Release): string | null {
  if (!/^[0-9a-f]{40}$/.test(commit)) return 'the commit must be a full SHA, 40 hexadecimal digits';
  const number = String.raw`(0|[1-9]\d*)`;
  const semver = new RegExp(String.raw`^${number}\.${number}\.${number}(-[0-9A-Za-z.-]+)?$`);
  return semver.test(version) ? null : 'the version must be like 1.2.3';
}

/**
 * Pins every `uses:` of our own actions to the commit of a release, with its version in a comment as update tools read
 * it. Everything else stays as it is, and so does what is pinned already.
 */
export function pinCoordinates(text: string, { commit, version }: Release): string {
  const own = new RegExp(
    String.raw`^(\s*(?:- )?uses: )(${escaped(coordinates.repository)}(?:/[\w./-]+)?)@${escaped(coordinates.ref)}[ \t]*$`,
    'gm',
  );
  return text.replace(own, (_, start: string, path: string) => `${start}${path}@${commit} # v${version}`);
}

/** Our own `uses:` lines that no commit pins. */
export function unpinned(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.includes(`uses: ${coordinates.repository}`));
  return lines.filter((line) => !/@[0-9a-f]{40} # v\d/.test(line)).map((line) => line.trim());
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
