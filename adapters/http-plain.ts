import type { IncomingMessage, RequestOptions } from 'node:http';

/** One request as {@link exchange} sends it. */
export interface PlainRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal;
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** The runner's proxy, where it has one; Node 24.5 and newer read these variables. */
function agentOptions(): { proxyEnv: NodeJS.ProcessEnv } | null {
  const { env } = process;
  const set = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].some((name) => env[name]);
  return set ? { proxyEnv: env } : null;
}

async function connect(url: URL, options: RequestOptions, answered: (answer: IncomingMessage) => void) {
  // Loaded by need: TLS is a good part of what a small program loads.
  const http = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  const proxied = agentOptions();
  return http.request(
    url,
    proxied === null ? options : { ...options, agent: new http.Agent(proxied) },
    answered,
  );
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
 * Errors: what Node says when nobody answers or the signal aborts; also while the body is read.
 */
export async function exchange(url: URL, { body, ...options }: PlainRequest): Promise<PlainAnswer> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    connect(url, options, resolve).then((sent) => sent.on('error', reject).end(body), reject);
  });
  return { status: answer.statusCode ?? 0, headers: headersOf(answer), body: answer };
}
