/** How long what is said of one pull request is gathered before its comment is written, in milliseconds. */
export const settleMs = 5_000;

/** Names the one comment of a pull request, in its text. */
export const reportMarker = 'fairlead:report';

/** Job and state of the one comment of a pull request. */
export function reportKey(repositoryId: number, number: number): string {
  return `report:${repositoryId}/${number}`;
}
