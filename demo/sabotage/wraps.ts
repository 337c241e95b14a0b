import { strToU8, unzipSync, zipSync } from 'fflate';
import type { GitHub } from '../../core/ports/github.ts';
import type { Registry } from '../../core/ports/registry.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Targets } from '../../core/ports/targets.ts';
import type { Tokens } from '../../core/ports/tokens.ts';
import type { Traffic } from '../../core/ports/traffic.ts';
import type { Parts } from '../../server/parts.ts';
import type { SabotageName } from './names.ts';

/** Breaks exactly one thing: a port is wrapped before the composition root gets it. The product runs as it is. */
export function wrap(parts: Parts, name: SabotageName): Parts {
  switch (name) {
    case 'lint-silent':
      return { ...parts, github: silentEverywhere(parts.github) };
    case 'supersede-ignored':
      return { ...parts, store: withoutSuccessors(parts.store) };
    case 'promote-other-bytes':
      return { ...parts, registry: otherBytes(parts.registry) };
    case 'token-unchecked':
      return { ...parts, tokens: everyTokenIsAPush(parts.tokens) };
    case 'restart-forgets':
      return { ...parts, store: forgetful(parts.store) };
    case 'canary-blind':
      return { ...parts, targets: withTraffic(parts.targets, blind) };
    case 'rollback-noop':
      return { ...parts, targets: withTraffic(parts.targets, neverBack) };
  }
}

/** The same object with some methods replaced; the rest keep their `this`. */
function override<T extends object>(port: T, methods: Partial<T>): T {
  return new Proxy(port, {
    get(target, property) {
      const own = methods[property as keyof T];
      if (own !== undefined) return own;
      const value = Reflect.get(target, property, target) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

function silentEverywhere(github: Parts['github']): Parts['github'] {
  return override(github, {
    checks: silentLint(github).checks,
    background: silentLint(github.background),
  });
}

function silentLint(github: GitHub): GitHub {
  const put: GitHub['checks']['put'] = (repository, run) =>
    github.checks.put(
      repository,
      run.name === 'fairlead/lint' ? { ...run, conclusion: 'success', annotations: [] } : run,
    );
  return override(github, { checks: { put } });
}

/** Neither newer runs nor pushes are ever found. */
function withoutSuccessors<T extends Store>(store: T): T {
  const events: Store['events'] = async (query) => {
    const found = await store.events(query);
    return query.streamPrefix === 'testrun:' || query.stream?.startsWith('github:') === true ? [] : found;
  };
  return override<Store>(store, { events }) as T;
}

function otherBytes(registry: Registry): Registry {
  return override(registry, {
    publish: (packageName, version, filename, bytes) =>
      registry.publish(packageName, version, filename, version.includes('a') ? bytes : tampered(bytes)),
  });
}

/** One more line in the first module of a wheel. */
function tampered(wheel: Uint8Array): Uint8Array {
  const members = unzipSync(wheel);
  const path = Object.keys(members).find((name) => name.endsWith('.py'));
  if (path === undefined) return wheel;
  const text = new TextDecoder().decode(members[path]);
  return zipSync({ ...members, [path]: strToU8(`${text}\n# not what was tested\n`) });
}

function everyTokenIsAPush(tokens: Tokens): Tokens {
  return override(tokens, {
    async verify(jwt, expected) {
      const claims = await tokens.verify(jwt, expected);
      return { ...claims, eventName: 'push', ref: 'refs/heads/main' };
    },
  });
}

/** A process that was started on a store with rollouts under way does not find them. */
function forgetful<T extends Store>(store: T): T {
  const startedAt = Date.now();
  const load: Store['load'] = async (key) => {
    const stored = await store.load(key);
    if (stored === null || !key.startsWith('rollout:')) return stored;
    const { startedAt: begun } = stored.state as { startedAt?: number };
    return begun !== undefined && begun < startedAt ? null : stored;
  };
  return override<Store>(store, { load }) as T;
}

function withTraffic(targets: Targets, change: (traffic: Traffic) => Traffic): Targets {
  return {
    get(name, repository) {
      const target = targets.get(name, repository);
      return { ...target, traffic: change(target.traffic) };
    },
  };
}

/** Nothing ever fails. */
function blind(traffic: Traffic): Traffic {
  return override(traffic, {
    async intervals(entry, afterId) {
      const intervals = await traffic.intervals(entry, afterId);
      return intervals.map((interval) => ({
        ...interval,
        targets: interval.targets.map((target) => ({ ...target, errors: 0 })),
      }));
    },
  });
}

/** A new version never loses weight it once had. */
function neverBack(traffic: Traffic): Traffic {
  return override(traffic, {
    async route(entry, targets) {
      const now = await traffic.read(entry);
      const shared = now?.targets.filter((target) => target.weight > 0).length ?? 0;
      const wanted = targets.filter((target) => target.weight > 0).length;
      return now !== null && shared > 1 && wanted === 1 ? now : traffic.route(entry, targets);
    },
  });
}
