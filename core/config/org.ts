import { checkRules, checkTogether } from './check-rules.ts';
import { completeRules } from './defaults.ts';
import { explainAll } from './explain.ts';
import { createLayer, mergeLayers, type Layer } from './layers.ts';
import { pathKey, type Locator, type Path, type Places } from './locate.ts';
import { hasError, inOrder, problem, type Problem } from './problem.ts';
import { orgSchema, type LayerFile, type MatchFile, type OrgFile } from './schema/org.ts';
import type { RuleSettings } from './types.ts';
import { readYaml } from './yaml.ts';

/** Where an organisation's configuration stands in its configuration repository. */
export const orgConfigFile = 'fairlead-org.yml';

/** Which repositories are meant: those that one of the three lists names. */
export interface Match {
  /** Globs of names without the owner, compared without case. */
  readonly repositories: readonly string[];
  /** Teams that have access to the repository. */
  readonly teams: readonly string[];
  /** Custom properties, each with its values; all of the properties must match, any value of each will do. */
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

export interface OrgGroup {
  readonly name: string;
  readonly match: Match;
  readonly exclude: Match | null;
  readonly layer: Layer;
  /** By path inside the group: `match.repositories.0`. */
  readonly places: Places;
}

/** `fairlead-org.yml`, read. */
export interface OrgConfig {
  readonly defaults: Layer;
  /** In their order: several may match one repository, and a later one wins. */
  readonly groups: readonly OrgGroup[];
}

export interface ParsedOrgConfig {
  /** Null where an error stands among the problems. */
  readonly config: OrgConfig | null;
  /** In the order of the file, at most 50. */
  readonly problems: readonly Problem[];
}

/** Reads a fairlead-org.yml. Never throws, whatever the text; an empty file sets nothing. */
export function parseOrgConfig(text: string, file: string = orgConfigFile): ParsedOrgConfig {
  const { data, locator, problems } = readYaml(text, file);
  if (locator === null) return { config: null, problems: inOrder(problems) };
  const parsed = orgSchema.safeParse(data);
  if (!parsed.success) {
    return { config: null, problems: inOrder(explainAll(orgSchema, data, parsed.error, locator)) };
  }
  const config = createOrg(parsed.data, locator.places());
  const found = [...layerProblems(parsed.data, config, locator), ...groupProblems(parsed.data, locator)];
  return { config: hasError(found) ? null : config, problems: inOrder(found) };
}

function createOrg(file: OrgFile, places: Places): OrgConfig {
  return {
    defaults: createLayer('organisation', file.defaults ?? {}, within(places, ['defaults'])),
    groups: (file.groups ?? []).map(({ name, match, exclude, rules }, index) => {
      const own = within(places, ['groups', index]);
      return {
        name,
        match: matchOf(match),
        exclude: exclude === undefined ? null : matchOf(exclude),
        layer: createLayer(`group ${name}`, rules, within(own, ['rules'])),
        places: own,
      };
    }),
  };
}

function within(places: Places, path: Path): Places {
  const prefix = `${pathKey(path)}.`;
  const inside = Object.entries(places).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(inside.map(([key, place]) => [key.slice(prefix.length), place]));
}

function matchOf({ repositories = [], teams = [], properties = {} }: MatchFile): Match {
  const values = Object.entries(properties).map(
    ([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(String)] as const,
  );
  return { repositories, teams, properties: Object.fromEntries(values) };
}

/** Every layer by itself, and what is already sure of the layers together. */
function layerProblems(file: OrgFile, config: OrgConfig, locator: Locator): Problem[] {
  const check = (rules: LayerFile, path: Path, layers: readonly Layer[]) => {
    const effective = known(mergeLayers(layers, null).settings);
    const toCheck = { file: rules, path, effective, locator };
    return [...checkRules(toCheck), ...checkTogether(toCheck)];
  };
  const { defaults, groups } = config;
  return [
    ...check(file.defaults ?? {}, ['defaults'], [defaults]),
    ...(file.groups ?? []).flatMap(({ rules }, index) => {
      const layer = groups[index]?.layer ?? defaults;
      return check(rules, ['groups', index, 'rules'], [defaults, layer]);
    }),
  ];
}

/** Without a strategy nothing is known of what the layers leave open. */
function known(settings: Partial<RuleSettings>): Partial<RuleSettings> {
  return settings.strategy === undefined ? settings : completeRules(settings);
}

function groupProblems({ groups = [] }: OrgFile, locator: Locator): Problem[] {
  const names = groups.map(({ name }) => name);
  return names.flatMap((name, index) => {
    if (names.indexOf(name) === index) return [];
    const place = locator.value(['groups', index, 'name']);
    return [
      problem('error', place, `Two groups have the name ${name}`, 'Give each group a name of its own.'),
    ];
  });
}
