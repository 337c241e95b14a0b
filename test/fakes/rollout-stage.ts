import { deployedKey, entryName, instanceId, type Deployed } from '../../core/delivery/deployed.ts';
import type { RolloutState } from '../../core/delivery/index.ts';
import type { RolloutDeps } from '../../app/reconcilers/rollout/deps.ts';
import { reconcileDeployed } from '../../app/reconcilers/rollout/environment.ts';
import { reconcileReport } from '../../app/reconcilers/rollout/report.ts';
import { reconcileRollout } from '../../app/reconcilers/rollout/rollout.ts';
import { defaultConfig } from '../../core/config/index.ts';
import type { FairleadConfig } from '../../core/config/types.ts';
import { TransientError } from '../../core/errors/fairlead-error.ts';
import type { RolloutRequest } from '../../core/api/rollouts.ts';
import type { Json } from '../../core/json.ts';
import type { DeploymentState, NewDeployment } from '../../core/ports/deployments.ts';
import type { Store } from '../../core/ports/store.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';
import { FakeWorld } from './world.ts';

const repository = { installationId: 1, id: 7, owner: 'acme', name: 'shop' };
export const entry = entryName(repository, 'production', 'notes');
export const deployedNotes = deployedKey(7, 'production', 'notes');
const canary = {
  pattern: 'canary' as const,
  steps: [25, 50],
  intervalMs: 1_000,
  bakeMs: 12_000,
  finalBakeMs: 3_000,
  warmUpMs: 0,
  safeDelta: 0.05,
  onInconclusive: 'promote' as const,
};

function shopConfig(target: string | null): FairleadConfig {
  const notes = {
    name: 'notes',
    path: 'services/notes',
    package: 'shop-notes',
    wsgi: 'shop_notes:app',
    needs: ['places'],
    tests: [],
    health: '/healthz',
    probes: ['/healthz'],
  };
  const production = {
    ...Object.values(defaultConfig.environments)[0],
    name: 'production',
    target,
    services: { notes: canary },
  } as unknown as FairleadConfig['environments'][string];
  return { ...defaultConfig, services: { notes }, environments: { production } };
}

/** The rollout's jobs over a memory store and a fake box; time passes in seconds that are played. */
export class RolloutStage {
  readonly world = new FakeWorld();
  readonly memory: MemoryStore = createMemoryStore(() => this.world.now);
  readonly said: string[] = [];
  githubFails = false;
  refuse: string[] = [];
  /** GitHub's, oldest first. */
  readonly deployments: {
    readonly id: number;
    readonly payload: NewDeployment['payload'];
    state: DeploymentState | null;
  }[] = [];
  /** The environment is there for its protection alone. */
  withoutTarget = false;
  /** The store as the jobs see it: a killed process may stop before or after each commit. */
  readonly store: Store = {
    ...this.memory,
    transaction: async (build) => {
      this.world.gate('store.transaction:before');
      const committed = await this.memory.transaction(build);
      this.world.gate('store.transaction:after');
      return committed;
    },
  };
  readonly deps: RolloutDeps = {
    store: this.store,
    targets: { get: (name, from) => this.world.targets(this.refuse).get(name, from) },
    github: {
      checks: {
        put: async (_, run) => this.#tell(`check ${run.externalId} ${run.conclusion ?? run.status}`, 5),
      },
      deployments: {
        of: () => ({
          list: async () => {
            this.#tell(null, 0);
            return this.deployments.map(({ id, payload }) => ({ id, payload })).toReversed();
          },
          create: async ({ payload }) => {
            const id = this.#tell(`create ${payload.key}`, 11 + this.deployments.length);
            this.deployments.push({ id, payload, state: null });
            return id;
          },
          newest: async (id) => this.deployments.find((each) => each.id === id)?.state ?? null,
          say: async (id, { state }) => {
            this.#tell(`status ${id} ${state}`, 0);
            const found = this.deployments.find((each) => each.id === id);
            if (found !== undefined) found.state = state;
          },
        }),
      },
    },
    clock: { now: () => this.world.now, sleep: () => Promise.resolve() },
    loadConfig: async () => {
      if (this.githubFails) throw new TransientError('FL_GITHUB_UNREACHABLE');
      return shopConfig(this.withoutTarget ? null : 'box-1');
    },
    origin: 'https://fairlead.test',
    probe: async () => {
      this.world.gate('probe:before');
      return 200;
    },
  };

