import type { CatalogueEntry } from '../entry.ts';

/** Configuration, GitHub, the machine that the product runs on, and the product itself. */
export const product = {
  FL_CONFIG_INVALID: {
    sentence: 'The configuration is not valid',
    remedy: 'Correct the named line; the rules of the default branch stay in force until then.',
  },
  FL_STATE_CONFLICT: {
    sentence: 'The stored state changed meanwhile',
    remedy: 'Nothing to do: the work is done again on the new state.',
  },
  FL_LEASE_LOST: {
    sentence: 'The lease on this work was lost to another worker',
    remedy: 'Nothing to do: the other worker goes on.',
  },
  FL_GITHUB_UNREACHABLE: {
    sentence: 'GitHub did not answer',
    remedy: 'Nothing to do: the work is tried again.',
  },
  FL_GITHUB_REFUSED: {
    sentence: 'GitHub refused the request',
    remedy: 'Compare the permissions of the installation with docs/permissions.md.',
  },
  FL_GITHUB_BUDGET: {
    sentence: "The installation's share of requests to GitHub is used up for now",
    remedy: 'Nothing to do: the work goes on when GitHub gives room again.',
  },
  FL_RUNTIME_FAILED: {
    sentence: 'A process could not be started',
    remedy: 'Read its log; the path stands in the message.',
  },
  FL_NOT_READY: {
    sentence: 'A service did not become ready in time',
    remedy: 'Read its log; the path stands in the message.',
  },
  FL_TRAFFIC_UNREACHABLE: {
    sentence: 'The load balancer did not answer',
    remedy: 'Nothing to do: the work is tried again.',
  },
  FL_NOTIFY_FAILED: {
    sentence: 'A notification could not be delivered',
    remedy: 'Check the address and the key of the service; it is tried again.',
  },
  FL_PYTHON_MISSING: {
    sentence: 'Python 3.10 or newer was not found',
    remedy: 'Install it, or set FAIRLEAD_PYTHON to its path.',
  },
  FL_VENV_MISSING: {
    sentence: 'Python cannot make a virtual environment',
    remedy: 'Install the venv module (on Debian: apt-get install python3-venv).',
  },
  FL_GIT_MISSING: {
    sentence: 'git was not found',
    remedy: 'Install git 2.38 or newer.',
  },
  FL_PORT_TAKEN: {
    sentence: 'The port is taken',
    remedy: 'Stop what listens there, or choose another with --port.',
  },
  FL_INPUT_INVALID: {
    sentence: 'An input is not valid',
    remedy: 'The README of the action lists its inputs.',
  },
  FL_COMMAND_FAILED: {
    sentence: 'A command failed',
    remedy: 'Its output stands above.',
  },
  FL_ALREADY_RUNNING: {
    sentence: 'Another day is being played in this folder',
    remedy: 'Wait for it, or end it with Ctrl-C.',
  },
  FL_INTERNAL: {
    sentence: 'Something went wrong inside Fairlead',
    remedy: 'Please report it with the log line that carries this code.',
  },
  FL_WAIT_TIMEOUT: {
    sentence: 'What was waited for did not end within the input `timeout`',
    remedy: 'It goes on by itself, and its check tells how it ends; give a longer timeout to wait for it.',
  },
  FL_APP_UNREACHABLE: {
    sentence: 'The Fairlead App did not answer',
    remedy: 'Check the input app-url and that the App runs; then run the job again.',
  },
  FL_APP_REFUSED: {
    sentence: 'The Fairlead App refused the request',
    remedy: 'Compare the versions of the action and of the App.',
  },
  FL_HTTP_UNREACHABLE: {
    sentence: 'The other side did not answer',
    remedy: 'Check the address and that the service runs; the work is tried again.',
  },
  FL_HTTP_ANSWER_TOO_LARGE: {
    sentence: 'The answer is larger than what is read',
    remedy: 'Check that the address belongs to the service that was meant.',
  },
  FL_OPTION_INVALID: {
    sentence: 'An option of the command is not valid',
    remedy: '`npm start -- --help` lists the options.',
  },
  FL_ORGANISATION_UNREAD: {
    sentence: 'What stands above the repository could not be read',
    remedy:
      "Give a token that may read it; with `organisation: skip` (`--organisation=skip`) the organisation's file is left out.",
  },
  FL_SETTINGS_UNREAD: {
    sentence: 'Settings that the rules ask for could not be read, so nothing of theirs is known or written',
    remedy: 'Give a token of somebody who administers the repository.',
  },
  FL_APP_MANAGES: {
    sentence: 'The Fairlead App manages the settings of this repository',
    remedy:
      'Let it do so. To go on without it, uninstall it, delete the rulesets whose names start with `Fairlead: `, and run the command again.',
  },
} as const satisfies Record<string, CatalogueEntry>;
