import { App, Octokit } from 'octokit';
import type { GitHub, RepositoryRef } from '../../../core/ports/github.ts';
import { createActions } from './actions.ts';
import type { Requester } from './call.ts';
import { createChecks } from './checks.ts';
import { createContents } from './contents.ts';
import { createDeployments } from './deployments.ts';
import { createInstallations } from './installations.ts';
import { createPulls } from './pulls.ts';

export { routes } from './routes.ts';

interface Connection {
  /** `https://api.github.com` by default; `https://HOST/api/v3` on GitHub Enterprise Server. */
  readonly baseUrl?: string;
  /** For tests; the global one by default. */
  readonly fetch?: typeof fetch;
}

export interface AppCredentials extends Connection {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
}

/** Longest wait for one answer. */
const timeoutMs = 15_000;

/** GitHub as an App sees it: one cached client for each installation, tokens renewed by octokit. */
export function createGitHub({ appId, privateKey, ...connection }: AppCredentials): GitHub {
  const app = new App({ appId, privateKey, Octokit: octokitWith(connection) });
  const clients = new Map<number, Promise<Requester>>();
  const clientOf = (installationId: number): Promise<Requester> => {
    const known = clients.get(installationId);
    if (known !== undefined) return known;
    const made = app.getInstallationOctokit(installationId).then(asRequester);
    clients.set(installationId, made);
    made.catch(() => clients.delete(installationId));
    return made;
  };
  return assemble(asRequester(app.octokit), clientOf, appId);
}

/** GitHub as a token sees it, such as that of a job: without installations of its own. */
export function createGitHubForToken({
  token,
  ...connection
}: Connection & { readonly token: string }): GitHub {
  const Client = octokitWith(connection);
  const client = asRequester(new Client({ auth: token }));
  return assemble(client, () => Promise.resolve(client), null);
}

function assemble(
  app: Requester,
  clientOf: (installationId: number) => Promise<Requester>,
  appId: number | null,
): GitHub {
  const clientFor = (repository: RepositoryRef) => clientOf(repository.installationId);
  return {
    checks: createChecks(clientFor, appId),
    pulls: createPulls(clientFor),
    contents: createContents(clientFor),
    actions: createActions(clientFor),
    deployments: createDeployments(clientFor),
    installations: createInstallations(app, clientOf),
  };
}

function octokitWith({ baseUrl, fetch: given }: Connection): typeof Octokit {
  const send = given ?? fetch;
  const withTimeout: typeof fetch = (input, init) =>
    send(input, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  return Octokit.defaults({
    ...(baseUrl === undefined ? {} : { baseUrl }),
    userAgent: 'fairlead',
    // Retries and waiting belong to the queue: an error that may go away is tried again with backoff, and is shown.
    retry: { enabled: false },
    throttle: { enabled: false },
    request: { fetch: withTimeout },
  });
}

function asRequester(octokit: {
  request: (route: string, parameters?: Record<string, unknown>) => unknown;
}): Requester {
  return {
    request: async (route, parameters) => {
      const { status, data } = (await octokit.request(route, parameters)) as {
        status: number;
        data: unknown;
      };
      return { status, data };
    },
  };
}
