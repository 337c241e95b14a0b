import { putEnvironment } from './operations/environments.ts';
import { createCheckRun } from './operations/checks.ts';
import { changeProtection, deleteProtection, putProtection } from './operations/protections.ts';
import { commitOn, moveRef } from './operations/refs.ts';
import { createRuleset, deleteRuleset, homeOf, updateRuleset } from './operations/rulesets.ts';
import { changeProperties, changeSettings } from './operations/settings.ts';
import { codeownersPath } from './enforcement/codeowners.ts';
import { commitAt } from './state/git.ts';
import type { OrgState, Protection, Repo, Ruleset } from './state/model.ts';
import type { Json, PropertyValue } from './types.ts';

/** Changes behind Fairlead's back, as an administrator or another App makes them. The last argument says who. */
export interface Drift {
  addRuleset(body: Json, sender?: string): number;
  /** `change` is the body of a PUT. */
  changeRuleset(name: string, change: Json, sender?: string): void;
  deleteRuleset(name: string, sender?: string): void;
  setProtection(branch: string, body: Json, sender?: string): void;
  changeProtection(branch: string, change: Partial<Protection>, sender?: string): void;
  deleteProtection(branch: string, sender?: string): void;
  /** Body of a PATCH of the repository. */
  changeSettings(change: Json, sender?: string): void;
  setEnvironment(name: string, body: Json): void;
  deleteEnvironment(name: string): void;
  setProperty(name: string, value: PropertyValue | null, sender?: string): void;
  /** Null takes the file away. */
  setCodeowners(text: string | null, sender?: string): void;
  /** Somebody else's run under any name, or the App's own conclusion turned over. */
  addCheckRun(sha: string, name: string, conclusion: string, appId?: number): void;
  changeConclusion(sha: string, name: string, conclusion: string): void;
}

const actions = 15_368;

export function createDrift(org: OrgState, repo: Repo): Drift {
  const owner = (): string => {
    for (const user of org.users.values()) if (user.owner) return user.login;
    return org.login;
  };
  const home = homeOf(org, repo);
  return {
    addRuleset: (body, sender = owner()) => createRuleset(org, home, body, sender).id,
    changeRuleset: (name, change, sender = owner()) =>
      updateRuleset(org, homeOf(org, repo), named(repo, name), change, sender),
    deleteRuleset: (name, sender = owner()) => deleteRuleset(org, home, named(repo, name), sender),
    setProtection(branch, body, sender = owner()) {
      putProtection(org, repo, branch, body, sender);
    },
    changeProtection(branch, change, sender = owner()) {
      changeProtection(org, repo, protection(repo, branch), change, sender);
    },
    deleteProtection: (branch, sender = owner()) =>
      deleteProtection(org, repo, protection(repo, branch), sender),
    changeSettings: (change, sender = owner()) => changeSettings(org, repo, change, sender),
    setEnvironment(name, body) {
      putEnvironment(org, repo, name, body);
    },
    deleteEnvironment(name) {
      if (!repo.environments.delete(name)) throw new Error(`${repo.name} has no environment ${name}`);
    },
    setProperty: (name, value, sender = owner()) =>
      changeProperties(org, repo, [{ property_name: name, value }], sender),
    setCodeowners(text, sender = owner()) {
      const { defaultBranch } = repo;
      const ref = `refs/heads/${defaultBranch}`;
      const path = codeownersPath(commitAt(repo, repo.refs.get(ref) ?? '').tree) ?? '.github/CODEOWNERS';
      const order = { files: { [path]: text }, message: 'Owners', author: sender };
      moveRef(org, repo, ref, commitOn(org, repo, defaultBranch, order).sha, sender);
    },
    addCheckRun(sha, name, conclusion, appId = actions) {
      const sender = org.otherApps.get(appId) ?? org.app.slug;
      createCheckRun(org, repo, { name, head_sha: sha, conclusion }, appId, sender);
    },
    changeConclusion(sha, name, conclusion) {
      const runs = (repo.suites.get(sha) ?? []).flatMap((suite) => suite.runs);
      const run = runs.findLast((each) => each.name === name);
      if (run === undefined) throw new Error(`${sha} has no check run ${name}`);
      run.conclusion = conclusion;
    },
  };
}

function named(repo: Repo, name: string): Ruleset {
  for (const ruleset of repo.rulesets.values()) if (ruleset.name === name) return ruleset;
  throw new Error(`${repo.name} has no ruleset ${name}`);
}

function protection(repo: Repo, branch: string): Protection {
  const found = repo.protections.get(branch);
  if (found === undefined) throw new Error(`${repo.name} protects no branch ${branch}`);
  return found;
}
