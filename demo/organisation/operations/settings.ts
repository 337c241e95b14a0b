import { invalid, invalidField } from '../refusal.ts';
import { timestamp } from '../state/ids.ts';
import type { OrgState, Repo, Settings } from '../state/model.ts';
import type { Json, PropertyDefinition, PropertyValue } from '../types.ts';

export function defaultSettings(): Settings {
  return {
    description: null,
    homepage: null,
    has_issues: true,
    has_projects: true,
    has_wiki: true,
    allow_merge_commit: true,
    allow_squash_merge: true,
    allow_rebase_merge: true,
    allow_auto_merge: false,
    delete_branch_on_merge: false,
    allow_update_branch: false,
    squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
    squash_merge_commit_message: 'COMMIT_MESSAGES',
    merge_commit_title: 'MERGE_MESSAGE',
    merge_commit_message: 'PR_TITLE',
    web_commit_signoff_required: false,
    allow_forking: false,
    is_template: false,
  };
}

const choices: Readonly<Record<string, readonly string[]>> = {
  squash_merge_commit_title: ['PR_TITLE', 'COMMIT_OR_PR_TITLE'],
  squash_merge_commit_message: ['PR_BODY', 'COMMIT_MESSAGES', 'BLANK'],
  merge_commit_title: ['PR_TITLE', 'MERGE_MESSAGE'],
  merge_commit_message: ['PR_BODY', 'PR_TITLE', 'BLANK'],
};

/** The body of `PATCH /repos/{owner}/{repo}`; what GitHub does not know it ignores. */
export function changeSettings(org: OrgState, repo: Repo, body: Json, sender: string): void {
  const next: Record<string, unknown> = { ...repo.settings };
  for (const [key, value] of Object.entries(body)) {
    if (!(key in next)) continue;
    const known = choices[key];
    if (known !== undefined && !known.includes(String(value))) {
      invalidField('Repository', key, 'custom', `${key} is not included in the list`);
    }
    next[key] = value;
  }
  checkCombination(next);
  const branch = body['default_branch'];
  if (typeof branch === 'string' && !repo.refs.has(`refs/heads/${branch}`)) {
    invalidField('Repository', 'default_branch', 'custom', `The branch ${branch} was not found.`);
  }
  const before = { ...repo.settings, default_branch: repo.defaultBranch };
  Object.assign(repo.settings, next);
  if (typeof branch === 'string') repo.defaultBranch = branch;
  repo.updatedAt = timestamp(org);
  const changes = changesOf(before, { ...repo.settings, default_branch: repo.defaultBranch });
  if (Object.keys(changes).length > 0) {
    org.emit({ event: 'repository', action: 'edited', repo, sender, payload: { changes } });
  }
  changeState(org, repo, body, sender);
}

function checkCombination(next: Json): void {
  const { allow_merge_commit: merge, allow_squash_merge: squash, allow_rebase_merge: rebase } = next;
  if (merge === false && squash === false && rebase === false) {
    invalid('Sorry, you need to allow at least one merge strategy. (no_merge_method)');
  }
  if (next['merge_commit_title'] === 'PR_TITLE' && next['merge_commit_message'] === 'PR_TITLE') {
    invalid(
      'Sorry, the merge commit title and message cannot both be the title. (invalid_merge_commit_setting_combo)',
    );
  }
}

function changesOf(before: Json, after: Json): Json {
  const changes: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(after)) {
    if (value !== before[key]) changes[key] = { from: before[key] };
  }
  return changes;
}

/** Archived, visibility and name have events of their own. */
function changeState(org: OrgState, repo: Repo, body: Json, sender: string): void {
  const { archived, private: hidden, visibility, name } = body;
  if (typeof archived === 'boolean' && archived !== repo.archived) {
    repo.archived = archived;
    org.emit({
      event: 'repository',
      action: archived ? 'archived' : 'unarchived',
      repo,
      sender,
      payload: {},
    });
  }
  const wanted = typeof visibility === 'string' ? visibility === 'private' : hidden;
  if (typeof wanted === 'boolean' && wanted !== repo.private) {
    repo.private = wanted;
    org.emit({
      event: 'repository',
      action: wanted ? 'privatized' : 'publicized',
      repo,
      sender,
      payload: {},
    });
  }
  if (typeof name === 'string' && name !== repo.name) rename(org, repo, name, sender);
}

function rename(org: OrgState, repo: Repo, name: string, sender: string): void {
  if (org.repositories.has(name.toLowerCase())) invalid(`name already exists on this account`);
  const from = repo.name;
  org.repositories.delete(from.toLowerCase());
  repo.name = name;
  org.repositories.set(name.toLowerCase(), repo);
  for (const team of org.teams.values()) {
    const permission = team.repositories.get(from);
    if (permission === undefined) continue;
    team.repositories.delete(from);
    team.repositories.set(name, permission);
  }
  const payload = { changes: { repository: { name: { from } } } };
  org.emit({ event: 'repository', action: 'renamed', repo, sender, payload });
}

/** Sets or (null) clears custom properties of a repository. */
export function changeProperties(
  org: OrgState,
  repo: Repo,
  values: readonly { readonly property_name: string; readonly value: PropertyValue | null }[],
  sender: string,
): void {
  const old = propertyValues(org, repo);
  for (const { property_name: name, value } of values) {
    const definition = org.properties.get(name);
    if (definition === undefined) invalid(`Property '${name}' does not exist`);
    if (value !== null) checkValue(definition, value);
    if (value === null) repo.properties.delete(name);
    else repo.properties.set(name, value);
  }
  const payload = { new_property_values: propertyValues(org, repo), old_property_values: old };
  org.emit({ event: 'custom_property_values', action: 'updated', repo, sender, payload });
}

function checkValue(definition: PropertyDefinition, value: PropertyValue): void {
  const { allowed_values: allowed, property_name: name, value_type: type } = definition;
  const values = typeof value === 'string' ? [value] : value;
  const options = type === 'true_false' ? ['true', 'false'] : (allowed ?? null);
  if (options === null || !/select|true_false/.test(type)) return;
  if (values.some((each) => !options.includes(each))) invalid(`Value for '${name}' is not allowed`);
}

/** Values and, where a property is required, its default. */
export function propertyValues(
  org: OrgState,
  repo: Repo,
): { property_name: string; value: PropertyValue | null }[] {
  return [...org.properties.values()].flatMap((definition) => {
    const { property_name: name, required, default_value: standard } = definition;
    const value = repo.properties.get(name) ?? (required === true ? (standard ?? null) : null);
    return [{ property_name: name, value }];
  });
}
