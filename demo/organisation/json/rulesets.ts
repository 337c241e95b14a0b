import { bypassOf } from '../enforcement/roles.ts';
import type { Actor, OrgState, Repo, Ruleset } from '../state/model.ts';
import type { Json } from '../types.ts';

/** A ruleset as the lists show it: without conditions, rules and bypass actors. */
export function rulesetHead(org: OrgState, ruleset: Ruleset): Json {
  const own = ruleset.sourceType === 'Repository';
  const path = `${own ? 'repos' : 'orgs'}/${ruleset.source}/rulesets/${ruleset.id}`;
  const html = own
    ? `${org.html}/${ruleset.source}/rules/${ruleset.id}`
    : `${org.html}/organizations/${ruleset.source}/settings/rules/${ruleset.id}`;
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: ruleset.target,
    source_type: ruleset.sourceType,
    source: ruleset.source,
    enforcement: ruleset.enforcement,
    node_id: ruleset.nodeId,
    created_at: ruleset.createdAt,
    updated_at: ruleset.updatedAt,
    _links: { self: { href: `${org.api}/${path}` }, html: { href: html } },
  };
}

/** A whole ruleset; bypass actors only for those who may write it. */
export function rulesetJson(org: OrgState, ruleset: Ruleset, full: boolean): Json {
  return {
    ...rulesetHead(org, ruleset),
    conditions: ruleset.conditions,
    rules: ruleset.rules,
    ...(full ? { bypass_actors: ruleset.bypassActors } : {}),
  };
}

export function canBypass(org: OrgState, repo: Repo, ruleset: Ruleset, actor: Actor): string {
  const mode = bypassOf(org, repo, ruleset, actor);
  if (mode === null) return 'never';
  return mode === 'pull_request' ? 'pull_requests_only' : mode;
}
