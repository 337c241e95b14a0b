import { z } from 'zod';
import { dutiesKey } from '../keys.ts';
import { deliverySubject, nothing, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({ sha: z.string(), state: z.string(), context: z.string() });

/** A commit status, the older kind of check: the last one that a merge by the App waits for may have come. */
export function status(raw: unknown): Hint {
  const delivery = readPayload(payload, raw);
  if (delivery.state !== 'success') return nothing;
  const { sha, context, state } = delivery;
  return repositoryHint(delivery, 'status.succeeded', { headSha: sha, context, state }, [
    dutiesKey(delivery.repository.id),
  ]);
}
