import { addBranchPolicy, addProtectionApp, putEnvironment } from '../operations/environments.ts';
import { putProtection } from '../operations/protections.ts';
import { createRuleset, homeOf } from '../operations/rulesets.ts';
import { defaultSettings } from '../operations/settings.ts';
import type { OrganisationOptions, RepositoryOptions, TeamOptions, UserOptions } from '../types.ts';
import { storeCommit, withFiles } from './git.ts';
import { newId, nodeId, timestamp } from './ids.ts';
import type { OrgState, Repo, Team, User } from './model.ts';

/** 2026-01-05T09:00:00Z: a Monday in working hours, for clocks that nobody sets. */
const standstill = Date.UTC(2026, 0, 5, 9);

/** The organisation as its options describe it, before anybody did anything. */
export function seedOrganisation(options: OrganisationOptions): OrgState {
  const now = options.now ?? (() => standstill);
  const id = 1_000_000;
  const org: OrgState = {
    login: options.login,
    id,
    nodeId: nodeId('O', id),
    app: options.app,
    plan: options.plan ?? 'team',
    basePermission: options.basePermission === undefined ? 'pull' : options.basePermission,
    users: new Map(),
    usersById: new Map(),
    teams: new Map(),
    teamsById: new Map(),
    repositories: new Map(),
    repositoriesById: new Map(),
    rulesets: new Map(),
    properties: new Map((options.properties ?? []).map((each) => [each.property_name, each])),
    otherApps: new Map([[15_368, 'github-actions']]),
    createdAt: timestamp({ now }),
    now,
    api: 'https://api.github.com',
    html: 'https://github.com',
    nextId: id,
    suspendedAt: null,
    emit: () => undefined,
  };
  addUser(org, { login: `${options.app.slug}[bot]`, type: 'Bot', member: false });
  for (const user of options.users ?? []) addUser(org, user);
  for (const repository of options.repositories ?? []) addRepository(org, { name: repository.name });
  for (const team of options.teams ?? []) addTeam(org, team);
  for (const repository of options.repositories ?? []) fillRepository(org, repository);
  for (const ruleset of options.rulesets ?? []) createRuleset(org, homeOf(org, null), ruleset, options.login);
  return org;
}

export function addUser(org: OrgState, options: UserOptions): User {
  const id = newId(org);
  const user: User = {
    id,
    nodeId: nodeId('U', id),
    login: options.login,
    name: options.name ?? options.login,
    type: options.type ?? 'User',
    member: options.member ?? options.type !== 'Bot',
    owner: options.owner ?? false,
  };
  org.users.set(user.login, user);
  org.usersById.set(id, user);
  return user;
}

export function addTeam(org: OrgState, options: TeamOptions): Team {
  const id = options.id ?? newId(org);
  for (const login of options.members) if (!org.users.has(login)) addUser(org, { login });
  const team: Team = {
    id,
    nodeId: nodeId('T', id),
    slug: options.slug,
    name: options.name ?? options.slug,
    createdAt: timestamp(org),
    members: new Set(options.members),
    repositories: new Map(Object.entries(options.repositories ?? {})),
  };
  org.teams.set(team.slug, team);
  org.teamsById.set(id, team);
  return team;
}

export function addRepository(org: OrgState, options: Pick<RepositoryOptions, 'name'>): Repo {
  const id = newId(org);
  const at = timestamp(org);
  const repo: Repo = {
    id,
    nodeId: nodeId('R', id),
    name: options.name,
    private: true,
    archived: false,
    defaultBranch: 'main',
    settings: defaultSettings(),
    commits: new Map(),
    refs: new Map(),
    tags: new Map(),
    rulesets: new Map(),
    protections: new Map(),
    environments: new Map(),
    properties: new Map(),
    collaborators: new Map(),
    labels: new Map(),
    pulls: new Map(),
    comments: new Map(),
    suites: new Map(),
    checkRuns: new Map(),
    statuses: new Map(),
    deployments: new Map(),
    queue: new Map(),
    gates: [],
    runs: new Map(),
    createdAt: at,
    updatedAt: at,
    pushedAt: at,
    nextNumber: 0,
    seq: 0,
  };
  org.repositories.set(options.name.toLowerCase(), repo);
  org.repositoriesById.set(id, repo);
  return repo;
}

/** Files, branches, rules and settings, without any event. */
export function fillRepository(org: OrgState, options: RepositoryOptions): Repo {
  const repo = org.repositories.get(options.name.toLowerCase()) ?? addRepository(org, options);
  repo.private = options.private ?? true;
  repo.defaultBranch = options.defaultBranch ?? 'main';
  fillBranches(org, repo, options);
  fillRules(org, repo, options);
  for (const [name, value] of Object.entries(options.properties ?? {})) repo.properties.set(name, value);
  for (const [login, permission] of Object.entries(options.collaborators ?? {})) {
    repo.collaborators.set(login, permission);
  }
  Object.assign(repo.settings, options.settings ?? {});
  repo.archived = options.archived ?? false;
  return repo;
}

function fillRules(org: OrgState, repo: Repo, options: RepositoryOptions): void {
  for (const ruleset of options.rulesets ?? []) createRuleset(org, homeOf(org, repo), ruleset, org.login);
  for (const [branch, body] of Object.entries(options.protections ?? {})) {
    putProtection(org, repo, branch, body, org.login);
  }
  for (const [name, environment] of Object.entries(options.environments ?? {})) {
    const stored = putEnvironment(org, repo, name, environment.settings ?? {});
    for (const policy of environment.branchPolicies ?? []) addBranchPolicy(org, stored, policy, 'branch');
    for (const app of environment.protectionApps ?? []) addProtectionApp(org, stored, app);
  }
}

function fillBranches(org: OrgState, repo: Repo, options: RepositoryOptions): void {
  const author = { name: org.login, email: `${org.login}@users.noreply.example.com`, login: null };
  const date = timestamp(org);
  const files = options.files ?? { 'README.md': `# ${repo.name}\n` };
  const first = storeCommit(repo, {
    parents: [],
    tree: new Map(Object.entries(files)),
    message: 'Initial commit',
    author,
    date,
  });
  repo.refs.set(`refs/heads/${repo.defaultBranch}`, first.sha);
  for (const [branch, added] of Object.entries(options.branches ?? {})) {
    const changed = Object.keys(added).length > 0;
    const tip = changed
      ? storeCommit(repo, {
          parents: [first.sha],
          tree: withFiles(first.tree, added),
          message: `Start ${branch}`,
          author,
          date,
        })
      : first;
    repo.refs.set(`refs/heads/${branch}`, tip.sha);
  }
}
