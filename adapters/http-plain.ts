import type { IncomingMessage, RequestOptions } from 'node:http';

/** One request as {@link exchange} sends it. */
export interface PlainRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** From connection to last byte. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  /** Null where it is larger than it may be; the rest is not read. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** The runner's proxy, where it has one; Node 24.5 and newer read these variables. */
function agentOptions(): { proxyEnv: NodeJS.ProcessEnv } | null {
  const { env } = process;
  const set = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].some((name) => env[name]);
  return set ? { proxyEnv: env } : null;
}

function start(url: URL, options: RequestOptions) {
  // Loaded by need, and not by `import`, which would load whatever the module can do: TLS and `fetch` among it.
  const http = process.getBuiltinModule(url.protocol === 'https:' ? 'node:https' : 'node:http');
  const proxied = agentOptions();
  return http.request(url, proxied === null ? options : { ...options, agent: new http.Agent(proxied) });
}

function headersOf(answer: IncomingMessage): Pick<Headers, 'get'> {
  return {
    get: (name) => {
      const value = answer.headers[name.toLowerCase()];
      return value === undefined ? null : String(value);
    },
  };
}

/**
 * An exchange through Node's own HTTP client. The global `fetch` takes as long to load as Node to start, which a
 * short job pays on every run. Redirects are not followed, nothing is compressed.
 * Errors: what Node says when nobody answers, the answer breaks off, or the signal aborts; an Error when time is over.
 */
export function exchange(url: URL, request: PlainRequest): Promise<PlainAnswer> {
  const { method, headers, signal, timeoutMs, maxBytes } = request;
  return new Promise((resolve, reject) => {
    const sent = start(url, { method, headers, ...(signal === undefined ? {} : { signal }) });
    const timer = setTimeout(() => sent.destroy(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
    sent.on('close', () => clearTimeout(timer));
    sent.on('error', reject);
    sent.on('response', (answer) => {
      const told = { status: answer.statusCode ?? 0, headers: headersOf(answer) };
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('error', reject);
      answer.on('data', (part: Buffer) => {
        size += part.length;
        if (size <= maxBytes) parts.push(part);
        else {
          resolve({ ...told, bytes: null });
          sent.destroy();
        }
      });
      answer.on('end', () => resolve({ ...told, bytes: new Uint8Array(Buffer.concat(parts)) }));
    });
    sent.end(request.body);
  });
}
