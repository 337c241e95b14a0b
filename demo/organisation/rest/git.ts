import { createHash } from 'node:crypto';
import { isProtected, protectionOf } from '../enforcement/effective.ts';
import { commitJson, gitCommitJson } from '../json/commits.ts';
import { protectionJson } from '../json/protections.ts';
import { repoHtml, repoUrl } from '../json/repository.ts';
import { personOf, tryMoveRef } from '../operations/refs.ts';
import { invalid, notFound, refuse } from '../refusal.ts';
import { commitAt, isAncestor, resolve, storeCommit, treeId } from '../state/git.ts';
import { mergedCommit, mergeTrees } from '../state/merging.ts';
import { nodeId, timestamp } from '../state/ids.ts';
import type { OrgState, Repo, Tree } from '../state/model.ts';
import type { Json } from '../types.ts';
import {
  listed,
  made,
  noContent,
  ok,
  param,
  repoFor,
  repoOf,
  route,
  text,
  type Answer,
  type Ask,
  type Route,
} from './route.ts';

function refJson(org: OrgState, repo: Repo, ref: string): Json {
  const sha = repo.refs.get(ref) ?? notFound();
  const type = repo.tags.has(sha) ? 'tag' : 'commit';
  const url = repoUrl(org, repo);
  return {
    ref,
    node_id: nodeId('REF', `${repo.id}:${ref}`),
    url: `${url}/git/${ref}`,
    object: { sha, type, url: `${url}/git/${type}s/${sha}` },
  };
}

