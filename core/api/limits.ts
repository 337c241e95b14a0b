/** What `POST /v1/findings` takes; without the library that checks it, since every job that reports needs these. */

/** Annotations of one report. */
export const maxAnnotations = 5000;
/** Requests that one report may come in. */
export const maxPages = 8;
/** Rules that a report counts by name. */
export const maxGroups = 100;
/** Lines of a report, and those of them that the comment on a pull request shows. */
export const maxLines = 100;
export const maxHighlights = 5;
/** Characters. */
export const maxPath = 1024;
export const maxTitle = 255;
export const maxLine = 1000;
export const maxMessage = 16_000;

/** The last line or column that GitHub knows. */
export const maxPosition = 2 ** 31 - 1;

/** A path inside the repository: relative, posix, without `..` or control characters. */
// oxlint-disable-next-line no-control-regex -- control characters are what is refused here
export const pathPattern = /^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\u0000-\u001f\u007f\\]+$/;
