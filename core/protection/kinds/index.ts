import type { ResourceKind } from '../types.ts';
import { branchProtections } from './branch-protection/index.ts';
import { environments } from './environment/index.ts';
import type { Kind } from './kind.ts';
import { repositorySettings } from './repository-settings/index.ts';
import { rulesets } from './ruleset/index.ts';

/** In the order in which they are written: a ruleset may ask for a merge method that the repository must allow. */
export const kinds: Readonly<Record<ResourceKind, Kind>> = {
  'repository-settings': repositorySettings,
  ruleset: rulesets,
  'branch-protection': branchProtections,
  environment: environments,
};

export const kindOrder: readonly ResourceKind[] = [
  'repository-settings',
  'ruleset',
  'branch-protection',
  'environment',
];
