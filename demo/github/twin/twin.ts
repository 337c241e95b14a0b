import { createLimits, type Limits } from '../../organisation/limits.ts';
import { nodeId } from '../../organisation/state/ids.ts';
import type { Environment, OrgState, Repo } from '../../organisation/state/model.ts';
import { addRepository, seedOrganisation } from '../../organisation/state/seed.ts';
import type { AppOptions } from '../../organisation/types.ts';
import type { Emulation } from '../emulate.ts';

/** What a twin needs of the stage's options. */
interface TwinOptions {
  readonly repository: { readonly owner: string; readonly name: string };
  readonly users: readonly { readonly login: string; readonly role?: 'admin' | 'member' }[];
  readonly app: AppOptions & { readonly name: string };
}

/** Who pushed to a pull request last, and how many reviews it had then. */
export interface LastPush {
  readonly login: string;
  readonly reviews: number;
}

/**
 * The stage's repository in the form of the emulated organisation, so that settings, enforcement and GraphQL are the
 * same on both. Settings, environments and comments live in it; commits, pull requests, reviews, checks and deployments
 * are brought in from git and the stage's tables by `refreshTwin`.
 */
export interface Twin {
  readonly org: OrgState;
  readonly repo: Repo;
  readonly limits: Limits;
  readonly pushes: Map<number, LastPush>;
  /** Logins of the people who may do everything. */
  readonly owners: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
  /** Texts by the id of their blob, and files by the id of their tree. */
  readonly blobs: Map<string, string>;
  readonly trees: Map<string, ReadonlyMap<string, string>>;
}

/** What of a twin is nowhere else; JSON. */
export interface KeptTwin
  extends Pick<Repo, 'private' | 'archived' | 'settings'>, Record<ListName, readonly unknown[]> {
  readonly nextId: number;
  readonly environments: readonly unknown[];
  readonly pushes: readonly (readonly [number, LastPush])[];
}

const lists = ['rulesets', 'protections', 'comments', 'properties'] as const;
type ListName = (typeof lists)[number];

/** Ids that the twin gives do not meet those of the emulator's tables. */
const firstId = 1_000_000;

/** @param kept of an earlier twin, from a snapshot */
export function createTwin(
  emulation: Emulation,
  options: TwinOptions,
  url: string,
  kept: KeptTwin | null,
): Twin {
  const { owner, name } = options.repository;
  const seed = seedOrganisation({
    login: owner,
    app: { ...options.app, permissions: permissionsOf(options) },
    basePermission: 'push',
    plan: 'team',
    now: () => Date.now(),
  });
  const row = emulation.tables.orgs.all().find((entry) => entry.login === owner);
  const repoRow = emulation.tables.repos.all().find((entry) => entry.full_name === `${owner}/${name}`);
  if (row === undefined || repoRow === undefined)
    throw new Error(`The emulator does not know ${owner}/${name}`);
  const org: OrgState = {
    ...seed,
    id: row.id,
    nodeId: nodeId('O', row.id),
    createdAt: row.created_at,
    api: url,
    html: url,
    nextId: kept?.nextId ?? firstId,
  };
  org.users.clear();
  org.usersById.clear();
  const repo = repositoryOf(org, { id: repoRow.id, name, createdAt: repoRow.created_at });
  if (kept !== null) restore(repo, kept);
  addBot(emulation, options.app);
  // One repository has one node id, whoever answers.
  emulation.tables.repos.update(repoRow.id, { node_id: repo.nodeId });
  emulation.tables.orgs.update(row.id, { node_id: org.nodeId });
  return {
    org,
    repo,
    limits: createLimits(org, undefined),
    pushes: new Map(kept?.pushes),
    owners: new Set(options.users.filter(({ role }) => role === 'admin').map(({ login }) => login)),
    members: new Set(options.users.map(({ login }) => login)),
    blobs: new Map(),
    trees: new Map(),
  };
}

/** The account of the App, which GitHub makes with it. */
function addBot({ tables: { users } }: Emulation, { id, slug, name }: TwinOptions['app']): void {
  const login = `${slug}[bot]`;
  if (users.all().some((user) => user.login === login)) return;
  const bot = users.insert({
    login,
    name,
    email: `${id}+${login}@users.noreply.github.com`,
    type: 'Bot',
    node_id: '',
    avatar_url: '',
    gravatar_id: '',
    site_admin: false,
    company: null,
    blog: '',
    location: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
  });
  users.update(bot.id, { node_id: nodeId('U', bot.id) });
}

function permissionsOf({ app }: TwinOptions): Readonly<Record<string, string>> {
  return { metadata: 'read', ...app.permissions };
}

function repositoryOf(
  org: OrgState,
  row: { readonly id: number; readonly name: string; readonly createdAt: string },
): Repo {
  const made = addRepository(org, { name: row.name });
  const repo: Repo = { ...made, id: row.id, nodeId: nodeId('R', row.id), createdAt: row.createdAt };
  org.repositories.set(row.name.toLowerCase(), repo);
  org.repositoriesById.delete(made.id);
  org.repositoriesById.set(row.id, repo);
  // Jobs push and comment with their own token.
  repo.collaborators.set('github-actions[bot]', 'push');
  return repo;
}

/** Everything that a later `createTwin` needs, beside git and the stage's tables. */
export function keptOf({ org, repo, pushes }: Twin): KeptTwin {
  return {
    nextId: org.nextId,
    private: repo.private,
    archived: repo.archived,
    settings: repo.settings,
    rulesets: [...repo.rulesets],
    protections: [...repo.protections],
    comments: [...repo.comments],
    properties: [...repo.properties],
    environments: [...repo.environments].map(([name, environment]) => [
      name,
      {
        ...environment,
        policies: [...environment.policies],
        customRules: [...environment.customRules],
      },
    ]),
    pushes: [...pushes],
  };
}

function restore(repo: Repo, kept: KeptTwin): void {
  repo.private = kept.private;
  repo.archived = kept.archived;
  Object.assign(repo.settings, kept.settings);
  for (const list of lists) {
    const into = repo[list] as Map<unknown, unknown>;
    for (const [key, value] of kept[list] as readonly (readonly [unknown, unknown])[]) into.set(key, value);
  }
  for (const [name, { policies, customRules, ...environment }] of kept.environments as KeptEnvironments) {
    repo.environments.set(name, {
      ...environment,
      policies: new Map(policies),
      customRules: new Map(customRules),
    });
  }
}

type Entries<T> = T extends ReadonlyMap<infer K, infer V> ? readonly (readonly [K, V])[] : never;
type KeptEnvironments = readonly (readonly [
  string,
  Omit<Environment, 'policies' | 'customRules'> & {
    readonly policies: Entries<Environment['policies']>;
    readonly customRules: Entries<Environment['customRules']>;
  },
])[];
