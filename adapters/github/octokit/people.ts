import { z } from 'zod';
import type { GitHubPeople, PermissionLevel } from '../../../core/ports/github.ts';
import { call, callOrNull, type ClientFor, type Requester } from './call.ts';
import { documents, loginsPerRequest } from './graphql/documents.ts';
import { partError, runQuery } from './graphql/run.ts';

const permission = z.object({ permission: z.string(), role_name: z.string().optional() });
const self = z.object({ id: z.number(), slug: z.string() });
const users = z.record(z.string(), z.unknown());
const user = z.object({ databaseId: z.number() });

/** `permission` knows four levels, `role_name` the names of all roles, those of an organisation's own among them. */
const levels: Readonly<Record<string, PermissionLevel>> = {
  none: 'none',
  read: 'read',
  pull: 'read',
  triage: 'triage',
  write: 'write',
  push: 'write',
  maintain: 'maintain',
  admin: 'admin',
};

export function createPeople(
  app: Requester,
  clientFor: ClientFor,
  clientOf: (installationId: number) => Promise<Requester>,
): GitHubPeople {
  return {
    permission: async (repository, login) => {
      const client = await clientFor(repository);
      const where = { owner: repository.owner, repo: repository.name, username: login };
      const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
      const answer = await callOrNull(client, route, where, permission);
      if (answer === null) return 'none';
      return levels[answer.role_name ?? ''] ?? levels[answer.permission] ?? 'none';
    },
    userIds: async (installationId, logins) => {
      const client = await clientOf(installationId);
      const found: Record<string, number> = {};
      const distinct = [...new Set(logins)];
      for (let at = 0; at < distinct.length; at += loginsPerRequest) {
        const part = distinct.slice(at, at + loginsPerRequest);
        for (const [login, id] of await idsOf(client, part)) found[login] = id;
      }
      return found;
    },
    app: async () => call(app, 'GET /app', {}, self),
  };
}

async function idsOf(client: Requester, logins: readonly string[]): Promise<readonly [string, number][]> {
  const variables = Object.fromEntries(logins.map((login, index) => [`login${index}`, login]));
  const { data, errors } = await runQuery(client, 'users', documents.users(logins.length), variables, users);
  const others = errors.filter(({ type }) => type !== 'NOT_FOUND');
  if (others.length > 0) throw partError('users', others);
  return logins.flatMap((login, index): [string, number][] => {
    const parsed = user.safeParse(data[`user${index}`]);
    return parsed.success ? [[login, parsed.data.databaseId]] : [];
  });
}
