import type { Kind } from '../kind.ts';
import { compareEnvironments, environmentBody, environmentReset, environmentView } from './compare.ts';
import { compileEnvironments } from './compile.ts';

export const environments: Kind = {
  claims: () => true,
  removable: true,
  compile: compileEnvironments,
  view: environmentView,
  compare: compareEnvironments,
  body: environmentBody,
  reset: environmentReset,
};
