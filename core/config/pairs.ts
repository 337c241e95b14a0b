import { LanguageError, parsePair } from '../branching/language.ts';

/** Words of the rule language that stand for settings, as `pairs` may use them. */
const variables: readonly string[] = [
  '$main',
  '$develop',
  '$release',
  '$topics',
  '$robots',
  '$promote',
  '$production',
  '$above',
  '$merge',
];

const globText = /^[^\s\p{C}\\^~:?[\]{}()!$>]{1,200}$/u;

/** What is wrong with an entry of `pairs`, to follow "must", or null. */
export function pairProblem(text: string): string | null {
  const unknown = text.match(/\$[\w-]*/g)?.find((word) => !variables.includes(word));
  if (unknown !== undefined) return `use a setting (${variables.join(', ')}), not ${unknown}`;
  try {
    const { heads, bases } = parsePair(text.replaceAll('$merge', 'merge').replaceAll('$', ''));
    const wrong = [...heads, ...bases].find((glob) => !globText.test(glob));
    return wrong === undefined ? null : `name branches, or patterns with * and **, not ${wrong}`;
  } catch (error) {
    if (error instanceof LanguageError) return error.message;
    throw error;
  }
}
