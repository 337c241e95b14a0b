import { canBypass, rulesetJson } from '../json/rulesets.ts';
import { newId, nodeId, timestamp } from '../state/ids.ts';
import type { Actor, BypassActor, OrgState, Repo, Ruleset, RulesetConditions } from '../state/model.ts';
import { invalid, refuse } from '../refusal.ts';
import type { Json } from '../types.ts';
import { emitRuleset } from './emit.ts';
import { readRules } from './rule-types.ts';

const limit = 75;
const actorTypes = ['Integration', 'OrganizationAdmin', 'RepositoryRole', 'Team', 'DeployKey', 'User'];

export interface RulesetHome {
  /** Null for the organisation's own rulesets. */
  readonly repo: Repo | null;
  readonly rulesets: Map<number, Ruleset>;
  readonly source: string;
}

export function homeOf(org: OrgState, repo: Repo | null): RulesetHome {
  if (repo === null) return { repo, rulesets: org.rulesets, source: org.login };
  return { repo, rulesets: repo.rulesets, source: `${org.login}/${repo.name}` };
}

/** Refuses what GitHub refuses where a plan has no rulesets. */
export function needRulesets(org: OrgState, repo: Repo | null): void {
  if (org.plan !== 'free' || (repo !== null && !repo.private)) return;
  const what = repo === null ? 'Upgrade to GitHub Team to enable this feature.' : null;
  refuse(403, what ?? 'Upgrade to GitHub Pro or make this repository public to enable this feature.');
}

export function createRuleset(org: OrgState, home: RulesetHome, body: Json, sender: string): Ruleset {
  if (typeof body['name'] !== 'string') refuse(422, 'Invalid request.\n\n"name" wasn\'t supplied.');
  if (body['enforcement'] === undefined) refuse(422, 'Invalid request.\n\n"enforcement" wasn\'t supplied.');
  if (home.rulesets.size >= limit) invalid(`A maximum of ${limit} rulesets is allowed`);
  const id = newId(org);
  const at = timestamp(org);
  const blank: Ruleset = {
    id,
    nodeId: nodeId('RRS', id),
    name: '',
    target: readTarget(body['target']),
    sourceType: home.repo === null ? 'Organization' : 'Repository',
    source: home.source,
    enforcement: 'disabled',
    bypassActors: [],
    conditions: null,
    rules: [],
    createdAt: at,
    updatedAt: at,
  };
  const ruleset = { ...blank, ...readRuleset(org, home, blank, body) };
  home.rulesets.set(id, ruleset);
  emitRuleset(org, home.repo, 'created', ruleset, sender);
  return ruleset;
}

export function updateRuleset(
  org: OrgState,
  home: RulesetHome,
  ruleset: Ruleset,
  body: Json,
  sender: string,
): void {
  if (body['target'] !== undefined && body['target'] !== ruleset.target) invalid('Target cannot be changed');
  const next = readRuleset(org, home, ruleset, body);
  const before = { ...ruleset };
  Object.assign(ruleset, next, { updatedAt: timestamp(org) });
  emitRuleset(org, home.repo, 'edited', ruleset, sender, before);
}

export function deleteRuleset(org: OrgState, home: RulesetHome, ruleset: Ruleset, sender: string): void {
  home.rulesets.delete(ruleset.id);
  emitRuleset(org, home.repo, 'deleted', ruleset, sender);
}

type Changeable = Pick<Ruleset, 'name' | 'enforcement' | 'bypassActors' | 'conditions' | 'rules'>;

function readRuleset(org: OrgState, home: RulesetHome, was: Ruleset, body: Json): Changeable {
  const name = typeof body['name'] === 'string' ? body['name'] : was.name;
  if (name.trim() === '') invalid("Name can't be blank");
  for (const other of home.rulesets.values()) {
    if (other.id !== was.id && other.name === name) invalid('Name must be unique');
  }
  const whole = home.repo === null;
  return {
    name,
    enforcement:
      body['enforcement'] === undefined ? was.enforcement : readEnforcement(org, body['enforcement']),
    bypassActors:
      body['bypass_actors'] === undefined ? was.bypassActors : readActors(org, body['bypass_actors']),
    conditions: body['conditions'] === undefined ? was.conditions : readConditions(body['conditions'], whole),
    rules:
      body['rules'] === undefined ? was.rules : readRules(body['rules'], { org, whole, target: was.target }),
  };
}

