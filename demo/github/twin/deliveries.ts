import type { Ask } from '../../organisation/rest/route.ts';
import type { Delivery as Shown } from '../../organisation/webhooks.ts';
import type { Stage } from '../context.ts';
import type { Delivery } from '../relay.ts';

/** The stage's deliveries as `GET /app/hook/deliveries` shows them. */
export function deliveryDesk({ relay, twin }: Stage): Ask['webhooks'] {
  const show = (delivery: Delivery): Shown => ({
    id: delivery.id,
    guid: delivery.guid,
    event: delivery.event,
    action: delivery.action,
    repositoryId: twin.repo.id,
    at: delivery.at,
    redelivery: delivery.redelivery,
    headers: { 'x-github-event': delivery.event, 'x-github-delivery': delivery.guid },
    body: delivery.body,
    ...outcome(delivery),
  });
  return {
    log: () => relay.deliveries().map(show).toReversed(),
    find: (id) => {
      const found = relay.deliveries().find((delivery) => delivery.id === id);
      return found === undefined ? undefined : show(found);
    },
    redeliver: ({ guid }) => relay.redeliver(guid),
  };
}

function outcome({ status, ended }: Delivery): { status: string | null; statusCode: number } {
  if (status === null) {
    return ended ? { status: 'failed to connect to host', statusCode: 502 } : { status: null, statusCode: 0 };
  }
  const good = status >= 200 && status < 400;
  return { status: good ? 'OK' : `Invalid HTTP Response: ${status}`, statusCode: status };
}
