export { complete, defaultConfig } from './defaults.ts';
export { configFile, parseConfig } from './parse.ts';
export type { Problem } from './problem.ts';
