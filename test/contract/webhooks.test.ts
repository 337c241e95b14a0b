import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Probot } from 'probot';
import { createApp, handlers } from '../../app/app.ts';
import { createPolicyReconcilers } from '../../server/reconcilers.ts';
import { loadProbot } from '../../server/ingress.ts';
import { createMemoryStore, type MemoryStore } from '../fakes/memory-store.ts';

interface Example {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

const root = dirname(fileURLToPath(import.meta.resolve('@octokit/webhooks-examples/package.json')));
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  .map(({ name }) => name);
/** GitHub's own recordings, of github.com and of every Enterprise Server that there are some of. */
const recorded = new Map(
  folders.map((folder) => [
    folder,
    JSON.parse(readFileSync(join(root, folder, 'index.json'), 'utf8')) as readonly Example[],
  ]),
);

let probot: Probot;
let store: MemoryStore;

beforeAll(async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const current = {
    transaction: (build: Parameters<MemoryStore['transaction']>[0]) => store.transaction(build),
  };
  const app = createApp({ store: current, clock: { now: () => 1_000 } });
  probot = await loadProbot(
    { appId: 1, privateKey: pem, secret: 'secret', baseUrl: 'http://127.0.0.1:9' },
    app,
  );
});

/** What the deliveries of one event come to. */
async function deliver(name: string, payloads: Example['examples'], installation: object | undefined) {
  store = createMemoryStore();
  for (const [index, example] of payloads.entries()) {
    const { installation: own, ...rest } = example;
    const payload = installation === undefined ? rest : { ...rest, installation: own ?? installation };
    const delivery = { id: `guid-${name}-${index}`, name, payload };
    await probot.webhooks.receive(delivery as Parameters<typeof probot.webhooks.receive>[0]);
  }
  return { events: await store.events({}), jobs: [...new Set(store.enqueued)] };
}

/** Parts of keys that somebody works on. */
const known = new Set([
  ...Object.keys(createPolicyReconcilers({ github: {} } as never, () => async () => ({}))),
  'findings',
]);

describe.each(folders)('%s', (folder) => {
  const all = recorded.get(folder) ?? [];

  test.each(all.map(({ name }) => name))(
    '%s is taken or ignored, and what it wakes is known',
    async (name) => {
      const { examples = [] } = all.find((each) => each.name === name) ?? {};
      expect(examples.length).toBeGreaterThan(0);
      const { events, jobs } = await deliver(name, examples, { id: 5 });
      expect(jobs.map((key) => key.split(':')[0] ?? '').filter((kind) => !known.has(kind))).toEqual([]);
      if (!Object.hasOwn(handlers, name)) expect([events, jobs]).toEqual([[], []]);
      for (const { stream, body } of events) {
        expect(stream).toMatch(/^github:(?:\d+|installation\/\d+)$/);
        expect(JSON.stringify(body).length).toBeLessThan(2_000);
      }
    },
  );
});

test('there are recordings of github.com and of Enterprise Server', () => {
  expect(folders).toContain('api.github.com');
  expect(folders.filter((folder) => folder.startsWith('ghes-')).length).toBeGreaterThan(3);
});

/** Handled events that are newer than the recordings, and those that were recorded of what the App leaves alone. */
const unrecorded = [
  'branch_protection_configuration',
  'custom_property_values',
  'deployment_protection_rule',
  'repository_ruleset',
  // Comments without a command; a collaborator of a person's own repository.
  'issue_comment',
  'member',
];

test.each(Object.keys(handlers).filter((name) => !unrecorded.includes(name)))(
  '%s: some recording of it comes to an event',
  async (name) => {
    const examples = [...recorded.values()].flatMap(
      (all) => all.find((each) => each.name === name)?.examples ?? [],
    );
    const { events } = await deliver(name, examples, { id: 5 });
    expect(events.length).toBeGreaterThan(0);
  },
);

test('hooks outside the App come to nothing', async () => {
  for (const { name, examples } of recorded.get('api.github.com') ?? []) {
    if (name.startsWith('installation')) continue;
    const { events, jobs } = await deliver(name, examples, undefined);
    expect([name, events, jobs]).toEqual([name, [], []]);
  }
});

test('a handler that fails would be seen', async () => {
  store = createMemoryStore();
  const broken = { id: 'guid', name: 'pull_request', payload: { action: 'opened', installation: { id: 5 } } };
  const sent = probot.webhooks.receive(broken as unknown as Parameters<typeof probot.webhooks.receive>[0]);
  await expect(sent).rejects.toThrow();
});
