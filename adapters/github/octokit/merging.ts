import { z } from 'zod';
import type { GitHubMerging, MergeOutcome, NewPull, RepositoryRef } from '../../../core/ports/github.ts';
import { cut } from '../../../core/reporting/text.ts';
import { documents } from './graphql/documents.ts';
import { partError, runQuery } from './graphql/run.ts';
import { call, refusalText, refusedWith, send, type ClientFor, type Requester } from './call.ts';

const numbered = z.object({ number: z.number() });
const queuedShape = z.object({
  repository: z
    .object({ pullRequest: z.object({ id: z.string(), isInMergeQueue: z.boolean() }).nullable() })
    .nullable(),
});
const merged = z.object({ sha: z.string() });

/** GitHub's limits. */
const maxTitle = 256;
const maxBody = 65_536;

export function createMerging(clientFor: ClientFor): GitHubMerging {
  const patch = async (repository: RepositoryRef, number: number, body: Record<string, unknown>) => {
    const client = await clientFor(repository);
    const where = { owner: repository.owner, repo: repository.name, pull_number: number };
    await send(client, 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}', { ...where, ...body });
  };
  return {
    enqueue: async (repository, { number, headSha }) =>
      enqueue(await clientFor(repository), repository, number, headSha),
    open: async (repository, pull) => open(await clientFor(repository), repository, pull),
    retarget: (repository, number, base) => patch(repository, number, { base }),
    close: (repository, number) => patch(repository, number, { state: 'closed' }),
    merge: async (repository, { number, headSha, method, title }): Promise<MergeOutcome> => {
      const client = await clientFor(repository);
      const where = { owner: repository.owner, repo: repository.name, pull_number: number };
      const body = {
        sha: headSha,
        merge_method: method,
        ...(title === undefined ? {} : { commit_title: cut(title, maxTitle) }),
      };
      try {
        const route = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge';
        const { sha } = await call(client, route, { ...where, ...body }, merged);
        return { kind: 'merged', sha };
      } catch (error) {
        const status = refusedWith(error);
        // 409 is GitHub's answer to a SHA that is not the head's any more.
        if (status === 409) return { kind: 'head-moved' };
        if (status === 405 || status === 422) return { kind: 'refused', reason: refusalText(error) };
        throw error;
      }
    },
  };
}

async function enqueue(
  client: Requester,
  { owner, name }: RepositoryRef,
  number: number,
  headSha: string,
): Promise<string | null> {
  const queued = await runQuery(client, 'queued', documents.queued(), { owner, name, number }, queuedShape);
  const pull = queued.data.repository?.pullRequest;
  if (pull === null || pull === undefined) throw partError(`${owner}/${name}#${number}`, queued.errors);
  if (pull.isInMergeQueue) return null;
  const variables = { pull: pull.id, head: headSha };
  const { errors } = await runQuery(client, 'enqueue', documents.enqueue(), variables, z.unknown());
  const first = errors[0];
  return first === undefined ? null : first.message;
}

async function open(client: Requester, repository: RepositoryRef, pull: NewPull): Promise<number | null> {
  const { head, base, title, body } = pull;
  const where = { owner: repository.owner, repo: repository.name };
  try {
    const text = { title: cut(title, maxTitle), body: cut(body, maxBody) };
    const route = 'POST /repos/{owner}/{repo}/pulls';
    return (await call(client, route, { ...where, head, base, ...text }, numbered)).number;
  } catch (error) {
    if (refusedWith(error) !== 422) throw error;
    if (/no commits between/i.test(refusalText(error))) return null;
    const known = await findOpen(client, repository, head, base);
    if (known === null) throw error;
    return known;
  }
}

/** GitHub allows one open pull request for one head and base. */
async function findOpen(
  client: Requester,
  { owner, name }: RepositoryRef,
  head: string,
  base: string,
): Promise<number | null> {
  const where = { owner, repo: name, state: 'open', head: `${owner}:${head}`, base };
  const found = await call(client, 'GET /repos/{owner}/{repo}/pulls', where, z.array(numbered));
  return found[0]?.number ?? null;
}
