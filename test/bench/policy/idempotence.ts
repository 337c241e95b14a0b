import * as fc from 'fast-check';
import { FinalError } from '../../../core/errors/fairlead-error.ts';
import {
  compileProtection,
  nextLedger,
  planProtection,
  settledLedger,
  type Change,
  type Ledger,
  type People,
} from '../../../core/protection/index.ts';
import type { FairleadConfig } from '../../../core/config/types.ts';
import { branchNames, configs, inputFor } from '../../fakes/arbitrary-settings.ts';
import { createPolicyStage, installationId, type PolicyStage } from '../../fakes/policy-stage.ts';
import { count, progress, type Figure } from './figure.ts';

const size = 10_000;
const logins = ['ann', 'bob', 'cid'];
const teams = ['release', 'core', 'qa', 'big-team'];

/**
 * Generated configurations, one after the other, applied to the emulated GitHub by the real adapter: what a second look
 * would still write. Each follows the one before, so that changing from any to any is tried as well.
 */
export async function* idempotence(): AsyncGenerator<Figure> {
  const stage = await createPolicyStage({
    silent: true,
    plan: 'enterprise',
    rateLimit: 100_000_000,
    users: logins.map((login, index) => ({ login, owner: index === 0 })),
    teams: teams.map((slug) => ({ slug, members: ['ann'], repositories: { shop: 'push' as const } })),
    repositories: [
      {
        name: 'shop',
        files: { 'README.md': 'shop\n' },
        branches: Object.fromEntries(branchNames.filter((name) => name !== 'main').map((name) => [name, {}])),
        collaborators: Object.fromEntries(logins.map((login) => [login, 'push' as const])),
      },
    ],
  });
  stage.hurry(true);
  const world = await openWorld(stage);
  let ledger: Ledger = [];
  let done = 0;
  let rewrites = 0;
  let refused = 0;
  for (const config of fc.sample(configs, { numRuns: size, seed: 20_261_125 })) {
    const first = await round(world, config, ledger);
    ledger = first.ledger;
    refused += first.refused;
    const second = await plan(world, config, ledger);
    // What GitHub refused stays asked for, which is no flip-flop.
    const again = second.changes.filter((change) => !first.refusals.has(keyOf(change)));
    rewrites += again.length;
    if (again.length > 0) progress(`again: ${again.map(keyOf).join(', ')} of ${JSON.stringify(config)}`);
    done += 1;
    if (done % 1000 === 0) progress(`${done} configurations applied`);
    // The journal of requests would grow without end.
    stage.organisation.journal.clear();
  }
  yield count('idempotence.configs', done);
  yield count('idempotence.writes', rewrites);
  yield count('idempotence.refused_by_github', refused);
  await stage.close();
}

interface World {
  readonly github: PolicyStage['github'];
  readonly repository: { installationId: number; id: number; owner: string; name: string };
  readonly people: People;
}

async function openWorld({ github, organisation }: PolicyStage): Promise<World> {
  const repo = organisation.repo('shop');
  const repository = { installationId, id: repo.id, owner: 'acme', name: 'shop' };
  const known = await github.settings.organisation(installationId, 'acme', { properties: false });
  return {
    github,
    repository,
    people: {
      teams: Object.fromEntries((known?.teams ?? []).map(({ slug, id }) => [slug, id])),
      users: await github.people.userIds(installationId, logins),
    },
  };
}

async function plan({ github, repository, people }: World, config: FairleadConfig, ledger: Ledger) {
  const whole = await github.settings.overview(repository);
  const observed = await github.settings.rotation(repository, whole.observed);
  const input = inputFor(config, { people, branches: whole.branches.map(({ name }) => name), appId: 4711 });
  const { resources: desired } = compileProtection(input);
  const settled = settledLedger(ledger, desired, observed);
  return { ...planProtection({ desired, observed, ledger: settled }), ledger: settled };
}

async function round(world: World, config: FairleadConfig, before: Ledger) {
  const planned = await plan(world, config, before);
  let { ledger } = planned;
  const refusals = new Set<string>();
  for (const change of planned.changes) {
    try {
      ledger = nextLedger(ledger, change, await world.github.settings.apply(world.repository, change));
    } catch (error) {
      if (!(error instanceof FinalError)) throw error;
      refusals.add(keyOf(change));
    }
  }
  return { ledger, refusals, refused: refusals.size };
}

function keyOf({ action, kind, name }: Change): string {
  return `${action} ${kind} ${name}`;
}
