export { planAll } from './all.ts';
export { checkPull, type CheckedPull } from './check.ts';
export { importRepository, type ImportedFile } from './import.ts';
export { mustBeRead, planRepository, type Planned } from './plan.ts';
export { planPull } from './pull-plan.ts';
export { syncRepository, type Synced } from './sync.ts';
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
export { createStandalone, type Standalone, type StandaloneGitHub, type StandaloneOptions } from './world.ts';
