interface CatalogueEntry {
  /** One sentence without its full stop; a detail may follow after a colon. */
  readonly sentence: string;
  /** What the reader can do, as whole sentences. */
  readonly remedy: string;
}

const entries = {
  FL_CONFIG_INVALID: {
    sentence: 'The configuration is not valid',
    remedy: 'Correct the named line; the rules of the default branch stay in force until then.',
  },
  FL_SIGNATURE_MISSING: {
    sentence: 'The delivery carries no signature',
    remedy: 'Set the same webhook secret in the GitHub App and in WEBHOOK_SECRET.',
  },
  FL_SIGNATURE_WRONG: {
    sentence: 'The signature of the delivery does not match its body',
    remedy: 'Set the same webhook secret in the GitHub App and in WEBHOOK_SECRET.',
  },
  FL_BODY_INVALID: {
    sentence: 'The body of the request is not what was expected',
    remedy: 'Compare it with docs/api.md.',
  },
  FL_BODY_TOO_LARGE: {
    sentence: 'The body of the request is too large',
    remedy: 'Send less, or split it.',
  },
  FL_TOKEN_MISSING: {
    sentence: 'The request carries no OIDC token',
    remedy: 'Give the job `permissions: id-token: write`.',
  },
  FL_TOKEN_INVALID: {
    sentence: 'The OIDC token is not valid',
    remedy: 'Ask for a new token for every request; tokens live for about five minutes.',
  },
  FL_TOKEN_AUDIENCE: {
    sentence: 'The OIDC token was issued for another audience or another body',
    remedy: 'Ask for a token whose audience is the origin, then /#sha256: and the hash of the body.',
  },
  FL_TOKEN_EXPIRED: {
    sentence: 'The OIDC token has expired',
    remedy: 'Ask for a new token for every request; check the clock of the machine that the App runs on.',
  },
  FL_TOKEN_USED: {
    sentence: 'The OIDC token was used before',
    remedy: 'Ask for a new token for every request, repeated ones included.',
  },
  FL_CONTENT_DIGEST: {
    sentence: 'The body of the request is not the one that its Content-Digest names',
    remedy: 'Compute it over the very bytes that are sent (RFC 9530), or leave the header out.',
  },
  FL_TOKEN_REPOSITORY: {
    sentence: 'The OIDC token was issued for another repository',
    remedy: 'Run the action in the repository that the request names.',
  },
  FL_NOT_AUTHORISED: {
    sentence: 'This token may not change the environment',
    remedy:
      'Run the deployment from a branch or environment that the target allows; never from a pull request.',
  },
  FL_NOT_FOUND: {
    sentence: 'No such thing',
    remedy: 'Check the name; the dashboard lists what exists.',
  },
  FL_CONFLICT: {
    sentence: 'The same key was used before with another body',
    remedy: 'Use a new key for a new request.',
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
  FL_REGISTRY_UNREACHABLE: {
    sentence: 'The package registry did not answer',
    remedy:
      'Check its address: registry.url in fairlead.config.yml, where the work is tried again, or the inputs of the action.',
  },
  FL_ARTIFACT_MISSING: {
    sentence: 'The artifact is not in the registry',
    remedy: 'Publish it again; the digest must be the one in the message.',
  },
  FL_DIGEST_MISMATCH: {
    sentence: 'The artifact in the registry has another digest',
    remedy: 'Find out who replaced it; Fairlead never deploys bytes it did not test.',
  },
  FL_WHEEL_INVALID: {
    sentence: 'The wheel is not valid',
    remedy: 'Build it with a standard build backend and publish it again.',
  },
  FL_VERSION_INVALID: {
    sentence: 'The version cannot be used',
    remedy: 'Use a release version such as 1.4.0 in the manifest of the package.',
  },
  FL_ALREADY_PUBLISHED: {
    sentence: 'This version was published before with other bytes',
    remedy: 'Versions are never overwritten; re-run the workflow to get a new one.',
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
  FL_ISSUER_UNREACHABLE: {
    sentence: 'The issuer of OIDC tokens did not answer',
    remedy: 'Try again; the address stands in oidc.issuer of fairlead.config.yml.',
  },
  FL_TOKEN_RUN: {
    sentence: 'The request names another run, commit or pull request than the one its token was issued to',
    remedy: 'Send the request from the run that it describes.',
  },
  FL_NOT_INSTALLED: {
    sentence: 'The App is not installed on the repository',
    remedy: 'Install the GitHub App on it, or add it to the installation.',
  },
  FL_ROLLOUT_LOOSER: {
    sentence: 'The rollout asks for less care than the configuration of its environment',
    remedy:
      'A job may add steps below the highest configured one and lengthen bakes. Everything else is changed in .github/fairlead.yml on the default branch.',
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
  FL_REGISTRY_REFUSED: {
    sentence: 'The package registry refused the request',
    remedy:
      'Check its address and the token; an index of Python packages must speak the simple API in JSON (PEP 691).',
  },
  FL_TOO_MANY_TOKENS: {
    sentence: 'More OIDC tokens came within a few minutes than can be remembered',
    remedy: 'Try again in some minutes.',
  },
  FL_HAND_OVER_INVALID: {
    sentence: 'What the job of a fork handed over cannot be used',
    remedy:
      'Use the current version of the actions, lower `max-annotations` where it is too large, and push again; docs/forks.md says what an artifact may hold.',
  },
  FL_MANIFEST_MISSING: {
    sentence: 'There is nothing to build',
    remedy:
      'Add a pyproject.toml, package.json or Dockerfile to the folder of the service, or set the input `kinds` of build-publish-alpha.',
  },
  FL_MANIFEST_INVALID: {
    sentence: 'The manifest of a package is not valid',
    remedy: 'Correct the file that is named.',
  },
  FL_SDIST_INVALID: {
    sentence: 'The source distribution is not valid',
    remedy: 'Build it with a standard build backend, or leave it out with `sdist: false`.',
  },
  FL_DOCKERFILE_INVALID: {
    sentence: 'The Dockerfile cannot be read',
    remedy: 'Correct the line that is named.',
  },
  FL_SINGLE_STAGE: {
    sentence: 'The image would ship the tools that it was built with',
    remedy:
      'Compile in a stage of its own (`FROM … AS build`) and copy the result into the last stage (`COPY --from=build`); `allow-single-stage: true` lets it pass.',
  },
  FL_TOOL_MISSING: {
    sentence: 'A program that the build needs is not there',
    remedy: 'Install it in a step before; the README of build-publish-alpha lists what each kind needs.',
  },
  FL_IMAGE_INVALID: {
    sentence: 'The image is not valid',
    remedy: 'Build it with docker buildx or buildah; the README of build-publish-alpha lists the versions.',
  },
  FL_TRUSTED_PUBLISHING: {
    sentence: 'The registry gave no token for the identity of this job',
    remedy:
      'Register this repository and the file of this workflow as trusted publisher of the package, and give the job `id-token: write`; docs/publishing.md says how.',
  },
  FL_LIVE_UNKNOWN: {
    sentence: 'It is not known which artifacts are in use, so nothing is deleted',
    remedy: 'Give `app-url`, or list the digests in use in `keep-digests`.',
  },
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

export type ErrorCode = keyof typeof entries;

/** Every error that Fairlead can show, by code. `docs/errors.md` is generated from it. */
export const catalogue: Readonly<Record<ErrorCode, CatalogueEntry>> = entries;
