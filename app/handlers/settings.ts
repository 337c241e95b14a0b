import { z } from 'zod';
import { settingsKey } from '../keys.ts';
import { deliverySubject, readPayload, repositoryHint, type Hint } from './hint.ts';

const payload = deliverySubject.extend({ action: z.string() });

/**
 * The events `repository_ruleset`, `branch_protection_rule`, `branch_protection_configuration` and `repository`:
 * whoever changed the settings, they are compared with the configuration again. The delivery's content is not used:
 * it may be old by now. A repository that is gone has no settings.
 */
export function settingsOf(event: string): (raw: unknown) => Hint {
  return (raw) => {
    const delivery = readPayload(payload, raw);
    const { action } = delivery;
    const isGone = event === 'repository' && action === 'deleted';
    const jobs = isGone ? [] : [settingsKey(delivery.repository.id)];
    return repositoryHint(delivery, `${event}.${action}`, { action }, jobs);
  };
}
