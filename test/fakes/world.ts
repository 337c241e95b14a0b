import { FinalError } from '../../core/errors/fairlead-error.ts';
import type { Instance, InstanceSpec, Runtime } from '../../core/ports/runtime.ts';
import type { Target, Targets } from '../../core/ports/targets.ts';
import type { Interval, RoutingState, Traffic, TrafficTarget } from '../../core/ports/traffic.ts';

/** What a fake does before each of its operations: throw to play a failure or a killed process. */
export type Gate = (operation: string) => void;

/** One box in memory: instances, a balancer, and users who send 300 requests in each second that is played. */
export class FakeWorld {
  now = 1_764_000_000_000;
  /** Called before and after every operation, as `runtime.start:before`. */
  gate: Gate = () => undefined;
  readonly running = new Map<string, Instance>();
  readonly specs = new Map<string, InstanceSpec>();
  readonly entries = new Map<string, TrafficTarget[]>();
  readonly counts = new Map<string, Interval[]>();
  /** Processes that were really started and stopped, in order. */
  readonly done: string[] = [];
  /** Weights by instance as they were changed, one JSON text each. */
  readonly routed: string[] = [];
  ready = true;
  requests = 300;
  /** Failed requests of an instance in a second. */
  errors: (id: string, requests: number) => number = () => 0;
  readonly #ports = new Map<string, number>();

  readonly runtime: Runtime = {
    start: (spec) =>
      this.#do('runtime.start', () => {
        const known = this.running.get(spec.id);
        if (known !== undefined) return known;
        const port = this.#ports.get(spec.id) ?? 9_000 + this.#ports.size;
        this.#ports.set(spec.id, port);
        const instance: Instance = {
          id: spec.id,
          service: spec.service,
          environment: spec.environment,
          version: spec.package.version,
          host: '127.0.0.1',
          port,
          pid: port,
          startedAt: this.now,
          logFile: 'log',
        };
        this.running.set(spec.id, instance);
        this.specs.set(spec.id, spec);
        this.done.push(`start ${spec.package.version}`);
        return instance;
      }),
    ready: (instance) => this.#do('runtime.ready', () => this.ready && this.running.has(instance.id)),
    stop: (id) =>
      this.#do('runtime.stop', () => {
        if (this.running.delete(id)) this.done.push(`stop ${id.split('/').at(-1) ?? ''}`);
      }),
    list: () => this.#do('runtime.list', () => [...this.running.values()]),
  };

  readonly traffic: Traffic = {
    route: (entry, targets) =>
      this.#do('traffic.route', () => {
        const before = JSON.stringify(this.#weights(entry));
        this.entries.set(entry, [...targets]);
        const after = JSON.stringify(this.#weights(entry));
        if (after !== before) this.routed.push(after);
        return this.#routing(entry) as RoutingState;
      }),
    read: (entry) => this.#do('traffic.read', () => this.#routing(entry)),
    intervals: (entry, afterId) =>
      this.#do('traffic.intervals', () => {
        const all = this.counts.get(entry) ?? [];
        return all.slice(all.findIndex(({ id }) => id === afterId) + 1);
      }),
  };

  /** @param refuse repositories (`owner/name`) that the target is not for */
  targets(refuse: readonly string[] = []): Targets {
    const target: Target = { name: 'box-1', runtime: this.runtime, traffic: this.traffic, variables: {} };
    return {
      get(name, repository) {
        if (name !== 'box-1') throw new FinalError('FL_NOT_FOUND', `target ${name}`);
        if (refuse.includes(repository))
          throw new FinalError('FL_NOT_AUTHORISED', `${repository} and ${name}`);
        return target;
      },
    };
  }

  /** Lets one second pass: every entry gets its requests, spread by weight, and an interval with the counts. */
  second(): void {
    const startedAt = this.now;
    this.now += 1_000;
    for (const [entry, targets] of this.entries) {
      const counted = targets.map(({ id, weight }) => {
        const requests = Math.round((this.requests * weight) / 100);
        const errors = this.running.has(id) ? this.errors(id, requests) : requests;
        return { id, requests, errors };
      });
      const known = this.counts.get(entry) ?? [];
      this.counts.set(entry, [...known, { id: `b1/${startedAt / 1_000}`, startedAt, targets: counted }]);
    }
  }

  #weights(entry: string): Record<string, number> {
    const targets = this.entries.get(entry) ?? [];
    return Object.fromEntries(targets.map(({ id, weight }) => [id.split('/').at(-1) ?? '', weight]));
  }

  #routing(entry: string): RoutingState | null {
    const targets = this.entries.get(entry);
    if (targets === undefined) return null;
    return {
      entry,
      url: `http://127.0.0.1:80/${entry}`,
      targets: targets.map((each) => ({ ...each, inFlight: 0 })),
    };
  }

  async #do<T>(operation: string, act: () => T): Promise<T> {
    this.gate(`${operation}:before`);
    const result = act();
    this.gate(`${operation}:after`);
    return result;
  }
}
