import { createHash } from 'node:crypto';
import { stableJson } from './diff.ts';
import { kinds } from './kinds/index.ts';
import type { ResourceKind, Spec } from './types.ts';

/**
 * SHA-256 of what a resource says, 64 hex digits: the same for what was sent and for GitHub's answer, in which lists
 * stand in another order and defaults are filled in. So a webhook about our own change is recognised.
 */
export function contentHash(resource: { readonly kind: ResourceKind; readonly spec: Spec }): string {
  return createHash('sha256')
    .update(stableJson(kinds[resource.kind].view(resource.spec)))
    .digest('hex');
}
