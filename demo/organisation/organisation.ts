import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { newCounters, resetCounters, type Counters } from './counters.ts';
import { createCredentials } from './credentials.ts';
import { directRepository, type DirectRepository } from './direct.ts';
import { createFaults, type Faults } from './faults.ts';
import { handle, type Gateway } from './gateway.ts';
import { answerGraphql } from './graphql/answer.ts';
import { createJournal, type Journal } from './journal.ts';
import { createLimits, type Limits } from './limits.ts';
import {
  announceRepository,
  changeInstallation,
  type InstallationAction,
} from './operations/installation.ts';
import { announceTeam, deleteTeam, setTeamMember, setTeamRepository } from './operations/people.ts';
import { createRuleset, deleteRuleset, homeOf, updateRuleset } from './operations/rulesets.ts';
import { routes } from './rest/routes.ts';
import { createRouter } from './rest/router.ts';
import type { OrgState, Repo, Team, User } from './state/model.ts';
import { addRepository, addTeam, addUser, fillRepository, seedOrganisation } from './state/seed.ts';
import type {
  Json,
  OrganisationOptions,
  Permission,
  RepositoryOptions,
  TeamOptions,
  UserOptions,
} from './types.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

/** An emulated organisation in memory. */
export interface Organisation {
  readonly state: OrgState;
  readonly counters: Counters;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly limits: Pick<Limits, 'bucket'>;
  /** Deliveries: where they go, what arrived, and again. */
  readonly webhooks: Omit<Webhooks, 'emit'>;
  /** `fetch` for octokit: nothing leaves the process. The host of the address does not matter. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** The same on loopback; its URLs in answers are the server's from then on. */
  listen(port?: number): Promise<{ readonly url: string; close(): Promise<void> }>;
  /** Throws where there is none. */
  repo(name: string): DirectRepository;
  readonly repositories: readonly string[];
  addRepository(options: RepositoryOptions): DirectRepository;
  addUser(options: UserOptions): User;
  addTeam(options: TeamOptions): Team;
  deleteTeam(slug: string, sender?: string): void;
  setTeamMember(slug: string, login: string, member: boolean, sender?: string): void;
  /** Null takes the repository away from the team. */
  setTeamRepository(slug: string, repository: string, permission: Permission | null, sender?: string): void;
  /** An owner's doing: while the installation is suspended, the App gets no tokens. */
  changeInstallation(action: InstallationAction, sender?: string): void;
  deleteRepository(name: string, sender?: string): void;
  readonly orgRulesets: {
    add(body: Json, sender?: string): number;
    change(id: number, body: Json, sender?: string): void;
    delete(id: number, sender?: string): void;
  };
  /** Another App whose checks and bypasses may occur. */
  addApp(id: number, slug: string): void;
  deliverTo: Webhooks['deliverTo'];
  /** Tokens without a request. */
  installationToken(): string;
  userToken(login: string): string;
  resetCounters(): void;
  setLatency(ms: number): void;
}

/** Builds the organisation that the options describe; building sends no webhooks. */
export function createOrganisation(options: OrganisationOptions): Organisation {
  const org = seedOrganisation(options);
  const random = options.random ?? halfway;
  const webhooks = createWebhooks(org, options.app.webhookSecret ?? 'organisation');
  org.emit = (change) => webhooks.emit(change);
  const latency = { ms: options.latencyMs ?? 0 };
  const sleep = options.sleep ?? wait;
  const faults = createFaults(random);
  const gateway: Gateway = {
    org,
    router: createRouter(routes),
    counters: newCounters(),
    journal: createJournal(),
    faults,
    credentials: createCredentials(org, options.tokenMs),
    limits: createLimits(org, options.rateLimit),
    webhooks,
    graphql: (body, actor) => answerGraphql({ org, actor, faults, limits: gateway.limits }, body),
    pause: async () => (latency.ms > 0 ? sleep((latency.ms / 2) * (0.75 + random() / 2)) : undefined),
    under: { count: 0 },
  };
  const app = new Hono();
  app.all('*', (context) => handle(gateway, context.req.raw));
  return {
    state: org,
    counters: gateway.counters,
    journal: gateway.journal,
    faults,
    limits: gateway.limits,
    webhooks,
    // A broken connection must reject, and Hono would make an answer of it.
    fetch: (input, init) => handle(gateway, new Request(input, init)),
    listen: (port = 0) => listen(app, org, port),
    deliverTo: (target, how) => webhooks.deliverTo(target, how),
    installationToken: () => gateway.credentials.issue().token,
    userToken: (login) => gateway.credentials.userToken(login),
    resetCounters: () => resetCounters(gateway.counters),
    setLatency(ms) {
      latency.ms = ms;
    },
    ...access(org),
  };
}

