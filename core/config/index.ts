export { complete, defaultConfig } from './defaults.ts';
export { groupsOf, layersFor, unmatchedGlobs, type GroupedRepository } from './groups.ts';
export { type LayerName, type Origin } from './layers.ts';
export { orgConfigFile, parseOrgConfig, type OrgConfig } from './org.ts';
export { configFile, parseConfig, type ResolvedConfig } from './parse.ts';
export { peopleNamed, unknownPeople } from './people.ts';
export type { Problem } from './problem.ts';
export { resolveConfig } from './resolve.ts';
