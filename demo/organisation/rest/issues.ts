import { userJson } from '../json/accounts.ts';
import { commentJson, issueJson, labelJson } from '../json/pulls.ts';
import { emitComment } from '../operations/emit.ts';
import { addComment, addLabel, removeLabel } from '../operations/pulls.ts';
import { invalidField, notFound, refuse } from '../refusal.ts';
import { newId, nodeId, timestamp } from '../state/ids.ts';
import type { Comment, Label, Pull, Repo } from '../state/model.ts';
import type { Json } from '../types.ts';
import {
  idParam,
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

/** GitHub's limit for a comment. */
const bodyLimit = 65_536;
const contents = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'];

function issueOf(ask: Ask, repo: Repo): Pull {
  return repo.pulls.get(idParam(ask, 'issue_number')) ?? notFound();
}

function commentOf(ask: Ask, repo: Repo): Comment {
  return repo.comments.get(idParam(ask, 'comment_id')) ?? notFound();
}

function bodyOf(ask: Ask): string {
  const body = text(ask.body, 'body') ?? '';
  if (body === '') invalidField('IssueComment', 'data', 'unprocessable', "Body can't be blank");
  if (body.length > bodyLimit) {
    invalidField(
      'IssueComment',
      'data',
      'unprocessable',
      `Body is too long (maximum is ${bodyLimit} characters)`,
    );
  }
  return body;
}

function updateComment(ask: Ask): Answer {
  const repo = repoFor(ask, 'pull');
  const comment = commentOf(ask, repo);
  if (ask.actor.kind === 'user' && comment.login !== ask.actor.login) repoFor(ask, 'push');
  const changes = { body: { from: comment.body } };
  comment.body = bodyOf(ask);
  comment.updatedAt = timestamp(ask.org);
  const pull = repo.pulls.get(comment.issue) ?? notFound();
  emitComment(ask.org, repo, 'edited', { pull, comment, changes }, ask.actor.login);
  return ok(commentJson(ask.org, repo, comment));
}

function deleteComment(ask: Ask): Answer {
  const repo = repoFor(ask, 'pull');
  const comment = commentOf(ask, repo);
  repo.comments.delete(comment.id);
  const pull = repo.pulls.get(comment.issue) ?? notFound();
  emitComment(ask.org, repo, 'deleted', { pull, comment }, ask.actor.login);
  return noContent;
}

function react(ask: Ask): Answer {
  const { reactions } = commentOf(ask, repoFor(ask, 'pull'));
  const content = text(ask.body, 'content') ?? '';
  const { login } = ask.actor;
  if (!contents.includes(content)) refuse(422, 'Invalid request.\n\ncontent is not a possible value.');
  const known = reactions.find((reaction) => reaction.login === login && reaction.content === content);
  if (known !== undefined) return ok(reactionJson(ask, known));
  const reaction = { id: newId(ask.org), login, content, at: timestamp(ask.org) };
  reactions.push(reaction);
  return made(reactionJson(ask, reaction));
}

function reactionJson(ask: Ask, reaction: Comment['reactions'][number]): Json {
  return {
    id: reaction.id,
    node_id: nodeId('REA', reaction.id),
    user: userJson(ask.org, reaction.login),
    content: reaction.content,
    created_at: reaction.at,
  };
}

function labels(ask: Ask, repo: Repo, pull: Pull): Json[] {
  return [...pull.labels].flatMap((name) => {
    const label = repo.labels.get(name);
    return label === undefined ? [] : [labelJson(ask.org, repo, label)];
  });
}

function addLabels(ask: Ask, replace: boolean): Answer {
  const repo = repoFor(ask, 'triage');
  const pull = issueOf(ask, repo);
  const names = (ask.body['labels'] ?? []) as (string | { readonly name: string })[];
  const wanted = names.map((name) => (typeof name === 'string' ? name : name.name));
  if (replace) {
    for (const name of pull.labels) {
      if (!wanted.includes(name)) removeLabel(ask.org, repo, pull, name, ask.actor.login);
    }
  }
  for (const name of wanted) addLabel(ask.org, repo, pull, name, ask.actor.login);
  return ok(labels(ask, repo, pull));
}

function createLabel(ask: Ask): Answer {
  const repo = repoFor(ask, 'push');
  const name = text(ask.body, 'name') ?? invalidField('Label', 'name', 'missing_field');
  if (repo.labels.has(name)) invalidField('Label', 'name', 'already_exists');
  const id = newId(ask.org);
  const label: Label = {
    id,
    nodeId: nodeId('LA', id),
    name,
    color: text(ask.body, 'color') ?? 'ededed',
    description: text(ask.body, 'description') ?? null,
  };
  repo.labels.set(name, label);
  return made(labelJson(ask.org, repo, label));
}

const issue = '/repos/{owner}/{repo}/issues/{issue_number}';
const comments = '/repos/{owner}/{repo}/issues/comments';

export const issueRoutes: readonly Route[] = [
  route('GET', issue, (ask) => {
    const repo = repoOf(ask);
    return ok(issueJson(ask.org, repo, issueOf(ask, repo)));
  }),
  route('GET', `${issue}/comments`, (ask) => {
    const repo = repoOf(ask);
    const { number } = issueOf(ask, repo);
    const since = ask.query.get('since') ?? '';
    const found = [...repo.comments.values()].filter(
      (each) => each.issue === number && each.updatedAt >= since,
    );
    return listed(ask, found, (comment) => commentJson(ask.org, repo, comment));
  }),
  route('POST', `${issue}/comments`, (ask) => {
    const repo = repoFor(ask, 'pull');
    const order = { login: ask.actor.login, body: bodyOf(ask) };
    return made(commentJson(ask.org, repo, addComment(ask.org, repo, issueOf(ask, repo), order)));
  }),
  route('GET', `${comments}/{comment_id}`, (ask) => {
    const repo = repoOf(ask);
    return ok(commentJson(ask.org, repo, commentOf(ask, repo)));
  }),
  route('PATCH', `${comments}/{comment_id}`, updateComment),
  route('DELETE', `${comments}/{comment_id}`, deleteComment),
  route('GET', `${comments}/{comment_id}/reactions`, (ask) =>
    listed(ask, commentOf(ask, repoOf(ask)).reactions, (reaction) => reactionJson(ask, reaction)),
  ),
  route('POST', `${comments}/{comment_id}/reactions`, react),
  route('GET', `${issue}/labels`, (ask) => {
    const repo = repoOf(ask);
    return listed(ask, labels(ask, repo, issueOf(ask, repo)), (label) => label);
  }),
  route('POST', `${issue}/labels`, (ask) => addLabels(ask, false)),
  route('PUT', `${issue}/labels`, (ask) => addLabels(ask, true)),
  route('DELETE', `${issue}/labels/{name}`, (ask) => {
    const repo = repoFor(ask, 'triage');
    const pull = issueOf(ask, repo);
    const name = param(ask, 'name');
    if (!pull.labels.has(name)) refuse(404, 'Label does not exist');
    removeLabel(ask.org, repo, pull, name, ask.actor.login);
    return ok(labels(ask, repo, pull));
  }),
  route('GET', '/repos/{owner}/{repo}/labels', (ask) => {
    const repo = repoOf(ask);
    return listed(ask, [...repo.labels.values()], (label) => labelJson(ask.org, repo, label));
  }),
  route('POST', '/repos/{owner}/{repo}/labels', createLabel),
];
