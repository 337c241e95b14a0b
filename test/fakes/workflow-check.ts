import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { coordinates } from '../../core/release/coordinates.ts';

const product = join(import.meta.dirname, '..', '..');

export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly name?: string;
  readonly if?: string;
  readonly needs?: readonly string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly on: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress'?: boolean | string };
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Metadata {
  readonly inputs?: Readonly<
    Record<string, { readonly required?: boolean; readonly default?: string } | null>
  >;
  readonly runs: { readonly using: string; readonly steps?: readonly Step[] };
}

/** What plays an action of others: test/fakes/stand-ins. */
export interface StandIn {
  readonly action: string;
  readonly version: string;
  readonly commit: string;
  readonly folder: string;
}

export function readStandIns(): readonly StandIn[] {
  const folder = join(product, 'test', 'fakes', 'stand-ins');
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'action.yml')));
  return names.map((name) => {
    const line = readFileSync(join(folder, name, 'action.yml'), 'utf8').split('\n')[0] ?? '';
    const match = /^# (\S+) (v\S+) ([0-9a-f]{40})$/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined || match[3] === undefined) {
      throw new Error(`the stand-in ${name} does not say which action it plays`);
    }
    return { action: match[1], version: match[2], commit: match[3], folder: join(folder, name) };
  });
}

export function readMetadata(folder: string): Metadata {
  return parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as Metadata;
}

/** Names of our composite actions. */
export function compositeNames(): readonly string[] {
  const folder = join(product, 'actions');
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'action.yml')));
  return names.filter((name) => readMetadata(join(folder, name)).runs.using === 'composite');
}

/** Everything that is wrong with a workflow as its text shows it, a sentence each. */
export function workflowProblems(text: string): readonly string[] {
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  return [
    ...stepProblems(
      text,
      jobs.flatMap(([, { steps }]) => steps),
    ),
    ...jobs.flatMap(([id, job]) => permissionProblems(id, job, workflow)),
    ...triggerProblems(workflow),
  ];
}

/** What is wrong with the steps of a workflow or a composite action. */
export function stepProblems(text: string, steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => {
    const problems = step.run?.includes('${{') === true ? [`an expression stands in: ${step.run}`] : [];
    return step.uses === undefined ? problems : [...problems, ...usesProblems(text, step, step.uses)];
  });
}

function usesProblems(text: string, step: Step, uses: string): readonly string[] {
  const own = ownAction(uses);
  const standIn = readStandIns().find(({ action }) => uses.startsWith(`${action}@`));
  const given = Object.keys(step.with ?? {});
  if (own !== null) {
    const folder = join(product, own);
    if (!existsSync(join(folder, 'action.yml'))) return [`${uses} does not exist`];
    return inputProblems(uses, given, readMetadata(folder));
  }
  if (standIn === undefined) return [`${uses} has no stand-in`];
  const { action, commit, version, folder } = standIn;
  const isPinned = text.includes(`uses: ${action}@${commit} # ${version}\n`);
  const unsafe = action === 'actions/checkout' && step.with?.['persist-credentials'] !== false;
  return [
    ...(isPinned && uses.endsWith(commit) ? [] : [`${uses} is not pinned as ${commit} # ${version}`]),
    ...(unsafe ? ['a checkout keeps credentials'] : []),
    ...inputProblems(uses, given, readMetadata(folder)),
  ];
}

/** Path of one of our actions, `actions/lint`, or null for another's. */
function ownAction(uses: string): string | null {
  const { repository, ref } = coordinates;
  const [path = '', at] = uses.split('@');
  if (at !== ref || (path !== repository && !path.startsWith(`${repository}/`))) return null;
  return path.slice(repository.length + 1);
}

