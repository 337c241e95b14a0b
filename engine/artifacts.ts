import { createHash } from 'node:crypto';
import type { MessageArtifact } from '../core/api/message.ts';
import { FinalError } from '../core/errors/fairlead-error.ts';
import type { Registry } from '../core/ports/registry.ts';

export interface FetchedWheel {
  readonly filename: string;
  readonly bytes: Uint8Array;
}

/**
 * The artifact's bytes, found by version and checked against the digest that the message or the promotion names.
 * @throws FinalError FL_ARTIFACT_MISSING, FL_DIGEST_MISMATCH; TransientError FL_REGISTRY_UNREACHABLE
 */
export async function fetchWheel(registry: Registry, artifact: MessageArtifact): Promise<FetchedWheel> {
  const files = await registry.files(artifact.name);
  const wheels = files.filter((file) => file.version === artifact.version && file.filename.endsWith('.whl'));
  const what = `${artifact.name} ${artifact.version}`;
  if (wheels.length === 0) throw new FinalError('FL_ARTIFACT_MISSING', what);
  const file = wheels.find((candidate) => candidate.sha256 === artifact.sha256);
  if (file === undefined) throw new FinalError('FL_DIGEST_MISMATCH', `${what} is not ${artifact.sha256}`);
  const bytes = await registry.download(file);
  // The listing is the registry's word; only the bytes count.
  if (sha256Of(bytes) !== artifact.sha256) throw new FinalError('FL_DIGEST_MISMATCH', what);
  return { filename: file.filename, bytes };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
