import { defaultCanary } from './defaults.ts';
import { pathText } from './explain.ts';
import type { Locator, Path } from './locate.ts';
import { nearest } from './nearest.ts';
import { maxProblems, problem, type Problem } from './problem.ts';
import type { ConfigFile, DeployFile } from './schema.ts';
import { parseDuration } from './units.ts';

/** What the schema cannot say of services and their rollouts, and keys without an effect yet. */
export function checkServices(file: ConfigFile, locator: Locator): Problem[] {
  return [...serviceProblems(file, locator), ...environmentProblems(file, locator), ...idle(file, locator)];
}

function serviceProblems(file: ConfigFile, locator: Locator): Problem[] {
  const services = file.services ?? {};
  const known = Object.keys(services);
  const isKnown = new Set(known);
  const wrong = Object.entries(services).flatMap(([name, service]) =>
    (service.needs ?? []).flatMap((need, index) =>
      need === name || !isKnown.has(need)
        ? [{ name, need, path: ['services', name, 'needs', index] as const }]
        : [],
    ),
  );
  // More are never told, and each looks at every name for the nearest.
  return wrong.slice(0, maxProblems).map(({ name, need, path }) => {
    if (need !== name) return unknownService(need, known, path, locator);
    return problem(
      'error',
      locator.value(path),
      `The service ${name} cannot need itself`,
      'Remove the entry.',
    );
  });
}

function unknownService(name: string, known: readonly string[], path: Path, locator: Locator): Problem {
  const meant = nearest(name, known);
  const remedy =
    meant === null ? 'Name a service that stands under `services`, or add it there.' : `Write ${meant}.`;
  const place = typeof path.at(-1) === 'number' ? locator.value(path) : locator.key(path);
  return problem('error', place, `There is no service ${name}`, remedy);
}

function environmentProblems(file: ConfigFile, locator: Locator): Problem[] {
  const known = Object.keys(file.services ?? {});
  const isKnown = new Set(known);
  const all = Object.entries(file.environments ?? {}).flatMap(([name, environment]) =>
    Object.entries(environment.services ?? {}).map(([service, { deploy }]) => {
      return { service, deploy, path: ['environments', name, 'services', service] };
    }),
  );
  const unknown = all.filter(({ service }) => !isKnown.has(service)).slice(0, maxProblems);
  return [
    ...unknown.map(({ service, path }) => unknownService(service, known, path, locator)),
    ...all.flatMap(({ deploy, path }) => deployProblems(deploy ?? {}, [...path, 'deploy'], locator)),
  ];
}

function deployProblems(deploy: DeployFile, path: Path, locator: Locator): Problem[] {
  const found: Problem[] = [];
  const steps = deploy.steps ?? [];
  const falling = steps.findIndex((step, index) => index > 0 && step <= (steps[index - 1] ?? 0));
  if (falling > 0) {
    const place = locator.value([...path, 'steps', falling]);
    const sentence = `The steps must rise, but ${steps[falling]} follows ${steps[falling - 1]}`;
    found.push(problem('error', place, sentence, 'Order the weights from the smallest to the largest.'));
  }
  const interval = parseDuration(deploy.interval ?? '') ?? defaultCanary.intervalMs;
  if (interval < 1000) {
    const place = locator.value([...path, 'interval']);
    found.push(problem('error', place, 'An interval lasts at least 1s', 'Write 1s or more.'));
  }
  for (const key of ['bake', 'final_bake'] as const) {
    const text = deploy[key];
    if (text === undefined || (parseDuration(text) ?? 0) >= interval) continue;
    const sentence = `${pathText([key])} is shorter than one interval`;
    const place = locator.value([...path, key]);
    found.push(problem('error', place, sentence, 'Make it as long as one interval, or longer.'));
  }
  if (deploy.pattern !== undefined && deploy.pattern !== 'canary') {
    const sentence = `The pattern ${deploy.pattern} is not available yet: this service is rolled out as a canary`;
    const place = locator.value([...path, 'pattern']);
    found.push(
      problem('warning', place, sentence, 'Write canary, or leave it for the release that brings it.'),
    );
  }
  return found;
}

/** Keys that are checked and kept for a later release. Saying nothing would let people rely on them. */
function idle(file: ConfigFile, locator: Locator): Problem[] {
  const paths: Path[] = [];
  for (const key of ['alarms', 'slo', 'support'] as const) {
    if (file[key] !== undefined) paths.push([key]);
  }
  for (const [name, service] of Object.entries(file.services ?? {})) {
    for (const key of ['api', 'migration'] as const) {
      if (service[key] !== undefined) paths.push(['services', name, key]);
    }
  }
  return paths.map((path) =>
    problem(
      'warning',
      locator.key(path),
      `${pathText(path)} has no effect yet`,
      'Do not rely on it; it may stay for the release that brings it.',
    ),
  );
}