  #tell(what: string | null, answer: number): number {
    if (this.githubFails) throw new TransientError('FL_GITHUB_UNREACHABLE');
    if (what !== null) this.said.push(what);
    return answer;
  }

  async promote(version: string): Promise<void> {
    await this.memory.transaction((batch) =>
      batch.save(`promotion:7/shop-notes/${version}`, { releaseSha256: version, sha: `c-${version}` }, 0),
    );
  }

  /** A version that is live, with one before it, and what was good before those, newest first. */
  async live(stable: string, previous: string, older: readonly string[] = []): Promise<void> {
    const ref = (version: string) => ({ version, sha256: version, instanceId: idOf(version) });
    const launch = {
      package: 'shop-notes',
      wsgi: 'shop_notes:app',
      health: '/healthz',
      needs: [],
      probes: ['/healthz'],
    };
    const versions = [stable, previous, ...older];
    const deployed: Deployed = {
      schema: 2,
      repository,
      environment: 'production',
      service: 'notes',
      target: 'box-1',
      canary,
      stable: ref(stable),
      previous: ref(previous),
      good: versions.map(ref),
      launch: Object.fromEntries(versions.map((version) => [idOf(version), launch])),
      since: 0,
      lock: null,
    };
    for (const version of versions) await this.promote(version);
    await this.memory.transaction((batch) => batch.save(deployedNotes, deployed as unknown as Json, 0));
    await reconcileDeployed(deployedNotes, this.deps);
    this.world.done.length = 0;
    this.world.routed.length = 0;
  }

  /** @param more what else the request says */
  async request(id: string, version: string, more: Partial<RolloutRequest> = {}): Promise<void> {
    const request = { service: 'notes', environment: 'production', version, sha: `c-${version}`, ...more };
    const state = { id, repository, request, actor: 'ann', requestedAt: this.world.now };
    await this.memory.transaction((batch) =>
      batch.save(`rollout-request:${id}`, state as unknown as Json, 0),
    );
  }

  /** @param version as the API found it when the request was made */
  async requestRollback(id: string, version: string): Promise<void> {
    const request = { service: 'notes', environment: 'production', to: 'previous', reason: 'r', key: id };
    const state = { id, repository, request, version, actor: 'bob', requestedAt: this.world.now };
    await this.memory.transaction((batch) => batch.save(`rollback-request:${id}`, state, 0));
  }

  run(id: string): ReturnType<typeof reconcileRollout> {
    return reconcileRollout(`rollout:${id}`, this.deps);
  }

  report(id: string): ReturnType<typeof reconcileReport> {
    return reconcileReport(`rollout-report:${id}`, this.deps);
  }

  /** Runs the jobs of these rollouts once in each second until the last one has ended. */
  async play(ids: readonly string[], seconds = 200): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      for (const id of ids) await this.run(id);
      const states = await Promise.all(ids.map((id) => this.rollout(id)));
      if (states.every((state) => state?.phase === 'ended')) return;
      this.world.second();
    }
    throw new Error(`not over after ${seconds} seconds`);
  }

  async rollout(id: string): Promise<RolloutState | null> {
    return ((await this.memory.load(`rollout:${id}`))?.state ?? null) as unknown as RolloutState | null;
  }

  async deployed(): Promise<Deployed> {
    return (await this.memory.load(deployedNotes))?.state as unknown as Deployed;
  }

  /** What users get now, by version. */
  weights(): Record<string, number> {
    const targets = this.world.entries.get(entry) ?? [];
    return Object.fromEntries(targets.map(({ id, weight }) => [id.split('/').at(-1) ?? '', weight]));
  }
}

export function idOf(version: string): string {
  return instanceId(repository, 'production', 'notes', version);
}
