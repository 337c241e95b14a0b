import type { RuleSettings } from '../config/types.ts';
import { LanguageError, parseGroups, parsePair, words } from './language.ts';
import { presets } from './presets.ts';
import type { BackMerge, Cut, Pair, Preset, Strategy, TagRule } from './types.ts';

/** Branches of robots that go where topic branches go. */
const robots = ['dependabot/**', 'renovate/**'];

type Variables = Readonly<Record<string, readonly string[]>>;

/** The strategy that the settings ask for, with every name filled in. @throws LanguageError for unreadable `pairs`. */
export function resolveStrategy(settings: RuleSettings, defaultBranch: string): Strategy {
  const preset = presets[settings.strategy];
  const { promote } = settings;
  const hasPromotion = settings.strategy === 'environment';
  const main = (hasPromotion ? promote[0] : settings.main) ?? defaultBranch;
  const variables: Variables = {
    $main: [main],
    $develop: [settings.develop],
    $release: settings.release === null ? [] : [settings.release],
    $topics: settings.branches,
    $robots: robots,
    $promote: promote,
    $production: promote.slice(-1),
    $above: promote.slice(0, -1),
    $merge: settings.merge,
  };
  const textsOf = (keyword: string) => linesOf(preset, keyword, settings);
  const presetPairs = textsOf('merge').flatMap((text) =>
    scopes(text, variables).flatMap((scope) => pairOf(text, scope)),
  );
  const longLived = textsOf('keep').flatMap((text) => globs(text, variables));
  return {
    name: preset.name,
    main,
    develop: settings.strategy === 'gitflow' ? settings.develop : null,
    release: settings.release,
    topics: settings.branches,
    longLived: [...new Set(longLived)],
    pairs: [
      ...settings.pairs.flatMap((text) => pairOf(text, variables)),
      ...presetPairs,
      ...(settings.stacked ? stackedPairs(settings, presetPairs) : []),
    ],
    cuts: textsOf('cut').flatMap((text) => cutOf(text, variables)),
    backMerges: textsOf('back-merge').flatMap((text) => backMergesOf(text, variables, settings.backMergeMs)),
    promote: hasPromotion ? promote : [],
    tags: tagRule(preset, settings, variables),
    creators: textsOf('create').map((text) => parseGroups(text.replace('by ', '')))[0] ?? null,
    anyForkName: textsOf('forks').includes('may use any name'),
  };
}

/** The rest of every line with this keyword that holds under the settings. */
function linesOf(preset: Preset, keyword: string, settings: RuleSettings): readonly string[] {
  return preset.lines
    .filter((line) => line.keyword === keyword)
    .flatMap(({ text }) => {
      const when = /^(main-first|release-first): (.+)/.exec(text);
      if (when === null) return [text];
      return when[1] === settings.fixes ? [when[2] ?? ''] : [];
    });
}

/** A line about `$upstream` stands once for each pair of neighbours in the promotion order. */
function scopes(text: string, variables: Variables): readonly Variables[] {
  if (!text.includes('$upstream')) return [variables];
  const promote = variables['$promote'] ?? [];
  const neighbours = promote.slice(1).map((downstream, index) => ({
    ...variables,
    $upstream: promote.slice(index, index + 1),
    $downstream: [downstream],
  }));
  return text.includes('$production') ? neighbours.slice(-1) : neighbours;
}

/** A topic branch goes into a topic branch under the conditions under which it goes to the main line. */
function stackedPairs(settings: RuleSettings, presetPairs: readonly Pair[]): readonly Pair[] {
  const { branches, merge } = settings;
  if (branches.length === 0) return [];
  const toMain = presetPairs.findLast(({ heads }) => branches.every((glob) => heads.includes(glob)));
  return [{ heads: branches, bases: branches, merge, needs: toMain?.needs ?? [] }];
}

/** Puts the settings in; null where one side of the arrow has no name left, as releases have in some strategies. */
function fillIn(text: string, variables: Variables): string | null {
  const [left = '', right = ''] = text.split(' -> ');
  const [bases = '', ...how] = right.split(': ');
  const heads = globs(left, variables);
  const into = globs(bases, variables);
  if (heads.length === 0 || into.length === 0) return null;
  const methods = how.join(': ').replace('$merge', () => (variables['$merge'] ?? []).join(' or '));
  return `${heads.join(' ')} -> ${into.join(' ')}: ${methods}`;
}

function pairOf(text: string, variables: Variables): readonly Pair[] {
  const filled = fillIn(text, variables);
  return filled === null ? [] : [parsePair(filled)];
}

function globs(text: string, variables: Variables): readonly string[] {
  return words(text).flatMap((word) => {
    if (!word.startsWith('$')) return [word];
    const values = variables[word];
    if (values === undefined)
      throw new LanguageError(`use ${Object.keys(variables).join(', ')}, not ${word}`);
    return values;
  });
}

function cutOf(text: string, variables: Variables): readonly Cut[] {
  const match = /(.+?) from (.+?) by (.+?)(, one at a time)?$/.exec(text);
  if (match === null)
    throw new LanguageError(`a cut is written as BRANCHES from BRANCHES by GROUP, not ${text}`);
  const branches = globs(match[1] ?? '', variables);
  if (branches.length === 0) return [];
  const by = parseGroups(match[3] ?? '');
  return [{ branches, from: globs(match[2] ?? '', variables), by, single: match[4] !== undefined }];
}

function backMergesOf(text: string, variables: Variables, withinMs: number | null): readonly BackMerge[] {
  const [left = '', right = ''] = text.split(' -> ');
  if (withinMs === null) return [];
  const targets = globs(right, variables);
  return globs(left, variables).flatMap((from) => targets.map((to) => ({ from, to, withinMs })));
}

function tagRule(preset: Preset, settings: RuleSettings, variables: Variables): TagRule | null {
  if (settings.tags.length === 0) return null;
  const line = preset.lines.find(({ keyword }) => keyword === 'tag');
  const [, on, by = 'release managers'] = /^on (.+?) by (.+)/.exec(line?.text ?? '') ?? [];
  return {
    names: settings.tags,
    on: on === undefined ? [] : globs(on, variables),
    by: parseGroups(by),
  };
}
