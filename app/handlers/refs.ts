import { z } from 'zod';
import { dutiesKey } from '../keys.ts';
import { deliverySubject, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({ ref: z.string(), ref_type: z.string() });

/** The events `create` and `delete`: release branches and tags that come and go give the App something to do. */
export function refsOf(event: 'create' | 'delete'): (raw: unknown) => Hint {
  return (raw) => {
    const delivery = readPayload(payload, raw);
    return repositoryHint(delivery, `ref.${event}d`, { ref: delivery.ref, refType: delivery.ref_type }, [
      dutiesKey(delivery.repository.id),
    ]);
  };
}
