import { z } from 'zod';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Paging } from '../../../core/ports/paging.ts';
import { type HttpAnswer, isTransientStatus, request, retryAfterMs } from '../../http.ts';

export interface OpsgenieOptions {
  /**
   * Everything before `/v2/alerts`: `https://api.opsgenie.com`, `https://api.eu.opsgenie.com`, or for Jira Service
   * Management `https://api.atlassian.com/jsm/ops/integration`.
   */
  readonly url: string;
  /** The integration's key. */
  readonly key: string;
}

/** Limits of the Alert API; longer texts would be refused or cut by the service. */
const MAX = { alias: 512, message: 130, description: 15_000, note: 25_000 };

const acceptedSchema = z.object({ requestId: z.string() });

/**
 * Alerts by the Opsgenie Alert API v2, which Jira Service Management speaks as well. The service takes a request in
 * (202) and works on it later; one open alert per alias, so that trying again is harmless.
 * Errors: FL_NOTIFY_FAILED, transient where another try can help.
 */
export function createOpsgenie({ url, key }: OpsgenieOptions): Paging {
  const alerts = `${url.replace(/\/+$/, '')}/v2/alerts`;

  function post(address: string, body: unknown): Promise<HttpAnswer> {
    return request(address, {
      method: 'POST',
      headers: { authorization: `GenieKey ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      retries: 2,
      unreachable: 'FL_NOTIFY_FAILED',
    });
  }

  return {
    async alert(page) {
      const answer = await post(alerts, {
        message: cut(page.message, MAX.message),
        alias: cut(page.alias, MAX.alias),
        description: cut(`${page.description}\n\n${page.url}`, MAX.description),
        priority: page.priority,
        source: 'fairlead',
        details: { url: page.url },
      });
      expect2xx(answer);
      const accepted = acceptedSchema.safeParse(parse(answer.bytes));
      if (!accepted.success)
        throw new FinalError('FL_NOTIFY_FAILED', 'the pager answered without a requestId');
      return { id: accepted.data.requestId };
    },
    async close(alias, note) {
      const identifier = encodeURIComponent(cut(alias, MAX.alias));
      const answer = await post(`${alerts}/${identifier}/close?identifierType=alias`, {
        source: 'fairlead',
        note: cut(note, MAX.note),
      });
      if (answer.status !== 404) expect2xx(answer);
    },
  };
}

function expect2xx(answer: HttpAnswer): void {
  if (answer.status >= 200 && answer.status < 300) return;
  const detail = `the pager answered ${answer.status}`;
  if (!isTransientStatus(answer.status)) throw new FinalError('FL_NOTIFY_FAILED', detail);
  const wait = retryAfterMs(answer.headers);
  throw new TransientError('FL_NOTIFY_FAILED', detail, wait === undefined ? {} : { retryAfterMs: wait });
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
