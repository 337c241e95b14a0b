import type { CatalogueEntry } from '../entry.ts';

/** Reports, and what jobs hand over. */
export const reports = {
  FL_REPORT_INVALID: {
    sentence: 'The report cannot be read',
    remedy: 'Check that the tool wrote the format that the input names.',
  },
  FL_REPORT_EMPTY: {
    sentence: 'The report is empty',
    remedy: 'Check that the tool ran and was told to write it.',
  },
  FL_REPORT_TRUNCATED: {
    sentence: 'The report ends too early',
    remedy: 'Check that the tool was not stopped while it wrote, and that the disk has room.',
  },
  FL_REPORT_TOO_LARGE: {
    sentence: 'The report is larger than what is read',
    remedy: 'Split it, or let the tool leave out what is not your own code.',
  },
  FL_REPORT_ENCODING: {
    sentence: 'The report is not in an encoding that can be read',
    remedy: 'Write it in UTF-8, or in UTF-16 with a byte order mark.',
  },
  FL_REPORT_UNKNOWN: {
    sentence: 'The report is of no format that is known',
    remedy: 'The README of the action lists the formats.',
  },
  FL_REPORT_PATHS: {
    sentence: 'No path of the report is that of a file in the repository',
    remedy: 'Run the tool in the checkout, and commit the files that it reports on.',
  },
  FL_BASELINE_UNREAD: {
    sentence: 'Where coverage baselines are kept could not be read',
    remedy: 'Try again; the README of the action says which permission each kind of store needs.',
  },
  FL_BASELINE_NOT_KEPT: {
    sentence: 'The coverage baseline could not be kept',
    remedy: 'Give the job the permission that the README of the action names for this kind of store.',
  },
  FL_BASELINE_INVALID: {
    sentence: 'The coverage baseline cannot be read',
    remedy: 'The next push to the default branch writes a new one.',
  },
  FL_LINTER_MISSING: {
    sentence: 'No linter that fits the repository was found',
    remedy: 'Install one in a step before, name one in the input `tool`, or give its report in `report`.',
  },
  FL_HAND_OVER_INVALID: {
    sentence: 'What the job of a fork handed over cannot be used',
    remedy:
      'Use the current version of the actions, lower `max-annotations` where it is too large, and push again; docs/forks.md says what an artifact may hold.',
  },
} as const satisfies Record<string, CatalogueEntry>;
