import type { CompileInput } from '../../input.ts';
import type { Compiled } from '../kind.ts';
import { creationRulesets } from './creation.ts';
import { freezeRuleset } from './freeze.ts';
import { longLivedRulesets } from './long-lived.ts';
import { tagRulesets } from './tags.ts';

export function compileRulesets(input: CompileInput): Compiled {
  if (input.config.mechanism !== 'rulesets') return { resources: [], notes: [] };
  const creation = creationRulesets(input);
  const tags = tagRulesets(input);
  return {
    resources: [...longLivedRulesets(input), ...creation.resources, ...tags.resources, freezeRuleset(input)],
    notes: [...creation.notes, ...tags.notes],
  };
}
