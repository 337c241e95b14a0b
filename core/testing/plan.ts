import type { MessageArtifact } from '../api/message.ts';
import type { FairleadConfig } from '../config/types.ts';
import type { EnvironmentService, Promotion, TestRun } from './types.ts';

/** What a test run brings up, in the order in which it starts, and which tests it runs. */
export interface TestPlan {
  readonly services: readonly EnvironmentService[];
  readonly tests: MessageArtifact;
  /** Services whose tests run. */
  readonly selected: readonly string[];
}

export type Planned =
  { readonly ok: true; readonly plan: TestPlan } | { readonly ok: false; readonly sentence: string };

/**
 * Plans the environment of a run: the related services, the changed ones, and everything these need, each exactly
 * once and after what it needs. Changed services run from the message's artifacts, the others from their newest
 * promoted main alpha. What cannot be planned is said in one sentence.
 */
export function planTests(
  data: TestRun['data'],
  config: Pick<FairleadConfig, 'services' | 'integrationTests'>,
  promotions: readonly Promotion[],
): Planned {
  const changed = data.artifacts.flatMap((artifact) => (artifact.service === null ? [] : [artifact.service]));
  const selected = [...new Set([...data.tests.services, ...changed])].sort();
  if (selected.length === 0) return impossible('The message names no service to test.');
  const order = startOrder(selected, config.services);
  if (!order.ok) return order;

  const services: EnvironmentService[] = [];
  for (const service of order.names) {
    const found = artifactOf(service, data, promotions);
    if (found === null) {
      const kinds = data.artifacts.filter((artifact) => artifact.service === service).map(({ kind }) => kind);
      if (kinds.length > 0) {
        return impossible(
          `The service ${service} is built as ${[...new Set(kinds)].join(' and ')} only, and this engine runs Python packages.`,
        );
      }
      return impossible(
        `There is no promoted main alpha of the service ${service}, and this change does not build it.`,
      );
    }
    services.push(found);
  }
  const tests = testPackage(data, config, promotions);
  if (tests === null) return impossible('There is no package of integration tests to run.');
  return { ok: true, plan: { services, tests, selected } };
}

type Order =
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly sentence: string };

/** Depth first: a service stands after everything that it needs. Ties go by name, so that equal input gives equal plans. */
function startOrder(roots: readonly string[], services: FairleadConfig['services']): Order {
  const known = new Map(Object.entries(services));
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): string | null => {
    if (done.has(name)) return null;
    if (path.includes(name)) {
      return `Services need each other in a circle: ${[...path.slice(path.indexOf(name)), name].join(' → ')}.`;
    }
    const service = known.get(name);
    if (service === undefined) {
      return `The service ${name} is not in .github/fairlead.yml of the default branch.`;
    }
    for (const need of [...service.needs].sort()) {
      const problem = visit(need, [...path, name]);
      if (problem !== null) return problem;
    }
    done.add(name);
    return null;
  };
  for (const root of roots) {
    const problem = visit(root, []);
    if (problem !== null) return impossible(problem);
  }
  return { ok: true, names: [...done] };
}

function artifactOf(
  service: string,
  data: TestRun['data'],
  promotions: readonly Promotion[],
): EnvironmentService | null {
  const own = data.artifacts.filter((artifact) => artifact.service === service);
  const built = own.find((artifact) => artifact.kind === 'python');
  // What the change builds in another form only must not be tested as it was before the change.
  if (built === undefined && own.length > 0) return null;
  if (built !== undefined) {
    const { kind, name, version, sha256 } = built;
    return { service, artifact: { kind, service, name, version, sha256 }, origin: 'change' };
  }
  const newest = newestPromotion(promotions.filter((promotion) => promotion.service === service));
  return newest === null ? null : { service, artifact: alphaOf(newest), origin: 'promoted' };
}

function testPackage(
  data: TestRun['data'],
  config: Pick<FairleadConfig, 'integrationTests'>,
  promotions: readonly Promotion[],
): MessageArtifact | null {
  const name = config.integrationTests?.package;
  if (name === undefined) return null;
  const wheels = data.artifacts.filter((artifact) => artifact.kind === 'python');
  const built = wheels.find((artifact) => artifact.service === null && artifact.name === name);
  if (built !== undefined) {
    return { kind: 'python', service: null, name, version: built.version, sha256: built.sha256 };
  }
  const newest = newestPromotion(
    promotions.filter((promotion) => promotion.service === null && promotion.package === name),
  );
  return newest === null ? null : alphaOf(newest);
}

function newestPromotion(promotions: readonly Promotion[]): Promotion | null {
  return promotions.reduce<Promotion | null>(
    (best, next) => (best === null || next.promotedAt > best.promotedAt ? next : best),
    null,
  );
}

/** The alpha, not the release: both hold the same bytes, and the alpha is what a later promotion starts from. */
function alphaOf(promotion: Promotion): MessageArtifact {
  return {
    kind: 'python',
    service: promotion.service,
    name: promotion.package,
    version: promotion.alphaVersion,
    sha256: promotion.alphaSha256,
  };
}

function impossible(sentence: string): { readonly ok: false; readonly sentence: string } {
  return { ok: false, sentence };
}
