import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createOpsgenie } from '../../adapters/paging/opsgenie/index.ts';
import type { Page } from '../../core/ports/paging.ts';
import { type Pager, startPager } from '../../demo/pager/index.ts';

const page: Page = {
  alias: 'production/notes 1.2.0',
  message: 'Rolled back notes',
  description: 'Seven of 118 requests failed.',
  priority: 'P2',
  url: 'https://fairlead.example/rollouts/7',
};

describe('createOpsgenie', () => {
  let pager: Pager;
  beforeAll(async () => {
    pager = await startPager({ key: 'k', now: () => 1000 });
  });
  afterAll(() => pager.close());

  test('two pages with one alias are one alert, and closing ends it', async () => {
    const paging = createOpsgenie({ url: `${pager.url}/`, key: 'k' });
    expect((await paging.alert(page)).id).not.toBe('');
    await paging.alert(page);
    expect(pager.alerts()).toMatchObject([{ alias: page.alias, count: 2, status: 'open', priority: 'P2' }]);
    expect(pager.alerts()[0]?.description).toContain(page.url);
    expect(pager.acknowledge(page.alias)).toBe(true);
    await paging.close(page.alias, 'traffic is back');
    expect(pager.alerts()).toMatchObject([
      { status: 'closed', acknowledgedAt: 1000, closedAt: 1000, notes: ['traffic is back'] },
    ]);
    await paging.close('nobody knows it', 'fine');
    await paging.alert(page);
    expect(pager.alerts()).toHaveLength(2);
  });

  test('texts beyond the limits of the service are cut', async () => {
    const paging = createOpsgenie({ url: pager.url, key: 'k' });
    await paging.alert({ ...page, alias: 'long', message: 'm'.repeat(500), description: 'd'.repeat(20_000) });
    expect(pager.alerts().find((alert) => alert.alias === 'long')?.message).toHaveLength(130);
  });

  test('a wrong key is final and is not shown; nobody there is transient', async () => {
    const wrong = createOpsgenie({ url: pager.url, key: 'wrong-key' });
    const error = await wrong.alert(page).catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({ name: 'FinalError', code: 'FL_NOTIFY_FAILED' });
    expect((error as Error).message).not.toContain('wrong-key');
    const nobody = createOpsgenie({ url: 'http://127.0.0.1:9', key: 'k' });
    await expect(nobody.alert(page)).rejects.toMatchObject({
      name: 'TransientError',
      code: 'FL_NOTIFY_FAILED',
    });
  });

  test('a snapshot brings the same alerts back', async () => {
    const copy = await startPager({
      key: 'k',
      now: () => 2000,
      state: JSON.parse(JSON.stringify(pager.snapshot())),
    });
    expect(copy.alerts()).toEqual(pager.alerts());
    await copy.close();
  });
});
