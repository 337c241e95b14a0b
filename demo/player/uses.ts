import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { standIns, type StandIn } from './stand-ins.ts';
import { step, type Step } from './workflow.ts';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const metadata = z.object({
  inputs: z.record(z.string(), z.object({ default: text.optional() })).nullish(),
  outputs: z.record(z.string(), z.object({ value: text.optional() })).nullish(),
  runs: z.object({
    using: z.string(),
    steps: z.array(step).optional(),
    main: z.string().optional(),
    pre: z.string().optional(),
    post: z.string().optional(),
    'post-if': z.string().optional(),
  }),
});

/** A JavaScript action, ready to run. */
export interface ScriptAction {
  readonly kind: 'script';
  readonly dir: string;
  readonly defaults: Readonly<Record<string, string>>;
  readonly main: string;
  readonly pre: string | null;
  readonly post: string | null;
  readonly postIf: string;
}

/** An action that is made of steps. */
export interface CompositeAction {
  readonly kind: 'composite';
  readonly dir: string;
  readonly defaults: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  /** Expressions, by name. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** What a `uses:` means here. Throws where nothing is known for it. */
export async function resolveUses(
  uses: string,
  where: { readonly product: string; readonly productName: string; readonly workspace: string },
): Promise<ScriptAction | CompositeAction | StandIn> {
  if (uses.startsWith('./')) return readAction(resolve(where.workspace, uses), uses);
  const [name = '', ref] = uses.split('@');
  const play = standIns[name];
  if (play !== undefined) return { kind: 'stand-in', name, play };
  if (ref !== undefined && name === where.productName) return readAction(where.product, uses);
  if (ref !== undefined && name.startsWith(`${where.productName}/`)) {
    const path = name.slice(where.productName.length + 1);
    if (/^[\w-]+(?:\/[\w-]+)*$/.test(path)) return readAction(join(where.product, path), uses);
  }
  const known = [where.productName, ...Object.keys(standIns)].join(', ');
  throw new Error(
    `The step player does not know "${uses}"; it plays ${known}, and actions of the repository itself`,
  );
}

async function readAction(dir: string, uses: string): Promise<ScriptAction | CompositeAction> {
  const file = ['action.yml', 'action.yaml'].map((name) => join(dir, name)).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`"${uses}" has no action.yml`);
  const { inputs, outputs, runs } = metadata.parse(parse(await readFile(file, 'utf8')));
  const defaults: Record<string, string> = {};
  for (const [name, input] of Object.entries(inputs ?? {})) defaults[name] = input.default ?? '';
  if (runs.using === 'composite') {
    const values = Object.entries(outputs ?? {}).map(([name, { value }]) => [name, value ?? ''] as const);
    return { kind: 'composite', dir, defaults, steps: runs.steps ?? [], outputs: Object.fromEntries(values) };
  }
  if (runs.using !== 'node24')
    throw new Error(`"${uses}" runs on ${runs.using}; the step player plays node24 and composite only`);
  if (runs.main === undefined) throw new Error(`"${uses}" names no main file`);
  const script = (path: string) => {
    const full = join(dir, path);
    if (!existsSync(full)) throw new Error(`"${uses}" lacks its bundle ${path}; run npm run bundle`);
    return full;
  };
  return {
    kind: 'script',
    dir,
    defaults,
    main: script(runs.main),
    pre: runs.pre === undefined ? null : script(runs.pre),
    post: runs.post === undefined ? null : script(runs.post),
    postIf: runs['post-if'] ?? 'always()',
  };
}
