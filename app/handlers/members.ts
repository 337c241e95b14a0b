import { z } from 'zod';
import { organisationKey } from '../keys.ts';
import { nothing, readPayload, type Hint } from './hint.ts';

const payload = z.object({
  action: z.string().optional(),
  installation: z.object({ id: z.number().int() }).optional(),
  organization: z.object({ login: z.string() }).optional(),
  sender: z.object({ login: z.string() }).optional(),
});

/** The events `team`, `membership`, `member` and `custom_property_values`: who may do what is read again. */
export function membersOf(event: string): (raw: unknown) => Hint {
  return (raw) => {
    const delivery = readPayload(payload, raw);
    if (delivery.installation === undefined || delivery.organization === undefined) return nothing;
    const { id } = delivery.installation;
    const body = {
      installationId: id,
      organisation: delivery.organization.login,
      sender: delivery.sender?.login ?? null,
    };
    const type = delivery.action === undefined ? `${event}.changed` : `${event}.${delivery.action}`;
    return { events: [{ stream: `github:installation/${id}`, type, body }], jobs: [organisationKey(id)] };
  };
}
