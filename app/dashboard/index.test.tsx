import { describe, expect, test } from '@jest/globals';
import { createMemoryStore } from '../../test/fakes/memory-store.ts';
import { morning, seedDay } from '../../test/fixtures/dashboard/day.ts';
import type { Json } from '../../core/json.ts';
import type { Store } from '../../core/ports/store.ts';
import { createDashboard } from './index.tsx';
import { loadRecords } from './records.ts';

const clock = { now: () => morning + 20_000, sleep: () => new Promise<void>((done) => setTimeout(done, 5)) };

async function open(hostile = '') {
  const store = createMemoryStore();
  await seedDay(store, hostile);
  return { store, app: createDashboard({ store, clock, title: 'Fairlead', holdMs: 5_000 }) };
}

const paths = ['/', '/rollouts/r1', '/rollouts/r2', '/testruns/t2', '/incidents/r1', '/events', '/jobs'];

describe('the dashboard', () => {
  test('says what production runs, and what was rolled back when and why', async () => {
    const { app } = await open();
    const html = await (await app.request('/')).text();
    expect(html).toContain(
      'production runs notes 1.1.0; 1.2.0 was rolled back at 10:00:12 UTC: 7 of 118 requests failed on 1.2.0 against 0 of 2,240 on 1.1.0',
    );
    expect(html).toContain('production runs places 1.1.0; 1.2.0 is being rolled out, 25 % of the requests.');
    expect(html).toContain('3 of 8 bake intervals');
    expect(html).toContain('fieldnotes-notes 1.2.0');
    expect(html).toMatch(
      /Time to recover, median<\/dt><dd><a href="[^"]*">3\.0 s<\/a> <span class="quiet">n = 1/,
    );
    expect(html).toMatch(/Change fail rate<\/dt><dd><a href="[^"]*">100 %<\/a> <span class="quiet">n = 1/);
  });

  test.each(paths)(
    '%s: complete page, strict policy, no inline script or style, at most 60 kB',
    async (path) => {
      const { app } = await open();
      const response = await app.request(path);
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self'",
      );
      expect(html).not.toMatch(/<script(?![^>]*\ssrc="\/assets\/)|\sstyle=|<style|\son\w+=/i);
      expect(html).toMatch(/<title>[^<]+ · Fairlead<\/title>/);
      expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    },
  );

  test.each(paths)('%s shows hostile text as text', async (path) => {
    const { app } = await open(`<img src=x onerror=alert(1)>"'&{{x}}`);
    const html = await (await app.request(path)).text();
    expect(html).not.toContain('<img');
    if (path !== '/jobs') expect(html).toContain('&lt;img');
  });

  test('a stream name is never markup, and finds nothing instead of everything', async () => {
    const { app } = await open();
    const html = await (
      await app.request(`/events?stream=${encodeURIComponent('<script>x</script>')}`)
    ).text();
    expect(html).not.toContain('<script>x');
    expect(html).toContain('The newest 0');
    expect(await (await app.request('/events?stream=rollout:')).text()).toContain('The newest 3');
  });

  test.each(['/rollouts/none', '/testruns/%E0%A4%A', '/incidents/..%2f..', '/rollouts/t1'])(
    '%s is a 404',
    async (path) => {
      const { app } = await open();
      expect((await app.request(path)).status).toBe(404);
    },
  );

  test('a record that cannot be read is said, not left out in silence', async () => {
    const { app, store } = await open();
    await store.transaction((batch) => {
      batch.save('rollout:broken', { id: 'broken' }, 0);
      batch.save('testrun:broken', 'text', 0);
    });
    const html = await (await app.request('/')).text();
    expect(html).toContain('2 stored records could not be read');
  });

  test('of what was found it reads the newest commits that were tested, and nothing of all others', async () => {
    const { app, store } = await open();
    const run = (await store.load('testrun:t2'))?.state as {
      readonly data: { readonly [key: string]: Json };
    };
    const repositoryId = 7;
    await store.transaction((batch) => {
      for (let index = 0; index < 40; index += 1) {
        const headSha = index.toString(16).padStart(40, '0');
        const data = { ...run.data, headSha };
        batch.save(`testrun:n${index}`, { ...run, id: `n${index}`, data, queuedAt: morning + index }, 0);
        const findings = { headSha, concern: 'lint', conclusion: `said-${index}`, title: 't' };
        batch.save(
          `findings:${repositoryId}/${headSha}/lint`,
          { repository: { id: repositoryId }, findings },
          0,
        );
      }
    });
    const listed: string[] = [];
    const loaded: string[] = [];
    const watched: Store = {
      ...store,
      list: (prefix) => (listed.push(prefix), store.list(prefix)),
      load: (key) => (loaded.push(key), store.load(key)),
    };
    const records = await loadRecords(watched, 5_000);
    expect(listed.filter((prefix) => prefix.startsWith('findings'))).toEqual([]);
    expect(loaded).toHaveLength(40);
    expect(records.findings.map(({ findings }) => findings.conclusion)).toContain('said-39');
    const html = await (await app.request('/')).text();
    expect(html).toContain('said-39');
    expect(html).not.toContain('said-1<');
  });

  test('an empty store gives a page that says so', async () => {
    const app = createDashboard({ store: createMemoryStore(), clock, title: 'Fairlead' });
    const html = await (await app.request('/')).text();
    for (const sentence of ['Nothing is deployed yet.', 'No test has run yet.', 'No incident so far.']) {
      expect(html).toContain(sentence);
    }
  });

  test('flooded with runs and events, pages stay under 60 kB', async () => {
    const { app, store } = await open('x'.repeat(5_000));
    const run = (await store.load('testrun:t2'))?.state as { readonly [key: string]: never };
    await store.transaction((batch) => {
      for (let index = 0; index < 200; index += 1)
        batch.save(`testrun:n${index}`, { ...run, id: `n${index}` }, 0);
      for (let index = 0; index < 500; index += 1) {
        const body = { text: 'y'.repeat(10_000) };
        const event = { stream: 's', type: 't', occurredAt: morning, source: 'app', dedupeKey: null, body };
        batch.append(event);
      }
    });
    for (const path of [...paths, '/events?stream=s']) {
      expect(Buffer.byteLength(await (await app.request(path)).text())).toBeLessThan(60_000);
    }
  });

  test('the live stream sends the inside of the page, and again when it changed', async () => {
    const { app, store } = await open();
    const response = await app.request('/live?of=%2Ftestruns%2Ft3');
    const reader = response.body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toContain('running');
    const run = (await store.load('testrun:t3'))?.state as { readonly [key: string]: never };
    await store.transaction((batch) => {
      batch.save('testrun:t3', { ...run, sentence: 'All is well now.' }, 1);
    });
    expect(await next()).toContain('All is well now.');
    await reader?.cancel();
  });

  test('serves its own assets only', async () => {
    const { app } = await open();
    expect((await app.request('/assets/htmx.js')).headers.get('content-type')).toContain('javascript');
    expect((await app.request('/assets/fairlead.css')).status).toBe(200);
    expect((await app.request('/assets/..%2f..%2fpackage.json')).status).toBe(404);
  });
});
