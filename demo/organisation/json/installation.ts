import type { OrgState, Repo } from '../state/model.ts';
import type { Json } from '../types.ts';
import { ownerJson, permissionsJson } from './accounts.ts';

/** GitHub's `installation`. */
export function installationJson(org: OrgState): Json {
  const { id, slug, installationId, events } = org.app;
  return {
    id: installationId,
    client_id: `Iv1.${id}`,
    account: ownerJson(org),
    repository_selection: 'all',
    access_tokens_url: `${org.api}/app/installations/${installationId}/access_tokens`,
    repositories_url: `${org.api}/installation/repositories`,
    html_url: `${org.html}/organizations/${org.login}/settings/installations/${installationId}`,
    app_id: id,
    app_slug: slug,
    target_id: org.id,
    target_type: 'Organization',
    permissions: permissionsJson(org),
    events: events ?? [],
    created_at: org.createdAt,
    updated_at: org.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: org.suspendedAt === null ? null : ownerJson(org),
    suspended_at: org.suspendedAt,
  };
}

/** A repository as webhooks of installations list it. */
export function installedJson(org: OrgState, { id, nodeId, name, private: hidden }: Repo): Json {
  return { id, node_id: nodeId, name, full_name: `${org.login}/${name}`, private: hidden };
}
