import { LanguageError, parsePair } from '../branching/language.ts';

/** Words of the rule language that stand for branches of the settings, as `pairs` may use them. */
const variables: readonly string[] = [
  '$main',
  '$develop',
  '$release',
  '$topics',
  '$robots',
  '$promote',
  '$production',
  '$above',
];

const globText = /^[^\s\p{C}\\^~:?[\]{}()!$>]{1,200}$/u;

/** What is wrong with an entry of `pairs`, to follow "must"; null where nothing is. */
export function pairProblem(text: string): string | null {
  const [sides = '', ...rest] = text.split(': ');
  const wrong = sides.split(/\s+/).find((word) => word.includes('$') && !variables.includes(word));
  if (wrong !== undefined) return `use ${variables.join(', ')}, not ${wrong}`;
  const how = rest.join(': ').replace('$merge', 'merge');
  try {
    const { heads, bases } = parsePair([sides.replaceAll('$', ''), how].join(': '));
    const bad = [...heads, ...bases].find((glob) => !globText.test(glob));
    return bad === undefined ? null : `name branches, or patterns with * and **, not ${bad}`;
  } catch (error) {
    if (error instanceof LanguageError) return error.message;
    throw error;
  }
}
