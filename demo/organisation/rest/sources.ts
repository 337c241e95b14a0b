import { gzipSync } from 'node:zlib';
import { notFound, refuse } from '../refusal.ts';
import { commitAt, resolve } from '../state/git.ts';
import { tarOf } from '../tar.ts';
import { idParam, param, repoOf, route, type Answer, type Ask, type Route } from './route.ts';

/** Where sources lie: elsewhere, as {@link runRoutes}' archives do. */
const archive = '/_archives/{repo_id}/sources/{sha}';

function redirect(ask: Ask): Answer {
  const repo = repoOf(ask);
  const sha = resolve(repo, param(ask, 'ref')) ?? notFound();
  return { status: 302, headers: { location: `${ask.org.api}/_archives/${repo.id}/sources/${sha}` } };
}

function download(ask: Ask): Answer {
  if (ask.actor.kind !== 'anonymous') refuse(400, 'InvalidAuthenticationInfo');
  const repo = ask.org.repositoriesById.get(idParam(ask, 'repo_id')) ?? notFound();
  const sha = param(ask, 'sha');
  if (!repo.commits.has(sha)) notFound();
  const folder = `${ask.org.login}-${repo.name}-${sha.slice(0, 7)}`;
  const files = [...commitAt(repo, sha).tree].map(([path, text]) => [`${folder}/${path}`, text] as const);
  const bytes = new Uint8Array(gzipSync(tarOf(Object.fromEntries(files))));
  return { status: 200, bytes, headers: { 'content-type': 'application/x-gzip' } };
}

export const sourceRoutes: readonly Route[] = [
  route('GET', '/repos/{owner}/{repo}/tarball/{ref}', redirect),
  route('GET', archive, download),
];
