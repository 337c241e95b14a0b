import { z } from 'zod';
import type { GitHubPulls, PullRequest, RepositoryRef } from '../../../core/ports/github.ts';
import { call, callPages, type ClientFor } from './call.ts';

export const pull = z.object({
  number: z.number(),
  title: z.string(),
  state: z.enum(['open', 'closed']),
  merged_at: z.string().nullish(),
  draft: z.boolean().nullish(),
  user: z.object({ login: z.string() }).nullable(),
  head: z.object({ ref: z.string(), sha: z.string(), repo: z.object({ id: z.number() }).nullish() }),
  base: z.object({ ref: z.string(), sha: z.string() }),
});
const reviews = z.array(
  z.object({
    user: z.object({ login: z.string() }).nullable(),
    state: z.string(),
    commit_id: z.string().nullish(),
  }),
);
const files = z.array(z.object({ filename: z.string(), previous_filename: z.string().nullish() }));

export function createPulls(clientFor: ClientFor): GitHubPulls {
  const get = async (repository: RepositoryRef, number: number) =>
    call(
      await clientFor(repository),
      'GET /repos/{owner}/{repo}/pulls/{pull_number}',
      { owner: repository.owner, repo: repository.name, pull_number: number },
      pull,
    );
  return {
    get: async (repository, number) => toPull(await get(repository, number)),
    listOpen: async (repository) => {
      const client = await clientFor(repository);
      const parameters = { owner: repository.owner, repo: repository.name, state: 'open' };
      const route = 'GET /repos/{owner}/{repo}/pulls';
      const all = await callPages(client, route, parameters, z.array(pull), (page) => page, 20);
      return all.map(toPull);
    },
    approvals: async (repository, number) => {
      const { head } = await get(repository, number);
      const client = await clientFor(repository);
      const parameters = { owner: repository.owner, repo: repository.name, pull_number: number };
      const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
      const all = await callPages(client, route, parameters, reviews, (page) => page, 20);
      return approvers(all, head.sha);
    },
    changedPaths: async (repository, number) => {
      const client = await clientFor(repository);
      const parameters = { owner: repository.owner, repo: repository.name, pull_number: number };
      const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
      const all = await callPages(client, route, parameters, files, (page) => page, 30);
      const paths = all.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]);
      return [...new Set(paths)];
    },
  };
}

/** Who approves the head by their newest review that says anything; comments leave an earlier word in force. */
function approvers(all: Readonly<z.infer<typeof reviews>>, headSha: string): readonly string[] {
  const newest = new Map<string, boolean>();
  for (const { user, state, commit_id: commit } of all) {
    const word = state.toUpperCase();
    if (user === null || word === 'COMMENTED' || word === 'PENDING') continue;
    newest.set(user.login, word === 'APPROVED' && commit === headSha);
  }
  return [...newest].filter(([, approves]) => approves).map(([login]) => login);
}

export function toPull(data: z.infer<typeof pull>): PullRequest {
  return {
    number: data.number,
    title: data.title,
    state: data.state,
    merged: typeof data.merged_at === 'string',
    draft: data.draft ?? false,
    author: data.user?.login ?? 'ghost',
    headRef: data.head.ref,
    headSha: data.head.sha,
    headRepositoryId: data.head.repo?.id ?? null,
    baseRef: data.base.ref,
    baseSha: data.base.sha,
  };
}
