import {
  createdShape,
  deploymentBody,
  deploymentsShape,
  newestState,
  statusBody,
  statusesShape,
} from '../../../core/delivery/github-bodies.ts';
import type { Deployments } from '../../../core/ports/deployments.ts';
import type { GitHubDeployments, RepositoryRef } from '../../../core/ports/github.ts';
import { call, callPages, type ClientFor } from './call.ts';

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
        deploymentsShape,
        (page) => page,
        pages,
      );
    },
    create: async (wanted) => {
      const route = 'POST /repos/{owner}/{repo}/deployments';
      return (
        await call(await clientFor(repository), route, { ...where, ...deploymentBody(wanted) }, createdShape)
      ).id;
    },
    newest: async (id) => {
      const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
      const page = await call(
        await clientFor(repository),
        route,
        { ...statusesOf(id), per_page: 1 },
        statusesShape,
      );
      return newestState(page);
    },
    say: async (id, status) => {
      const route = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
      await call(
        await clientFor(repository),
        route,
        { ...statusesOf(id), ...statusBody(status) },
        createdShape,
      );
    },
  };
}
