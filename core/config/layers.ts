import { pathKey, type Places } from './locate.ts';
import { problem, type FilePlace, type Problem } from './problem.ts';
import type { ConfigFile } from './schema.ts';
import type { LayerFile } from './schema/org.ts';
import {
  environmentFileKeys,
  environmentKeys,
  environmentSettingsOf,
  fileKeys,
  ruleKeys,
  settingsOf,
  type EnvironmentSettings,
} from './settings.ts';
import { compare, environmentOrders, ruleOrders, type Order } from './tighter/index.ts';
import type { RuleSettings } from './types.ts';

export type LayerName = 'preset' | 'organisation' | `group ${string}` | 'repository';

/** What one layer sets, and nothing of what it leaves to others. */
export interface Layer {
  readonly name: LayerName;
  readonly settings: Partial<RuleSettings>;
  readonly environments: Readonly<Record<string, Partial<EnvironmentSettings>>>;
  /** By the paths that a repository's file has. */
  readonly places: Places;
}

/** Which layer a value comes from, and where it stands there; null for what no file says. */
export interface Origin {
  readonly layer: LayerName;
  readonly place: FilePlace | null;
}

export interface MergedLayers {
  readonly settings: Partial<RuleSettings>;
  readonly environments: Readonly<Record<string, Partial<EnvironmentSettings>>>;
  /** By path as the file has it: `max_age`, `checks.0`, `environments.production.approval`. */
  readonly origins: Readonly<Record<string, Origin>>;
  /** What the repository may not do. */
  readonly problems: readonly Problem[];
}

/** One key of a layer that can be merged and compared by itself. */
interface Entry {
  readonly path: string;
  readonly environment: string | null;
  readonly key: string;
  readonly value: unknown;
  readonly order: Order<unknown>;
  readonly layer: Layer;
}

type Entries = ReadonlyMap<string, Entry>;

/**
 * Holds as soon as a layer above the repository sets a rule: each of these would let a repository walk around all the
 * others.
 */
const implied = {
  pairs: [],
  directCommits: 'deny',
  enforcement: 'enforce',
} as const satisfies Partial<RuleSettings>;

/** The layer that a file (one that has passed the schema) makes. */
export function createLayer(name: LayerName, file: LayerFile | ConfigFile, places: Places): Layer {
  const environments = Object.entries(file.environments ?? {}).map(
    ([key, environment]) => [key, environmentSettingsOf(environment)] as const,
  );
  return { name, settings: settingsOf(file), environments: Object.fromEntries(environments), places };
}

/**
 * Merges the layers above a repository in their order, where a later one wins over an earlier one, stricter or not, and
 * puts the repository below them. A repository may only tighten what they set, key by key. A value that is looser, or
 * cannot be compared, is a problem at its place, and the value above stays in force; of lists that can only grow, such
 * as checks, both stay. Everything else of the repository's file holds.
 */
export function mergeLayers(upper: readonly Layer[], repository: Layer | null): MergedLayers {
  const above = new Map(upper.flatMap((layer) => entriesOf(layer)));
  const asked = withImplied(above);
  const problems: Problem[] = [];
  const merged = new Map(above);
  for (const [path, entry] of repository === null ? [] : entriesOf(repository)) {
    const other = asked.get(path);
    const { kept, refusal } = other === undefined ? { kept: entry, refusal: null } : settle(other, entry);
    merged.set(path, kept);
    if (refusal !== null) problems.push(refusal);
  }
  const layers = repository === null ? upper : [...upper, repository];
  return { ...collect(merged, layers), origins: originsOf(merged, layers), problems };
}

function entriesOf(layer: Layer): readonly (readonly [string, Entry])[] {
  const rules = ruleKeys.flatMap((key) =>
    toEntry(layer, [fileKeys[key]], null, key, layer.settings[key], ruleOrders[key]),
  );
  const environments = Object.entries(layer.environments).flatMap(([name, settings]) =>
    environmentKeys.flatMap((key) => {
      const path = ['environments', name, environmentFileKeys[key]];
      return toEntry(layer, path, name, key, settings[key], environmentOrders[key]);
    }),
  );
  return [...rules, ...environments];
}

function toEntry(
  layer: Layer,
  steps: readonly string[],
  environment: string | null,
  key: string,
  value: unknown,
  order: Order<unknown>,
): readonly (readonly [string, Entry])[] {
  if (value === undefined) return [];
  const path = pathKey(steps);
  return [[path, { path, environment, key, value, order, layer }]];
}

function withImplied(above: Entries): Entries {
  const first = [...above.values()].find(({ environment }) => environment === null);
  if (first === undefined) return above;
  const layer: Layer = { name: first.layer.name, settings: implied, environments: {}, places: {} };
  return new Map([...entriesOf(layer), ...above]);
}

function settle(upper: Entry, lower: Entry): { readonly kept: Entry; readonly refusal: Problem | null } {
  const { order, path } = lower;
  const relation = compare(order, upper.value, lower.value);
  if (relation === 'equal' || relation === 'tighter') return { kept: lower, refusal: null };
  const both = order.both?.(upper.value, lower.value) ?? upper.value;
  const place = lower.layer.places[path] ?? { file: '', line: 1, column: 1 };
  const asks = `${layerText(upper.layer.name)} (${placeText(upper.layer.places[path])})`;
  const sentence =
    relation === 'looser'
      ? `\`${path}\` is looser here than ${asks} asks`
      : `\`${path}\` cannot be compared with what ${asks} asks`;
  const remedy = `${order.remedy(upper.value)}, or remove the key.`;
  return { kept: { ...upper, value: both }, refusal: problem('error', place, sentence, remedy) };
}

function layerText(name: LayerName): string {
  return name.startsWith('group ') ? `the ${name}` : 'the organisation';
}

function placeText(place: FilePlace | undefined): string {
  return place === undefined ? 'by default' : `${place.file}, line ${place.line}`;
}

function collect(merged: Entries, layers: readonly Layer[]): Pick<MergedLayers, 'settings' | 'environments'> {
  const settings: Record<string, unknown> = {};
  const named = layers.flatMap(({ environments }) => Object.keys(environments));
  const environments = new Map(named.map((name): [string, Record<string, unknown>] => [name, {}]));
  for (const { environment, key, value } of merged.values()) {
    const into = environment === null ? settings : environments.get(environment);
    if (into !== undefined) into[key] = value;
  }
  return { settings, environments: Object.fromEntries(environments) };
}

function originsOf(merged: Entries, layers: readonly Layer[]): Readonly<Record<string, Origin>> {
  const origins = new Map<string, Origin>();
  for (const key of ruleKeys) origins.set(fileKeys[key], { layer: 'preset', place: null });
  for (const layer of layers) {
    for (const [path, place] of Object.entries(layer.places)) {
      const owner = merged.get(ownerOf(path));
      if (owner === undefined || owner.layer === layer) origins.set(path, { layer: layer.name, place });
    }
  }
  for (const { path, layer } of merged.values()) {
    if (layer.places[path] === undefined) origins.set(path, { layer: layer.name, place: null });
  }
  return Object.fromEntries(origins);
}

/** The path of the key that is merged as a whole, of any path inside it. */
function ownerOf(path: string): string {
  const steps = path.split('.');
  return steps.slice(0, steps[0] === 'environments' ? 3 : 1).join('.');
}
