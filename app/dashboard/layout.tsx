import type { Child } from 'hono/jsx';

export interface PageProps {
  readonly title: string;
  readonly product: string;
  /** The page's own path; the live stream renders the same page again. */
  readonly path: string;
  /** False for pages that do not change by themselves. */
  readonly live: boolean;
  readonly children?: Child;
}

/** The frame of every page. Without JavaScript the page is complete; with it, `main` follows what happens. */
export function Page({ title, product, path, live, children }: PageProps) {
  const connect = { 'hx-sse:connect': `/live?of=${encodeURIComponent(path)}`, 'hx-swap': 'innerMorph' };
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content='{"includeIndicatorCSS":false}' />
        <title>{`${title} · ${product}`}</title>
        <link rel="stylesheet" href="/assets/fairlead.css" />
        <link rel="icon" href="data:," />
        <script src="/assets/htmx.js" defer />
        <script src="/assets/hx-sse.js" defer />
      </head>
      <body>
        <a class="skip" href="#page">
          Skip to content
        </a>
        <header>
          <strong>{product}</strong>
          <nav aria-label="Pages">
            <a href="/">Overview</a>
            <a href="/events">Events</a>
            <a href="/jobs">Jobs</a>
          </nav>
        </header>
        <main id="page" {...(live ? connect : {})}>
          {children}
        </main>
      </body>
    </html>
  );
}