function readTarget(value: unknown): Ruleset['target'] {
  if (value === undefined || value === 'branch') return 'branch';
  if (value === 'tag' || value === 'push' || value === 'repository') return value;
  return refuse(422, 'Invalid request.\n\nInvalid property /target: not a possible value.');
}

function readEnforcement(org: OrgState, value: unknown): Ruleset['enforcement'] {
  if (value === 'evaluate' && org.plan !== 'enterprise') {
    invalid('Enforcement evaluate option is not supported on this plan');
  }
  if (value === 'active' || value === 'evaluate' || value === 'disabled') return value;
  return refuse(422, 'Invalid request.\n\nInvalid property /enforcement: not a possible value.');
}

/** Actors come back in an order of GitHub's own, each once. */
function readActors(org: OrgState, value: unknown): BypassActor[] {
  const actors = new Map<string, BypassActor>();
  for (const [index, entry] of (Array.isArray(value) ? (value as Json[]) : []).entries()) {
    const type = String(entry['actor_type']);
    if (!actorTypes.includes(type)) {
      refuse(
        422,
        `Invalid request.\n\nInvalid property /bypass_actors/${index}: data matches no possible input.`,
      );
    }
    const mode = entry['bypass_mode'] ?? 'always';
    if (mode !== 'always' && mode !== 'pull_request' && mode !== 'exempt') {
      refuse(422, `Invalid request.\n\nInvalid property /bypass_actors/${index}/bypass_mode.`);
    }
    if (type === 'DeployKey' && mode === 'pull_request')
      invalid('Deploy keys cannot bypass pull requests only');
    const id = actorId(org, type, entry['actor_id']);
    actors.set(`${type} ${id}`, { actor_id: id, actor_type: type, bypass_mode: mode });
  }
  return [...actors.values()].sort(
    (a, b) =>
      actorTypes.indexOf(b.actor_type) - actorTypes.indexOf(a.actor_type) ||
      Number(a.actor_id) - Number(b.actor_id),
  );
}

function actorId(org: OrgState, type: string, given: unknown): number | null {
  if (type === 'DeployKey') return null;
  // GitHub ignores the id of organisation admins.
  if (type === 'OrganizationAdmin') return null;
  const id = Number(given);
  const known =
    type === 'Team'
      ? org.teamsById.has(id)
      : type === 'Integration'
        ? id === org.app.id || org.otherApps.has(id)
        : type === 'User'
          ? org.usersById.has(id)
          : [2, 4, 5].includes(id);
  if (!known)
    invalid(`Actor ${type} ${String(given)} must be part of the ruleset source or owner organization`);
  return id;
}

function readConditions(value: unknown, whole: boolean): RulesetConditions | null {
  if (value === null) return null;
  const given = value as Record<string, Json | undefined>;
  const found: Record<string, unknown> = {};
  if (given['ref_name'] !== undefined) found['ref_name'] = readRefs(given['ref_name']);
  if (!whole) return found;
  const name = given['repository_name'];
  if (name !== undefined) {
    found['repository_name'] = { ...readLists(name), protected: name['protected'] === true };
  }
  if (given['repository_id'] !== undefined) found['repository_id'] = given['repository_id'];
  const property = given['repository_property'];
  if (property !== undefined) {
    const { include, exclude } = readLists(property);
    const withSource = (each: unknown): unknown => ({ source: 'custom', ...(each as Json) });
    found['repository_property'] = { exclude: exclude.map(withSource), include: include.map(withSource) };
  }
  return found;
}

function readLists(value: Json): { exclude: unknown[]; include: unknown[] } {
  const list = (key: string): unknown[] => (Array.isArray(value[key]) ? (value[key] as unknown[]) : []);
  return { exclude: list('exclude'), include: list('include') };
}

function readRefs(value: Json): unknown {
  const lists = readLists(value);
  for (const pattern of [...lists.include, ...lists.exclude].map(String)) {
    if (!pattern.startsWith('refs/') && pattern !== '~ALL' && pattern !== '~DEFAULT_BRANCH') {
      invalid(`Invalid conditions: ${pattern} must start with refs/heads/ or refs/tags/`);
    }
  }
  return lists;
}

/** A repository's ruleset as an actor sees it, bypass actors only where they may write it. */
export function shownRuleset(
  org: OrgState,
  repo: Repo | null,
  ruleset: Ruleset,
  actor: Actor,
  full: boolean,
): Json {
  const json = rulesetJson(org, ruleset, full);
  if (repo === null) return json;
  return { ...json, current_user_can_bypass: canBypass(org, repo, ruleset, actor) };
}
