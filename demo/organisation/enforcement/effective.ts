import type { OrgState, PropertyCondition, Protection, Repo, Ruleset } from '../state/model.ts';
import { fnmatch } from './fnmatch.ts';

/** GitHub enforces nothing in private repositories of a free plan. */
export function isEnforced(org: OrgState, repo: Repo): boolean {
  return org.plan !== 'free' || !repo.private;
}

/** Every ruleset that applies to a ref of a repository, its own first; disabled ones and trials are left out. */
export function rulesetsFor(org: OrgState, repo: Repo, ref: string): Ruleset[] {
  if (!isEnforced(org, repo)) return [];
  const active: Ruleset[] = [];
  for (const ruleset of repo.rulesets.values()) {
    if (ruleset.enforcement === 'active' && coversRef(ruleset, repo, ref)) active.push(ruleset);
  }
  for (const ruleset of org.rulesets.values()) {
    if (ruleset.enforcement !== 'active' || !coversRef(ruleset, repo, ref)) continue;
    if (coversRepository(ruleset, repo)) active.push(ruleset);
  }
  return active;
}

/** Rulesets of the organisation that a repository falls under, whatever their refs and enforcement. */
export function parentRulesets(org: OrgState, repo: Repo): Ruleset[] {
  return [...org.rulesets.values()].filter((ruleset) => coversRepository(ruleset, repo));
}

export function coversRef(ruleset: Ruleset, repo: Repo, ref: string): boolean {
  if (ruleset.target === 'push') return true;
  const prefix = ruleset.target === 'tag' ? 'refs/tags/' : 'refs/heads/';
  if (ruleset.target === 'repository' || !ref.startsWith(prefix)) return false;
  const condition = ruleset.conditions?.ref_name;
  if (condition === undefined) return true;
  const matches = (pattern: string): boolean => refMatches(pattern, repo, ref);
  return condition.include.some(matches) && !condition.exclude.some(matches);
}

function refMatches(pattern: string, repo: Repo, ref: string): boolean {
  if (pattern === '~ALL') return true;
  if (pattern === '~DEFAULT_BRANCH') return ref === `refs/heads/${repo.defaultBranch}`;
  return fnmatch(pattern, ref);
}

function coversRepository(ruleset: Ruleset, repo: Repo): boolean {
  const {
    repository_name: name,
    repository_id: id,
    repository_property: property,
  } = ruleset.conditions ?? {};
  if (name !== undefined) {
    const matches = (pattern: string): boolean => pattern === '~ALL' || fnmatch(pattern, repo.name);
    return name.include.some(matches) && !name.exclude.some(matches);
  }
  if (id !== undefined) return id.repository_ids.includes(repo.id);
  if (property === undefined) return false;
  const has = (wanted: PropertyCondition): boolean => hasProperty(repo, wanted);
  return property.include.every(has) && !property.exclude.some(has);
}

function hasProperty(repo: Repo, wanted: PropertyCondition): boolean {
  if (wanted.source === 'system' && wanted.name === 'visibility') {
    return wanted.property_values.includes(repo.private ? 'private' : 'public');
  }
  const value = repo.properties.get(wanted.name);
  if (value === undefined) return false;
  const values = typeof value === 'string' ? [value] : value;
  return values.some((each) => wanted.property_values.includes(each));
}

/** The classic protection of a branch: an exact name before a pattern, the older pattern before the newer. */
export function protectionOf(org: OrgState, repo: Repo, branch: string): Protection | null {
  if (!isEnforced(org, repo)) return null;
  const exact = repo.protections.get(branch);
  if (exact !== undefined) return exact;
  for (const protection of repo.protections.values()) {
    if (fnmatch(protection.pattern, branch)) return protection;
  }
  return null;
}

export function isProtected(org: OrgState, repo: Repo, branch: string): boolean {
  if (protectionOf(org, repo, branch) !== null) return true;
  return rulesetsFor(org, repo, `refs/heads/${branch}`).some((ruleset) => ruleset.target === 'branch');
}
