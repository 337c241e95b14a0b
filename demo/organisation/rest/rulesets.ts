import { coversRef, parentRulesets, rulesetsFor } from '../enforcement/effective.ts';
import { canBypass, rulesetHead } from '../json/rulesets.ts';
import {
  createRuleset,
  deleteRuleset,
  homeOf,
  needRulesets,
  shownRuleset,
  updateRuleset,
} from '../operations/rulesets.ts';
import { notFound } from '../refusal.ts';
import type { Repo, Ruleset } from '../state/model.ts';
import {
  idParam,
  isAdmin,
  listed,
  made,
  needOwner,
  noContent,
  ok,
  param,
  repoFor,
  repoOf,
  route,
  type Answer,
  type Ask,
  type Route,
} from './route.ts';

function withParents(ask: Ask): boolean {
  return ask.query.get('includes_parents') !== 'false';
}

function targets(ask: Ask): (ruleset: Ruleset) => boolean {
  const wanted = ask.query.get('targets')?.split(',');
  return ({ target }) => wanted === undefined || wanted.includes(target);
}

function seen(ask: Ask, repo: Repo): Ruleset[] {
  const own = [...repo.rulesets.values()];
  return [...own, ...(withParents(ask) ? parentRulesets(ask.org, repo) : [])].filter(targets(ask));
}

function ownRuleset(ask: Ask, rulesets: ReadonlyMap<number, Ruleset>): Ruleset {
  return rulesets.get(idParam(ask, 'ruleset_id')) ?? notFound();
}

function getRuleset(ask: Ask): Answer {
  const repo = repoOf(ask);
  needRulesets(ask.org, repo);
  const id = idParam(ask, 'ruleset_id');
  const ruleset = seen(ask, repo).find((each) => each.id === id) ?? notFound();
  const full = isAdmin(ask, repo) && ruleset.sourceType === 'Repository';
  return ok(shownRuleset(ask.org, repo, ruleset, ask.actor, full));
}

function branchRules(ask: Ask): Answer {
  const repo = repoOf(ask);
  const rulesets = rulesetsFor(ask.org, repo, `refs/heads/${param(ask, 'branch')}`);
  const rules = rulesets
    .filter((ruleset) => coversRef(ruleset, repo, `refs/heads/${param(ask, 'branch')}`))
    .flatMap((ruleset) =>
      ruleset.rules.map((rule) => ({
        ...rule,
        ruleset_source_type: ruleset.sourceType,
        ruleset_source: ruleset.source,
        ruleset_id: ruleset.id,
      })),
    );
  return listed(ask, rules, (rule) => rule);
}

const ofRepository = '/repos/{owner}/{repo}/rulesets';
const ofOrganisation = '/orgs/{org}/rulesets';

export const rulesetRoutes: readonly Route[] = [
  route('GET', ofRepository, (ask) => {
    const repo = repoOf(ask);
    needRulesets(ask.org, repo);
    return listed(ask, seen(ask, repo), (ruleset) => ({
      ...rulesetHead(ask.org, ruleset),
      current_user_can_bypass: canBypass(ask.org, repo, ruleset, ask.actor),
    }));
  }),
  route('GET', `${ofRepository}/{ruleset_id}`, getRuleset),
  route('POST', ofRepository, (ask) => {
    const repo = repoFor(ask, 'admin');
    needRulesets(ask.org, repo);
    const ruleset = createRuleset(ask.org, homeOf(ask.org, repo), ask.body, ask.actor.login);
    return made(shownRuleset(ask.org, repo, ruleset, ask.actor, true));
  }),
  route('PUT', `${ofRepository}/{ruleset_id}`, (ask) => {
    const repo = repoFor(ask, 'admin');
    needRulesets(ask.org, repo);
    const ruleset = ownRuleset(ask, repo.rulesets);
    updateRuleset(ask.org, homeOf(ask.org, repo), ruleset, ask.body, ask.actor.login);
    return ok(shownRuleset(ask.org, repo, ruleset, ask.actor, true));
  }),
  route('DELETE', `${ofRepository}/{ruleset_id}`, (ask) => {
    const repo = repoFor(ask, 'admin');
    deleteRuleset(ask.org, homeOf(ask.org, repo), ownRuleset(ask, repo.rulesets), ask.actor.login);
    return noContent;
  }),
  route('GET', '/repos/{owner}/{repo}/rules/branches/{branch}', branchRules),
  route('GET', ofOrganisation, (ask) => {
    needOwner(ask);
    needRulesets(ask.org, null);
    const all = [...ask.org.rulesets.values()].filter(targets(ask));
    return listed(ask, all, (ruleset) => rulesetHead(ask.org, ruleset));
  }),
  route('GET', `${ofOrganisation}/{ruleset_id}`, (ask) => {
    needOwner(ask);
    needRulesets(ask.org, null);
    return ok(shownRuleset(ask.org, null, ownRuleset(ask, ask.org.rulesets), ask.actor, true));
  }),
  route('POST', ofOrganisation, (ask) => {
    needOwner(ask);
    needRulesets(ask.org, null);
    const ruleset = createRuleset(ask.org, homeOf(ask.org, null), ask.body, ask.actor.login);
    return made(shownRuleset(ask.org, null, ruleset, ask.actor, true));
  }),
  route('PUT', `${ofOrganisation}/{ruleset_id}`, (ask) => {
    needOwner(ask);
    needRulesets(ask.org, null);
    const ruleset = ownRuleset(ask, ask.org.rulesets);
    updateRuleset(ask.org, homeOf(ask.org, null), ruleset, ask.body, ask.actor.login);
    return ok(shownRuleset(ask.org, null, ruleset, ask.actor, true));
  }),
  route('DELETE', `${ofOrganisation}/{ruleset_id}`, (ask) => {
    needOwner(ask);
    deleteRuleset(ask.org, homeOf(ask.org, null), ownRuleset(ask, ask.org.rulesets), ask.actor.login);
    return noContent;
  }),
];
