import { installationJson, installedJson } from '../json/installation.ts';
import { timestamp } from '../state/ids.ts';
import type { OrgState, Repo } from '../state/model.ts';

export type InstallationAction = 'created' | 'deleted' | 'suspend' | 'unsuspend' | 'new_permissions_accepted';

/** What an owner does with the App's installation. While it is suspended the App gets no tokens. */
export function changeInstallation(org: OrgState, action: InstallationAction, sender: string): void {
  if (action === 'suspend') org.suspendedAt = timestamp(org);
  if (action === 'unsuspend') org.suspendedAt = null;
  const repositories = [...org.repositories.values()].map((repo) => installedJson(org, repo));
  const payload = { installation: installationJson(org), repositories, requester: null };
  org.emit({ event: 'installation', action, repo: null, sender, payload });
}

/** The App is installed on every repository, so that each that comes or goes is told. */
export function announceRepository(
  org: OrgState,
  repo: Repo,
  action: 'added' | 'removed',
  sender: string,
): void {
  const list = [installedJson(org, repo)];
  const payload = {
    installation: installationJson(org),
    repository_selection: 'all',
    repositories_added: action === 'added' ? list : [],
    repositories_removed: action === 'removed' ? list : [],
    requester: null,
  };
  org.emit({ event: 'installation_repositories', action, repo: null, sender, payload });
}
