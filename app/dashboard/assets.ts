import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { css } from './style.ts';

export interface Asset {
  readonly type: string;
  readonly body: string;
}

const script = 'text/javascript; charset=utf-8';

/** What the pages load, all of it ours to serve: nothing comes from another host. */
export function loadAssets(): ReadonlyMap<string, Asset> {
  const { resolve } = createRequire(import.meta.url);
  const read = (path: string) => readFileSync(resolve(path), 'utf8');
  return new Map([
    ['fairlead.css', { type: 'text/css; charset=utf-8', body: css }],
    ['htmx.js', { type: script, body: read('htmx.org/dist/htmx.min.js') }],
    ['hx-sse.js', { type: script, body: read('htmx.org/dist/ext/hx-sse.min.js') }],
  ]);
}
