import type { Organisation } from '../../demo/organisation/index.ts';

/** A request and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Undefined for none. */
  readonly body: unknown;
  readonly status: number;
  readonly type: string;
  readonly answer: string;
}

type Fetch = Organisation['fetch'];

/** The same `fetch`, and what went through it in the list, where there is one. */
export function recorded(fetch: Fetch, into: Exchange[] | undefined): Fetch {
  if (into === undefined) return fetch;
  return async (input, init) => {
    const request = new Request(input, init);
    const text = ['GET', 'HEAD'].includes(request.method) ? '' : await request.clone().text();
    const response = await fetch(request);
    const { pathname, search } = new URL(request.url);
    // Where archives lie is no part of GitHub's API.
    if (pathname.startsWith('/_archives/')) return response;
    into.push({
      method: request.method,
      path: pathname + search,
      body: text === '' ? undefined : JSON.parse(text),
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      answer: await response.clone().text(),
    });
    return response;
  };
}
