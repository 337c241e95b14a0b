import type { OrgState, Repo } from '../state/model.ts';
import type { Json } from '../types.ts';
import { organisationJson, ownerJson } from './accounts.ts';

/** The repository's URLs that end as their name says. */
const plainUrls = [
  'forks',
  'hooks',
  'teams',
  'events',
  'tags',
  'languages',
  'stargazers',
  'contributors',
  'subscribers',
  'subscription',
  'merges',
  'downloads',
  'deployments',
] as const;

const templateUrls: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  statuses_url: '/statuses/{sha}',
  trees_url: '/git/trees{/sha}',
};

export function repoUrl(org: OrgState, repo: Repo): string {
  return `${org.api}/repos/${org.login}/${repo.name}`;
}

export function repoHtml(org: OrgState, repo: Repo): string {
  return `${org.html}/${org.login}/${repo.name}`;
}

/** GitHub's `repository`. */
export function repositoryJson(org: OrgState, repo: Repo): Json {
  const html = repoHtml(org, repo);
  const open = [...repo.pulls.values()].filter(({ state }) => state === 'open').length;
  return {
    ...minimalRepositoryJson(org, repo),
    clone_url: `${html}.git`,
    git_url: `${html.replace(/^https?:/, 'git:')}.git`,
    ssh_url: `git@github.com:${org.login}/${repo.name}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: repo.settings.homepage,
    language: null,
    license: null,
    default_branch: repo.defaultBranch,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: open,
    open_issues_count: open,
    size: repo.commits.size,
    has_issues: repo.settings.has_issues,
    has_projects: repo.settings.has_projects,
    has_wiki: repo.settings.has_wiki,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    is_template: repo.settings.is_template,
    archived: repo.archived,
    disabled: false,
    visibility: repo.private ? 'private' : 'public',
    topics: [],
    allow_forking: repo.settings.allow_forking,
    web_commit_signoff_required: repo.settings.web_commit_signoff_required,
    pushed_at: repo.pushedAt,
    created_at: repo.createdAt,
    updated_at: repo.updatedAt,
  };
}

/** GitHub's `minimal-repository`, with its required members only. */
export function minimalRepositoryJson(org: OrgState, repo: Repo): Json {
  const url = repoUrl(org, repo);
  const json: Record<string, unknown> = {
    id: repo.id,
    node_id: repo.nodeId,
    name: repo.name,
    full_name: `${org.login}/${repo.name}`,
    owner: ownerJson(org),
    private: repo.private,
    html_url: repoHtml(org, repo),
    description: repo.settings.description,
    fork: false,
    url,
  };
  for (const name of plainUrls) json[`${name}_url`] = `${url}/${name}`;
  for (const [name, path] of Object.entries(templateUrls)) json[name] = url + path;
  return json;
}

/** GitHub's `full-repository`; the merge settings only for those who may change them. */
export function fullRepositoryJson(org: OrgState, repo: Repo, admin: boolean): Json {
  const { settings } = repo;
  return {
    ...repositoryJson(org, repo),
    permissions: { admin, maintain: admin, push: true, triage: true, pull: true },
    organization: ownerJson(org),
    network_count: 0,
    subscribers_count: 0,
    custom_properties: Object.fromEntries(repo.properties),
    ...(admin
      ? {
          allow_merge_commit: settings.allow_merge_commit,
          allow_squash_merge: settings.allow_squash_merge,
          allow_rebase_merge: settings.allow_rebase_merge,
          allow_auto_merge: settings.allow_auto_merge,
          delete_branch_on_merge: settings.delete_branch_on_merge,
          allow_update_branch: settings.allow_update_branch,
          use_squash_pr_title_as_default: settings.squash_merge_commit_title === 'PR_TITLE',
          squash_merge_commit_title: settings.squash_merge_commit_title,
          squash_merge_commit_message: settings.squash_merge_commit_message,
          merge_commit_title: settings.merge_commit_title,
          merge_commit_message: settings.merge_commit_message,
        }
      : {}),
  };
}

/** What every webhook of a repository carries. */
export function webhookBase(org: OrgState, repo: Repo | null, event: string): Record<string, unknown> {
  const base = { organization: organisationJson(org), installation: installationRef(org) };
  if (repo === null) return base;
  const json = repositoryJson(org, repo);
  return { repository: event === 'push' ? pushedRepository(org, repo, json) : json, ...base };
}

/** `push` is older than the rest of the API: its repository tells times in seconds and its owner's name. */
function pushedRepository(org: OrgState, repo: Repo, json: Json): Json {
  const seconds = (time: string): number => Math.floor(Date.parse(time) / 1000);
  return {
    ...json,
    owner: { ...ownerJson(org), name: org.login, email: null },
    created_at: seconds(repo.createdAt),
    pushed_at: seconds(repo.pushedAt),
    master_branch: repo.defaultBranch,
    stargazers: 0,
    organization: org.login,
  };
}

function installationRef(org: OrgState): Json {
  return {
    id: org.app.installationId,
    node_id: Buffer.from(`Installation${org.app.installationId}`).toString('base64'),
  };
}
