import { z } from 'zod';
import type { GitHubInstallations, RepositoryRef } from '../../../core/ports/github.ts';
import { callOrNull, callPages, type Requester } from './call.ts';

const installation = z.object({ id: z.number(), suspended_at: z.string().nullish() });
const repository = z.object({ id: z.number(), name: z.string(), owner: z.object({ login: z.string() }) });
const repositories = z.object({ repositories: z.array(repository) });

/** @param app requests as the App itself; @param clientOf requests as one of its installations */
export function createInstallations(
  app: Requester,
  clientOf: (installationId: number) => Promise<Requester>,
): GitHubInstallations {
  return {
    repository: async (id, owner, name) => {
      const where = { owner, repo: name };
      const found = await callOrNull(app, 'GET /repos/{owner}/{repo}/installation', where, installation);
      if (found === null) return null;
      const client = await clientOf(found.id);
      const data = await callOrNull(client, 'GET /repos/{owner}/{repo}', where, repository);
      return data?.id === id ? toRef(found.id, data) : null;
    },
    all: async () => {
      const route = 'GET /app/installations';
      const installations = await callPages(app, route, {}, z.array(installation), (page) => page, 100);
      const refs: RepositoryRef[] = [];
      for (const { id, suspended_at: suspendedAt } of installations) {
        if (typeof suspendedAt === 'string') continue;
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
