import type { Kind } from '../kind.ts';
import { compareSettings, settingsBody } from './compare.ts';
import { compileSettings } from './compile.ts';

export const repositorySettings: Kind = {
  claims: () => true,
  removable: false,
  compile: compileSettings,
  view: (spec) => spec,
  compare: compareSettings,
  body: settingsBody,
  reset: () => null,
};
