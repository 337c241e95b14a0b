import type { ResourceKind } from './types.ts';

/** Rulesets and branch protection are two mechanisms, and their names are never mixed. */
export const kindNames: Readonly<
  Record<ResourceKind, { readonly singular: string; readonly plural: string }>
> = {
  'repository-settings': { singular: 'repository settings', plural: 'repository settings' },
  ruleset: { singular: 'ruleset', plural: 'rulesets' },
  'branch-protection': { singular: 'branch protection', plural: 'branch protections' },
  environment: { singular: 'environment', plural: 'environments' },
};
