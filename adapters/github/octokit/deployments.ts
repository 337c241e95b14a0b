import { z } from 'zod';
import type { Deployments } from '../../../core/ports/deployments.ts';
import type { GitHubDeployments, RepositoryRef } from '../../../core/ports/github.ts';
import { cut } from '../../../core/reporting/text.ts';
import { call, callPages, type ClientFor } from './call.ts';

const created = z.object({ id: z.number() });
const deployments = z.array(z.object({ id: z.number(), payload: z.unknown() }));
const statuses = z.array(
  z.object({
    state: z.enum(['queued', 'in_progress', 'pending', 'success', 'failure', 'error', 'inactive']),
  }),
);
const maxDescription = 140;
const maxPages = 10;

export function createDeployments(clientFor: ClientFor): GitHubDeployments {
  return { of: (repository) => deploymentsOf(repository, clientFor) };
}

function deploymentsOf(repository: RepositoryRef, clientFor: ClientFor): Deployments {
  const where = { owner: repository.owner, repo: repository.name };
  const statusesOf = (id: number) => ({ ...where, deployment_id: id });
  return {
    list: async ({ environment, sha }) => {
      const filter = sha === undefined ? { environment } : { environment, sha };
      const route = 'GET /repos/{owner}/{repo}/deployments';
      const pages = sha === undefined ? 1 : maxPages;
      return callPages(
        await clientFor(repository),
        route,
        { ...where, ...filter },
        deployments,
        (page) => page,
        pages,
      );
    },
    create: async ({ sha, environment, description, production, payload }) => {
      const body = {
        ref: sha,
        environment,
        description: cut(description, maxDescription),
        production_environment: production,
        transient_environment: false,
        // The rollout decides when; GitHub neither merges the base branch into it nor waits for checks.
        auto_merge: false,
        required_contexts: [],
        payload,
      };
      const route = 'POST /repos/{owner}/{repo}/deployments';
      return (await call(await clientFor(repository), route, { ...where, ...body }, created)).id;
    },
    newest: async (id) => {
      const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
      const page = await call(
        await clientFor(repository),
        route,
        { ...statusesOf(id), per_page: 1 },
        statuses,
      );
      const state = page[0]?.state ?? null;
      return state === 'pending' ? 'queued' : state;
    },
    say: async (id, { state, description, logUrl, environmentUrl }) => {
      const body = {
        state,
        description: cut(description, maxDescription),
        log_url: logUrl,
        ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
        // GitHub would make deployments of other services inactive as well.
        auto_inactive: false,
      };
      const route = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
      await call(await clientFor(repository), route, { ...statusesOf(id), ...body }, created);
    },
  };
}