function inputProblems(uses: string, given: readonly string[], { inputs = {} }: Metadata): readonly string[] {
  const unknown = given.filter((name) => !Object.hasOwn(inputs, name));
  const missing = Object.entries(inputs).filter(
    ([name, input]) => input?.required === true && input.default === undefined && !given.includes(name),
  );
  return [
    ...unknown.map((name) => `${uses} has no input ${name}`),
    ...missing.map(([name]) => `${uses} needs the input ${name}`),
  ];
}

/** Permissions that a step needs, by what it uses: our own actions by path, others by name. To write, or `name: read`. */
const needs: Readonly<Record<string, (step: Step) => readonly string[]>> = {
  'actions/lint': signsFor('app-url'),
  'actions/coverage': signsFor('app-url'),
  'actions/pull-request': signsFor('app-url'),
  'actions/release': (step) => ['id-token', ...(step.with?.['deploy'] === undefined ? [] : ['deployments'])],
  'actions/notify-test-engine': () => ['id-token'],
  'actions/canary-deploy': () => ['id-token', 'deployments'],
  'actions/rollback': () => ['id-token', 'deployments'],
  'actions/build-publish-alpha': (step) => [
    ...signsFor('trusted-publishing')(step),
    ...(step.with?.['mode'] === 'cleanup' ? [...signsFor('app-url')(step), 'pull-requests: read'] : []),
    ...(String(step.with?.['image-token']).includes('github.token') ? ['packages'] : []),
  ],
  // The root action.
  '': (step) =>
    step.with?.['command'] === 'report' ? ['checks', 'actions: read', 'pull-requests: read'] : [],
  'actions/attest': () => ['id-token', 'attestations'],
};

function signsFor(input: string): (step: Step) => readonly string[] {
  return (step) => (step.with?.[input] === undefined ? [] : ['id-token']);
}

function needsOf(step: Step): readonly string[] {
  // npm exchanges the job's token by itself.
  if (step.run?.includes('npm publish') === true) return ['id-token'];
  const action = ownAction(step.uses ?? '') ?? step.uses?.split('@')[0] ?? '';
  return needs[action]?.(step) ?? [];
}

function permissionProblems(id: string, job: Job, { permissions: all }: Workflow): readonly string[] {
  const own = job.permissions ?? all;
  if (own === undefined) return [`job ${id} has whatever permissions the repository gives`];
  const loose = all !== undefined && JSON.stringify(all) !== '{"contents":"read"}';
  const needed = new Set(
    job.steps.flatMap(needsOf).map((need) => (need.includes(':') ? need : `${need}: write`)),
  );
  const given = Object.entries(own).filter(([name, level]) => !(name === 'contents' && level === 'read'));
  return [
    ...(loose ? ['the whole workflow has more than contents: read'] : []),
    ...[...needed]
      .filter((need) => own[need.split(':')[0] ?? ''] !== need.split(': ')[1])
      .map((need) => `job ${id} needs ${need}`),
    ...given
      .filter(([name, level]) => !needed.has(`${name}: ${level}`))
      .map(([name, level]) => `job ${id} does not need ${name}: ${level}`),
  ];
}

function triggerProblems({ on, concurrency, jobs }: Workflow): readonly string[] {
  const triggers = typeof on === 'string' ? [on] : Object.keys(on as object);
  const unsafe = triggers.filter((name) => name === 'pull_request_target');
  const writes = Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .some(
      ({ uses, run }) =>
        /\/(?:build-publish-alpha|release|canary-deploy|rollback)@/.test(uses ?? '') ||
        run?.includes('npm publish'),
    );
  const cancel = concurrency?.['cancel-in-progress'];
  const onlyPulls = triggers.every((name) => name === 'pull_request');
  const isCut = writes && !onlyPulls && cancel !== false && !String(cancel).includes("== 'pull_request'");
  return [
    ...unsafe.map((name) => `${name} runs a stranger's change with the repository's rights`),
    ...(writes && concurrency === undefined ? ['what publishes or deploys has no concurrency'] : []),
    ...(isCut && concurrency !== undefined ? ['what publishes or deploys may be cut short'] : []),
  ];
}
