/** Rulesets with such a name are ours, even where the ledger was lost. */
const ourPrefix = 'Fairlead: ';

export const rulesetNames = {
  longLived: `${ourPrefix}long-lived branches`,
  names: `${ourPrefix}branch names`,
  tags: `${ourPrefix}tags`,
  tagsStay: `${ourPrefix}tags stay`,
  freeze: `${ourPrefix}freeze`,
  cut: (by: string) => `${ourPrefix}branches cut by ${by}`,
} as const;

export function isOurName(name: string): boolean {
  return name.startsWith(ourPrefix);
}
