import { join } from 'node:path';
import { createGitHubForToken } from '../../adapters/github/octokit/index.ts';
import { createFolderTemplates } from '../../adapters/templates/folder/index.ts';
import { run } from '../../cli/run.ts';
import { createStandalone, type Standalone } from '../../core/standalone/index.ts';
import {
  createOrganisation,
  type JournalEntry,
  type Organisation,
  type OrganisationOptions,
} from '../../demo/organisation/index.ts';
import { appPermissions } from './app-permissions.ts';

export interface CommandLine {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** The real command line on an emulated organisation, with a person's token; time stands. */
export interface StandaloneStage {
  readonly organisation: Organisation;
  /** Files that the command line wrote, by path. */
  readonly files: Map<string, string>;
  /** Milliseconds that it waited. */
  readonly waited: () => number;
  /** @param login whose token it is; by default the owner's. `job`: the token of a job, which is an installation's. */
  readonly cli: (args: readonly string[], login?: string) => Promise<CommandLine>;
  /** What the action gets of a token. */
  as(login?: string, above?: 'read' | 'skip'): Standalone;
  /** Requests that write, since the last look. */
  writes(): readonly JournalEntry[];
}

const now = Date.UTC(2026, 10, 25, 9);
const owner = 'olga';

/** @param permissions of a job's token */
export function createStandaloneStage(
  options: Omit<OrganisationOptions, 'app' | 'login' | 'now'> = {},
  permissions: Readonly<Record<string, string>> = appPermissions().permissions,
): StandaloneStage {
  const organisation = createOrganisation({
    plan: 'enterprise',
    ...options,
    login: 'acme',
    users: [{ login: owner, owner: true }, { login: 'dev' }, { login: 'rita' }, ...(options.users ?? [])],
    app: { id: 4711, slug: 'fairlead', installationId: 99, permissions },
    now: () => now,
  });
  return standaloneOn(organisation, () => now);
}

/** The same on an organisation that is there already. */
export function standaloneOn(organisation: Organisation, time: () => number): StandaloneStage {
  let waited = 0;
  const clock = {
    now: () => time() + waited,
    sleep: (ms: number) => {
      waited += ms;
      return Promise.resolve();
    },
  };
  const tokenOf = (login: string) =>
    login === 'job' ? organisation.installationToken() : organisation.userToken(login);
  const connect = (token: string, baseUrl: string) =>
    createGitHubForToken({ token, baseUrl, fetch: organisation.fetch, clock });
  const files = new Map<string, string>();
  let seen = 0;
  return {
    organisation,
    files,
    waited: () => waited,
    as: (login = owner, above = 'read') =>
      createStandalone({
        github: connect(tokenOf(login), 'https://api.github.com'),
        clock,
        organisation: above,
        configRepository: '.github',
      }),
    cli: async (args, login = owner) => {
      const printed = { out: '', error: '' };
      const code = await run(args, {
        environment: { FAIRLEAD_TOKEN: tokenOf(login), GITHUB_REPOSITORY: 'acme/shop' },
        read: (path) => {
          const text = files.get(path);
          if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
          return text;
        },
        write: (path, text, how) => {
          if (how === 'new' && files.has(path)) throw Object.assign(new Error('there'), { code: 'EEXIST' });
          files.set(path, text);
        },
        version: () => '1.2.3',
        out: (text) => {
          printed.out += text;
        },
        error: (text) => {
          printed.error += text;
        },
        clock,
        templates: createFolderTemplates(join(import.meta.dirname, '..', '..', 'workflows-templates')),
        connect: async ({ token, api }) => connect(token, api),
      });
      return { code, ...printed };
    },
    writes() {
      const all = organisation.journal.entries({ writes: true, after: seen });
      seen = organisation.journal.entries().at(-1)?.seq ?? seen;
      return all;
    },
  };
}
