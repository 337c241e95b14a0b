import { checkRules, checkTogether } from './check-rules.ts';
import { checkServices } from './check-services.ts';
import { completeWith } from './defaults.ts';
import { explainAll } from './explain.ts';
import { createLayer, mergeLayers, type Layer, type MergedLayers, type Origin } from './layers.ts';
import type { Locator } from './locate.ts';
import { hasError, inOrder, type Problem } from './problem.ts';
import { fileSchema, type ConfigFile } from './schema.ts';
import type { FairleadConfig } from './types.ts';
import { readYaml } from './yaml.ts';

/** Where the configuration stands in every repository. */
export const configFile = '.github/fairlead.yml';

export interface ResolvedConfig {
  /** Null only where the repository's own file cannot be used; then no part of it is. */
  readonly config: FairleadConfig | null;
  /**
   * Of the repository's file, in its order, at most 50. Errors beside a configuration are refusals: the key in question
   * is not in force, and the rest is.
   */
  readonly problems: readonly Problem[];
  /**
   * Where every value comes from, by its path in the file: `max_age`, `checks.0`,
   * `environments.production.approval`. Every key of the rules is there.
   */
  readonly origins: Readonly<Record<string, Origin>>;
}

export interface ParsedConfig {
  /** Null where an error stands among the problems. */
  readonly config: FairleadConfig | null;
  /** In the order of the file, at most 50. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a fairlead.yml that stands alone, without an organisation above it. Never throws, whatever the text; `file` is
 * the path that the problems name. An empty file is the default configuration.
 */
export function parseConfig(text: string, file: string = configFile): ParsedConfig {
  const { config, problems } = parseBelow(text, file, []);
  return { config: hasError(problems) ? null : config, problems };
}

/** The same below the layers of an organisation; none: the file stands alone. */
export function parseBelow(text: string, file: string, layers: readonly Layer[]): ResolvedConfig {
  const { data, locator, problems } = readYaml(text, file);
  if (locator === null) return unusable(problems);
  const parsed = fileSchema.safeParse(data);
  if (!parsed.success) return unusable(explainAll(fileSchema, data, parsed.error, locator));
  const layer = createLayer('repository', parsed.data, locator.places());
  return check(parsed.data, mergeLayers(layers, layer), locator, layers.length === 0);
}

function check(file: ConfigFile, merged: MergedLayers, locator: Locator, alone: boolean): ResolvedConfig {
  const config = completeWith(file, merged.settings, merged.environments);
  const rules = { file, path: [], effective: config, locator };
  const own = [...checkServices(file, locator), ...checkRules(rules)];
  const together = checkTogether(rules);
  const problems = inOrder([...own, ...together, ...merged.problems]);
  // What does not fit together may be the doing of a layer above: that must not put the whole file out of force.
  const broken = hasError(own) || (alone && hasError(together));
  return broken ? unusable(problems) : { config, problems, origins: merged.origins };
}

function unusable(problems: readonly Problem[]): ResolvedConfig {
  return { config: null, problems: inOrder(problems), origins: {} };
}
