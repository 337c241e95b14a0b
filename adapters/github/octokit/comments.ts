import { z } from 'zod';
import type { GitHubComments } from '../../../core/ports/github.ts';
import { cut } from '../../../core/reporting/text.ts';
import { call, callOrNull, callPages, send, type ClientFor } from './call.ts';

const maxBody = 65_536;
const maxPages = 10;

const created = z.object({ id: z.number() });
const comment = z.object({
  id: z.number(),
  body: z.string().nullish(),
  user: z.object({ login: z.string(), type: z.string() }).nullish(),
  performed_via_github_app: z.object({ id: z.number() }).nullish(),
});
const comments = z.array(comment);

/** @param appId comments of other Apps and of people are left alone; null: those of any bot count, never people's */
export function createComments(clientFor: ClientFor, appId: number | null): GitHubComments {
  return {
    get: async (repository, commentId) => {
      const client = await clientFor(repository);
      const where = { owner: repository.owner, repo: repository.name, comment_id: commentId };
      const route = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}';
      const found = await callOrNull(client, route, where, comment);
      return found === null ? null : { author: found.user?.login ?? 'ghost', body: found.body ?? '' };
    },
    put: async (repository, number, { marker, body }) => {
      const client = await clientFor(repository);
      const where = { owner: repository.owner, repo: repository.name };
      const head = `<!-- ${marker.replaceAll(/-{2,}|[<>]/g, '-')} -->`;
      const text = cut(`${head}\n${body}`, maxBody);
      const all = await callPages(
        client,
        'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
        { ...where, issue_number: number },
        comments,
        (page) => page,
        maxPages,
      );
      // Anybody can write the marker into a comment: it must be ours as well.
      const known = all.find((entry) => isOwn(entry, appId) && entry.body?.startsWith(head) === true);
      if (known === undefined) {
        const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
        const parameters = { ...where, issue_number: number, body: text };
        return (await call(client, route, parameters, created)).id;
      }
      if (known.body?.replaceAll('\r\n', '\n') === text) return known.id;
      const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
      await send(client, route, { ...where, comment_id: known.id, body: text });
      return known.id;
    },
    react: async (repository, commentId, content) => {
      const client = await clientFor(repository);
      const where = { owner: repository.owner, repo: repository.name, comment_id: commentId };
      await send(client, 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', {
        ...where,
        content,
      });
    },
  };
}

function isOwn(
  { user, performed_via_github_app: app }: z.infer<typeof comments>[number],
  appId: number | null,
): boolean {
  return appId === null ? user?.type === 'Bot' : app?.id === appId;
}
