/** Looks at a pull request, or at all of a repository's. */
export function policyKey(repositoryId: number, number: number | '*'): string {
  return `policy:${repositoryId}/${number}`;
}

/** Looks at every open pull request whose head is this branch. */
export function policyOfHead(repositoryId: number, branch: string): string {
  return `policy:${repositoryId}/from:${branch.replace(/^refs\/heads\//, '')}`;
}

/** Compares a repository's settings with its configuration. */
export function settingsKey(repositoryId: number): string {
  return `settings:${repositoryId}`;
}

/** Looks for work that the App does in a repository: back-merges, releases, merges. */
export function dutiesKey(repositoryId: number): string {
  return `duties:${repositoryId}`;
}

/** Reads an installation's teams, its configuration and every repository of it. */
export function organisationKey(installationId: number): string {
  return `organisation:${installationId}`;
}

/** Takes over what the jobs of one workflow run of a fork left behind, or of every run for a commit. */
export function handOverKey(repositoryId: number, runOrCommit: number | string): string {
  return `hand-over:${repositoryId}/${runOrCommit}`;
}
