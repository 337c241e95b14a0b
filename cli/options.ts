import { parseArgs } from 'node:util';
import type { RepositoryRef } from '../core/ports/github.ts';
import type { CommandName } from './help.ts';
import type { Connection, Surroundings } from './surroundings.ts';

/** The command line was used wrongly; the message is a sentence without its full stop. */
export class UsageError extends Error {}

type Known = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

const connection = {
  repo: { type: 'string' },
  organisation: { type: 'string' },
  'config-repository': { type: 'string' },
  api: { type: 'string' },
} as const;
const many = { all: { type: 'boolean' }, org: { type: 'string' }, json: { type: 'boolean' } } as const;

const allowed = {
  check: { pull: { type: 'string' }, json: { type: 'boolean' }, ...connection },
  plan: { pull: { type: 'string' }, ...many, ...connection },
  import: { write: { type: 'boolean' }, force: { type: 'boolean' }, ...connection },
  sync: { yes: { type: 'boolean' }, ...many, ...connection },
} as const satisfies Partial<Record<CommandName, Known>>;

/** Commands that take a file's name. */
const withFile: readonly PlainCommand[] = ['check', 'import'];

/** Commands that read their options here; the others have a file of their own. */
type PlainCommand = keyof typeof allowed;

export interface Options {
  readonly file: string | null;
  readonly pull: number | null;
  readonly all: boolean;
  readonly org: string | null;
  readonly json: boolean;
  readonly yes: boolean;
  readonly write: boolean;
  readonly force: boolean;
  readonly repo: string | null;
  readonly organisation: 'read' | 'skip';
  readonly configRepository: string;
  readonly api: string | null;
}

/** @throws UsageError for options and values that the command does not know. */
export function readOptions(command: PlainCommand, args: readonly string[]): Options {
  const { values, positionals } = parseCommandLine(allowed[command], args);
  const text = (name: string): string | null => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  const most = withFile.includes(command) ? 1 : 0;
  if (positionals.length > most) throw new UsageError(`cannot read ${JSON.stringify(positionals[most])}`);
  return {
    file: positionals[0] ?? null,
    pull: pullNumber(text('pull')),
    all: values['all'] === true,
    org: login(text('org')),
    json: values['json'] === true,
    yes: values['yes'] === true,
    write: values['write'] === true,
    force: values['force'] === true,
    repo: text('repo'),
    organisation: organisationOf(text('organisation')),
    configRepository: repositoryName(text('config-repository') ?? '.github'),
    api: text('api'),
  };
}

/** @throws UsageError for options that are not known */
export function parseCommandLine(options: Known, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    return { values: values as Readonly<Record<string, string | boolean | undefined>>, positionals };
  } catch (error) {
    // Node's words name the option; what follows the first sentence is advice about Node.
    const words = String((error as { message?: unknown }).message).split(/\. |\n/)[0] ?? '';
    throw new UsageError(words.replace(/\.$/, '').replace(/^./, (first) => first.toLowerCase()));
  }
}

function pullNumber(text: string | null): number | null {
  if (text === null) return null;
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new UsageError('--pull must be the number of a pull request');
}

function organisationOf(text: string | null): 'read' | 'skip' {
  if (text === null || text === 'read') return 'read';
  if (text === 'skip') return 'skip';
  throw new UsageError('--organisation must be read or skip');
}

function repositoryName(text: string): string {
  if (/^(?!\.{1,2}$)[\w.-]{1,100}$/.test(text)) return text;
  throw new UsageError('--config-repository must be the name of a repository, without its owner');
}

export function login(text: string | null): string | null {
  if (text === null || /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(text)) return text;
  throw new UsageError('--org must be the login of an organisation');
}

type Environment = Surroundings['environment'];

/** The repository that is meant. */
export function repositoryOf(
  options: Pick<Options, 'repo'>,
  environment: Environment,
): Pick<RepositoryRef, 'owner' | 'name'> {
  const given = options.repo ?? environment['GITHUB_REPOSITORY'] ?? '';
  if (given === '') throw new UsageError('no repository: say --repo OWNER/NAME');
  const match = /^([A-Za-z0-9][A-Za-z0-9_-]{0,99})\/(?!\.{1,2}$)([\w.-]{1,100})$/.exec(given);
  if (match?.[1] === undefined || match[2] === undefined) throw new UsageError('--repo must be OWNER/NAME');
  return { owner: match[1], name: match[2] };
}

/** The organisation whose repositories are all meant. */
export function ownerOf(options: Pick<Options, 'org' | 'repo'>, environment: Environment): string {
  return options.org ?? repositoryOf(options, environment).owner;
}

/** Where GitHub is, and the token for it. It goes over TLS only, but for this machine itself. */
export function connectionOf({ api }: Pick<Options, 'api'>, environment: Environment): Connection {
  const token = environment['FAIRLEAD_TOKEN'] || environment['GITHUB_TOKEN'] || '';
  if (token === '') throw new UsageError('no token: set FAIRLEAD_TOKEN or GITHUB_TOKEN');
  const given = api ?? environment['GITHUB_API_URL'] ?? '';
  const base = given === '' ? 'https://api.github.com' : given;
  const url = URL.canParse(base) ? new URL(base) : null;
  const local = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && local))) {
    throw new UsageError('--api must be an https address, such as https://HOST/api/v3');
  }
  return { token, api: base.replace(/\/+$/, '') };
}
