export { complete, defaultConfig } from './defaults.ts';
export { orgConfigFile } from './org.ts';
export { configFile, parseConfig } from './parse.ts';
export type { Problem } from './problem.ts';
