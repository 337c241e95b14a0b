import { strategyNames, type StrategyName } from '../../core/config/types.ts';
import {
  proposalBranch,
  templateKinds,
  type Layout,
  type TemplateKind,
  type Wish,
} from '../../core/templates/index.ts';
import { login, parseCommandLine, UsageError } from '../options.ts';

const allowed = {
  kind: { type: 'string' },
  strategy: { type: 'string' },
  json: { type: 'boolean' },
  write: { type: 'boolean' },
  organisation: { type: 'boolean' },
  into: { type: 'string' },
  'default-branch': { type: 'string' },
  'pull-request': { type: 'boolean' },
  branch: { type: 'string' },
  force: { type: 'boolean' },
  repo: { type: 'string' },
  org: { type: 'string' },
  api: { type: 'string' },
} as const;

export interface TemplateOptions extends Wish {
  readonly what: 'list' | 'write' | 'propose';
  readonly layout: Layout;
  readonly json: boolean;
  readonly force: boolean;
  /** The checkout. */
  readonly into: string;
  /** Null: what the checkout says. */
  readonly defaultBranch: string | null;
  readonly branch: string;
  readonly repo: string | null;
  readonly org: string | null;
  readonly api: string | null;
}

/** @throws UsageError for options and values that the command does not know, or that do not go together. */
export function readTemplateOptions(args: readonly string[]): TemplateOptions {
  const { values, positionals: names } = parseCommandLine(allowed, args);
  const text = (name: string): string | null => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  const is = (name: string) => values[name] === true;
  const what = is('write') ? 'write' : is('pull-request') ? 'propose' : 'list';
  const layout = is('organisation') ? 'organisation' : 'repository';
  check(what, layout, new Set(Object.keys(values)));
  const kind = oneOf<TemplateKind>('kind', text('kind'), templateKinds);
  const strategy = oneOf<StrategyName>('strategy', text('strategy'), strategyNames);
  if (
    what !== 'list' &&
    layout === 'repository' &&
    names.length === 0 &&
    kind === null &&
    strategy === null
  ) {
    throw new UsageError('say which ones: by name, --kind or --strategy');
  }
  return {
    what,
    layout,
    names,
    kind,
    strategy,
    json: is('json'),
    force: is('force'),
    into: text('into') ?? '.',
    defaultBranch: branchName('default-branch', text('default-branch')),
    branch: branchName('branch', text('branch')) ?? proposalBranch,
    repo: text('repo'),
    org: login(text('org')),
    api: text('api'),
  };
}

const belongs: Readonly<Record<string, readonly TemplateOptions['what'][]>> = {
  json: ['list'],
  organisation: ['write', 'propose'],
  into: ['write'],
  'default-branch': ['write'],
  branch: ['propose'],
  force: ['write', 'propose'],
  repo: ['propose'],
  org: ['propose'],
  api: ['propose'],
};

function check(what: TemplateOptions['what'], layout: Layout, given: ReadonlySet<string>): void {
  if (given.has('write') && given.has('pull-request')) {
    throw new UsageError('--write and --pull-request do not go together');
  }
  for (const [name, places] of Object.entries(belongs)) {
    if (!given.has(name) || places.includes(what)) continue;
    const where = places.map(
      (place) => ({ list: 'the list', write: '--write', propose: '--pull-request' })[place],
    );
    throw new UsageError(`--${name} belongs to ${where.join(' or ')}`);
  }
  if (given.has('org') && layout !== 'organisation') throw new UsageError('--org belongs to --organisation');
}

function oneOf<T extends string>(name: string, text: string | null, known: readonly T[]): T | null {
  if (text === null) return null;
  const found = known.find((each) => each === text);
  if (found === undefined) throw new UsageError(`--${name} must be one of ${known.join(', ')}`);
  return found;
}

function branchName(option: string, text: string | null): string | null {
  const isName =
    text === null || /^(?![-/.])(?!.*(\.\.|\/\/|@\{|\.lock$|[/.]$))[^\s~^:?*[\\\p{Cc}]{1,200}$/u.test(text);
  if (!isName) throw new UsageError(`--${option} must be the name of a branch`);
  return text;
}
