import picomatch from 'picomatch';
import { parse } from 'yaml';
import { z } from 'zod';

const scalar = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .transform((value) => String(value ?? ''));
const texts = z.record(z.string(), scalar);
const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const level = z.enum(['read', 'write', 'none']);
const permissions = z.union([z.enum(['read-all', 'write-all']), z.record(z.string(), level), z.null()]);
const condition = z.union([z.string(), z.boolean(), z.number()]).transform(String);

export const step = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  if: condition.optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  shell: z.string().optional(),
  with: texts.default({}),
  env: texts.default({}),
  'working-directory': z.string().optional(),
  'continue-on-error': z.boolean().default(false),
  'timeout-minutes': z.number().positive().optional(),
});

const job = z.object({
  name: z.string().optional(),
  needs: list.default([]),
  if: condition.optional(),
  'runs-on': z.unknown(),
  environment: z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).optional(),
  permissions: permissions.optional(),
  env: texts.default({}),
  defaults: z.object({ run: z.object({ 'working-directory': z.string().optional() }) }).optional(),
  outputs: texts.default({}),
  steps: z.array(step).min(1),
  // What the player does not play is named, never left out silently.
  strategy: z.undefined({ error: 'the step player has no matrix' }).optional(),
  container: z.undefined({ error: 'the step player has no containers' }).optional(),
  services: z.undefined({ error: 'the step player has no service containers' }).optional(),
});

const filter = z
  .object({
    branches: list.optional(),
    'branches-ignore': list.optional(),
    tags: list.optional(),
    types: list.optional(),
    inputs: z.record(z.string(), z.object({ default: scalar.optional() }).nullable()).optional(),
  })
  .nullable();

const workflow = z.object({
  name: z.string().optional(),
  on: z.union([list, z.record(z.string(), z.union([filter, z.array(z.unknown())]))]),
  permissions: permissions.optional(),
  env: texts.default({}),
  defaults: z.object({ run: z.object({ 'working-directory': z.string().optional() }) }).optional(),
  jobs: z.record(z.string(), job),
});

export type Workflow = z.infer<typeof workflow> & { readonly path: string };
export type Job = z.infer<typeof job>;
export type Step = z.infer<typeof step>;

/** Reads a workflow file. Throws with the file's name and the place in it. */
export function parseWorkflow(path: string, text: string): Workflow {
  const result = workflow.safeParse(parse(text));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new Error(`${path}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a workflow'}`);
  }
  return { ...result.data, path };
}

/** What an event must have for `on:` to be matched with it. */
export interface Trigger {
  readonly event: string;
  /** For a pull request its base, for a push the branch itself; null for a tag. */
  readonly branch: string | null;
  /** `opened`, `synchronize`, …; null where the event has none. */
  readonly action: string | null;
}

const DEFAULT_TYPES: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
};

/** True where the workflow runs for the event. Path filters are not read. */
export function triggers(flow: Workflow, trigger: Trigger): boolean {
  if (Array.isArray(flow.on)) return flow.on.includes(trigger.event) && typeMatches(undefined, trigger);
  if (!(trigger.event in flow.on)) return false;
  const rule = flow.on[trigger.event] ?? null;
  if (rule === null || Array.isArray(rule)) return typeMatches(undefined, trigger);
  if (!typeMatches(rule.types, trigger)) return false;
  const { branch } = trigger;
  if (branch === null) return rule.branches === undefined && rule['branches-ignore'] === undefined;
  if (rule.tags !== undefined && rule.branches === undefined) return false;
  if (rule['branches-ignore'] !== undefined && matches(rule['branches-ignore'], branch)) return false;
  return rule.branches === undefined || matches(rule.branches, branch);
}

function typeMatches(types: readonly string[] | undefined, trigger: Trigger): boolean {
  const wanted = types ?? DEFAULT_TYPES[trigger.event];
  return trigger.action === null || wanted === undefined || wanted.includes(trigger.action);
}

/** The last pattern that fits decides; `!` takes away. */
function matches(patterns: readonly string[], branch: string): boolean {
  let found = false;
  for (const pattern of patterns) {
    const negative = pattern.startsWith('!');
    if (picomatch.isMatch(branch, negative ? pattern.slice(1) : pattern)) found = !negative;
  }
  return found;
}

/** The jobs in an order that respects `needs`. Throws on a circle or an unknown name. */
export function orderJobs(flow: Workflow): (readonly [string, Job])[] {
  const order: (readonly [string, Job])[] = [];
  const open = new Map(Object.entries(flow.jobs));
  while (open.size > 0) {
    const ready = [...open].find(([, entry]) =>
      entry.needs.every((name) => order.some(([done]) => done === name)),
    );
    if (ready === undefined)
      throw new Error(`${flow.path}: jobs need each other or an unknown job: ${[...open.keys()].join(', ')}`);
    order.push(ready);
    open.delete(ready[0]);
  }
  return order;
}

/** Permissions of a job's token, by the names of the API; `null` for what was never said means read of contents. */
export function tokenPermissions(flow: Workflow, entry: Job): Record<string, string> {
  const said = entry.permissions === undefined ? flow.permissions : entry.permissions;
  if (said === undefined) return { contents: 'read' };
  if (said === null) return {};
  if (typeof said === 'string') {
    const given = said === 'write-all' ? 'write' : 'read';
    const names = [
      'actions',
      'checks',
      'contents',
      'deployments',
      'issues',
      'packages',
      'pull_requests',
      'statuses',
    ];
    return Object.fromEntries(
      [...names, ...(given === 'write' ? ['id_token'] : [])].map((name) => [name, given]),
    );
  }
  const entries = Object.entries(said).filter(([, value]) => value !== 'none');
  return Object.fromEntries(entries.map(([name, value]) => [name.replaceAll('-', '_'), value]));
}
