import { presets } from '../branching/presets.ts';
import { pathText } from './explain.ts';
import type { Locator, Path } from './locate.ts';
import { problem, type Problem } from './problem.ts';
import type { EnvironmentRulesFile, RulesFile } from './schema.ts';
import type { RuleSettings, StrategyName } from './types.ts';

/** The rules that stand at one place of a file, and what they are part of. */
export interface RulesToCheck {
  readonly file: RulesFile & {
    readonly environments?: Readonly<Record<string, EnvironmentRulesFile>> | undefined;
  };
  /** From the root of the file to the rules. */
  readonly path: Path;
  /** With every layer above and every default, as far as they are known here. */
  readonly effective: Partial<RuleSettings>;
  readonly locator: Locator;
}

type StrategyKey = 'main' | 'develop' | 'release' | 'fixes' | 'promote' | 'bake' | 'back_merge' | 'schedule';

/** What the definition of a strategy, or a pair of the file, says where a key has an effect. */
const uses: Readonly<Record<StrategyKey, RegExp>> = {
  main: /\$main\b/,
  develop: /\$develop\b/,
  release: /\$release\b/,
  fixes: /^\S+ (?:main|release)-first:/,
  promote: /\$promote\b/,
  bake: /\bpromoting\b/,
  back_merge: /^back-merge /,
  schedule: /^cut \$release\b/,
};

/** Keys that the strategy does not look at. Saying nothing would let people rely on them. */
export function checkEffect({ file, path, effective, locator }: RulesToCheck): Problem[] {
  const { strategy } = effective;
  if (strategy === undefined) return [];
  const keys = Object.keys(uses) as StrategyKey[];
  return keys
    .filter((key) => file[key] !== undefined && file[key] !== false)
    .flatMap((key) => {
      const why = idleWhy(key, strategy, effective, file);
      if (why === null) return [];
      const sentence = `${pathText([...path, key])} has no effect: ${why}`;
      return [
        problem('warning', locator.key([...path, key]), sentence, 'Remove it, or choose another strategy.'),
      ];
    });
}

function idleWhy(
  key: StrategyKey,
  strategy: StrategyName,
  effective: Partial<RuleSettings>,
  file: RulesFile,
): string | null {
  if (key === 'main' && strategy === 'environment') return 'the first branch of `promote` is the main line';
  const { fixes, release } = effective;
  const lines = presets[strategy].lines
    .filter(({ text }) => key === 'fixes' || fixes === undefined || !isOther(text, fixes))
    .map(({ keyword, text }) => `${keyword} ${text}`);
  if (![...lines, ...(file.pairs ?? [])].some((line) => uses[key].test(line))) {
    const under = key === 'back_merge' && strategy === 'release' ? ' with `fixes: main-first`' : '';
    return `the strategy ${strategy}${under} does not use it`;
  }
  if (key === 'schedule' && release == null) return 'there are no release branches without `release`';
  return null;
}

/** A line that holds only for fixes the other way round. */
function isOther(text: string, fixes: RuleSettings['fixes']): boolean {
  const when = /^(main-first|release-first):/.exec(text)?.[1];
  return when !== undefined && when !== fixes;
}
