import { mergeMethods as methodNames, type MergeMethod, type StrategyName } from '../config/types.ts';
import type { Group, Need, Pair, Preset, PresetDefaults, PresetLine } from './types.ts';

/**
 * The rule language, one rule a line:
 *
 *     defaults key=value …                      what the settings start from
 *     keep GLOB …                               branches that stay
 *     merge [WHEN:] HEADS -> BASES: METHOD or METHOD, NEED, …
 *     cut BRANCHES from BRANCHES by GROUP or GROUP, one at a time
 *     back-merge [WHEN:] BRANCH -> BRANCH …
 *     tag on BRANCHES by GROUP                  where protected tags may point; without it, anywhere
 *     create by GROUP or GROUP                  who may make topic branches; without it, anybody who may push
 *     forks may use any name
 *
 * WHEN is `main-first` or `release-first`. NEED is `approved by GROUP`, `from a fork`, `from this repository`,
 * `already on main` or `promoting`. Words with `$` stand for settings (core/branching/resolve.ts).
 */
const groups: ReadonlyMap<string, Group> = new Map([
  ['release managers', 'release_managers'],
  ['qa', 'qa'],
  ['maintainers', 'maintainers'],
  ['bots', 'bots'],
]);

const needs: ReadonlyMap<string, Need> = new Map([
  ['from a fork', { kind: 'from-fork' }],
  ['from this repository', { kind: 'from-here' }],
  ['already on main', { kind: 'on-main' }],
  ['promoting', { kind: 'promotion' }],
]);

const keywords: readonly PresetLine['keyword'][] = [
  'keep',
  'merge',
  'cut',
  'back-merge',
  'tag',
  'create',
  'forks',
];

/** A sentence in the rule language that cannot be read. `message` says what was expected. */
export class LanguageError extends Error {}

/** Reads a preset's definition. @throws LanguageError */
export function parsePreset(name: StrategyName, definition: string): Preset {
  let defaults: PresetDefaults = {};
  const lines: PresetLine[] = [];
  for (const line of definition.trim().split('\n')) {
    const [word = '', ...rest] = line.split(' ');
    const text = rest.join(' ');
    if (word === 'defaults') defaults = parseDefaults(text);
    else lines.push({ keyword: keywordOf(word), text });
  }
  return { name, defaults, lines };
}

function keywordOf(word: string): PresetLine['keyword'] {
  const found = keywords.find((keyword) => keyword === word);
  if (found === undefined) throw new LanguageError(`no rule starts with ${word}`);
  return found;
}

function parseDefaults(text: string): PresetDefaults {
  const values = text.split(' ').map((entry): [string, unknown] => {
    const [key = '', value] = entry.split('=');
    if (value === undefined) return [key, true];
    if (key === 'branches' || key === 'merge' || key === 'promote') return [key, value.split(',')];
    if (key === 'bake') return [key, Object.fromEntries(value.split(',').map((part) => part.split(':')))];
    return [key, value];
  });
  return Object.fromEntries(values);
}

/** Reads `HEADS -> BASES: METHODS, NEEDS`. @throws LanguageError */
export function parsePair(text: string): Pair {
  const match = /^([^:>]+?) -> ([^:>]+?): (.+)$/.exec(text.trim());
  if (match === null) throw new LanguageError('be written as `feature/* -> main: squash`');
  const [, heads = '', bases = '', how = ''] = match;
  const [methods = '', ...conditions] = how.split(', ');
  const [first = '', ...others] = methods.split(' or ');
  return {
    heads: words(heads),
    bases: words(bases),
    merge: [methodOf(first), ...others.map(methodOf)],
    needs: conditions.map(needOf),
  };
}

function methodOf(word: string): MergeMethod {
  const found = methodNames.find((method) => method === word.trim());
  if (found === undefined)
    throw new LanguageError(`use a merge method (${methodNames.join(', ')}), not ${word}`);
  return found;
}

function needOf(text: string): Need {
  const by = /^approved by (.+)/.exec(text.trim());
  if (by !== null) return { kind: 'approved-by', group: groupOf(by[1] ?? '') };
  const need = needs.get(text.trim());
  if (need === undefined) {
    throw new LanguageError(`use a condition (approved by …, ${[...needs.keys()].join(', ')}), not ${text}`);
  }
  return need;
}

function groupOf(text: string): Group {
  const group = groups.get(text.trim());
  if (group === undefined)
    throw new LanguageError(`name a group (${[...groups.keys()].join(', ')}), not ${text}`);
  return group;
}

/** `release managers or maintainers` */
export function parseGroups(text: string): readonly Group[] {
  return text.split(' or ').map(groupOf);
}

export function words(text: string): readonly string[] {
  return text.trim().split(/ +/);
}
