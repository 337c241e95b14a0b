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

/** Nothing in it ends a line or steers a terminal. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
}
