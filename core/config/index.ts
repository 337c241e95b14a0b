export { complete, defaultCanary, defaultConfig } from './defaults.ts';
export { configFile, parseConfig, type ParsedConfig } from './parse.ts';
export type { Problem } from './problem.ts';
