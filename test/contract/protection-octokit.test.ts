import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createGitHub } from '../../adapters/github/octokit/index.ts';
import { complete } from '../../core/config/defaults.ts';
import { strategyNames, type FairleadConfig } from '../../core/config/types.ts';
import type { GitHubSettings } from '../../core/ports/github-settings.ts';
import type { RepositoryRef } from '../../core/ports/github.ts';
import {
  compileProtection,
  importConfig,
  nextLedger,
  planProtection,
  settledLedger,
  type Ledger,
  type Observed,
  type Plan,
} from '../../core/protection/index.ts';
import { createOrganisation } from '../../demo/organisation/index.ts';
import { branchNames, configs, inputFor } from '../fakes/arbitrary-settings.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const appId = 5;

interface Stage {
  readonly settings: GitHubSettings;
  readonly repository: RepositoryRef;
  /** By login, and what the emulated organisation numbered them. */
  readonly users: Readonly<Record<string, number>>;
  writes(): number;
}

async function stage(): Promise<Stage> {
  const permissions = {
    actions: 'read',
    administration: 'write',
    checks: 'write',
    contents: 'write',
    deployments: 'write',
    environments: 'write',
    members: 'read',
    pull_requests: 'write',
  };
  const organisation = createOrganisation({
    login: 'acme',
    plan: 'team',
    app: { id: appId, slug: 'fairlead', installationId: 70, permissions, publicKey },
    users: ['ann', 'bob', 'cid'].map((login) => ({ login })),
    teams: [
      { slug: 'release', id: 11, members: ['ann'], repositories: { shop: 'maintain' } },
      { slug: 'core', id: 12, members: ['bob'], repositories: { shop: 'maintain' } },
      { slug: 'qa', id: 13, members: ['cid'], repositories: { shop: 'push' } },
      { slug: 'big-team', id: 14, members: [], repositories: { shop: 'push' } },
    ],
    repositories: [
      {
        name: 'shop',
        private: false,
        files: { 'README.md': 'x\n' },
        branches: Object.fromEntries(branchNames.filter((name) => name !== 'main').map((name) => [name, {}])),
      },
    ],
    rateLimit: 1_000_000,
  });
  let writes = 0;
  // The budget of a real hour is not what this is about.
  let skew = 0;
  const now = () => Date.now() + (skew += 60_000);
  const { settings, people } = createGitHub({
    appId,
    privateKey,
    baseUrl: 'https://api.example',
    fetch: (input, init) => {
      const method = init?.method ?? 'GET';
      const url = input instanceof Request ? input.url : String(input);
      if (method !== 'GET' && !/graphql|access_tokens/.test(url)) writes += 1;
      return organisation.fetch(input, init);
    },
    clock: { now, sleep: () => Promise.resolve() },
  });
  const [repository] = await settings.list(70);
  if (repository === undefined) throw new Error('no repository');
  const users = await people.userIds(70, ['ann', 'bob', 'cid']);
  return { settings, repository, users, writes: () => writes };
}

async function observe({ settings, repository }: Stage): Promise<Observed> {
  const { observed } = await settings.overview(repository);
  const whole = await settings.rotation(repository, observed);
  expect(whole.unread).toEqual([]);
  return whole;
}

/** One pass: read, plan, apply. */
async function pass(
  at: Stage,
  config: FairleadConfig,
  ledger: Ledger,
): Promise<{ plan: Plan; ledger: Ledger }> {
  const desired = compileProtection(inputWith(config, at)).resources;
  const observed = await observe(at);
  let after = settledLedger(ledger, desired, observed);
  const plan = planProtection({ desired, observed, ledger: after });
  for (const change of plan.changes)
    after = nextLedger(after, change, await at.settings.apply(at.repository, change));
  return { plan, ledger: after };
}

function inputWith(config: FairleadConfig, { users }: Stage) {
  const input = inputFor(config);
  return { ...input, people: { teams: input.people.teams, users } };
}

test.each(strategyNames)('%s: applied once, in sync ever after, whichever mechanism', async (strategy) => {
  const at = await stage();
  let ledger: Ledger = [];
  for (const mechanism of ['rulesets', 'branch-protection'] as const) {
    const config = complete({
      strategy,
      mechanism,
      approvals: 2,
      checks: ['build'],
      release_managers: ['team:release', 'ann'],
      maintainers: ['team:core'],
      freeze: [{ branches: 'main', from: '2026-11-01', to: '2026-12-01' }],
      environments: {
        production: { approval: ['team:qa', 'bob'], wait: '10m', deploys: ['main', 'release/**'] },
        qa: {},
      },
    });
    const first = await pass(at, config, ledger);
    expect(first.plan.changes.length).toBeGreaterThan(0);
    const before = at.writes();
    const second = await pass(at, config, first.ledger);
    expect(second.plan.changes).toEqual([]);
    expect(at.writes()).toBe(before);
    ({ ledger } = second);
    const observed = await observe(at);
    const imported = importConfig({ ...inputWith(config, at), observed, ledger });
    expect([mechanism, imported.notes]).toEqual([
      mechanism,
      expect.not.arrayContaining([expect.stringContaining('advisory')]),
    ]);
  }
  const gone = await pass(at, complete({ enforcement: 'advisory' }), ledger);
  expect(gone.plan.changes.every(({ action }) => action === 'delete')).toBe(true);
  const left = (await observe(at)).resources.map(({ kind }) => kind);
  expect(left).toEqual(['repository-settings']);
});

test('configurations of every kind one after another: a second pass never writes', async () => {
  const at = await stage();
  let ledger: Ledger = [];
  await fc.assert(
    fc.asyncProperty(configs, async (config) => {
      ({ ledger } = await pass(at, config, ledger));
      const before = at.writes();
      const again = await pass(at, config, ledger);
      expect(again.plan.changes).toEqual([]);
      expect(at.writes()).toBe(before);
    }),
    { numRuns: 40, endOnFailure: true },
  );
});
