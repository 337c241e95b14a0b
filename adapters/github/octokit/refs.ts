import { z } from 'zod';
import type { GitHubRefs, RepositoryRef } from '../../../core/ports/github.ts';
import {
  call,
  callOrNull,
  isNotFound,
  refusalText,
  refusedWith,
  send,
  type ClientFor,
  type Requester,
} from './call.ts';

const object = z.object({ sha: z.string(), type: z.string() });
const refShape = z.object({ object });
const tagShape = z.object({ object });
const made = z.object({ sha: z.string() });

/** A tag may stand for a tag; nobody stacks more. */
const maxTagDepth = 5;

export function createRefs(clientFor: ClientFor): GitHubRefs {
  const read = async (repository: RepositoryRef, ref: string) => {
    const client = await clientFor(repository);
    const where = { owner: repository.owner, repo: repository.name };
    const found = await callOrNull(
      client,
      'GET /repos/{owner}/{repo}/git/ref/{ref}',
      { ...where, ref },
      refShape,
    );
    return { client, where, object: found?.object ?? null };
  };
  return {
    branch: async (repository, name) => (await read(repository, `heads/${name}`)).object?.sha ?? null,
    createBranch: async (repository, name, sha) =>
      (await createRef(await clientFor(repository), repository, `refs/heads/${name}`, sha))
        ? 'created'
        : 'exists',
    advanceBranch: async (repository, name, sha) => {
      const client = await clientFor(repository);
      const route = 'PATCH /repos/{owner}/{repo}/git/refs/{ref}';
      const where = { owner: repository.owner, repo: repository.name, ref: `heads/${name}` };
      try {
        await send(client, route, { ...where, sha, force: false });
        return 'advanced';
      } catch (error) {
        if (isMissing(error)) return 'gone';
        if (refusedWith(error) === 422 && /fast.forward/i.test(refusalText(error))) return 'not-fast-forward';
        throw error;
      }
    },
    deleteBranch: async (repository, name, sha) => {
      const { client, where, object: present } = await read(repository, `heads/${name}`);
      if (present === null) return 'gone';
      // GitHub has no condition on a deletion: what is pushed in this moment is lost, as with its own button.
      if (present.sha !== sha) return 'moved';
      try {
        await send(client, 'DELETE /repos/{owner}/{repo}/git/refs/{ref}', { ...where, ref: `heads/${name}` });
        return 'deleted';
      } catch (error) {
        if (isMissing(error)) return 'gone';
        throw error;
      }
    },
    tag: async (repository, { name, sha, message }) => {
      const { client, where, object: present } = await read(repository, `tags/${name}`);
      if (present !== null) return standsFor(client, where, present, sha);
      const body = { tag: name, message, object: sha, type: 'commit' };
      const tag = await call(client, 'POST /repos/{owner}/{repo}/git/tags', { ...where, ...body }, made);
      if (await createRef(client, repository, `refs/tags/${name}`, tag.sha)) return 'created';
      const other = (await read(repository, `tags/${name}`)).object;
      return other === null ? 'elsewhere' : standsFor(client, where, other, sha);
    },
  };
}

/** True where it was made, false where it exists. */
async function createRef(
  client: Requester,
  repository: RepositoryRef,
  ref: string,
  sha: string,
): Promise<boolean> {
  const where = { owner: repository.owner, repo: repository.name };
  try {
    await send(client, 'POST /repos/{owner}/{repo}/git/refs', { ...where, ref, sha });
    return true;
  } catch (error) {
    if (refusedWith(error) === 422 && /already exists/i.test(refusalText(error))) return false;
    throw error;
  }
}

async function standsFor(
  client: Requester,
  where: { readonly owner: string; readonly repo: string },
  present: z.infer<typeof object>,
  sha: string,
): Promise<'exists' | 'elsewhere'> {
  let target = present;
  for (let depth = 0; target.type === 'tag' && depth < maxTagDepth; depth += 1) {
    const route = 'GET /repos/{owner}/{repo}/git/tags/{tag_sha}';
    ({ object: target } = await call(client, route, { ...where, tag_sha: target.sha }, tagShape));
  }
  return target.sha === sha ? 'exists' : 'elsewhere';
}

/** GitHub says 422 of a ref that it does not have where it writes, 404 where it reads. */
function isMissing(error: unknown): boolean {
  return isNotFound(error) || (refusedWith(error) === 422 && /does not exist/i.test(refusalText(error)));
}
