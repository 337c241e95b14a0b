export { planAll } from './all.ts';
export { checkPull } from './check.ts';
export { importRepository } from './import.ts';
export { mustBeRead, planRepository, type Planned } from './plan.ts';
export { planPull } from './pull-plan.ts';
export { syncRepository } from './sync.ts';
export {
  changesJson,
  changeText,
  errorText,
  nameOf,
  plainNotes,
  planJson,
  planText,
  syncedText,
} from './words.ts';
export { createStandalone, type Standalone, type StandaloneGitHub } from './world.ts';
