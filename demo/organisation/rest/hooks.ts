import type { Json } from '../types.ts';
import type { Delivery } from '../webhooks.ts';
import { notFound, refuse } from '../refusal.ts';
import { idParam, ok, route, type Answer, type Ask, type Route } from './route.ts';

function needJwt(ask: Ask): void {
  if (ask.actor.kind !== 'app-jwt') refuse(401, 'A JSON web token could not be decoded');
}

function itemJson(ask: Ask, delivery: Delivery): Json {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.at,
    redelivery: delivery.redelivery,
    duration: 0.05,
    status: delivery.status ?? 'pending',
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: ask.org.app.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}

function succeeded({ statusCode }: Delivery): boolean {
  return statusCode >= 200 && statusCode < 400;
}

/** Newest first; the cursor names the delivery that the page begins with. */
function list(ask: Ask): Answer {
  needJwt(ask);
  const { query } = ask;
  const status = query.get('status');
  const cursor = query.get('cursor');
  const size = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 30) || 30));
  if (cursor !== null && !/^v1_\d+$/.test(cursor)) refuse(400, 'Invalid cursor');
  const from = cursor === null ? Number.POSITIVE_INFINITY : Number(cursor.slice(3));
  const found = ask.webhooks
    .log()
    .filter((delivery) => delivery.status !== null && delivery.id <= from)
    .filter((delivery) => status === null || succeeded(delivery) === (status === 'success'));
  const next = found[size];
  const headers: Record<string, string> = {};
  if (next !== undefined) {
    const more = new URLSearchParams(query);
    more.set('cursor', `v1_${next.id}`);
    headers['link'] = `<${ask.address}?${more.toString()}>; rel="next"`;
  }
  return ok(
    found.slice(0, size).map((delivery) => itemJson(ask, delivery)),
    headers,
  );
}

function find(ask: Ask): Delivery {
  needJwt(ask);
  return ask.webhooks.find(idParam(ask, 'delivery_id')) ?? notFound();
}

export const hookRoutes: readonly Route[] = [
  route('GET', '/app/hook/deliveries', list),
  route('GET', '/app/hook/deliveries/{delivery_id}', (ask) => {
    const delivery = find(ask);
    return ok({
      ...itemJson(ask, delivery),
      url: `${ask.org.api}/hook`,
      request: { headers: delivery.headers, payload: JSON.parse(delivery.body) as Json },
      response: { headers: {}, payload: '' },
    });
  }),
  route('POST', '/app/hook/deliveries/{delivery_id}/attempts', (ask) => {
    ask.webhooks.redeliver(find(ask));
    return { status: 202, body: {} };
  }),
];
