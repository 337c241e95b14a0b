import { expect, test } from '@jest/globals';
import type { Lease, Store } from '../core/ports/store.ts';
import { parseOperatorConfig } from './config.ts';
import type { Parts } from './parts.ts';
import { createReconcilers } from './reconcilers.ts';

const deployed = {
  repository: { installationId: 1, id: 1, owner: 'acme', name: 'shop' },
  environment: 'production',
  service: 'notes',
  target: 'box-1',
  canary: null,
  stable: null,
  previous: null,
  launch: {},
  since: 1,
  lock: null,
};

test('every write of a job carries the lease that it holds', async () => {
  const leases: (Lease | undefined)[] = [];
  const events = [
    {
      stream: 'incident:a',
      type: 'incident.detected',
      occurredAt: 1,
      source: 'test',
      dedupeKey: null,
      body: {},
    },
  ];
  const store = {
    load: async (key: string) =>
      key.startsWith('rollout:')
        ? { key, version: 1, state: { environment: 'production', service: 'notes', to: { version: '1' } } }
        : key.startsWith('deployed:')
          ? { key, version: 1, state: deployed }
          : null,
    events: async () => events,
    transaction: async (_build: unknown, lease?: Lease) => {
      leases.push(lease);
      return { positions: [] };
    },
  } as unknown as Store;
  const paging = { alert: async () => ({ id: 'page' }), close: async () => undefined };
  const github = { background: {} };
  const parts = { store, github, clock: { now: () => 5 }, paging, support: null } as unknown as Parts;
  const reconcilers = createReconcilers(
    parseOperatorConfig('{}', 'fairlead.config.yml'),
    parts,
    async () => Promise.reject(new Error('not asked')),
    new AbortController().signal,
  );
  const lease: Lease = { key: 'incident:a', fence: 7, attempt: 1, expiresAt: 9 };
  await reconcilers['incident']?.('incident:a', lease);
  expect(leases.length).toBeGreaterThan(0);
  expect(leases.every((given) => given?.fence === 7)).toBe(true);
});
