import type { Context as HonoContext } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Emulation, RepositoryRow, TokenEntry } from './emulate.ts';
import type { ActorKind, Journal } from './journal.ts';
import type { Relay } from './relay.ts';
import type { StageState } from './state.ts';
import type { Twin } from './twin/twin.ts';

export interface Actor {
  readonly kind: ActorKind;
  readonly login: string | null;
  readonly token: string | null;
  readonly entry: TokenEntry | null;
}

/** What the parts of the stage share. */
export interface Stage {
  /** Public base URL, without a slash at its end. */
  readonly url: string;
  readonly owner: string;
  readonly name: string;
  /** The bare repository. */
  readonly bare: string;
  /** A folder of the stage's own, for archives. */
  readonly dir: string;
  readonly emulation: Emulation;
  readonly state: StageState;
  readonly journal: Journal;
  readonly relay: Relay;
  readonly twin: Twin;
  readonly app: { readonly id: number; readonly slug: string; readonly name: string };
  /** Runs one change of the repository at a time. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  /** What the emulator itself answers to a GET, as JSON; throws where it answers no 200. */
  read(path: string): Promise<Record<string, unknown>>;
}

export interface Variables {
  Variables: { actor: Actor };
}
export type Request = HonoContext<Variables>;

/** Ends the request with GitHub's form of an error. */
export function refuse(
  status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 501,
  message: string,
): never {
  const body = { message, documentation_url: 'https://docs.github.com/rest', status: String(status) };
  throw new HTTPException(status, { res: Response.json(body, { status }) });
}

/** Who asks. An unknown token is refused as GitHub does. */
export function identify(emulation: Emulation, state: StageState, header: string | undefined): Actor {
  const token = header?.replace(/^(?:bearer|token)\s+/i, '').trim();
  if (token === undefined || token === '')
    return { kind: 'anonymous', login: null, token: null, entry: null };
  if (/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return { kind: 'app-jwt', login: null, token, entry: null };
  const entry = emulation.tokens.get(token);
  if (entry === undefined) refuse(401, 'Bad credentials');
  if (state.jobTokens.includes(token)) return { kind: 'job', login: 'github-actions[bot]', token, entry };
  if (entry.installation !== undefined) return { kind: 'installation', login: null, token, entry };
  return { kind: 'user', login: entry.login, token, entry };
}

/**
 * Refuses the request unless its token may do this. Users may do everything here; installations and jobs what
 * their token was given.
 */
export function need(c: Request, permission: string, level: 'read' | 'write'): Actor {
  const actor = c.get('actor');
  if (actor.kind === 'anonymous' || actor.kind === 'app-jwt') refuse(401, 'Requires authentication');
  const granted = actor.entry?.installation?.permissions;
  if (granted === undefined) return actor;
  const has = granted[permission];
  if (has !== 'write' && !(level === 'read' && has === 'read'))
    refuse(403, 'Resource not accessible by integration');
  return actor;
}

/** The login that GitHub shows for an actor. */
export function shownLogin(stage: Stage, actor: Actor): string {
  return actor.login ?? `${stage.app.slug}[bot]`;
}

export function repositoryRow(stage: Stage): RepositoryRow {
  const full = `${stage.owner}/${stage.name}`;
  const row = stage.emulation.tables.repos.all().find((repo) => repo.full_name === full);
  if (row === undefined) throw new Error(`The emulator does not know ${full}`);
  return row;
}

/** `<base URL>/repos/<owner>/<name>` */
export function apiUrl(stage: Stage): string {
  return `${stage.url}/repos/${stage.owner}/${stage.name}`;
}

/** `<base URL>/<owner>/<name>` */
export function htmlUrl(stage: Stage): string {
  return `${stage.url}/${stage.owner}/${stage.name}`;
}

/** GitHub's opaque ids, in the emulator's form. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`0:${kind}${id}`).toString('base64').replace(/=+$/, '');
}

/** A user as GitHub's "simple user"; bots and unknown logins included. */
export async function simpleUser(stage: Stage, login: string): Promise<Record<string, unknown>> {
  if (stage.emulation.tables.users.all().some((user) => user.login === login)) {
    const full = await stage.read(`/users/${encodeURIComponent(login)}`);
    const { followers: _a, following: _b, ...simple } = full;
    return simple;
  }
  const path = encodeURIComponent(login);
  const url = `${stage.url}/users/${path}`;
  return {
    login,
    id: 41_898_282,
    node_id: nodeId('Bot', login),
    avatar_url: `${stage.url}/avatars/u/${path}`,
    gravatar_id: '',
    url,
    html_url: `${stage.url}/${path}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: 'Bot',
    site_admin: false,
  };
}

/** The repository as the emulator shows it. */
export function repositoryJson(stage: Stage): Promise<Record<string, unknown>> {
  return stage.read(`/repos/${stage.owner}/${stage.name}`);
}

/** Queues a webhook with repository, sender and installation filled in, as GitHub's payloads have them. */
export function announce(
  stage: Stage,
  event: string,
  action: string | undefined,
  sender: string,
  body: () => Promise<object> | object,
): void {
  // Formatted now, not when it is sent: a webhook shows the state at the time of the event.
  const payload = (async () => ({
    ...(action === undefined ? {} : { action }),
    ...(await body()),
    repository: await repositoryJson(stage),
    sender: await simpleUser(stage, sender),
    ...installation(stage),
  }))();
  payload.catch(() => undefined); // seen by the relay
  stage.relay.enqueue(event, action, () => payload);
}

/** The `installation` member of webhook payloads. */
export function installation(stage: Stage): object {
  const row = stage.emulation.tables.appInstallations.all().find((entry) => entry.app_id === stage.app.id);
  if (row === undefined) return {};
  return { installation: { id: row.installation_id, node_id: nodeId('Installation', row.installation_id) } };
}

/** `page` and `per_page` of a list request, applied; sets the Link header as GitHub does. */
export function paginate<T>(c: Request, items: readonly T[]): T[] {
  const number = (text: string | undefined, fallback: number) => {
    const value = Number(text);
    return Number.isInteger(value) && value > 0 ? value : fallback;
  };
  const perPage = Math.min(number(c.req.query('per_page'), 30), 100);
  const page = number(c.req.query('page'), 1);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const links: string[] = [];
  const link = (to: number, rel: string) => {
    const url = new URL(c.req.url);
    url.searchParams.set('page', String(to));
    links.push(`<${url.href}>; rel="${rel}"`);
  };
  if (page > 1) link(page - 1, 'prev');
  if (page < last) {
    link(page + 1, 'next');
    link(last, 'last');
  }
  if (page > 1) link(1, 'first');
  if (links.length > 0) c.header('Link', links.join(', '));
  return items.slice((page - 1) * perPage, page * perPage);
}

/** The request's JSON object; GitHub's answer to anything else. */
export async function jsonBody(c: Request): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // answered below
  }
  return refuse(400, 'Problems parsing JSON');
}

export function optionalText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
