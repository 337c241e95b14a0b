import { protectionOf } from '../enforcement/effective.ts';
import { protectionJson } from '../json/protections.ts';
import {
  changeProtection,
  deleteProtection,
  needProtection,
  putProtection,
  readChecks,
  readReviews,
} from '../operations/protections.ts';
import { notFound, refuse } from '../refusal.ts';
import type { Protection, Repo } from '../state/model.ts';
import type { Json } from '../types.ts';
import { noContent, ok, param, repoFor, route, type Answer, type Ask, type Route } from './route.ts';

const base = '/repos/{owner}/{repo}/branches/{branch}/protection';

interface Place {
  readonly repo: Repo;
  readonly branch: string;
}

function place(ask: Ask): Place {
  const repo = repoFor(ask, 'admin');
  const branch = param(ask, 'branch');
  needProtection(ask.org, repo);
  if (!repo.refs.has(`refs/heads/${branch}`)) refuse(404, 'Branch not found');
  return { repo, branch };
}

function current(ask: Ask, { repo, branch }: Place): Protection {
  return protectionOf(ask.org, repo, branch) ?? refuse(404, 'Branch not protected');
}

/** Part of the protection's JSON; 404 where it is not set. */
function part(ask: Ask, name: string): Answer {
  const at = place(ask);
  const json = protectionJson(ask.org, at.repo, current(ask, at), at.branch);
  return ok(json[name] ?? notFound());
}

function change(
  ask: Ask,
  name: string | null,
  of: (protection: Protection, at: Place) => Partial<Protection>,
): Answer {
  const at = place(ask);
  const was = current(ask, at);
  const next = changeProtection(ask.org, at.repo, was, of(was, at), ask.actor.login);
  if (name === null) return noContent;
  return ok(protectionJson(ask.org, at.repo, next, at.branch)[name]);
}

function mergedChecks(ask: Ask, protection: Protection, { repo }: Place): Protection['statusChecks'] {
  const was = protection.statusChecks ?? notFound();
  const next = readChecks(ask.org, repo, ask.body);
  const listed = ask.body['checks'] !== undefined || ask.body['contexts'] !== undefined;
  const strict = typeof ask.body['strict'] === 'boolean' ? ask.body['strict'] : was.strict;
  return { strict, checks: listed ? (next?.checks ?? []) : was.checks };
}

function mergedReviews(ask: Ask, protection: Protection): Protection['reviews'] {
  const was = protection.reviews ?? notFound();
  const body: Json = {
    dismiss_stale_reviews: was.dismissStale,
    require_code_owner_reviews: was.codeOwners,
    required_approving_review_count: was.count,
    require_last_push_approval: was.lastPush,
    ...(was.dismissal === null ? {} : { dismissal_restrictions: was.dismissal }),
    ...(was.bypass === null ? {} : { bypass_pull_request_allowances: was.bypass }),
    ...ask.body,
  };
  return readReviews(ask.org, body);
}

export const protectionRoutes: readonly Route[] = [
  route('GET', base, (ask) => {
    const at = place(ask);
    return ok(protectionJson(ask.org, at.repo, current(ask, at), at.branch));
  }),
  route('PUT', base, (ask) => {
    const { repo, branch } = place(ask);
    const protection = putProtection(ask.org, repo, branch, ask.body, ask.actor.login);
    return ok(protectionJson(ask.org, repo, protection, branch));
  }),
  route('DELETE', base, (ask) => {
    const at = place(ask);
    deleteProtection(ask.org, at.repo, current(ask, at), ask.actor.login);
    return noContent;
  }),
  route('GET', `${base}/required_status_checks`, (ask) => part(ask, 'required_status_checks')),
  route('PATCH', `${base}/required_status_checks`, (ask) =>
    change(ask, 'required_status_checks', (was, at) => ({ statusChecks: mergedChecks(ask, was, at) })),
  ),
  route('DELETE', `${base}/required_status_checks`, (ask) =>
    change(ask, null, () => ({ statusChecks: null })),
  ),
  route('GET', `${base}/required_pull_request_reviews`, (ask) => part(ask, 'required_pull_request_reviews')),
  route('PATCH', `${base}/required_pull_request_reviews`, (ask) =>
    change(ask, 'required_pull_request_reviews', (was) => ({ reviews: mergedReviews(ask, was) })),
  ),
  route('DELETE', `${base}/required_pull_request_reviews`, (ask) =>
    change(ask, null, () => ({ reviews: null })),
  ),
  route('GET', `${base}/enforce_admins`, (ask) => part(ask, 'enforce_admins')),
  route('POST', `${base}/enforce_admins`, (ask) =>
    change(ask, 'enforce_admins', () => ({ enforceAdmins: true })),
  ),
  route('DELETE', `${base}/enforce_admins`, (ask) => change(ask, null, () => ({ enforceAdmins: false }))),
  route('GET', `${base}/required_signatures`, (ask) => part(ask, 'required_signatures')),
  route('POST', `${base}/required_signatures`, (ask) =>
    change(ask, 'required_signatures', () => ({ signatures: true })),
  ),
  route('DELETE', `${base}/required_signatures`, (ask) => change(ask, null, () => ({ signatures: false }))),
  route('GET', `${base}/restrictions`, (ask) => part(ask, 'restrictions')),
  route('DELETE', `${base}/restrictions`, (ask) => change(ask, null, () => ({ restrictions: null }))),
];