function createRef(ask: Ask): Answer {
  const repo = repoFor(ask, 'push');
  const ref = text(ask.body, 'ref') ?? refuse(422, 'Invalid request.\n\n"ref" wasn\'t supplied.');
  const sha = text(ask.body, 'sha') ?? refuse(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (!/^refs\/[^/]+\/[^/\s~^:?*[\\]/.test(ref) || ref.includes('..') || ref.endsWith('/')) {
    refuse(422, `${ref} is not a valid ref name.`);
  }
  if (repo.refs.has(ref)) refuse(422, 'Reference already exists');
  if (!repo.commits.has(sha) && !repo.tags.has(sha)) refuse(422, 'Object does not exist');
  tryMoveRef(ask.org, repo, { ref, to: sha, actor: ask.actor });
  return made(refJson(ask.org, repo, ref));
}

function updateRef(ask: Ask): Answer {
  const repo = repoFor(ask, 'push');
  const ref = `refs/${param(ask, 'ref')}`;
  const from = repo.refs.get(ref) ?? refuse(422, 'Reference does not exist');
  const sha = text(ask.body, 'sha') ?? '';
  if (!repo.commits.has(sha)) refuse(422, 'Object does not exist');
  if (ask.body['force'] !== true && !isAncestor(repo, from, sha)) refuse(422, 'Update is not a fast forward');
  tryMoveRef(ask.org, repo, { ref, to: sha, actor: ask.actor });
  return ok(refJson(ask.org, repo, ref));
}

function deleteRef(ask: Ask): Answer {
  const repo = repoFor(ask, 'push');
  const ref = `refs/${param(ask, 'ref')}`;
  if (!repo.refs.has(ref)) refuse(422, 'Reference does not exist');
  if (ref === `refs/heads/${repo.defaultBranch}`) refuse(422, 'Cannot delete the default branch');
  tryMoveRef(ask.org, repo, { ref, to: null, actor: ask.actor });
  return noContent;
}

function createCommit(ask: Ask): Answer {
  const repo = repoFor(ask, 'push');
  const message = text(ask.body, 'message') ?? refuse(422, 'Invalid request.\n\n"message" wasn\'t supplied.');
  const parents = (ask.body['parents'] ?? []) as string[];
  if (parents.some((sha) => !repo.commits.has(sha)))
    refuse(422, 'Parent SHA does not exist or is not a commit object');
  const tree = treeBySha(repo, text(ask.body, 'tree') ?? '') ?? refuse(422, 'Tree SHA does not exist');
  const verified = ask.actor.kind === 'installation' && ask.body['author'] === undefined;
  const author = personOf(ask.org, ask.actor.login);
  return made(
    gitCommitJson(
      ask.org,
      repo,
      storeCommit(repo, { parents, tree, message, author, date: timestamp(ask.org), verified }),
    ),
  );
}

/** Trees live on commits. */
function treeBySha(repo: Repo, sha: string): Tree | null {
  for (const commit of repo.commits.values()) {
    if (treeId(commit.tree) === sha) return commit.tree;
  }
  return null;
}

function createTag(ask: Ask): Answer {
  const repo = repoFor(ask, 'push');
  const { body, org } = ask;
  const tag = text(body, 'tag') ?? refuse(422, 'Invalid request.\n\n"tag" wasn\'t supplied.');
  const object = text(body, 'object') ?? '';
  if (!repo.commits.has(object)) refuse(422, 'Object does not exist');
  const message = text(body, 'message') ?? '';
  const date = timestamp(org);
  const sha = createHash('sha1')
    .update(`tag\0${repo.id}\0${object}\0${tag}\0${message}\0${date}`)
    .digest('hex');
  repo.tags.set(sha, { sha, tag, message, object, tagger: personOf(org, ask.actor.login), date });
  return made(tagJson(org, repo, sha));
}

function tagJson(org: OrgState, repo: Repo, sha: string): Json {
  const tag = repo.tags.get(sha) ?? notFound();
  const url = repoUrl(org, repo);
  return {
    node_id: nodeId('REF', `${repo.id}:${sha}`),
    tag: tag.tag,
    sha,
    url: `${url}/git/tags/${sha}`,
    message: tag.message,
    tagger: { name: tag.tagger.name, email: tag.tagger.email, date: tag.date },
    object: { type: 'commit', sha: tag.object, url: `${url}/git/commits/${tag.object}` },
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  };
}

function branchHead(org: OrgState, repo: Repo, name: string): Json {
  const sha = repo.refs.get(`refs/heads/${name}`) ?? '';
  return {
    name,
    commit: { sha, url: `${repoUrl(org, repo)}/commits/${sha}` },
    protected: isProtected(org, repo, name),
  };
}

function getBranch(ask: Ask): Answer {
  const { org } = ask;
  const repo = repoOf(ask);
  const name = param(ask, 'branch');
  const sha = repo.refs.get(`refs/heads/${name}`) ?? refuse(404, 'Branch not found');
  const protection = protectionOf(org, repo, name);
  const url = `${repoUrl(org, repo)}/branches/${encodeURIComponent(name)}`;
  const checks =
    protection === null ? undefined : protectionJson(org, repo, protection, name)['required_status_checks'];
  return ok({
    ...branchHead(org, repo, name),
    commit: commitJson(org, repo, commitAt(repo, sha)),
    _links: { self: url, html: `${repoHtml(org, repo)}/tree/${name}` },
    protection: {
      enabled: protection !== null,
      required_status_checks: checks ?? { enforcement_level: 'off', contexts: [], checks: [] },
    },
    protection_url: `${url}/protection`,
  });
}

function mergeBranches(ask: Ask): Answer {
  const repo = repoFor(ask, 'push');
  const base = text(ask.body, 'base') ?? '';
  const headName = text(ask.body, 'head') ?? '';
  const tip = repo.refs.get(`refs/heads/${base}`) ?? refuse(404, 'Base does not exist');
  const head = resolve(repo, headName) ?? refuse(404, 'Head does not exist');
  if (isAncestor(repo, head, tip)) return noContent;
  if (mergeTrees(repo, tip, head).tree === null) refuse(409, 'Merge conflict');
  const commit =
    mergedCommit(repo, {
      base: tip,
      head,
      method: 'merge',
      message: text(ask.body, 'commit_message') ?? `Merge ${headName} into ${base}`,
      author: personOf(ask.org, ask.actor.login),
      date: timestamp(ask.org),
    }) ?? invalid('Merge failed');
  tryMoveRef(ask.org, repo, { ref: `refs/heads/${base}`, to: commit.sha, actor: ask.actor, status: 409 });
  return made(commitJson(ask.org, repo, commit));
}

const git = '/repos/{owner}/{repo}/git';

export const gitRoutes: readonly Route[] = [
  route('GET', `${git}/ref/{ref}`, (ask) => ok(refJson(ask.org, repoOf(ask), `refs/${param(ask, 'ref')}`))),
  route('GET', `${git}/matching-refs/{ref}`, (ask) => {
    const repo = repoOf(ask);
    const refs = [...repo.refs.keys()].filter((ref) => ref.startsWith(`refs/${param(ask, 'ref')}`)).sort();
    return ok(refs.map((ref) => refJson(ask.org, repo, ref)));
  }),
  route('POST', `${git}/refs`, createRef),
  route('PATCH', `${git}/refs/{ref}`, updateRef),
  route('DELETE', `${git}/refs/{ref}`, deleteRef),
  route('POST', `${git}/commits`, createCommit),
  route('GET', `${git}/commits/{commit_sha}`, (ask) => {
    const repo = repoOf(ask);
    const commit = repo.commits.get(param(ask, 'commit_sha')) ?? notFound();
    return ok(gitCommitJson(ask.org, repo, commit));
  }),
  route('POST', `${git}/tags`, createTag),
  route('GET', `${git}/tags/{tag_sha}`, (ask) => ok(tagJson(ask.org, repoOf(ask), param(ask, 'tag_sha')))),
  route('GET', '/repos/{owner}/{repo}/branches', (ask) => {
    const repo = repoOf(ask);
    const wanted = ask.query.get('protected');
    const names = [...repo.refs.keys()]
      .filter((ref) => ref.startsWith('refs/heads/'))
      .map((ref) => ref.slice('refs/heads/'.length))
      .filter((name) => wanted === null || String(isProtected(ask.org, repo, name)) === wanted)
      .sort();
    return listed(ask, names, (name) => branchHead(ask.org, repo, name));
  }),
  route('GET', '/repos/{owner}/{repo}/branches/{branch}', getBranch),
  route('POST', '/repos/{owner}/{repo}/merges', mergeBranches),
];
