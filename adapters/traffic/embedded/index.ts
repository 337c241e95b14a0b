import { z } from 'zod';
import { FinalError, TransientError } from '../../../core/errors/fairlead-error.ts';
import type { Interval, RoutingState, Traffic } from '../../../core/ports/traffic.ts';
import { ensureToken, proxyFiles, readLiveRecord } from './files.ts';
import { type EmbeddedProxyOptions, startEmbeddedProxy } from './launch.ts';

export { type EmbeddedProxyOptions, stopEmbeddedProxy } from './launch.ts';

const TIMEOUT_MS = 5000;

const routingSchema = z.object({
  entry: z.string(),
  url: z.string(),
  targets: z.array(
    z.object({
      id: z.string(),
      host: z.string(),
      port: z.number(),
      weight: z.number(),
      inFlight: z.number(),
    }),
  ),
});
const intervalsSchema = z.array(
  z.object({
    id: z.string(),
    startedAt: z.number(),
    targets: z.array(z.object({ id: z.string(), requests: z.number(), errors: z.number() })),
  }),
);

/**
 * The load balancer of one box: Fairlead's own proxy, in a process of its own. A proxy that does not run is started
 * with the entries, ports and weights that it had. Errors: FL_TRAFFIC_UNREACHABLE (transient), FL_BODY_INVALID.
 */
export function createEmbeddedTraffic(options: EmbeddedProxyOptions): Traffic {
  async function call(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }> {
    const record = await startEmbeddedProxy(options);
    const token = await ensureToken(options.stateDir);
    try {
      const response = await fetch(`http://127.0.0.1:${record.port}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: response.status, body: await response.json() };
    } catch (error) {
      throw new TransientError('FL_TRAFFIC_UNREACHABLE', 'the embedded proxy', { cause: error });
    }
  }

  return {
    async route(entry, targets): Promise<RoutingState> {
      const answer = await call('PUT', `/entries/${encodeURIComponent(entry)}`, {
        targets: targets.map(({ id, host, port, weight }) => ({ id, host, port, weight })),
      });
      return routingSchema.parse(expectOk(answer, entry));
    },
    async read(entry): Promise<RoutingState | null> {
      const answer = await call('GET', `/entries/${encodeURIComponent(entry)}`);
      return answer.status === 404 ? null : routingSchema.parse(expectOk(answer, entry));
    },
    async intervals(entry, afterId): Promise<readonly Interval[]> {
      const query = afterId === null ? '' : `?after=${encodeURIComponent(afterId)}`;
      const answer = await call('GET', `/entries/${encodeURIComponent(entry)}/intervals${query}`);
      return intervalsSchema.parse(expectOk(answer, entry));
    },
  };
}

function expectOk(answer: { status: number; body: unknown }, entry: string): unknown {
  if (answer.status === 200) return answer.body;
  const reason = z.object({ error: z.string() }).safeParse(answer.body).data?.error ?? 'no reason given';
  if (answer.status === 400) throw new FinalError('FL_BODY_INVALID', `routing of ${entry}: ${reason}`);
  throw new TransientError('FL_TRAFFIC_UNREACHABLE', `status ${answer.status} for ${entry}: ${reason}`);
}

/** The proxy's process id where it runs, and the file of its access log (one JSON line per request). */
export async function embeddedProxyInfo(
  stateDir: string,
): Promise<{ pid: number | null; accessLog: string }> {
  const files = proxyFiles(stateDir);
  const record = await readLiveRecord(files.record);
  return { pid: record?.pid ?? null, accessLog: files.accessLog };
}
