import { configFile, orgConfigFile } from '../core/config/index.ts';

export const commandNames = ['check', 'plan', 'import', 'sync'] as const;
export type CommandName = (typeof commandNames)[number];

const overview = `Usage: fairlead COMMAND [OPTIONS]

  check [FILE]   Validates a configuration, or judges a pull request (--pull).
  plan           Shows what the configuration would change in GitHub's settings.
  import         Writes the configuration that a repository's settings amount to.
  sync           Carries out the plan.

  --help         Shows this page, or that of a command: fairlead plan --help
  --version      Shows the version.
`;

const connection = `
  --repo OWNER/NAME          The repository (default: GITHUB_REPOSITORY).
  --organisation read|skip   skip: leave the organisation's file out (default: read).
  --config-repository NAME   Where ${orgConfigFile} is (default: .github).
  --api URL                  Base URL of the REST API, such as https://HOST/api/v3
                             (default: GITHUB_API_URL, or https://api.github.com).

The token is read from FAIRLEAD_TOKEN or GITHUB_TOKEN.
`;

const pages: Readonly<Record<CommandName, string>> = {
  check: `Usage: fairlead check [FILE]
       fairlead check --pull NUMBER [OPTIONS]

Validates a configuration (default: ${configFile}); ${orgConfigFile} is known by its name.
With --pull, judges an open pull request by the rules in force, as the App does.

  --pull NUMBER              The pull request.
  --json                     With --pull: the verdicts as one line of JSON.
${connection}
Exit codes: 0 valid, or every rule met; 1 not so, or an error; 2 used wrongly or not readable.
`,
  plan: `Usage: fairlead plan [OPTIONS]

Shows what the configuration on the default branch would change in GitHub's settings. Nothing is written.

  --pull NUMBER              Only what merging this pull request adds.
  --all                      Every repository of the organisation that the token sees.
  --org LOGIN                With --all: the organisation (default: the owner of --repo).
  --json                     One line of JSON for each repository.
${connection}
Exit codes: 0 nothing to change; 1 an error; 2 used wrongly; 3 changes are pending.
`,
  import: `Usage: fairlead import [FILE] [OPTIONS]

Writes the configuration that the settings of a repository amount to: its plan is empty.

  --write                    Write it into FILE (default: ${configFile}), not to the output.
  --force                    With --write: replace a file that is there.
${connection}
Exit codes: 0 done; 1 an error, or the file is there already; 2 used wrongly.
`,
  sync: `Usage: fairlead sync [OPTIONS]

Carries out the plan, one change after the other, and stops at the first error that will not pass.

  --yes                      Write without asking; not needed where CI is set.
  --all                      Every repository of the organisation that the token sees.
  --org LOGIN                With --all: the organisation (default: the owner of --repo).
  --json                     One line of JSON for each repository.
${connection}
Exit codes: 0 everything is as asked; 1 an error; 2 used wrongly; 3 changes are pending, and --yes is missing.
`,
};

export function helpFor(command: CommandName | null): string {
  return command === null ? overview : pages[command];
}
