import { App } from 'octokit';
import type { Clock } from '../../../core/ports/clock.ts';
import type { HttpCache } from '../../../core/ports/http-cache.ts';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import { createActions } from './actions.ts';
import { createBudget, withinBudget, type Budget, type Priority } from './budget.ts';
import type { Requester } from './call.ts';
import { createChecks } from './checks.ts';
import { createComments } from './comments.ts';
import { conditional } from './conditional.ts';
import { asRequester, octokitWith, publicBaseUrl, type Connection } from './connect.ts';
import { createContents } from './contents.ts';
import { createDeliveries } from './deliveries.ts';
import { createDeployments } from './deployments.ts';
import { createFiles } from './files.ts';
import { createGates } from './gates.ts';
import { createHandOvers } from './hand-overs.ts';
import { createHistory } from './history.ts';
import { createInstallations } from './installations.ts';
import { createMerging } from './merging.ts';
import { createOwnChecks } from './own-checks.ts';
import { createPeople } from './people.ts';
import { createPulls } from './pulls.ts';
import { createRefs } from './refs.ts';
import { createSettings } from './settings.ts';
import { createSources } from './sources.ts';

export { routes } from './routes.ts';

export interface GitHubOptions extends Connection {
  /** Where answers are kept that GitHub may confirm; none by default, and every read is a whole one. */
  readonly cache?: HttpCache;
  /** Real time by default. */
  readonly clock?: Clock;
}

export interface AppCredentials extends GitHubOptions {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
}

/** GitHub at two priorities that share one budget. */
export interface GitHubByPriority extends GitHub {
  /** For passes that nobody waits for: it stops at a fifth of the limit, so that webhooks keep working. */
  readonly background: GitHub;
}

/** GitHub as an App sees it: one cached client for each installation, tokens renewed by octokit. */
export function createGitHub({ appId, privateKey, ...options }: AppCredentials): GitHubByPriority {
  const app = new App({ appId, privateKey, Octokit: octokitWith(options) });
  const own = asRequester(app.octokit);
  const connect = async (id: number) => asRequester(await app.getInstallationOctokit(id));
  return byPriority({ own, connect, appId, options });
}

/** GitHub as a token sees it, such as that of a job: without installations of its own. */
export function createGitHubForToken({
  token,
  ...options
}: GitHubOptions & { readonly token: string }): GitHubByPriority {
  const Client = octokitWith(options);
  const own = asRequester(new Client({ auth: token }));
  return byPriority({ own, connect: () => Promise.resolve(own), appId: null, options });
}

interface World {
  /** Requests as the App itself, or with the token. */
  readonly own: Requester;
  readonly connect: (installationId: number) => Promise<Requester>;
  readonly appId: number | null;
  readonly options: GitHubOptions;
}

function byPriority(world: World): GitHubByPriority {
  const clock = world.options.clock ?? realClock;
  const cached = cacheOf(world.connect);
  const budgets = new Map<number, Budget>();
  const budgetOf = (id: number) => {
    const known = budgets.get(id) ?? createBudget(clock);
    budgets.set(id, known);
    return known;
  };
  const at = (priority: Priority) =>
    assemble(world, clock, async (id) => {
      // All installations of a token are one.
      const shared = world.appId === null ? 0 : id;
      const client = withinBudget(await cached(shared), budgetOf(shared), priority, clock);
      const { cache } = world.options;
      return cache === undefined ? client : conditional(client, shared, cache, clock);
    });
  return { ...at('normal'), background: at('background') };
}

/** One client for each installation; one that could not be made is tried again. */
function cacheOf(connect: World['connect']): World['connect'] {
  const clients = new Map<number, Promise<Requester>>();
  return (id) => {
    const known = clients.get(id);
    if (known !== undefined) return known;
    const made = connect(id);
    clients.set(id, made);
    made.catch(() => clients.delete(id));
    return made;
  };
}

function assemble({ own, appId, options }: World, clock: Clock, clientOf: World['connect']): GitHub {
  const clientFor = (repository: RepositoryRef) => clientOf(repository.installationId);
  return {
    checks: createChecks(clientFor, appId),
    ownChecks: createOwnChecks(clientFor, appId),
    pulls: createPulls(clientFor),
    contents: createContents(clientFor),
    actions: createActions(clientFor),
    deployments: createDeployments(clientFor),
    installations: createInstallations(own, clientOf, appId !== null),
    refs: createRefs(clientFor),
    merging: createMerging(clientFor),
    comments: createComments(clientFor, appId),
    people: createPeople(own, clientFor, clientOf),
    files: createFiles(clientFor, clock),
    deliveries: createDeliveries(own),
    gates: createGates(clientFor, options.baseUrl ?? publicBaseUrl),
    settings: createSettings({ clientOf, appId, clock }),
    history: createHistory(clientFor),
    handOvers: createHandOvers(clientFor, options.fetch),
    sources: createSources(clientFor, options.fetch),
  };
}

const realClock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
