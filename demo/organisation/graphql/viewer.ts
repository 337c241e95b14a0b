import { permissionOf } from '../enforcement/roles.ts';
import { has } from '../permissions.ts';
import type { Repo } from '../state/model.ts';
import type { Scene } from './scene.ts';

/** Whether the actor may change settings of the repository, or (null) of the organisation. */
export function isAdminScene(scene: Scene, repo: Repo | null): boolean {
  const { org, actor } = scene;
  if (actor.kind === 'installation') {
    return has(
      org.app.permissions,
      repo === null ? 'organization_administration' : 'administration',
      'write',
    );
  }
  if (actor.kind !== 'user') return false;
  if (repo === null) return org.users.get(actor.login)?.owner === true;
  return permissionOf(org, repo, actor.login) === 'admin';
}

const permissions = {
  pull: 'READ',
  triage: 'TRIAGE',
  push: 'WRITE',
  maintain: 'MAINTAIN',
  admin: 'ADMIN',
} as const;

export type GraphqlPermission = (typeof permissions)[keyof typeof permissions];

export function graphqlPermission(permission: keyof typeof permissions): GraphqlPermission {
  return permissions[permission];
}

/** What GraphQL says of the viewer; an App is shown by what it may do. */
export function viewerPermission(scene: Scene, repo: Repo): GraphqlPermission | null {
  const { org, actor } = scene;
  if (actor.kind === 'installation') {
    if (has(org.app.permissions, 'administration', 'write')) return 'ADMIN';
    return has(org.app.permissions, 'contents', 'write') ? 'WRITE' : 'READ';
  }
  const found = permissionOf(org, repo, actor.login);
  return found === null ? null : permissions[found];
}
