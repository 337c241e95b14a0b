import { z } from 'zod';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import { attachedTo, type ImageGraph, type Stored } from '../../../core/packaging/retention.ts';
import type { ImageManifest, ImageRepositoryClient } from '../../../core/ports/registry.ts';

const index = z.object({
  manifests: z
    .array(z.object({ digest: z.string().max(200) }))
    .max(200)
    .optional(),
});
const mostManifests = 20_000;

function childrenOf(manifest: ImageManifest): readonly string[] {
  try {
    const data = index.parse(JSON.parse(new TextDecoder().decode(manifest.bytes)));
    return (data.manifests ?? []).map(({ digest }) => digest);
  } catch (cause) {
    throw new FinalError('FL_IMAGE_INVALID', `${manifest.digest} cannot be read`, { cause });
  }
}

/**
 * How the manifests of a repository hang together: of everything that has a tag what is below it, and what refers to any
 * of that. A manifest that cannot be read stops it, since a part of somebody else's could hide there.
 */
export async function readImageGraph(
  stored: readonly Stored[],
  client: ImageRepositoryClient,
): Promise<ImageGraph> {
  const children = new Map<string, readonly string[]>();
  const referrers = new Map<string, string[]>();
  const refer = (subject: string, by: string) => {
    referrers.set(subject, [...new Set([...(referrers.get(subject) ?? []), by])]);
  };
  for (const { names, digest } of stored) {
    const subject = attachedTo(names);
    if (subject !== null && digest !== null) refer(subject, digest);
  }
  const todo = stored.flatMap(({ names, digest }) => (names.length === 0 || digest === null ? [] : [digest]));
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (children.has(next)) continue;
    if (children.size >= mostManifests)
      throw new FinalError('FL_IMAGE_INVALID', `more than ${mostManifests} manifests`);
    const manifest = await client.manifest(next);
    if (manifest === null) throw new FinalError('FL_ARTIFACT_MISSING', next);
    const below = childrenOf(manifest);
    children.set(next, below);
    for (const by of await client.referrers(next)) {
      refer(next, by);
      todo.push(by);
    }
    todo.push(...below);
  }
  return { children, referrers };
}
