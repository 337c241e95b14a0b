import { z } from 'zod';
import type { GitHubDeliveries, HookDelivery } from '../../../core/ports/github.ts';
import { lowerCase, read, send, type Answer, type Requester } from './call.ts';

const maxPages = 20;

const delivery = z.object({
  id: z.string().regex(/^\d+$/),
  guid: z.string(),
  delivered_at: z.string(),
  status_code: z.number(),
  event: z.string(),
  action: z.string().nullish(),
  installation_id: z.string().nullish(),
  repository_id: z.string().nullish(),
});

/** @param app requests as the App itself */
export function createDeliveries(app: Requester): GitHubDeliveries {
  return {
    list: async (since) => {
      const found: HookDelivery[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < maxPages; page += 1) {
        const answer: Answer = await send(app, 'GET /app/hook/deliveries', {
          per_page: 100,
          ...(cursor === null ? {} : { cursor }),
          // The body as text: its ids are larger than a number holds.
          request: { parseSuccessResponseBody: false },
        });
        const entries = await deliveriesIn(answer.data);
        found.push(...entries.filter(({ deliveredAt }) => deliveredAt >= since));
        cursor = nextCursor(lowerCase(answer.headers)['link']);
        const last = entries.at(-1);
        if (cursor === null || last === undefined || last.deliveredAt < since) break;
      }
      return found;
    },
    redeliver: async (id) => {
      await send(app, 'POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: id });
    },
  };
}

async function deliveriesIn(data: unknown): Promise<readonly HookDelivery[]> {
  const parsed = read(withTextIds(await textOf(data)), 'GET /app/hook/deliveries', z.array(delivery));
  return parsed.map((entry) => ({
    id: entry.id,
    guid: entry.guid,
    deliveredAt: Date.parse(entry.delivered_at),
    statusCode: entry.status_code,
    event: entry.event,
    action: entry.action ?? null,
    installationId: numberOrNull(entry.installation_id),
    repositoryId: numberOrNull(entry.repository_id),
  }));
}

function numberOrNull(digits: string | null | undefined): number | null {
  return digits === null || digits === undefined ? null : Number(digits);
}

/** octokit hands the body over as a stream where it may not parse it. */
async function textOf(data: unknown): Promise<string> {
  if (typeof data === 'string') return data;
  return data instanceof ReadableStream ? new Response(data).text() : JSON.stringify(data);
}

/** JSON whose ids are read as their digits. Strings keep what looks like an id in them: their quotes are escaped. */
function withTextIds(text: string): unknown {
  try {
    return JSON.parse(text.replaceAll(/"(id|installation_id|repository_id)"\s*:\s*(\d+)/g, '"$1":"$2"'));
  } catch {
    return null;
  }
}

/** The cursor of the page that `Link` names as the next one. */
function nextCursor(link: string | undefined): string | null {
  const next = /<([^>]*)>\s*;\s*rel="next"/.exec(link ?? '')?.[1];
  if (next === undefined || !URL.canParse(next)) return null;
  return new URL(next).searchParams.get('cursor');
}