function halfway(): number {
  return 0.5;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

type Access = Pick<
  Organisation,
  | 'repo'
  | 'repositories'
  | 'addRepository'
  | 'addUser'
  | 'addTeam'
  | 'deleteTeam'
  | 'setTeamMember'
  | 'setTeamRepository'
  | 'changeInstallation'
  | 'deleteRepository'
  | 'orgRulesets'
  | 'addApp'
>;

function access(org: OrgState): Access {
  const home = homeOf(org, null);
  const ruleset = (id: number): NonNullable<ReturnType<typeof home.rulesets.get>> => {
    const found = home.rulesets.get(id);
    if (found === undefined) throw new Error(`${org.login} has no ruleset ${id}`);
    return found;
  };
  const repoOf = (name: string): Repo => {
    const repo = org.repositories.get(name.toLowerCase());
    if (repo === undefined) throw new Error(`${org.login} has no repository ${name}`);
    return repo;
  };
  return {
    repo: (name) => directRepository(org, repoOf(name)),
    get repositories() {
      return [...org.repositories.values()].map(({ name }) => name);
    },
    addRepository(options) {
      addRepository(org, options);
      const repo = fillRepository(org, options);
      org.emit({ event: 'repository', action: 'created', repo, sender: org.login, payload: {} });
      announceRepository(org, repo, 'added', org.login);
      return directRepository(org, repo);
    },
    addUser: (options) => addUser(org, options),
    addTeam(options) {
      const team = addTeam(org, options);
      announceTeam(org, team, 'created', org.login);
      return team;
    },
    deleteTeam: (slug, sender = org.login) => deleteTeam(org, slug, sender),
    setTeamMember(slug, login, member, sender = org.login) {
      setTeamMember(org, { slug, login, member }, sender);
    },
    setTeamRepository: (slug, repository, permission, sender = org.login) =>
      setTeamRepository(org, { slug, repo: repoOf(repository), permission }, sender),
    changeInstallation: (action, sender = org.login) => changeInstallation(org, action, sender),
    deleteRepository(name, sender = org.login) {
      const repo = repoOf(name);
      org.repositories.delete(repo.name.toLowerCase());
      org.repositoriesById.delete(repo.id);
      for (const team of org.teams.values()) team.repositories.delete(repo.name);
      org.emit({ event: 'repository', action: 'deleted', repo, sender, payload: {} });
      announceRepository(org, repo, 'removed', sender);
    },
    orgRulesets: {
      add: (body, sender = org.login) => createRuleset(org, home, body, sender).id,
      change: (id, body, sender = org.login) => updateRuleset(org, home, ruleset(id), body, sender),
      delete: (id, sender = org.login) => deleteRuleset(org, home, ruleset(id), sender),
    },
    addApp(id, slug) {
      org.otherApps.set(id, slug);
    },
  };
}

async function listen(
  app: Hono,
  org: OrgState,
  port: number,
): Promise<{ url: string; close(): Promise<void> }> {
  const started = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (info) => started.resolve(info));
  server.on('error', (error: Error) => started.reject(error));
  const url = `http://127.0.0.1:${(await started.promise).port}`;
  org.api = url;
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
