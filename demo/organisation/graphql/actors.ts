import { nodeId } from '../state/ids.ts';
import { appJson } from '../json/accounts.ts';
import type { Scene } from './scene.ts';

/** A User, or a Bot under the login GraphQL knows it by: without `[bot]`. */
export function actorNode(scene: Scene, login: string): Record<string, unknown> | null {
  const { org } = scene;
  if (login === org.login) {
    return { __typename: 'Organization', id: org.nodeId, databaseId: org.id, login, name: login };
  }
  const user = org.users.get(login);
  if (user === undefined) return null;
  const bot = user.type === 'Bot';
  return {
    __typename: bot ? 'Bot' : 'User',
    id: user.nodeId,
    databaseId: user.id,
    login: bot ? login.replace(/\[bot\]$/, '') : login,
    name: user.name,
    url: `${org.html}/${login}`,
    resourcePath: `/${login}`,
    createdAt: org.createdAt,
    updatedAt: org.createdAt,
  };
}

export function appNode(scene: Scene, id: number): Record<string, unknown> {
  const { slug, name } = appJson(scene.org, id);
  return {
    __typename: 'App',
    id: nodeId('A', id),
    databaseId: id,
    slug,
    name,
    url: `${scene.org.html}/apps/${String(slug)}`,
    createdAt: scene.org.createdAt,
    updatedAt: scene.org.createdAt,
  };
}
