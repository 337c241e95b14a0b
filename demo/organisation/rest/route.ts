import { mayAtLeast, permissionOf } from '../enforcement/roles.ts';
import { notFound, refuse } from '../refusal.ts';
import type { Actor, OrgState, Repo } from '../state/model.ts';
import type { Webhooks } from '../webhooks.ts';
import type { Json, Permission } from '../types.ts';

/** One request, read and recognised. */
export interface Ask {
  readonly org: OrgState;
  readonly actor: Actor;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
  /** Address of the request without its query. */
  readonly address: string;
  /** The header `accept`, where there was one. */
  readonly accept?: string;
  readonly webhooks: Pick<Webhooks, 'log' | 'find' | 'redeliver'>;
  readonly tokens: TokenDesk;
  readonly limits: () => Json;
}

/** Makes an installation token. */
export interface TokenDesk {
  issue(): { readonly token: string; readonly expiresAt: string };
}

export interface Answer {
  readonly status: number;
  /** Undefined for none. */
  readonly body?: unknown;
  /** Sent as it is, instead of JSON. */
  readonly text?: string;
  /** The same for what is no text. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (ask: Ask) => Answer;

export interface Route {
  readonly method: string;
  /** As GitHub's description writes it. */
  readonly template: string;
  readonly handler: Handler;
}

export function route(method: string, template: string, handler: Handler): Route {
  return { method, template, handler };
}

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}

export function made(body: unknown): Answer {
  return { status: 201, body };
}

/** An answer in one of GitHub's own media types. */
export function plain(format: string, body: string): Answer {
  const headers = {
    'content-type': `application/vnd.github.${format}; charset=utf-8`,
    'x-github-media-type': `github.v3; param=${format}`,
  };
  return { status: 200, text: body, headers };
}

export const noContent: Answer = { status: 204 };

/** The repository of the path, if the actor sees it. */
export function repoOf(ask: Ask): Repo {
  const { org, actor, params } = ask;
  const repo = org.repositories.get((params['repo'] ?? '').toLowerCase());
  if (repo === undefined || params['owner']?.toLowerCase() !== org.login.toLowerCase()) notFound();
  if (actor.kind === 'user' && permissionOf(org, repo, actor.login) === null) notFound();
  if (actor.kind === 'anonymous' && repo.private) notFound();
  return repo;
}

/** The same, and a person needs at least this; the App's permissions were looked at before. */
export function repoFor(ask: Ask, least: Permission): Repo {
  const repo = repoOf(ask);
  if (ask.actor.kind === 'user' && !mayAtLeast(ask.org, repo, ask.actor.login, least)) {
    if (!repo.private) refuse(403, 'Must have admin rights to Repository.');
    notFound();
  }
  if (ask.actor.kind === 'anonymous') refuse(401, 'Requires authentication');
  if (repo.archived && least !== 'pull') refuse(403, 'Repository was archived so is read-only.');
  return repo;
}

/** What only owners of the organisation may do, besides the App. */
export function needOwner(ask: Ask): void {
  needOrg(ask);
  const { actor, org } = ask;
  if (actor.kind === 'installation') return;
  if (actor.kind === 'user' && org.users.get(actor.login)?.owner === true) return;
  notFound();
}

export function needOrg(ask: Ask): void {
  if (ask.params['org']?.toLowerCase() !== ask.org.login.toLowerCase()) notFound();
}

/** Whether the actor sees and may change settings. */
export function isAdmin(ask: Ask, repo: Repo): boolean {
  if (ask.actor.kind === 'user') return mayAtLeast(ask.org, repo, ask.actor.login, 'admin');
  return ask.actor.kind === 'installation' && ask.org.app.permissions['administration'] === 'write';
}

/** One page of a list with GitHub's Link header. */
export function page<Item>(
  ask: Ask,
  items: readonly Item[],
): { shown: readonly Item[]; headers: Record<string, string> } {
  const size = Math.min(100, Math.max(1, Number(ask.query.get('per_page') ?? 30) || 30));
  const at = Math.max(1, Number(ask.query.get('page') ?? 1) || 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const links: string[] = [];
  const link = (to: number, rel: string): void => {
    const query = new URLSearchParams(ask.query);
    query.set('page', String(to));
    links.push(`<${ask.address}?${query.toString()}>; rel="${rel}"`);
  };
  if (at > 1) link(Math.min(at - 1, last), 'prev');
  if (at < last) link(at + 1, 'next');
  if (at < last) link(last, 'last');
  if (at > 1) link(1, 'first');
  const shown = items.slice((at - 1) * size, at * size);
  return { shown, headers: links.length === 0 ? {} : { link: links.join(', ') } };
}

/** A list as it is, page by page. */
export function listed<Item>(ask: Ask, items: readonly Item[], show: (item: Item) => unknown): Answer {
  const { shown, headers } = page(ask, items);
  return ok(shown.map(show), headers);
}

/** A list inside an object with its total. */
export function counted<Item>(
  ask: Ask,
  name: string,
  items: readonly Item[],
  show: (item: Item) => unknown,
): Answer {
  const { shown, headers } = page(ask, items);
  return ok({ total_count: items.length, [name]: shown.map(show) }, headers);
}

export function param(ask: Ask, name: string): string {
  return ask.params[name] ?? '';
}

export function idParam(ask: Ask, name: string): number {
  return Number(ask.params[name] ?? Number.NaN);
}

export function text(body: Json, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}
