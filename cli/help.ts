import { configFile, orgConfigFile } from '../core/config/index.ts';
import { proposalBranch, templateKinds } from '../core/templates/index.ts';

export const commandNames = ['check', 'plan', 'import', 'sync', 'templates'] as const;
export type CommandName = (typeof commandNames)[number];

const overview = `Usage: fairlead COMMAND [OPTIONS]

  check [FILE]   Validates a configuration, or judges a pull request (--pull).
  plan           Shows what the configuration would change in GitHub's settings.
  import         Writes the configuration that a repository's settings amount to.
  sync           Carries out the plan.
  templates      Lists starter workflows, and puts them where they belong.

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
  templates: `Usage: fairlead templates [NAME…] [OPTIONS]

Lists the starter workflows; with --write or --pull-request, puts those that are chosen where they belong. What somebody
else changed stays as it is.

  --kind KIND                Only those for: ${templateKinds.join(', ')}.
  --strategy NAME            Only the one for a branch strategy.
  --json                     The list as one line of JSON.
  --write                    Write them into .github/workflows of the checkout.
  --organisation             As the organisation's repository .github has them: in workflow-templates, with properties;
                             all of them, unless some are chosen.
  --into FOLDER              The checkout (default: this folder).
  --default-branch NAME      For --write (default: what the remote says, or main).
  --pull-request             Propose them by a pull request; one that is open is brought up to date.
  --branch NAME              Its branch (default: ${proposalBranch}).
  --force                    Replace what somebody changed.
  --repo OWNER/NAME          For --pull-request: the repository (default: GITHUB_REPOSITORY).
  --org LOGIN                With --organisation: the organisation (default: the owner of --repo).
  --api URL                  Base URL of the REST API, such as https://HOST/api/v3
                             (default: GITHUB_API_URL, or https://api.github.com).

For --pull-request the token is read from FAIRLEAD_TOKEN or GITHUB_TOKEN. It needs contents and pull_requests: write, and
without --organisation workflows: write, too.

Exit codes: 0 done; 1 an error, or something that somebody changed was left; 2 used wrongly.
`,
};

export function helpFor(command: CommandName | null): string {
  return command === null ? overview : pages[command];
}
