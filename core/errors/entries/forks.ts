import type { CatalogueEntry } from '../entry.ts';

/** Code of forks. */
export const forks = {
  FL_FORK_SANDBOX: {
    sentence: 'This machine offers no place that is safe for the code of a fork, so nothing of it ran',
    remedy:
      'Run the App on Linux with util-linux and user namespaces that its user may make; docs/forks.md says how to see it.',
  },
  FL_FORK_TESTS_OFF: {
    sentence: 'Commits of forks are not tested here',
    remedy: 'The operator of the App switches it on with `fork_tests: on`, having read docs/forks.md.',
  },
  FL_FORK_EVENT: {
    sentence: 'On pull_request_target nothing of a fork is run: its author would get the secrets of the job',
    remedy:
      'Start the workflow on `pull_request`; docs/forks.md says how its findings get to the pull request all the same.',
  },
  FL_FORK_BUILD: {
    sentence: 'The commit of the fork could not be built',
    remedy: 'It is built without a network: see docs/forks.md for what it may need.',
  },
} as const satisfies Record<string, CatalogueEntry>;
