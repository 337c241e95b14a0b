import { z } from 'zod';
import type { GitHubInstallations, RepositoryRef } from '../../../core/ports/github.ts';
import { call, callOrNull, callPages, type Requester } from './call.ts';

const installation = z.object({ id: z.number(), suspended_at: z.string().nullish() });
const self = z.object({ slug: z.string() });
const repository = z.object({ id: z.number(), name: z.string(), owner: z.object({ login: z.string() }) });
const repositories = z.object({ repositories: z.array(repository) });

/**
 * @param app requests as the App itself
 * @param clientOf requests as one of its installations
 * @param isApp false with a token, which has no App behind it that could be asked
 */
export function createInstallations(
  app: Requester,
  clientOf: (installationId: number) => Promise<Requester>,
  isApp: boolean,
): GitHubInstallations {
  let login: Promise<string> | null = null;
  const activeIds = async () => {
    const list = await callPages(
      app,
      'GET /app/installations',
      {},
      z.array(installation),
      (page) => page,
      100,
    );
    return list.filter(({ suspended_at: at }) => typeof at !== 'string').map(({ id }) => id);
  };
  return {
    ids: activeIds,
    login: async () => {
      if (!isApp) return null;
      login ??= call(app, 'GET /app', {}, self).then(({ slug }) => `${slug}[bot]`);
      try {
        return await login;
      } catch (error) {
        login = null;
        throw error;
      }
    },
    repository: async (id, owner, name) => {
      const where = { owner, repo: name };
      const found = await callOrNull(app, 'GET /repos/{owner}/{repo}/installation', where, installation);
      if (found === null) return null;
      const client = await clientOf(found.id);
      const data = await callOrNull(client, 'GET /repos/{owner}/{repo}', where, repository);
      return data?.id === id ? toRef(found.id, data) : null;
    },
    all: async () => {
      const refs: RepositoryRef[] = [];
      for (const id of await activeIds()) {
        const client = await clientOf(id);
        const entries = (page: z.infer<typeof repositories>) => page.repositories;
        const list = await callPages(
          client,
          'GET /installation/repositories',
          {},
          repositories,
          entries,
          100,
        );
        refs.push(...list.map((data) => toRef(id, data)));
      }
      return refs;
    },
  };
}

function toRef(installationId: number, data: z.infer<typeof repository>): RepositoryRef {
  return { installationId, id: data.id, owner: data.owner.login, name: data.name };
}
