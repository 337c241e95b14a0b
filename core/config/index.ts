export { complete, defaultConfig } from './defaults.ts';
export { groupsOf, layersFor, unmatchedGlobs, type GroupedRepository } from './groups.ts';
export { mergeLayers, type Layer, type LayerName, type Origin } from './layers.ts';
export {
  orgConfigFile,
  parseOrgConfig,
  type Match,
  type OrgConfig,
  type OrgGroup,
  type ParsedOrgConfig,
} from './org.ts';
export { configFile, parseConfig, type ParsedConfig, type ResolvedConfig } from './parse.ts';
export {
  peopleNamed,
  unknownPeople,
  type ConfigWithOrigins,
  type KnownPeople,
  type People,
} from './people.ts';
export type { Problem } from './problem.ts';
export { resolveConfig, type ToResolve } from './resolve.ts';
